#include "doc/go_yaml_scanner.h"

#include <algorithm>

#include "base/utf8.h"

namespace pave::doc {
namespace {

constexpr std::size_t kChunk = 512;          // bytes that its reader takes at once
constexpr std::size_t kMaxSimpleKey = 1024;  // characters
constexpr int kMaxLevel = 10000;

std::size_t width_of(unsigned char byte) {
  if (byte < 0x80) return 1;
  if ((byte & 0xe0) == 0xc0) return 2;
  if ((byte & 0xf0) == 0xe0) return 3;
  return (byte & 0xf8) == 0xf0 ? 4 : 0;
}

/// What the reader says of the character at that place; empty: it is good (readerc.go).
std::string_view fault_of(std::string_view text, std::size_t at) {
  auto first = static_cast<unsigned char>(text[at]);
  std::size_t width = width_of(first);
  if (width == 0) return "invalid leading UTF-8 octet";
  if (at + width > text.size()) return "incomplete UTF-8 octet sequence";
  std::uint32_t code = width == 1 ? first : width == 2 ? first & 0x1fU : width == 3 ? first & 0x0fU : first & 0x07U;
  for (std::size_t i = 1; i < width; ++i) {
    auto next = static_cast<unsigned char>(text[at + i]);
    if ((next & 0xc0) != 0x80) return "invalid trailing UTF-8 octet";
    code = code << 6 | (next & 0x3fU);
  }
  if ((width == 2 && code < 0x80) || (width == 3 && code < 0x800) || (width == 4 && code < 0x10000))
    return "invalid length of a UTF-8 sequence";
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) return "invalid Unicode character";
  bool good = code == 0x09 || code == 0x0a || code == 0x0d || (code >= 0x20 && code <= 0x7e) || code == 0x85 ||
              (code >= 0xa0 && code <= 0xfffd) || code >= 0x10000;
  return good ? std::string_view() : "control characters are not allowed";
}

}  // namespace

GoYamlScanner::GoYamlScanner(std::string_view text) : text_(text), readable_(std::string_view::npos) {
  if (text_.starts_with("\xef\xbb\xbf")) text_.remove_prefix(3);
  for (std::size_t at = 0; at < text_.size(); at += width_of(static_cast<unsigned char>(text_[at])))
    if (std::string_view fault = fault_of(text_, at); !fault.empty()) {
      readable_ = at / kChunk * kChunk;
      reader_fault_ = fault;
      break;
    }
}

unsigned char GoYamlScanner::at(std::size_t offset) {
  if (position_ + offset >= readable_) throw GoYamlFault{reader_fault_};
  return is_end(offset) ? static_cast<unsigned char>(0) : static_cast<unsigned char>(text_[position_ + offset]);
}

bool GoYamlScanner::is_break(std::size_t offset) {
  unsigned char c = at(offset);
  if (c == '\r' || c == '\n') return true;
  if (c == 0xc2) return at(offset + 1) == 0x85;
  return c == 0xe2 && at(offset + 1) == 0x80 && (at(offset + 2) == 0xa8 || at(offset + 2) == 0xa9);
}

bool GoYamlScanner::is_word() {
  unsigned char c = at();
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-';
}

std::size_t GoYamlScanner::width() const {
  return position_ < text_.size() ? std::max<std::size_t>(1, width_of(static_cast<unsigned char>(text_[position_])))
                                  : 0;
}

void GoYamlScanner::step() {
  ++mark_.index;
  ++mark_.column;
  position_ += width();
}

void GoYamlScanner::step_line() {
  if (!is_break()) return;
  bool is_pair = at() == '\r' && at(1) == '\n';
  mark_.index += is_pair ? 2 : 1;
  position_ += is_pair ? 2 : width();
  mark_.column = 0;
  ++mark_.line;
}

void GoYamlScanner::take(std::string& out) {
  out += text_.substr(position_, width());
  step();
}

void GoYamlScanner::skip_blanks() {
  while (is_blank()) step();
}

void GoYamlScanner::skip_to_line_end() {
  while (!is_break_or_end()) step();
}

bool GoYamlScanner::at_document_indicator(char c) {
  auto wanted = static_cast<unsigned char>(c);
  return mark_.column == 0 && at() == wanted && at(1) == wanted && at(2) == wanted && is_blank_or_end(3);
}

void GoYamlScanner::fail(std::string_view problem, const GoYamlMark& context) const {
  std::size_t line = mark_.line != 0 ? mark_.line + 1 : context.line;
  throw GoYamlFault{(line != 0 ? "line " + std::to_string(line) + ": " : std::string()) + std::string(problem)};
}

void GoYamlScanner::fail_parser(std::string_view problem, const GoYamlMark& at, const GoYamlMark& context) {
  std::size_t line = at.line != 0 ? at.line : context.line;
  throw GoYamlFault{(line != 0 ? "line " + std::to_string(line) + ": " : std::string()) + std::string(problem)};
}

const GoYamlToken& GoYamlScanner::peek() {
  if (!token_available_) fetch_more();
  return tokens_.front();
}

