#pragma once

#include <filesystem>
#include <string>

#include "model/baseline.hpp"

namespace sti::lint {

/// A baseline, and how it names a file: from the folder that its own file is in.
struct KnownFindings {
  explicit KnownFindings(const std::filesystem::path& of);

  std::string name_of(const std::filesystem::path& file) const;

  std::filesystem::path folder;
  Baseline baseline;
};

}  // namespace sti::lint
