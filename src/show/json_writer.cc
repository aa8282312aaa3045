#include "show/json_writer.h"

#include <fmt/format.h>

#include "doc/writer.h"
#include "show/display.h"

namespace pave::show {
namespace {

/// Escapes what a terminal would act on and JSON allows as it is: DEL, C1 and the marks of direction.
void append_escaped(std::string_view json, std::string& out) {
  while (!json.empty()) {
    auto [code, bytes] = first_character(json);
    if (is_harmful(code)) out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(code));
    else out += json.substr(0, bytes);
    json.remove_prefix(bytes);
  }
}

std::string only_utf8(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    auto [code, bytes] = first_character(text);
    out += code == kReplacement ? std::string_view("\xef\xbf\xbd") : text.substr(0, bytes);
    text.remove_prefix(bytes);
  }
  return out;
}

}  // namespace

void JsonWriter::line(std::size_t level) {
  out_ += '\n';
  out_.append(2 * level, ' ');
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (filled_.empty()) return;
  bool is_first = !filled_.back();
  if (!is_first) out_ += ',';
  filled_.back() = true;
  if (line_level_ == 0) line(filled_.size());
  else if (!is_first) out_ += ' ';
}

void JsonWriter::begin(char bracket) {
  before_value();
  out_ += bracket;
  filled_.push_back(false);
}

void JsonWriter::end(char bracket) {
  bool filled = filled_.back();
  bool is_on_line = line_level_ != 0;
  if (line_level_ == filled_.size()) line_level_ = 0;
  filled_.pop_back();
  if (filled && !is_on_line) line(filled_.size());
  out_ += bracket;
}

void JsonWriter::key(std::string_view name) {
  before_value();
  doc::write_json_string(name, out_);
  out_ += ": ";
  after_key_ = true;
}

void JsonWriter::value(std::string_view text) {
  before_value();
  std::string json;
  doc::write_json_string(only_utf8(text), json);
  append_escaped(json, out_);
}

void JsonWriter::value(std::uint64_t number) {
  before_value();
  out_ += std::to_string(number);
}

void JsonWriter::value(bool truth) {
  before_value();
  out_ += truth ? "true" : "false";
}

}  // namespace pave::show
