#include "judge/schema/custom_resource/explain.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "base/float_text.h"
#include "base/similar.h"
#include "doc/writer.h"
#include "judge/schema/scalar.h"
#include "judge/secret.h"
#include "judge/value_text.h"
#include "kube/crd/format.h"
#include "kube/crd/schema.h"

namespace pave::judge::schema::custom_resource {
namespace {

using base::Code;
using base::Diagnostic;
using doc::Node;
using kube::crd::Fault;
using kube::crd::Problem;
using kube::crd::Schema;
using kube::schema::Shape;
using kube::schema::ShapeKind;

Diagnostic at(const Node& node, Code code, std::string message, std::string help) {
  return {code, node.origin, std::move(message), std::move(help), {}};
}

/// Where to point when something is missing in a node: its key, or the item itself.

ShapeKind shape_of(const Schema& schema) {
  switch (schema.types) {
    case kube::crd::kObject: return ShapeKind::Map;
    case kube::crd::kArray: return ShapeKind::List;
    case kube::crd::kString: return ShapeKind::String;
    case kube::crd::kInteger: return ShapeKind::Int64;
    case kube::crd::kNumber: return ShapeKind::Number;
    case kube::crd::kBoolean: return ShapeKind::Boolean;
    case kube::crd::kInteger | kube::crd::kString: return ShapeKind::IntOrString;
    default: return ShapeKind::Any;
  }
}

std::string number_text(double value) {
  bool is_whole = value >= -1e15 && value <= 1e15 && value == static_cast<double>(static_cast<std::int64_t>(value));
  return is_whole ? fmt::format("{}", static_cast<std::int64_t>(value)) : base::json_float_text(value);
}

std::string in_parent(std::string_view field, std::string_view name) {
  if (field.size() <= name.size()) return "at the top level";
  field.remove_suffix(name.size() + 1);
  return "to " + std::string(field);
}

/// An enum's value as it would be written.
std::string value_text(const Node& value) {
  if (value.is_string()) return shortened(value.text());
  std::string json;
  doc::write_json(value, {}, json);
  return shortened(json);
}

/// The text in quotes, or no more than that it is one.
std::string text_of(const Problem& problem, bool hidden) { return hidden ? "the text" : quoted(problem.node->text()); }

std::string number_of(const Problem& problem, bool hidden) {
  return hidden ? "the number" : shortened(problem.node->text());
}

Diagnostic unknown_field(const Problem& problem, std::size_t& comparisons_left) {
  Diagnostic said{Code::SchemaUnknownField, problem.node->key_place(), {}, {}, {}};
  said.message = fmt::format("unknown field \"{}\"", shortened(problem.detail));
  if (problem.schema == nullptr) return said;
  base::Nearest nearest(problem.detail, comparisons_left);
  for (const kube::crd::Property& property : problem.schema->properties) {
    if (nearest.is_spent()) break;
    nearest.offer(property.name);
  }
  if (!nearest.best().empty()) said.help = fmt::format("did you mean \"{}\"?", nearest.best());
  return said;
}

Diagnostic wrong_type(const Problem& problem, bool hidden) {
  ShapeKind shape = shape_of(*problem.schema);
  if (shape == ShapeKind::Any || problem.node->is_null()) {
    std::string_view wanted = shape == ShapeKind::Any ? "another type" : describe(shape);
    return at(*problem.node, Code::SchemaWrongType,
              fmt::format("expected {}, found {}", wanted, found(*problem.node, hidden)), {});
  }
  return explain_misfit(*problem.node, Shape{shape, kube::schema::ListType::Atomic, 0, 0}, hidden);
}

Diagnostic missing_field(const Problem& problem) {
  const Schema* field = problem.schema == nullptr ? nullptr : problem.schema->property(problem.detail);
  std::string kind;
  if (field != nullptr && shape_of(*field) != ShapeKind::Any) kind = fmt::format(" ({})", describe(shape_of(*field)));
  bool is_metadata = problem.schema == nullptr;
  Diagnostic said{is_metadata ? Code::ServerRequired : Code::SchemaMissingField, problem.node->key_place(), {}, {}, {}};
  said.message = fmt::format("required field \"{}\" is missing", shortened(problem.detail));
  said.help = fmt::format("add \"{}\"{} {}", shortened(problem.detail), kind, in_parent(problem.field, problem.detail));
  return said;
}

Diagnostic bad_enum(const Problem& problem, bool hidden, std::size_t& comparisons_left) {
  base::Nearest nearest(problem.node->is_string() ? problem.node->text() : std::string_view(), comparisons_left);
  std::string choices;
  for (const Node& allowed : problem.schema->enums) {
    if (allowed.is_string()) nearest.offer(allowed.text());
    choices += fmt::format("{}{}", choices.empty() ? "" : ", ", value_text(allowed));
  }
  std::string help = "write one of " + choices;
  if (problem.node->is_string() && !hidden && !nearest.best().empty())
    help = fmt::format("did you mean \"{}\"? Allowed: {}", nearest.best(), choices);
  std::string what = !problem.node->is_string() ? found(*problem.node, hidden) : text_of(problem, hidden);
  return at(*problem.node, Code::SchemaBadEnum, what + " is none of the allowed values", std::move(help));
}

Diagnostic bad_size(const Problem& problem, std::string_view noun, std::int64_t size, std::int64_t limit,
                    bool is_most) {
  return at(*problem.node, Code::SchemaBadLength,
            fmt::format("{} {}, and {} {} {}", size, noun, is_most ? "at most" : "at least", limit,
                        limit == 1 ? "is allowed" : "are allowed"),
            fmt::format("write {} {}", is_most ? "at most" : "at least", limit));
}

std::int64_t characters(std::string_view text) {
  std::int64_t count = 0;
  for (char c : text) count += (static_cast<unsigned char>(c) & 0xc0) != 0x80 ? 1 : 0;
  return count;
}

Diagnostic out_of_range(const Problem& problem, double bound, bool exclusive, bool is_maximum, bool hidden) {
  std::string limit = number_text(bound);
  std::string_view wrong =
      is_maximum ? (exclusive ? "is not below" : "is above") : (exclusive ? "is not above" : "is below");
  std::string_view right = is_maximum ? (exclusive ? "below" : "up to") : (exclusive ? "above" : "from");
  return at(*problem.node, Code::SchemaOutOfRange, fmt::format("{} {} {}", number_of(problem, hidden), wrong, limit),
            fmt::format("write a number {} {}", right, limit));
}

Diagnostic bad_format(const Problem& problem, bool hidden) {
  std::string_view sample = kube::crd::example(problem.schema->format);
  return at(*problem.node, Code::SchemaBadFormat,
            fmt::format("{} is not {}", text_of(problem, hidden), kube::crd::describe(problem.schema->format)),
            sample.empty() ? std::string() : fmt::format("write it like {}", sample));
}

Diagnostic number_range(const Problem& problem, bool hidden) {
  std::string wanted(kube::crd::describe(problem.schema->format));
  if (wanted.empty()) wanted = describe(shape_of(*problem.schema));
  return at(*problem.node, Code::SchemaBadFormat, fmt::format("{} does not fit {}", number_of(problem, hidden), wanted),
            {});
}

Diagnostic duplicate(const Problem& problem) {
  bool is_map = problem.schema->list_type == kube::crd::ListType::Map;
  std::string keys;
  for (std::string_view key : problem.schema->list_map_keys)
    keys += fmt::format("{}{}", keys.empty() ? "" : " and ", key);
  Diagnostic said = at(*problem.node, Code::SchemaDuplicateItem,
                       is_map ? fmt::format("an item with the same {} stands earlier in this list", keys)
                              : "the same item stands earlier in this list",
                       "keep one of them");
  said.notes.push_back({"the earlier one", problem.other->origin});
  return said;
}

/// The fields that the alternatives ask for, where each asks for one and nothing else: `a, b or c`. Empty: they ask for more.
std::string fields_of(std::span<const Schema* const> alternatives) {
  std::string out;
  for (std::size_t i = 0; i < alternatives.size(); ++i) {
    const Schema& one = *alternatives[i];
    bool asks_for_more = one.types != 0 || !one.properties.empty() || one.not_schema != nullptr || !one.enums.empty() ||
                         !one.any_of.empty() || !one.one_of.empty() || !one.all_of.empty() || one.pattern != nullptr;
    if (one.required.size() != 1 || asks_for_more) return {};
    out += fmt::format("{}\"{}\"", i == 0 ? "" : i + 1 == alternatives.size() ? " or " : ", ", one.required[0]);
  }
  return out;
}

Diagnostic alternatives(const Problem& problem) {
  bool is_any = problem.fault == Fault::AnyOf;
  auto choices = is_any ? problem.schema->any_of : problem.schema->one_of;
  std::string fields = fields_of(choices);
  Diagnostic said = at(*problem.node, Code::SchemaBadAlternative, {}, {});
  if (problem.node->key_origin.known() && (problem.node->is_map() || problem.node->is_list()))
    said.origin = problem.node->key_origin;
  if (problem.count > 1) {
    said.message = fields.empty() ? fmt::format("{} of the {} alternatives of the schema fit, and exactly one may",
                                                problem.count, choices.size())
                                  : fmt::format("{} of these fields are written, and exactly one may be: {}",
                                                problem.count, fields);
    said.help = fields.empty() ? "" : "keep one of them";
    return said;
  }
  said.message = fields.empty() ? fmt::format("none of the {} alternatives of the schema fits", choices.size())
                                : fmt::format("none of these fields is written: {}", fields);
  if (!fields.empty()) said.help = is_any ? "write one or more of them" : "write one of them";
  return said;
}

}  // namespace

Diagnostic explain(const Problem& problem, std::size_t& comparisons_left) {
  const Node& node = *problem.node;
  bool hidden = may_hold_secret(problem.field);
  switch (problem.fault) {
    case Fault::UnknownField: return unknown_field(problem, comparisons_left);
    case Fault::MetadataType:
      return at(node, Code::SchemaWrongType, fmt::format("expected {}, found {}", problem.detail, found(node, hidden)),
                {});
    case Fault::Type: return wrong_type(problem, hidden);
    case Fault::Required: return missing_field(problem);
    case Fault::Enum: return bad_enum(problem, hidden, comparisons_left);
    case Fault::TooLong:
      return bad_size(problem, "characters", characters(node.text()), *problem.schema->max_length, true);
    case Fault::TooShort:
      return bad_size(problem, "characters", characters(node.text()), *problem.schema->min_length, false);
    case Fault::Pattern:
      return at(node, Code::SchemaBadPattern,
                fmt::format("{} does not match the pattern {}", text_of(problem, hidden),
                            shortened(problem.schema->pattern->text())),
                {});
    case Fault::Format: return bad_format(problem, hidden);
    case Fault::AboveMaximum:
      return out_of_range(problem, *problem.schema->maximum, problem.schema->exclusive_maximum, true, hidden);
    case Fault::BelowMinimum:
      return out_of_range(problem, *problem.schema->minimum, problem.schema->exclusive_minimum, false, hidden);
    case Fault::NotMultiple:
      return at(
          node, Code::SchemaOutOfRange,
          fmt::format("{} is no multiple of {}", number_of(problem, hidden), number_text(*problem.schema->multiple_of)),
          {});
    case Fault::NumberRange: return number_range(problem, hidden);
    case Fault::BadBound:
      return at(node, Code::SchemaOutOfRange,
                fmt::format("the schema's {} does not fit the field's type, so the server refuses every number",
                            problem.detail),
                "mend the definition of the kind");
    case Fault::TooManyItems: return bad_size(problem, "items", node.size, *problem.schema->max_items, true);
    case Fault::TooFewItems: return bad_size(problem, "items", node.size, *problem.schema->min_items, false);
    case Fault::TooManyFields: return bad_size(problem, "fields", node.size, *problem.schema->max_properties, true);
    case Fault::TooFewFields: return bad_size(problem, "fields", node.size, *problem.schema->min_properties, false);
    case Fault::RepeatedItem:
      return at(node, Code::SchemaDuplicateItem, "two items of this list are the same", "keep one of them");
    case Fault::FieldNotAllowed:
      return {Code::SchemaUnknownField,
              node.key_place(),
              fmt::format("the field \"{}\" is not allowed here", shortened(problem.detail)),
              {},
              {}};
    case Fault::AnyOf:
    case Fault::OneOf: return alternatives(problem);
    case Fault::AllOf: return at(node, Code::SchemaBadAlternative, "not all parts of the schema fit", {});
    case Fault::Not:
      return {Code::SchemaBadAlternative,
              node.is_map() || node.is_list() ? node.key_place() : node.origin,
              "the schema forbids this value",
              "see the part `not` of the field's schema",
              {}};
    case Fault::DuplicateItem: return duplicate(problem);
    case Fault::ItemNotAMap:
      return at(node, Code::SchemaWrongType, fmt::format("expected a map, found {}", found(node, hidden)), {});
    case Fault::Name: return at(node, Code::ServerBadName, problem.detail, problem.help);
    case Fault::Label: return at(node, Code::ServerBadLabel, problem.detail, problem.help);
    case Fault::MetadataForm: return at(node, Code::ServerBadFormat, problem.detail, problem.help);
    case Fault::MetadataMissing: return at(node, Code::ServerRequired, problem.detail, problem.help);
    case Fault::MetadataConflict: return at(node, Code::ServerConflict, problem.detail, problem.help);
    case Fault::MetadataSize: return at(node, Code::ServerTooLong, problem.detail, problem.help);
    case Fault::Immutable: return at(node, Code::ServerImmutable, problem.detail, problem.help);
    case Fault::Replicas: return at(node, Code::ServerBadValue, problem.detail, problem.help);
  }
  return {};
}

Diagnostic explain_alternatives(const Problem& problem, const Problem* nearest, std::size_t& comparisons_left) {
  Diagnostic said = explain(problem, comparisons_left);
  if (nearest == nullptr || !said.help.empty()) return said;
  Diagnostic because = explain(*nearest, comparisons_left);
  said.help = fmt::format("the nearest one does not because {} is wrong: {}",
                          nearest->field.empty() ? "the value" : nearest->field, because.message);
  return said;
}

}  // namespace pave::judge::schema::custom_resource
