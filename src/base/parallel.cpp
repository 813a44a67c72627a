#include "base/parallel.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace sti {
namespace {

/// What the threads of one call share. Pieces are handed out in blocks, so that threads meet less often.
class Crew {
 public:
  Crew(std::size_t count, unsigned jobs, const std::function<Work()>& make)
      : count_(count),
        stride_(std::clamp<std::size_t>(count / (std::size_t{jobs} * 8 + 1), 1, 16)),
        blocks_((count + stride_ - 1) / stride_),
        most_ahead_(std::size_t{jobs} * 8),
        finished_(blocks_),
        make_(make) {
    const auto wanted = std::min<std::size_t>(jobs, blocks_);
    threads_.reserve(wanted);
    try {
      while (wanted > 1 && threads_.size() < wanted) threads_.emplace_back([this] { run(); });
    } catch (const std::system_error&) {  // the system gives no more: those that are there do it
    }
  }
  ~Crew() { stop(nullptr); }
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  bool is_empty() const { return threads_.empty(); }

  void tell(const Work& done) {
    for (std::size_t block = 0; block < blocks_; ++block) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return stopped_ || finished_[block]; });
      if (failure_) std::rethrow_exception(failure_);
      ++told_;
      lock.unlock();
      changed_.notify_all();
      for (auto i = block * stride_; done && i < end_of(block); ++i) done(i);
    }
  }

 private:
  std::size_t end_of(std::size_t block) const { return std::min(count_, (block + 1) * stride_); }

  void stop(std::exception_ptr failure) {
    {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::move(failure);
      stopped_ = true;
    }
    changed_.notify_all();
  }

  void run() {
    try {
      const auto work = make_();
      std::unique_lock lock(mutex_);
      while (true) {
        changed_.wait(lock, [&] { return stopped_ || next_ == blocks_ || next_ < told_ + most_ahead_; });
        if (stopped_ || next_ == blocks_) return;
        const auto block = next_++;
        lock.unlock();
        for (auto i = block * stride_; i < end_of(block); ++i) work(i);
        lock.lock();
        finished_[block] = true;
        changed_.notify_all();
      }
    } catch (...) {
      stop(std::current_exception());
    }
  }

  std::size_t count_, stride_, blocks_, most_ahead_;
  std::size_t next_ = 0, told_ = 0;  ///< blocks
  std::vector<bool> finished_;
  bool stopped_ = false;
  std::exception_ptr failure_;
  const std::function<Work()>& make_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::jthread> threads_;  ///< last, so that they have ended before the rest is gone
};

}  // namespace

unsigned all_cores() { return std::max(1u, std::thread::hardware_concurrency()); }

void in_parallel(std::size_t count, unsigned jobs, const std::function<Work()>& make, const Work& done) {
  Crew crew(count, jobs, make);
  if (!crew.is_empty()) return crew.tell(done);
  const auto work = make();
  for (std::size_t i = 0; i < count; ++i) {
    work(i);
    if (done) done(i);
  }
}

}  // namespace sti
