#include "judge/schema/scalar.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "base/base64.h"
#include "base/duration.h"
#include "base/float_text.h"
#include "base/quantity.h"
#include "base/similar.h"
#include "base/timestamp.h"
#include "judge/schema/quantity_help.h"
#include "judge/value_text.h"

#include <fmt/format.h>

namespace pave::judge::schema {
namespace {

using base::Code;
using doc::Kind;
using doc::Node;
using kube::schema::Shape;
using kube::schema::ShapeKind;

/// What a number becomes as an integer field.
enum class Integer : std::uint8_t { Fits, TooLarge, Fraction };

template <typename Number>
Integer read_integer(std::string_view text) {
  Number number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc::result_out_of_range) return Integer::TooLarge;
  return error == std::errc() && end == text.data() + text.size() ? Integer::Fits : Integer::Fraction;
}

/// Needs an Int or a Float. A float goes through JSON, as a client sends it: `1e3` arrives as 1000, `1e21` as 1e+21.
Integer as_integer(const Node& node, bool is_32_bit) {
  std::string json;
  std::string_view text = node.text();
  if (node.kind == Kind::Float) {
    std::optional<double> value = base::parse_float(text.starts_with('+') ? text.substr(1) : text);
    if (!value) return Integer::Fraction;
    json = base::json_float_text(*value);
    text = json;
  }
  return is_32_bit ? read_integer<std::int32_t>(text) : read_integer<std::int64_t>(text);
}

bool is_number(const Node& node) { return node.kind == Kind::Int || node.kind == Kind::Float; }

/// Go decodes a list of numbers into bytes, too.
bool is_byte_list(const Node& node) {
  auto items = node.children();
  return node.kind == Kind::List && std::all_of(items.begin(), items.end(), [](const Node& item) {
           return item.kind == Kind::Null ||
                  (item.kind == Kind::Int && read_integer<std::uint8_t>(item.text()) == Integer::Fits);
         });
}

bool is_time(std::string_view text, ShapeKind kind) {
  auto layout = kind == ShapeKind::Time ? base::TimeLayout::Rfc3339 : base::TimeLayout::Rfc3339Micro;
  return base::parse_timestamp(text, layout).has_value();
}

/// Go's decoder trims a quantity.
std::string_view trimmed(std::string_view text) {
  std::size_t first = text.find_first_not_of(' ');
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

base::Diagnostic at(const Node& node, Code code, std::string message, std::string help) {
  return {code, node.origin, std::move(message), std::move(help), {}};
}

/// `name:cart`, which YAML takes for a text.
bool looks_like_entry(const Node& node) {
  if (node.kind != Kind::String || node.style != doc::Style::Plain) return false;
  std::string_view text = node.text();
  std::size_t colon = text.find(':');
  auto is_name = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return colon != std::string_view::npos && colon > 0 && colon + 1 < text.size() && text[colon + 1] != '/' &&
         std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), is_name);
}

/// What to write instead of a node of another type, or nothing.
std::string help_for_type(const Node& node, ShapeKind wanted, bool hidden) {
  bool is_scalar = node.kind != Kind::Map && node.kind != Kind::List;
  switch (wanted) {
    case ShapeKind::String:
    case ShapeKind::Bytes:
    case ShapeKind::Time:
    case ShapeKind::MicroTime:
    case ShapeKind::Duration:
      if (!is_scalar) return {};
      if (hidden) return fmt::format("write it in quotes; without them YAML reads it as {}", found(node, true));
      if (node.style == doc::Style::Rewritten)
        return fmt::format("write it in quotes; without them YAML reads it as {}", node.text());
      return fmt::format("write it in quotes: \"{}\"", shortened(node.text()));
    case ShapeKind::Int32:
    case ShapeKind::Int64:
    case ShapeKind::Number:
      if (node.kind == Kind::Float) return "write a whole number";
      if (node.kind == Kind::String && !hidden && base::parse_float(node.text()))
        return fmt::format("write it without quotes: {}", node.text());
      return {};
    case ShapeKind::Boolean:
      if (node.kind == Kind::String && !hidden && (node.text() == "true" || node.text() == "false"))
        return fmt::format("write it without quotes: {}", node.text());
      return is_scalar ? "write true or false" : "";
    case ShapeKind::List:
      if (node.kind == Kind::String && !hidden) return fmt::format("write it as a list: [{}]", quoted(node.text()));
      return "write each item behind a dash";
    case ShapeKind::Map:
    case ShapeKind::Object:
      if (node.kind == Kind::List) return "write its fields without a dash";
      if (looks_like_entry(node)) return "write a space behind the colon";
      return "write its fields below it, indented";
    default: return {};
  }
}

base::Diagnostic wrong_type(const Node& node, ShapeKind wanted, bool hidden) {
  return at(node, Code::SchemaWrongType, fmt::format("expected {}, found {}", describe(wanted), found(node, hidden)),
            help_for_type(node, wanted, hidden));
}

base::Diagnostic explain_integer(const Node& node, bool is_32_bit, bool hidden) {
  ShapeKind wanted = is_32_bit ? ShapeKind::Int32 : ShapeKind::Int64;
  if (!is_number(node) || as_integer(node, is_32_bit) != Integer::TooLarge) return wrong_type(node, wanted, hidden);
  return at(node, Code::SchemaBadFormat,
            hidden ? "the number is too large" : fmt::format("{} is too large for this field", shortened(node.text())),
            is_32_bit ? "write a number from -2147483648 to 2147483647" : "write a number that fits 64 bits");
}

base::Diagnostic bad_text(const Node& node, std::string_view what, std::string help, bool hidden) {
  return at(node, Code::SchemaBadFormat,
            hidden ? fmt::format("the text is not {}", what) : fmt::format("{} is not {}", quoted(node.text()), what),
            std::move(help));
}

}  // namespace

