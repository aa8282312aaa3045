#include "kube/crd/definitions.h"

#include <algorithm>
#include <mutex>
#include <optional>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"
#include "kube/crd/format.h"
#include "kube/crd/value.h"
#include "kube/list.h"

namespace pave::kube::crd {
namespace {

/// A document that is read again.
struct Reading {
  base::Sources sources;
  base::Arena arena;
  Manifest manifest;
  const Object* object = nullptr;
  std::optional<DefinitionFacts> facts;
};

/// The definition of that kind in a text; it was there when the text was first read.
std::unique_ptr<Reading> read_again(const std::string& text, std::string_view group, std::string_view kind) {
  auto reading = std::make_unique<Reading>();
  doc::Stream stream = doc::read(reading->sources.add({}, text), reading->arena, {});
  for (const doc::Document& document : stream.documents)
    if (document.root != nullptr && document.errors.empty()) unpack(*document.root, reading->arena, reading->manifest);
  for (const Object& object : reading->manifest.objects) {
    auto facts = read_definition(object);
    if (!facts || facts->group != group || facts->kind != kind) continue;
    reading->object = &object;
    reading->facts = std::move(facts);
    break;
  }
  return reading;
}

/// The folder around a path, with its slash; empty: there is none.
std::string_view folder_around(std::string_view path) {
  if (path.ends_with('/')) path.remove_suffix(1);
  return path.substr(0, path.rfind('/') + 1);
}

}  // namespace

/// One version, for each set of formats that was asked for.
struct Definition::Slot {
  struct Compiled {
    int formats;  ///< see formats_since
    ServedVersion version;
    std::string texts[3];  ///< what the facts point to: the paths of the scale subresource
  };
  std::mutex mutex;
  std::vector<std::unique_ptr<Compiled>> compiled;
};

Definition::Definition(std::string path, std::string_view text, const DefinitionFacts& facts)
    : path_(std::move(path)),
      text_(text),
      group_(facts.group),
      kind_(facts.kind),
      namespaced_(facts.namespaced),
      hash_(hash_value(*facts.spec)) {
  for (const VersionFacts& version : facts.versions) {
    if (!version.served) continue;
    served_.emplace_back(version.name);
    slots_.push_back(std::make_unique<Slot>());
  }
}
Definition::~Definition() = default;

std::string Definition::served_versions() const {
  std::string out;
  for (const std::string& name : served_) out += (out.empty() ? "" : ", ") + name;
  return out;
}

const ServedVersion* Definition::version(std::string_view name, int kube_minor) const {
  auto found = std::ranges::find(served_, name);
  if (found == served_.end()) return nullptr;
  Slot& slot = *slots_[static_cast<std::size_t>(found - served_.begin())];
  int formats = formats_since(kube_minor);
  std::lock_guard lock(slot.mutex);
  for (const auto& one : slot.compiled)
    if (one->formats == formats) return &one->version;
  Slot::Compiled& made = *slot.compiled.emplace_back(std::make_unique<Slot::Compiled>());
  made.formats = formats;
  std::unique_ptr<Reading> reading = read_again(text_, group_, kind_);
  const VersionFacts* facts = reading->facts ? reading->facts->find(name) : nullptr;
  if (facts == nullptr) return &made.version;
  made.version.facts = *facts;
  made.version.facts.name = *found;
  made.version.facts.schema = nullptr;
  std::size_t next = 0;
  for (auto text : {&VersionFacts::spec_replicas, &VersionFacts::status_replicas, &VersionFacts::label_selector}) {
    made.texts[next] = facts->*text;
    made.version.facts.*text = made.texts[next++];
  }
  if (facts->schema != nullptr) made.version.schema = compile(*facts->schema, kube_minor);
  return &made.version;
}

bool Definition::says_the_same(const Definition& other) const {
  if (hash_ != other.hash_) return false;
  if (text_ == other.text_) return true;
  auto mine = read_again(text_, group_, kind_);
  auto theirs = read_again(other.text_, other.group_, other.kind_);
  if (mine->object == nullptr || theirs->object == nullptr) return false;
  const doc::Node* a = mine->object->root->find("spec");
  const doc::Node* b = theirs->object->root->find("spec");
  return a != nullptr && b != nullptr && same_value(*a, *b);
}

void Definitions::add(std::unique_ptr<Definition> definition, bool preferred) {
  std::string path = definition->path();
  add({std::move(definition), {std::move(path)}, preferred});
}

void Definitions::add(Entry entry) {
  Kind& kind = kinds_[{entry.definition->group(), entry.definition->kind()}];
  auto known = std::ranges::find_if(kind.entries,
                                    [&](const Entry& one) { return one.definition->says_the_same(*entry.definition); });
  auto index = static_cast<std::size_t>(known - kind.entries.begin());
  auto place = [&](const std::string& path, Nearest& nearest) {
    for (std::string_view folder = folder_around(path);; folder = folder_around(folder)) {
      std::size_t& first = nearest.try_emplace(std::string(folder), index).first->second;
      first = std::min(first, index);
      if (folder.empty()) break;
    }
  };
  bool is_known = known != kind.entries.end();
  bool becomes_preferred = is_known && entry.preferred && !known->preferred;
  entry.preferred |= is_known && known->preferred;
  for (const std::string& path : entry.paths) {
    place(path, kind.nearest);
    if (entry.preferred) place(path, kind.nearest_preferred);
  }
  if (!is_known) return kind.entries.push_back(std::move(entry));
  if (becomes_preferred)
    for (const std::string& path : known->paths) place(path, kind.nearest_preferred);
  for (std::string& path : entry.paths) known->paths.push_back(std::move(path));
  known->preferred = entry.preferred;
}

void Definitions::merge(Definitions&& other) {
  for (auto& [name, kind] : other.kinds_)
    for (Entry& entry : kind.entries) add(std::move(entry));
  other.kinds_.clear();
}

const Definition* Definitions::find(std::string_view group, std::string_view kind, std::string_view path) const {
  if (kinds_.empty()) return nullptr;
  auto found = kinds_.find(std::pair<std::string, std::string>(group, kind));
  if (found == kinds_.end()) return nullptr;
  const Kind& known = found->second;
  const Nearest& nearest = known.nearest_preferred.empty() ? known.nearest : known.nearest_preferred;
  for (std::string_view folder = folder_around(path);; folder = folder_around(folder)) {
    if (auto entry = nearest.find(folder); entry != nearest.end()) return known.entries[entry->second].definition.get();
    if (folder.empty()) return nullptr;  // the root of all folders has an entry when the kind is known
  }
}

std::pair<const Definition*, const Definition*> Definitions::rivals(std::string_view group,
                                                                    std::string_view kind) const {
  auto found = kinds_.find(std::pair<std::string, std::string>(group, kind));
  if (found == kinds_.end()) return {};
  const Kind& known = found->second;
  if (known.entries.size() < 2 || !known.nearest_preferred.empty()) return {};
  return {known.entries[0].definition.get(), known.entries[1].definition.get()};
}

}  // namespace pave::kube::crd
