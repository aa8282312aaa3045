#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "base/origin.h"
#include "doc/node.h"
#include "lang/value.h"
#include "render/helm/release_options.h"

namespace pave::render::helm {

/// What a field of one of Helm's Go structs holds.
enum class GoKind : std::uint8_t {
  String,
  Bool,
  Time,
  StringList,  ///< []string
  StringMap,   ///< map[string]string
  AnyList,     ///< []interface {}
  StructList,  ///< []*T
};

struct GoStruct;

struct GoField {
  std::string_view key;   ///< in YAML; found whatever its case, as encoding/json does
  std::string_view name;  ///< in Go
  GoKind kind;
  const GoStruct* item = nullptr;  ///< of a StructList
};

struct GoStruct {
  std::string_view name;     ///< `Metadata`
  std::string_view package;  ///< `v2`
  std::span<const GoField> fields;
};

/// A value that a field can't hold. `message` names the field, as `dependencies[0].name`, and what it should be.
struct DecodeFault {
  std::string message;
  std::string help;
  std::string helm;  ///< as sigs.k8s.io/yaml says it, from `error unmarshaling JSON` on
  base::Origin origin;
};

/// Reads a document into a struct as yaml.Unmarshal of sigs.k8s.io/yaml does, with its liberties: numbers and booleans become
/// texts where a text is wanted (1.10 is "1.1"), other keys are passed over, null changes nothing. `into` has what was
/// read by the fields' Go names; what is there and isn't written again stays, as for Helm's requirements.yaml. Texts are
/// copied to the arena when they are not those of the tree. `node` null: an empty document.
std::expected<void, DecodeFault> decode(const doc::Node* node, const GoStruct& type, HelmVersion version,
                                        base::Arena& arena, lang::Map& into);

}  // namespace pave::render::helm
