#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "base/ordered.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "lint/validate.hpp"
#include "load/baseline.hpp"
#include "load/terms.hpp"
#include "report/baseline.hpp"
#include "report/findings.hpp"

namespace sti::cli {
namespace {

using load::CheckList;

struct ValidateOptions {
  std::vector<std::string> paths;
  std::string fail_level;
  bool quiet = false;
  std::string baseline, write_baseline;
  std::vector<std::string> ignored;
  unsigned jobs = std::max(1u, std::thread::hardware_concurrency());
};

/// Paths of standard input: one a line, or ended by NUL bytes as `find -print0` writes them.
std::vector<std::string> paths_of_stdin() {
  constexpr std::size_t most_bytes = std::size_t{64} << 20;
  const auto text = read_stdin(most_bytes);
  const char end = text.find('\0') != std::string::npos ? '\0' : '\n';
  std::vector<std::string> out;
  for (auto path : split(text, end)) {
    if (end == '\n' && path.ends_with('\r')) path.remove_suffix(1);
    if (!path.empty()) out.emplace_back(path);
  }
  return out;
}

/// Codes by number or name.
std::vector<Code> find_codes(const std::vector<std::string>& names, Diagnostics& diagnostics) {
  std::vector<Code> out;
  std::vector<std::string> known;
  for (const auto& row : all_codes()) known.emplace_back(row.name);
  for (const auto& name : names) {
    auto code = parse_code(name);
    for (const auto& row : all_codes()) {
      if (row.name == name) code = row.code;
    }
    if (code)
      out.push_back(*code);
    else
      add_usage_error(diagnostics, "--ignore", fmt::format("no code `{}`", printable(name)),
                      did_you_mean(nearest(name, known)));
  }
  return out;
}

/// How far it is, on a terminal, once it takes more than a second.
class Progress {
 public:
  Progress(const Session& session, std::size_t total, bool quiet)
      : session_(session), total_(total), on_(!quiet && isatty(STDERR_FILENO) == 1) {}

  void show(std::size_t done) {
    const auto now = std::chrono::steady_clock::now();
    if (!on_ || now < next_) return;
    session_.say(fmt::format("\r{} of {} files", done, total_));
    next_ = now + std::chrono::milliseconds(100);
    shown_ = true;
  }
  void clear() {
    if (shown_) session_.say("\r\033[K");
    shown_ = false;
  }

 private:
  const Session& session_;
  std::size_t total_;
  bool on_, shown_ = false;
  std::chrono::steady_clock::time_point next_ = std::chrono::steady_clock::now() + std::chrono::seconds(1);
};

/// Takes the findings of file after file, drops what is ignored or known, and writes the rest.
class Writer {
 public:
  Writer(Session& session, const ValidateOptions& options, const report::FindingsFormat& format,
         std::vector<Code> ignored, std::optional<Baseline> known, std::size_t files)
      : session_(session),
        options_(options),
        format_(format),
        ignored_(std::move(ignored)),
        known_(std::move(known)),
        progress_(session, files, options.quiet),
        color_(session.color_on(STDOUT_FILENO)) {
    out_ = format_.begin();
  }

  void file(const std::string& path, lint::FileFindings&& checked) {
    std::vector<Diagnostic> shown;
    for (auto& finding : checked.findings.take()) {
      if (std::find(ignored_.begin(), ignored_.end(), finding.code) != ignored_.end()) continue;
      if (!options_.write_baseline.empty()) found_.add(finding);
      if (known_ && known_->take(finding)) {
        ++tally_.known;
        continue;
      }
      tally_.count(finding);
      shown.push_back(std::move(finding));
    }
    ++tally_.files;
    bytes_ += checked.bytes;
    out_ += format_.file(printable(path), shown, !any_, color_);
    any_ = any_ || !shown.empty();
    if (out_.size() > most_unwritten) write();
    progress_.show(tally_.files);
  }

  /// What of the baseline is gone, the tally, and what is left to write. False where writing failed.
  bool finish(const CheckList& list) {
    progress_.clear();
    if (known_) tell_fixed(list);
    const bool wants_tally = !(options_.quiet && (format_.name == "text" || format_.name == "github"));
    if (wants_tally) out_ += format_.end(tally_);
    write();
    return written_ && session_.finish();
  }

  bool output_failed() const { return !written_; }
  const report::Tally& tally() const { return tally_; }
  const Baseline& found() const { return found_; }
  std::size_t bytes() const { return bytes_; }

 private:
  static constexpr std::size_t most_unwritten = std::size_t{1} << 16;

  void write() {
    progress_.clear();
    written_ = written_ && session_.append(out_);
    out_.clear();
  }

  void tell_fixed(const CheckList& list) {
    for (const auto& [key, count] : known_->counts) {
      const auto& [path, code, message] = key;
      if (count == 0) continue;
      const bool checked = std::any_of(list.files.begin(), list.files.end(), [&, wanted = &path](const auto& file) {
        return printable(file.path) == *wanted;
      });
      std::error_code error;
      if (!checked && std::filesystem::exists(path, error)) continue;  // not looked at this time
      tally_.fixed += count;
      if (!options_.quiet) session_.say(fmt::format("fixed: {}: {}: {}\n", path, label(code), message));
    }
    if (tally_.fixed > 0 && !options_.quiet)
      session_.say(fmt::format("   = write the baseline anew so that it shrinks: --write-baseline {}\n",
                               printable(options_.baseline)));
  }

