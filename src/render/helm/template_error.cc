#include "render/helm/template_error.h"

#include <fmt/format.h>

namespace pave::render::helm {
namespace {

using lang::gotemplate::Error;

/// `nil pointer evaluating interface {}.host` -> `host`.
std::string_view field_of(std::string_view message) {
  std::size_t dot = message.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : message.substr(dot + 1);
}

std::string message_of(const Error& error) {
  if (error.kind == Error::Kind::NilPointer && !field_of(error.message).empty())
    return fmt::format("\"{}\" is asked of something that is not there ({})", field_of(error.message), error.message);
  return error.message;
}

std::string_view help_of(const Error& error) {
  switch (error.kind) {
    case Error::Kind::NilPointer:
      return "give the value that is missing, or guard the access: {{ with ... }}, or parentheses as in "
             "((.Values.a).b).c";
    case Error::Kind::Refused: return "the chart's author asks for this; give the value with -f or --set";
    case Error::Kind::Limit:
      return "look for a template that includes itself, a loop that makes a text or a list longer and longer, or a map "
             "that holds itself";
    default: return {};
  }
}

}  // namespace

base::Diagnostic template_diagnostic(const Error& error) {
  base::Diagnostic diagnostic{
      base::Code::ChartRender, error.origin, message_of(error), std::string(help_of(error)), {}};
  if (error.stage == Error::Stage::Parse) diagnostic.code = base::Code::ChartTemplate;
  else if (error.kind == Error::Kind::Refused) diagnostic.code = base::Code::ChartRefused;
  if (error.value.known()) diagnostic.notes.push_back({"the value was written here", error.value});
  diagnostic.notes.insert(diagnostic.notes.end(), error.notes.begin(), error.notes.end());
  return diagnostic;
}

}  // namespace pave::render::helm
