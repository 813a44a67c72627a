#include "lint/validate.hpp"

#include <algorithm>
#include <set>
#include <system_error>
#include <tuple>

#include "base/text.hpp"
#include "lint/lint.hpp"
#include "load/code_texts.hpp"
#include "load/phrases.hpp"
#include "load/private_words.hpp"
#include "load/quiz.hpp"
#include "load/scaffold.hpp"
#include "load/terms.hpp"

namespace sti::lint {
namespace fs = std::filesystem;
namespace {

using load::CheckList;
using load::ParsedFile;
using load::RuleTree;

fs::path parent_of(const fs::path& folder) {
  if (folder == ".") return "..";
  return folder.has_parent_path() ? folder.parent_path() : fs::path(".");
}

/// The rules tree that a folder stands in: it holds a vocabulary and a catalog.
std::optional<RuleTree> tree_around(const fs::path& folder) {
  std::error_code error;
  const auto parent = parent_of(folder);
  if (!fs::is_regular_file(parent / "vocabulary.toml", error) || !fs::is_regular_file(parent / "catalog.toml", error))
    return std::nullopt;
  Diagnostics ignored;  // another folder of the tree may be unreadable; what is needed and missing is told later
  return load::read_tree(parent, ignored);
}

void sort_by_place(std::vector<Diagnostic>& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
  });
}

/// Whether a file stands beside a vocabulary.
bool is_in_tree(const fs::path& file) {
  std::error_code error;
  return fs::is_regular_file(parent_of(file) / "vocabulary.toml", error);
}

/// A tree with the file and, where it is one of the two that belong together, the other one.
RuleTree tree_of_base_file(const fs::path& path, const RuleTree& otherwise) {
  RuleTree tree;
  for (const auto* name : {"catalog.toml", "phrases.toml", "terms.toml", "vocabulary.toml"}) {
    const auto disk = (parent_of(path) / name).lexically_normal();
    std::error_code error;
    if (path.filename() == name || fs::is_regular_file(disk, error)) {
      load::TreeFile file;
      file.path = name;
      file.disk = path.filename() == name ? path : disk;
      tree.files.push_back(std::move(file));
    } else if (const auto* stand_in = otherwise.find(name)) {
      tree.files.push_back(*stand_in);
    }
  }
  return tree;
}

std::size_t size_of(const fs::path& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  return error ? 0 : std::size_t(size);
}

std::optional<ParsedFile> parse(const std::string& path, Diagnostics& diagnostics) {
  load::TreeFile on_disk;
  on_disk.disk = path;
  return load::parse_file(RuleTree{}, on_disk, diagnostics);
}

/// Reads and checks one pack of a tree.
void check_whole_pack(const RuleTree& base, const RuleTree& tree, const std::string& id, const Ground& ground,
                      Diagnostics& found) {
  const auto read = load::read_pack(base, tree, id, found);
  std::vector<ParsedFile> cases;
  for (const auto& file : tree.files) {
    const bool is_companion = file.path == id + "/properties.toml" || file.path == id + "/quiz.toml";
    if (!file.path.starts_with(id + "/cases/") && !is_companion) continue;
    Diagnostics known;  // `read_pack` has told what is wrong with the properties
    auto& told = file.path == id + "/properties.toml" ? known : found;
    if (auto parsed = load::parse_file(tree, file, told)) cases.push_back(std::move(*parsed));
  }
  if (!read) return;
  load::Examples examples;
  for (const auto& file : cases) {
    const auto name = fs::path(file.source->path).filename();
    if (file.root.find("case") != nullptr || (name != "properties.toml" && name != "quiz.toml"))
      load::read_examples(read->pack, file, !read->complete, examples, found);
  }
  if (read->complete) load::load_quiz(read->pack, base, tree, id, load::Now{Moment{ground.today}}, found);
  const auto axes = engine::measure(read->pack);
  Material material{.pack = read->pack, .axes = axes, .files = {}, .terms = ground.terms, .today = ground.today};
  if (!read->headers.empty()) material.files.push_back(&read->headers.back());
  for (auto i = read->first_own_file; i < read->files.size(); ++i) material.files.push_back(&read->files[i]);
  for (const auto& file : cases) material.files.push_back(&file);
  if (read->complete) material.whole = &*read;
  const bool is_sound = !found.has_errors();
  Diagnostics of_checks;
  run_checks(material, of_checks);
  const bool can_compile = is_sound && !of_checks.has_errors();
  found.append(std::move(of_checks));
  const auto program = can_compile ? engine::compile(read->pack, found) : std::nullopt;
  if (!program) return;
  material.program = &*program;
  material.examples = &examples;
  run_sound_checks(material, found);
}

}  // namespace

