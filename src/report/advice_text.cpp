#include "report/advice_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/summary.hpp"
#include "report/wording.hpp"

namespace sti::report {
namespace {

constexpr std::size_t page_width = 80;
constexpr std::size_t shown_questions = 3;

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = char(text[0] - 'a' + 'A');
  return text;
}

class TextPage {
 public:
  TextPage(const View& view, const TextOptions& options) : v_(view), options_(options) {}

  std::string run() {
    head();
    notes_of({NoteKind::urgent}, "heading-urgent");
    tests_today();
    tests_to_wait_with();
    tests_done();
    verdicts();
    vaccines();
    follow_up();
    notes_of({NoteKind::law, NoteKind::referral}, "heading-referral");
    notes_of({NoteKind::caution, NoteKind::information}, "heading-notes");
    notes_of({NoteKind::talk}, "heading-talk");
    questions();
    sources();
    out_ += '\n';
    paragraph(v_.label(v_.pack.intended_use), 0, 0);
    return std::move(out_);
  }

 private:
  void line(std::string_view text) { out_.append(text).append("\n"); }

  /// Wrapped text whose first line starts at `first` and whose others start at `rest`.
  void paragraph(const std::string& text, std::size_t first, std::size_t rest) {
    entry(std::string(first, ' '), text, rest);
  }

  void entry(const std::string& start, const std::string& text, std::size_t rest) {
    const auto used = display_width(start);
    const auto lines = wrap(printable(text), page_width - std::max(used, rest));
    for (std::size_t i = 0; i < lines.size(); ++i) line((i == 0 ? start : std::string(rest, ' ')) + lines[i]);
    if (lines.empty()) line(start);
  }

  void heading(std::string_view phrase) {
    out_ += '\n';
    const auto& text = v_.phrase(phrase);
    line(options_.color ? fmt::format("\033[1m{}\033[0m", text) : text);
  }

  void backed(const Backing& backing, std::size_t indent) {
    if (!options_.why) return;
    const auto basis = v_.phrase(fmt::format("basis-{}", to_string(backing.basis)));
    entry(std::string(indent, ' ') + "~ ",
          v_.fill("basis-line",
                  {{"rules", join(backing.rules, ", ")}, {"sources", join(backing.sources, ", ")}, {"basis", basis}}),
          indent + 2);
  }

  void head() {
    const auto& pack = v_.pack;
    line(printable(v_.fill("page-title", {{"date", human(v_.advice.asked.now, v_.lang)}})));
    paragraph(v_.fill("page-pack", {{"title", v_.label(pack.title)},
                                    {"country", v_.label(pack.country)},
                                    {"version", pack.version},
                                    {"reviewed", pack.reviewed}}),
              0, 0);
    out_ += '\n';
    paragraph(capitalised(person_summary(v_)), 0, 2);
    const int count = int(v_.advice.asked.exposures.size());
    for (int i = 0; i < count; ++i) entry(fmt::format("{}. ", i + 1), exposure_summary(v_, i), 3);
  }

  const std::string& test_name(int test) const { return v_.label(v_.pack.catalog.tests[std::size_t(test)].label); }

  std::string dates(const std::vector<Date>& days) const {
    std::vector<std::string> out;
    for (const auto day : days) out.push_back(human(day, v_.lang));
    return join(out, ", ");
  }

  const TestAdvice& line_of(int test, int site) const {
    return *std::find_if(v_.advice.tests.begin(), v_.advice.tests.end(),
                         [&](const auto& l) { return l.test == test && l.site == site; });
  }

  /// What a test taken today will and will not say.
  std::string meaning(const TestAdvice& test) const {
    std::vector<std::string> parts;
    if (test.status == Status::baseline) parts.push_back(v_.phrase("status-baseline"));
    if (!test.repeat_on.empty())
      parts.push_back(v_.fill("repeat-on", {{"dates", dates(test.repeat_on)}}));
    else if (test.conclusive_on)
      parts.push_back(v_.phrase("conclusive"));
    else if (test.status != Status::now)
      parts.push_back(v_.phrase("never-conclusive"));
    if (test.pending) parts.push_back(v_.phrase("pending"));
    return join(parts, "; ");
  }

