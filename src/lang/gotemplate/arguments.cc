#include "lang/gotemplate/arguments.h"

#include <fmt/format.h>

#include "lang/object.h"

namespace pave::lang::gotemplate {
namespace {

template <typename T>
const T& as(const Node& node) {
  return static_cast<const T&>(node);
}

/// reflect's AssignableTo: the same type, or the same under one name.
bool is_assignable(const Value& value, Param param) {
  switch (param) {
    case Param::Any:
    case Param::Reflect: return true;
    case Param::String: return value.kind == Kind::String && value.type != Type::Bytes;
    case Param::Bytes: return value.kind == Kind::String && value.type == Type::Bytes;
    case Param::Int: return value.kind == Kind::Int && value.type == Type::Default;
    case Param::Int64: return value.kind == Kind::Int && value.type == Type::Int64;
    case Param::Int32: return value.kind == Kind::Int && value.type == Type::Int32;
    case Param::Uint32: return value.kind == Kind::Uint && value.type == Type::Uint32;
    case Param::Float64: return value.kind == Kind::Float && value.type == Type::Default;
    case Param::Bool: return value.kind == Kind::Bool;
    case Param::AnyList: return value.kind == Kind::List && value.type == Type::Default;
    case Param::StringList:
      return value.kind == Kind::List && (value.type == Type::StringList || value.type == Type::VersionSet);
    case Param::AnyMap: return value.kind == Kind::Map && value.type != Type::StringMap;
    case Param::StringMap: return value.kind == Kind::Map && value.type == Type::StringMap;
    case Param::Time: return value.kind == Kind::Object && value.object->type_name() == type_name(param);
  }
  return false;
}

std::string found(std::string_view wanted, const Node& node) {
  return fmt::format("expected {}; found {}", wanted, source_of(node));
}

ConstantArgument of(const Value& value) { return {value, std::nullopt}; }
ConstantArgument refused(std::string why) { return {{}, std::move(why)}; }

bool is_hexadecimal_int(std::string_view text) {
  return text.size() > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X') &&
         text.find_first_of("pP") == std::string_view::npos;
}

ConstantArgument integer(const Node& node, Type type) {
  if (!node.is(NodeKind::Number) || !as<NumberNode>(node).number.is_int) return refused(found("integer", node));
  std::int64_t value = as<NumberNode>(node).number.integer;
  return of(Value::of_int(type == Type::Int32 ? static_cast<std::int32_t>(value) : value, type));
}

}  // namespace

std::string_view type_name(Param param) {
  switch (param) {
    case Param::Any: return "interface {}";
    case Param::Reflect: return "reflect.Value";
    case Param::String: return "string";
    case Param::Int: return "int";
    case Param::Int64: return "int64";
    case Param::Int32: return "int32";
    case Param::Uint32: return "uint32";
    case Param::Float64: return "float64";
    case Param::Bool: return "bool";
    case Param::AnyList: return "[]interface {}";
    case Param::StringList: return "[]string";
    case Param::AnyMap: return "map[string]interface {}";
    case Param::StringMap: return "map[string]string";
    case Param::Bytes: return "[]uint8";
    case Param::Time: return "time.Time";
  }
  return "";
}

bool can_be_nil(Param param) {
  switch (param) {
    case Param::Any:
    case Param::Reflect:
    case Param::AnyList:
    case Param::StringList:
    case Param::AnyMap:
    case Param::StringMap:
    case Param::Bytes: return true;
    default: return false;
  }
}

Value zero_of(Param param) {
  Value list = Value::of(std::span<const Value>(), param == Param::StringList ? Type::StringList : Type::Default);
  list.flags = Value::kNilList;
  Value bytes = Value::of(std::string_view());
  bytes.type = Type::Bytes;
  bytes.flags = Value::kNilList;
  switch (param) {
    case Param::Any: return Value::nil();
    case Param::AnyList:
    case Param::StringList: return list;
    case Param::Bytes: return bytes;
    case Param::AnyMap: return Value::of(static_cast<Map*>(nullptr));
    case Param::StringMap: return Value::of(static_cast<Map*>(nullptr), Type::StringMap);
    default: return {};
  }
}

std::optional<std::string> fit(Value& value, Param param) {
  if (param == Param::Reflect) return std::nullopt;
  if (value.is(Kind::Invalid)) {
    if (!can_be_nil(param)) return fmt::format("invalid value; expected {}", type_name(param));
    value = zero_of(param);
    return std::nullopt;
  }
  if (is_assignable(value, param)) {
    if (param == Param::AnyMap) value.type = Type::Default;  // assigned to the parameter, a named type is gone
    return std::nullopt;
  }
  std::string_view type = value.is(Kind::Nil) ? type_name(Param::Any) : go_type(value);
  return fmt::format("wrong type for value; expected {}; got {}", type_name(param), type);
}

ConstantArgument constant(const Node& node, base::Arena& arena) {
  if (node.is(NodeKind::Bool)) return of(Value::of(as<BoolNode>(node).truth));
  if (node.is(NodeKind::String)) return of(Value::of(as<StringNode>(node).text));
  const Number& number = as<NumberNode>(node).number;
  std::string_view text = as<NumberNode>(node).text;
  if (number.is_complex) {
    double parts[2] = {number.complex.real(), number.complex.imag()};
    Value made;
    made.kind = Kind::Complex;
    made.complex = arena.copy(std::span<const double>(parts)).data();
    return of(made);
  }
  if (number.is_float && !is_hexadecimal_int(text) && text.front() != '\'' &&
      text.find_first_of(".eEpP") != std::string_view::npos)
    return of(Value::of_float(number.real));
  if (number.is_int) return of(Value::of_int(number.integer));
  return refused(fmt::format("{} overflows int", text));
}

ConstantArgument constant_argument(const Node& node, Param param, base::Arena& arena) {
  if (node.is(NodeKind::Nil)) {
    if (can_be_nil(param)) return of(zero_of(param));
    return refused(fmt::format("cannot assign nil to {}", type_name(param)));
  }
  bool is_number = node.is(NodeKind::Number);
  switch (param) {
    case Param::Any:
    case Param::Reflect: return constant(node, arena);
    case Param::Bool: return node.is(NodeKind::Bool) ? constant(node, arena) : refused(found("bool", node));
    case Param::String: return node.is(NodeKind::String) ? constant(node, arena) : refused(found("string", node));
    case Param::Int: return integer(node, Type::Default);
    case Param::Int64: return integer(node, Type::Int64);
    case Param::Int32: return integer(node, Type::Int32);
    case Param::Uint32:
      if (!is_number || !as<NumberNode>(node).number.is_uint) return refused(found("unsigned integer", node));
      return of(Value::of_uint(static_cast<std::uint32_t>(as<NumberNode>(node).number.natural), Type::Uint32));
    case Param::Float64:
      if (!is_number || !as<NumberNode>(node).number.is_float) return refused(found("float", node));
      return of(Value::of_float(as<NumberNode>(node).number.real));
    default: break;
  }
  return refused(fmt::format("can't handle {} for arg of type {}", source_of(node), type_name(param)));
}

}  // namespace pave::lang::gotemplate
