#include "show/field_trace.h"

#include <fmt/format.h>

#include <algorithm>

#include "judge/value_text.h"
#include "show/display.h"
#include "show/json_writer.h"
#include "show/source_line.h"

namespace pave::show {
namespace {

using judge::FieldStep;
using judge::FieldTrace;

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kBlue = "\x1b[1;34m";

/// The key of a block map whose value begins at the column; empty: something else stands there. Then the key can be shown,
/// whatever the value is.
std::string_view key_before(std::string_view line, std::uint32_t column) {
  std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
  std::size_t end = begin;
  auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  while (end < line.size() && is_plain(line[end])) ++end;
  std::size_t value = std::min(line.find_first_not_of(' ', end + 1), line.size());
  bool is_key = end > begin && end < line.size() && line[end] == ':' && value + 1 == column;
  return is_key ? line.substr(begin, end - begin) : std::string_view();
}

class TraceWriter {
 public:
  TraceWriter(TextStyle style, std::string& out) : style_(style), out_(out) {}

  void write(const FieldTrace& trace) {
    gutter_ = 1;
    for (const FieldStep& step : trace.steps) gutter_ = std::max(gutter_, fmt::format("{}", step.location.line).size());
    paint(kBold, title(trace));
    out_ += '\n';
    for (const FieldStep& step : trace.steps) place(step, trace, &step == trace.steps.data());
    out_ += '\n';
  }

 private:
  static std::string title(const FieldTrace& trace) {
    std::string of = trace.object.text() + ": ";
    if (!trace.found) {
      std::string text = fmt::format("{}there is no {}", of, trace.field);
      if (!trace.suggestion.empty()) text += fmt::format("; did you mean \"{}\"?", trace.suggestion);
      return text;
    }
    return of + (trace.field.empty() ? "it" : trace.field) + " is " + value(trace);
  }

  static std::string value(const FieldTrace& trace) {
    std::string kind(doc::describe(trace.kind));
    if (trace.hidden) return kind + " that may hold a secret";
    switch (trace.kind) {
      case doc::Kind::Bool:
      case doc::Kind::Int:
      case doc::Kind::Float: return judge::shortened(trace.value);
      case doc::Kind::String: return judge::quoted(trace.value);
      default: return kind;
    }
  }

  void place(const FieldStep& step, const FieldTrace& trace, bool is_first) {
    out_.append(gutter_, ' ');
    paint(kBlue, "-->");
    out_ += ' ';
    const base::Location& at = step.location;
    append_harmless(at.known() ? fmt::format("{}:{}:{}", at.path, at.line, at.column) : at.path, out_);
    out_ += ": ";
    std::string words = step.words;
    if (is_first && !trace.found)
      words = fmt::format("it would go here, into {}", trace.parent.empty() ? "the object" : trace.parent);
    append_harmless(words, out_);
    out_ += '\n';
    if (at.known()) source(step, trace);
  }

  void source(const FieldStep& step, const FieldTrace& trace) {
    std::string masked;
    const base::Location& at = step.location;
    std::string_view line = at.line_text;
    LineCut cut{at.line_text_column > 1, at.line_goes_on};
    std::uint32_t column = at.column - at.line_text_column + 1;
    if (step.hide_source) {
      std::string_view key = key_before(line, column);
      line = masked = mask_value(line, key.empty() ? std::string_view(trace.field) : key, cut);
      std::size_t stars = masked.find('*');
      if (stars != std::string::npos) column = static_cast<std::uint32_t>(stars) + 1;
      cut = {};
    }
    std::size_t margin = gutter_ + 4;
    SourceLine shown = source_line(line, column, style_.width > margin + 20 ? style_.width - margin : 20, cut);
    bar();
    out_ += '\n';
    paint(kBlue, fmt::format(" {:>{}} |", at.line, gutter_));
    if (!shown.text.empty()) out_ += ' ';
    out_ += shown.text;
    out_ += '\n';
    bar();
    out_.append(shown.caret + 1, ' ');
    paint(kBold, std::string(shown.caret_width, '^'));
    out_ += '\n';
  }

  void bar() {
    out_.append(gutter_ + 2, ' ');
    paint(kBlue, "|");
  }

  void paint(std::string_view ansi, std::string_view text) {
    if (style_.color) out_ += ansi;
    append_harmless(text, out_);
    if (style_.color) out_ += "\x1b[0m";
  }

  TextStyle style_;
  std::string& out_;
  std::size_t gutter_ = 1;
};

std::string_view type_name(doc::Kind kind) {
  switch (kind) {
    case doc::Kind::Null: return "null";
    case doc::Kind::Bool: return "boolean";
    case doc::Kind::Int: return "integer";
    case doc::Kind::Float: return "number";
    case doc::Kind::String: return "string";
    case doc::Kind::List: return "array";
    case doc::Kind::Map: return "object";
  }
  return {};
}

std::string_view step_name(base::TraceStep::Kind kind) {
  switch (kind) {
    case base::TraceStep::Kind::Value: return "value";
    case base::TraceStep::Kind::Computed: return "computed";
    case base::TraceStep::Kind::Written: return "written";
    case base::TraceStep::Kind::Included: return "included";
  }
  return {};
}

void write_trace(const FieldTrace& trace, JsonWriter& json) {
  json.begin_map();
  json.key("object");
  json.begin_line_map();
  json.member("apiVersion", trace.object.api_version);
  json.member("kind", trace.object.kind);
  json.member_unless_empty("namespace", trace.object.namespace_name);
  json.member_unless_empty("name", trace.object.name);
  json.end_map();
  json.member("field", trace.field);
  json.member("found", trace.found);
  if (trace.found) {
    json.member("type", type_name(trace.kind));
    bool is_scalar = trace.kind != doc::Kind::List && trace.kind != doc::Kind::Map;
    if (trace.hidden) json.member("hidden", true);
    else if (is_scalar) json.member("value", trace.value);
  } else {
    json.member("parent", trace.parent);
    json.member_unless_empty("suggestion", trace.suggestion);
  }
  json.key("steps");
  json.begin_list();
  for (const FieldStep& step : trace.steps) {
    json.begin_line_map();
    json.member("step", step_name(step.kind));
    json.member("message", step.words);
    json.member_unless_empty("file", step.location.path);
    if (step.location.known()) {
      json.member("line", std::uint64_t{step.location.line});
      json.member("column", std::uint64_t{step.location.column});
    }
    json.end_map();
  }
  json.end_list();
  json.end_map();
}

}  // namespace

void write_field_traces(std::span<const FieldTrace> traces, TextStyle style, std::string& out) {
  for (const FieldTrace& trace : traces) TraceWriter(style, out).write(trace);
}

void write_field_traces_json(std::span<const FieldTrace> traces, std::string_view tool_version, std::string& out) {
  JsonWriter json(out);
  json.begin_map();
  json.member("format", "pave.explain-field/1");
  json.member("version", tool_version);
  json.key("fields");
  json.begin_list();
  for (const FieldTrace& trace : traces) write_trace(trace, json);
  json.end_list();
  json.end_map();
  out += '\n';
}

}  // namespace pave::show