  void tests_today() {
    heading("heading-today");
    const auto today = date_of(v_.advice.asked.now);
    bool any = false;
    for (const auto& specimen : v_.advice.specimens) {
      if (specimen.on != today) continue;
      any = true;
      entry("  " + capitalised(v_.label(v_.pack.catalog.sites[std::size_t(specimen.site)].label)) + ": ",
            how(v_, specimen), 6);
      for (const int test : specimen.tests) {
        const auto& advice = line_of(test, specimen.site);
        const auto said = meaning(advice);
        entry("    - ", test_name(test) + (said.empty() ? "" : ": " + said), 6);
        if (options_.why) paragraph(why(v_, advice), 6, 6);
        backed(backing(v_, advice), 6);
      }
    }
    if (!any) paragraph(v_.phrase(v_.advice.tests.empty() ? "no-tests" : "nothing-today"), 2, 2);
  }

  void tests_to_wait_with() {
    const auto today = date_of(v_.advice.asked.now);
    bool started = false;
    for (const auto& specimen : v_.advice.specimens) {
      if (specimen.on == today) continue;
      if (!started) heading("heading-wait");
      started = true;
      line(fmt::format("  {}, {}:", capitalised(v_.fill("take-from", {{"date", human(specimen.on, v_.lang)}})),
                       v_.label(v_.pack.catalog.sites[std::size_t(specimen.site)].label)));
      for (const int test : specimen.tests) {
        const auto& advice = line_of(test, specimen.site);
        std::string said;
        if (!advice.conclusive_on)
          said = v_.phrase("never-conclusive");
        else if (*advice.conclusive_on == advice.take_on)
          said = v_.phrase("conclusive");
        else
          said = v_.fill("conclusive-from", {{"date", human(*advice.conclusive_on, v_.lang)}});
        if (advice.pending) said += "; " + v_.phrase("pending");
        entry("    - ", test_name(test) + ": " + said, 6);
        if (options_.why) paragraph(why(v_, advice), 6, 6);
        backed(backing(v_, advice), 6);
      }
    }
  }

  void tests_done() {
    bool started = false;
    for (const auto& advice : v_.advice.tests) {
      if (advice.status != Status::done) continue;
      if (!started) heading("heading-done");
      started = true;
      entry("  - ",
            fmt::format("{} ({})", test_name(advice.test),
                        v_.label(v_.pack.catalog.sites[std::size_t(advice.site)].label)),
            4);
      backed(backing(v_, advice), 4);
    }
  }

  void verdicts() {
    heading("heading-verdicts");
    std::vector<std::string> not_applicable;
    for (const auto& verdict : v_.advice.verdicts) {
      const auto& name = v_.label(v_.pack.vocabulary.slots[std::size_t(verdict.slot)].label);
      const auto& level = v_.phrase(fmt::format("level-{}", to_string(verdict.level)));
      if (verdict.level == Level::not_applicable && !options_.why) {
        not_applicable.push_back(name);
        continue;
      }
      entry("  - ", fmt::format("{}: {}. {}", capitalised(name), level, why(v_, verdict)), 4);
      backed(backing(v_, verdict), 4);
    }
    if (!not_applicable.empty())
      entry("  - ", fmt::format("{}: {}", capitalised(v_.phrase("level-not-applicable")), join(not_applicable, ", ")),
            4);
  }

