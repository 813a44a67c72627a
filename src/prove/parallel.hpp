#pragma once

#include <cstddef>
#include <functional>

namespace sti::prove {

/// Told from time to time, from the calling thread, how many of how many are done.
using Progress = std::function<void(std::size_t done, std::size_t all)>;

/// Does `count` pieces of work in any order, each once. `make_worker` is called once in each of `threads` threads; what
/// it returns does the piece of that number, and may keep what it needs between pieces.
void each_in_parallel(std::size_t count, unsigned threads, const Progress& progress,
                      const std::function<std::function<void(std::size_t)>()>& make_worker);

}  // namespace sti::prove
