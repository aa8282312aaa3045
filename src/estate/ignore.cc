#include "estate/ignore.h"

#include <ranges>
#include <utility>

namespace pave::estate {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
constexpr std::string_view kSpecial = "*?[\\";

/// Without the spaces at the end, up to one that has a `\` before it.
std::string_view without_trailing_spaces(std::string_view line) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == ' ') continue;
    if (line[i] == '\\' && i + 1 < line.size()) ++i;
    end = i + 1;
  }
  return line.substr(0, end);
}

}  // namespace

std::optional<IgnoreRules::Rule> IgnoreRules::parse_rule(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.starts_with('#')) return std::nullopt;
  line = without_trailing_spaces(line);
  Rule rule{Match::Name, false, false, {}, {}};
  if (line.starts_with('!')) {
    rule.keeps = true;
    line.remove_prefix(1);
  }
  if (line.ends_with('/')) {
    rule.folders_only = true;
    line.remove_suffix(1);
  }
  if (line.empty()) return std::nullopt;
  if (line.contains('/')) {
    if (line.starts_with('/')) line.remove_prefix(1);
    rule.match = Match::Path;
    rule.text = line.substr(0, line.find_first_of(kSpecial));
    line.remove_prefix(rule.text.size());
    if (!line.empty()) rule.rest.emplace(line);
    return rule;
  }
  if (line.starts_with('*') && line.find_first_of(kSpecial, 1) == std::string_view::npos) {
    rule.match = Match::NameEnd;
    line.remove_prefix(1);
  } else if (line.find_first_of(kSpecial) != std::string_view::npos) {
    rule.match = Match::NameGlob;
  }
  rule.text = line;
  return rule;
}

IgnoreRules IgnoreRules::parse(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  IgnoreRules rules;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(line.size() == text.size() ? line.size() : line.size() + 1);
    if (std::optional<Rule> rule = parse_rule(line)) rules.rules_.push_back(*std::move(rule));
  }
  return rules;
}

IgnoreRules::Verdict IgnoreRules::judge(std::string_view path, bool is_folder) const {
  std::string_view name = path.substr(path.rfind('/') + 1);
  auto fits = [&](const Rule& rule) {
    if (rule.folders_only && !is_folder) return false;
    switch (rule.match) {
      case Match::Name: return name == rule.text;
      case Match::NameEnd: return name.ends_with(rule.text);
      case Match::NameGlob: return base::glob_matches(rule.text, name);
      case Match::Path:
        if (!path.starts_with(rule.text)) return false;
        return rule.rest ? rule.rest->matches(path.substr(rule.text.size())) : path.size() == rule.text.size();
    }
    return false;
  };
  for (const Rule& rule : rules_ | std::views::reverse)
    if (fits(rule)) return rule.keeps ? Verdict::Kept : Verdict::Ignored;
  return Verdict::None;
}

}  // namespace pave::estate
