// The conformance files of toml-test: no file ends the program; what is invalid is refused with a code and a place, and
// what is valid is read. Without the folder the test says that it was skipped.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "load/node.hpp"

namespace fs = std::filesystem;
using namespace sti;

namespace {

constexpr int skipped = 77;

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<fs::path> toml_files(const fs::path& folder) {
  std::vector<fs::path> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".toml") out.push_back(entry.path());
  }
  return out;
}

/// What is wrong with how the file was read, or "".
std::string complaint(const fs::path& path, bool is_valid) {
  const SourceText source{path.filename().string(), text_of(path)};
  Diagnostics diagnostics;
  const bool clean = load::check_text(source, load::max_rule_bytes, diagnostics);
  const auto root = clean ? load::parse_toml(source, diagnostics) : std::nullopt;
  if (root.has_value() == diagnostics.has_errors()) return "a result and an error at once, or neither";
  if (is_valid && !root) {
    // TOML allows control characters that are escaped; texts here must not hold them.
    const bool holds_control = diagnostics.all().front().code == Code::control_character;
    return holds_control ? "" : "refused: " + diagnostics.all().front().message;
  }
  if (is_valid) return "";
  if (root) return "accepted";
  const auto& first = diagnostics.all().front();
  const bool is_syntax =
      first.code == Code::toml_syntax || first.code == Code::invalid_utf8 || first.code == Code::control_character;
  if (!is_syntax) return "refused with " + label(first.code);
  return first.place.line > 0 ? "" : "refused without a place";
}

}  // namespace

int main() {
  const fs::path folder = STI_SHARED_DIR "/toml-test";
  if (!fs::is_directory(folder)) {
    std::puts("skipped: the toml-test files are not here");
    return skipped;
  }
  int failures = 0, files = 0;
  for (const bool is_valid : {true, false}) {
    for (const auto& path : toml_files(folder / (is_valid ? "valid" : "invalid"))) {
      ++files;
      const auto problem = complaint(path, is_valid);
      if (problem.empty()) continue;
      ++failures;
      std::printf("%s: %s\n", fs::relative(path, folder).c_str(), problem.c_str());
    }
  }
  std::printf("%d files, %d failures\n", files, failures);
  return failures > 0 || files == 0 ? 1 : 0;
}
