#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "engine/advise.hpp"
#include "engine/expect.hpp"
#include "load/example.hpp"
#include "report/diagnostics_text.hpp"

namespace sti::cli {
namespace {

struct TestOptions {
  std::vector<std::string> packs;
  std::string filter;
};

struct Tally {
  std::size_t passed = 0, failed = 0, todo = 0;
};

/// Runs the examples of one pack; findings go to `diagnostics`.
void test_pack(Session& session, const std::string& name, const TestOptions& options, Tally& tally,
               Diagnostics& diagnostics) {
  const auto loaded = session.pack(diagnostics, name);
  const auto tree = loaded ? session.tree_of(name, diagnostics) : std::nullopt;
  if (!tree) return;
  const auto examples = load::load_examples(loaded->pack, *tree, loaded->pack.id, diagnostics);
  std::size_t run = 0;
  for (const auto& example : examples.all) {
    if (!options.filter.empty() && example.name.find(options.filter) == std::string::npos) continue;
    ++run;
    const auto advice = engine::advise(loaded->program, example.asked);
    Diagnostics mismatches;
    engine::check_expectation(loaded->pack, advice, example.expected, example.name, mismatches);
    if (mismatches.empty())
      ++tally.passed;
    else if (example.todo)
      ++tally.todo;
    else
      ++tally.failed;
    if (!example.todo) diagnostics.append(std::move(mismatches));
  }
  if (run == 0)
    add_usage_error_as(
        diagnostics, Code::no_cases, name,
        options.filter.empty() ? "the pack has no example cases" : "no example case has this in its name");
}

int run_test(Session& session, const TestOptions& options) {
  Diagnostics usage;
  session.format({"text"}, usage);
  if (!usage.empty()) {
    session.report(usage);
    return exit_usage;
  }
  Tally tally;
  Diagnostics diagnostics;
  for (const auto& name : options.packs) {
    if (!session.knows_pack(name, usage)) {
      session.report(usage);
      return exit_usage;
    }
    test_pack(session, name, options, tally, diagnostics);
  }
  auto text = report::diagnostics_text(diagnostics, session.color_on(1));
  text += fmt::format("{} passed, {} failed", tally.passed, tally.failed);
  if (tally.todo > 0) text += fmt::format(", {} todo", tally.todo);
  text += "\n";
  if (!session.write(text)) return exit_usage;
  return diagnostics.has_errors() ? exit_findings : exit_done;
}

}  // namespace

Run bind_test(CLI::App& app) {
  auto options = std::make_shared<TestOptions>();
  app.add_option("PACK", options->packs, "Packs, by id or folder")->required();
  app.add_option("--filter", options->filter, "Only cases whose name holds this text")
      ->type_name("TEXT")
      ->allow_extra_args(false);
  return [options](Session& session) { return run_test(session, *options); };
}

}  // namespace sti::cli
