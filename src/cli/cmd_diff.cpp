#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "prove/diff.hpp"
#include "prove/verify.hpp"
#include "report/compare/diff.hpp"

namespace sti::cli {
namespace {

struct DiffOptions {
  std::string before, after;
  std::vector<std::string> fail_on;
  std::size_t budget = prove::VerifyOptions{}.max_nodes;
};

bool is_verdict(Change::Kind kind) {
  return kind == Change::Kind::verdict_lost || kind == Change::Kind::verdict_gained ||
         kind == Change::Kind::verdict_changed;
}

/// `pep-lost` for a verdict, beside the name of its kind.
std::string own_name(const Pack& pack, const Change& change) {
  const std::string_view kind = to_string(change.kind);
  if (!is_verdict(change.kind)) return std::string(kind);
  return id_of(pack, *change.subject) + std::string(kind.substr(kind.find('-')));
}

std::vector<std::string> known_names(const Pack& pack) {
  std::vector<std::string> out = {"any"};
  out.insert(out.end(), change_kind_ids.begin(), change_kind_ids.end());
  for (const auto& slot : pack.vocabulary.slots) {
    for (const auto* end : {"-lost", "-gained", "-changed"}) out.push_back(slot.id + end);
  }
  return out;
}

/// Whether a change is one of those named; `any` is every change of advice, so not of wording alone.
bool fails(const DiffOptions& options, const Pack& pack, const Change& change) {
  return std::any_of(options.fail_on.begin(), options.fail_on.end(), [&](const std::string& name) {
    return name == to_string(change.kind) || name == own_name(pack, change) ||
           (name == "any" && change.kind != Change::Kind::wording);
  });
}

int run_diff(Session& session, const DiffOptions& options) {
  Diagnostics diagnostics;
  const auto& format = session.options().format;
  const auto lang = session.lang(diagnostics);
  const auto now = session.now(diagnostics);
  const auto phrases = session.phrases(diagnostics);
  std::unique_ptr<LoadedPack> before, after;
  for (const auto* name : {&options.before, &options.after}) session.means_one_pack(*name, diagnostics);
  if (!diagnostics.has_errors()) {
    before = session.pack(diagnostics, options.before);
    after = session.pack(diagnostics, options.after);
  }
  if (after) {
    const auto known = known_names(after->pack);
    for (const auto& name : options.fail_on) {
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      auto hint = did_you_mean(nearest(name, known));
      add_usage_error(diagnostics, "--fail-on", fmt::format("no kind of change `{}`", name),
                      hint.empty() ? "for instance pep-lost, test-dropped, any" : hint);
    }
  }
  std::optional<prove::DiffResult> result;
  if (before && after && !diagnostics.has_errors())
    result = prove::diff(before->pack, after->pack, options.budget, diagnostics);
  if (!result) {
    session.report(diagnostics);
    const bool unproved = std::any_of(diagnostics.all().begin(), diagnostics.all().end(),
                                      [](const Diagnostic& each) { return each.code == Code::not_proved; });
    return unproved ? exit_findings : exit_usage;
  }
  Advice moment;
  moment.asked.now = now->at;
  const report::DiffView view{before->pack,  after->pack,   *phrases,
                              moment,        *lang,         result->changes,
                              result->cases, options.after, session.shared_options()};
  const auto page = format == "json" ? report::diff_json(view) : session.laid_out(report::diff_page(view));
  if (!session.write(page)) return exit_usage;
  const bool failed = std::any_of(result->changes.begin(), result->changes.end(),
                                  [&](const Change& change) { return fails(options, after->pack, change); });
  return failed ? exit_findings : exit_done;
}

}  // namespace

CommandLine diff_command() {
  auto options = std::make_shared<DiffOptions>();
  return {.name = "diff",
          .about = "What a change of rules does to patients, not to text",
          .examples =
              "  sti diff no path/to/changed/no\n"
              "  sti diff old/no new/no --fail-on pep-lost,test-dropped\n",
          .formats = page_formats(),
          .options =
              {
                  pack_argument("OLD", &options->before, "The pack before the change"),
                  pack_argument("NEW", &options->after, "The pack after it"),
                  Option("--fail-on", &options->fail_on,
                         "Kinds of change that make the exit code 1: pep-lost, test-dropped, note-added, any, …",
                         {.type = "KINDS",
                          .offers = [](Session& session, Typed&) { return offered(known_names(known_pack(session))); },
                          .separator = ','}),
                  budget_option(options->budget),
              },
          .run = [options](Session& session) { return run_diff(session, *options); }};
}

}  // namespace sti::cli