  Session& session_;
  const ValidateOptions& options_;
  const report::FindingsFormat& format_;
  std::vector<Code> ignored_;
  std::optional<Baseline> known_;
  Baseline found_;
  report::Tally tally_;
  Progress progress_;
  bool color_;
  bool any_ = false, written_ = true;
  std::string out_;
  std::size_t bytes_ = 0;
};

/// A file that is checked on its own, or a pack.
struct Job {
  std::size_t file = 0;  ///< the first it gives findings for
  Index<CheckList::Unit> unit;
};

std::vector<Job> make_jobs(const CheckList& list) {
  std::vector<Job> jobs;
  List<bool, CheckList::Unit> seen(list.units.size());
  for (std::size_t i = 0; i < list.files.size(); ++i) {
    const auto unit = list.files[i].unit;
    if (unit && seen[unit]) continue;
    if (unit) seen[unit] = true;
    jobs.push_back({i, unit});
  }
  return jobs;
}

using Results = std::map<std::string, lint::FileFindings>;  ///< by path as shown

void check_all(const CheckList& list, const lint::Ground& ground, const Pack& base, unsigned threads, Writer& writer) {
  const auto jobs = make_jobs(list);
  const auto make = [&] {
    return [&, validator = std::make_shared<lint::Validator>(ground, base)](std::size_t index) {
      const auto& job = jobs[index];
      if (job.unit) return validator->check_pack(list, job.unit);
      Results one;
      const auto& file = list.files[job.file];
      one.emplace(file.path, validator->check_file(file));
      return one;
    };
  };
  List<Results, CheckList::Unit> of_unit(list.units.size());
  std::size_t next = 0;  // file to be written
  run_ordered(jobs.size(), threads, make, [&](std::size_t index, Results&& results) {
    if (writer.output_failed()) return;
    const auto& job = jobs[index];
    if (job.unit) of_unit[job.unit] = std::move(results);
    // A pack's files may stand between others: write as far as everything is there.
    const auto known_until = index + 1 < jobs.size() ? jobs[index + 1].file : list.files.size();
    for (; next < known_until; ++next) {
      const auto& file = list.files[next];
      if (file.unit)
        writer.file(file.path, std::move(of_unit[file.unit][printable(file.path)]));
      else
        writer.file(file.path, std::move(results.begin()->second));
    }
  });
}

std::optional<Baseline> load_baseline(const std::string& path, Diagnostics& diagnostics) {
  auto text = load::read_whole_file(path, load::max_rule_bytes, diagnostics);
  return text ? load::read_baseline(SourceText{printable(path), std::move(*text)}, diagnostics) : std::nullopt;
}

bool write_file(Session& session, const std::string& path, const std::string& text) {
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "wb"), std::fclose);
  if (file && std::fwrite(text.data(), 1, text.size(), file.get()) == text.size() && std::fclose(file.release()) == 0)
    return true;
  session.say(fmt::format("sti: cannot write {}\n", printable(path)));
  return false;
}

int run_validate(Session& session, const ValidateOptions& options) {
  const auto started = std::chrono::steady_clock::now();
  Diagnostics usage;
  const auto now = session.now(usage);
  auto ignored = find_codes(options.ignored, usage);
  auto known = options.baseline.empty() ? std::nullopt : load_baseline(options.baseline, usage);
  const auto* rules = session.rules(usage);
  const auto base = rules == nullptr ? std::nullopt : load::load_base(*rules, usage);
  if (usage.has_errors() || !base) {
    session.report(usage);
    return exit_usage;
  }
  std::vector<std::string> paths;
  for (const auto& path : options.paths) {
    if (path == "-") {
      for (auto& named : paths_of_stdin()) paths.push_back(std::move(named));
    } else {
      paths.push_back(path);
    }
  }
  Diagnostics of_paths;
  const auto list = load::make_check_list(paths, of_paths);
  const lint::Ground ground{rules, !session.options().rules.empty(), load::load_terms(*rules, usage), date_of(now->at)};
  Writer writer(session, options, report::findings_format(session.options().format), std::move(ignored),
                std::move(known), list.files.size());
  check_all(list, ground, *base, options.jobs, writer);
  if (!writer.finish(list)) return session.output_closed() ? exit_done : exit_usage;
  session.report(of_paths);
  const auto& tally = writer.tally();
  if (!options.quiet) {
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    session.say(fmt::format("{} files in {:.2f} s ({:.0f} files/s, {:.1f} MB/s)\n", tally.files, seconds,
                            double(tally.files) / seconds, double(writer.bytes()) / 1e6 / seconds));
  }
  if (!options.write_baseline.empty() &&
      !write_file(session, options.write_baseline, report::baseline_json(writer.found())))
    return exit_usage;
  const auto unreadable = [](const Diagnostic& finding) { return finding.code == Code::unreadable; };
  if (std::any_of(of_paths.all().begin(), of_paths.all().end(), unreadable)) return exit_usage;
  if (!options.write_baseline.empty()) return exit_done;
  const bool fails =
      tally.errors > 0 || of_paths.has_errors() || (options.fail_level == "warning" && tally.warnings > 0);
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
