// html js print printf println urlquery (text/template/funcs.go).
#include <string>
#include <vector>

#include "lang/gotemplate/builtins/escapes.h"
#include "lang/gotemplate/builtins/go.h"
#include "lang/gotemplate/print.h"
#include "lang/gotemplate/print_parts.h"

namespace pave::lang::gotemplate {
namespace {

constexpr std::string_view kTopic = "printing";

Value print(Call& call) { return print_all_in(call, call.args()); }

Value println(Call& call) {
  std::string text;
  if (!have_places(call.args())) {
    print_line(call.args(), text);
    return call.text(text);
  }
  std::vector<Printed> parts;
  print_line(call.args(), text, &parts);
  return place_parts(text, parts, call.args(), call);
}

Value printf(Call& call) { return print_format_in(call, call[0].text(), call.args().subspan(1)); }

/// funcs.go, evalArgs: as print, but nothing is shown as an action shows it.
std::string printed(const Call& call) {
  std::vector<Value> args(call.args().begin(), call.args().end());
  for (Value& arg : args)
    if (arg.is_nothing()) arg = Value::of(std::string_view("<no value>"));
  std::string out;
  print_all(args, out);
  return out;
}

Value escaped(Call& call, void (*escape)(std::string_view, std::string&)) {
  std::string out;
  escape(printed(call), out);
  return call.text(out);
}

Value html(Call& call) { return escaped(call, escape_html); }
Value js(Call& call) { return escaped(call, escape_js); }
Value urlquery(Call& call) { return escaped(call, escape_url_query); }

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
