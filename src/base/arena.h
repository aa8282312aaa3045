#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace pave::base {

/// Memory for one unit of work: allocation moves a pointer, everything goes at once. Holds only trivially destructible
/// things. Addresses stay valid until clear() or destruction. Not for sharing between threads while it is written to.
class Arena {
 public:
  static constexpr std::size_t kChunk = 64 * 1024;

  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  void* allocate(std::size_t bytes, std::size_t alignment) {
    std::size_t start = (used_ + alignment - 1) & ~(alignment - 1);
    if (current_ == nullptr || start + bytes > capacity_) return allocate_in_new_chunk(bytes);
    used_ = start + bytes;
    return current_ + start;
  }

  /// Room for `count` values, not initialised.
  template <typename T>
  T* allocate_array(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>, "an arena runs no destructors");
    return static_cast<T*>(allocate(count * sizeof(T), alignof(T)));
  }

  template <typename T>
  std::span<T> copy(std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    T* room = allocate_array<T>(values.size());
    if (!values.empty()) std::memcpy(static_cast<void*>(room), values.data(), values.size_bytes());
    return {room, values.size()};
  }

  std::string_view copy(std::string_view text) {
    char* room = allocate_array<char>(text.size());
    if (!text.empty()) std::memcpy(room, text.data(), text.size());
    return {room, text.size()};
  }

  /// What was allocated after a mark is forgotten by rewind(), the memory is used again. Marks nest.
  struct Mark {
    std::size_t chunks;
    std::size_t used;
  };
  Mark mark() const { return {chunks_.size(), used_}; }
  void rewind(const Mark& mark) {
    if (mark.chunks != chunks_.size()) return;  // grown in between: kept until clear()
    used_ = mark.used;
  }

  /// Forgets everything and keeps the first chunk for the next unit of work.
  void clear();
  /// Bytes taken from the system.
  std::size_t reserved() const;

 private:
  struct Chunk {
    std::unique_ptr<char[]> bytes;
    std::size_t size;
  };
  void* allocate_in_new_chunk(std::size_t bytes);

  std::vector<Chunk> chunks_;
  char* current_ = nullptr;
  std::size_t used_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace pave::base
