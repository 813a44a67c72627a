#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "load/code_texts.hpp"
#include "report/code_text.hpp"

namespace sti::cli {
namespace {

struct ExplainOptions {
  std::string code;
  bool list = false;
};

/// A code by its number or its name.
std::optional<Code> find_code(const std::string& name, Diagnostics& diagnostics) {
  if (const auto code = parse_code(name)) return code;
  std::vector<std::string> known;
  for (const auto& row : all_codes()) {
    if (row.name == name) return row.code;
    known.emplace_back(row.name);
  }
  auto hint = did_you_mean(nearest(name, known));
  add_usage_error(diagnostics, printable(name), fmt::format("no diagnostic code `{}`", printable(name)),
                  hint.empty() ? "`sti explain --list` shows all" : hint);
  return std::nullopt;
}

int run_explain(Session& session, const ExplainOptions& options) {
  Diagnostics diagnostics;
  const auto format = session.format({"text", "json"}, diagnostics);
  std::optional<Code> code;
  if (!options.list) {
    if (options.code.empty())
      add_usage_error(diagnostics, "sti explain", "name a diagnostic code", "for instance STI-0203, or --list");
    else
      code = find_code(options.code, diagnostics);
  }
  if (diagnostics.has_errors()) {
    session.report(diagnostics);
    return exit_usage;
  }
  const auto texts = load::load_code_texts();
  const bool is_json = *format == "json";
  const auto text = code ? (is_json ? report::code_json(texts, *code)
                                    : report::code_text(texts, *code, session.color_on(STDOUT_FILENO)))
                         : (is_json ? report::code_list_json(texts) : report::code_list_text());
  return session.write(text) ? exit_done : exit_usage;
}

}  // namespace

Run bind_explain(CLI::App& app) {
  auto options = std::make_shared<ExplainOptions>();
  app.add_option("CODE", options->code, "A diagnostic code, by number (STI-0203) or name (unknown-fact)");
  app.add_flag("--list", options->list, "List every diagnostic code");
  return [options](Session& session) { return run_explain(session, *options); };
}

}  // namespace sti::cli
