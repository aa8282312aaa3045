#include "render/helm/slog.h"

#include <cstdint>

#include "base/go_quote.h"
#include "base/unicode.h"

namespace pave::render::helm {
namespace {

bool needs_quotes(std::string_view value) {
  if (value.empty()) return true;
  while (!value.empty()) {
    std::uint32_t code = 0;
    std::size_t size = base::next_character(value, code);
    bool is_bad_byte = code == base::kReplacement;
    if (code == ' ' || code == '"' || code == '=' || is_bad_byte || base::is_white_space(code) ||
        !base::is_printable(code))
      return true;
    value.remove_prefix(size);
  }
  return false;
}

}  // namespace

std::string slog_attribute(std::string_view key, std::string_view value) {
  std::string out = " ";
  (out += key) += '=';
  return out += needs_quotes(value) ? base::go_quote(value) : std::string(value);
}

}  // namespace pave::render::helm
