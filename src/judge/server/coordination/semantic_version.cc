#include "judge/server/coordination/semantic_version.h"

#include <algorithm>
#include <charconv>

namespace pave::judge::server::coordination {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  });
}
bool is_number(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

std::optional<std::uint64_t> number(std::string_view text) {
  if (!is_number(text) || (text.size() > 1 && text[0] == '0')) return std::nullopt;
  std::uint64_t value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() ? std::optional(value) : std::nullopt;
}

/// The part before the next dot, which is taken off.
std::string_view next_part(std::string_view& text) {
  std::size_t dot = text.find('.');
  std::string_view part = text.substr(0, dot);
  text.remove_prefix(dot == std::string_view::npos ? text.size() : dot + 1);
  return part;
}

bool are_words(std::string_view text, bool numbers_are_plain) {
  if (text.ends_with('.')) return false;
  do {
    std::string_view part = next_part(text);
    if (!is_word(part) || (numbers_are_plain && is_number(part) && !number(part))) return false;
  } while (!text.empty());
  return true;
}

std::strong_ordering compare_part(std::string_view a, std::string_view b) {
  auto left = number(a);
  auto right = number(b);
  if (left && right) return *left <=> *right;
  if (left.has_value() != right.has_value()) return left ? std::strong_ordering::less : std::strong_ordering::greater;
  return a <=> b;
}

}  // namespace

std::optional<SemanticVersion> SemanticVersion::parse(std::string_view text) {
  SemanticVersion version;
  if (std::size_t plus = text.find('+'); plus != std::string_view::npos) {
    if (!are_words(text.substr(plus + 1), false)) return std::nullopt;
    text = text.substr(0, plus);
  }
  if (std::size_t dash = text.find('-'); dash != std::string_view::npos) {
    version.pre_release = text.substr(dash + 1);
    if (!are_words(version.pre_release, true)) return std::nullopt;
    text = text.substr(0, dash);
  }
  if (std::ranges::count(text, '.') != 2) return std::nullopt;
  for (std::uint64_t& part : version.numbers) {
    auto value = number(next_part(text));
    if (!value) return std::nullopt;
    part = *value;
  }
  return version;
}

std::strong_ordering operator<=>(const SemanticVersion& a, const SemanticVersion& b) {
  if (auto order = a.numbers <=> b.numbers; order != 0) return order;
  if (a.pre_release.empty() || b.pre_release.empty()) return a.pre_release.empty() <=> b.pre_release.empty();
  std::string_view left = a.pre_release;
  std::string_view right = b.pre_release;
  while (!left.empty() && !right.empty())
    if (auto order = compare_part(next_part(left), next_part(right)); order != 0) return order;
  return !left.empty() <=> !right.empty();
}

}  // namespace pave::judge::server::coordination
