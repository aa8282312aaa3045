#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace pave::render::helm {

/// Which files of a chart's folder don't belong to the chart: the rules of a .helmignore file (helm.sh/helm/v4,
/// pkg/ignore). Unlike Git's, the first rule that matches decides, and a rule that begins with `!` ignores everything that
/// it does *not* match.
class IgnoreRules {
 public:
  /// A rule that is not understood.
  struct Fault {
    std::string helm;        ///< in Helm's words: `double-star (**) syntax is not supported`
    std::size_t offset = 0;  ///< of the rule in the text
    std::size_t rule_size = 0;
  };

  /// The rules of a .helmignore; those that Helm adds to all come last. An empty text gives only those.
  static std::expected<IgnoreRules, Fault> parse(std::string_view text);

  /// `path` is relative to the chart's folder, with `/`.
  bool ignores(std::string_view path, bool is_folder) const;

  static constexpr std::size_t kMaxLine = 65536;  ///< Go's bufio.Scanner refuses a line of this many bytes

 private:
  struct Rule {
    std::string pattern;
    bool whole_path = false;  ///< else the last part of the path is matched
    bool negated = false;
    bool folders_only = false;
  };
  std::expected<void, std::string> add(std::string_view line);
  static bool matches(const Rule& rule, std::string_view path);

  std::vector<Rule> rules_;
};

}  // namespace pave::render::helm
