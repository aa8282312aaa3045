#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/pattern.h"
#include "doc/json_schema/decimal.h"
#include "doc/json_schema/draft.h"
#include "doc/json_schema/format.h"
#include "doc/node.h"

namespace pave::doc::json_schema {

struct Document;
struct Schema;

/// JSON's types, as bits. Integer is a bit of its own: a number may be one.
enum Type : std::uint8_t {
  kNull = 1,
  kBoolean = 2,
  kNumber = 4,
  kInteger = 8,
  kString = 16,
  kArray = 32,
  kObject = 64,
};

struct NamedSchema {
  std::string_view name;
  const Schema* schema = nullptr;
};
struct PatternSchema {
  const base::Pattern* pattern = nullptr;
  const Schema* schema = nullptr;
};
/// `dependencies`, `dependentRequired`, `dependentSchemas`: what a property asks for.
struct Dependent {
  std::string_view name;
  std::span<const std::string_view> required = {};
  const Schema* schema = nullptr;  ///< null: `required` holds
};
/// A number of the schema; the Decimal lives as long as the program.
using Bound = const Decimal*;

/// One compiled schema: what each keyword says, null or empty where it is not written. Lives in the program's arena. Which
/// keywords count in which draft, and in which order they are judged, is as in jsonschema v6 (santhosh-tekuri), the library
/// of Helm 4.
struct Schema {
  const Node* node = nullptr;          ///< where it is written
  const Document* document = nullptr;  ///< null: made for a choice of vocabularies
  const Schema* resource = nullptr;    ///< the one with the `$id` that it belongs to
  Draft draft = Draft::D2020;
  bool is_true = false;   ///< `true` or `{}`
  bool is_false = false;  ///< `false`
  bool recursive_anchor = false;
  bool unique_items = false;
  std::uint8_t types = 0;
  std::uint8_t enum_types = 0;

  const Schema* ref = nullptr;
  const Schema* recursive_ref = nullptr;
  const Schema* dynamic_ref = nullptr;
  std::string_view dynamic_ref_anchor = {};
  std::string_view dynamic_anchor = {};
  std::span<const NamedSchema> dynamic_anchors = {};  ///< of a resource

  const Node* enumeration = nullptr;
  const Node* constant = nullptr;
  const Format* format = nullptr;
  const Schema* negated = nullptr;
  std::span<const Schema* const> all_of = {};
  std::span<const Schema* const> any_of = {};
  std::span<const Schema* const> one_of = {};
  const Schema* condition = nullptr;
  const Schema* then = nullptr;
  const Schema* otherwise = nullptr;

  std::optional<std::int64_t> min_properties = {};
  std::optional<std::int64_t> max_properties = {};
  std::span<const std::string_view> required = {};
  const Schema* property_names = nullptr;
  std::span<const NamedSchema> properties = {};  ///< sorted by name
  std::span<const PatternSchema> pattern_properties = {};
  bool forbids_additional_properties = false;
  const Schema* additional_properties = nullptr;
  bool has_additional_properties = false;
  std::span<const Dependent> dependencies = {};
  std::span<const Dependent> dependent_required = {};
  std::span<const Dependent> dependent_schemas = {};
  const Schema* unevaluated_properties = nullptr;

  std::optional<std::int64_t> min_items = {};
  std::optional<std::int64_t> max_items = {};
  const Schema* contains = nullptr;
  std::optional<std::int64_t> min_contains = {};
  std::optional<std::int64_t> max_contains = {};
  const Schema* items = nullptr;                     ///< for every item behind those of `prefix_items`
  std::span<const Schema* const> prefix_items = {};  ///< until 2019-09: a list in `items`
  bool forbids_additional_items = false;
  const Schema* additional_items = nullptr;
  bool has_additional_items = false;
  const Schema* unevaluated_items = nullptr;

  std::optional<std::int64_t> min_length = {};
  std::optional<std::int64_t> max_length = {};
  const base::Pattern* pattern = nullptr;

  Bound maximum = nullptr;
  Bound minimum = nullptr;
  Bound exclusive_maximum = nullptr;
  Bound exclusive_minimum = nullptr;
  Bound multiple_of = nullptr;

  /// The schema of a property, or null.
  const Schema* property(std::string_view name) const;
  bool evaluates_all_properties() const { return has_additional_properties; }
  bool evaluates_all_items() const {
    return draft < Draft::D2020 ? has_additional_items || items != nullptr : items != nullptr;
  }
};

}  // namespace pave::doc::json_schema
