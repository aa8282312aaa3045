#include "render/helm/set_scalar.h"

namespace pave::render::helm {
namespace {

/// strings.EqualFold with a word in lower case, whose only letter with a third form is `s`: U+017F.
bool equal_fold(std::string_view text, std::string_view word) {
  std::size_t at = 0;
  for (char wanted : word) {
    if (wanted == 's' && text.substr(at).starts_with("\xc5\xbf")) {
      at += 2;
      continue;
    }
    if (at == text.size() || (text[at] != wanted && text[at] != (wanted & ~0x20))) return false;
    ++at;
  }
  return at == text.size();
}

}  // namespace

std::optional<std::int64_t> parse_integer(std::string_view text, bool& out_of_range) {
  out_of_range = false;
  bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  std::uint64_t number = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    out_of_range = __builtin_mul_overflow(number, 10U, &number) ||
                   __builtin_add_overflow(number, static_cast<std::uint64_t>(c - '0'), &number);
    if (out_of_range) return std::nullopt;
  }
  std::uint64_t limit = (std::uint64_t{1} << 63) - (is_negative ? 0 : 1);
  out_of_range = number > limit;
  if (out_of_range) return std::nullopt;
  return static_cast<std::int64_t>(is_negative ? ~number + 1 : number);
}

lang::Value typed_scalar(std::string_view text) {
  if (equal_fold(text, "true")) return lang::Value::of(true);
  if (equal_fold(text, "false")) return lang::Value::of(false);
  if (equal_fold(text, "null")) return lang::Value::nil();
  bool out_of_range = false;
  if (text == "0" || (!text.empty() && text[0] != '0'))
    if (auto number = parse_integer(text, out_of_range)) return lang::Value::of_int(*number, lang::Type::Int64);
  return lang::Value::of(text);
}

}  // namespace pave::render::helm
