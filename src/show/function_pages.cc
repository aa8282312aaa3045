#include "show/function_pages.h"

#include <fmt/format.h>

#include <map>
#include <vector>

#include "lang/gotemplate/functions.h"

namespace pave::show {
namespace {

std::string_view words(lang::Group group) {
  switch (group) {
    case lang::Group::Go: return "Go's text/template";
    case lang::Group::Sprig: return "Sprig";
    case lang::Group::Helm: return "Helm";
  }
  return {};
}

std::string_view words(lang::Param param) {
  using lang::Param;
  switch (param) {
    case Param::Any:
    case Param::Reflect: return "any value";
    case Param::String: return "string";
    case Param::Int:
    case Param::Int64:
    case Param::Int32:
    case Param::Uint32: return "integer";
    case Param::Float64: return "number";
    case Param::Bool: return "boolean";
    case Param::AnyList: return "list";
    case Param::StringList: return "list of strings";
    case Param::AnyMap: return "map";
    case Param::StringMap: return "map of strings";
    case Param::Bytes: return "bytes";
    case Param::Time: return "time";
  }
  return {};
}

/// `nindent SPACES TEXT`, `list [ITEM...]`.
std::string call_of(const lang::Function& function) {
  std::string out(function.name);
  std::size_t count = function.arguments.size();
  for (std::size_t i = 0; i < count; ++i) {
    std::string name(function.arguments[i].name);
    for (char& c : name) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    bool repeats = function.is_variadic && i + 1 == count;
    bool is_optional = repeats || i + function.optional >= count;
    if (repeats) name += "...";
    out += is_optional ? " [" + name + "]" : " " + name;
  }
  return out;
}

/// In a Markdown code span, whatever backticks it has.
std::string code(std::string_view text) {
  bool has_tick = text.find('`') != std::string_view::npos;
  return has_tick ? fmt::format("`` {} ``", text) : fmt::format("`{}`", text);
}

std::string body(const lang::Function& function) {
  std::string out;
  if (!function.same_as.empty()) out += fmt::format("Another name of `{}`. ", function.same_as);
  out += fmt::format("{}\n", function.doc);
  if (!function.arguments.empty()) {
    out += "\nArguments: ";
    for (std::size_t i = 0; i < function.arguments.size(); ++i)
      out +=
          fmt::format("{}{} ({})", i == 0 ? "" : ", ", function.arguments[i].name, words(function.arguments[i].param));
    out += '\n';
  }
  if (!function.example.code.empty())
    out += fmt::format("\n```\n{}\n```\n\ngives\n\n```\n{}\n```\n", function.example.code, function.example.result);
  return out;
}

}  // namespace

std::string function_page(const lang::Function& function) {
  return fmt::format("# {}\n\n{} ({}, {})\n\n{}", function.name, code(call_of(function)), words(function.group),
                     function.topic, body(function));
}

std::string function_manual() {
  std::map<std::string_view, std::vector<const lang::Function*>> topics;
  for (const lang::Function* function : lang::gotemplate::all_functions()) topics[function->topic].push_back(function);
  std::string out =
      "# Functions of templates\n\nWhat a chart's templates can call, made from the functions' own records; "
      "`pave explain function NAME` prints one.\n";
  for (const auto& [topic, functions] : topics) {
    out += fmt::format("\n## {}\n", topic);
    for (const lang::Function* function : functions)
      out += fmt::format("\n### {}\n\n{} ({})\n\n{}", function->name, code(call_of(*function)), words(function->group),
                         body(*function));
  }
  return out;
}

}  // namespace pave::show
