#pragma once

#include <cstddef>
#include <functional>

namespace pave::base {

/// How many threads to use when the user did not say: one for each processor that this process may run on.
unsigned processor_count();

/// Calls `work(index, worker)` for each index below `count`, on up to `threads` threads, in no fixed order; returns when
/// all are done. Where the system refuses threads, those that started do all the work. `worker` is below `threads`: index per-thread memory with it. Results belong into slots by index, so
/// that nothing depends on the number of threads. `work` must not throw.
void parallel_for(std::size_t count, unsigned threads,
                  const std::function<void(std::size_t index, unsigned worker)>& work);

}  // namespace pave::base
