#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

#include "lang/value.h"

namespace pave::lang::gotemplate {

/// Room for the slots and operands of running templates: taken and given back in order, never moved.
class ValueStack {
 public:
  struct Mark {
    std::size_t chunk;
    std::size_t used;
  };
  Mark mark() const { return {chunk_, used_}; }

  Value* take(std::size_t count) {
    while (chunk_ < chunks_.size() && used_ + count > chunks_[chunk_].size) {
      ++chunk_;
      used_ = 0;
    }
    if (chunk_ == chunks_.size()) {
      std::size_t size = std::max(kChunk, count);
      chunks_.push_back({std::make_unique<Value[]>(size), size});
      used_ = 0;
    }
    Value* room = chunks_[chunk_].values.get() + used_;
    used_ += count;
    return room;
  }
  void give_back(const Mark& mark) {
    chunk_ = mark.chunk;
    used_ = mark.used;
  }

 private:
  static constexpr std::size_t kChunk = 1024;
  struct Chunk {
    std::unique_ptr<Value[]> values;
    std::size_t size;
  };
  std::vector<Chunk> chunks_;
  std::size_t chunk_ = 0;
  std::size_t used_ = 0;
};

}  // namespace pave::lang::gotemplate
