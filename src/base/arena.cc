#include "base/arena.h"

#include <algorithm>

namespace pave::base {

void* Arena::allocate_in_new_chunk(std::size_t bytes) {
  // Chunks double, so that a large file costs few of them; operator new[] aligns for every fundamental type.
  std::size_t size =
      std::max(bytes, chunks_.empty() ? kChunk : std::min<std::size_t>(chunks_.back().size * 2, 64 * kChunk));
  chunks_.push_back({std::make_unique_for_overwrite<char[]>(size), size});
  current_ = chunks_.back().bytes.get();
  capacity_ = size;
  used_ = bytes;
  return current_;
}

void Arena::clear() {
  if (chunks_.empty()) return;
  chunks_.resize(1);
  current_ = chunks_.front().bytes.get();
  capacity_ = chunks_.front().size;
  used_ = 0;
}

std::size_t Arena::reserved() const {
  std::size_t sum = 0;
  for (const Chunk& chunk : chunks_) sum += chunk.size;
  return sum;
}

}  // namespace pave::base
