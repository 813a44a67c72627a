#include <fmt/format.h>
#include <unistd.h>

#include <set>

#include "base/text.hpp"
#include "cli/test_commands.hpp"
#include "engine/advise.hpp"
#include "engine/observe.hpp"
#include "prove/mutate.hpp"
#include "prove/noticing_cases.hpp"
#include "report/findings/findings.hpp"
#include "report/findings/proofs.hpp"
#include "report/wording/case_words.hpp"
#include "write/command_line.hpp"
#include "write/example_toml.hpp"

namespace sti::cli {
namespace {

/// Sources of what a case shows: of the rules that its expectation comes from.
std::vector<std::string> sources_of(const Pack& pack, const std::vector<Index<Rule>>& rules) {
  std::vector<std::string> out;
  for (const auto rule : rules) {
    for (const auto source : pack.rules[rule].evidence.sources) {
      const auto& id = pack.sources[source].key;
      if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Cases that would notice what survived, as a file of cases.
std::string suggestions(const LoadedPack& loaded, const Phrases& phrases, const prove::MutationResult& result,
                        const Progress& progress, unsigned threads) {
  std::vector<Case> cases;
  const auto& pack = loaded.pack;
  std::set<std::string> known;
  for (const auto& finding : result.findings) {
    if (finding.example && known.insert(write::command_line(pack, *finding.example, "")).second)
      cases.push_back(*finding.example);
  }
  const auto noticing = prove::cases_that_notice(pack, result.survivors, cases, progress, threads);
  std::string out;
  for (const auto& each : noticing.cases) {
    const auto advice = engine::advise(loaded.program, *each.asked);
    const report::View view{pack, phrases, advice, Lang::en};
    if (!out.empty()) out += '\n';
    out += write::example_toml(pack, *each.asked, report::case_in_brief(view), engine::expectation_of(each.expected),
                               sources_of(pack, each.rules));
  }
  for (const auto mutant : noticing.unnoticed)
    out += fmt::format("\n# No example can expect what changes: {}\n", printable(result.survivors[mutant].what));
  return out;
}

/// Whether the case failed because it cannot be read, which was told.
bool is_faulty(const load::Examples& examples, const CaseResult& result) {
  return std::any_of(examples.faulty.begin(), examples.faulty.end(), [&](const load::Examples::Faulty& faulty) {
    return faulty.name == result.name && place_of(faulty.span) == result.place;
  });
}

}  // namespace

int run_mutate(Session& session, const TestOptions& options) {
  if (!has_format(session, options)) return exit_usage;
  Diagnostics usage, findings;
  Diagnostics unready;  // of the sentences, and of packs that cannot be judged yet
  const auto& format = session.options().format;
  for (const auto& name : options.packs) session.means_one_pack(name, usage);
  if (!options.filter.empty() || options.coverage || !options.least.empty())
    add_usage_error(usage, "--mutate", "goes with neither --filter nor --coverage nor --min");
  const auto phrases = usage.empty() ? session.checked_phrases(unready) : std::nullopt;
  if (!phrases) return session.refuse(usage, format);
  std::string tally, cases;
  for (const auto& name : options.packs) {
    TestedPack loaded;
    auto run = run_pack(session, name, options, loaded);
    Diagnostics of_pack;
    for (const auto& result : run.cases) {
      if (result.status == CaseResult::Status::failed && !is_faulty(loaded.examples, result))
        of_pack.add_about(Code::expectation_failed, name,
                          fmt::format("the case `{}` fails; run `sti test` first", result.name));
    }
    of_pack.append(std::move(run.findings));
    const bool is_ready = loaded.pack && !of_pack.has_errors();
    unready.append(std::move(of_pack));
    if (!is_ready) continue;
    std::vector<prove::ExampleCase> examples;
    for (const auto& example : loaded.examples.all) {
      if (!example.todo) examples.push_back({&example.asked, &example.expected});
    }
    const auto& pack = loaded.pack->pack;
    const auto progress = session.progress("mutants of " + name);
    const auto result = prove::mutate(pack, examples, {.threads = options.jobs, .progress = progress});
    findings.append(report::finding_diagnostics(pack, *phrases, result.findings, name, session.shared_options()));
    tally += fmt::format("{}: {}, {} noticed by {}, {} surviving; {} more without effect\n", printable(name),
                         counted(result.mutants, "mutant"), result.killed, counted(examples.size(), "case"),
                         result.survivors.size(), result.equal);
    if (options.suggest) cases += suggestions(*loaded.pack, *phrases, result, progress, options.jobs);
  }
  if (options.suggest) session.report(unready);  // the result is cases then, and has no place for it
  const bool fails = findings.has_errors() || unready.has_errors();
  unready.append(std::move(findings));
  const auto text =
      report::findings_document(report::findings_format(format), unready, session.color_on(STDOUT_FILENO));
  const bool tally_apart = options.suggest || format != "text";
  if (!session.write(options.suggest ? cases : tally_apart ? text : text + tally)) return exit_usage;
  if (tally_apart) session.say(tally);
  return fails ? exit_findings : exit_done;
}

}  // namespace sti::cli
