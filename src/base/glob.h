#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pave::base {

/// Whether a name matches a pattern with `*`, `?`, `[a-z]`, `[!a]`, `[[:alpha:]]` and `\` before a character that is meant
/// as it stands. Bytes are compared, as git does (wildmatch.c), so `?` is one byte. A pattern that ends inside brackets
/// or with a lone `\`, or names an unknown class, matches nothing. Takes time in proportion to the product of both lengths at
/// worst.
bool glob_matches(std::string_view pattern, std::string_view name);

/// A pattern for paths, compiled once: `*`, `?` and brackets don't match `/`; a part that is `**` stands for any number of
/// parts, none included, but for at least one at the end. `a/**/b` matches `a/b`, and `a/**` does not match `a`.
/// Paths are relative, with `/` between their parts. Time as for glob_matches, whatever the number of `**`.
class PathGlob {
 public:
  explicit PathGlob(std::string_view pattern);
  bool matches(std::string_view path) const;

 private:
  struct Part {
    std::string pattern;
    bool any_depth = false;  ///< `**`
  };
  std::vector<Part> parts_;
};

}  // namespace pave::base
