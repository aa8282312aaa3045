#include "kube/crd/definitions.h"

#include <algorithm>
#include <mutex>
#include <optional>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"
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

/// How many folders two paths have in common.
std::size_t shared_folders(std::string_view a, std::string_view b) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < a.size() && i < b.size() && a[i] == b[i]; ++i) count += a[i] == '/' ? 1U : 0U;
  return count;
}

}  // namespace

struct Definition::Slot {
  std::once_flag once;
  ServedVersion version;
  std::string texts[3];  ///< what the facts point to: the paths of the scale subresource
};

Definition::Definition(std::string path, std::string_view text, const DefinitionFacts& facts)
    : path_(std::move(path)), text_(text), group_(facts.group), kind_(facts.kind), namespaced_(facts.namespaced) {
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
  std::call_once(slot.once, [&] {
    std::unique_ptr<Reading> reading = read_again(text_, group_, kind_);
    const VersionFacts* facts = reading->facts ? reading->facts->find(name) : nullptr;
    if (facts == nullptr) return;
    ServedVersion& version = slot.version;
    version.facts = *facts;
    version.facts.name = *found;
    version.facts.schema = nullptr;
    std::size_t next = 0;
    for (auto text : {&VersionFacts::spec_replicas, &VersionFacts::status_replicas, &VersionFacts::label_selector}) {
      slot.texts[next] = facts->*text;
      version.facts.*text = slot.texts[next++];
    }
    if (facts->schema != nullptr) version.schema = compile(*facts->schema, kube_minor);
  });
  return &slot.version;
}

bool Definition::says_the_same(const Definition& other) const {
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
  auto& entries = kinds_[{entry.definition->group(), entry.definition->kind()}];
  auto known = std::ranges::find_if(entries, [&](const Entry& one) {
    return one.preferred == entry.preferred && one.definition->says_the_same(*entry.definition);
  });
  if (known == entries.end()) return entries.push_back(std::move(entry));
  for (std::string& path : entry.paths) known->paths.push_back(std::move(path));
}

void Definitions::merge(Definitions&& other) {
  for (auto& [kind, entries] : other.kinds_)
    for (Entry& entry : entries) add(std::move(entry));
  other.kinds_.clear();
}

const Definition* Definitions::find(std::string_view group, std::string_view kind, std::string_view path) const {
  if (kinds_.empty()) return nullptr;
  auto found = kinds_.find(std::pair<std::string, std::string>(group, kind));
  if (found == kinds_.end()) return nullptr;
  const Entry* best = nullptr;
  std::size_t shared = 0;
  for (const Entry& entry : found->second) {
    std::size_t folders = 0;
    for (const std::string& place : entry.paths) folders = std::max(folders, shared_folders(place, path));
    bool is_better = best == nullptr || (entry.preferred && !best->preferred) ||
                     (entry.preferred == best->preferred && folders > shared);
    if (!is_better) continue;
    best = &entry;
    shared = folders;
  }
  return best->definition.get();
}

std::vector<const Definition*> Definitions::all(std::string_view group, std::string_view kind) const {
  std::vector<const Definition*> out;
  auto found = kinds_.find(std::pair<std::string, std::string>(group, kind));
  if (found == kinds_.end()) return out;
  for (const Entry& entry : found->second) out.push_back(entry.definition.get());
  return out;
}

}  // namespace pave::kube::crd
