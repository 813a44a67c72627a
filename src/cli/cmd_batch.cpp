#include <fmt/format.h>

#include <algorithm>
#include <atomic>

#include "base/parallel.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "engine/advise.hpp"
#include "report/advice/json.hpp"
#include "report/findings/findings.hpp"

namespace sti::cli {
namespace {

struct BatchOptions {
  std::string file = "-";
  std::vector<std::string> fields;
  bool no_text = false;
  unsigned jobs = all_cores();
};

/// The id of a case that is otherwise no case, where it can be read.
std::optional<std::string> find_id(const SourceText& source) {
  Diagnostics ignored;
  const auto root = load::parse_json(source, ignored);
  const auto* id = root && root->is_table() ? root->find("id") : nullptr;
  if (id == nullptr) return std::nullopt;
  if (id->kind == load::Node::Kind::integer) return fmt::format("{}", id->integer);
  return id->is_string() ? std::optional(id->text) : std::nullopt;
}

std::string error_record(const SourceText& source, const Diagnostic& error) {
  return report::error_json(source.first_line,
                            source.text.size() <= load::max_case_bytes ? find_id(source) : std::nullopt, error);
}

constexpr std::size_t most_unwritten = std::size_t{1} << 20;  ///< bytes

struct Line {
  std::uint32_t number = 0;
  std::string text;
  std::string answer;
  bool failed = false;
};

/// The next lines that are not blank, as many as are worth a round of work; fewer where the input has to be waited for.
std::vector<Line> read_lines(Input& in, std::uint32_t& line_number) {
  constexpr std::size_t most_lines = 2048;
  constexpr std::size_t most_bytes = std::size_t{4} << 20;
  std::vector<Line> lines;
  std::size_t bytes = 0;
  Line line;
  while (lines.size() < most_lines && bytes < most_bytes && in.next_line(line.text, load::max_case_bytes)) {
    line.number = ++line_number;
    bytes += line.text.size();
    if (!trim(line.text).empty()) lines.push_back(std::exchange(line, {}));
    if (!lines.empty() && !in.is_ready()) break;
  }
  return lines;
}

/// Everything that the answer to a line depends on; shared by all threads, changed by none.
struct Batch {
  const LoadedPack& loaded;
  const Phrases& phrases;
  Lang lang;
  load::Now now;
  const report::JsonOptions& json;
  engine::AdviseOptions advise;
  std::string path;

  void answer(Line& line) const {
    SourceText source{path, std::move(line.text), line.number};
    Diagnostics diagnostics;
    std::optional<Case> asked;
    if (load::check_text(source, load::max_case_bytes, diagnostics)) {
      const auto root = load::parse_json(source, diagnostics);
      if (root) asked = load::read_case(loaded.pack, *root, source, now, diagnostics);
    }
    line.failed = !asked;
    if (asked)
      line.answer =
          report::advice_json(loaded.pack, phrases, engine::advise(loaded.program, *asked, advise), lang, json);
    else
      line.answer = error_record(source, diagnostics.all().front());
    line.answer += '\n';
  }
};

int run_batch(Session& session, const BatchOptions& options) {
  Diagnostics diagnostics;
  const auto lang = session.lang(diagnostics);
  const auto now = session.now(diagnostics);
  for (const auto& field : options.fields) {
    const auto& known = report::advice_fields();
    if (std::find(known.begin(), known.end(), field) != known.end()) continue;
    auto hint = did_you_mean(nearest(field, known));
    add_usage_error(diagnostics, "--fields", fmt::format("an advice has no key `{}`", field),
                    hint.empty() ? "it can be " + list_names(known) : hint);
  }
  auto in = session.input(options.file, diagnostics);
  const auto loaded = diagnostics.has_errors() ? nullptr : session.pack(diagnostics);
  const auto phrases = loaded ? session.phrases(diagnostics) : std::nullopt;
  if (!loaded || !phrases) {
    session.report(diagnostics);
    return exit_usage;
  }
  report::JsonOptions json{.fields = options.fields, .texts = !options.no_text};
  const auto wants = [&](std::string_view field) {
    return options.fields.empty() ||
           std::find(options.fields.begin(), options.fields.end(), field) != options.fields.end();
  };
  const engine::AdviseOptions advise{.questions = wants("questions") || (wants("verdicts") && json.texts),
                                     .risk = wants("risk") || wants("sources"),
                                     .expiries = wants("expires")};

  const Batch batch{*loaded, *phrases, *lang, *now, json, advise, in->name()};
  const auto progress = session.progress("cases");
  bool any_error = false;
  std::atomic<bool> written = true;
  std::uint32_t line_number = 0;
  std::vector<Line> lines;
  do {
    lines = read_lines(*in, line_number);
    std::string out;
    const auto write = [&] { written = written && session.append(std::exchange(out, {})); };
    const Work answer = [&](std::size_t i) {
      if (written) batch.answer(lines[i]);
    };
    in_parallel(
        lines.size(), options.jobs, [&] { return answer; },
        [&](std::size_t i) {
          out += std::exchange(lines[i].answer, {});
          any_error = any_error || lines[i].failed;
          if (out.size() > most_unwritten) write();
        });
    write();
    if (!written) return session.output_closed() ? exit_done : exit_usage;
    progress(line_number, 0);
  } while (!lines.empty());
  if (in->has_failed(diagnostics)) {
    session.report(diagnostics);
    return exit_usage;
  }
  if (!session.finish()) return exit_usage;
  return any_error ? exit_findings : exit_done;
}

}  // namespace

CommandLine batch_command() {
  auto options = std::make_shared<BatchOptions>();
  return {.name = "batch",
          .about = "Cases as NDJSON in, advice as NDJSON out, in the same order",
          .examples =
              "  sti batch cases.ndjson > advice.ndjson\n"
              "  zcat cases.gz | sti batch --fields tests,verdicts --no-text -\n",
          .formats = {"ndjson"},
          .options =
              {
                  Option("FILE", &options->file, "Cases, one JSON object a line; - or no FILE for standard input"),
                  Option("--fields", &options->fields, "Write only these keys of an advice, and id",
                         {.type = "KEYS",
                          .offers = [](Session&, Typed&) { return offered(report::advice_fields()); },
                          .separator = ','}),
                  jobs_option(options->jobs),
                  Option("--no-text", &options->no_text, "Leave out every why, text and how"),
              },
          .run = [options](Session& session) { return run_batch(session, *options); }};
}

}  // namespace sti::cli
