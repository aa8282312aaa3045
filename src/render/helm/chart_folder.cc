#include <fmt/format.h>

#include <algorithm>

#include "base/go_quote.h"
#include "render/helm/ignore.h"
#include "render/helm/loading.h"
#include "render/helm/slog.h"

namespace pave::render::helm {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
constexpr int kMaxLinksOfSystem = 40;  // in one path; Linux refuses the next

class Walk {
 public:
  Walk(Loading& loading, std::string path)
      : loading_(loading), path_(std::move(path)), absolute_(absolute_path(loading.files, path_)) {}

  std::expected<std::vector<PackedFile>, ChartError> run() {
    if (auto rules = read_rules(); !rules) return std::unexpected(std::move(rules.error()));
    if (auto walked = folder(""); !walked) return std::unexpected(std::move(walked.error()));
    return std::move(found_);
  }

 private:
  using Result = std::expected<void, ChartError>;

  /// A folder that is being walked.
  struct Level {
    std::string name;
    std::string real;  ///< empty: not asked for yet
  };

  std::string shown(std::string_view name) const { return name.empty() ? path_ : fmt::format("{}/{}", path_, name); }
  std::string system_path(std::string_view name) const {
    return name.empty() ? absolute_ : fmt::format("{}/{}", absolute_, name);
  }
  std::unexpected<ChartError> fail(std::string_view name, std::string message, std::string help, std::string helm) {
    return broken(loading_.place_of_file(shown(name)), std::move(message), std::move(help), std::move(helm));
  }

  Result read_rules() {
    constexpr std::string_view kName = ".helmignore";
    std::string text;
    if (loading_.files.kind(shown(kName)) != base::FileKind::Missing) {
      auto read = loading_.files.read(shown(kName), kMaxChartSize);
      if (!read)
        return fail(kName, read.error().message, "mend its permissions, or remove it",
                    go_file_error("open", system_path(kName), read.error()));
      text = std::move(*read);
    }
    auto rules = IgnoreRules::parse(text);
    if (!rules) {
      const IgnoreRules::Fault& fault = rules.error();
      const base::Source& source = loading_.add_source(shown(kName), text);
      std::string rule(source.text.substr(fault.offset, std::min<std::size_t>(fault.rule_size, 100)));
      bool stars = rule.find("**") != std::string::npos;
      return broken(
          source.at(fault.offset), fmt::format("the rule \"{}\" is not understood", rule),
          stars ? "Helm knows no \"**\": a rule without a \"/\" matches names at any depth, and a rule for a "
                  "folder ignores all that is in it"
                : "patterns are those of shells: * ? [a-z] [^a-z], with \\ before a character that is meant as it "
                  "stands",
          fault.helm);
    }
    rules_ = std::move(*rules);
    return {};
  }

  Result folder(const std::string& name) {
    if (levels_.size() > static_cast<std::size_t>(kMaxFolderDepth))
      return fail(name, fmt::format("more than {} folders inside each other", kMaxFolderDepth),
                  "a chart's folders are not that deep; name what doesn't belong to it in .helmignore",
                  fmt::format("open {}: file name too long", system_path(name)));
    auto entries = loading_.files.list(shown(name));
    if (!entries)
      return fail(name, entries.error().message, "mend its permissions, or name it in .helmignore",
                  go_file_error("open", system_path(name), entries.error()));
    levels_.push_back({name, {}});
    for (const base::FolderEntry& entry : *entries) {
      Result result = visit(name.empty() ? entry.name : fmt::format("{}/{}", name, entry.name), entry.kind);
      if (!result) return result;
    }
    levels_.pop_back();
    return {};
  }

  Result visit(const std::string& name, base::FileKind kind) {
    if (kind == base::FileKind::Link) {
      ++links_;
      Result result = follow(name);
      --links_;
      return result;
    }
    bool is_folder = kind == base::FileKind::Folder;
    if (rules_.ignores(name, is_folder)) return {};
    return is_folder ? folder(name) : file(name, kind, name);
  }

