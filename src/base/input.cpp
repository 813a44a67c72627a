#include "base/input.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "base/text.hpp"

namespace sti {
namespace fs = std::filesystem;

std::string_view what_is_no_file(const fs::path& path) {
  std::error_code error;
  switch (fs::status(path, error).type()) {
    case fs::file_type::directory:
      return "folder";
    case fs::file_type::fifo:
      return "named pipe";
    case fs::file_type::socket:
      return "socket";
    case fs::file_type::block:
    case fs::file_type::character:
      return "device";
    default:
      return "";
  }
}

std::optional<Input> Input::open(const fs::path& path, Diagnostics& diagnostics) {
  const auto fail = [&](std::string message) {
    diagnostics.add_about(Code::unreadable, path.string(), std::move(message));
    return std::nullopt;
  };
  if (path.empty()) return fail("the name of the file is empty");
  const auto kind = what_is_no_file(path);
  if (!kind.empty() && kind != "device" && !is_open_stream(path.native()))
    return fail(fmt::format("this is a {}, not a file", kind));
  UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  if (fd) return Input(std::move(fd), printable(path.string()));
  return fail(errno == ENOENT || errno == ENOTDIR ? std::string("no such file")
                                                  : fmt::format("cannot read this file: {}", std::strerror(errno)));
}

std::optional<Input> Input::standard(Diagnostics& diagnostics) {
  Input out(UniqueFd(STDIN_FILENO), "<stdin>");
  struct stat of {};
  const int flags = ::fcntl(STDIN_FILENO, F_GETFL);
  const bool is_closed = flags < 0 || (flags & O_ACCMODE) == O_WRONLY;
  if (!is_closed && ::fstat(STDIN_FILENO, &of) == 0 && !S_ISDIR(of.st_mode)) return out;
  diagnostics.add_about(Code::unreadable, out.name_,
                        is_closed ? "standard input is closed" : "standard input is a folder, not a file");
  return std::nullopt;
}

bool Input::fill() {
  if (at_ < buffer_.size()) return true;
  buffer_.resize(std::size_t{1} << 16);
  ssize_t got = 0;
  do got = ::read(fd_.get(), buffer_.data(), buffer_.size());
  while (got < 0 && errno == EINTR);
  error_ = got < 0 ? errno : 0;
  buffer_.resize(std::size_t(std::max<ssize_t>(got, 0)));
  at_ = 0;
  return got > 0;
}

bool Input::next_line(std::string& line, std::size_t limit) {
  line.clear();
  bool any = false, ended = false;
  while (!ended && fill()) {
    any = true;
    const auto end = buffer_.find('\n', at_);
    ended = end != std::string::npos;
    const auto part = std::string_view(buffer_).substr(at_, ended ? end - at_ : end);
    line += part.substr(0, limit + 1 - std::min(line.size(), limit + 1));
    at_ += part.size() + (ended ? 1 : 0);
  }
  if (line.ends_with('\r')) line.pop_back();
  return any;
}

bool Input::is_ready() const {
  pollfd waiting{fd_.get(), POLLIN, 0};
  return at_ < buffer_.size() || ::poll(&waiting, 1, 0) != 0;
}

bool Input::has_failed(Diagnostics& diagnostics) const {
  if (error_ == 0) return false;
  diagnostics.add_about(Code::unreadable, name_, fmt::format("reading this failed: {}", std::strerror(error_)));
  return true;
}

std::optional<std::string> Input::rest(std::size_t limit, Diagnostics& diagnostics) {
  std::string out;
  while (out.size() <= limit && fill()) {
    out.append(buffer_, at_, limit + 1 - out.size());
    at_ = buffer_.size();
  }
  return has_failed(diagnostics) ? std::nullopt : std::optional(std::move(out));
}

std::optional<std::string> read_whole_file(const fs::path& path, std::size_t limit, Diagnostics& diagnostics) {
  auto input = Input::open(path, diagnostics);
  return input ? input->rest(limit, diagnostics) : std::nullopt;
}

}  // namespace sti
