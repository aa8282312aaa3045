#include "render/helm/value_use.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/arena.h"
#include "base/similar.h"
#include "render/helm/coalesce.h"
#include "render/helm/declared_values.h"
#include "render/helm/template_reads.h"

namespace pave::render::helm {
namespace {

std::string joined(std::string_view path, std::string_view name) {
  return path.empty() ? std::string(name) : fmt::format("{}.{}", path, name);
}

/// Singular and plural of one word.
bool is_other_number(std::string_view one, std::string_view other) {
  std::string_view longer = one.size() > other.size() ? one : other;
  std::string_view shorter = one.size() > other.size() ? other : one;
  return longer.size() == shorter.size() + 1 && longer.starts_with(shorter) && longer.ends_with('s');
}

/// The values of one tree that are not read.
class UnusedSearch {
 public:
  UnusedSearch(const ReadNode& mentioned) : mentioned_(mentioned) {}

  void search(const lang::Map& values, const ReadNode& reads) {
    look(values, &reads, &mentioned_, {}, 0);
    // What an alias repeats is read when the anchor's own value is, and the other way round.
    std::erase_if(found_, [this](const UnusedValue& value) { return read_.contains(value.value); });
  }
  std::vector<UnusedValue> take() { return std::move(found_); }

 private:
  static bool is_whole(const ReadNode* node) { return node != nullptr && node->is_whole; }

  void look(const lang::Map& values, const ReadNode* reads, const ReadNode* mentions, const std::string& path,
            int depth) {
    for (const lang::MapEntry& entry : values.all()) {
      const ReadNode* read = reads == nullptr ? nullptr : reads->find(entry.key);
      const ReadNode* mention = mentions == nullptr ? nullptr : mentions->find(entry.key);
      bool is_touched = (read != nullptr && read->is_touched()) || (mention != nullptr && mention->is_touched());
      if (!is_touched) {
        note(entry, reads, values, joined(path, entry.key));
        continue;
      }
      bool is_map = entry.value.is(lang::Kind::Map) && entry.value.map != nullptr && entry.value.map->size > 0;
      // A map that is only tested is what the test is about.
      bool is_all = is_whole(read) || is_whole(mention) || !is_map || read == nullptr || !reads_inside(*read) ||
                    depth > lang::kMaxDepth;
      if (is_all) remember(entry, 0);
      else look(*entry.value.map, read, mention, joined(path, entry.key), depth + 1);
    }
  }

  static bool reads_inside(const ReadNode& node) {
    return std::ranges::any_of(node.children, [](const auto& child) { return child.second->is_touched(); });
  }

  void remember(const lang::MapEntry& entry, int depth) {
    if (entry.value.origin.known()) read_.insert(entry.value.origin);
    if (depth > lang::kMaxDepth || !entry.value.is(lang::Kind::Map) || entry.value.map == nullptr) return;
    for (const lang::MapEntry& inner : std::as_const(*entry.value.map).all()) remember(inner, depth + 1);
  }

  void note(const lang::MapEntry& entry, const ReadNode* reads, const lang::Map& values, std::string path) {
    base::Nearest nearest(entry.key);
    if (reads != nullptr)
      for (const auto& [name, child] : reads->children)
        if (child->is_touched() && values.find(name) == nullptr) nearest.offer(name);
    found_.push_back({std::move(path), entry.key_origin, entry.value.origin, std::string(nearest.best())});
  }

  const ReadNode& mentioned_;
  std::vector<UnusedValue> found_;
  std::set<base::Origin> read_;
};

void mark_strings(const lang::Value& value, ReadNode& mentioned, int depth) {
  if (depth > lang::kMaxDepth) return;
  if (value.is_string()) mark_mentions(value.text(), mentioned);
  for (const lang::Value& item : value.list()) mark_strings(item, mentioned, depth + 1);
  if (value.is(lang::Kind::Map) && value.map != nullptr)
    for (const lang::MapEntry& entry : std::as_const(*value.map).all()) mark_strings(entry.value, mentioned, depth + 1);
}

}  // namespace

struct ValueUse::Parts {
  base::Arena arena;
  ReadNode reads;
  std::unique_ptr<ChartScope> scopes;
  const Chart* chart;
  std::shared_ptr<SchemaCache> schemas;
  std::set<std::string_view> commented;

