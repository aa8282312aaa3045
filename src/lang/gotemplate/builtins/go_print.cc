// html js print printf println urlquery (text/template/funcs.go).
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "lang/gotemplate/builtins/go.h"
#include "lang/gotemplate/characters.h"
#include "lang/gotemplate/print.h"
#include "lang/text.h"

namespace pave::lang::gotemplate {
namespace {

constexpr std::string_view kTopic = "printing";

bool has_origin(const Value& value) { return value.origin.known() || value.run_count > 0; }

bool knows_origins(std::span<const Value> args) { return std::ranges::any_of(args, has_origin); }

/// One operand as part of a longer text.
void add_printed(const Value& value, std::string_view printed, bool as_it_is, const Call& call, Text& out) {
  if (as_it_is && value.is_string() && printed == value.text()) return out.add(value, call.place(), call.frame());
  bool computed = !as_it_is || (value.flags & Value::kComputed) != 0;
  out.add(printed, call.place(), value.origin, call.frame(),
          computed && value.origin.known() ? base::Run::kComputed : 0);
}

/// Sprint and Sprintln piece by piece, so that each operand keeps its place.
Value joined(Call& call, bool is_line) {
  std::span<const Value> args = call.args();
  std::string whole;
  if (is_line) print_line(args, whole);
  else print_all(args, whole);
  if (!knows_origins(args)) return call.text(whole);
  Text out;
  for (std::size_t i = 0; i < args.size(); ++i) {
    bool has_space = is_line || (i > 0 && !args[i].is_string() && !args[i - 1].is_string());
    if (i > 0 && has_space) out.add(" ", call.place(), {}, call.frame(), 0);
    std::string one;
    print_all(args.subspan(i, 1), one);
    add_printed(args[i], one, true, call, out);
  }
  if (is_line) out.add("\n", call.place(), {}, call.frame(), 0);
  if (out.bytes() == whole) return out.take(call.arena());
  return call.text(whole);
}

Value print(Call& call) { return joined(call, false); }
Value println(Call& call) { return joined(call, true); }

/// A stretch of a format: literal text, or one verb.
struct Piece {
  std::string_view text;
  bool is_verb = false;
};

/// None: the format says which operands it takes in a way that isn't one after another.
std::optional<std::vector<Piece>> pieces_of(std::string_view format) {
  std::vector<Piece> pieces;
  while (!format.empty()) {
    std::size_t percent = format.find('%');
    if (percent > 0) pieces.push_back({format.substr(0, percent)});
    if (percent == std::string_view::npos) break;
    format.remove_prefix(percent);
    std::size_t verb = format.find_first_not_of("+-# 0123456789.", 1);
    if (verb == std::string_view::npos || format[verb] == '*' || format[verb] == '[' ||
        static_cast<unsigned char>(format[verb]) >= 0x80)
      return std::nullopt;
    pieces.push_back({format.substr(0, verb + 1), format[verb] != '%'});
    format.remove_prefix(verb + 1);
  }
  return pieces;
}

Value printf(Call& call) {
  std::string whole;
  std::span<const Value> args = call.args().subspan(1);
  std::string_view format = call[0].text();
  print_format(format, args, whole);
  if (!knows_origins(call.args())) return call.text(whole);
  auto pieces = pieces_of(format);
  if (!pieces) return call.text(whole);
  Text out;
  std::size_t next = 0;
  for (const Piece& piece : *pieces) {
    std::string one;
    if (!piece.is_verb) {
      print_format(piece.text, {}, one);
      add_printed(call[0], one, true, call, out);
      continue;
    }
    if (next == args.size()) return call.text(whole);
    print_format(piece.text, args.subspan(next, 1), one);
    add_printed(args[next], one, piece.text == "%s" || piece.text == "%v" || piece.text == "%d", call, out);
    ++next;
  }
  // What is left over, or doesn't fit, is said in the text, and then it isn't made of these pieces.
  if (out.bytes() == whole) return out.take(call.arena());
  return call.text(whole);
}

/// funcs.go, evalArgs.
std::string printed(const Call& call) {
  std::string out;
  if (call.count() == 1 && call[0].is_string()) out = call[0].text();
  else print_all(call.args(), out);
  return out;
}

Value html(Call& call) {
  std::string out;
  for (char c : printed(call)) {
    switch (c) {
      case '\0': out += "\xef\xbf\xbd"; break;
      case '"': out += "&#34;"; break;
      case '\'': out += "&#39;"; break;
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      default: out += c;
    }
  }
  return call.text(out);
}

Value js(Call& call) {
  std::string text = printed(call);
  std::string out;
  std::size_t size = 1;
  for (std::string_view rest = text; !rest.empty(); rest.remove_prefix(size)) {
    std::uint32_t c = decode_character(rest, size);
    if (c >= 0x80) {
      if (is_printable(c))
        out += c == kBadCharacter && size == 1 ? std::string_view(rest.substr(0, 1)) : rest.substr(0, size);
      else out += fmt::format("\\u{:04X}", c);
      continue;
    }
    switch (c) {
      case '\\': out += "\\\\"; break;
      case '\'': out += "\\'"; break;
      case '"': out += "\\\""; break;
      case '<':
      case '>':
      case '&':
      case '=': out += fmt::format("\\u{:04X}", c); break;
      default:
        if (c < ' ') out += fmt::format("\\u{:04X}", c);
        else out += static_cast<char>(c);
    }
  }
  return call.text(out);
}

Value urlquery(Call& call) {
  std::string out;
  for (char c : printed(call)) {
    bool is_plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                    c == '_' || c == '.' || c == '~';
    if (is_plain) out += c;
    else if (c == ' ') out += '+';
    else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return call.text(out);
}

constexpr Argument kAny[] = {{"values"}};
constexpr Argument kFormat[] = {{"format", Param::String}, {"values"}};

constexpr Function printer(std::string_view name, std::string_view doc, Example example, Value (*run)(Call&),
                           Treatment treatment = Treatment::Opaque) {
  return {.name = name,
          .group = Group::Go,
          .topic = kTopic,
          .arguments = kAny,
          .is_variadic = true,
          .treatment = treatment,
          .doc = doc,
          .example = example,
          .run = run};
}

constexpr Function kFunctions[] = {
    printer("html", "The arguments as `print` shows them, with HTML's characters escaped.",
            {R"({{ html "<b>" }})", "&lt;b&gt;"}, html),
    printer("js", "The arguments as `print` shows them, as the inside of a JavaScript string.",
            {R"({{ js "it's" }})", R"(it\'s)"}, js),
    printer("print", "The arguments as text, with a space between two of which neither is a string.",
            {R"({{ print 1 2 "a" }})", "1 2a"}, print, Treatment::Parts),
    {.name = "printf",
     .group = Group::Go,
     .topic = kTopic,
     .arguments = kFormat,
     .is_variadic = true,
     .treatment = Treatment::Parts,
     .doc = "The arguments put into a format of Go: %s string, %d integer, %v any, %q quoted, %t bool, %.2f float. An "
            "argument of another type shows as %!d(string=x).",
     .example = {R"({{ printf "%s-%03d" "web" 7 }})", "web-007"},
     .run = printf},
    printer("println", "The arguments as text with spaces between them and a line break behind.",
            {R"({{ println "a" 1 }})", "a 1\n"}, println, Treatment::Parts),
    printer("urlquery", "The arguments as `print` shows them, escaped for the query of a URL.",
            {R"({{ urlquery "a b&c" }})", "a+b%26c"}, urlquery),
};

}  // namespace

std::span<const Function> go_printers() { return kFunctions; }

}  // namespace pave::lang::gotemplate
