#include "cli/progress_line.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "base/output.hpp"

namespace sti::cli {

void ProgressLine::begin(bool is_terminal) {
  on_ = is_terminal;
  next_ = std::chrono::steady_clock::now() + std::chrono::seconds(1);
}

void ProgressLine::show(std::string_view about, std::size_t done, std::size_t all) {
  if (!on_ || std::chrono::steady_clock::now() < next_) return;
  next_ = std::chrono::steady_clock::now() + std::chrono::milliseconds(100);
  write_all(STDERR_FILENO, all == 0 ? fmt::format("\r\033[K{} {}", done, about)
                                    : fmt::format("\r\033[K{} of {} {}", done, all, about));
  shown_ = true;
}

void ProgressLine::clear() {
  if (shown_) write_all(STDERR_FILENO, "\r\033[K");
  shown_ = false;
}

}  // namespace sti::cli
