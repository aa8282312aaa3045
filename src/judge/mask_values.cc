#include "judge/mask_values.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "judge/secret.h"
#include "judge/secret_line.h"

namespace pave::judge {
namespace {

constexpr std::string_view kMask = "******";
constexpr std::size_t kShortValue = 4;    ///< bytes; a shorter one is masked only as a word of its own
constexpr std::size_t kMostLines = 1000;  ///< of one text that is a value

/// Words behind which an error text repeats a value without quotes, up to its end.
constexpr std::string_view kEchoes[] = {"range can't iterate over ", "error parsing ip: ", "password template ",
                                        "cannot unmarshal number "};
constexpr std::string_view kUse = "can't use ";
constexpr std::string_view kToIterate = " to iterate over";

bool is_action(std::string_view line) { return line.find("{{") != std::string_view::npos; }

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (static_cast<unsigned char>(c) & 0x80) != 0;
}
bool is_word(char c) { return is_letter(c) || c == '_' || c == '-'; }

std::string_view trimmed(std::string_view text, std::string_view of) {
  std::size_t first = text.find_first_not_of(of);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(of) + 1 - first);
}

/// Whether the text stands in an action as a word without quotes.
bool is_asked_for(std::string_view action, std::string_view word) {
  auto is_more = [](char c) { return is_word(c) || c == '"' || c == '`' || c == '\''; };
  for (std::size_t at = action.find(word); at != std::string_view::npos; at = action.find(word, at + 1)) {
    std::string_view behind = action.substr(at + word.size());
    if ((at == 0 || !is_more(action[at - 1])) && (behind.empty() || !is_more(behind.front()))) return true;
  }
  return false;
}

/// Whether the text is a key: before a colon, and first on its line or behind a brace or comma. In a flag, part of a path.
bool is_key(std::string_view line, std::string_view word) {
  std::string_view path = line.substr(0, line.find_first_of(":= "));
  if (path.size() < line.size() && line[path.size()] == '=' && is_asked_for(path, word)) return true;
  for (std::size_t at = line.find(word); at != std::string_view::npos; at = line.find(word, at + 1)) {
    std::size_t before = at == 0 ? std::string_view::npos : line.find_last_not_of(" \t\"'", at - 1);
    std::size_t behind = line.find_first_not_of(" \t\"'", at + word.size());
    bool is_first = before == std::string_view::npos || line[before] == '{' || line[before] == ',' ||
                    line.substr(0, before + 1).find_first_not_of(" -") == std::string_view::npos;
    if (is_first && behind != std::string_view::npos && line[behind] == ':') return true;
  }
  return false;
}

/// What is written behind the key of a line, as it is and without quotes, and the lines of a text below it.
void add_values(std::string_view line, std::string_view below, std::vector<std::string_view>& out) {
  auto add = [&out](std::string_view value) {
    value = trimmed(value, " \t\r");
    if (!value.empty()) out.push_back(value);
    value = trimmed(value, "\"'");
    if (!value.empty()) out.push_back(value);
  };
  std::size_t colon = line.find(": ");
  std::size_t behind = colon == std::string_view::npos ? line.find('=') : colon + 1;
  std::string_view value = line.substr(behind == std::string_view::npos ? 0 : std::min(behind + 1, line.size()));
  add(value);
  if (std::size_t comment = value.find(" #"); comment != std::string_view::npos) add(value.substr(0, comment));
  for (std::string_view rest = value; !rest.empty();) {
    std::size_t end = std::min(rest.find_first_of(",{}[]:="), rest.size());
    bool is_key = end < rest.size() && (rest[end] == ':' || rest[end] == '=');
    if (!is_key && end != value.size()) add(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  std::size_t indent = line.find_first_not_of(' ');
  for (std::size_t i = 0; i < kMostLines && !below.empty(); ++i) {
    std::string_view next = below.substr(0, below.find('\n'));
    std::size_t depth = next.find_first_not_of(' ');
    if (depth != std::string_view::npos && depth <= indent) return;
    add(next);
    below.remove_prefix(std::min(next.size() + 1, below.size()));
  }
}

void replace_all(std::string_view value, std::string& text) {
  auto is_whole = [&](std::size_t at) {
    std::size_t end = at + value.size();
    return (at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]));
  };
  for (std::size_t at = text.find(value); at != std::string::npos; at = text.find(value, at)) {
    if (value.size() < kShortValue && !is_whole(at)) {
      ++at;
      continue;
    }
    text.replace(at, value.size(), kMask);
    at += kMask.size();
  }
}

}  // namespace

