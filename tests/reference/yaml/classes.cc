// The differences on purpose, each with the message of the side that refuses and a condition that the text meets.
#include <algorithm>
#include <array>
#include <cctype>

#include "tests/reference/yaml/comparison.h"

namespace pave::reference {
namespace {

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }
bool has_any(std::string_view text, std::string_view characters) {
  return text.find_first_of(characters) != std::string_view::npos;
}

/// A document that is one block scalar.
bool has_top_block_scalar(std::string_view text) {
  for (std::string_view rest = text; !rest.empty(); rest.remove_prefix(
           std::min(rest.find('\n') == std::string_view::npos ? rest.size() : rest.find('\n') + 1, rest.size()))) {
    std::size_t at = rest.starts_with("---") ? 3 : 0;
    bool more = true;
    while (more) {
      at = std::min(rest.find_first_not_of(" \t\r\n", at), rest.size());
      more = at < rest.size() && (rest[at] == '!' || rest[at] == '&');
      if (more) at = std::min(rest.find_first_of(" \t\n", at), rest.size());
    }
    if (at < rest.size() && (rest[at] == '|' || rest[at] == '>')) return true;
  }
  return false;
}

bool any(const Comparison&) { return true; }
bool has_tab(const Comparison& one) { return has(one.text, "\t"); }
bool has_brackets(const Comparison& one) { return has_any(one.text, "[{"); }
bool has_brackets_and_indicator(const Comparison& one) { return has_brackets(one) && has_any(one.text, ":?!"); }
bool has_mark(const Comparison& one) { return has(one.text, "\xef\xbb\xbf"); }
bool has_block_scalar(const Comparison& one) { return has_any(one.text, "|>"); }
bool is_block_scalar(const Comparison& one) { return has_top_block_scalar(one.text); }
bool is_open_block_scalar(const Comparison& one) {
  return one.text.ends_with(' ') && (has(one.text, "|") || has(one.text, ">")) && has(one.text, "+");
}
bool has_tag(const Comparison& one) { return has(one.text, "!"); }
bool has_colon(const Comparison& one) { return has(one.text, ":"); }
bool has_document_end(const Comparison& one) { return has(one.text, "..."); }
bool has_directive(const Comparison& one) { return has(one.text, "%"); }
bool has_merge(const Comparison& one) { return has(one.text, "<<"); }
bool is_libyaml(const Comparison& one) { return one.oracle == Oracle::Libyaml; }

/// Next line, line separator, paragraph separator.
bool has_old_line_break(const Comparison& one) {
  return has(one.text, "\xc2\x85") || has(one.text, "\xe2\x80\xa8") || has(one.text, "\xe2\x80\xa9");
}

/// The same also as escapes of double quotes.
bool has_old_line_break_in_value(const Comparison& one) {
  return has_old_line_break(one) || has(one.text, "\\N") || has(one.text, "\\L") || has(one.text, "\\P") ||
         has(one.text, "\\u");
}

/// An anchor or alias with another character than letters, digits, `_` and `-`.
bool has_wide_anchor(const Comparison& one) {
  auto is_plain = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-'; };
  for (std::size_t at = one.text.find_first_of("&*"); at != std::string_view::npos;
       at = one.text.find_first_of("&*", at + 1)) {
    std::size_t end = std::min(one.text.find_first_of(" \t\r\n,[]{}", at), one.text.size());
    std::string_view name = one.text.substr(at + 1, end - at - 1);
    if (!std::all_of(name.begin(), name.end(), is_plain)) return true;
  }
  return false;
}

/// A number that 64 bits may not hold.
bool has_long_number(const Comparison& one) {
  int digits = 0;
  for (char c : one.text) {
    if (std::isxdigit(static_cast<unsigned char>(c)) != 0) ++digits;
    else if (c != '_' && c != 'x') digits = 0;
    if (digits >= 16) return true;
  }
  return false;
}

/// Where a duplicate key replaces a value, nobody looks at that value.
bool has_same_line_twice(const Comparison& one) {
  std::string_view rest = one.text;
  while (!rest.empty()) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    std::string_view key = line.substr(0, line.find(':'));
    if (!key.empty() && (rest.starts_with(key) || has(rest, "\n" + std::string(key)))) return true;
  }
  return false;
}

