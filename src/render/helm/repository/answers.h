#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace pave::render::helm::repository {

/// What was asked for already: each key is got once in a run, whichever threads ask for it, and whoever asks meanwhile
/// waits. That something can't be had is an answer, too, so that a server that is away is not asked for every chart.
template <typename T>
class Answers {
 public:
  /// The answer to `key`, from `get()` when nobody has asked before. Lives as long as this.
  template <typename Get>
  const T& get(const std::string& key, const Get& get) {
    Entry& entry = find(key);
    std::call_once(entry.once, [&] { entry.answer.emplace(get()); });
    return *entry.answer;
  }

 private:
  struct Entry {
    std::once_flag once;
    std::optional<T> answer;
  };

  Entry& find(const std::string& key) {
    std::lock_guard lock(filling_);
    std::unique_ptr<Entry>& entry = entries_[key];
    if (entry == nullptr) entry = std::make_unique<Entry>();
    return *entry;
  }

  std::mutex filling_;
  std::map<std::string, std::unique_ptr<Entry>> entries_;
};

}  // namespace pave::render::helm::repository
