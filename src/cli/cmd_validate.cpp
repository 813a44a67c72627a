#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>

#include "base/parallel.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "lint/check_all.hpp"
#include "lint/known_findings.hpp"
#include "load/baseline.hpp"
#include "load/terms.hpp"
#include "report/findings/findings.hpp"
#include "write/baseline.hpp"

namespace sti::cli {
namespace fs = std::filesystem;
namespace {

using load::CheckList;

struct ValidateOptions {
  std::vector<std::string> paths;
  std::string fail_level;
  bool quiet = false;
  std::optional<std::string> baseline, write_baseline;
  std::vector<std::string> ignored;
  unsigned jobs = all_cores();
};

/// Adds the paths of standard input: one a line, or ended by NUL bytes as `find -print0` writes them.
void add_paths_of_stdin(Session& session, std::vector<std::string>& paths, Diagnostics& diagnostics) {
  constexpr std::size_t most_bytes = std::size_t{64} << 20;
  auto in = session.input("-", diagnostics);
  const auto text = in ? in->rest(most_bytes, diagnostics) : std::nullopt;
  if (!text || !load::check_size(SourceText{in->name(), *text}, most_bytes, diagnostics)) return;
  const char end = text->find('\0') != std::string::npos ? '\0' : '\n';
  for (auto path : split(*text, end)) {
    if (end == '\n' && path.ends_with('\r')) path.remove_suffix(1);
    if (!path.empty()) paths.emplace_back(path);
  }
}

/// Adds an error where a file to be written is one of those that are checked.
void refuse_target(const std::optional<std::string>& target, const CheckList& list, Diagnostics& diagnostics) {
  const auto id = target ? file_id(target->c_str()) : std::nullopt;
  const auto is_it = [&](const CheckList::File& file) { return file_id(file.path.c_str()) == id; };
  if (id && std::any_of(list.files.begin(), list.files.end(), is_it))
    add_usage_error(diagnostics, *target, "this is one of the files to check", "write to another file");
}

std::vector<Code> find_codes(const std::vector<std::string>& names, Diagnostics& diagnostics) {
  std::vector<Code> out;
  for (const auto& name : names) {
    std::string nearest;
    if (const auto code = find_code(name, nearest))
      out.push_back(*code);
    else
      add_usage_error(diagnostics, "--ignore", fmt::format("no code `{}`", name), did_you_mean(nearest));
  }
  return out;
}

/// Takes the findings of file after file, drops what is ignored or known, and writes the rest.
class Writer {
 public:
  Writer(Session& session, const ValidateOptions& options, const report::FindingsFormat& format,
         std::vector<Code> ignored, std::optional<lint::KnownFindings> known, std::size_t files)
      : session_(session),
        options_(options),
        format_(format),
        ignored_(std::move(ignored)),
        known_(std::move(known)),
        files_(files),
        progress_(options.quiet ? Progress() : session.progress("files")),
        color_(session.color_on(STDOUT_FILENO)) {
    if (options.write_baseline) found_.emplace(*options.write_baseline);
    out_ = format_.begin();
  }

  void file(const CheckList::File& file, lint::FileFindings&& checked) {
    std::vector<Diagnostic> shown;
    const auto name = known_ ? known_->name_of(file.path) : std::string();
    const auto new_name = found_ ? found_->name_of(file.path) : std::string();
    for (auto& finding : checked.findings.take()) {
      if (std::find(ignored_.begin(), ignored_.end(), finding.code) != ignored_.end()) continue;
      if (found_) found_->baseline.add(new_name, finding);
      if (known_ && known_->baseline.take(name, finding)) {
        ++tally_.known;
        continue;
      }
      tally_.count(finding);
      shown.push_back(std::move(finding));
    }
    if (!file.fault) ++tally_.files;
    bytes_ += checked.bytes;
    out_ += format_.file(printable(file.path), shown, !any_, color_);
    any_ = any_ || !shown.empty();
    if (out_.size() > most_unwritten) write();
    if (progress_) progress_(++done_, files_);
  }

  /// What of the baseline is gone, the tally, and what is left to write. False where writing failed.
  bool finish(const CheckList& list) {
    if (known_) tell_fixed(list);
    const bool wants_tally = !(options_.quiet && (format_.name == "text" || format_.name == "github"));
    if (wants_tally) out_ += format_.end(tally_);
    write();
    return written_ && session_.finish();
  }

  bool output_failed() const { return !written_; }
  const report::Tally& tally() const { return tally_; }
  const Baseline& found() const { return found_->baseline; }
  std::size_t bytes() const { return bytes_; }

 private:
  static constexpr std::size_t most_unwritten = std::size_t{1} << 16;

  void write() {
    written_ = written_ && session_.append(out_);
    out_.clear();
  }

