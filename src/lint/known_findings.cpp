#include "lint/known_findings.hpp"

namespace sti::lint {
namespace fs = std::filesystem;
namespace {

fs::path folder_of(const fs::path& file) {
  std::error_code error;
  const auto as_named = fs::absolute(file, error).parent_path();
  auto out = fs::weakly_canonical(as_named, error);
  return error ? as_named.lexically_normal() : out;
}

}  // namespace

KnownFindings::KnownFindings(const fs::path& of) : folder(folder_of(of)) {}

std::string KnownFindings::name_of(const fs::path& file) const {
  return (folder_of(file) / file.filename()).lexically_relative(folder).generic_string();
}

}  // namespace sti::lint
