#include "render/helm/ignore.h"

#include <algorithm>

#include "base/path_match.h"

namespace pave::render::helm {
namespace {

constexpr std::string_view kSpaces = " \t\n\v\f\r";

std::string_view trim(std::string_view text) {
  // Beside ASCII's, strings.TrimSpace knows a next line and a no-break space, which come as two bytes of UTF-8.
  auto is_wide = [&](bool at_end) {
    std::string_view two =
        at_end ? text.substr(text.size() - std::min<std::size_t>(2, text.size())) : text.substr(0, 2);
    return two == "\xc2\x85" || two == "\xc2\xa0";
  };
  while (!text.empty()) {
    if (kSpaces.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
    else if (is_wide(false)) text.remove_prefix(2);
    else if (kSpaces.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
    else if (is_wide(true)) text.remove_suffix(2);
    else break;
  }
  return text;
}

std::string_view base_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

std::expected<IgnoreRules, IgnoreRules::Fault> IgnoreRules::parse(std::string_view text) {
  IgnoreRules rules;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (line.size() >= kMaxLine) return std::unexpected(Fault{"bufio.Scanner: token too long", begin, line.size()});
    std::size_t mark = begin == 0 && line.starts_with("\xef\xbb\xbf") ? 3 : 0;
    if (auto added = rules.add(line.substr(mark)); !added) {
      std::string_view rule = trim(line.substr(mark));
      return std::unexpected(Fault{added.error(), static_cast<std::size_t>(rule.data() - text.data()), rule.size()});
    }
    begin = end + 1;
  }
  [[maybe_unused]] auto added = rules.add("templates/.?*");
  return rules;
}

std::expected<void, std::string> IgnoreRules::add(std::string_view line) {
  line = trim(line);
  if (line.empty() || line.starts_with('#')) return {};
  if (line.find("**") != std::string_view::npos) return std::unexpected("double-star (**) syntax is not supported");
  if (!base::match_path(line, "abc")) return std::unexpected("syntax error in pattern");
  Rule rule;
  rule.negated = line.starts_with('!');
  if (rule.negated) line.remove_prefix(1);
  rule.folders_only = line.ends_with('/');
  if (rule.folders_only) line.remove_suffix(1);
  rule.whole_path = line.find('/') != std::string_view::npos;
  if (line.starts_with('/')) line.remove_prefix(1);
  rule.pattern = line;
  rules_.push_back(std::move(rule));
  return {};
}

bool IgnoreRules::matches(const Rule& rule, std::string_view path) {
  return base::match_path(rule.pattern, rule.whole_path ? path : base_name(path)).value_or(false);
}

bool IgnoreRules::ignores(std::string_view path, bool is_folder) const {
  if (path.empty() || path == "." || path == "./") return false;
  for (const Rule& rule : rules_) {
    if (rule.negated) {
      if ((rule.folders_only && !is_folder) || !matches(rule, path)) return true;
    } else if ((is_folder || !rule.folders_only) && matches(rule, path)) {
      return true;
    }
  }
  return false;
}

}  // namespace pave::render::helm
