#include "base/semver.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/go_quote.h"

namespace pave::base {
namespace {

constexpr const char* kInvalid = "invalid semantic version";
constexpr const char* kTooLong = "version string is too long (max 256 bytes)";
constexpr const char* kZero = "version segment starts with 0";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_identifier(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'; }
bool is_number(std::string_view text) { return std::ranges::all_of(text, is_digit); }

/// Takes the longest run of such bytes from the front.
template <typename Test>
std::string_view take(std::string_view& rest, Test test) {
  std::size_t length = 0;
  while (length < rest.size() && test(rest[length])) ++length;
  std::string_view taken = rest.substr(0, length);
  rest.remove_prefix(length);
  return taken;
}

/// Takes `-alpha.1` or `+exp.sha`, without the sign; empty when there is none.
std::string_view take_identifiers(std::string_view& rest, char sign) {
  if (rest.size() < 2 || rest[0] != sign || !is_identifier(rest[1])) return {};
  std::size_t length = 1;
  while (length < rest.size() && (is_identifier(rest[length]) ||
                                  (rest[length] == '.' && length + 1 < rest.size() && is_identifier(rest[length + 1]))))
    ++length;
  std::string_view taken = rest.substr(1, length - 1);
  rest.remove_prefix(length);
  return taken;
}

std::optional<std::string_view> take_minor(std::string_view& rest) {
  if (rest.size() < 2 || rest[0] != '.' || !is_digit(rest[1])) return std::nullopt;
  rest.remove_prefix(1);
  return take(rest, is_digit);
}

/// What strconv.ParseUint says when it can't.
std::optional<std::string> read_number(std::string_view digits, std::uint64_t& number) {
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.empty() || end != digits.data() + digits.size())
    return "strconv.ParseUint: parsing " + go_quote(digits) + ": invalid syntax";
  if (error != std::errc()) return "strconv.ParseUint: parsing " + go_quote(digits) + ": value out of range";
  return std::nullopt;
}

/// Calls `visit` with each part between dots until it gives a text.
template <typename Visit>
std::optional<std::string> each_part(std::string_view text, Visit visit) {
  while (true) {
    std::size_t dot = text.find('.');
    if (auto problem = visit(text.substr(0, dot))) return problem;
    if (dot == std::string_view::npos) return std::nullopt;
    text.remove_prefix(dot + 1);
  }
}

std::optional<std::string> problem_of_prerelease(std::string_view text) {
  return each_part(text, [](std::string_view part) -> std::optional<std::string> {
    if (part.empty() || !std::ranges::all_of(part, is_identifier)) return "invalid prerelease string";
    if (is_number(part) && part.size() > 1 && part[0] == '0') return kZero;
    return std::nullopt;
  });
}

std::optional<std::string> problem_of_metadata(std::string_view text) {
  return each_part(text, [](std::string_view part) -> std::optional<std::string> {
    if (part.empty() || !std::ranges::all_of(part, is_identifier)) return "invalid metadata string";
    return std::nullopt;
  });
}

/// What stands before the first `sign`, and what behind it.
std::optional<std::string_view> cut(std::string_view& text, char sign) {
  std::size_t at = text.find(sign);
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view behind = text.substr(at + 1);
  text = text.substr(0, at);
  return behind;
}

int compare_part(std::string_view one, std::string_view other) {
  if (one == other) return 0;
  if (one.empty()) return -1;
  if (other.empty()) return 1;
  std::uint64_t left = 0;
  std::uint64_t right = 0;
  bool left_is_number = !read_number(one, left);
  bool right_is_number = !read_number(other, right);
  if (left_is_number != right_is_number) return left_is_number ? -1 : 1;
  if (!left_is_number) return one > other ? 1 : -1;
  return left > right ? 1 : -1;
}

}  // namespace

std::string Semver::text() const {
  std::string out = std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(patch);
  if (!prerelease.empty()) out += "-" + prerelease;
  if (!metadata.empty()) out += "+" + metadata;
  return out;
}

std::expected<Semver, std::string> parse_semver(std::string_view text) {
  if (text.size() > kMaxSemverLength) return std::unexpected(kTooLong);
  std::string_view rest = text;
  if (rest.starts_with('v')) rest.remove_prefix(1);
  std::string_view major = take(rest, is_digit);
  if (major.empty()) return std::unexpected(kInvalid);
  std::optional<std::string_view> minor = take_minor(rest);
  std::optional<std::string_view> patch = take_minor(rest);
  Semver made;
  made.prerelease = take_identifiers(rest, '-');
  made.metadata = take_identifiers(rest, '+');
  if (!rest.empty()) return std::unexpected(kInvalid);
  made.original = text;
  auto read = [](std::string_view digits, std::uint64_t& number) {
    auto problem = read_number(digits, number);
    if (problem) problem = "error parsing version segment: " + *problem;
    return problem;
  };
  if (auto problem = read(major, made.major)) return std::unexpected(*problem);
  if (minor)
    if (auto problem = read(*minor, made.minor)) return std::unexpected(*problem);
  if (patch)
    if (auto problem = read(*patch, made.patch)) return std::unexpected(*problem);
  if (!made.prerelease.empty())
    if (auto problem = problem_of_prerelease(made.prerelease)) return std::unexpected(*problem);
  return made;
}

std::expected<Semver, std::string> parse_strict_semver(std::string_view text) {
  if (text.empty()) return std::unexpected("version string empty");
  if (text.size() > kMaxSemverLength) return std::unexpected(kTooLong);
  std::string_view parts[3] = {text, {}, {}};
  for (int i = 0; i < 2; ++i) {
    auto behind = cut(parts[i], '.');
    if (!behind) return std::unexpected(kInvalid);
    parts[i + 1] = *behind;
  }
  Semver made;
  made.original = text;
  if (auto metadata = cut(parts[2], '+')) {
    made.metadata = *metadata;
    if (auto problem = problem_of_metadata(*metadata)) return std::unexpected(*problem);
  }
  if (auto prerelease = cut(parts[2], '-')) {
    made.prerelease = *prerelease;
    if (auto problem = problem_of_prerelease(*prerelease)) return std::unexpected(*problem);
  }
  for (std::string_view part : parts) {
    if (!is_number(part)) return std::unexpected("invalid characters in version");
    if (part.size() > 1 && part[0] == '0') return std::unexpected(kZero);
  }
  std::uint64_t* numbers[] = {&made.major, &made.minor, &made.patch};
  for (int i = 0; i < 3; ++i)
    if (auto problem = read_number(parts[i], *numbers[i])) return std::unexpected(*problem);
  return made;
}

int compare_semver_prerelease(std::string_view one, std::string_view other) {
  bool more = true;
  while (more) {
    std::size_t left = one.find('.');
    std::size_t right = other.find('.');
    if (int order = compare_part(one.substr(0, left), other.substr(0, right)); order != 0) return order;
    more = left != std::string_view::npos || right != std::string_view::npos;
    one.remove_prefix(left == std::string_view::npos ? one.size() : left + 1);
    other.remove_prefix(right == std::string_view::npos ? other.size() : right + 1);
  }
  return 0;
}

int compare_semver(const Semver& one, const Semver& other) {
  if (one.major != other.major) return one.major < other.major ? -1 : 1;
  if (one.minor != other.minor) return one.minor < other.minor ? -1 : 1;
  if (one.patch != other.patch) return one.patch < other.patch ? -1 : 1;
  if (one.prerelease.empty() || other.prerelease.empty())
    return static_cast<int>(one.prerelease.empty()) - static_cast<int>(other.prerelease.empty());
  return compare_semver_prerelease(one.prerelease, other.prerelease);
}

}  // namespace pave::base
