#include "base/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>

namespace sti {
namespace fs = std::filesystem;
namespace {

bool fail(Diagnostics& diagnostics, const fs::path& path, std::string_view why) {
  diagnostics.add_about(Code::usage, path.string(), fmt::format("cannot write this file: {}", why));
  return false;
}

/// Tries names in a folder until `take` has got one: it gives false, with EEXIST, where a name is taken. Empty, with
/// `errno`, where that fails otherwise.
template <class Take>
fs::path free_name(const fs::path& folder, const Take& take) {
  for (int i = 0;; ++i) {
    auto name = folder / fmt::format(".sti-{}-{}.tmp", ::getpid(), i);
    if (take(name.c_str())) return name;
    if (errno != EEXIST) return {};
  }
}

std::string link_to(int fd) { return fmt::format("/proc/self/fd/{}", fd); }

}  // namespace

std::optional<OutputFile> OutputFile::create(const fs::path& path, Diagnostics& diagnostics) {
  const auto refuse = [&](std::string_view why) {
    fail(diagnostics, path, why);
    return std::nullopt;
  };
  struct stat old {};
  const bool is_there = ::stat(path.c_str(), &old) == 0;
  if (path.empty()) return refuse("its name is empty");
  if (is_there && S_ISDIR(old.st_mode)) return refuse("this is a folder");
  if ((is_there && !S_ISREG(old.st_mode)) || is_open_stream(path.native())) {
    UniqueFd fd(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
    if (!fd) return refuse(errno == ENXIO ? "nobody reads this named pipe" : std::strerror(errno));
    ::fcntl(fd.get(), F_SETFL, 0);  // not to wait was for opening alone
    return OutputFile(path, std::move(fd));
  }
  if (is_there && ::access(path.c_str(), W_OK) != 0) return refuse(std::strerror(errno));
  std::error_code error;
  const auto target = is_there ? fs::canonical(path, error) : path;  // a link stays, and what it leads to is written
  const auto folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  fs::path beside;
  UniqueFd fd(::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666));
  if (!fd || ::access(link_to(fd.get()).c_str(), F_OK) != 0) {  // not every file system has files without a name
    beside = free_name(folder, [&](const char* name) {
      fd = UniqueFd(::open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
      return bool(fd);
    });
    if (beside.empty()) return refuse(std::strerror(errno));
  }
  if (is_there) ::fchmod(fd.get(), old.st_mode & 07777);
  OutputFile out(target, std::move(fd));
  out.is_new_ = true;
  out.folder_ = folder;
  out.beside_ = std::move(beside);
  return out;
}

OutputFile::~OutputFile() {
  if (!beside_.empty()) ::unlink(beside_.c_str());
}

bool OutputFile::write(std::string_view text, Diagnostics& diagnostics) {
  return write_all(fd_.get(), text) || fail(diagnostics, path_, std::strerror(errno));
}

bool OutputFile::commit(Diagnostics& diagnostics) {
  if (!is_new_) return true;
  bool done = ::fsync(fd_.get()) == 0;
  if (done && beside_.empty()) {
    const auto from = link_to(fd_.get());
    beside_ = free_name(folder_, [&](const char* name) {
      return ::linkat(AT_FDCWD, from.c_str(), AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0;
    });
    done = !beside_.empty();
  }
  if (!done || std::rename(beside_.c_str(), path_.c_str()) != 0) return fail(diagnostics, path_, std::strerror(errno));
  beside_.clear();
  is_new_ = false;
  const UniqueFd folder(::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder) ::fsync(folder.get());  // so that the name is on the disk, too
  return true;
}

bool write_whole_file(const fs::path& path, std::string_view text, Diagnostics& diagnostics) {
  auto file = OutputFile::create(path, diagnostics);
  return file && file->write(text, diagnostics) && file->commit(diagnostics);
}

bool write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(fd, text.data(), text.size());
    if (written < 0 && errno != EINTR) return false;
    text.remove_prefix(std::size_t(std::max<ssize_t>(written, 0)));
  }
  return true;
}

void hold_standard_streams() {
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(fd, F_GETFD) < 0) ::open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

}  // namespace sti
