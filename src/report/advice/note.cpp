#include "report/advice/note.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "model/privacy.hpp"
#include "report/page/ask_now.hpp"
#include "report/wording/case_words.hpp"
#include "report/wording/sentence_families.hpp"
#include "report/wording/visit_words.hpp"

namespace sti::report {
namespace {

class Record {
 public:
  explicit Record(const View& view) : v_(view) {}

  std::string run() {
    head();
    found();
    notes();
    tests();
    verdicts();
    vaccines();
    return std::move(out_);
  }

 private:
  template <class When>
  std::string written(When when) const {
    return written_date(when, v_.lang);
  }

  void line(std::string_view text) { out_.append(printable(text)).append("\n"); }
  void line(PlainSentence phrase, const std::vector<std::string>& parts) {
    if (!parts.empty()) line(fmt::format("{}: {}.", v_.phrase(phrase), join(parts, "; ")));
  }

  void head() {
    const auto& pack = v_.pack;
    line(v_.fill("record-title", {{"date", written(v_.advice.asked.now)},
                                  {"id", pack.id},
                                  {"version", pack.version},
                                  {"hash", short_hash(pack)},
                                  {"country", v_.label(pack.country)}}));
    if (const auto late = overdue(v_); !late.empty()) line(late);
    line(capitalised(person_for_record(v_)) + ".");
    for (const auto exposure : v_.advice.asked.exposures.indices())
      line(fmt::format("{}. {}.", exposure_number(exposure), exposure_for_record(v_, exposure)));
  }

  const std::string& site(Index<Site> index) const { return site_label(v_, index); }
  const std::string& test(Index<TestKind> index) const { return v_.label(v_.pack.catalog.tests[index].short_label); }
  std::string test_and_site(const TestAdvice& line) const {
    return fmt::format("{} ({})", test(line.test), bare(site(line.site)));
  }
  /// "HIV (blood) 2026-11-20": with the day of the sample that has this result.
  std::string sample(const TestAdvice& line, Result result) const {
    const auto on = taken_on(v_, line, result).value_or(date_of(v_.advice.asked.now));
    return fmt::format("{} {}", test_and_site(line), written(on));
  }

  void found() {
    std::vector<std::string> found, contacts;
    for (const auto& line : v_.advice.tests) {
      if (line.status == Status::positive)
        found.push_back(fmt::format("{}: {}", sample(line, Result::positive), found_word(v_, line.test)));
    }
    for (const auto& contact : v_.advice.contacts) {
      const auto& infection = v_.label(v_.pack.catalog.infections[contact.infection].label);
      contacts.push_back(v_.fill("record-partners", {{"infection", infection}, {"date", written(contact.since)}}));
    }
    line("record-found", found);
    line("record-contacts", contacts);
  }

  /// What stands at the top of the page, deadlines apart: those stand with their verdicts.
  void notes() {
    Sentences out;
    for (const auto& note : v_.advice.notes) {
      const bool is_deadline = note.from == Note::From::verdict_deadline || note.from == Note::From::vaccine_deadline;
      if (!is_on_top(note) || is_deadline) continue;
      out.add(rests_on_private(v_.pack, note) ? v_.phrase("record-discussed") : note_text(v_, note));
    }
    for (const auto& sentence : out.all()) line(sentence);
  }

  /// "baseline, answer overdue": what is special about a sample.
  std::string named(const TestAdvice& line) const {
    std::vector<std::string> marks;
    if (line.status == Status::baseline) marks.push_back(v_.phrase("baseline"));
    if (line.status == Status::control) marks.push_back(v_.phrase("control"));
    if (line.status == Status::awaited) marks.push_back(v_.phrase("result-pending"));
    if (line.answer_late) marks.push_back(v_.phrase("record-late"));
    return marks.empty() ? test(line.test) : fmt::format("{} ({})", test(line.test), join(marks, ", "));
  }

  void tests() {
    const auto today = date_of(v_.advice.asked.now);
    std::vector<std::string> taken, planned, awaited, settled, recent;
    for (const auto& specimen : v_.advice.specimens) {
      if (specimen.on != today) continue;
      std::vector<std::string> names;
      for (const auto index : specimen.tests) {
        names.push_back(named(*std::find_if(v_.advice.tests.begin(), v_.advice.tests.end(), [&](const TestAdvice& t) {
          return t.test == index && t.site == specimen.site;
        })));
      }
      taken.push_back(fmt::format("{}: {}", site(specimen.site), join(names, ", ")));
    }
    bool has_marks = false;
    std::vector<std::string> doses;
    for (const auto& visit : v_.advice.visits) {
      if (visit.on <= today) {
        for (const auto& item : visit.items) {
          if (std::holds_alternative<Index<VaccineAdvice>>(item.of)) doses.push_back(item_today(v_, item));
        }
        continue;
      }
      has_marks = has_marks || settles_any(v_, visit);
      planned.push_back(fmt::format("{} {}", written(visit.on), visit_words(v_, visit, "*", DayForm::written)));
    }
    for (const auto& line : v_.advice.tests) {
      if (line.status == Status::awaited) awaited.push_back(sample(line, Result::pending));
      if (line.status == Status::done) (is_settled(line) ? settled : recent).push_back(test_and_site(line));
    }
    line("record-today", taken);
    line("vaccine-today", doses);
    if (!planned.empty())
      line(fmt::format("{}: {}.{}", v_.phrase("record-planned"), join(planned, ". "),
                       has_marks ? fmt::format(" * {}.", capitalised(v_.phrase("plan-mark"))) : ""));
    line("record-awaited", awaited);
    line("record-never", never_conclusive());
    line("record-settled", settled);
    line("record-recent", recent);
  }

