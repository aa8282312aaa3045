#include "base/line_part.h"

#include <algorithm>
#include <cassert>

#include "base/utf8.h"

namespace pave::base {
namespace {

constexpr int kLongestCharacter = 4;  // bytes; more that begin none are no text

}  // namespace

LinePart line_part(std::string_view line, std::size_t place, std::size_t limit) {
  assert(place <= line.size());
  if (line.size() <= limit) return {line, 0};
  std::size_t begin = place - std::min(place, limit / 2);
  begin = std::min(begin, line.size() - limit);
  std::size_t end = begin + limit;
  for (int i = 1; i < kLongestCharacter && begin < place && !begins_character(line[begin]); ++i) ++begin;
  for (int i = 1; i < kLongestCharacter && end > place && end < line.size() && !begins_character(line[end]); ++i) --end;
  return {line.substr(begin, end - begin), begin};
}

}  // namespace pave::base
