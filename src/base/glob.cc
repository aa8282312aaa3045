#include "base/glob.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace pave::base {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_alpha(char c) { return is_upper(c) || is_lower(c); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alnum(char c) { return is_alpha(c) || is_digit(c); }
bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_space(char c) { return is_blank(c) || (c >= '\n' && c <= '\r'); }
bool is_graph(char c) { return c > ' ' && c <= '~'; }
bool is_print(char c) { return c == ' ' || is_graph(c); }
bool is_punct(char c) { return is_graph(c) && !is_alnum(c); }
bool is_cntrl(char c) { return (c >= 0 && c < ' ') || c == 0x7f; }
bool is_xdigit(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

struct CharacterClass {
  std::string_view name;
  bool (*holds)(char);
};
constexpr std::array<CharacterClass, 12> kClasses = {{{"alnum", is_alnum},
                                                      {"alpha", is_alpha},
                                                      {"blank", is_blank},
                                                      {"cntrl", is_cntrl},
                                                      {"digit", is_digit},
                                                      {"graph", is_graph},
                                                      {"lower", is_lower},
                                                      {"print", is_print},
                                                      {"punct", is_punct},
                                                      {"space", is_space},
                                                      {"upper", is_upper},
                                                      {"xdigit", is_xdigit}}};

unsigned char byte(char c) { return static_cast<unsigned char>(c); }

/// Outcome of one pattern item against one character.
struct Step {
  bool matched = false;
  std::size_t size = 0;  ///< bytes of the pattern that the item takes; 0: the pattern is broken
};

/// The bracket expression at the front of `p`, which begins with `[`.
Step match_bracket(std::string_view p, char c) {
  constexpr Step kBroken{};
  std::size_t i = 1;
  bool negated = i < p.size() && (p[i] == '!' || p[i] == '^');
  if (negated) ++i;
  bool matched = false;
  int previous = -1;  // where a range may begin; -1: nowhere
  for (bool first = true;; first = false) {
    if (i >= p.size()) return kBroken;
    if (p[i] == ']' && !first) break;
    if (p[i] == '-' && previous >= 0 && i + 1 < p.size() && p[i + 1] != ']') {
      ++i;
      if (p[i] == '\\' && ++i == p.size()) return kBroken;
      matched |= byte(c) >= previous && byte(c) <= byte(p[i]);
      previous = -1;
      ++i;
      continue;
    }
    if (p[i] == '[' && i + 1 < p.size() && p[i + 1] == ':') {
      std::size_t end = p.find(']', i + 2);
      if (end == std::string_view::npos) return kBroken;
      if (end > i + 2 && p[end - 1] == ':') {
        std::string_view name = p.substr(i + 2, end - 1 - (i + 2));
        auto known = std::ranges::find(kClasses, name, &CharacterClass::name);
        if (known == kClasses.end()) return kBroken;
        matched |= known->holds(c);
        previous = -1;
        i = end + 1;
        continue;
      }
    } else if (p[i] == '\\' && ++i == p.size()) {
      return kBroken;
    }
    matched |= p[i] == c;
    previous = byte(p[i]);
    ++i;
  }
  return {matched != negated, i + 1};
}

/// The item at the front of the pattern, which is not empty and doesn't begin with `*`.
Step match_one(std::string_view p, char c) {
  switch (p[0]) {
    case '?': return {true, 1};
    case '[': return match_bracket(p, c);
    case '\\': return p.size() > 1 ? Step{p[1] == c, 2} : Step{};
    default: return {p[0] == c, 1};
  }
}

}  // namespace

bool glob_matches(std::string_view pattern, std::string_view name) {
  std::size_t p = 0;
  std::size_t n = 0;
  // Where to go on when what follows the last star doesn't fit: the star takes one more character. Stars before the last
  // one never need another try, for the last can take whatever they could.
  std::size_t star = std::string_view::npos;
  std::size_t star_name = 0;
  while (n < name.size() || p < pattern.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      star_name = n;
      continue;
    }
    if (p < pattern.size() && n < name.size()) {
      Step step = match_one(pattern.substr(p), name[n]);
      if (step.size == 0) return false;
      if (step.matched) {
        p += step.size;
        ++n;
        continue;
      }
    }
    if (star == std::string_view::npos || star_name >= name.size()) return false;
    p = star;
    n = ++star_name;
  }
  return true;
}

PathGlob::PathGlob(std::string_view pattern) {
  while (true) {
    std::size_t slash = pattern.find('/');
    std::string_view part = pattern.substr(0, slash);
    // `\/` is a slash like any other, but `\\/` is a backslash and a slash.
    std::size_t backslashes = part.size() - (part.find_last_not_of('\\') + 1);
    if (slash != std::string_view::npos && backslashes % 2 == 1) part.remove_suffix(1);
    bool any_depth = part.size() > 1 && part.find_first_not_of('*') == std::string_view::npos;
    parts_.push_back({std::string(part), any_depth});
    if (slash == std::string_view::npos) break;
    pattern.remove_prefix(slash + 1);
  }
}

bool PathGlob::matches(std::string_view path) const {
  std::size_t p = 0;
  std::size_t at = 0;  // beginning of a part of the path; past the end: none left
  // As in glob_matches, one level up: `**` takes one more part of the path.
  std::size_t deep = std::string_view::npos;
  std::size_t deep_at = 0;
  auto next = [path](std::size_t from) { return std::min(path.find('/', from), path.size()) + 1; };
  while (at <= path.size() || p < parts_.size()) {
    if (p < parts_.size() && parts_[p].any_depth) {
      if (p + 1 == parts_.size()) return at <= path.size();
      deep = ++p;
      deep_at = at;
      continue;
    }
    if (p < parts_.size() && at <= path.size()) {
      std::size_t end = next(at);
      if (glob_matches(parts_[p].pattern, path.substr(at, end - 1 - at))) {
        ++p;
        at = end;
        continue;
      }
    }
    if (deep == std::string_view::npos || deep_at > path.size()) return false;
    p = deep;
    deep_at = next(deep_at);
    at = deep_at;
  }
  return true;
}

}  // namespace pave::base
