#include "load/check_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <system_error>

#include "base/text.hpp"
#include "load/tree.hpp"

namespace sti::load {
namespace fs = std::filesystem;
namespace {

void add_at(Diagnostics& diagnostics, Code code, const fs::path& path, std::string message) {
  SourceText nowhere{printable(path.generic_string()), {}};
  diagnostics.add(code, Span{&nowhere, 0, 0, 1}, std::move(message));
}

/// Every rule file below a folder.
void walk(const fs::path& folder, CheckList& out, Diagnostics& diagnostics) {
  const auto before = out.files.size();
  std::error_code error;
  auto at = fs::recursive_directory_iterator(folder, error);
  for (const auto end = fs::recursive_directory_iterator(); !error && at != end; at.increment(error)) {
    const bool is_folder = at->is_directory(error) && !at->is_symlink(error);
    if (is_folder && at->path().filename().string().starts_with('.')) {
      at.disable_recursion_pending();
    } else if (!is_folder && at->path().extension() == ".toml" && !at->is_directory(error)) {
      out.files.push_back({.path = at->path().lexically_normal().generic_string()});
    }
    error.clear();  // of one entry; reading it will tell
  }
  if (error)
    add_at(diagnostics, Code::unreadable, folder, "cannot read all of this folder: " + error.message());
  else if (out.files.size() == before)
    add_at(diagnostics, Code::no_rule_files, folder, "there is no .toml file in this folder");
}

fs::path folder_of(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

CheckList::As as_named(std::string_view name) {
  constexpr std::pair<std::string_view, CheckList::As> known[] = {
      {"vocabulary.toml", CheckList::As::vocabulary},
      {"catalog.toml", CheckList::As::vocabulary},
      {"phrases.toml", CheckList::As::phrases},
      {"terms.toml", CheckList::As::terms},
      {"quiz.toml", CheckList::As::quiz},
      {"codes.toml", CheckList::As::codes},
      {"scaffold.toml", CheckList::As::scaffold},
  };
  for (const auto& [file, as] : known) {
    if (file == name) return as;
  }
  return CheckList::As::alone;
}

/// Finds the pack of a file, asking each folder once.
class PackFinder {
 public:
  explicit PackFinder(List<CheckList::Unit>& units) : units_(units) {}

  /// None where it belongs to no pack.
  Index<CheckList::Unit> unit_of(const fs::path& file) {
    const auto folder = folder_of(file);
    const auto own = unit_in(folder);
    if (own || fs::absolute(folder).lexically_normal().filename() != "cases") return own;
    return unit_in(folder == "." ? fs::path("..") : folder_of(folder));
  }

 private:
  Index<CheckList::Unit> unit_in(const fs::path& folder) {
    const auto [place, is_new] = known_.try_emplace(folder.generic_string());
    std::error_code error;
    if (is_new && fs::is_regular_file(folder / "pack.toml", error)) place->second = units_.push_back({folder});
    return place->second;
  }

  List<CheckList::Unit>& units_;
  std::map<std::string, Index<CheckList::Unit>> known_;
};

}  // namespace

CheckList make_check_list(const std::vector<std::string>& paths, Diagnostics& diagnostics) {
  CheckList out;
  for (const auto& path : paths) {
    std::error_code error;
    const auto status = fs::status(path, error);
    if (fs::is_directory(status)) {
      walk(fs::path(path).lexically_normal(), out, diagnostics);
    } else if (const auto kind = what_is_no_file(path); !kind.empty()) {
      add_at(diagnostics, Code::unreadable, path, fmt::format("this is a {}, not a file", kind));
    } else if (fs::exists(status)) {
      out.files.push_back({.path = fs::path(path).lexically_normal().generic_string()});
    } else {
      const bool is_missing = status.type() == fs::file_type::not_found;
      add_at(diagnostics, Code::unreadable, path, is_missing ? "no such file or folder" : error.message());
    }
  }
  const auto by_path = [](const CheckList::File& a, const CheckList::File& b) { return a.path < b.path; };
  std::sort(out.files.begin(), out.files.end(), by_path);
  const auto same = [](const CheckList::File& a, const CheckList::File& b) { return a.path == b.path; };
  out.files.erase(std::unique(out.files.begin(), out.files.end(), same), out.files.end());
  PackFinder packs(out.units);
  for (auto& file : out.files) {
    // A pack is read from its files alone: what is none of them (a pipe, a link to nothing) is told on its own.
    std::error_code error;
    if (fs::is_regular_file(file.path, error)) file.unit = packs.unit_of(file.path);
    file.as = file.unit ? CheckList::As::pack : as_named(fs::path(file.path).filename().string());
  }
  return out;
}

}  // namespace sti::load
