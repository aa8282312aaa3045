#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "render/helm/repository/transport.h"

namespace pave::render::helm::repository {

/// `oci://host:5000/charts/web:1.2.3` or `...@sha256:...` in parts; a `+` of a version is a `_` in a tag.
struct RegistryReference {
  std::string host;
  std::string repository;
  std::string tag;
  std::string digest;  ///< `sha256:...`
};
/// The error is a clause: `it has no repository behind the host`.
std::expected<RegistryReference, std::string> parse_registry_reference(std::string_view reference);

/// A chart out of a registry, its digest checked.
struct RegistryChart {
  std::string bytes;   ///< of the archive
  std::string digest;  ///< SHA-256 of them, in hexadecimal
  std::string tag;     ///< that was chosen
};

struct RegistryOptions {
  std::string version;         ///< a version or a range, where the reference has no tag
  Access access;               ///< goes to the registry and to where it sends for a token, over https only
  bool is_plain_http = false;  ///< the registry speaks http, and gets the login all the same
};

/// Downloads a chart by the protocol of registries (the OCI distribution specification): the tags when a range is wanted,
/// the manifest, the layer with the chart. Where the registry asks for a token (WWW-Authenticate: Bearer), one is got
/// from the place that it names. Errors are clauses that name what was asked for, never a login.
std::expected<RegistryChart, std::string> fetch_from_registry(Transport& network, const RegistryReference& reference,
                                                              const RegistryOptions& options);

}  // namespace pave::render::helm::repository