Validator::Validator(const Ground& ground, const Pack& base) : ground_(ground), pack_(base), sources_(base.sources) {}

FileFindings Validator::check_file(const CheckList::File& file) {
  FileFindings out;
  Diagnostics found;
  if (file.fault) {
    out.findings.append({*file.fault});
    return out;
  }
  if (file.as == CheckList::As::alone) {
    if (const auto parsed = parse(file.path, found)) check_rules_alone(*parsed, found);
  } else {
    check_base_file(file, found);
  }
  std::vector<Diagnostic> all = found.take();
  const auto shown = printable(file.path);
  std::erase_if(all, [&](const Diagnostic& finding) { return finding.place.path != shown; });
  sort_by_place(all);
  out.findings.append(std::move(all));
  out.bytes = size_of(file.path);
  return out;
}

void Validator::check_base_file(const CheckList::File& file, Diagnostics& found) const {
  const auto parsed = parse(file.path, found);
  if (!parsed) return;
  check_terms(*parsed, ground_.terms, found);
  const auto tree = tree_of_base_file(file.path, *ground_.rules);
  switch (file.as) {
    case CheckList::As::vocabulary:
      load::load_base(tree, found);
      break;
    case CheckList::As::phrases:
      load::load_phrases(tree, found);
      break;
    case CheckList::As::terms:
      load::load_terms(tree, found);
      load::load_private_words(tree, found);
      break;
    case CheckList::As::quiz:
      load::read_quiz_file(*parsed, pack_, is_in_tree(file.path), load::Now{Moment{ground_.today}}, found);
      break;
    case CheckList::As::codes:
      load::read_code_texts(*parsed, found);
      break;
    case CheckList::As::scaffold:
      load::read_scaffold(*parsed, found);
      break;
    case CheckList::As::alone:
    case CheckList::As::pack:
      break;
  }
}

void Validator::check_rules_alone(const ParsedFile& file, Diagnostics& diagnostics) {
  if (file.root.find("case") != nullptr) {
    load::Examples examples;
    load::read_examples(pack_, file, true, examples, diagnostics);
    return;
  }
  load::read_rule_file(file, pack_, diagnostics);
  const auto axes = engine::measure(pack_);
  run_checks(Material{.pack = pack_, .axes = axes, .files = {&file}, .terms = ground_.terms, .today = ground_.today},
             diagnostics);
  Pack fresh;
  fresh.vocabulary = std::move(pack_.vocabulary);
  fresh.catalog = std::move(pack_.catalog);
  fresh.sources = sources_;
  pack_ = std::move(fresh);
}

std::map<std::string, FileFindings> Validator::check_pack(const CheckList& list, Index<CheckList::Unit> unit) const {
  const auto& folder = list.units[unit].folder;
  Diagnostics found;
  std::error_code error;
  const auto id = fs::canonical(folder, error).filename().generic_string();
  const auto around = ground_.rules_given ? std::nullopt : tree_around(folder);
  const auto tree = around ? *around : load::read_pack_folder(folder, found);
  check_whole_pack(around ? *around : *ground_.rules, tree, id, ground_, found);

  std::map<std::string, FileFindings> out;
  std::set<std::string> listed_elsewhere;
  for (const auto& file : list.files) {
    const auto shown = printable(file.path);
    if (file.unit == unit)
      out[shown].bytes = size_of(file.path);
    else
      listed_elsewhere.insert(shown);
  }
  std::set<std::string> not_asked_for;
  for (const auto& file : tree.files) {
    if (!file.built_in() && file.path.starts_with(id + "/"))
      not_asked_for.insert(printable(file.disk.generic_string()));
  }
  auto all = found.take();
  sort_by_place(all);
  std::map<std::string, std::vector<Diagnostic>> by_path;
  for (auto& finding : all) {
    const auto& path = finding.place.path;
    if (out.contains(path))
      by_path[path].push_back(std::move(finding));
    else if (!listed_elsewhere.contains(path) && !not_asked_for.contains(path))
      by_path[out.begin()->first].push_back(std::move(finding));
  }
  for (auto& [path, findings] : by_path) out[path].findings.append(std::move(findings));
  return out;
}

}  // namespace sti::lint