  /// Whether what the templates find missing here is worth a word, and its nearest name.
  void look(const ReadNode& node, const DeclaredNode& declared, const std::string& path,
            std::vector<UndeclaredValue>& out) const;
};

void ValueUse::Parts::look(const ReadNode& node, const DeclaredNode& declared, const std::string& path,
                           std::vector<UndeclaredValue>& out) const {
  if (declared.is_open || node.is_open) return;
  for (const auto& [name, child] : node.children) {
    if (path.empty() && name == kGlobal) continue;  // comes from charts above
    if (const DeclaredNode* there = declared.find(name)) {
      look(*child, *there, joined(path, name), out);
      continue;
    }
    UndeclaredValue found{joined(path, name), {}, {}};
    bool is_expected = child->is_guarded || child->is_open || commented.contains(name);
    std::vector<const ReadNode*> below{child.get()};
    while (!below.empty()) {
      const ReadNode* next = below.back();
      below.pop_back();
      is_expected |= next->is_open;
      found.places.insert(found.places.end(), next->places.begin(), next->places.end());
      for (const auto& [key, inner] : next->children)
        if (!inner->is_guarded) below.push_back(inner.get());
    }
    if (is_expected || found.places.empty()) continue;
    base::Nearest nearest(name);
    for (const auto& [candidate, declaration] : declared.children) nearest.offer(candidate);
    found.nearest = nearest.best();
    // `accessMode` beside `accessModes`: the older spelling is still taken.
    const ReadNode* other = node.find(found.nearest);
    if (is_other_number(name, found.nearest) && other != nullptr && other->is_touched()) continue;
    // Where the map around it is declared, keys that it may have are often told elsewhere: only a misspelling counts.
    if (found.nearest.empty() && !path.empty()) continue;
    std::ranges::sort(found.places);
    found.places.erase(std::ranges::unique(found.places).begin(), found.places.end());
    out.push_back(std::move(found));
  }
}

ValueUse::ValueUse(const LoadedChart& chart) : parts_(std::make_unique<Parts>()) {
  parts_->chart = chart.root.get();
  parts_->schemas = chart.schemas;
  parts_->scopes = make_scopes(*chart.root, parts_->reads);
  mark_template_reads(*parts_->scopes, parts_->arena);
  // For charts that import it.
  ReadNode& exports = parts_->reads.child("exports");
  exports.is_whole = exports.is_guarded = true;
  if (chart.root->values_file != nullptr) parts_->commented = commented_names(chart.root->values_file->text());
}

ValueUse::~ValueUse() = default;

std::vector<UnusedValue> ValueUse::unused(const lang::Map& values) const {
  if (parts_->reads.is_whole || parts_->chart->metadata.is_library()) return {};
  ReadNode mentioned;
  for (const lang::MapEntry& entry : values.all()) mark_strings(entry.value, mentioned, 0);
  if (mentioned.is_whole) return {};
  UnusedSearch search(mentioned);
  search.search(values, parts_->reads);
  return search.take();
}

std::vector<UndeclaredValue> ValueUse::undeclared(std::span<const lang::Map* const> others) const {
  std::vector<UndeclaredValue> found;
  if (parts_->chart->metadata.is_library()) return found;
  DeclaredNode declared = declared_values(*parts_->scopes, *parts_->schemas);
  for (const lang::Map* other : others)
    if (other != nullptr && other->size > 0) declared.add(lang::Value::of(const_cast<lang::Map*>(other)));  // only read
  parts_->look(parts_->reads, declared, {}, found);
  return found;
}

base::Diagnostic finding_of(const UnusedValue& unused) {
  std::string_view name = std::string_view(unused.path).substr(unused.path.rfind('.') + 1);
  return {base::Code::ValuesUnused,
          unused.origin,
          fmt::format("no template reads {}", unused.path),
          unused.nearest.empty() ? fmt::format("remove {}", name)
                                 : fmt::format("write {}? that is what the templates read here", unused.nearest),
          {}};
}

base::Diagnostic finding_of(const UndeclaredValue& undeclared) {
  base::Diagnostic finding{base::Code::ValuesUndeclared,
                           undeclared.places.front(),
                           fmt::format("this reads .Values.{}, which no values file declares", undeclared.path),
                           undeclared.nearest.empty()
                               ? fmt::format("declare {} in values.yaml, or give it a default here", undeclared.path)
                               : fmt::format("write {}?", undeclared.nearest),
                           {}};
  for (base::Origin place : std::span(undeclared.places).subspan(1))
    finding.notes.push_back({"read here as well", place});
  return finding;
}

}  // namespace pave::render::helm
