#include "load/check_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <system_error>

#include "base/input.hpp"
#include "base/text.hpp"
#include "load/tree.hpp"

namespace sti::load {
namespace fs = std::filesystem;
namespace {

/// Adds what a path names: itself, or every rule file below it.
void add_files(const fs::path& path, CheckList& out, Diagnostics& faults) {
  std::error_code error;
  const auto status = fs::status(path, error);
  const auto add = [&](const fs::path& file) {
    out.files.push_back({.path = file.lexically_normal().generic_string()});
    return true;
  };
  if (fs::is_directory(status)) {
    const auto before = out.files.size();
    each_rule_file(path, faults, add);
    if (out.files.size() == before && faults.empty())
      faults.add_about(Code::no_rule_files, path.string(), "there is no .toml file in this folder");
  } else if (const auto kind = what_is_no_file(path); !kind.empty()) {
    faults.add_about(Code::unreadable, path.string(), fmt::format("this is a {}, not a file", kind));
  } else if (fs::exists(status)) {
    add(path);
  } else {
    const bool is_missing = status.type() == fs::file_type::not_found;
    faults.add_about(Code::unreadable, path.string(), is_missing ? "no such file or folder" : error.message());
  }
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
    std::error_code error;
    if (own || fs::absolute(folder, error).lexically_normal().filename() != "cases") return own;
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

CheckList make_check_list(const std::vector<std::string>& paths) {
  CheckList out;
  for (const auto& named : paths) {
    const auto path = fs::path(named).lexically_normal();
    Diagnostics faults;
    add_files(path, out, faults);
    for (auto& fault : faults.take()) {
      if (fault.code == Code::unreadable && fault.place.path == printable(path.string())) out.is_refused = true;
      out.files.push_back({.path = fault.place.path, .fault = std::move(fault)});
    }
  }
  const auto by_path = [](const CheckList::File& a, const CheckList::File& b) { return a.path < b.path; };
  std::sort(out.files.begin(), out.files.end(), by_path);
  const auto same = [](const CheckList::File& a, const CheckList::File& b) { return a.path == b.path; };
  out.files.erase(std::unique(out.files.begin(), out.files.end(), same), out.files.end());
  PackFinder packs(out.units);
  for (auto& file : out.files) {
    if (file.fault) continue;
    // A pack is read from its files alone: what is none of them (a pipe, a link to nothing) is told on its own.
    std::error_code error;
    if (fs::is_regular_file(file.path, error)) file.unit = packs.unit_of(file.path);
    file.as = file.unit ? CheckList::As::pack : as_named(fs::path(file.path).filename().string());
  }
  return out;
}

}  // namespace sti::load
