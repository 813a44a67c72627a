#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"
#include "base/unique_fd.hpp"

namespace sti {

/// A file that is there whole or not at all: it is written without a name, and takes its name, from what may have had
/// it, once all of it is on the disk. A program that is stopped before that leaves everything as it was.
class OutputFile {
 public:
  /// Begins a file. An empty name, a folder, a pipe that nobody reads and what may not be written are errors; a device,
  /// a pipe and a stream that is open already are written as they are.
  static std::optional<OutputFile> create(const std::filesystem::path& path, Diagnostics& diagnostics);

  OutputFile(OutputFile&&) noexcept = default;
  ~OutputFile();

  bool write(std::string_view text, Diagnostics& diagnostics);
  /// Gives the file its name.
  bool commit(Diagnostics& diagnostics);

 private:
  OutputFile(std::filesystem::path path, UniqueFd fd) : path_(std::move(path)), fd_(std::move(fd)) {}

  std::filesystem::path path_, folder_;
  UniqueFd fd_;
  bool is_new_ = false;           ///< it takes its name in the end
  std::filesystem::path beside_;  ///< the name it has until then, where it needs one
};

/// The whole of a file at once.
bool write_whole_file(const std::filesystem::path& path, std::string_view text, Diagnostics& diagnostics);

/// Writes all of a text to a stream; false, with `errno`, where that fails.
bool write_all(int fd, std::string_view text);

/// Gives the streams that the program was started without something that can be neither read nor written, so that no
/// file that is opened takes their place.
void hold_standard_streams();

}  // namespace sti