void GoYamlScanner::skip() {
  token_available_ = false;
  ++tokens_parsed_;
  tokens_.pop_front();
}

void GoYamlScanner::fetch_more() {
  for (;;) {
    if (!tokens_.empty()) {
      auto found = keys_by_token_.find(tokens_parsed_);
      if (found == keys_by_token_.end() || !is_valid(simple_keys_[found->second])) break;
    }
    fetch_next();
  }
  token_available_ = true;
}

void GoYamlScanner::fetch_next() {
  if (!stream_started_) {
    stream_started_ = simple_key_allowed_ = true;
    simple_keys_.emplace_back();
    return add(Kind::StreamStart, mark_);
  }
  scan_to_next();
  unroll_indent(column());
  if (is_end()) return fetch_stream_end();
  unsigned char c = at();
  if (mark_.column == 0 && c == '%') return fetch_directive();
  if (at_document_indicator('-')) return fetch_document_indicator(Kind::DocumentStart);
  if (at_document_indicator('.')) return fetch_document_indicator(Kind::DocumentEnd);
  switch (c) {
    case '[': return fetch_flow_start(Kind::FlowSequenceStart);
    case '{': return fetch_flow_start(Kind::FlowMappingStart);
    case ']': return fetch_flow_end(Kind::FlowSequenceEnd);
    case '}': return fetch_flow_end(Kind::FlowMappingEnd);
    case ',': return fetch_flow_entry();
    case '*': return fetch_anchor(Kind::Alias);
    case '&': return fetch_anchor(Kind::Anchor);
    case '!': return fetch_tag();
    case '\'': return fetch_flow_scalar(true);
    case '"': return fetch_flow_scalar(false);
    default: break;
  }
  if (c == '-' && is_blank_or_end(1)) return fetch_block_entry();
  if (c == '?' && (flow_level_ > 0 || is_blank_or_end(1))) return fetch_key();
  if (c == ':' && (flow_level_ > 0 || is_blank_or_end(1))) return fetch_value();
  if ((c == '|' || c == '>') && flow_level_ == 0) return fetch_block_scalar(c == '|');
  if (starts_plain_scalar()) return fetch_plain_scalar();
  fail("found character that cannot start any token");
}

bool GoYamlScanner::starts_plain_scalar() {
  constexpr std::string_view kIndicators = "-?:,[]{}#&*!|>'\"%@`";
  unsigned char c = at();
  if (!is_blank_or_end() && kIndicators.find(static_cast<char>(c)) == std::string_view::npos) return true;
  if (c == '-') return !is_blank(1);
  return flow_level_ == 0 && (c == '?' || c == ':') && !is_blank_or_end(1);
}

void GoYamlScanner::scan_to_next() {
  for (;;) {
    if (mark_.column == 0 && at() == 0xef && at(1) == 0xbb && at(2) == 0xbf) step();
    while (at() == ' ' || ((flow_level_ > 0 || !simple_key_allowed_) && at() == '\t')) step();
    if (at() == '#') skip_to_line_end();
    if (!is_break()) return;
    step_line();
    if (flow_level_ == 0) simple_key_allowed_ = true;
  }
}

void GoYamlScanner::add(Kind kind, const GoYamlMark& start) { tokens_.push_back({.kind = kind, .start = start}); }

void GoYamlScanner::insert(std::size_t number, Kind kind, const GoYamlMark& start) {
  auto place = tokens_.begin() + static_cast<std::ptrdiff_t>(number - tokens_parsed_);
  tokens_.insert(place, {.kind = kind, .start = start});
}

void GoYamlScanner::add_indicator(Kind kind, std::size_t size) {
  GoYamlMark start = mark_;
  for (std::size_t i = 0; i < size; ++i) step();
  add(kind, start);
}

bool GoYamlScanner::is_valid(SimpleKey& key) {
  if (!key.possible) return false;
  if (key.mark.line < mark_.line || key.mark.index + kMaxSimpleKey < mark_.index) {
    if (key.required) fail("could not find expected ':'", key.mark);
    key.possible = false;
    return false;
  }
  return true;
}

void GoYamlScanner::save_simple_key() {
  if (!simple_key_allowed_) return;
  bool required = flow_level_ == 0 && indent_ == column();
  SimpleKey key{true, required, tokens_parsed_ + tokens_.size(), mark_};
  remove_simple_key();
  simple_keys_.back() = key;
  keys_by_token_[key.token_number] = simple_keys_.size() - 1;
}

void GoYamlScanner::remove_simple_key() {
  SimpleKey& key = simple_keys_.back();
  if (!key.possible) return;
  if (key.required) fail("could not find expected ':'", key.mark);
  key.possible = false;
  keys_by_token_.erase(key.token_number);
}

bool GoYamlScanner::must_roll(int column) {
  if (flow_level_ > 0 || indent_ >= column) return false;
  indents_.push_back(indent_);
  indent_ = column;
  if (indents_.size() > static_cast<std::size_t>(kMaxLevel))
    fail("exceeded max depth of " + std::to_string(kMaxLevel), simple_keys_.back().mark);
  return true;
}