  void vaccines() {
    heading("heading-vaccines");
    std::vector<std::string> others;
    for (const auto& vaccine : v_.advice.vaccines) {
      const auto& name = v_.label(v_.pack.catalog.vaccines[std::size_t(vaccine.vaccine)].label);
      const bool idle = vaccine.level == VaccineLevel::not_indicated || vaccine.level == VaccineLevel::not_needed;
      if (idle && !options_.why) {
        others.push_back(fmt::format("{} ({})", name, v_.phrase(fmt::format("vaccine-{}", to_string(vaccine.level)))));
        continue;
      }
      std::vector<std::string> terms;
      if (vaccine.free && !idle) terms.push_back(v_.phrase(*vaccine.free ? "free-yes" : "free-no"));
      if (!vaccine.schedule_days.empty() && !idle) {
        std::vector<std::string> days;
        for (const int day : vaccine.schedule_days) days.push_back(fmt::format("{}", day));
        terms.push_back(v_.fill("schedule", {{"days", join(days, ", ")}}));
      }
      if (vaccine.deadline) terms.push_back(v_.fill("deadline", {{"deadline", human(*vaccine.deadline, v_.lang)}}));
      const auto in_brackets = terms.empty() ? "" : fmt::format(" ({})", join(terms, "; "));
      entry("  - ",
            fmt::format("{}: {}{}. {}", capitalised(name),
                        v_.phrase(fmt::format("vaccine-{}", to_string(vaccine.level))), in_brackets, why(v_, vaccine)),
            4);
      backed(backing(v_, vaccine), 4);
    }
    if (!others.empty()) entry("  - ", capitalised(join(others, ", ")), 4);
  }

  void follow_up() {
    if (v_.advice.follow_up.empty()) return;
    heading("heading-follow-up");
    for (const auto& item : v_.advice.follow_up) {
      auto what = v_.label(v_.pack.catalog.follow_ups[std::size_t(item.what)].label);
      if (item.infection >= 0) what += ", " + v_.label(v_.pack.catalog.infections[std::size_t(item.infection)].label);
      entry("  - ", fmt::format("{}: {}. {}", capitalised(human(item.on, v_.lang)), what, why(v_, item)), 4);
      backed(backing(v_, item), 4);
    }
  }

  void notes_of(std::initializer_list<NoteKind> kinds, std::string_view heading_phrase) {
    bool started = false;
    for (const auto& note : v_.advice.notes) {
      if (std::find(kinds.begin(), kinds.end(), note.kind) == kinds.end()) continue;
      if (!started) heading(heading_phrase);
      started = true;
      entry("  - ", text(v_, note), 4);
      backed(backing(v_, note), 4);
    }
  }

  void questions() {
    if (v_.advice.questions.empty()) return;
    heading("heading-questions");
    const auto count = v_.advice.questions.size();
    for (std::size_t i = 0; i < std::min(count, shown_questions); ++i) {
      const auto& question = v_.advice.questions[i];
      const auto& fact = v_.pack.vocabulary.facts[std::size_t(question.fact)];
      auto where =
          question.exposure && v_.advice.asked.exposures.size() > 1
              ? fmt::format(" ({}, {})",
                            v_.fill("exposure-number", {{"number", fmt::format("{}", *question.exposure + 1)}}),
                            fact.id)
              : fmt::format(" ({})", fact.id);
      entry("  - ", v_.label(fact.ask) + where, 4);
    }
    if (count > shown_questions)
      paragraph(v_.fill("more-questions", {{"count", fmt::format("{}", count - shown_questions)}}), 4, 4);
  }

  void sources() {
    heading("heading-sources");
    for (const auto& key : cited_sources(v_)) {
      const auto* source = find_source(v_, key);
      if (source == nullptr) continue;
      entry(fmt::format("  {}: ", key), fmt::format("{}: {} ({})", source->issuer, source->title, source->date), 6);
    }
  }

  const View& v_;
  const TextOptions& options_;
  std::string out_;
};

}  // namespace

std::string advice_text(const Pack& pack, const Phrases& phrases, const Advice& advice, Lang lang,
                        const TextOptions& options) {
  const View view{pack, phrases, advice, lang};
  return TextPage(view, options).run();
}

}  // namespace sti::report
