#include <algorithm>
#include <optional>

#include "base/go_quote.h"
#include "base/semver.h"

namespace pave::base {
namespace {

using Operator = SemverRange::Operator;
using Part = SemverRange::Part;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }
bool is_number_or_wildcard(char c) {
  return (c >= '0' && c <= '9') || c == '|' || c == 'x' || c == 'X' || c == '*';  // the library lets `|` pass, too
}
bool is_identifier(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}
bool is_operator(char c) { return c == '=' || c == '!' || c == '>' || c == '<' || c == '~' || c == '^'; }
bool is_wildcard(std::string_view text) { return text == "x" || text == "X" || text == "*"; }

/// A version with wildcards as it stands in a range.
struct Written {
  std::string_view whole;
  std::string_view numbers[3];  ///< without dots; the second and third may be missing (empty)
  std::string_view prerelease;  ///< with its hyphen
};

/// Length of `-alpha.1` or `+exp` at the front, 0 when there is none.
std::size_t identifiers_length(std::string_view text, char sign) {
  if (text.size() < 2 || text[0] != sign || !is_identifier(text[1])) return 0;
  std::size_t length = 1;
  while (length < text.size() && (is_identifier(text[length]) ||
                                  (text[length] == '.' && length + 1 < text.size() && is_identifier(text[length + 1]))))
    ++length;
  return length;
}

/// The version at the front of the text (the library's cvRegex: each part as long as it can be).
std::optional<Written> written_at(std::string_view text) {
  std::size_t at = text.starts_with('v') ? 1 : 0;
  Written found;
  for (int i = 0; i < 3; ++i) {
    std::size_t begin = at;
    if (i > 0 && begin < text.size() && text[begin] == '.') ++begin;
    else if (i > 0) break;
    std::size_t end = begin;
    while (end < text.size() && is_number_or_wildcard(text[end])) ++end;
    if (end == begin && i == 0) return std::nullopt;
    if (end == begin) break;
    found.numbers[i] = text.substr(begin, end - begin);
    at = end;
  }
  std::size_t prerelease = identifiers_length(text.substr(at), '-');
  found.prerelease = text.substr(at, prerelease);
  at += prerelease;
  at += identifiers_length(text.substr(at), '+');
  found.whole = text.substr(0, at);
  return found;
}

std::string_view without_spaces(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  return text;
}

/// `1.2 - 3.4` becomes `>= 1.2, <= 3.4 `, wherever it stands.
std::string rewrite_spans(std::string_view text) {
  std::string out(text);
  std::size_t at = 0;
  while (at < text.size()) {
    std::string_view rest = without_spaces(text.substr(at));
    auto low = written_at(rest);
    std::optional<Written> high;
    if (low) {
      rest.remove_prefix(low->whole.size());
      std::string_view hyphen = without_spaces(rest);
      bool is_spaced = hyphen.size() < rest.size() && hyphen.size() > 1 && hyphen[0] == '-' && is_space(hyphen[1]);
      if (is_spaced) {
        rest = without_spaces(hyphen.substr(1));
        high = written_at(rest);
      }
    }
    if (!high) {
      ++at;
      continue;
    }
    rest = without_spaces(rest.substr(high->whole.size()));
    std::string_view matched = text.substr(at, text.size() - rest.size() - at);
    std::string rewritten = ">= ";
    rewritten.append(low->whole).append(", <= ").append(high->whole).append(" ");
    if (std::size_t where = out.find(matched); where != std::string::npos)
      out.replace(where, matched.size(), rewritten);
    at += matched.size();
  }
  return out;
}

std::optional<Operator> operator_of(std::string_view text) {
  if (text.empty() || text == "=") return Operator::Equal;
  if (text == "!=") return Operator::NotEqual;
  if (text == ">") return Operator::Above;
  if (text == "<") return Operator::Below;
  if (text == ">=" || text == "=>") return Operator::AtLeast;
  if (text == "<=" || text == "=<") return Operator::AtMost;
  if (text == "~" || text == "~>") return Operator::Tilde;
  if (text == "^") return Operator::Caret;
  return std::nullopt;
}

std::expected<Part, std::string> part_of(Operator op, const Written& written) {
  Part part;
  part.op = op;
  part.written = written.whole;
  auto [major, minor, patch] = written.numbers;
  std::string text(written.whole);
  if (is_wildcard(major)) {
    text = "0.0.0";
    part.is_partial = true;
  } else if (minor.empty() || is_wildcard(minor)) {
    text = std::string(major) + ".0.0";
    part.is_partial = part.any_minor = true;
  } else if (patch.empty() || is_wildcard(patch)) {
    text = std::string(major) + "." + std::string(minor) + ".0";
    part.is_partial = part.any_patch = true;
  }
  if (part.is_partial) text += written.prerelease;
  auto version = parse_semver(text);
  if (!version) return std::unexpected("constraint parser error");
  part.version = std::move(*version);
  return part;
}

std::expected<SemverRange::Group, std::string> group_of(std::string_view text) {
  std::string improper = "improper constraint: " + go_quote(text);
  SemverRange::Group group;
  std::string_view rest = without_spaces(text);
  std::string parser_error;
  while (true) {
    std::size_t length = 0;
    while (length < rest.size() && is_operator(rest[length])) ++length;
    auto op = operator_of(rest.substr(0, length));
    if (!op) return std::unexpected(improper);
    rest = without_spaces(rest.substr(length));
    auto written = written_at(rest);
    if (!written) return std::unexpected(improper);
    rest.remove_prefix(written->whole.size());
    auto part = part_of(*op, *written);
    if (!part) {
      parser_error = part.error();
    } else {
      group.with_prereleases = group.with_prereleases || !part->version.prerelease.empty();
      group.parts.push_back(std::move(*part));
    }
    std::string_view behind = without_spaces(rest);
    if (behind.empty()) break;
    bool is_separated = behind.size() < rest.size() || behind[0] == ',';
    if (!is_separated) return std::unexpected(improper);
    rest = behind[0] == ',' ? without_spaces(behind.substr(1)) : behind;
  }
  if (!parser_error.empty()) return std::unexpected(parser_error);
  return group;
}

}  // namespace

std::expected<SemverRange, std::string> SemverRange::parse(std::string_view text) {
  if (text.size() > kMaxSemverRangeLength) return std::unexpected("constraint string is too long (max 512 bytes)");
  std::string rewritten = rewrite_spans(text);
  std::vector<std::string_view> texts;
  std::string_view rest = rewritten;
  for (std::size_t bars = rest.find("||"); bars != std::string_view::npos; bars = rest.find("||")) {
    texts.push_back(rest.substr(0, bars));
    rest.remove_prefix(bars + 2);
  }
  texts.push_back(rest);
  if (texts.size() > kMaxSemverRangeGroups) return std::unexpected("too many constraint groups (max 32)");
  SemverRange range;
  for (std::string_view group_text : texts) {
    auto group = group_of(group_text);
    if (!group) return std::unexpected(group.error());
    range.groups_.push_back(std::move(*group));
  }
  return range;
}

}  // namespace pave::base
