#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/pattern.h"
#include "doc/node.h"
#include "kube/crd/format.h"

namespace pave::kube::crd {

/// Types of JSON Schema as bits, so that a set of them is a number.
enum TypeBit : std::uint8_t {
  kObject = 1,
  kArray = 2,
  kString = 4,
  kInteger = 8,
  kNumber = 16,
  kBoolean = 32,
  kNullType = 64,
  kOtherType = 128,  ///< a type that nothing has
};

enum class ListType : std::uint8_t { Atomic, Set, Map };

struct Schema;

struct Property {
  std::string_view name;
  const Schema* schema;
};

/// One node of an OpenAPI v3 schema of a custom resource, compiled for judging: what structural schemas and value
/// validations say (apiextensions/v1, JSONSchemaProps) without descriptions and without what a structural schema can't
/// have. Lives in the arena of a CompiledSchema, is never written to, and may be read by many threads.
struct Schema {
  std::uint8_t types = 0;  ///< TypeBits; 0: none is stated. int-or-string has two
  Format format = Format::None;
  ListType list_type = ListType::Atomic;
  bool nullable = false;
  bool preserve_unknown_fields = false;
  bool embedded_resource = false;
  bool int_or_string = false;
  bool unique_items = false;
  bool exclusive_minimum = false;
  bool exclusive_maximum = false;
  bool has_additional = false;      ///< additionalProperties is written, as a schema, true or false
  bool forbids_additional = false;  ///< additionalProperties: false
  bool has_rules = false;           ///< x-kubernetes-validations, here or below
  std::optional<double> minimum;
  std::optional<double> maximum;
  std::optional<double> multiple_of;
  std::optional<std::int64_t> min_length;
  std::optional<std::int64_t> max_length;
  std::optional<std::int64_t> min_items;
  std::optional<std::int64_t> max_items;
  std::optional<std::int64_t> min_properties;
  std::optional<std::int64_t> max_properties;
  const base::Pattern* pattern = nullptr;
  std::span<const Property> properties;  ///< sorted by name
  std::span<const Property> defaults;    ///< of the properties, those with a default
  const Schema* items = nullptr;
  const Schema* additional = nullptr;  ///< of additionalProperties, when it is a schema
  std::span<const std::string_view> required;
  std::span<const std::string_view> list_map_keys;
  std::span<const doc::Node> enums;
  const doc::Node* default_value = nullptr;  ///< never null's node
  std::span<const Schema* const> all_of;
  std::span<const Schema* const> any_of;
  std::span<const Schema* const> one_of;
  const Schema* not_schema = nullptr;

  /// The schema of a property, or null.
  const Schema* property(std::string_view name) const {
    std::size_t low = 0;
    for (std::size_t count = properties.size(); count > 0;) {
      std::size_t half = count / 2;
      if (properties[low + half].name < name) {
        low += half + 1;
        count -= half + 1;
      } else {
        count = half;
      }
    }
    return low < properties.size() && properties[low].name == name ? properties[low].schema : nullptr;
  }
  /// The schema of a field as a structural schema has it: of the property, else of additionalProperties; may be null.
  const Schema* field(std::string_view name) const {
    const Schema* found = property(name);
    return found != nullptr ? found : additional;
  }
};

}  // namespace pave::kube::crd
