// `sti pack new` and `sti pack export`: packs on disk.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/text.hpp"
#include "cli/pack_commands.hpp"
#include "load/scaffold.hpp"
#include "write/command_line.hpp"
#include "write/schema.hpp"

namespace sti::cli {
namespace fs = std::filesystem;
namespace {

/// What the first line of a rule file names, for editors.
constexpr const char* schema_file = "rules.schema.json";

/// Writes new files below a folder that does not exist yet or is empty; nothing is ever overwritten. Adds an
/// error where that fails.
void write_files(const fs::path& folder, const load::NewFiles& files, Diagnostics& diagnostics) {
  std::error_code error;
  const auto shown = folder.generic_string();
  const bool is_there = fs::exists(folder, error);
  if (is_there && (!fs::is_directory(folder, error) || !fs::is_empty(folder, error) || error))
    return add_usage_error(diagnostics, shown, "this is there already",
                           "name a folder that does not exist or is empty");
  for (const auto& [path, text] : files) {
    const auto target = folder / path;
    fs::create_directories(target.parent_path(), error);
    if (!write_whole_file(target, text, diagnostics)) return;
  }
}

int run_new(Session& session, const std::string& id, const std::string& folder) {
  Diagnostics diagnostics;
  const auto now = session.now(diagnostics);
  const fs::path where = folder.empty() ? fs::path(id) : fs::path(folder) / id;
  if (!load::is_pack_id(id))
    add_usage_error(diagnostics, id, "this cannot be the id of a pack", "use small letters, digits and hyphens");
  const auto* tree = session.rules(diagnostics);
  if (tree != nullptr && tree->find(id + "/pack.toml") != nullptr)
    add_usage_error(diagnostics, id, "there is a pack of this id already, built in",
                    fmt::format("choose another id; `sti pack export {} DIR` writes that pack, to change", id));
  const auto base = session.base(diagnostics);
  if (now && base && !diagnostics.has_errors()) {
    auto files = load::new_pack(id, date_of(now->at));
    files.emplace_back(schema_file, write::rules_schema(*base));
    write_files(where, files, diagnostics);
  }
  if (diagnostics.has_errors()) {
    session.report(diagnostics);
    return exit_usage;
  }
  const auto shown = write::shell_word(printable(where.generic_string()));
  session.say(fmt::format("wrote {0}; next: sti validate {0}, sti test {0}\n", shown));
  return exit_done;
}

int run_export(Session& session, const std::string& id, const std::string& folder) {
  Diagnostics diagnostics;
  const auto* tree = session.rules(diagnostics);
  if (tree != nullptr) {
    const auto ids = tree->pack_ids();
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
      auto hint = did_you_mean(nearest(id, ids));
      add_usage_error(diagnostics, id, fmt::format("no pack named `{}`", id),
                      hint.empty() ? "there are " + list_names(ids, "and") : hint);
    } else {
      auto files = load::pack_with_tree(*tree, id, diagnostics);
      if (const auto base = session.base(diagnostics)) files.emplace_back(schema_file, write::rules_schema(*base));
      if (!diagnostics.has_errors()) write_files(folder, files, diagnostics);
    }
  }
  if (diagnostics.has_errors()) {
    session.report(diagnostics);
    return exit_usage;
  }
  const auto shown = write::shell_word(printable(folder));
  session.say(fmt::format("wrote {0}; use it with --rules {0} --pack {1}\n", shown, id));
  return exit_done;
}

struct WriteOptions {
  std::string id, folder;
};

}  // namespace

CommandLine pack_new() {
  auto options = std::make_shared<WriteOptions>();
  return {.name = "new",
          .about = "Write a small pack to begin with: one rule, one window, its cases",
          .examples =
              "  sti pack new my-clinic\n"
              "  sti pack new my-clinic path/to/packs\n",
          .options = {Option("ID", &options->id, "Its id, and the name of its folder", {.required = true}),
                      Option("DIR", &options->folder, "The folder to put it in; here where not given")},
          .run = [options](Session& session) { return run_new(session, options->id, options->folder); }};
}

CommandLine pack_export() {
  auto options = std::make_shared<WriteOptions>();
  return {.name = "export",
          .about = "Write a built-in pack to disk, with the vocabulary and catalog it needs",
          .examples = "  sti pack export no rules-of-my-own\n",
          .options = {Option("ID", &options->id, "A pack of the rules tree", {.offers = offer_packs, .required = true}),
                      Option("DIR", &options->folder, "A folder that does not exist or is empty", {.required = true})},
          .run = [options](Session& session) { return run_export(session, options->id, options->folder); }};
}

}  // namespace sti::cli