bool is_duplicate(const Comparison& one) { return one.our_error->code == base::Code::SyntaxDuplicateKey; }

struct Row {
  std::string_view name;
  Difference difference;
  std::string_view message;  ///< part of the message of the side that refuses
  bool (*holds)(const Comparison&);
};

using enum Difference;
constexpr std::array kRows = {
    Row{"duplicate keys are refused", OnlyTheyAccept, "", is_duplicate},
    Row{"NEL, LS and PS break no line", OnlyWeAccept, "", has_old_line_break},
    Row{"NEL, LS and PS break no line", OnlyTheyAccept, "", has_old_line_break},
    Row{"NEL, LS and PS break no line", OtherValue, "", has_old_line_break},
    Row{"NEL, LS and PS break no line", OtherYaml, "", has_old_line_break_in_value},
    Row{"integers beyond 64 bits are exact", OtherValue, "", has_long_number},
    Row{"integers beyond 64 bits are exact", OtherYaml, "", has_long_number},
    Row{"integers beyond 64 bits are exact", OnlyWeAccept, "cannot decode !!float", has_long_number},
    Row{"integers beyond 64 bits are exact", OnlyWeAccept, "cannot decode !!int", has_long_number},
    Row{"integers beyond 64 bits are exact", OnlyWeAccept, "unsupported map key of type: uint64", has_long_number},
    Row{"tabs separate, though they don't indent", OnlyWeAccept, "cannot start any token", has_tab},
    Row{"tabs separate, though they don't indent", OnlyWeAccept, "tab character", has_tab},
    Row{"anchors may have any name", OnlyWeAccept, "", has_wide_anchor},
    Row{"anchors may have any name", OnlyTheyAccept, "", has_wide_anchor},
    Row{"anchors may have any name", OtherValue, "", has_wide_anchor},
    Row{"a key written as \"<<\" stays quoted", OtherYaml, "", has_merge},
    Row{"the text of a top-level block scalar needs no indentation", OnlyWeAccept, "", is_block_scalar},
    Row{"the text of a top-level block scalar needs no indentation", OtherValue, "", is_block_scalar},
    Row{"\":\" and \"?\" beside brackets, and keys over two lines", OnlyWeAccept, "did not find expected ',' or",
        has_brackets},
    Row{"\":\" and \"?\" beside brackets, and keys over two lines", OnlyWeAccept, "did not find expected node content",
        has_brackets},
    Row{"\":\" and \"?\" beside brackets, and keys over two lines", OnlyWeAccept, "alphabetic or numeric character",
        has_brackets_and_indicator},
    Row{"\":\" and \"?\" beside brackets, and keys over two lines", OnlyWeAccept, "cannot start any token",
        has_brackets_and_indicator},
    Row{"\":\" and \"?\" beside brackets, and keys over two lines", OnlyWeAccept, "found unexpected ':'", has_brackets},
    Row{"\":\" and \"?\" beside brackets, and keys over two lines", OnlyTheyAccept, "a value can't begin with",
        has_brackets},
    Row{"\":\" and \"?\" beside brackets, and keys over two lines", OnlyTheyAccept, "is expected here",
        has_brackets_and_indicator},
    Row{"\":\" and \"?\" beside brackets, and keys over two lines", OnlyTheyAccept, "does not close the bracket",
        has_brackets_and_indicator},
    Row{"\":\" and \"?\" beside brackets, and keys over two lines", OnlyWeAccept, "unsupported map key of type: <nil>",
        has_brackets_and_indicator},
    Row{"\":\" and \"?\" beside brackets, and keys over two lines", OnlyWeAccept, "unexpected end of stream",
        has_brackets_and_indicator},
    Row{"\":\" and \"?\" beside brackets, and keys over two lines", OtherValue, "", has_brackets_and_indicator},
    Row{"\"...\" may be followed by a document or by nothing", OnlyWeAccept, "did not find expected <document start>",
        has_document_end},
    Row{"\"...\" may be followed by a document or by nothing", OnlyWeAccept, "did not find expected node content",
        has_document_end},
    Row{"YAML 1.2 and unknown directives are accepted", OnlyWeAccept, "directive", has_directive},
    Row{"YAML 1.2 and unknown directives are accepted", OnlyWeAccept, "incompatible YAML document", has_directive},
    Row{"YAML 1.2 and unknown directives are accepted", OnlyWeAccept, "non-alphabetical character", has_directive},
    Row{"YAML 1.2 and unknown directives are accepted", OnlyWeAccept, "version number", has_directive},
    Row{"a directive needs a \"...\" before it", OnlyTheyAccept, "can't begin with \"%\"", has_directive},
    Row{"a directive needs a \"...\" before it", OnlyTheyAccept, "a document is one value", has_directive},
    Row{"JSON documents one behind the other", OnlyWeAccept, "did not find expected <document start>", has_brackets},
    Row{"empty keys", OnlyWeAccept, "did not find expected key", has_colon},
    Row{"escapes of JSON: surrogate pairs and \\/", OnlyWeAccept, "invalid Unicode character escape code", any},
    Row{"escapes of JSON: surrogate pairs and \\/", OnlyWeAccept, "unknown escape character", any},
    Row{"only escapes of YAML 1.2", OnlyTheyAccept, "there is no such escape", any},
    Row{"DEL, C1 and U+FFFE may stand in quotes", OnlyWeAccept, "control characters are not allowed", any},
    Row{"tags as YAML 1.2 spells them", OnlyWeAccept, "did not find expected whitespace or line break", has_tag},
    Row{"tags as YAML 1.2 spells them", OnlyWeAccept, "did not find expected tag URI", has_tag},
    Row{"tags as YAML 1.2 spells them", OnlyWeAccept, "URI escaped octet", has_tag},
    Row{"tags as YAML 1.2 spells them", OnlyTheyAccept, "second \"!\"", has_tag},
    Row{"tags as YAML 1.2 spells them", OnlyTheyAccept, "can't stand in a tag", has_tag},
    Row{"tags as YAML 1.2 spells them", OnlyTheyAccept, "a tag without a name", has_tag},
    Row{"tags as YAML 1.2 spells them", OnlyTheyAccept, "the tag handle", has_tag},
    Row{"tags as YAML 1.2 spells them", OnlyTheyAccept, "a space is expected behind an anchor or tag", any},
    Row{"a \"#\" right behind a value is no comment", OnlyTheyAccept, "a comment needs a space", any},
    Row{"a \"#\" right behind a value is no comment", OnlyTheyAccept, "behind the block scalar's", has_block_scalar},
    Row{"a block scalar's header has to be indented", OnlyTheyAccept, "a block scalar can't stand here",
        has_block_scalar},
    Row{"a block scalar's header has to be indented", OnlyTheyAccept, "a block scalar can't begin here",
        has_block_scalar},
    Row{"a block scalar's header has to be indented", OnlyTheyAccept, "a document is one value", has_block_scalar},
    Row{"an empty line may not be indented further than the text below it", OnlyTheyAccept,
        "an empty line at the start of this block scalar", has_block_scalar},
    Row{"a byte order mark stands only at the start of a document", OnlyTheyAccept, "", has_mark},
    Row{"a byte order mark stands only at the start of a document", OtherValue, "", has_mark},
    Row{"UTF-16 is refused", OnlyTheyAccept, "UTF-16", any},
    Row{"spaces at the end of the text are a line of a block scalar that has no other", OtherValue, "",
        is_open_block_scalar},
    Row{"infinity as the key of a pair in a list", OnlyTheyAccept, "no infinity and no NaN", has_brackets},
    Row{"duplicate keys are refused", OnlyTheyAccept, "no infinity and no NaN", has_same_line_twice},
    Row{"duplicate keys are refused", OnlyTheyAccept, "a key must be a scalar", has_same_line_twice},
    Row{"aliases are looked up by us, not by its parser", OnlyTheyAccept, "is an alias, and no anchor", is_libyaml},
    Row{"lines inside quotes and brackets have to be indented", OnlyTheyAccept, "too little indentation", is_libyaml},
    Row{"lines inside quotes and brackets have to be indented", OnlyTheyAccept, "a tab can't indent", is_libyaml},
};

}  // namespace

std::string_view find_class(const Comparison& comparison, Difference difference) {
  std::string_view message;
  if (difference == OnlyWeAccept) message = comparison.their_error;
  if (difference == OnlyTheyAccept) message = comparison.our_error->message;
  for (const Row& row : kRows)
    if (row.difference == difference && has(message, row.message) && row.holds(comparison)) return row.name;
  return {};
}

}  // namespace pave::reference