void GoYamlScanner::roll_indent(int column, Kind kind, const GoYamlMark& mark) {
  if (must_roll(column)) add(kind, mark);
}

void GoYamlScanner::roll_indent_before(const SimpleKey& key) {
  if (must_roll(static_cast<int>(key.mark.column))) insert(key.token_number, Kind::BlockMappingStart, key.mark);
}

void GoYamlScanner::unroll_indent(int column) {
  if (flow_level_ > 0) return;
  for (; indent_ > column; indents_.pop_back()) {
    add(Kind::BlockEnd, mark_);
    indent_ = indents_.back();
  }
}

void GoYamlScanner::fetch_stream_end() {
  if (mark_.column != 0) {
    mark_.column = 0;
    ++mark_.line;
  }
  unroll_indent(-1);
  remove_simple_key();
  simple_key_allowed_ = false;
  add(Kind::StreamEnd, mark_);
}

void GoYamlScanner::fetch_directive() {
  unroll_indent(-1);
  remove_simple_key();
  simple_key_allowed_ = false;
  GoYamlToken token{.kind = Kind::VersionDirective, .start = mark_};
  scan_directive(token);
  tokens_.push_back(std::move(token));
}

void GoYamlScanner::fetch_document_indicator(Kind kind) {
  unroll_indent(-1);
  remove_simple_key();
  simple_key_allowed_ = false;
  add_indicator(kind, 3);
}

void GoYamlScanner::fetch_flow_start(Kind kind) {
  save_simple_key();
  simple_keys_.push_back({false, false, tokens_parsed_ + tokens_.size(), mark_});
  if (++flow_level_ > kMaxLevel) fail("exceeded max depth of " + std::to_string(kMaxLevel));
  simple_key_allowed_ = true;
  add_indicator(kind);
}

void GoYamlScanner::fetch_flow_end(Kind kind) {
  remove_simple_key();
  if (flow_level_ > 0) {
    --flow_level_;
    keys_by_token_.erase(simple_keys_.back().token_number);
    simple_keys_.pop_back();
  }
  simple_key_allowed_ = false;
  add_indicator(kind);
}

void GoYamlScanner::fetch_flow_entry() {
  remove_simple_key();
  simple_key_allowed_ = true;
  add_indicator(Kind::FlowEntry);
}

void GoYamlScanner::fetch_block_entry() {
  if (flow_level_ == 0) {
    if (!simple_key_allowed_) fail("block sequence entries are not allowed in this context");
    roll_indent(column(), Kind::BlockSequenceStart, mark_);
  }
  remove_simple_key();
  simple_key_allowed_ = true;
  add_indicator(Kind::BlockEntry);
}

void GoYamlScanner::fetch_key() {
  if (flow_level_ == 0) {
    if (!simple_key_allowed_) fail("mapping keys are not allowed in this context");
    roll_indent(column(), Kind::BlockMappingStart, mark_);
  }
  remove_simple_key();
  simple_key_allowed_ = flow_level_ == 0;
  add_indicator(Kind::Key);
}

void GoYamlScanner::fetch_value() {
  SimpleKey& key = simple_keys_.back();
  if (is_valid(key)) {
    insert(key.token_number, Kind::Key, key.mark);
    roll_indent_before(key);
    key.possible = false;
    keys_by_token_.erase(key.token_number);
    simple_key_allowed_ = false;
  } else {
    if (flow_level_ == 0) {
      if (!simple_key_allowed_) fail("mapping values are not allowed in this context");
      roll_indent(column(), Kind::BlockMappingStart, mark_);
    }
    simple_key_allowed_ = flow_level_ == 0;
  }
  add_indicator(Kind::Value);
}

void GoYamlScanner::fetch_anchor(Kind kind) {
  save_simple_key();
  simple_key_allowed_ = false;
  GoYamlToken token{.kind = kind, .start = mark_};
  scan_anchor(token);
  tokens_.push_back(std::move(token));
}

void GoYamlScanner::fetch_tag() {
  save_simple_key();
  simple_key_allowed_ = false;
  GoYamlToken token{.kind = Kind::Tag, .start = mark_};
  scan_tag(token);
  tokens_.push_back(std::move(token));
}

void GoYamlScanner::fetch_block_scalar(bool literal) {
  remove_simple_key();
  simple_key_allowed_ = true;
  GoYamlToken token{.kind = Kind::Scalar, .start = mark_};
  scan_block_scalar(token, literal);
  tokens_.push_back(std::move(token));
}

void GoYamlScanner::fetch_flow_scalar(bool single) {
  save_simple_key();
  simple_key_allowed_ = false;
  GoYamlToken token{.kind = Kind::Scalar, .start = mark_};
  scan_flow_scalar(token, single);
  tokens_.push_back(std::move(token));
}

void GoYamlScanner::fetch_plain_scalar() {
  save_simple_key();
  simple_key_allowed_ = false;
  GoYamlToken token{.kind = Kind::Scalar, .start = mark_, .is_plain = true};
  scan_plain_scalar(token);
  tokens_.push_back(std::move(token));
}

}  // namespace pave::doc
