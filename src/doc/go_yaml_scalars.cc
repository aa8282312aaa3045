#include <algorithm>

#include "base/utf8.h"
#include "doc/go_yaml_scanner.h"

namespace pave::doc {
namespace {

bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }

int hexadecimal(unsigned char c) {
  if (is_digit(c)) return c - '0';
  unsigned char letter = c | 0x20;
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

}  // namespace

void GoYamlScanner::scan_directive(GoYamlToken& token) {
  GoYamlMark start = mark_;
  step();
  std::string name;
  while (is_word()) take(name);
  if (name.empty()) fail("could not find expected directive name", start);
  if (!is_blank_or_end()) fail("found unexpected non-alphabetical character", start);
  if (name == "YAML") {
    skip_blanks();
    token.major = scan_version_number(start);
    if (at() != '.') fail("did not find expected digit or '.' character", start);
    step();
    token.minor = scan_version_number(start);
  } else if (name == "TAG") {
    token.kind = Kind::TagDirective;
    skip_blanks();
    token.text = scan_tag_handle(true, start);
    if (!is_blank()) fail("did not find expected whitespace", start);
    skip_blanks();
    token.suffix = scan_tag_uri({}, start);
    if (!is_blank_or_end()) fail("did not find expected whitespace or line break", start);
  } else {
    fail("found unknown directive name", start);
  }
  skip_blanks();
  if (at() == '#') skip_to_line_end();
  if (!is_break_or_end()) fail("did not find expected comment or line break", start);
  step_line();
}

int GoYamlScanner::scan_version_number(const GoYamlMark& start) {
  int value = 0;
  int length = 0;
  while (is_digit(at())) {
    if (++length > 2) fail("found extremely long version number", start);
    value = value * 10 + (at() - '0');
    step();
  }
  if (length == 0) fail("did not find expected version number", start);
  return value;
}

void GoYamlScanner::scan_anchor(GoYamlToken& token) {
  step();
  while (is_word()) take(token.text);
  constexpr std::string_view kAllowed = "?:,]}%@`";
  bool ends = is_blank_or_end() || kAllowed.find(static_cast<char>(at())) != std::string_view::npos;
  if (token.text.empty() || !ends) fail("did not find expected alphabetic or numeric character", token.start);
}

void GoYamlScanner::scan_tag(GoYamlToken& token) {
  GoYamlMark start = mark_;
  if (at(1) == '<') {
    step();
    step();
    token.suffix = scan_tag_uri({}, start);
    if (at() != '>') fail("did not find the expected '>'", start);
    step();
  } else {
    std::string handle = scan_tag_handle(false, start);
    if (handle.size() > 1 && handle.back() == '!') {
      token.text = std::move(handle);
      token.suffix = scan_tag_uri({}, start);
    } else {
      token.suffix = scan_tag_uri(handle, start);
      token.text = "!";
      if (token.suffix.empty()) std::swap(token.text, token.suffix);
    }
  }
  if (!is_blank_or_end()) fail("did not find expected whitespace or line break", start);
}

std::string GoYamlScanner::scan_tag_handle(bool directive, const GoYamlMark& start) {
  if (at() != '!') fail("did not find expected '!'", start);
  std::string handle;
  take(handle);
  while (is_word()) take(handle);
  if (at() == '!') take(handle);
  else if (directive && handle != "!") fail("did not find expected '!'", start);
  return handle;
}

std::string GoYamlScanner::scan_tag_uri(std::string_view head, const GoYamlMark& start) {
  constexpr std::string_view kAllowed = ";/?:@&=+$,.!~*'()[]%";
  std::string uri(head.size() > 1 ? head.substr(1) : std::string_view());
  bool has_tag = !head.empty();
  while (is_word() || (!is_end() && kAllowed.find(static_cast<char>(at())) != std::string_view::npos)) {
    has_tag = true;
    if (at() != '%') {
      take(uri);
      continue;
    }
    int high = hexadecimal(at(1));
    int low = hexadecimal(at(2));
    if (high < 0 || low < 0) fail("did not find URI escaped octet", start);
    uri += static_cast<char>(high << 4 | low);
    for (int i = 0; i < 3; ++i) step();
  }
  if (!has_tag) fail("did not find expected tag URI", start);
  return uri;
}

void GoYamlScanner::scan_block_scalar(GoYamlToken& token, bool literal) {
  GoYamlMark start = mark_;
  step();
  int increment = 0;
  char chomping = ' ';
  auto take_chomping = [&] {
    if (at() != '+' && at() != '-') return false;
    chomping = static_cast<char>(at());
    step();
    return true;
  };
  auto take_increment = [&] {
    if (!is_digit(at())) return;
    if (at() == '0') fail("found an indentation indicator equal to 0", start);
    increment = at() - '0';
    step();
  };
  if (take_chomping()) {
    take_increment();
  } else {
    take_increment();
    if (increment > 0) take_chomping();
  }
  skip_blanks();
  if (at() == '#') skip_to_line_end();
  if (!is_break_or_end()) fail("did not find expected comment or line break", start);
  step_line();
  int indent = increment == 0 ? 0 : (indent_ >= 0 ? indent_ : 0) + increment;
  std::string breaks;
  std::string leading;
  scan_block_breaks(indent, breaks, start);
  while (column() == indent && !is_end()) {
    if (!literal && leading == "\n" && !is_blank()) {
      if (breaks.empty()) token.text += ' ';
    } else {
      token.text += leading;
    }
    token.text += breaks;
    leading.clear();
    breaks.clear();
    while (!is_break_or_end()) take(token.text);
    if (is_break()) leading = "\n";
    step_line();
    scan_block_breaks(indent, breaks, start);
  }
  if (chomping != '-') token.text += leading;
  if (chomping == '+') token.text += breaks;
}

void GoYamlScanner::scan_block_breaks(int& indent, std::string& breaks, const GoYamlMark& start) {
  int deepest = 0;
  for (;;) {
    while ((indent == 0 || column() < indent) && at() == ' ') step();
    deepest = std::max(deepest, column());
    if ((indent == 0 || column() < indent) && at() == '\t')
      fail("found a tab character where an indentation space is expected", start);
    if (!is_break()) break;
    breaks += '\n';
    step_line();
  }
  if (indent == 0) indent = std::max({deepest, indent_ + 1, 1});
}

void GoYamlScanner::scan_flow_scalar(GoYamlToken& token, bool single) {
  step();
  for (;;) {
    if (at_document_indicator('-') || at_document_indicator('.'))
      fail("found unexpected document indicator", token.start);
    if (is_end()) fail("found unexpected end of stream", token.start);
    bool breaks = scan_quoted_part(token, single);
    if (at() == (single ? '\'' : '"')) break;
    std::string blanks;
    std::size_t lines = 0;
    while (is_blank() || is_break()) {
      if (is_blank()) {
        if (breaks) step();
        else take(blanks);
      } else {
        breaks = true;
        ++lines;
        step_line();
      }
    }
    if (!breaks) token.text += blanks;
    else if (lines == 1) token.text += ' ';
    else if (lines > 1) token.text.append(lines - 1, '\n');
  }
  step();
}

/// Up to the closing quote, a blank or a break; true: an escaped break was passed.
bool GoYamlScanner::scan_quoted_part(GoYamlToken& token, bool single) {
  while (!is_blank_or_end()) {
    if (single && at() == '\'') {
      if (at(1) != '\'') return false;
      step();
      take(token.text);
    } else if (!single && at() == '"') {
      return false;
    } else if (!single && at() == '\\') {
      if (is_break(1)) {
        step();
        step_line();
        return true;
      }
      scan_escape(token);
    } else {
      take(token.text);
    }
  }
  return false;
}

void GoYamlScanner::scan_escape(GoYamlToken& token) {
  constexpr std::string_view kLetters = "0abt\tnvfre \"'\\";
  constexpr std::string_view kMeant("\0\a\b\t\t\n\v\f\r\x1b \"'\\", 14);
  auto letter = static_cast<char>(at(1));
  int digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
  bool is_end_of_text = is_end(1);
  std::size_t index = is_end_of_text ? std::string_view::npos : kLetters.find(letter);
  if (index != std::string_view::npos) token.text += kMeant[index];
  else if (letter == 'N') base::append_utf8(0x85, token.text);
  else if (letter == '_') base::append_utf8(0xa0, token.text);
  else if (letter == 'L') base::append_utf8(0x2028, token.text);
  else if (letter == 'P') base::append_utf8(0x2029, token.text);
  else if (digits == 0) fail("found unknown escape character", token.start);
  step();
  step();
  if (digits == 0) return;
  std::uint32_t value = 0;
  for (int i = 0; i < digits; ++i) {
    int digit = hexadecimal(at(static_cast<std::size_t>(i)));
    if (digit < 0) fail("did not find expected hexdecimal number", token.start);
    value = value << 4 | static_cast<std::uint32_t>(digit);
  }
  if ((value >= 0xd800 && value <= 0xdfff) || value > 0x10ffff)
    fail("found invalid Unicode character escape code", token.start);
  base::append_utf8(value, token.text);
  for (int i = 0; i < digits; ++i) step();
}

void GoYamlScanner::scan_plain_scalar(GoYamlToken& token) {
  constexpr std::string_view kEndsInFlow = ",?[]{}";
  int indent = indent_ + 1;
  bool breaks = false;
  std::string blanks;
  std::size_t lines = 0;
  for (;;) {
    if (at_document_indicator('-') || at_document_indicator('.') || at() == '#') break;
    while (!is_blank_or_end()) {
      bool ends_in_flow = flow_level_ > 0 && kEndsInFlow.find(static_cast<char>(at())) != std::string_view::npos;
      if ((at() == ':' && is_blank_or_end(1)) || ends_in_flow) break;
      if (breaks) token.text += lines == 1 ? " " : std::string(lines - 1, '\n');
      else token.text += blanks;
      breaks = false;
      lines = 0;
      blanks.clear();
      take(token.text);
    }
    if (!is_blank() && !is_break()) break;
    while (is_blank() || is_break()) {
      if (is_blank()) {
        if (breaks && column() < indent && at() == '\t')
          fail("found a tab character that violates indentation", token.start);
        if (breaks) step();
        else take(blanks);
      } else {
        breaks = true;
        ++lines;
        step_line();
      }
    }
    if (flow_level_ == 0 && column() < indent) break;
  }
  if (breaks) simple_key_allowed_ = true;
}

}  // namespace pave::doc
