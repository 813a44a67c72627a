#pragma once

#include <sys/stat.h>
#include <unistd.h>

#include <optional>
#include <string_view>
#include <utility>

namespace sti {

/// A file descriptor that is closed with its owner, save the three that every program begins with.
class UniqueFd {
 public:
  UniqueFd() = default;
  explicit UniqueFd(int fd) : fd_(fd) {}
  UniqueFd(UniqueFd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  UniqueFd& operator=(UniqueFd&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~UniqueFd() {
    if (fd_ > STDERR_FILENO) ::close(fd_);
  }

  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }

 private:
  int fd_{-1};
};

/// Which file it is, whatever its name.
using FileId = std::pair<dev_t, ino_t>;

/// Nothing where it is no regular file.
inline std::optional<FileId> file_id(const struct stat& of) {
  return S_ISREG(of.st_mode) ? std::optional(FileId{of.st_dev, of.st_ino}) : std::nullopt;
}
inline std::optional<FileId> file_id(int fd) {
  struct stat of {};
  return ::fstat(fd, &of) == 0 ? file_id(of) : std::nullopt;
}
inline std::optional<FileId> file_id(const char* path) {
  struct stat of {};
  return ::stat(path, &of) == 0 ? file_id(of) : std::nullopt;
}

/// Whether a path names a stream of this program, and no file: `/dev/stdin`, `/dev/fd/63`.
inline bool is_open_stream(std::string_view path) {
  return path.starts_with("/dev/fd/") || path.starts_with("/dev/std");
}

}  // namespace sti
