#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/glob.h"

namespace pave::estate {

/// The rules of one `.gitignore` (or `.git/info/exclude`), as gitignore(5) and git's dir.c have them: comments, `!`, a
/// slash at the end for folders only, a slash elsewhere to anchor the pattern at the file's folder, `**`.
/// Bytes are compared; case matters.
class IgnoreRules {
 public:
  enum class Verdict : std::uint8_t { None, Ignored, Kept };

  static IgnoreRules parse(std::string_view text);

  /// What the last rule that fits says of a path relative to the folder of the rules (`deploy/a.yaml`).
  Verdict judge(std::string_view path, bool is_folder) const;
  bool empty() const { return rules_.empty(); }

 private:
  /// How a pattern is compared; most need no glob.
  enum class Match : std::uint8_t { Name, NameEnd, NameGlob, Path };
  struct Rule {
    Match match;
    bool keeps = false;  ///< `!`
    bool folders_only = false;
    std::string text;  ///< Name, NameEnd (behind the star), NameGlob; Path: the text before the first wildcard
    /// Path: what is left of the pattern, matched with what is left of the path. git cuts there, which makes a
    /// difference: the stars of `a**/b` are `**` to it.
    std::optional<base::PathGlob> rest;
  };
  static std::optional<Rule> parse_rule(std::string_view line);

  std::vector<Rule> rules_;
};

}  // namespace pave::estate
