#include "judge/chart_lint/metadata.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>

#include "base/arena.h"
#include "base/semver.h"
#include "base/similar.h"
#include "doc/reader.h"
#include "judge/chart_lint/urls.h"

namespace pave::judge::chart_lint {
namespace {

using base::Severity;

constexpr std::array<std::string_view, 17> kFields = {
    "name",      "home", "sources",    "version",    "description", "keywords",    "maintainers",  "icon", "apiVersion",
    "condition", "tags", "appVersion", "deprecated", "annotations", "kubeVersion", "dependencies", "type"};
constexpr std::array<std::string_view, 3> kMaintainerFields = {"name", "email", "url"};
constexpr std::array<std::string_view, 8> kDependencyFields = {"name", "version", "repository",    "condition",
                                                               "tags", "enabled", "import-values", "alias"};

bool is_same_word(std::string_view one, std::string_view other) {
  auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  return std::ranges::equal(one, other, {}, lower, lower);
}

class MetadataLint {
 public:
  MetadataLint(const render::helm::Chart& chart, const doc::Node& root, std::vector<Remark>& out)
      : chart_(chart), root_(root), out_(out) {}

  void run() {
    fields(root_, kFields, "Chart.yaml");
    api_version();
    versions();
    maintainers();
    sources();
    icon();
    dependencies();
  }

 private:
  void say(const doc::Node* node, std::string message, std::string help, Severity severity = Severity::Error,
           base::Code code = base::Code::ChartMetadata) {
    base::Origin origin = node != nullptr && node->origin.known() ? node->origin : chart_.chart_file->source->at(0);
    out_.push_back({{code, origin, std::move(message), std::move(help), {}}, severity, {}});
  }

  void fields(const doc::Node& map, std::span<const std::string_view> known, std::string_view where) {
    if (!map.is_map()) return;
    for (const doc::Node& child : map.children()) {
      base::Nearest nearest(child.key());
      bool is_known = false;
      for (std::string_view name : known) {
        is_known |= is_same_word(name, child.key());
        nearest.offer(name);
      }
      if (is_known) continue;
      std::string help =
          nearest.best().empty() ? "remove it, or move it to annotations" : fmt::format("write {}", nearest.best());
      out_.push_back({{base::Code::ChartMetadata,
                       child.key_place(),
                       fmt::format("{} has no field {}, so Helm passes over it", where, child.key()),
                       std::move(help),
                       {}},
                      Severity::Warning,
                      {}});
    }
  }

  /// An entry as Helm's decoder finds it; null: it isn't there or says nothing.
  static const doc::Node* at(const doc::Node& map, std::string_view name) {
    for (const doc::Node& child : map.children())
      if (map.is_map() && is_same_word(child.key(), name)) return child.is_null() ? nullptr : &child;
    return nullptr;
  }
  static std::string_view text_at(const doc::Node& map, std::string_view name) {
    const doc::Node* node = at(map, name);
    return node != nullptr && node->is_string() ? node->text() : std::string_view();
  }

  void api_version() {
    const doc::Node* node = at(root_, "apiVersion");
    std::string_view version = chart_.metadata.api_version;
    if (node == nullptr) say(nullptr, "Chart.yaml has no apiVersion", "write apiVersion: v2");
    else if (version != "v1" && version != "v2")
      say(node, fmt::format("a chart's apiVersion can't be {}", version), "write v2");
    if (version == "v2") return;
    if (const doc::Node* type = at(root_, "type"))
      say(type, fmt::format("a chart of apiVersion {} has no type", version), "write apiVersion: v2, or remove type");
    if (const doc::Node* list = at(root_, "dependencies"); list != nullptr && !list->children().empty())
      say(list, fmt::format("Chart.yaml of apiVersion {} has no dependencies", version),
          "write apiVersion: v2, or move them to requirements.yaml");
  }

  void versions() {
    for (std::string_view name : {"version", "appVersion"}) {
      const doc::Node* node = root_.find(name);
      if (node == nullptr || node->is_string()) continue;
      if (node->is_null()) say(node, fmt::format("{} is empty", name), "write a text, or remove it");
      else
        say(node, fmt::format("{} is {}, and must be a text", name, doc::describe(node->kind)),
            node->children().empty() ? fmt::format("write \"{}\", in quotes", node->text()) : "write a text in quotes");
    }
    const doc::Node* node = at(root_, "version");
    std::string_view version = chart_.metadata.version;
    auto read = base::parse_semver(version);
    if (read && !base::SemverRange::parse(">0.0.0-0")->contains(*read))
      say(node, fmt::format("{} is no version that can be released", version), "write one above 0.0.0-0");
    if (!base::parse_strict_semver(version))
      say(node, fmt::format("{} is no full semantic version", version),
          read ? fmt::format("write {}", read->text()) : "write three numbers with points between them, such as 1.4.0",
          Severity::Warning);
  }

  void maintainers() {
    const doc::Node* list = at(root_, "maintainers");
    if (list == nullptr || !list->is_list()) return;
    for (const doc::Node& one : list->children()) {
      if (!one.is_map()) continue;
      fields(one, kMaintainerFields, "a maintainer");
      if (text_at(one, "name").empty()) say(&one, "a maintainer without a name", "write name: NAME");
      if (std::string_view email = text_at(one, "email"); !email.empty() && !is_email(email))
        say(at(one, "email"), fmt::format("{} is no e-mail address", email), "write one like name@example.com");
      if (std::string_view url = text_at(one, "url"); !url.empty() && !is_web_address(url))
        say(at(one, "url"), fmt::format("{} is no web address", url), "write one like https://example.com/name");
    }
  }

  void sources() {
    const doc::Node* list = at(root_, "sources");
    if (list == nullptr || !list->is_list()) return;
    for (const doc::Node& one : list->children())
      if (!one.is_string() || !is_url(one.text()))
        say(&one, one.is_string() ? fmt::format("\"{}\" is no URL", one.text()) : "this source is no URL",
            "write one with its scheme, like https://example.com/project");
  }

  void icon() {
    std::string_view icon = text_at(root_, "icon");
    if (icon.empty())
      say(nullptr, "the chart has no icon", "write icon: with the URL of an image, which catalogs show", Severity::Info,
          base::Code::ChartRecommended);
    else if (!is_url(icon))
      say(at(root_, "icon"), fmt::format("\"{}\" is no URL", icon), "write one with its scheme, https: or data:");
  }

  void dependencies() {
    const doc::Node* list = at(root_, "dependencies");
    if (list == nullptr || !list->is_list()) return;
    for (const doc::Node& one : list->children()) fields(one, kDependencyFields, "a dependency");
  }

  const render::helm::Chart& chart_;
  const doc::Node& root_;
  std::vector<Remark>& out_;
};

}  // namespace

void lint_metadata(const render::helm::Chart& chart, std::vector<Remark>& out) {
  if (chart.chart_file == nullptr) return;
  base::Arena arena;
  doc::Stream stream = doc::read(*chart.chart_file->source, arena, {.as_unmarshal = true});
  if (stream.documents.empty() || stream.documents.front().root == nullptr) return;
  MetadataLint(chart, *stream.documents.front().root, out).run();
}

}  // namespace pave::judge::chart_lint