  void tell_fixed(const CheckList& list) {
    std::set<std::string> checked;
    for (const auto& file : list.files) checked.insert(known_->name_of(file.path));
    for (const auto& [key, count] : known_->baseline.counts) {
      const auto& [path, code, message] = key;
      if (count == 0) continue;
      std::error_code error;
      if (!checked.contains(path) && fs::exists(known_->folder / path, error)) continue;  // not looked at this time
      tally_.fixed += count;
      const auto shown = (fs::path(*options_.baseline).parent_path() / path).lexically_normal().generic_string();
      if (!options_.quiet)
        session_.say(fmt::format("fixed: {}: {}: {}\n", printable(shown), label(code), printable(message)));
    }
    if (tally_.fixed > 0 && !options_.quiet)
      session_.say(fmt::format("   = write the baseline anew so that it shrinks: --write-baseline {}\n",
                               printable(*options_.baseline)));
  }

  Session& session_;
  const ValidateOptions& options_;
  const report::FindingsFormat& format_;
  std::vector<Code> ignored_;
  std::optional<lint::KnownFindings> known_, found_;
  report::Tally tally_;
  std::size_t files_, done_ = 0;
  Progress progress_;
  bool color_;
  bool any_ = false, written_ = true;
  std::string out_;
  std::size_t bytes_ = 0;
};

std::optional<lint::KnownFindings> load_baseline(Session& session, const std::string& path, Diagnostics& diagnostics) {
  auto in = session.input(path, diagnostics);
  auto text = in ? in->rest(load::max_rule_bytes, diagnostics) : std::nullopt;
  auto read = text ? load::read_baseline(SourceText{in->name(), std::move(*text)}, diagnostics) : std::nullopt;
  if (!read) return std::nullopt;
  lint::KnownFindings out(path);
  out.baseline = std::move(*read);
  return out;
}

int run_validate(Session& session, const ValidateOptions& options) {
  const auto started = std::chrono::steady_clock::now();
  Diagnostics usage;
  const auto now = session.now(usage);
  auto ignored = find_codes(options.ignored, usage);
  auto known = options.baseline ? load_baseline(session, *options.baseline, usage) : std::nullopt;
  const auto* rules = session.rules(usage);
  const auto base = rules == nullptr ? std::nullopt : load::load_base(*rules, usage);
  std::vector<std::string> paths;
  for (const auto& path : options.paths) {
    if (path == "-")
      add_paths_of_stdin(session, paths, usage);
    else
      paths.push_back(path);
  }
  const auto list = load::make_check_list(paths);
  refuse_target(session.options().output, list, usage);
  refuse_target(options.write_baseline, list, usage);
  if (usage.has_errors() || !base) return session.refuse(usage, session.options().format);
  const lint::Ground ground{rules, !session.options().rules.empty(), load::load_terms(*rules, usage), date_of(now->at)};
  Writer writer(session, options, report::findings_format(session.options().format), std::move(ignored),
                std::move(known), list.files.size());
  lint::check_all(list, ground, *base, options.jobs, [&](const CheckList::File& file, lint::FileFindings&& findings) {
    writer.file(file, std::move(findings));
    return !writer.output_failed();
  });
  if (!writer.finish(list)) return session.output_closed() ? exit_done : exit_usage;
  const auto& tally = writer.tally();
  if (!options.quiet) {
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    session.say(fmt::format("{} in {:.2f} s ({:.0f} files/s, {:.1f} MB/s)\n", counted(tally.files, "file"), seconds,
                            double(tally.files) / seconds, double(writer.bytes()) / 1e6 / seconds));
  }
  if (options.write_baseline) {
    const bool is_written = write_whole_file(*options.write_baseline, write::baseline_json(writer.found()), usage);
    session.report(usage);
    return is_written && !list.is_refused ? exit_done : exit_usage;
  }
  if (list.is_refused) return exit_usage;
  const bool fails = tally.errors > 0 || (options.fail_level == "warning" && tally.warnings > 0);
  return fails ? exit_findings : exit_done;
}

}  // namespace

CommandLine validate_command() {
  auto options = std::make_shared<ValidateOptions>();
  return {
      .name = "validate",
      .about = "Check rule files and packs: syntax, schema, references, sources, meaning",
      .examples =
          "  sti validate rules\n"
          "  sti validate my-pack/testing.toml --format github\n"
          "  git diff --name-only -- '*.toml' | sti validate --fail-level warning -\n"
          "  sti validate rules --write-baseline known.json; sti validate rules --baseline known.json\n",
      .formats = report::findings_format_names(),
      .options =
          {
              Option("PATH", &options->paths, "Rule files, packs, rules trees, folders; - for a list of paths on stdin",
                     {.type = "FILE|DIR", .required = true}),
              fail_level_option(options->fail_level),
              Option("--quiet", &options->quiet, "Findings only: no tally, no progress", {.letter = 'q'}),
              Option("--ignore", &options->ignored, "Leave out findings of these codes (STI-0230 or draft)",
                     {.type = "CODES", .offers = offer_codes, .separator = ','}),
              Option("--baseline", &options->baseline,
                     "Findings in this file are known: they are not shown and do not fail", {.type = "FILE"}),
              Option("--write-baseline", &options->write_baseline, "Write all findings to this file, and exit with 0",
                     {.type = "FILE"}),
              jobs_option(options->jobs),
          },
      .run = [options](Session& session) { return run_validate(session, *options); }};
}

}  // namespace sti::cli
