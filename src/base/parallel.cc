#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

#include <sched.h>

namespace pave::base {

unsigned processor_count() {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0) return static_cast<unsigned>(CPU_COUNT(&set));
  return std::max(1U, std::thread::hardware_concurrency());
}

void parallel_for(std::size_t count, unsigned threads, const std::function<void(std::size_t, unsigned)>& work) {
  std::atomic<std::size_t> next = 0;
  auto run = [&](unsigned worker) {
    for (std::size_t index = next++; index < count; index = next++) work(index, worker);
  };
  // The calling thread is one of them, so a single thread starts none.
  std::vector<std::jthread> helpers;
  if (threads > 1 && count > 1) helpers.reserve(std::min<std::size_t>(threads, count) - 1);
  try {
    for (unsigned worker = 1; worker < threads && worker < count; ++worker) helpers.emplace_back(run, worker);
  } catch (const std::system_error&) {
    // The system gives no more threads: those that run do all the work.
  }
  run(0);
}

}  // namespace pave::base
