#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostics.hpp"
#include "base/unique_fd.hpp"

namespace sti {

/// Something that is read once, from its beginning to its end: a file, or standard input.
class Input {
 public:
  /// Opens a file. What is not there, a folder, a named pipe and a socket are errors, and nothing waits for them;
  /// a device and a stream that is open already (`/dev/fd/63`) are read.
  static std::optional<Input> open(const std::filesystem::path& path, Diagnostics& diagnostics);
  /// Standard input; a folder or a closed stream is an error.
  static std::optional<Input> standard(Diagnostics& diagnostics);

  const std::string& name() const { return name_; }  ///< for messages
  /// The file that is read; nothing for what is none.
  std::optional<FileId> id() const { return file_id(fd_.get()); }

  /// The next line, without its end as Unix or Windows writes it; false at the end of the input. A longer line than
  /// `limit` bytes loses what is beyond one more, so that memory stays flat.
  bool next_line(std::string& line, std::size_t limit);
  /// Whether more can be read without waiting for whoever writes it.
  bool is_ready() const;
  /// Whether reading went wrong, with an error: what was read is not the whole.
  bool has_failed(Diagnostics& diagnostics) const;
  /// All that is left, `limit` bytes and one more at most; nothing, with an error, where reading went wrong.
  std::optional<std::string> rest(std::size_t limit, Diagnostics& diagnostics);

 private:
  Input(UniqueFd fd, std::string name) : fd_(std::move(fd)), name_(std::move(name)) {}

  /// Reads on where all that was read is used up; false at the end.
  bool fill();

  UniqueFd fd_;
  std::string name_, buffer_;
  std::size_t at_ = 0;  ///< in the buffer
  int error_ = 0;
};

/// "folder", "named pipe", "socket", "device": what a path leads to where that is no file; else "", also where nothing
/// is there. Asks without opening it: to open a pipe would wait for a writer.
std::string_view what_is_no_file(const std::filesystem::path& path);

/// The whole of a file, as `Input` reads it.
std::optional<std::string> read_whole_file(const std::filesystem::path& path, std::size_t limit,
                                           Diagnostics& diagnostics);

}  // namespace sti
