#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/test_commands.hpp"
#include "engine/advise.hpp"
#include "engine/expect.hpp"
#include "prove/coverage.hpp"
#include "report/findings/findings.hpp"
#include "report/test_run/coverage.hpp"
#include "report/test_run/test_run.hpp"
#include "write/command_line.hpp"

namespace sti::cli {
namespace {

/// The share that must be reached, by kind.
struct LeastShare {
  std::string kind;
  double percent = 0;
};

std::optional<std::vector<LeastShare>> read_least(const std::vector<std::string>& texts, Diagnostics& diagnostics) {
  std::vector<std::string> kinds(coverage_kind_ids.begin(), coverage_kind_ids.end());
  kinds.emplace_back(CoverageReport::total_id);
  std::vector<LeastShare> out;
  for (const auto& text : texts) {
    const auto equals = text.find('=');
    LeastShare least{equals == std::string::npos ? std::string(CoverageReport::total_id) : text.substr(0, equals)};
    const auto number =
        equals == std::string::npos ? std::string_view(text) : std::string_view(text).substr(equals + 1);
    const auto [stop, failure] = std::from_chars(number.data(), number.data() + number.size(), least.percent);
    const bool is_share =
        failure == std::errc{} && stop == number.data() + number.size() && least.percent >= 0 && least.percent <= 100;
    if (!is_share) {
      add_usage_error(diagnostics, "--min", fmt::format("`{}` is no percentage", number),
                      "write 90, or rules=100,rows=100");
    } else if (std::find(kinds.begin(), kinds.end(), least.kind) == kinds.end()) {
      add_usage_error(diagnostics, "--min", fmt::format("coverage has no kind `{}`", least.kind),
                      "it can be " + list_names(kinds));
    }
    out.push_back(std::move(least));
  }
  if (diagnostics.has_errors()) return std::nullopt;
  return out;
}

/// What is below the share asked for, as a finding.
void check_least(const std::string& pack, const CoverageReport& coverage, const std::vector<LeastShare>& all,
                 Diagnostics& diagnostics) {
  for (const auto& least : all) {
    for (const auto& count : coverage.counts) {
      if (count.kind == least.kind && count.percent() < least.percent)
        diagnostics.add_about(Code::too_little_coverage, pack,
                              fmt::format("{:.1f} % of {} are reached, and {:.1f} % are asked for", count.percent(),
                                          count.kind, least.percent));
    }
  }
}

bool has_errors(const TestRun& run) {
  return std::any_of(run.findings.begin(), run.findings.end(),
                     [](const Diagnostic& finding) { return finding.severity == Severity::error; });
}

/// How many findings beside the cases there are; nothing where there is none.
std::string findings_line(const std::vector<TestRun>& runs) {
  report::Tally tally;
  std::set<std::string> files;
  for (const auto& run : runs) {
    for (const auto& finding : run.findings) {
      tally.count(finding);
      files.insert(finding.place.path);
    }
  }
  tally.files = files.size();
  return files.empty() ? std::string() : report::tally_line(tally);
}

/// A case that cannot be run, since it says something that is not understood. It fails: what it asks for is not shown.
CaseResult faulty_case(const load::Examples::Faulty& faulty) {
  CaseResult out{.name = faulty.name, .place = place_of(faulty.span), .mismatches = {}, .command = {}};
  out.status = CaseResult::Status::failed;
  const auto mistakes = counted(faulty.errors, "mistake") + ", told apart";
  out.mismatches.push_back({"the case itself", "no mistake", mistakes, {}, out.place});
  out.command = "sti validate " + write::shell_word(out.place.path);
  return out;
}

std::vector<std::string> formats_of_run() {
  std::vector<std::string> out;
  for (const auto& format : report::test_run_formats()) out.emplace_back(format.name);
  return out;
}

int run_test(Session& session, const TestOptions& options) {
  if (options.mutate || options.suggest) return run_mutate(session, options);
  Diagnostics usage;
  const auto& format = session.options().format;
  if (!has_format(session, options)) return exit_usage;
  const auto least = read_least(options.least, usage);
  for (const auto& name : options.packs) session.means_one_pack(name, usage);
  const bool with_coverage = options.coverage || !options.least.empty();
  const auto formats = report::test_run_formats();
  const auto chosen = std::find_if(formats.begin(), formats.end(), [&](const auto& f) { return f.name == format; });
  if (!usage.empty()) {
    if (format == "text")
      session.report(usage);
    else
      session.write(chosen->render(std::vector{TestRun{options.packs.front(), {}, usage.take()}}, false));
    return exit_usage;
  }
  Diagnostics of_phrases;
  session.checked_phrases(of_phrases);  // no case shows a sentence, so a misspelt one has to be asked for
  std::vector<TestRun> runs;
  std::string coverage_text;
  Diagnostics too_little;
  bool failed = false;
  for (const auto& name : options.packs) {
    TestedPack loaded;
    runs.push_back(run_pack(session, name, options, loaded));
    auto& run = runs.back();
    // They are not of one pack: told once, before what is of the first.
    auto of_pack = std::exchange(run.findings, of_phrases.take());
    run.findings.insert(run.findings.end(), std::move_iterator(of_pack.begin()), std::move_iterator(of_pack.end()));
    failed = failed || run.count(CaseResult::Status::failed) > 0 || has_errors(run);
    if (!with_coverage || !loaded.pack) continue;
    std::vector<const Case*> cases;
    for (const auto& example : loaded.examples.all) {
      if (!example.todo) cases.push_back(&example.asked);
    }
    const auto coverage = prove::measure_coverage(loaded.pack->program, cases);
    coverage_text += format == "json" ? report::coverage_json(loaded.pack->pack, printable(name), coverage)
                                      : report::coverage_text(loaded.pack->pack, name, coverage);
    check_least(name, coverage, *least, too_little);
  }
  const bool only_coverage = with_coverage && format == "json";
  auto text = only_coverage ? std::string() : chosen->render(runs, session.color_on(STDOUT_FILENO));
  if (format == "text") text += findings_line(runs);
  text += coverage_text;
  if (!session.write(text)) return exit_usage;
  for (auto& run : runs) {
    Diagnostics untold;  // the numbers of a coverage have no place for them
    if (only_coverage) untold.append(std::move(run.findings));
    session.report(untold);
  }
  session.report(too_little);
  return failed || !too_little.empty() ? exit_findings : exit_done;
}

}  // namespace

bool has_format(Session& session, const TestOptions& options) {
  const auto& format = session.options().format;
  const bool is_coverage = options.coverage || !options.least.empty();
  const auto known = options.suggest  ? std::vector<std::string>{"text"}
                     : options.mutate ? report::findings_format_names()
                     : is_coverage    ? std::vector<std::string>{"text", "json"}
                                      : formats_of_run();
  if (std::find(known.begin(), known.end(), format) != known.end()) return true;
  Diagnostics usage;
  add_usage_error(usage, "--format", fmt::format("what is asked for has no format `{}`", format),
                  "it can be " + list_names(known));
  session.report(usage);
  return false;
}

TestRun run_pack(Session& session, const std::string& name, const TestOptions& options, TestedPack& loaded) {
  TestRun run{.pack = printable(name), .cases = {}, .findings = {}};
  Diagnostics diagnostics;
  loaded.pack = session.pack(diagnostics, name);
  const auto tree = loaded.pack ? session.tree_of(name, diagnostics) : std::nullopt;
  if (tree) loaded.examples = load::load_examples(loaded.pack->pack, *tree, loaded.pack->pack.id, diagnostics);
  const auto is_left_out = [&](const auto& example) {
    return !options.filter.empty() && example.name.find(options.filter) == std::string::npos;
  };
  std::erase_if(loaded.examples.all, is_left_out);
  std::erase_if(loaded.examples.faulty, is_left_out);
  for (const auto& faulty : loaded.examples.faulty) run.cases.push_back(faulty_case(faulty));
  const auto progress = session.progress("cases of " + name);
  for (const auto& example : loaded.examples.all) {
    progress(run.cases.size(), loaded.examples.faulty.size() + loaded.examples.all.size());
    CaseResult result{.name = example.name, .place = place_of(example.span), .mismatches = {}, .command = {}};
    const auto advice = engine::advise(loaded.pack->program, example.asked, engine::needed_for(example.expected));
    result.mismatches = engine::find_mismatches(loaded.pack->pack, advice, example.expected);
    result.status = example.todo                ? CaseResult::Status::todo
                    : result.mismatches.empty() ? CaseResult::Status::passed
                                                : CaseResult::Status::failed;
    result.command = write::command_line(loaded.pack->pack, example.asked, name, session.shared_options());
    run.cases.push_back(std::move(result));
  }
  std::stable_sort(run.cases.begin(), run.cases.end(), [](const CaseResult& a, const CaseResult& b) {
    return std::tie(a.place.path, a.place.line, a.place.column) < std::tie(b.place.path, b.place.line, b.place.column);
  });
  if (run.cases.empty() && !diagnostics.has_errors())
    diagnostics.add_about(
        Code::no_cases, name,
        options.filter.empty() ? "the pack has no example cases" : "no example case has this in its name");
  run.findings = diagnostics.take();
  return run;
}

CommandLine test_command() {
  auto options = std::make_shared<TestOptions>();
  return {
      .name = "test",
      .about = "Run the example cases of a pack",
      .examples =
          "  sti test no\n"
          "  sti test path/to/pack --filter pep\n"
          "  sti test path/to/pack --mutate --suggest\n",
      .formats = formats_of_run(),
      .options =
          {
              pack_argument("PACK", &options->packs, "Packs"),
              Option("--filter", &options->filter, "Only cases whose name holds this text", {.type = "TEXT"}),
              Option("--coverage", &options->coverage,
                     "Show what the cases reach, and a case for what they do not; text or json"),
              Option("--min", &options->least, "Fail where less is reached: 90, or rules=100,rows=100",
                     {.type = "PERCENT",
                      .offers =
                          [](Session&, Typed&) {
                            auto out = offered(coverage_kind_ids);
                            out.push_back({std::string(CoverageReport::total_id), {}});
                            for (auto& kind : out) kind.word += '=';
                            return out;
                          },
                      .separator = ','}),
              Option("--mutate", &options->mutate,
                     "Change the rules in small ways and show what no case notices, in a format of findings"),
              Option("--suggest", &options->suggest, "With --mutate: write cases that would notice, ready to paste"),
              jobs_option(options->jobs, "Threads for --mutate; all cores where not given"),
          },
      .run = [options](Session& session) { return run_test(session, *options); }};
}

}  // namespace sti::cli
