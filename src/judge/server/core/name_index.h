#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace pave::judge::server::core {

/// Texts that must be unique in a list, each with the index of the item that has it. The first sixteen need no memory
/// of their own; the texts must outlive the index.
class NameIndex {
 public:
  /// Whether the name was new; a name that is there keeps its item.
  bool insert(std::string_view name, std::uint32_t item = 0) {
    if (find(name)) return false;
    if (count_ < few_.size()) few_[count_++] = {name, item};
    else more().emplace(name, item);
    return true;
  }
  std::optional<std::uint32_t> find(std::string_view name) const {
    for (std::size_t i = 0; i < count_; ++i)
      if (few_[i].name == name) return few_[i].item;
    if (many_ == nullptr) return std::nullopt;
    auto found = many_->find(name);
    return found == many_->end() ? std::nullopt : std::optional(found->second);
  }
  bool contains(std::string_view name) const { return find(name).has_value(); }
  bool empty() const { return count_ == 0; }

 private:
  struct Entry {
    std::string_view name;
    std::uint32_t item = 0;
  };
  using Many = std::unordered_map<std::string_view, std::uint32_t>;
  Many& more() {
    if (many_ == nullptr) many_ = std::make_unique<Many>();
    return *many_;
  }

  std::array<Entry, 16> few_;
  std::size_t count_ = 0;
  std::unique_ptr<Many> many_;
};

}  // namespace pave::judge::server::core
