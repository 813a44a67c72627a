#include "load/tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "base/input.hpp"
#include "base/text.hpp"

namespace sti::load {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t max_files = 100'000;

/// Adds every .toml file below `folder`, under `prefix`.
void collect(const fs::path& folder, const std::string& prefix, RuleTree& tree, Diagnostics& diagnostics) {
  each_rule_file(folder, diagnostics, [&](const fs::directory_entry& entry) {
    std::error_code error;
    if (!entry.is_regular_file(error)) return true;
    tree.files.push_back({.path = prefix + entry.path().lexically_relative(folder).generic_string(),
                          .text = {},
                          .disk = entry.path().lexically_normal()});
    if (tree.files.size() <= max_files) return true;
    diagnostics.add_about(Code::unreadable, folder.string(),
                          fmt::format("the folder holds more than {} rule files", max_files));
    return false;
  });
  std::sort(tree.files.begin(), tree.files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
}

}  // namespace

void each_rule_file(const fs::path& folder, Diagnostics& diagnostics,
                    const std::function<bool(const fs::directory_entry&)>& take) {
  std::vector<fs::path> folders = {folder};
  while (!folders.empty()) {
    const auto below = std::exchange(folders.back(), {});
    folders.pop_back();
    std::error_code error, ignored;
    fs::directory_iterator at(below, error);
    for (; !error && at != fs::directory_iterator(); at.increment(error)) {
      const bool is_folder = at->is_directory(ignored);
      const bool is_hidden = at->path().filename().native().starts_with('.');
      if (is_folder && !is_hidden && !at->is_symlink(ignored)) folders.push_back(at->path());
      if (!is_folder && at->path().extension() == ".toml" && !take(*at)) return;
    }
    if (!error) continue;
    const bool is_there = fs::exists(below, ignored);
    diagnostics.add_about(Code::unreadable, below.string(),
                          is_there ? "cannot read this folder: " + error.message() : "no such folder");
  }
}

const TreeFile* RuleTree::find(std::string_view path) const {
  const auto found = std::lower_bound(files.begin(), files.end(), path,
                                      [](const TreeFile& file, std::string_view wanted) { return file.path < wanted; });
  return found != files.end() && found->path == path ? &*found : nullptr;
}

std::vector<std::string> RuleTree::pack_ids() const {
  std::vector<std::string> ids;
  for (const auto& file : files) {
    const auto slash = file.path.find('/');
    if (slash != std::string::npos && file.path.substr(slash) == "/pack.toml")
      ids.push_back(file.path.substr(0, slash));
  }
  return ids;
}

RuleTree read_tree(const fs::path& folder, Diagnostics& diagnostics) {
  RuleTree tree;
  tree.name = (folder / "").generic_string();
  collect(folder, "", tree, diagnostics);
  return tree;
}

RuleTree read_pack_folder(const fs::path& folder, Diagnostics& diagnostics) {
  RuleTree tree;
  std::error_code error;
  const auto whole = fs::canonical(folder, error);
  const auto id = (error ? folder : whole).filename().generic_string();
  tree.name = folder.has_parent_path() ? (folder.parent_path() / "").generic_string() : "";
  collect(folder, id + "/", tree, diagnostics);
  return tree;
}

std::optional<ParsedFile> parse_file(const RuleTree& tree, const TreeFile& file, Diagnostics& diagnostics) {
  auto source = std::make_shared<SourceText>();
  if (file.built_in()) {
    source->path = tree.name + file.path;
    source->text = file.text;
  } else {
    source->path = file.shown.empty() ? printable(file.disk.generic_string()) : file.shown;
    if (what_is_no_file(file.disk) == "device") {  // it can be read, and is no rule file
      diagnostics.add_about(Code::unreadable, file.disk.string(), "this is a device, not a file");
      return std::nullopt;
    }
    auto text = read_whole_file(file.disk, max_rule_bytes, diagnostics);
    if (!text) return std::nullopt;
    source->text = std::move(*text);
  }
  if (!check_size(*source, max_rule_bytes, diagnostics)) return std::nullopt;
  auto root = parse_toml(*source, diagnostics);
  if (!root) return std::nullopt;
  return ParsedFile{std::move(source), std::move(*root)};
}

std::string extended_by(const RuleTree& tree, const std::string& id, Diagnostics& diagnostics) {
  const auto* file = tree.find(id + "/pack.toml");
  const auto parsed = file == nullptr ? std::nullopt : parse_file(tree, *file, diagnostics);
  const auto* extends = parsed ? parsed->root.find("extends") : nullptr;
  return extends != nullptr && extends->is_string() ? extends->text : "";
}

}  // namespace sti::load
