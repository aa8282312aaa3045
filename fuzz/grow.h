#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace pave::fuzz {

/// A Kubernetes object as JSON text that the bytes describe: the first two choose the kind, the others what is in it.
/// Most values fit the schema, some don't. Any bytes give some object; more bytes give a larger one.
std::string grow_object(std::span<const std::uint8_t> bytes);

}  // namespace pave::fuzz
