#include "base/parallel.h"

#include <gtest/gtest.h>
#include <pthread.h>

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

TEST(Parallel, EachThreadHasAStackOfEightMegabytes) {
  pthread_attr_t usual;
  ASSERT_EQ(pthread_getattr_default_np(&usual), 0);
  pthread_attr_t small = usual;
  ASSERT_EQ(pthread_attr_setstacksize(&small, std::size_t{2} << 20), 0);  // what `ulimit -s unlimited` gives
  ASSERT_EQ(pthread_setattr_default_np(&small), 0);
  std::vector<std::size_t> sizes(100, std::size_t{8} << 20);
  parallel_for(sizes.size(), 4, [&](std::size_t index, unsigned worker) {
    pthread_attr_t own;
    if (worker == 0 || pthread_getattr_np(pthread_self(), &own) != 0) return;
    pthread_attr_getstacksize(&own, &sizes[index]);
    pthread_attr_destroy(&own);
  });
  ASSERT_EQ(pthread_setattr_default_np(&usual), 0);
  for (std::size_t size : sizes) EXPECT_GE(size, std::size_t{8} << 20);
}

TEST(Parallel, DoesAllTheWorkWhenTheSystemRefusesThreads) {
  pthread_attr_t usual;
  ASSERT_EQ(pthread_getattr_default_np(&usual), 0);
  pthread_attr_t huge = usual;
  ASSERT_EQ(pthread_attr_setstacksize(&huge, std::size_t{1} << 50), 0);  // more than there are addresses
  ASSERT_EQ(pthread_setattr_default_np(&huge), 0);
  std::vector<unsigned> workers;
  parallel_for(100, 64, [&](std::size_t, unsigned worker) { workers.push_back(worker); });
  ASSERT_EQ(pthread_setattr_default_np(&usual), 0);
  pthread_attr_destroy(&usual);
  EXPECT_EQ(workers, std::vector<unsigned>(100, 0));
}

TEST(Parallel, SomeProcessor) { EXPECT_GE(processor_count(), 1U); }

}  // namespace
}  // namespace pave::base
