#pragma once

#include "doc/node.h"

namespace pave::kube {

/// Whether SOPS encrypted this document or object: it has a top-level `sops` map with a `mac` that is itself an
/// `ENC[...]` text (SOPS writes no file without one, see getsops/sops, stores/stores.go). The values of such a tree are
/// ciphertext, so nothing about them can be judged.
bool is_sops_encrypted(const doc::Node& root);

}  // namespace pave::kube
