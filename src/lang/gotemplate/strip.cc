#include "lang/gotemplate/strip.h"

#include <string_view>

#include "base/arena.h"

namespace pave::lang::gotemplate {

void strip_no_value(Text& text, std::size_t begin) {
  constexpr std::string_view kNoValue = "<no value>";
  std::size_t found = text.bytes().find(kNoValue, begin);
  if (found == std::string_view::npos) return;
  base::Arena arena;
  Value whole = text.take(arena);
  std::string_view bytes = whole.text();
  std::size_t from = 0;
  for (; found != std::string_view::npos; found = bytes.find(kNoValue, from)) {
    text.add_part(whole, from, found, {}, 0);
    from = found + kNoValue.size();
  }
  text.add_part(whole, from, bytes.size(), {}, 0);
}

}  // namespace pave::lang::gotemplate
