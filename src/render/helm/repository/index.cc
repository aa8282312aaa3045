#include "render/helm/repository/index.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/semver.h"
#include "doc/reader.h"

namespace pave::render::helm::repository {
namespace {

struct Candidate {
  const doc::Node* node;
  std::optional<base::Semver> version;
};

/// Newest first; what is no version comes last (ChartVersions.Less).
std::vector<Candidate> newest_first(const doc::Node& list) {
  std::vector<Candidate> found;
  for (const doc::Node& node : list.children()) {
    if (!node.is_map()) continue;
    const doc::Node* text = node.find("version");
    auto version = base::parse_semver(text != nullptr && text->children().empty() ? text->text() : std::string_view());
    found.push_back({&node, version ? std::optional(std::move(*version)) : std::nullopt});
  }
  std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    if (!a.version || !b.version) return a.version.has_value() && !b.version;
    return base::compare_semver(*a.version, *b.version) > 0;
  });
  return found;
}

std::string_view version_text(const doc::Node& node) {
  const doc::Node* text = node.find("version");
  return text == nullptr || !text->children().empty() ? std::string_view() : text->text();
}

IndexEntry entry_of(const doc::Node& node) {
  IndexEntry entry;
  entry.version = version_text(node);
  entry.digest = node.string_at("digest");
  if (entry.digest.starts_with("sha256:")) entry.digest.erase(0, 7);
  if (const doc::Node* urls = node.find("urls"))
    for (const doc::Node& url : urls->children())
      if (url.is_string()) entry.urls.emplace_back(url.text());
  return entry;
}

}  // namespace

std::expected<Index, std::string> Index::read(std::string text) {
  Index index;
  index.sources_ = std::make_unique<base::Sources>();
  index.arena_ = std::make_unique<base::Arena>();
  if (!index.sources_->fits(text.size())) return std::unexpected("it is too large");
  doc::Stream stream = doc::read(index.sources_->add("index.yaml", std::move(text)), *index.arena_, {});
  if (stream.documents.empty() || stream.documents[0].root == nullptr) {
    bool has_error = !stream.documents.empty() && !stream.documents[0].errors.empty();
    return std::unexpected(has_error ? "it is not YAML: " + stream.documents[0].errors[0].message : "it is empty");
  }
  const doc::Node& root = *stream.documents[0].root;
  if (!root.is_map() || root.find("apiVersion") == nullptr) return std::unexpected("no API version specified");
  index.entries_ = root.find("entries");
  return index;
}

std::expected<IndexEntry, std::string> Index::find(std::string_view chart, std::string_view version) const {
  const doc::Node* list = entries_ == nullptr ? nullptr : entries_->find(chart);
  if (list == nullptr) return std::unexpected("no chart name found");
  std::vector<Candidate> candidates = newest_first(*list);
  if (candidates.empty()) return std::unexpected("no chart version found");
  auto range = base::SemverRange::parse(version.empty() ? "*" : version);
  if (!range) return std::unexpected(range.error());
  for (const Candidate& candidate : candidates)
    if (!version.empty() && version_text(*candidate.node) == version) return entry_of(*candidate.node);
  for (const Candidate& candidate : candidates)
    if (candidate.version && range->contains(*candidate.version)) return entry_of(*candidate.node);
  return std::unexpected(fmt::format("no chart version found for {}-{}", chart, version));
}

}  // namespace pave::render::helm::repository
