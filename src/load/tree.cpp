#include "load/tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>

#include "base/text.hpp"

namespace sti::load {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t max_files = 100'000;
constexpr std::string_view device = "device";  ///< can be read (/dev/null), and is no rule file

void add_unreadable(Diagnostics& diagnostics, const fs::path& path, std::string_view why) {
  SourceText nowhere{printable(path.string()), {}};
  diagnostics.add(Code::unreadable, Span{&nowhere, 0, 0, 1}, std::string(why));
}

/// Adds every .toml file below `folder`, under `prefix`.
bool collect(const fs::path& folder, const std::string& prefix, RuleTree& tree, Diagnostics& diagnostics) {
  std::error_code error;
  auto walk = fs::recursive_directory_iterator(folder, error);
  if (error) {
    add_unreadable(diagnostics, folder, fs::exists(folder) ? "cannot read this folder" : "no such folder");
    return false;
  }
  for (const auto end = fs::recursive_directory_iterator(); walk != end; walk.increment(error)) {
    if (error) {
      add_unreadable(diagnostics, folder, "cannot read all of this folder: " + error.message());
      return false;
    }
    if (walk.depth() > 8) walk.disable_recursion_pending();
    const auto& path = walk->path();
    if (path.extension() != ".toml" || !walk->is_regular_file(error)) continue;
    tree.files.push_back({.path = prefix + fs::relative(path, folder, error).generic_string(),
                          .text = {},
                          .disk = path.lexically_normal()});
    if (tree.files.size() > max_files) {
      add_unreadable(diagnostics, folder, fmt::format("the folder holds more than {} rule files", max_files));
      return false;
    }
  }
  std::sort(tree.files.begin(), tree.files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return true;
}

}  // namespace

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

std::optional<RuleTree> read_tree(const fs::path& folder, Diagnostics& diagnostics) {
  RuleTree tree;
  tree.name = (folder / "").generic_string();
  if (!collect(folder, "", tree, diagnostics)) return std::nullopt;
  return tree;
}

std::optional<RuleTree> read_pack_folder(const fs::path& folder, Diagnostics& diagnostics) {
  RuleTree tree;
  std::error_code error;
  const auto whole = fs::canonical(folder, error);
  const auto id = (error ? folder : whole).filename().generic_string();
  tree.name = folder.has_parent_path() ? (folder.parent_path() / "").generic_string() : "";
  if (!collect(folder, id + "/", tree, diagnostics)) return std::nullopt;
  return tree;
}

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
      return device;
    default:
      return "";
  }
}

std::optional<std::string> read_whole_file(const fs::path& path, std::size_t limit, Diagnostics& diagnostics) {
  std::error_code error;
  if (const auto kind = what_is_no_file(path); !kind.empty() && kind != device) {
    add_unreadable(diagnostics, path, fmt::format("this is a {}, not a file", kind));
    return std::nullopt;
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    add_unreadable(diagnostics, path, fs::exists(path, error) ? "cannot read this file" : "no such file");
    return std::nullopt;
  }
  std::string text;
  std::array<char, std::size_t{1} << 14> chunk;  // NOLINT: read into, then what was read is taken
  while (text.size() <= limit && in) {
    in.read(chunk.data(), std::streamsize(chunk.size()));
    text.append(chunk.data(), std::size_t(in.gcount()));
  }
  if (in.bad()) {
    add_unreadable(diagnostics, path, "reading this file failed");
    return std::nullopt;
  }
  return text;
}

std::optional<ParsedFile> parse_file(const RuleTree& tree, const TreeFile& file, Diagnostics& diagnostics) {
  auto source = std::make_shared<SourceText>();
  if (file.built_in()) {
    source->path = tree.name + file.path;
    source->text = file.text;
  } else {
    source->path = file.shown.empty() ? printable(file.disk.generic_string()) : file.shown;
    if (what_is_no_file(file.disk) == device) {
      add_unreadable(diagnostics, file.disk, "this is a device, not a file");
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