  Result follow(const std::string& name) {
    std::string real = loading_.files.real_path(shown(name));
    if (real.empty())
      return fail(name, "this link leads nowhere",
                  "remove it: Helm reads the files of links, also of those that .helmignore names",
                  fmt::format("error evaluating symlink {}: lstat {}: no such file or directory", system_path(name),
                              system_path(name)));
    loading_.warn({base::Code::ChartBroken,
                   {},
                   fmt::format("{} is a link; what it leads to becomes part of the chart", shown(name)),
                   {},
                   {}},
                  "level=INFO msg=\"found symbolic link in path. Contents of linked file included and used\"" +
                      slog_attribute("path", system_path(name)) + slog_attribute("resolved", real));
    base::FileKind kind = loading_.files.kind(shown(name));
    bool is_folder = kind == base::FileKind::Folder;
    if (rules_.ignores(name, is_folder)) return {};
    if (!is_folder) return file(name, kind, real);
    for (Level& level : levels_) {
      if (level.real.empty()) level.real = loading_.files.real_path(shown(level.name));
      if (level.real == real) return circle(name, level.name);
    }
    return folder(name);
  }

  /// Helm goes round until the system has followed as many links as it may in one path.
  std::unexpected<ChartError> circle(const std::string& name, const std::string& above) {
    std::string round = above.empty() ? name : name.substr(above.size() + 1);
    std::string path = system_path(name);
    for (int links = links_; links <= kMaxLinksOfSystem; ++links) path += "/" + round;
    return fail(name, "this link leads to a folder that it is in", "remove it, or name it in .helmignore",
                fmt::format("open {}: too many levels of symbolic links", path));
  }

  /// `real` is what a link leads to.
  Result file(const std::string& name, base::FileKind kind, const std::string& real) {
    if (kind != base::FileKind::Regular)
      return fail(name, "neither a file nor a folder", "remove it, or name it in .helmignore",
                  fmt::format("cannot load irregular file {} as it has file mode type bits set", system_path(name)));
    std::size_t left = kMaxChartSize - taken_;
    bool each_limited = loading_.version == HelmVersion::V4_1;
    auto text = loading_.files.read(shown(name), each_limited ? kMaxChartFileSize : left);
    if (!text && text.error().code == base::Code::SyntaxLimit && each_limited)
      return fail(name, "the file is larger than the 5 MiB that Helm 4.1 reads of each file of a chart",
                  "name it in .helmignore, or render with --helm-version 4.3",
                  fmt::format("chart file {} is larger than the maximum file size {}",
                              base::go_quote(std::string_view(real).substr(real.rfind('/') + 1)), kMaxChartFileSize));
    if (!text && text.error().code == base::Code::SyntaxLimit)
      return fail(
          name, "with this file the chart is larger than the 100 MiB that Helm reads",
          "name what doesn't belong to the chart in .helmignore",
          fmt::format("error reading {}: chart exceeds maximum decompressed size of {} bytes", name, kMaxChartSize));
    if (!text)
      return fail(name, text.error().message, "mend its permissions, or name it in .helmignore",
                  fmt::format("error reading {}: {}", name, go_file_error("open", system_path(name), text.error())));
    // Helm 4.1 limits each file only.
    if (!each_limited) taken_ += text->size();
    loading_.size += text->size();
    if (found_.size() >= kMaxChartFiles || loading_.size > kMaxAllChartsSize)
      return fail(
          name, "the chart has too many files, or they are too large",
          "name what doesn't belong to the chart in .helmignore",
          fmt::format("error reading {}: chart exceeds maximum decompressed size of {} bytes", name, kMaxChartSize));
    if (text->starts_with(kByteOrderMark)) text->erase(0, kByteOrderMark.size());
    found_.push_back({name, shown(name), std::move(*text)});
    return {};
  }

  Loading& loading_;
  std::string path_;
  std::string absolute_;
  IgnoreRules rules_;
  std::vector<PackedFile> found_;
  std::vector<Level> levels_;
  std::size_t taken_ = 0;
  int links_ = 0;  ///< in the path that is being walked
};

}  // namespace

std::expected<std::vector<PackedFile>, ChartError> read_folder(Loading& loading, const std::string& path) {
  return Walk(loading, path).run();
}

}  // namespace pave::render::helm
