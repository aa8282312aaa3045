#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "base/version.h"
#include "kube/object.h"
#include "kube/schema/catalog.h"

namespace pave::judge::schema {

/// What the catalogue knows of an object's kind: its facts when this version of Kubernetes has a schema of it.
struct KindLookup {
  const kube::schema::KindFacts* facts = nullptr;  ///< null: no schema
  std::optional<base::Diagnostic> wrong;           ///< schema/unknown-kind
  bool left_to_lifecycle = false;                  ///< the judge of API versions says that it was removed
};

/// Needs a version that the catalogue has.
KindLookup look_up_kind(const kube::Object& object, const kube::schema::Catalog& catalog, base::KubeVersion version);

/// `apps/v1`, or `v1` for the core group.
std::string api_version(const kube::schema::KindFacts& facts);

/// A built-in kind's apiVersion that differs little from the object's, or empty.
std::string similar_api_version(const kube::Object& object, const kube::schema::Catalog& catalog);

}  // namespace pave::judge::schema
