#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace sti {

/// Runs `make()(i)` for i = 0 … count-1 on up to `jobs` threads and hands each result to `take(i, result)` on the
/// calling thread, in order. `make` is called once for each thread: what it returns may hold state. Results wait for
/// their turn, but never more than a bounded number, so memory does not grow with `count`. An exception of a thread is
/// thrown here.
template <class Make, class Take>
void run_ordered(std::size_t count, unsigned jobs, const Make& make, const Take& take) {
  using Work = decltype(make());
  using Made = decltype(std::declval<Work&>()(std::size_t{}));
  const auto stride = std::clamp<std::size_t>(count / (jobs * 8 + 1), 1, 16);  // more at a time: threads meet less
  const std::size_t blocks = (count + stride - 1) / stride;
  jobs = unsigned(std::min<std::size_t>(jobs, blocks));
  if (jobs <= 1) {
    auto work = make();
    for (std::size_t i = 0; i < count; ++i) take(i, work(i));
    return;
  }
  std::mutex mutex;
  std::condition_variable changed;
  std::size_t next = 0, taken = 0;
  const std::size_t ahead = jobs * 8;
  std::map<std::size_t, std::vector<Made>> done;
  std::exception_ptr failure;
  const auto run = [&] {
    try {
      auto work = make();
      std::unique_lock lock(mutex);
      for (;;) {
        changed.wait(lock, [&] { return failure || next == blocks || next < taken + ahead; });
        if (failure || next == blocks) return;
        const auto block = next++;
        lock.unlock();
        std::vector<Made> results;
        const auto end = std::min(count, (block + 1) * stride);
        for (auto i = block * stride; i < end; ++i) results.push_back(work(i));
        lock.lock();
        done.emplace(block, std::move(results));
        changed.notify_all();
      }
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
      changed.notify_all();
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < jobs; ++i) threads.emplace_back(run);
  const auto stop = [&] {
    {
      const std::lock_guard lock(mutex);
      next = blocks;
    }
    changed.notify_all();
    for (auto& thread : threads) thread.join();
  };
  try {
    for (std::size_t block = 0; block < blocks; ++block) {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return failure || done.contains(block); });
      if (failure) std::rethrow_exception(failure);
      auto results = std::move(done.extract(block).mapped());
      ++taken;
      lock.unlock();
      changed.notify_all();
      for (std::size_t i = 0; i < results.size(); ++i) take(block * stride + i, std::move(results[i]));
    }
  } catch (...) {
    stop();
    throw;
  }
  stop();
}

}  // namespace sti
