#pragma once

#include <string_view>

#include "judge/server/rule.h"

namespace pave::judge::server::resource {

extern const Format kDriver;         ///< `gpu.example.com`: a DNS subdomain of at most 63 bytes in any case
extern const Format kDriverOfAny;    ///< the same of up to 253 bytes
extern const Format kPool;           ///< DNS subdomains joined by slashes
extern const Format kAttribute;      ///< `model`, or with a domain `example.com/model`
extern const Format kFullAttribute;  ///< with a domain
extern const Format kVersion;        ///< `1.2.3-beta.1+build`, as semver.org has it

/// A text that may be missing, but not be empty (server/required).
constexpr Action not_empty() { return {.run = actions::check_required}; }

/// Whether a version of the API has the fields of a request and of a device where they were first: not below `exactly`,
/// and below `basic`. The server names them as the newer versions have them.
bool is_flat(const Scope& scope);

/// A list longer than this is named and its items are not looked at (pkg/apis/resource/validation, validateSlice).
bool is_too_long(Value list, std::int64_t most);
/// Items of the same name; the server names the second item, before 1.35 its name (validateSet).
void unique_names(Value list, doc::Symbol name);

}  // namespace pave::judge::server::resource
