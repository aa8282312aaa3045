#include "doc/json_schema/violation.h"

#include <fmt/format.h>

#include "doc/json_schema/quote.h"
#include "doc/json_schema/validator.h"

namespace pave::doc::json_schema {
namespace {

/// As Go's %v prints a value of a schema that is neither list nor map.
std::string display(const Node& node) {
  switch (node.kind) {
    case doc::Kind::String: return quote(node.text());
    case doc::Kind::Null: return "<nil>";
    case doc::Kind::Bool: return node.truth() ? "true" : "false";
    case doc::Kind::Int:
    case doc::Kind::Float: return std::string(node.text());
    default: return "value";
  }
}

std::string judged_text(const Violation& violation) {
  if (violation.is_name) return quote(violation.value->key());
  return violation.value->is_string() ? quote(violation.value->text()) : display(*violation.value);
}

std::string types(std::int64_t bits) {
  std::string out;
  for (std::uint8_t type : {kNull, kBoolean, kNumber, kInteger, kString, kArray, kObject}) {
    if ((bits & type) == 0) continue;
    if (!out.empty()) out += " or ";
    out += type_name(type);
  }
  return out;
}

std::string enum_message(const Node& list) {
  std::string out;
  for (const Node& item : list.children()) {
    if (item.is_list() || item.is_map()) return "'enum' failed";
    out += (out.empty() ? "" : ", ") + display(item);
  }
  return list.size == 1 ? "value must be " + out : "value must be one of " + out;
}

std::string counts(const Violation& violation) {
  return fmt::format("got {}, want {}", english(violation.got), english(violation.want));
}

std::string number_text(const Node* node) {
  auto number = node == nullptr ? std::nullopt : parse_decimal(node->text());
  return number ? english(number->to_double()) : "0";
}

std::string bounds(const Violation& violation) {
  return fmt::format("got {}, want {}", number_text(violation.value), number_text(violation.keyword));
}

std::string matches(const Violation& violation) {
  std::string places;
  for (std::int64_t place : violation.places) places += (places.empty() ? "" : " ") + std::to_string(place);
  return fmt::format("matched {} items at {}", english(violation.got), places);
}

std::string names_after_first(const Violation& violation) {
  return quote_all({violation.names.begin() + 1, violation.names.end()});
}

void append(const Violation& violation, int indent, std::string& out) {
  bool is_hidden = violation.rule == Rule::Reference && violation.causes.size() == 1;
  if (!is_hidden) {
    if (indent > 0) {
      out += '\n';
      out.append(static_cast<std::size_t>(indent - 1) * 2, ' ');
      out += "- ";
    }
    ++indent;
    if (violation.rule != Rule::Root) out += "at " + quote(violation.pointer) + ": ";
    out += message(violation);
  }
  for (const Violation& cause : violation.causes) append(cause, indent, out);
}

}  // namespace

std::string message(const Violation& violation) {
  switch (violation.rule) {
    case Rule::Root: return "jsonschema validation failed with " + quote(violation.detail);
    case Rule::Group:
    case Rule::Reference: return "validation failed";
    case Rule::NotJson: return "invalid jsonType float64";
    case Rule::FalseSchema: return "false schema";
    case Rule::Cycle: return violation.detail;
    case Rule::Limit:
      return violation.detail.empty() ? "the schema needs more steps than are allowed" : violation.detail;
    case Rule::Type:
      return fmt::format("got {}, want {}", type_name(static_cast<std::uint8_t>(violation.got)), types(violation.want));
    case Rule::Constant:
      return violation.keyword->is_list() || violation.keyword->is_map()
                 ? "'const' failed"
                 : "value must be " + display(*violation.keyword);
    case Rule::Enum: return enum_message(*violation.keyword);
    case Rule::Format:
      return fmt::format("{} is not valid {}: {}", judged_text(violation), violation.keyword->text(), violation.detail);
    case Rule::Not: return "'not' failed";
    case Rule::AllOf: return "'allOf' failed";
    case Rule::AnyOf: return "'anyOf' failed";
    case Rule::OneOf:
      if (violation.places.empty()) return "'oneOf' failed, none matched";
      return fmt::format("'oneOf' failed, subschemas {}, {} matched", english(violation.places[0]),
                         english(violation.places[1]));
    case Rule::MinProperties: return "minProperties: " + counts(violation);
    case Rule::MaxProperties: return "maxProperties: " + counts(violation);
    case Rule::Required:
      return (violation.names.size() == 1 ? "missing property " : "missing properties ") + quote_all(violation.names);
    case Rule::Dependency:
      return fmt::format("properties {} required, if {} exists", names_after_first(violation),
                         quote(violation.names[0]));
    case Rule::AdditionalProperties:
      return fmt::format("additional properties {} not allowed", quote_all(violation.names));
    case Rule::PropertyNames: return "invalid propertyName " + quote(violation.names[0]);
    case Rule::MinItems: return "minItems: " + counts(violation);
    case Rule::MaxItems: return "maxItems: " + counts(violation);
    case Rule::UniqueItems:
      return fmt::format("items at {} and {} are equal", english(violation.places[0]), english(violation.places[1]));
    case Rule::AdditionalItems: return fmt::format("last {} additionalItem(s) not allowed", english(violation.got));
    case Rule::Contains: return "no items match contains schema";
    case Rule::MinContains:
      return fmt::format("min {} items required to match contains schema, but {}", english(violation.want),
                         violation.got == 0 ? "none matched" : matches(violation));
    case Rule::MaxContains:
      return fmt::format("max {} items required to match contains schema, but {}", english(violation.want),
                         matches(violation));
    case Rule::MinLength: return "minLength: " + counts(violation);
    case Rule::MaxLength: return "maxLength: " + counts(violation);
    case Rule::Pattern:
      return fmt::format("{} does not match pattern {}", judged_text(violation), quote(violation.keyword->text()));
    case Rule::Minimum: return "minimum: " + bounds(violation);
    case Rule::Maximum: return "maximum: " + bounds(violation);
    case Rule::ExclusiveMinimum: return "exclusiveMinimum: " + bounds(violation);
    case Rule::ExclusiveMaximum: return "exclusiveMaximum: " + bounds(violation);
    case Rule::MultipleOf: return "multipleOf: " + bounds(violation);
  }
  return {};
}

std::string text(const Violation& violation) {
  std::string out;
  append(violation, 0, out);
  return out;
}

}  // namespace pave::doc::json_schema
