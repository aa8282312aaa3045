#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pave::render::helm {

/// A pattern of `.Files.Glob`, compiled once: `*` (no `/`), `**` (anything), `?` (one character, no `/`), `[abc]`, `[a-z]`,
/// `[!a]` (these match `/`, too), `{one,two}` with patterns inside, `\` before a character that is meant as it stands.
/// Source: github.com/gobwas/glob, Compile with the separator `/`, with what it makes of `a/**/b`: any path that begins with
/// `a/` and ends with `/b`, even where both are the same slash.
class FileGlob {
 public:
  /// None: the pattern is broken, as that library sees it: `[`, `[]`, `[z-a]`, `[a-z0]`, bytes that are not UTF-8.
  static std::optional<FileGlob> compile(std::string_view pattern);
  /// Takes time in proportion to the product of both lengths.
  bool matches(std::string_view path) const;

 private:
  friend class FileGlobParser;
  enum class Op : std::uint8_t {
    Character,  ///< the one in `low`
    Single,     ///< any but `/`
    Any,        ///< any number of those
    Super,      ///< any number of any
    List,       ///< one of the characters [low, high) of `characters_`
    Range,      ///< from low to high
    Fork,       ///< to any of the targets [low, high) of `targets_`
    Jump,       ///< to low
  };
  struct Step {
    Op op;
    bool is_not = false;
    std::uint32_t low = 0;
    std::uint32_t high = 0;
  };
  void find_ends();
  bool accepts(const Step& step, std::uint32_t character) const;

  std::vector<Step> steps_;
  std::vector<std::uint32_t> characters_;
  std::vector<std::uint32_t> targets_;
  bool only_ends_ = false;  ///< a text, `**` and a text: the path has to begin and to end with them
  std::string first_;
  std::string last_;
};

}  // namespace pave::render::helm
