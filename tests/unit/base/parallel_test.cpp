#include "base/parallel.hpp"

#include <doctest/doctest.h>
#include <pthread.h>

#include <atomic>
#include <numeric>
#include <stdexcept>
#include <vector>

using namespace sti;

namespace {

/// Stands in for a system that gives no thread: none has room for a stack as large as this.
class NoThreads {
 public:
  NoThreads() {
    pthread_getattr_default_np(&before_);
    auto huge = before_;
    pthread_attr_setstacksize(&huge, std::size_t{1} << 46);
    pthread_setattr_default_np(&huge);
  }
  ~NoThreads() { pthread_setattr_default_np(&before_); }

 private:
  pthread_attr_t before_{};
};

/// How often each piece was done, and in which order they were told.
void check_all_done(std::size_t count, unsigned jobs) {
  CAPTURE(count);
  CAPTURE(jobs);
  std::vector<std::atomic<int>> done(count);
  std::vector<std::size_t> told, expected(count);
  std::iota(expected.begin(), expected.end(), std::size_t{0});
  in_parallel(
      count, jobs, [&] { return [&](std::size_t i) { ++done[i]; }; },
      [&](std::size_t i) {
        CHECK(done[i] == 1);
        told.push_back(i);
      });
  CHECK(told == expected);
}

}  // namespace

TEST_SUITE("base") {
  TEST_CASE("every piece of work is done once and told in order") {
    for (const std::size_t count : {0, 1, 2, 17, 1000}) {
      for (const unsigned jobs : {1u, 2u, 7u, 64u}) check_all_done(count, jobs);
    }
  }

  TEST_CASE("work is done where the system gives no threads") {
    const NoThreads none;
    check_all_done(100, 4);
  }

  TEST_CASE("an exception of a thread reaches the caller") {
    const auto fail = [](std::size_t i) {
      if (i == 42) throw std::runtime_error("piece");
    };
    const auto nothing = [](std::size_t) {};
    for (const unsigned jobs : {1u, 4u}) {
      CAPTURE(jobs);
      CHECK_THROWS_WITH(in_parallel(100, jobs, [&] { return Work(fail); }), "piece");
      CHECK_THROWS_WITH(in_parallel(
                            100, jobs, [&] { return Work(nothing); }, fail),
                        "piece");
      CHECK_THROWS_WITH(in_parallel(100, jobs, []() -> Work { throw std::runtime_error("make"); }), "make");
    }
  }
}
