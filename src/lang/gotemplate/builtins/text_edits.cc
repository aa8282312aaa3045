#include "lang/gotemplate/builtins/text_edits.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "lang/gotemplate/builtins/text_size.h"
#include "lang/text.h"

namespace pave::lang::gotemplate {
namespace {

/// Calls `keep(begin, end)` for each stretch of the text between two places to be replaced. An empty `old` stands around
/// every character.
template <typename Keep>
void between(std::string_view text, std::string_view old, Keep keep) {
  std::size_t begin = 0;
  if (!old.empty()) {
    for (std::size_t found; (found = text.find(old, begin)) != std::string_view::npos; begin = found + old.size())
      keep(begin, found);
  } else {
    keep(0, 0);
    std::uint32_t code = 0;
    while (begin < text.size()) {
      std::size_t end = begin + base::next_character(text.substr(begin), code);
      keep(begin, end);
      begin = end;
    }
  }
  keep(begin, text.size());
}

Value replace_with_runs(Call& call, std::string_view old, std::string_view with, const Value& text) {
  Text out;
  bool is_first = true;
  between(text.text(), old, [&](std::size_t begin, std::size_t end) {
    if (!is_first) {
      if (out.size() > 0) out.extend(with);
      else out.add(with, call.place(), text.origin, call.frame(), base::Run::kComputed);
    }
    is_first = false;
    out.add_part(text, begin, end, call.place(), call.frame());
  });
  return out.take(call.arena());
}

std::string wrap(std::string_view text, std::int64_t width, std::string_view line_break, bool wraps_long_words) {
  std::string out;
  auto length = static_cast<std::size_t>(std::max<std::int64_t>(width, 1));
  std::size_t at = 0;
  while (text.size() - at > length) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    // The last space that a line of this width can end before.
    std::size_t space = text.substr(at, length + 1).rfind(' ');
    std::size_t end = space == std::string_view::npos ? text.size() : at + space;
    if (space == std::string_view::npos && wraps_long_words) {
      out += text.substr(at, length);
      out += line_break;
      at += length;
      continue;
    }
    if (space == std::string_view::npos) {
      end = text.find(' ', at + length);
      if (end == std::string_view::npos) break;
    }
    out += text.substr(at, end - at);
    out += line_break;
    at = end + 1;
  }
  return out += text.substr(at);
}

}  // namespace

Value run_contains(Call& call) { return Value::of(call[1].text().find(call[0].text()) != std::string_view::npos); }
Value run_has_prefix(Call& call) { return Value::of(call[1].text().starts_with(call[0].text())); }
Value run_has_suffix(Call& call) { return Value::of(call[1].text().ends_with(call[0].text())); }

Value run_replace(Call& call) {
  std::string_view old = call[0].text();
  std::string_view with = call[1].text();
  const Value& text = call[2];
  if (old == with || (!old.empty() && text.text().find(old) == std::string_view::npos)) return text;
  std::size_t places = text.size / std::max<std::size_t>(old.size(), 1) + 1;
  if (is_too_long(places, static_cast<std::int64_t>(with.size()), text.size)) return call.fail(std::string(kTooLong));
  if (text.run_count > 0) return replace_with_runs(call, old, with, text);
  std::string out;
  out.reserve(text.size);
  bool is_first = true;
  between(text.text(), old, [&](std::size_t begin, std::size_t end) {
    if (!is_first) out += with;
    is_first = false;
    out += text.text().substr(begin, end - begin);
  });
  Value made = call.text(out);
  made.origin = text.origin;
  if (text.origin.known()) made.flags |= Value::kComputed;
  return made;
}

Value run_repeat(Call& call) {
  std::int64_t count = call[0].integer;
  std::string_view text = call[1].text();
  if (count < 0) return call.fail("strings: negative Repeat count");
  if (is_too_long(text.size(), count, 0)) return call.fail(std::string(kTooLong));
  std::string out;
  if (!text.empty()) {
    out.reserve(text.size() * static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i) out += text;
  }
  return call.text(out);
}

Value run_plural(Call& call) { return call[2].integer == 1 ? call[0] : call[1]; }

Value run_wrap(Call& call) { return call.text(wrap(call[1].text(), call[0].integer, "\n", false)); }

Value run_wrap_with(Call& call) {
  std::string_view line_break = call[1].text();
  if (line_break.empty()) line_break = "\n";
  std::int64_t width = call[0].integer;
  std::string_view text = call[2].text();
  auto lines = text.size() / static_cast<std::size_t>(std::max<std::int64_t>(width, 1)) + 1;
  if (is_too_long(lines, static_cast<std::int64_t>(line_break.size()), text.size()))
    return call.fail(std::string(kTooLong));
  return call.text(wrap(text, width, line_break, true));
}

Value run_hello(Call& call) { return call.text("Hello!"); }

}  // namespace pave::lang::gotemplate
