#include <fmt/format.h>
#include <unistd.h>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "prove/verify.hpp"
#include "report/findings/findings.hpp"
#include "report/findings/proofs.hpp"
#include "report/wording/conditions.hpp"

namespace sti::cli {
namespace {

struct VerifyOptions {
  std::vector<std::string> packs;
  std::string fail_level;
  bool stats = false;
  std::size_t budget = prove::VerifyOptions{}.max_nodes;
};

std::string stats_text(const Pack& pack, const prove::VerifyResult& result) {
  const auto share = [&](long double cases) {
    return result.cases > 0 ? fmt::format("{:5.1f} %", double(100 * cases / result.cases)) : std::string{};
  };
  auto out = fmt::format("{}: {}, {} model {} (one person, at most one exposure; not patients)\n", pack.id,
                         counted(result.facts, "fact"), report::model_cases(result.cases),
                         result.cases == 1 ? "case" : "cases");
  for (const auto& part : result.parts) {
    out += fmt::format("  {}: {}, {}\n", part.subject, counted(part.rules, "rule"), counted(part.rows, "row"));
    for (const auto& answer : part.answers)
      out += fmt::format("    {:<16} {:>10} {}\n", answer.name, report::model_cases(answer.cases), share(answer.cases));
  }
  return out;
}

int run_verify(Session& session, const VerifyOptions& options) {
  Diagnostics usage;
  const auto& format = session.options().format;
  session.rules(usage);
  Diagnostics findings;
  const auto phrases = usage.has_errors() ? std::nullopt : session.checked_phrases(findings);
  if (!phrases) return session.refuse(usage, format);
  std::string stats;
  std::size_t properties = 0;
  for (const auto& name : options.packs) {
    if (!session.means_one_pack(name, usage)) return session.refuse(usage, format);
    const auto loaded = session.pack(findings, name);
    if (!loaded) continue;
    const auto result = prove::verify(
        loaded->pack, {.max_nodes = options.budget, .progress = session.progress("questions about " + name)}, findings);
    findings.append(
        report::finding_diagnostics(loaded->pack, *phrases, result.findings, name, session.shared_options()));
    properties += result.properties;
    if (options.stats) stats += stats_text(loaded->pack, result);
  }
  const auto text =
      report::findings_document(report::findings_format(format), findings, session.color_on(STDOUT_FILENO));
  // Beside the text, the other formats are read by programs.
  const bool is_text = format == "text";
  if (is_text && properties > 0) stats += counted(properties, "property", "properties") + " proved\n";
  if (!session.write(is_text ? stats + text : text)) return exit_usage;
  if (!is_text) session.say(stats);
  const bool fails = findings.has_errors() || (options.fail_level == "warning" && !findings.empty());
  return fails ? exit_findings : exit_done;
}

}  // namespace

CommandLine verify_command() {
  auto options = std::make_shared<VerifyOptions>();
  return {.name = "verify",
          .about = "Prove a pack over its whole case space: gaps, overlaps, dead rules, properties",
          .examples =
              "  sti verify no\n"
              "  sti verify path/to/pack --stats\n",
          .formats = report::findings_format_names(),
          .options =
              {
                  pack_argument("PACK", &options->packs, "Packs"),
                  Option("--stats", &options->stats, "Also say how large the space is and each answer's part of it"),
                  fail_level_option(options->fail_level),
                  budget_option(options->budget),
              },
          .run = [options](Session& session) { return run_verify(session, *options); }};
}

}  // namespace sti::cli
