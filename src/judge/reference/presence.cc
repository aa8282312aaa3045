#include "judge/reference/presence.h"

#include <algorithm>

#include "base/glob.h"
#include "base/similar.h"

namespace pave::judge::reference {
namespace {

constexpr std::uint32_t kUnread = 1U << 29;
constexpr std::uint32_t kBringsIntoAny = 1U << 30;
constexpr std::uint32_t kBringsIntoNamed = 1U << 31;

std::uint32_t bit(Target target) { return 1U << static_cast<std::uint32_t>(target); }

std::size_t number_of(Target target) { return static_cast<std::size_t>(target); }

std::uint64_t name_hash(Target target, std::string_view kind, std::string_view name, bool is_beginning) {
  std::uint64_t hash = hash_of(number_of(target) * 2 + (is_beginning ? 1 : 0), name);
  bool is_by_kind = target == Target::Other || target == Target::Workload;
  return is_by_kind ? hash_of(hash, kind) : hash;
}

bool is_boundary(char c) { return c == '-' || c == '.'; }

/// As far as it is known.
std::string_view known_name(const Present& present) {
  std::string_view name = present.name();
  return present.is_beginning() ? name.substr(0, placeholder_at(name)) : name;
}

}  // namespace

Presence::Presence(const Run& run) : run_(run), folders_(run) {
  for (std::size_t file = 0; file < run.files.size(); ++file) {
    auto number = static_cast<std::uint32_t>(file);
    if (run.files[file].is_partly_unread) folders_.mark(number, kUnread);
    for (const ObjectFacts& object : run.files[file].objects) {
      std::uint32_t marks = 0;
      if (!object.name.empty()) {
        add({&object});
        marks |= bit(object.target);
      }
      for (const Made& made : object.made) {
        add({&object, &made});
        marks |= bit(made.target);
      }
      if (object.pods != nullptr) {
        marks |= bit(Target::Pods);
        if (object.space.is_named()) pods_in_.push_back(object.space.name);
      }
      if (object.brings == Brings::Own && !object.name.empty()) {
        operated_.push_back(&object);
        operated_by_name_.add(hash_of(0, object.name));
      }
      bool brings =
          object.brings == Brings::Anything && (object.brings_path.empty() || !folders_.has_folder(object.brings_path));
      if (brings) {
        marks |= object.brings_into.is_named() ? kBringsIntoNamed : kBringsIntoAny;
        if (object.brings_into.is_named()) brought_into_.push_back(object.brings_into.name);
      }
      folders_.mark(number, marks);
    }
  }
  folders_.spread();
  by_name_.build();
  by_place_.build();
  by_namespace_.build();
  operated_by_name_.build();
  std::ranges::sort(brought_into_);
  std::ranges::sort(pods_in_);
}

void Presence::add(Present present) {
  std::string_view name = known_name(present);
  bool is_beginning = present.is_beginning();
  if (is_beginning && name.size() <= kMaxNameLength) beginnings_[number_of(present.target())].set(name.size());
  std::string_view kind = present.made != nullptr ? std::string_view() : present.object->kind;
  std::uint64_t hash = name_hash(present.target(), kind, name, is_beginning);
  by_name_.add(hash);
  by_place_.add(hash_of(hash, present.space().name));
  by_namespace_.add(hash_of(number_of(present.target()), present.space().name));
  present_.push_back(present);
}

bool Presence::is_same_kind(const Present& present, const Wanted& wanted) const {
  if (present.target() != wanted.target) return false;
  if (wanted.target != Target::Other && wanted.target != Target::Workload) return true;
  if (present.made != nullptr || present.object->kind != wanted.kind) return false;
  return wanted.group.empty() || wanted.target == Target::Workload || present.object->group == wanted.group;
}

template <typename Visit>
bool Presence::visit_named(const Wanted& wanted, bool everywhere, Visit visit) const {
  std::size_t visited = 0;
  std::size_t unfit = 0;
  auto visit_rows = [&](const Rows& rows, std::uint64_t hash, std::string_view text, bool is_beginning) {
    for (std::uint32_t row = rows.first(hash); row != Rows::kEnd; row = rows.next(row)) {
      if (visited == kMaxOfOneName || unfit == kMaxUnfit) return;
      const Present& present = present_[row];
      bool is_named_so = present.is_beginning() == is_beginning && known_name(present) == text;
      bool is_there = everywhere || present.space().meets(wanted.space);
      if (!is_named_so || !is_there || !is_same_kind(present, wanted)) {
        ++unfit;
        continue;
      }
      ++visited;
      visit(present);
    }
  };
  auto visit_text = [&](std::string_view text, bool is_beginning) {
    std::uint64_t hash = name_hash(wanted.target, wanted.kind, text, is_beginning);
    if (everywhere || !wanted.space.is_named()) return visit_rows(by_name_, hash, text, is_beginning);
    visit_rows(by_place_, hash_of(hash, wanted.space.name), text, is_beginning);
    visit_rows(by_place_, hash_of(hash, {}), text, is_beginning);
  };
  visit_text(wanted.name, false);
  const auto& beginnings = beginnings_[number_of(wanted.target)];
  if (beginnings.any())
    for (std::size_t length = 0; length <= std::min(wanted.name.size(), kMaxNameLength); ++length)
      if (beginnings.test(length)) visit_text(wanted.name.substr(0, length), true);
  return visited < kMaxOfOneName && unfit < kMaxUnfit;
}

Found Presence::find(const Wanted& wanted) const {
  Found out;
  out.is_complete = visit_named(wanted, false, [&](const Present& present) { out.objects.push_back(present); });
  return out;
}

std::optional<Present> Presence::find_elsewhere(const Wanted& wanted) const {
  std::optional<Present> out;
  visit_named(wanted, true, [&](const Present& present) {
    if (!out && present.space().is_named() && !present.is_beginning()) out = present;
  });
  return out;
}

bool Presence::has_operated(std::string_view name, const Space& space) const {
  auto is_there = [&](std::string_view text) {
    for (std::uint32_t row = operated_by_name_.first(hash_of(0, text)); row != Rows::kEnd;
         row = operated_by_name_.next(row))
      if (operated_[row]->name == text && (operated_[row]->space.meets(space))) return true;
    return false;
  };
  if (operated_.empty()) return false;
  if (is_there(name)) return true;
  for (std::size_t i = 1; i < name.size(); ++i)
    if (is_boundary(name[i]) && is_there(name.substr(0, i))) return true;
  return false;
}

bool Presence::is_there_with_affix(const Wanted& wanted) const {
  auto is_there = [&](std::string_view name) {
    Wanted without = wanted;
    without.name = name;
    return !name.empty() && !find(without).objects.empty();
  };
  for (std::string_view prefix : run_.prefixes)
    if (wanted.name.starts_with(prefix) && is_there(wanted.name.substr(prefix.size()))) return true;
  for (std::string_view suffix : run_.suffixes)
    if (wanted.name.ends_with(suffix) && is_there(wanted.name.substr(0, wanted.name.size() - suffix.size())))
      return true;
  return false;
}

bool Presence::is_taken_for_granted(const Wanted& wanted) const {
  if (is_there_with_affix(wanted)) return true;
  std::string_view space = wanted.space.is_named() ? wanted.space.name : std::string_view();
  if (is_built_in(wanted.target, space, wanted.name)) return true;
  std::string_view kind = wanted.kind.empty() ? kind_of(wanted.target) : wanted.kind;
  for (const estate::Outside& outside : run_.outside) {
    if (!base::glob_matches(outside.kind, kind) || !base::glob_matches(outside.name, wanted.name)) continue;
    if (!wanted.space.is_named() || base::glob_matches(outside.namespace_name, wanted.space.name)) return true;
  }
  bool may_be_made = wanted.target != Target::Namespace && wanted.target != Target::PriorityClass &&
                     wanted.target != Target::ClusterRole && wanted.target != Target::RuntimeClass;
  return may_be_made && has_operated(wanted.name, wanted.space);
}

std::string_view Presence::nearest(const Wanted& wanted, const ObjectFacts& from) {
  base::Nearest nearest(wanted.name);
  bool is_spread = is_mostly_far(wanted.target);
  auto offer = [&](std::uint32_t row, std::string_view space) {
    for (; row != Rows::kEnd && comparisons_left_ > 0; row = by_namespace_.next(row)) {
      --comparisons_left_;
      const Present& present = present_[row];
      if (!is_same_kind(present, wanted) || present.space().name != space || !is_plain(present.name())) continue;
      bool is_near = is_spread || present.space().is_named() || wanted.space.reach == Space::Reach::Cluster ||
                     folders_.are_near(from.file, present.object->file);
      if (is_near) nearest.offer(present.name());
    }
  };
  auto rows_of = [&](std::string_view space) {
    return by_namespace_.first(hash_of(static_cast<std::uint64_t>(wanted.target), space));
  };
  if (wanted.space.is_named()) offer(rows_of(wanted.space.name), wanted.space.name);
  offer(rows_of({}), {});
  return nearest.best();
}

void Presence::count(Target target, const ObjectFacts& from, std::span<const ObjectFacts* const> found) {
  Tally& tally = tallies_[static_cast<std::size_t>(target)];
  ++tally.all;
  bool is_near =
      std::ranges::any_of(found, [&](const ObjectFacts* one) { return folders_.are_near(from.file, one->file); });
  if (!found.empty() && !is_near) ++tally.far;
}

bool Presence::is_mostly_far(Target target) const {
  const Tally& tally = tallies_[static_cast<std::size_t>(target)];
  return tally.far > 0 && tally.far * 2 >= tally.all;
}

bool Presence::is_expected(Target target, const Space& space, const ObjectFacts& from) const {
  std::uint32_t around = folders_.around(from.file);
  if ((around & kBringsIntoAny) != 0 || (folders_.beside(from.file) & kUnread) != 0) return false;
  if (space.is_named()) {
    if (std::ranges::binary_search(brought_into_, space.name)) return false;
    if (target == Target::Pods && std::ranges::binary_search(pods_in_, space.name)) return true;
    std::uint64_t hash = hash_of(static_cast<std::uint64_t>(target), space.name);
    for (std::uint32_t row = by_namespace_.first(hash); row != Rows::kEnd; row = by_namespace_.next(row))
      if (present_[row].space().is_named() && present_[row].space().name == space.name) return true;
  } else {
    if ((around & kBringsIntoNamed) != 0) return false;
    if ((folders_.near(from.file) & bit(target)) != 0) return true;
  }
  return is_mostly_far(target);
}

}  // namespace pave::judge::reference
