#include "lang/gotemplate/print.h"

#include <array>
#include <chrono>

#include "base/arena.h"
#include "base/duration.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "lang/gotemplate/printer.h"
#include "lang/object.h"

namespace pave::lang::gotemplate {
namespace {

constexpr std::uint64_t kSomeAddress = 0xc000010000;  // of `%p`: Go's differs from run to run

std::string month_text(std::int64_t month) {
  constexpr std::array kNames = {"January", "February", "March",     "April",   "May",      "June",
                                 "July",    "August",   "September", "October", "November", "December"};
  if (month >= 1 && month <= 12) return kNames[static_cast<std::size_t>(month - 1)];
  return "%!Month(" + std::to_string(static_cast<std::uint64_t>(month)) + ")";
}

std::string weekday_text(std::int64_t day) {
  constexpr std::array kNames = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
  if (day >= 0 && day <= 6) return kNames[static_cast<std::size_t>(day)];
  return "%!Weekday(" + std::to_string(static_cast<std::uint64_t>(day)) + ")";
}

bool holds_anything(const Value& container) {
  if (container.kind == Kind::Map) return container.type != Type::StringMap;
  return container.type == Type::Default;
}

}  // namespace

bool Printer::has_string_method(const Value& value) {
  return value.kind == Kind::Object ||
         (value.kind == Kind::Int &&
          (value.type == Type::Duration || value.type == Type::Month || value.type == Type::Weekday));
}

bool Printer::print_by_method(const Value& value, char32_t verb) {
  if (is_error_) return false;
  if (verb == 'w') {
    print_bad_verb(&value, true, verb);
    return true;
  }
  if (!has_string_method(value)) return false;
  if (style.sharp_v && value.kind != Kind::Object) return false;
  if (verb != 'v' && verb != 's' && verb != 'x' && verb != 'X' && verb != 'q') return false;
  std::string text;
  if (value.kind == Kind::Object) value.object->print(text);
  else if (value.type == Type::Duration) text = base::duration_text(std::chrono::nanoseconds(value.integer));
  else text = value.type == Type::Month ? month_text(value.integer) : weekday_text(value.integer);
  if (style.sharp_v) style.print_text(text, out_);
  else print_string(value, text, verb);
  return true;
}

void Printer::print_bad_verb(const Value* value, bool is_argument, char32_t verb) {
  is_error_ = true;
  out_ += "%!";
  base::append_utf8(static_cast<std::uint32_t>(verb), out_);
  out_ += '(';
  if (value == nullptr || value->is_nothing()) {
    out_ += "<nil>";
  } else {
    out_ += go_type(*value);
    out_ += '=';
    if (is_argument) print_argument(*value, U'v');
    else print_inside(*value, U'v', 0);
  }
  out_ += ')';
  is_error_ = false;
}

void Printer::print_integer(const Value& value, char32_t verb) {
  bool is_negative = value.kind == Kind::Int && value.integer < 0;
  std::uint64_t raw = value.natural;
  std::uint64_t magnitude = is_negative ? 0 - raw : raw;
  switch (verb) {
    case 'v':
      if (style.sharp_v && value.kind == Kind::Uint) return style.print_hexadecimal(raw, true, out_);
      [[fallthrough]];
    case 'd':
    case 'b':
    case 'o':
    case 'O':
    case 'x':
    case 'X': return style.print_integer(magnitude, is_negative, verb, out_);
    case 'c': return style.print_character(raw, out_);
    case 'q': return style.print_quoted_character(raw, out_);
    case 'U': return style.print_unicode(raw, out_);
    default: print_bad_verb(&value, at_argument_, verb);
  }
}

void Printer::print_float(const Value& value, double number, char32_t verb) {
  switch (verb) {
    case 'v':
    case 'b':
    case 'g':
    case 'G':
    case 'x':
    case 'X':
    case 'f':
    case 'F':
    case 'e':
    case 'E': return style.print_float(number, value.type == Type::Float32, static_cast<char>(verb), out_);
    default: print_bad_verb(&value, at_argument_, verb);
  }
}

void Printer::print_complex(const Value& value, char32_t verb) {
  if (std::u32string_view(U"vbgGxXfFeE").find(verb) == std::u32string_view::npos)
    return print_bad_verb(&value, at_argument_, verb);
  bool plus = style.plus;
  out_ += '(';
  print_float(value, value.complex[0], verb);
  style.plus = true;
  print_float(value, value.complex[1], verb);
  out_ += "i)";
  style.plus = plus;
}

void Printer::print_string(const Value& value, std::string_view text, char32_t verb) {
  switch (verb) {
    case 'v':
      if (style.sharp_v) return style.print_quoted(text, out_);
      [[fallthrough]];
    case 's': return style.print_text(text, out_);
    case 'x':
    case 'X': return style.print_bytes_hex(text, verb == 'X', out_);
    case 'q': return style.print_quoted(text, out_);
    default: print_bad_verb(&value, at_argument_, verb);
  }
}

void Printer::print_bytes(const Value& value, char32_t verb, bool is_argument) {
  std::string_view bytes = value.text();
  if (verb == 's' || verb == 'x' || verb == 'X' || verb == 'q') return print_string(value, bytes, verb);
  bool is_source = style.sharp_v;
  if (is_source) out_ += is_argument && (verb == 'v' || verb == 'd') ? "[]byte" : "[]uint8";
  if (is_source && (value.flags & Value::kNilList) != 0) {
    out_ += "(nil)";
    return;
  }
  out_ += is_source ? '{' : '[';
  at_argument_ = false;
  for (std::size_t i = 0; i < bytes.size() && !is_full(); ++i) {
    if (i > 0) out_ += is_source ? ", " : " ";
    print_integer(Value::of_uint(static_cast<unsigned char>(bytes[i]), Type::Uint8), verb);
  }
  out_ += is_source ? '}' : ']';
}

void Printer::print_pointer(const Value& value) {
  bool has_address = value.kind == Kind::List || value.kind == Kind::Map || value.kind == Kind::Object ||
                     (value.kind == Kind::String && value.type == Type::Bytes);
  if (!has_address) return print_bad_verb(&value, true, U'p');
  bool is_nil = (value.kind == Kind::Map && value.map == nullptr) || (value.flags & Value::kNilList) != 0;
  style.print_hexadecimal(is_nil ? 0 : kSomeAddress, !style.sharp, out_);
}

void Printer::print_element(const Value& value, bool can_be_anything, char32_t verb, int depth) {
  if (!value.is_nothing()) return print_inside(value, verb, depth);
  if (can_be_anything) out_ += style.sharp_v ? "interface {}(nil)" : "<nil>";
  else print_inside(value, verb, depth);
}

void Printer::print_map(const Value& container, const Map* map, char32_t verb, int depth) {
  bool is_source = style.sharp_v;
  if (is_source) out_ += go_type(container);
  if (is_source && map == nullptr) {
    out_ += "(nil)";
    return;
  }
  out_ += is_source ? "{" : "map[";
  bool is_first = true;
  for (const MapEntry& entry : map == nullptr ? std::span<const MapEntry>() : map->all()) {
    if (is_full()) return;
    if (!is_first) out_ += is_source ? ", " : " ";
    is_first = false;
    at_argument_ = false;
    Value key = Value::of(entry.key);
    print_string(key, entry.key, verb);
    out_ += ':';
    print_element(entry.value, holds_anything(container), verb, depth + 1);
  }
  out_ += is_source ? '}' : ']';
}

void Printer::print_list(const Value& list, char32_t verb, int depth) {
  bool is_source = style.sharp_v;
  if (is_source) out_ += go_type(list);
  if (is_source && (list.flags & Value::kNilList) != 0) {
    out_ += "(nil)";
    return;
  }
  out_ += is_source ? '{' : '[';
  bool is_first = true;
  for (const Value& item : list.list()) {
    if (is_full()) return;
    if (!is_first) out_ += is_source ? ", " : " ";
    is_first = false;
    print_element(item, holds_anything(list), verb, depth + 1);
  }
  out_ += is_source ? '}' : ']';
}

void Printer::print_inside(const Value& value, char32_t verb, int depth) {
  if (is_full()) return;
  if (depth > kMaxDepth) {
    out_ += "...";
    return;
  }
  if (depth > 0 && has_string_method(value) && print_by_method(value, verb)) return;
  at_argument_ = false;
  print_by_kind(value, verb, depth);
}

void Printer::print_by_kind(const Value& value, char32_t verb, int depth) {
  switch (value.kind) {
    case Kind::Invalid:
    case Kind::Nil:
      if (verb == 'v') out_ += "<nil>";
      else print_bad_verb(nullptr, false, verb);
      return;
    case Kind::Bool:
      if (verb == 'v' || verb == 't') return style.print_bool(value.truth, out_);
      return print_bad_verb(&value, at_argument_, verb);
    case Kind::Int:
    case Kind::Uint: return print_integer(value, verb);
    case Kind::Float: return print_float(value, value.number, verb);
    case Kind::Complex: return print_complex(value, verb);
    case Kind::String:
      if (value.type == Type::Bytes) return print_bytes(value, verb, at_argument_);
      return print_string(value, value.text(), verb);
    case Kind::List: return print_list(value, verb, depth);
    case Kind::Map: return print_map(value, value.map, verb, depth);
    case Kind::Object: return print_object(value, verb, depth);
  }
}

void Printer::print_object(const Value& value, char32_t verb, int depth) {
  if (is_error_) return value.object->print(out_);
  base::Arena arena;
  if (const Map* map = value.object->as_map(arena)) return print_map(value, map, verb, depth);
  print_bad_verb(&value, false, verb);
}

void Printer::print_argument(const Value& value, char32_t verb) {
  if (is_full()) return;
  if (value.is_nothing()) {
    if (verb == 'T' || verb == 'v') return style.pad("<nil>", out_);
    return print_bad_verb(nullptr, true, verb);
  }
  if (verb == 'T') return style.print_text(go_type(value), out_);
  if (verb == 'p') return print_pointer(value);
  bool is_simple = (value.kind != Kind::List && value.kind != Kind::Map && !has_string_method(value));
  if (!is_simple && print_by_method(value, verb)) return;
  at_argument_ = is_simple;
  print_by_kind(value, verb, 0);
}

namespace {

void mark(std::vector<Printed>* parts, const std::string& out, std::size_t argument) {
  if (parts != nullptr) parts->push_back({static_cast<std::uint32_t>(out.size()), static_cast<std::int32_t>(argument)});
}

}  // namespace

void print_all(std::span<const Value> args, std::string& out, std::vector<Printed>* parts) {
  Printer printer(out);
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (i > 0 && !args[i].is_string() && !args[i - 1].is_string()) out += ' ';
    mark(parts, out, i);
    printer.print_argument(args[i], U'v');
  }
}

void print_line(std::span<const Value> args, std::string& out, std::vector<Printed>* parts) {
  Printer printer(out);
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (i > 0) out += ' ';
    mark(parts, out, i);
    printer.print_argument(args[i], U'v');
  }
  out += '\n';
}

void print_value(const Value& value, std::string& out) {
  if (value.is_string()) {
    out += value.text();
  } else if (value.kind == Kind::Invalid) {
    out += "<no value>";
  } else {
    Printer printer(out);
    printer.print_argument(value, U'v');
  }
}

}  // namespace pave::lang::gotemplate
