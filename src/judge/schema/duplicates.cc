#include "judge/schema/duplicates.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "judge/value_text.h"

#include <fmt/format.h>

namespace pave::judge::schema {
namespace {

using doc::Node;
using Keys = std::span<const doc::Symbol>;

constexpr std::size_t kShortList = 32;  // compared pair by pair, without memory

class Finder {
 public:
  Finder(Keys keys, const doc::Names& names) : keys_(keys), names_(names) {}

  const Node* key(const Node& item, doc::Symbol symbol) const {
    const Node* found = item.find(symbol);
    if (found == nullptr && item.is_map()) found = item.find(names_[symbol]);
    return found != nullptr && !found->is_null() && found->children().empty() && !found->is_map() && !found->is_list()
               ? found
               : nullptr;
  }
  bool comparable(const Node& item) const { return key(item, keys_[0]) != nullptr; }

  bool same(const Node& a, const Node& b) const {
    return std::all_of(keys_.begin(), keys_.end(), [&](doc::Symbol symbol) {
      const Node* of_a = key(a, symbol);
      const Node* of_b = key(b, symbol);
      if (of_a == nullptr || of_b == nullptr) return of_a == of_b;
      return of_a->text() == of_b->text();
    });
  }

  std::uint32_t hash(const Node& item) const {
    std::uint32_t sum = 0;
    for (doc::Symbol symbol : keys_)
      if (const Node* found = key(item, symbol)) sum = sum * 31 + doc::Names::hash(found->text());
    return sum;
  }

  /// `name "A"`, `containerPort 80 and protocol "TCP"`.
  std::string describe(const Node& item) const {
    std::string out;
    for (doc::Symbol symbol : keys_) {
      const Node* found = key(item, symbol);
      if (found == nullptr) continue;
      if (!out.empty()) out += " and ";
      out +=
          fmt::format("{} {}", names_[symbol], found->is_string() ? quoted(found->text()) : shortened(found->text()));
    }
    return out;
  }
  std::string first_key() const { return std::string(names_[keys_[0]]); }

 private:
  Keys keys_;
  const doc::Names& names_;
};

void report(const Node& item, std::uint32_t index, const Node& earlier, const Finder& finder, const doc::Path& path,
            bool hidden, Sink& sink) {
  base::Diagnostic said{base::Code::ApiDuplicateItem, item.origin, {}, "keep one of them", {}};
  said.message = hidden ? "an item with the same key stands earlier in this list"
                        : fmt::format("an item with {} stands earlier in this list", finder.describe(item));
  said.notes.push_back({"the earlier one", earlier.origin});
  sink.add(std::move(said), doc::Path(path, index).text());
}

}  // namespace

void judge_duplicates(const Node& list, const kube::schema::Shape& shape, const kube::schema::Catalog& catalog,
                      const doc::Path& path, bool hidden, Sink& sink) {
  Keys keys = catalog.values(shape.values);
  auto items = list.children();
  if (keys.empty() || items.size() < 2) return;
  Finder finder(keys, catalog.names());
  if (items.size() <= kShortList) {
    std::array<std::uint32_t, kShortList> hashes{};
    for (std::uint32_t i = 0; i < items.size(); ++i) {
      hashes[i] = finder.hash(items[i]);
      for (std::uint32_t j = 0; j < i; ++j) {
        if (hashes[i] != hashes[j] || !finder.comparable(items[i]) || !finder.same(items[i], items[j])) continue;
        report(items[i], i, items[j], finder, path, hidden, sink);
        break;
      }
    }
    return;
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_hash;  // hash, index
  by_hash.reserve(items.size());
  for (std::uint32_t i = 0; i < items.size(); ++i)
    if (finder.comparable(items[i])) by_hash.emplace_back(finder.hash(items[i]), i);
  std::sort(by_hash.begin(), by_hash.end());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  // later, earlier
  std::size_t run = 0;
  for (std::size_t at = 1; at < by_hash.size(); ++at) {
    if (by_hash[at].first != by_hash[at - 1].first) run = at;
    // Equal items share the first of their run but for colliding hashes, so this looks at one item nearly always.
    for (std::size_t before = run; before < at; ++before) {
      if (!finder.same(items[by_hash[at].second], items[by_hash[before].second])) continue;
      pairs.emplace_back(by_hash[at].second, by_hash[before].second);
      break;
    }
  }
  std::sort(pairs.begin(), pairs.end());
  for (auto [later, earlier] : pairs) report(items[later], later, items[earlier], finder, path, hidden, sink);
}

}  // namespace pave::judge::schema
