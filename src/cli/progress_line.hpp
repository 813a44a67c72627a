#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

namespace sti::cli {

/// How far long work is: one line on the standard error of a terminal, written over as the work goes on. Work of less
/// than a second shows none.
class ProgressLine {
 public:
  /// New work begins; only a terminal shows it.
  void begin(bool is_terminal);
  void show(std::string_view about, std::size_t done, std::size_t all);
  /// Takes the line away, so that something else can be written.
  void clear();

 private:
  bool on_ = false, shown_ = false;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace sti::cli