std::string_view describe(ShapeKind kind) {
  switch (kind) {
    case ShapeKind::Any: return "anything";
    case ShapeKind::Boolean: return "a boolean";
    case ShapeKind::Int32:
    case ShapeKind::Int64: return "an integer";
    case ShapeKind::Number: return "a number";
    case ShapeKind::String: return "a string";
    case ShapeKind::Bytes: return "a string in base64";
    case ShapeKind::Time:
    case ShapeKind::MicroTime: return "a time";
    case ShapeKind::Duration: return "a duration";
    case ShapeKind::Quantity: return "a quantity";
    case ShapeKind::IntOrString: return "an integer or a string";
    case ShapeKind::Object:
    case ShapeKind::Map: return "a map";
    case ShapeKind::List: return "a list";
    case ShapeKind::SchemaOrBoolean: return "a schema or a boolean";
    case ShapeKind::SchemaOrList: return "a schema or a list of schemas";
    case ShapeKind::SchemaOrStrings: return "a schema or a list of strings";
  }
  return "";
}

bool fits(const Node& node, const Shape& shape) {
  if (node.kind == Kind::Null) return true;
  switch (shape.kind) {
    case ShapeKind::Any: return true;
    case ShapeKind::Boolean: return node.kind == Kind::Bool;
    case ShapeKind::Int32: return is_number(node) && as_integer(node, true) == Integer::Fits;
    case ShapeKind::Int64: return is_number(node) && as_integer(node, false) == Integer::Fits;
    case ShapeKind::Number: return is_number(node);
    case ShapeKind::String: return node.kind == Kind::String;
    case ShapeKind::Bytes: return (node.kind == Kind::String && base::is_base64(node.text())) || is_byte_list(node);
    case ShapeKind::Time:
    case ShapeKind::MicroTime: return node.kind == Kind::String && is_time(node.text(), shape.kind);
    case ShapeKind::Duration: return node.kind == Kind::String && base::parse_duration(node.text()).has_value();
    case ShapeKind::Quantity:
      return is_number(node) || (node.kind == Kind::String && !base::check_quantity(trimmed(node.text())));
    case ShapeKind::IntOrString:
      return node.kind == Kind::String || (is_number(node) && as_integer(node, true) == Integer::Fits);
    case ShapeKind::Object:
    case ShapeKind::Map: return node.kind == Kind::Map;
    case ShapeKind::List: return node.kind == Kind::List;
    case ShapeKind::SchemaOrBoolean: return node.kind == Kind::Map || node.kind == Kind::Bool;
    case ShapeKind::SchemaOrList:
    case ShapeKind::SchemaOrStrings: return true;
  }
  return false;
}

bool is_enum_value(std::string_view text, const Shape& shape, const kube::schema::Catalog& catalog) {
  auto values = catalog.values(shape.values);
  return values.empty() ||
         std::any_of(values.begin(), values.end(), [&](doc::Symbol value) { return catalog.names()[value] == text; });
}

base::Diagnostic explain_misfit(const Node& node, const Shape& shape, bool hidden) {
  switch (shape.kind) {
    case ShapeKind::Int32:
    case ShapeKind::Int64: return explain_integer(node, shape.kind == ShapeKind::Int32, hidden);
    case ShapeKind::IntOrString:
      if (is_number(node) && as_integer(node, true) == Integer::TooLarge) return explain_integer(node, true, hidden);
      return at(
          node, Code::SchemaBadIntOrString, "expected an integer or a string, found " + found(node, hidden),
          node.kind == Kind::Bool || node.kind == Kind::Float ? help_for_type(node, ShapeKind::String, hidden) : "");
    case ShapeKind::Quantity:
      if (node.kind != Kind::String) break;
      return at(node, Code::SchemaBadQuantity,
                hidden ? "the text is not a quantity" : quoted(node.text()) + " is not a quantity",
                quantity_help(node.text()));
    case ShapeKind::Bytes:
      if (node.kind == Kind::String)
        return bad_text(node, "base64", "write the bytes in base64, with its padding", hidden);
      break;
    case ShapeKind::Time:
      if (node.kind == Kind::String) return bad_text(node, "a time", "write it like 2026-01-31T08:00:00Z", hidden);
      break;
    case ShapeKind::MicroTime:
      if (node.kind == Kind::String)
        return bad_text(node, "a time with six decimals", "write it like 2026-01-31T08:00:00.000000Z", hidden);
      break;
    case ShapeKind::Duration:
      if (node.kind == Kind::String) return bad_text(node, "a duration", "write it like 30s, 5m or 1h30m", hidden);
      break;
    default: break;
  }
  return wrong_type(node, shape.kind, hidden);
}

base::Diagnostic explain_enum(const Node& node, const Shape& shape, const kube::schema::Catalog& catalog, bool hidden) {
  base::Nearest nearest(node.text());
  std::string choices;
  for (doc::Symbol value : catalog.values(shape.values)) {
    std::string_view name = catalog.names()[value];
    if (name.empty()) continue;  // stands for "not written"
    nearest.offer(name);
    choices += fmt::format("{}{}", choices.empty() ? "" : ", ", name);
  }
  std::string help = "write one of " + choices;
  if (!hidden && !nearest.best().empty())
    help = fmt::format("did you mean \"{}\"? Allowed: {}", nearest.best(), choices);
  return at(node, Code::SchemaBadEnum,
            hidden ? "the text is none of the allowed values" : quoted(node.text()) + " is none of the allowed values",
            std::move(help));
}

}  // namespace pave::judge::schema
