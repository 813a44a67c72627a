#include "report/advice_note.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "report/sentence_families.hpp"
#include "report/summary.hpp"

namespace sti::report {
namespace {

/// `2026-11-23 10:00`
std::string written(Moment moment) {
  auto out = to_string(moment);
  std::replace(out.begin(), out.end(), 'T', ' ');
  return out;
}

class Record {
 public:
  explicit Record(const View& view) : v_(view) {}

  std::string run() {
    head();
    tests();
    verdicts();
    vaccines();
    follow_up();
    return std::move(out_);
  }

 private:
  void line(std::string_view text) { out_.append(printable(text)).append("\n"); }
  void line(PlainSentence phrase, const std::vector<std::string>& parts) {
    if (!parts.empty()) line(fmt::format("{}: {}.", v_.phrase(phrase), join(parts, "; ")));
  }

  void head() {
    const auto& pack = v_.pack;
    line(v_.fill("record-head", {{"date", written(v_.advice.asked.now)},
                                 {"id", pack.id},
                                 {"version", pack.version},
                                 {"country", v_.label(pack.country)}}));
    if (const auto late = overdue(v_); !late.empty()) line(late);
    line(capitalised(person_for_record(v_)) + ".");
    for (const auto exposure : v_.advice.asked.exposures.indices())
      line(fmt::format("{}. {}.", exposure_number(exposure), exposure_for_record(v_, exposure)));
  }

  const std::string& site(Index<Site> index) const { return site_label(v_, index); }
  const std::string& test(Index<TestKind> index) const { return v_.label(v_.pack.catalog.tests[index].short_label); }

  void tests() {
    const auto today = date_of(v_.advice.asked.now);
    std::vector<std::string> taken, planned, settled;
    for (const auto& specimen : v_.advice.specimens) {
      std::vector<std::string> names;
      for (const auto index : specimen.tests) {
        const auto line = std::find_if(v_.advice.tests.begin(), v_.advice.tests.end(),
                                       [&](const TestAdvice& t) { return t.test == index && t.site == specimen.site; });
        names.push_back(line->status == Status::baseline ? fmt::format("{} ({})", test(index), v_.phrase("baseline"))
                                                         : test(index));
      }
      const auto what = fmt::format("{}: {}", site(specimen.site), join(names, ", "));
      if (specimen.on == today)
        taken.push_back(what);
      else
        planned.push_back(fmt::format("{} {}", to_string(specimen.on), what));
    }
    for (const auto& line : v_.advice.tests) {
      if (line.status == Status::done)
        settled.push_back(fmt::format("{} ({})", test(line.test), bare(site(line.site))));
    }
    line("record-today", taken);
    line("record-planned", planned);
    line("record-conclusive", conclusive_days());
    line("record-settled", settled);
  }

  /// "2027-02-10 syphilis, HIV": the days from which a negative is conclusive, soonest first, and further repeats.
  std::vector<std::string> conclusive_days() const {
    const auto today = date_of(v_.advice.asked.now);
    std::map<Date, std::vector<std::string>> by_day;
    const auto add = [&](Date day, const TestAdvice& line) {
      auto& names = by_day[day];
      const auto& name = test(line.test);
      if (day >= today && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    };
    for (const auto& line : v_.advice.tests) {
      if (line.status == Status::done) continue;
      if (line.conclusive_on) add(std::max(*line.conclusive_on, today), line);
      for (const auto day : line.repeat_on) add(day, line);
    }
    std::vector<std::string> out;
    for (const auto& [day, names] : by_day) {
      if (!names.empty()) out.push_back(fmt::format("{} {}", to_string(day), join(names, ", ")));
    }
    return out;
  }

  std::string verdict(const Verdict& verdict) const {
    auto out = fmt::format("{}: {}", slot_label(v_, verdict.slot), v_.phrase(level_sentences[verdict.level]));
    if (verdict.deadline_from)
      out += v_.fill("record-until-unsure",
                     {{"deadline", written(*verdict.deadline)}, {"from", written(*verdict.deadline_from)}});
    else if (verdict.deadline)
      out += v_.fill("record-until", {{"deadline", written(*verdict.deadline)}});
    return capitalised(out) + ".";
  }

  /// The first sentence of each reason: exposures that differ may each have their own.
  std::string reasons(const Verdict& verdict) const {
    Sentences out;
    for (const auto rule : verdict.rules) out.add(first_sentence(v_.label(v_.rule(rule).why)));
    return out.join().empty() ? first_sentence(why(v_, verdict)) : out.join();
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
        line(first ? verdict(each) + " " + reasons(each) : verdict(each));
    }
    for (const auto& [level, names] : idle)
      line(fmt::format("{}: {}.", capitalised(v_.phrase(level_sentences[level])), join(names, ", ")));
  }

  void vaccines() {
    std::vector<std::string> parts;
    for (const auto& vaccine : v_.advice.vaccines) {
      if (vaccine.level == VaccineLevel::not_indicated) continue;
      auto part = fmt::format("{} {}", label_of(v_, VaccineSubject{vaccine.vaccine}),
                              v_.phrase(vaccine_sentences[vaccine.level]));
      if (vaccine.deadline) part += v_.fill("record-until", {{"deadline", written(*vaccine.deadline)}});
      parts.push_back(std::move(part));
    }
    line("heading-vaccines", parts);
  }

  void follow_up() {
    std::vector<std::string> parts;
    for (const auto& item : v_.advice.follow_up)
      parts.push_back(
          fmt::format("{} {}", to_string(item.on), label_of(v_, FollowUpSubject{item.what, item.infection})));
    line("heading-follow-up", parts);
  }

  const View& v_;
  std::string out_;
};

}  // namespace

std::string advice_note(const View& view, const PageOptions&) { return Record(view).run(); }

}  // namespace sti::report
