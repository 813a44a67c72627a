#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "engine/program.hpp"
#include "load/case.hpp"
#include "load/pack.hpp"
#include "model/phrases.hpp"

namespace sti::cli {

enum ExitCode : int { exit_done = 0, exit_findings = 1, exit_usage = 2, exit_internal = 70 };

/// Options that every command takes, before or after its name.
struct GlobalOptions {
  std::string pack, rules, lang, now, format, output, color;
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
  /// What a printed command takes over besides the pack, as it was given: ` --rules …`, ` --lang …`.
  std::string shared_options() const;
  /// A pack by id or folder; empty: --pack, STI_PACK, `no`.
  std::unique_ptr<LoadedPack> pack(Diagnostics& diagnostics, std::string name = {});
  /// Whether a pack or folder of that name exists; adds an error where none does.
  bool knows_pack(const std::string& name, Diagnostics& diagnostics);
  /// The tree that holds a pack, by id or folder.
  std::optional<load::RuleTree> tree_of(const std::string& name, Diagnostics& diagnostics);
  /// Vocabulary and catalog alone.
  std::optional<Pack> base(Diagnostics& diagnostics);
  /// The sentences; nothing, with errors, where the tree's own are faulty. A mere warning is reported at once.
  std::optional<Phrases> phrases(Diagnostics& diagnostics);
  /// The same for a command that checks: what is wrong with them is a finding like any other, the warning too, and the
  /// built-in ones stand in. Nothing where the tree cannot be read, which `rules` has told.
  std::optional<Phrases> checked_phrases(Diagnostics& findings);

  /// Adds to the result, on --output or stdout. False when it could not be written, with a message unless the reader of
  /// a pipe has had enough (`output_closed`).
  bool append(std::string_view text);
  /// The whole result at once. A closed pipe counts as written.
  bool write(std::string_view text) { return (append(text) && finish()) || output_closed_; }
  /// Closes the result; false, with a message, when the last of it could not be written.
  bool finish();
  bool output_closed() const { return output_closed_; }
  /// Writes diagnostics to stderr, in colour where that is wanted.
  void report(const Diagnostics& diagnostics) const;
  /// Talk for the person at the terminal, on stderr.
  void say(std::string_view text) const;

  bool color_on(int fd) const;
  /// Whether `fd` is a terminal whose locale is not UTF-8. Never for a file or a pipe: those get the same bytes
  /// anywhere.
  bool lacks_unicode(int fd) const;
  /// Columns of the terminal behind `fd` at this moment, from 40 to 80; 80 where there is none.
  std::size_t width(int fd) const;
  /// The folder for what a person keeps between runs (XDG_DATA_HOME, else ~/.local/share); nothing without a home.
  std::optional<std::filesystem::path> data_folder() const;

 private:
  GlobalOptions options_;
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  std::optional<load::RuleTree> tree_;
  std::unique_ptr<std::FILE, CloseFile> output_;
  bool output_closed_ = false;
};

/// A diagnostic without a place, for arguments: `sti: error[…]: …`.
void add_usage_error(Diagnostics& diagnostics, std::string option, std::string message, std::string hint = {});
void add_usage_error_as(Diagnostics& diagnostics, Code code, std::string option, std::string message,
                        std::string hint = {});

/// All of standard input, up to `limit` bytes and one more.
std::string read_stdin(std::size_t limit);
bool stdin_is_terminal();

}  // namespace sti::cli
