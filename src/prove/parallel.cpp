#include "prove/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace sti::prove {

void each_in_parallel(std::size_t count, unsigned threads, const Progress& progress,
                      const std::function<std::function<void(std::size_t)>()>& make_worker) {
  std::atomic<std::size_t> next = 0;
  const auto work = [&](bool tells) {
    const auto worker = make_worker();
    for (std::size_t i = next++; i < count; i = next++) {
      worker(i);
      if (tells && progress) progress(std::min(next.load(), count), count);
    }
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < threads; ++i) others.emplace_back(work, false);
  work(true);
  for (auto& other : others) other.join();
}

}  // namespace sti::prove