  /// Tests that are taken and of which no negative is conclusive.
  std::vector<std::string> never_conclusive() const {
    std::vector<std::string> out;
    for (const auto& each : v_.advice.tests) {
      const bool is_open =
          each.status != Status::done && each.status != Status::control && each.status != Status::awaited;
      if (is_open && !each.conclusive_on && each.useful_from && each.take_on) add_once(out, test(each.test));
    }
    return out;
  }

  std::string verdict(const Verdict& verdict) const {
    const auto out = fmt::format("{}: {}{}", slot_label(v_, verdict.slot), v_.phrase(level_sentences[verdict.level]),
                                 until(verdict.deadline, verdict.deadline_from)) +
                     method_limits(verdict);
    return capitalised(out) + ".";
  }

  /// ", open until 2026-11-24 10:00"; nothing without a limit.
  std::string until(const std::optional<Moment>& end, const std::optional<Moment>& from) const {
    if (!end) return {};
    if (!from) return v_.fill("record-until", {{"deadline", written(*end)}});
    if (!is_hour_open(v_))
      return v_.fill("record-until-twice", {{"deadline", written(*end)}, {"from", written(*from)}});
    return v_.fill("record-until-unsure", {{"span", span(*from, *end)}});
  }
  std::string span(Moment from, Moment end) const {
    return span_words(v_, from, end, [&](auto at) { return written(at); });
  }

  /// "; one method: …" of each method that ends before the verdict does.
  std::string method_limits(const Verdict& verdict) const {
    std::string out;
    for (const auto& [method, limit] : limits_by_method(v_, verdict)) {
      if (limit.at == verdict.deadline) continue;
      const auto& name = v_.label(v_.pack.methods[method].label);
      out +=
          "; " + (limit.from ? v_.fill("method-until-unsure", {{"method", name}, {"span", span(*limit.from, limit.at)}})
                             : v_.fill("method-until", {{"method", name}, {"deadline", written(limit.at)}}));
    }
    return out;
  }

  /// The first sentence of each reason: exposures that differ may each have their own. One that rests on a private fact
  /// gives way to the neutral sentence of the level, as does the reason of an offer whose limit has passed.
  std::string reasons(const Verdict& verdict) const {
    if (verdict.level == Level::too_late || verdict.rules.empty()) return first_sentence(why(v_, verdict));
    Sentences out;
    for (const auto index : verdict.rules) {
      const auto& rule = v_.rule(index);
      out.add(rests_on_private(v_.pack, rule) ? v_.phrase(neutral_sentences[verdict.level])
                                              : first_sentence(v_.label(rule.why)));
    }
    return out.join();
  }

  /// What is still to be asked, where a limit runs meanwhile.
  std::string asked_before_limit(const Verdict& verdict) const {
    const auto limit = limit_to_ask_before(v_, verdict);
    if (!limit) return {};
    const auto facts = facts_to_ask(v_, verdict, true);
    if (!limit->from) return " " + v_.fill("record-ask", {{"facts", facts}, {"deadline", written(limit->at)}});
    return " " + v_.fill("record-ask-unsure", {{"facts", facts}, {"span", span(*limit->from, limit->at)}});
  }

  void verdicts() {
    std::map<Level, std::vector<std::string>> idle;
    for (const auto& each : v_.advice.verdicts) {
      // The first slot is the decision that cannot wait: it is written down with its reason, whatever it is.
      const bool first = &each == &v_.advice.verdicts.front() && each.level != Level::not_applicable;
      const bool quiet = each.level == Level::not_indicated || each.level == Level::not_applicable;
      if (quiet && !first)
        idle[each.level].push_back(slot_label(v_, each.slot));
      else
        line(first ? verdict(each) + " " + reasons(each) + asked_before_limit(each) : verdict(each));
    }
    for (const auto& [level, names] : idle)
      line(fmt::format("{}: {}.", capitalised(v_.phrase(level_sentences[level])), join(names, ", ")));
  }

  void vaccines() {
    std::vector<std::string> parts;
    for (const auto& vaccine : v_.advice.vaccines) {
      if (vaccine.level == VaccineLevel::not_indicated) continue;
      auto part = fmt::format("{}: {}", label_of(v_, VaccineSubject{vaccine.vaccine}),
                              v_.phrase(vaccine_sentences[vaccine.level]));
      if (vaccine.level == VaccineLevel::complete_course && !vaccine.doses.empty())
        part +=
            fmt::format(" ({})", v_.fill("record-doses", {{"given", fmt::format("{}", vaccine.doses.size())},
                                                          {"all", fmt::format("{}", vaccine.schedule_days.size())}}));
      part += until(vaccine.deadline, vaccine.deadline_from);
      parts.push_back(std::move(part));
    }
    line("heading-vaccines", parts);
  }

  const View& v_;
  std::string out_;
};

}  // namespace

std::string advice_note(const View& view, const PageOptions&) { return Record(view).run(); }

}  // namespace sti::report
