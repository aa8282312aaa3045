#include "base/parallel.h"

#include <gtest/gtest.h>

#include <vector>

namespace pave::base {
namespace {

TEST(Parallel, EachIndexOnce) {
  std::vector<int> done(1000);
  std::vector<std::size_t> by_worker(4);
  parallel_for(done.size(), 4, [&](std::size_t index, unsigned worker) {
    ++done[index];
    ++by_worker.at(worker);
  });
  EXPECT_EQ(done, std::vector<int>(1000, 1));
}

TEST(Parallel, NothingToDo) {
  parallel_for(0, 8, [](std::size_t, unsigned) { FAIL(); });
}

TEST(Parallel, OneThreadKeepsTheOrder) {
  std::vector<std::size_t> order;
  parallel_for(3, 1, [&](std::size_t index, unsigned worker) {
    EXPECT_EQ(worker, 0U);
    order.push_back(index);
  });
  EXPECT_EQ(order, (std::vector<std::size_t>{0, 1, 2}));
}

TEST(Parallel, SomeProcessor) { EXPECT_GE(processor_count(), 1U); }

}  // namespace
}  // namespace pave::base
