#pragma once

#include <optional>

#include "base/quantity.h"
#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// An amount of storage, as a text or a number. nullopt: not there, or none that can be read (a matter of the schema).
/// What is null is nothing, as for the server's decoder.
std::optional<base::Quantity> storage_amount(const Value& value);

}  // namespace pave::judge::server::core
