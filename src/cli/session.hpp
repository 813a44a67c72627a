#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/input.hpp"
#include "base/output.hpp"
#include "base/parallel.hpp"
#include "cli/progress_line.hpp"
#include "engine/program.hpp"
#include "load/case.hpp"
#include "load/pack.hpp"
#include "model/phrases.hpp"
#include "report/layout/document.hpp"

namespace sti::cli {

enum ExitCode : int { exit_done = 0, exit_findings = 1, exit_usage = 2, exit_internal = 70 };

/// Options that every command takes, before or after its name.
struct GlobalOptions {
  std::string pack, rules, lang, now, format;
  std::optional<std::string> output;
  std::string color;
};

/// A pack ready to use. Not movable: the program points at the pack.
struct LoadedPack {
  Pack pack;
  engine::Program program;
};

/// One run of the program: options, streams, and what is loaded on demand. The only place that asks the clock and the
/// environment.
class Session {
 public:
  explicit Session(GlobalOptions options) : options_(std::move(options)) {}

  const GlobalOptions& options() const { return options_; }

  /// Language by --lang, STI_LANG, LC_ALL, LC_MESSAGES, LANG. Adds an error for a --lang or STI_LANG that is none.
  std::optional<Lang> lang(Diagnostics& diagnostics) const;
  /// --now, else the clock, to the minute, as local time.
  std::optional<load::Now> now(Diagnostics& diagnostics) const;

  /// The tree of --rules, or the built-in one.
  const load::RuleTree* rules(Diagnostics& diagnostics);
  /// The pack asked for, by id or folder: --pack, STI_PACK, `no`.
  std::string pack_name() const;
  /// What a printed command takes over besides the pack: ` --rules …`, ` --lang …`, wherever that was said.
  std::string shared_options() const;
  /// The pack that a name means (`which_pack`); empty: --pack, STI_PACK, `no`.
  std::unique_ptr<LoadedPack> pack(Diagnostics& diagnostics, std::string name = {});
  /// Whether a name means one pack: for commands that check. Adds an error where it means none, or a pack of the rules
  /// tree and a folder.
  bool means_one_pack(const std::string& name, Diagnostics& diagnostics);
  /// The tree that holds the pack that a name means.
  std::optional<load::RuleTree> tree_of(const std::string& name, Diagnostics& diagnostics);
  /// Vocabulary and catalog alone.
  std::optional<Pack> base(Diagnostics& diagnostics);
  /// The sentences; nothing, with errors, where the tree's own are faulty. A mere warning is reported at once.
  std::optional<Phrases> phrases(Diagnostics& diagnostics);
  /// The same for a command that checks: what is wrong with them is a finding like any other, the warning too, and the
  /// built-in ones stand in. Nothing where the tree cannot be read, which `rules` has told.
  std::optional<Phrases> checked_phrases(Diagnostics& findings);

  /// A file by its name, or standard input for `-`, which can be asked for once. Where the result goes is an error.
  std::optional<Input> input(const std::string& name, Diagnostics& diagnostics);
  /// Begins the file of --output, which appears when the result is finished. False, with a message, where that fails.
  bool open_output();
  /// Adds to the result, on --output or stdout. False when it could not be written, with a message unless the reader of
  /// a pipe has had enough (`output_closed`).
  bool append(std::string_view text);
  /// The whole result at once. A closed pipe counts as written.
  bool write(std::string_view text) { return (append(text) && finish()) || output_closed_; }
  /// A page in the form of --format, for where the result goes.
  std::string laid_out(const report::Document& page) const;
  /// Ends the result; false, with a message, when it could not take its place.
  bool finish();
  bool output_closed() const { return output_closed_; }
  /// Writes diagnostics to stderr, in colour where that is wanted.
  void report(const Diagnostics& diagnostics) const;
  /// The same for what a command that checks was given wrongly: a format that programs read holds it as a finding, so
  /// that they get a document. Returns the exit code.
  int refuse(const Diagnostics& usage, const std::optional<std::string>& format);
  /// Whether the result would overwrite something that was read; that is a usage error already.
  bool would_overwrite() const { return !overwritten_.empty(); }
  /// Talk for the person at the terminal, on stderr.
  void say(std::string_view text) const;
  /// How far long work is, in one line on a terminal; gone before anything else is written.
  Progress progress(std::string_view about) const;

  bool color_on(int fd) const;
  /// Whether `fd` is a terminal whose locale is not UTF-8. Never for a file or a pipe: those get the same bytes
  /// anywhere.
  bool lacks_unicode(int fd) const;
  /// Columns of the terminal behind `fd` at this moment, from 40 to 80; 80 where there is none.
  std::size_t width(int fd) const;
  /// The folder for what a person keeps between runs (XDG_DATA_HOME, else ~/.local/share); nothing without a home.
  std::optional<std::filesystem::path> data_folder() const;

 private:
  /// The one place that decides which pack is meant: a name without `/` is the pack of the rules tree with that id,
  /// else the folder of that name; `built-in:no` is that of the tree whatever folders there are. Adds an error where
  /// there is neither.
  struct WhichPack {
    std::string name;  ///< id or folder
    bool in_tree = false, is_folder_too = false;
  };
  std::optional<WhichPack> which_pack(std::string_view name, Diagnostics& diagnostics);
  bool writes_file() const { return options_.output && *options_.output != "-"; }
  /// Adds an error where the result would overwrite a file that is read.
  bool refuses(const std::optional<FileId>& read, std::string_view name, Diagnostics& diagnostics) const;
  /// A tree of which all can be read, and nothing would be overwritten.
  std::optional<load::RuleTree> whole(load::RuleTree tree, Diagnostics&& own, Diagnostics& diagnostics) const;

  GlobalOptions options_;
  std::optional<load::RuleTree> tree_;
  std::optional<OutputFile> output_;
  bool output_closed_ = false, stdin_taken_ = false;
  mutable ProgressLine progress_;
  mutable std::string overwritten_;  ///< what is read and would be overwritten
};

/// What --format can be of a command whose result is a page, or JSON.
std::vector<std::string> page_formats();

/// A diagnostic without a place, for arguments: `sti: error[…]: …`.
void add_usage_error(Diagnostics& diagnostics, std::string_view option, std::string message, std::string hint = {});

bool stdin_is_terminal();

}  // namespace sti::cli
