#include <fmt/format.h>
#include <unistd.h>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "load/decision_table.hpp"
#include "prove/verify.hpp"
#include "report/findings/findings.hpp"
#include "report/findings/proof.hpp"
#include "report/findings/proofs.hpp"
#include "report/wording/conditions.hpp"

namespace sti::cli {
namespace {

struct VerifyOptions {
  std::vector<std::string> packs;
  std::string fail_level;
  bool stats = false, each_question = false;
  std::size_t budget = prove::VerifyOptions{}.max_nodes;
};

std::string stats_text(const Pack& pack, const prove::VerifyResult& result) {
  const auto all = (long double)result.proof.cases;
  const auto share = [&](long double cases) {
    return all > 0 ? fmt::format("{:5.1f} %", double(100 * cases / all)) : std::string{};
  };
  auto out = fmt::format(
      "{}: {}, {} {}\n", pack.id, counted(result.proof.facts.size(), "fact"), report::model_cases(all),
      pack.advises()
          ? std::string(all == 1 ? "model case" : "model cases") + " (one person, at most one exposure; not patients)"
          : std::string(all == 1 ? "combination" : "combinations"));
  for (const auto& part : result.parts) {
    out += fmt::format("  {}: {}, {}\n", part.subject, counted(part.rules, "rule"), counted(part.rows, "row"));
    for (const auto& answer : part.answers)
      out += fmt::format("    {:<16} {:>10} {}\n", answer.name, report::model_cases(answer.cases), share(answer.cases));
  }
  return out;
}

/// A pack, or a decision table, with what was proved of it.
struct Proved {
  std::unique_ptr<LoadedPack> loaded;
  std::string name;
  prove::VerifyResult result;
};

/// A decision table by the name of its file, else a pack. What cannot be read at all is an error of usage.
std::unique_ptr<LoadedPack> read_what_is_proved(Session& session, const std::string& name, Diagnostics& usage,
                                                Diagnostics& findings) {
  if (!load::is_decision_table(name)) return session.pack(findings, name);
  auto input = session.input(name, usage);
  auto text = input ? input->rest(load::max_rule_bytes, usage) : std::nullopt;
  if (!text) return nullptr;
  auto table =
      load::read_decision_table(std::make_shared<const SourceText>(SourceText{name, std::move(*text)}), findings);
  if (!table) return nullptr;
  auto out = std::make_unique<LoadedPack>();
  out->pack = std::move(*table);
  auto program = engine::compile(out->pack, findings);
  if (!program) return nullptr;
  out->program = std::move(*program);
  return out;
}

int run_verify(Session& session, const VerifyOptions& options) {
  Diagnostics usage;
  const auto& format = session.options().format;
  session.rules(usage);
  Diagnostics findings;
  const auto phrases = usage.has_errors() ? std::nullopt : session.checked_phrases(findings);
  if (!phrases) return session.refuse(usage, format);
  std::vector<Proved> all;
  for (const auto& name : options.packs) {
    const bool can_be_read = load::is_decision_table(name) || session.means_one_pack(name, usage);
    auto loaded = can_be_read ? read_what_is_proved(session, name, usage, findings) : nullptr;
    if (!loaded) continue;
    auto result = prove::verify(loaded->pack,
                                {.max_nodes = options.budget,
                                 .with_cases = format == "json",
                                 .with_parts = options.stats,
                                 .progress = session.progress("questions about " + name)},
                                findings);
    findings.append(
        report::finding_diagnostics(loaded->pack, *phrases, result.findings, name, session.shared_options()));
    all.push_back({std::move(loaded), name, std::move(result)});
  }
  const bool is_text = format == "text", was_refused = usage.has_errors();
  const bool has_nothing = all.empty() && findings.empty();
  if (was_refused && (has_nothing || session.would_overwrite())) return session.refuse(usage, format);
  if (is_text)
    session.report(usage);
  else
    findings.append(std::move(usage));
  std::vector<report::PackProof> proofs;
  std::string about;
  for (const auto& each : all) {
    proofs.push_back({each.name, &each.loaded->pack, &each.result.proof});
    if (options.stats) about += stats_text(each.loaded->pack, each.result);
    about += report::proof_text(proofs.back(), options.each_question);
  }
  // Beside the text, the other formats are read by programs.
  const auto document = format == "json" ? report::proof_json(proofs, findings)
                                         : report::findings_document(report::findings_format(format), findings,
                                                                     session.color_on(STDOUT_FILENO));
  if (!session.write(is_text ? about + document : document)) return exit_usage;
  if (!is_text && options.stats) session.say(about);
  const bool fails = findings.has_errors() || (options.fail_level == "warning" && !findings.empty());
  return was_refused ? exit_usage : fails ? exit_findings : exit_done;
}

}  // namespace

CommandLine verify_command() {
  auto options = std::make_shared<VerifyOptions>();
  return {
      .name = "verify",
      .about = "Prove a pack, or a decision table, over its whole case space: gaps, overlaps, dead rules, properties",
      .examples =
          "  sti verify no\n"
          "  sti verify path/to/pack --stats\n"
          "  sti verify table.csv\n",
      .formats = report::findings_format_names(),
      .options =
          {
              {"PACK",
               &options->packs,
               "Packs, and decision tables by themselves (.csv, .json)",
               {.type = "ID|DIR|FILE", .offers = offer_packs, .required = true}},
              Option("--stats", &options->stats, "Also say how large the space is and each answer's part of it"),
              Option("--questions", &options->each_question, "Also list every question with its answer"),
              fail_level_option(options->fail_level),
              budget_option(options->budget),
          },
      .run = [options](Session& session) { return run_verify(session, *options); }};
}

}  // namespace sti::cli
