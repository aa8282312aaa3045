#include "base/go_time_layout.h"

namespace pave::base {
namespace {

using enum TimeElement;

struct Word {
  std::string_view text;
  TimeElement element;
  bool before_lower_case = true;  ///< false: not when a small letter follows (`Jan` in `Janitor`)
};

// Of those that begin alike, the one that Go tries first stands first.
constexpr Word kWords[] = {
    {"January", LongMonth},
    {"Jan", Month, false},
    {"Monday", LongWeekday},
    {"Mon", Weekday, false},
    {"MST", ZoneName},
    {"01", ZeroMonth},
    {"02", ZeroDay},
    {"03", ZeroHour12},
    {"04", ZeroMinute},
    {"05", ZeroSecond},
    {"06", Year},
    {"002", ZeroYearDay},
    {"15", Hour},
    {"1", NumMonth},
    {"2006", LongYear},
    {"2", Day},
    {"_2", UnderDay},
    {"__2", UnderYearDay},
    {"3", Hour12},
    {"4", Minute},
    {"5", Second},
    {"PM", UpperHalf},
    {"pm", LowerHalf},
    {"-070000", OffsetSeconds},
    {"-07:00:00", OffsetColonSeconds},
    {"-0700", Offset},
    {"-07:00", OffsetColon},
    {"-07", OffsetShort},
    {"Z070000", IsoSeconds},
    {"Z07:00:00", IsoColonSeconds},
    {"Z0700", IsoOffset},
    {"Z07:00", IsoColon},
    {"Z07", IsoShort},
};

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

const Word* word_at(std::string_view layout) {
  for (const Word& word : kWords) {
    if (layout[0] != word.text[0] || !layout.starts_with(word.text)) continue;
    std::size_t behind = word.text.size();
    bool is_followed = behind < layout.size() && layout[behind] >= 'a' && layout[behind] <= 'z';
    if (is_followed && !word.before_lower_case) continue;
    return &word;
  }
  return nullptr;
}

/// `.000` or `,999` at the front: its length, 0 when there is none.
std::size_t fraction_length(std::string_view layout) {
  if (layout.size() < 2 || (layout[0] != '.' && layout[0] != ',') || (layout[1] != '0' && layout[1] != '9')) return 0;
  std::size_t end = 1;
  while (end < layout.size() && layout[end] == layout[1]) ++end;
  return is_digit_at(layout, end) ? 0 : end;
}

}  // namespace

LayoutPart next_layout_part(std::string_view layout) {
  for (std::size_t at = 0; at < layout.size(); ++at) {
    std::string_view here = layout.substr(at);
    LayoutPart part;
    if (std::size_t length = fraction_length(here); length > 0) {
      part.text = here.substr(0, length);
      part.element = here[1] == '9' ? TrimmedFraction : Fraction;
      part.digits = length - 1;
    } else if (here.starts_with("_2006")) {  // a line, then the year
      part.text = here.substr(1, 4);
      part.element = LongYear;
      ++at;
    } else if (const Word* word = word_at(here)) {
      part.text = here.substr(0, word->text.size());
      part.element = word->element;
    } else {
      continue;
    }
    part.prefix = layout.substr(0, at);
    part.rest = layout.substr(at + part.text.size());
    return part;
  }
  LayoutPart end;
  end.prefix = layout;
  return end;
}

}  // namespace pave::base