void ValueMask::add(base::Origin place) {
  if (!place.known()) return;
  std::string_view line = sources_.line_of(place);
  if (std::ranges::find(lines_, line) != lines_.end()) return;
  lines_.push_back(line);
  if (is_action(line)) return;  // prints values, and has none
  std::string_view below;
  const base::Source* source = sources_.find(sources_.edit_place(place));
  if (source != nullptr && line.data() >= source->text.data() &&
      line.data() + line.size() < source->text.data() + source->text.size())
    below = std::string_view(source->text)
                .substr(static_cast<std::size_t>(line.data() - source->text.data()) + line.size() + 1);
  add_values(line, below, values_);
  std::ranges::stable_sort(values_, std::ranges::greater(), &std::string_view::size);
}

/// A key of one of the lines, or a field or function that one of them asks for.
bool ValueMask::is_name(std::string_view text) const {
  if (std::ranges::none_of(text, is_letter)) return true;
  return std::ranges::any_of(lines_, [text](std::string_view line) {
    std::size_t action = line.find("{{");
    if (action != std::string_view::npos) return is_asked_for(line.substr(action), text);
    return is_key(line, text);
  });
}

std::string ValueMask::without_quoted(std::string_view text) const {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    char quote = text[at];
    bool opens = quote == '"' || (quote == '\'' && (at == 0 || !is_word(text[at - 1])));
    if (!opens) {
      out += text[at++];
      continue;
    }
    std::size_t end = at + 1;
    while (end < text.size() && text[end] != quote) end += text[end] == '\\' ? 2U : 1U;
    end = std::min(end, text.size());
    std::string_view inside = text.substr(at + 1, end - at - 1);
    out += quote;
    out += is_name(inside) ? inside : kMask;
    if (end < text.size()) out += quote;
    at = end + 1;
  }
  return out;
}

std::string ValueMask::masked(std::string_view text) const {
  std::string out(text);
  if (std::size_t use = out.find(kUse), to = out.rfind(kToIterate);
      use != std::string::npos && to != std::string::npos && to > use)
    out.replace(use + kUse.size(), to - use - kUse.size(), kMask);
  for (std::string_view words : kEchoes)
    if (std::size_t at = out.find(words); at != std::string::npos) out.replace(at + words.size(), out.size(), kMask);
  out = without_names(out);
  out = without_quoted(out);
  for (std::string_view value : values_) replace_all(value, out);
  return out;
}

void mask_values(const base::Diagnostic& diagnostic, bool prints_secret, const base::Sources& sources,
                 Finding& finding) {
  ValueMask mask(sources);
  bool is_masked = finding.hide_source || prints_secret;
  bool is_template = is_action(sources.line_of(diagnostic.origin));
  auto add = [&](base::Origin place) {
    std::string_view line = sources.line_of(place);
    // What is said of a value doesn't depend on where templates print it.
    if (!place.known() || (is_action(line) && !is_template)) return;
    mask.add(place);
    is_masked |= says_secret(line);
  };
  add(diagnostic.origin);
  for (const base::Note& note : diagnostic.notes) add(note.origin);
  for (const base::TraceStep& step : sources.trace(diagnostic.origin)) add(step.origin);
  if (!is_masked) return;
  finding.message = mask.masked(finding.message);
  finding.help = mask.masked(finding.help);
  for (std::size_t i = 0; i < std::min(diagnostic.notes.size(), finding.notes.size()); ++i)
    finding.notes[i].message = mask.masked(finding.notes[i].message);
}

}  // namespace pave::judge
