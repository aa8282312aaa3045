#include "doc/key_order.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "base/utf8.h"

namespace pave::doc {
namespace {

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

#define LETTERS(first, last) {first, last},
#define DIGITS(first, last)
constexpr Range kLetters[] = {
#include "doc/unicode_ranges.def"
};
#undef LETTERS
#undef DIGITS
#define LETTERS(first, last)
#define DIGITS(first, last) {first, last},
constexpr Range kDigits[] = {
#include "doc/unicode_ranges.def"
};
#undef LETTERS
#undef DIGITS

template <std::size_t count>
bool contains(const Range (&ranges)[count], std::uint32_t code) {
  auto after = std::upper_bound(std::begin(ranges), std::end(ranges), code,
                                [](std::uint32_t wanted, const Range& range) { return wanted < range.first; });
  return after != std::begin(ranges) && code <= std::prev(after)->last;
}

bool is_letter(std::uint32_t code) {
  if (code < 0x80) return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
  return contains(kLetters, code);
}

bool is_digit(std::uint32_t code) { return code < 0x80 ? code >= '0' && code <= '9' : contains(kDigits, code); }

struct Character {
  std::uint32_t code;
  std::size_t size;
};

Character character_at(std::string_view text, std::size_t at) {
  std::uint32_t code = 0;
  std::size_t size = base::decode_utf8(text.substr(at), code);
  return size == 0 ? Character{0xfffd, 1} : Character{code, size};
}

bool is_inside_character(std::string_view text, std::size_t at) {
  return (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80;
}

/// Whether the digits right before `at` hold another one than 0.
bool follows_number(std::string_view text, std::size_t at) {
  while (at > 0) {
    do --at;
    while (at > 0 && is_inside_character(text, at));
    std::uint32_t code = character_at(text, at).code;
    if (!is_digit(code)) return false;
    if (code != '0') return true;
  }
  return false;
}

bool follows_digit(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  do --at;
  while (at > 0 && is_inside_character(text, at));
  return is_digit(character_at(text, at).code);
}

struct DigitRun {
  std::size_t length = 0;  ///< in characters
  std::int64_t value;
};

/// The number that begins at `at`; other digits than ASCII's count as their distance from 0, as there.
DigitRun digits_from(std::string_view text, std::size_t at, std::int64_t start) {
  DigitRun run{.value = start};
  std::uint64_t value = static_cast<std::uint64_t>(start);
  while (at < text.size()) {
    Character digit = character_at(text, at);
    if (!is_digit(digit.code)) break;
    value = value * 10 + (digit.code - '0');
    at += digit.size;
    ++run.length;
  }
  run.value = static_cast<std::int64_t>(value);
  return run;
}

}  // namespace

bool natural_less(std::string_view a, std::string_view b, YamlDialect dialect) {
  std::size_t i = 0;
  std::size_t shorter = std::min(a.size(), b.size());
  while (i < shorter && a[i] == b[i]) ++i;
  if (i == a.size() || i == b.size()) return a.size() < b.size();
  // To the start of the character that differs.
  while (i > 0 && is_inside_character(a, i)) --i;
  std::uint32_t left = character_at(a, i).code;
  std::uint32_t right = character_at(b, i).code;
  bool left_letter = is_letter(left);
  bool right_letter = is_letter(right);
  if (left_letter && right_letter) return left < right;
  if (left_letter || right_letter) {
    bool turned = dialect == YamlDialect::V3 && follows_digit(a, i);
    return turned ? left_letter : right_letter;
  }
  // A zero counts only behind another digit of its number.
  std::int64_t start = (left == '0' || right == '0') && follows_number(a, i) ? 1 : 0;
  DigitRun left_run = digits_from(a, i, start);
  DigitRun right_run = digits_from(b, i, start);
  if (left_run.value != right_run.value) return left_run.value < right_run.value;
  if (left_run.length != right_run.length) return left_run.length < right_run.length;
  return left < right;
}

std::vector<const Node*> natural_key_order(const Node& map) {
  std::vector<const Node*> order;
  order.reserve(map.size);
  for (const Node& child : map.children()) order.push_back(&child);
  // The order by bytes first, so that keys which the natural order can't tell apart come out the same every time.
  std::sort(order.begin(), order.end(), [](const Node* a, const Node* b) { return a->key() < b->key(); });
  std::stable_sort(order.begin(), order.end(),
                   [](const Node* a, const Node* b) { return natural_less(a->key(), b->key()); });
  return order;
}

}  // namespace pave::doc
