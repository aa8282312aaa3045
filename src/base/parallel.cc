#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include <pthread.h>
#include <sched.h>

namespace pave::base {

unsigned processor_count() {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0) return static_cast<unsigned>(CPU_COUNT(&set));
  return std::max(1U, std::thread::hardware_concurrency());
}

namespace {

constexpr std::size_t kStack = 8 << 20;  // bytes of each thread at least: what engines count on

/// What all threads share.
struct Work {
  std::size_t count;
  const std::function<void(std::size_t, unsigned)>& run_one;
  std::atomic<std::size_t> next = 0;
  std::atomic<unsigned> workers = 1;  // 0 is the calling thread

  void run(unsigned worker) {
    for (std::size_t index = next++; index < count; index = next++) run_one(index, worker);
  }
};

void* run_worker(void* given) {
  Work& work = *static_cast<Work*>(given);
  work.run(work.workers++);
  return nullptr;
}

}  // namespace

void parallel_for(std::size_t count, unsigned threads, const std::function<void(std::size_t, unsigned)>& work) {
  Work all{count, work};
  std::vector<pthread_t> started;
  pthread_attr_t attributes;
  // The calling thread is one of them, so a single thread starts none. Where the system gives no more threads, those that
  // run do all the work.
  if (threads > 1 && count > 1 && pthread_attr_init(&attributes) == 0) {
    // The default depends on the user's limits, and is 2 MB where they have none.
    std::size_t stack = 0;
    pthread_attr_getstacksize(&attributes, &stack);
    if (stack < kStack) pthread_attr_setstacksize(&attributes, kStack);
    started.reserve(std::min<std::size_t>(threads, count) - 1);
    for (unsigned worker = 1; worker < threads && worker < count; ++worker) {
      pthread_t thread{};
      if (pthread_create(&thread, &attributes, run_worker, &all) != 0) break;
      started.push_back(thread);
    }
    pthread_attr_destroy(&attributes);
  }
  all.run(0);
  for (pthread_t thread : started) pthread_join(thread, nullptr);
}

}  // namespace pave::base
