#include "base/path_match.h"

#include <cstddef>
#include <cstdint>

#include "base/utf8.h"

namespace pave::base {
namespace {

constexpr std::uint32_t kNoCharacter = 0xfffd;  // what Go makes of a byte that is no UTF-8

/// The first character of a text that isn't empty, which loses it.
std::uint32_t take_character(std::string_view& text, bool& is_valid) {
  std::uint32_t code = 0;
  std::size_t size = decode_utf8(text, code);
  is_valid = size != 0;
  text.remove_prefix(is_valid ? size : 1);
  return is_valid ? code : kNoCharacter;
}

/// What stands between two stars, with the stars before it.
struct Chunk {
  bool after_star = false;
  std::string_view pattern;
};

Chunk take_chunk(std::string_view& pattern) {
  Chunk chunk;
  while (pattern.starts_with('*')) {
    pattern.remove_prefix(1);
    chunk.after_star = true;
  }
  bool in_brackets = false;
  std::size_t end = 0;
  for (; end < pattern.size(); ++end) {
    char c = pattern[end];
    if (c == '\\' && end + 1 < pattern.size()) ++end;
    else if (c == '[') in_brackets = true;
    else if (c == ']') in_brackets = false;
    else if (c == '*' && !in_brackets) break;
  }
  chunk.pattern = pattern.substr(0, end);
  pattern.remove_prefix(end);
  return chunk;
}

/// Reads one end of a range in brackets; false: the pattern is malformed.
bool take_range_end(std::string_view& chunk, std::uint32_t& code) {
  if (chunk.empty() || chunk[0] == '-' || chunk[0] == ']') return false;
  if (chunk[0] == '\\') chunk.remove_prefix(1);
  if (chunk.empty()) return false;
  bool is_valid = false;
  code = take_character(chunk, is_valid);
  return is_valid && !chunk.empty();
}

enum class Outcome { Matches, Differs, Malformed };

Outcome match_brackets(std::string_view& chunk, std::string_view& text, bool read_text) {
  std::uint32_t character = 0;
  bool is_valid = false;
  if (read_text) character = take_character(text, is_valid);
  chunk.remove_prefix(1);
  bool negated = chunk.starts_with('^');
  if (negated) chunk.remove_prefix(1);
  bool matches = false;
  for (bool first = true;; first = false) {
    if (!first && chunk.starts_with(']')) break;
    std::uint32_t low = 0;
    if (!take_range_end(chunk, low)) return Outcome::Malformed;
    std::uint32_t high = low;
    if (chunk[0] == '-') {
      chunk.remove_prefix(1);
      if (!take_range_end(chunk, high)) return Outcome::Malformed;
    }
    matches |= low <= character && character <= high;
  }
  chunk.remove_prefix(1);
  return matches != negated ? Outcome::Matches : Outcome::Differs;
}

/// Matches a chunk with the beginning of the text, which loses it. A chunk is read to its end even when it doesn't match,
/// so that faults in it are found.
Outcome match_chunk(std::string_view chunk, std::string_view& text) {
  bool differs = false;
  while (!chunk.empty()) {
    differs |= text.empty();
    bool is_valid = false;
    switch (chunk[0]) {
      case '[': {
        Outcome outcome = match_brackets(chunk, text, !differs);
        if (outcome == Outcome::Malformed) return outcome;
        differs |= outcome == Outcome::Differs;
        continue;
      }
      case '?':
        if (!differs) {
          differs = text[0] == '/';
          take_character(text, is_valid);
        }
        break;
      case '\\': chunk.remove_prefix(1); [[fallthrough]];
      default:
        if (chunk.empty()) return Outcome::Malformed;
        if (!differs) {
          differs = chunk[0] != text[0];
          text.remove_prefix(1);
        }
    }
    chunk.remove_prefix(1);
  }
  return differs ? Outcome::Differs : Outcome::Matches;
}

}  // namespace

std::optional<bool> match_path(std::string_view pattern, std::string_view path) {
  while (!pattern.empty()) {
    Chunk chunk = take_chunk(pattern);
    if (chunk.after_star && chunk.pattern.empty()) return path.find('/') == std::string_view::npos;
    std::string_view rest = path;
    Outcome outcome = match_chunk(chunk.pattern, rest);
    // The last chunk must reach the end, else a star may still make it do so.
    if (outcome == Outcome::Matches && (rest.empty() || !pattern.empty())) {
      path = rest;
      continue;
    }
    if (outcome == Outcome::Malformed) return std::nullopt;
    if (!chunk.after_star) return false;
    bool found = false;
    for (std::size_t skipped = 0; !found && skipped < path.size() && path[skipped] != '/'; ++skipped) {
      rest = path.substr(skipped + 1);
      outcome = match_chunk(chunk.pattern, rest);
      if (outcome == Outcome::Malformed) return std::nullopt;
      found = outcome == Outcome::Matches && (!pattern.empty() || rest.empty());
    }
    if (!found) return false;
    path = rest;
  }
  return path.empty();
}

}  // namespace pave::base
