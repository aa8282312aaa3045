#include "lang/gotemplate/builtins/text_cuts.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "lang/text.h"

namespace pave::lang::gotemplate {
namespace {

/// Cuts characters away at both ends as long as they are unwanted.
template <typename Unwanted>
Value strip(Call& call, const Value& value, Unwanted is_unwanted) {
  std::string_view text = value.text();
  std::size_t begin = 0;
  std::uint32_t code = 0;
  while (begin < text.size()) {
    std::size_t length = base::next_character(text.substr(begin), code);
    if (!is_unwanted(code)) break;
    begin += length;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t length = base::last_character(text.substr(begin, end - begin), code);
    if (!is_unwanted(code)) break;
    end -= length;
  }
  return part_of(value, begin, end, call.arena());
}

Value out_of_range(Call& call, std::string_view from_to) {
  return call.fail("runtime error: slice bounds out of range [" + std::string(from_to) + "]");
}

/// Go's text of a slice that ends behind the text.
Value ends_behind(Call& call, std::int64_t end, std::size_t size) {
  std::string bounds = ":" + std::to_string(end);
  if (end < 0) return out_of_range(call, bounds);
  return call.fail("runtime error: slice bounds out of range [" + bounds + "] with length " + std::to_string(size));
}

/// Go's strings.SplitN: at most `limit` parts, negative: all.
std::vector<Value> split(const Value& value, std::string_view separator, std::int64_t limit, base::Arena& arena) {
  std::vector<Value> parts;
  std::string_view text = value.text();
  std::size_t begin = 0;
  auto has_room = [&] { return limit < 0 || static_cast<std::int64_t>(parts.size()) + 1 < limit; };
  if (limit == 0) return parts;
  if (separator.empty()) {
    std::uint32_t code = 0;
    while (begin < text.size() && has_room()) {
      std::size_t length = base::next_character(text.substr(begin), code);
      parts.push_back(part_of(value, begin, begin + length, arena));
      begin += length;
    }
    if (begin < text.size()) parts.push_back(part_of(value, begin, text.size(), arena));
    return parts;
  }
  while (has_room()) {
    std::size_t end = text.find(separator, begin);
    if (end == std::string_view::npos) break;
    parts.push_back(part_of(value, begin, end, arena));
    begin = end + separator.size();
  }
  parts.push_back(part_of(value, begin, text.size(), arena));
  return parts;
}

Value split_to_map(Call& call, const Value& text, std::int64_t limit) {
  std::vector<Value> parts = split(text, call[0].text(), limit, call.arena());
  Map* map = make_map(call.arena(), static_cast<std::uint32_t>(parts.size()));
  for (std::size_t i = 0; i < parts.size(); ++i)
    map->set(call.arena().copy(std::string_view("_" + std::to_string(i))), parts[i], call.arena());
  Value made = Value::of(map, Type::StringMap);
  made.origin = text.origin;
  return made;
}

constexpr std::string_view kDots = "...";

/// goutils' AbbreviateFull; `width` is at least 4, and at least 7 when something is cut away on the left.
std::string abbreviate(std::string_view text, std::int64_t offset, std::int64_t width) {
  auto size = static_cast<std::int64_t>(text.size());
  if (size <= width) return std::string(text);
  auto part = [text](std::int64_t begin, std::int64_t end) {
    return std::string(text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
  };
  offset = std::min(offset, size);
  if (size - offset < width - 3) offset = size - (width - 3);
  if (offset <= 4) return part(0, width - 3).append(kDots);
  if (offset + width - 3 < size) {
    // The rest is longer than what is left of the width.
    return std::string(kDots).append(part(offset, offset + width - 6)).append(kDots);
  }
  return std::string(kDots).append(part(size - (width - 3), size));
}

}  // namespace

Value run_trim(Call& call) {
  return strip(call, call[0], [](std::uint32_t code) { return base::is_white_space(code); });
}

Value run_trim_all(Call& call) {
  std::string_view unwanted = call[0].text();
  return strip(call, call[1], [unwanted](std::uint32_t wanted) {
    for (std::size_t at = 0; at < unwanted.size();) {
      std::uint32_t code = 0;
      at += base::next_character(unwanted.substr(at), code);
      if (code == wanted) return true;
    }
    return false;
  });
}

Value run_trim_prefix(Call& call) {
  std::string_view prefix = call[0].text();
  const Value& value = call[1];
  return value.text().starts_with(prefix) ? part_of(value, prefix.size(), value.size, call.arena()) : value;
}

Value run_trim_suffix(Call& call) {
  std::string_view suffix = call[0].text();
  const Value& value = call[1];
  return value.text().ends_with(suffix) ? part_of(value, 0, value.size - suffix.size(), call.arena()) : value;
}

Value run_trunc(Call& call) {
  std::int64_t count = call[0].integer;
  const Value& value = call[1];
  auto size = static_cast<std::int64_t>(value.size);
  if (count >= size || count <= -size) return value;
  if (count < 0) return part_of(value, static_cast<std::size_t>(size + count), value.size, call.arena());
  return part_of(value, 0, static_cast<std::size_t>(count), call.arena());
}

Value run_substr(Call& call) {
  std::int64_t start = call[0].integer;
  std::int64_t end = call[1].integer;
  const Value& value = call[2];
  auto size = static_cast<std::int64_t>(value.size);
  if (start < 0) {
    if (end < 0 || end > size) return ends_behind(call, end, value.size);
    start = 0;
  } else if (end < 0 || end > size) {
    end = size;
  }
  if (start > end) return out_of_range(call, std::to_string(start) + ":" + std::to_string(end));
  return part_of(value, static_cast<std::size_t>(start), static_cast<std::size_t>(end), call.arena());
}

Value run_split(Call& call) { return split_to_map(call, call[1], -1); }

Value run_splitn(Call& call) { return split_to_map(call, call[2], call[1].integer); }

Value run_split_list(Call& call) {
  std::vector<Value> parts = split(call[1], call[0].text(), -1, call.arena());
  Value made = Value::of(call.arena().copy(std::span<const Value>(parts)), Type::StringList);
  made.origin = call[1].origin;
  return made;
}

Value run_abbrev(Call& call) {
  if (call[0].integer < 4) return call.text(call[1].text());
  return call.text(abbreviate(call[1].text(), 0, call[0].integer));
}

Value run_abbrevboth(Call& call) {
  std::int64_t left = call[0].integer;
  std::int64_t right = call[1].integer;
  if (right < 4 || (left > 0 && right < 7)) return call.text(call[2].text());
  return call.text(abbreviate(call[2].text(), left, right));
}

}  // namespace pave::lang::gotemplate
