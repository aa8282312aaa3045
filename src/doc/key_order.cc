#include "doc/key_order.h"

#include <algorithm>
#include <cstdint>

#include "base/utf8.h"

namespace pave::doc {
namespace {

std::uint32_t code_at(std::string_view text, std::size_t at) {
  std::uint32_t code = 0xfffd;
  base::decode_utf8(text.substr(at), code);
  return code;
}

bool is_letter(std::uint32_t code) {
  if (code < 0x80) return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
  // Beyond ASCII: near enough to Unicode's letters for an order; punctuation and symbols of Latin-1 and of U+2000 to
  // U+2BFF are none.
  if (code < 0xc0) return code == 0xaa || code == 0xb5 || code == 0xba;
  return code != 0xd7 && code != 0xf7 && !(code >= 0x2000 && code <= 0x2bff);
}

bool is_digit(std::uint32_t code) { return code >= '0' && code <= '9'; }

struct DigitRun {
  std::size_t end;
  std::int64_t value;
};

DigitRun digits_from(std::string_view text, std::size_t at, std::int64_t start) {
  std::uint64_t value = static_cast<std::uint64_t>(start);
  while (at < text.size() && is_digit(static_cast<unsigned char>(text[at]))) value = value * 10 + static_cast<std::uint64_t>(text[at++] - '0');
  return {at, static_cast<std::int64_t>(value)};
}

}  // namespace

bool natural_less(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  std::size_t shorter = std::min(a.size(), b.size());
  while (i < shorter && a[i] == b[i]) ++i;
  if (i == a.size() || i == b.size()) return a.size() < b.size();
  // To the start of the character that differs.
  while (i > 0 && (static_cast<unsigned char>(a[i]) & 0xc0) == 0x80) --i;
  std::uint32_t left = code_at(a, i);
  std::uint32_t right = code_at(b, i);
  bool left_letter = is_letter(left);
  bool right_letter = is_letter(right);
  if (left_letter && right_letter) return left < right;
  if (left_letter || right_letter) return right_letter;
  // A zero counts only behind another digit of its number.
  std::int64_t start = 0;
  if (left == '0' || right == '0')
    for (std::size_t j = i; j > 0 && is_digit(static_cast<unsigned char>(a[j - 1])); --j)
      if (a[j - 1] != '0') {
        start = 1;
        break;
      }
  DigitRun left_run = digits_from(a, i, start);
  DigitRun right_run = digits_from(b, i, start);
  if (left_run.value != right_run.value) return left_run.value < right_run.value;
  if (left_run.end != right_run.end) return left_run.end < right_run.end;
  return left < right;
}

std::vector<const Node*> natural_key_order(const Node& map) {
  std::vector<const Node*> order;
  order.reserve(map.size);
  for (const Node& child : map.children()) order.push_back(&child);
  // The order by bytes first, so that keys which the natural order can't tell apart come out the same every time.
  std::sort(order.begin(), order.end(), [](const Node* a, const Node* b) { return a->key() < b->key(); });
  std::stable_sort(order.begin(), order.end(), [](const Node* a, const Node* b) { return natural_less(a->key(), b->key()); });
  return order;
}

}  // namespace pave::doc
