// The days of a leaflet: today and those ahead.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

#include "base/by_enum.hpp"
#include "base/text.hpp"
#include "report/leaflet/leaflet.hpp"
#include "report/wording/visit_words.hpp"

namespace sti::report {
namespace {

constexpr ByEnum<Lang, std::array<std::string_view, 7>, n_langs> weekdays_in_full = {{{
    {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
    {"søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"},
}}};
constexpr ByEnum<Lang, std::array<std::string_view, 12>, n_langs> months_in_full = {{{
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
     "December"},
    {"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
     "desember"},
}}};

using Lines = std::vector<const TestAdvice*>;

const std::string& sample_name(const View& view, Index<Site> site) {
  return view.label(view.pack.catalog.sites[site].sample_label);
}

void add_name(std::vector<std::string>& names, const std::string& name) { add_once(names, name); }

/// "Urine sample: chlamydia and gonorrhoea."
std::string sample_line(const View& view, Index<Site> site, const std::vector<std::string>& names) {
  return view.fill("leaflet-sample",
                   {{"sample", capitalised(sample_name(view, site))}, {"tests", listed(view, names)}});
}

/// How the person gives the samples of one site for these tests; nothing where the pack has no words for it.
std::string how_to_give(const View& view, Index<Site> site, const std::vector<Index<TestKind>>& tests) {
  Sentences out;
  for (const auto& sample : view.pack.samples) {
    if (sample.site != site || sample.patient.empty()) continue;
    const bool fits = sample.tests.empty() || std::find_first_of(sample.tests.begin(), sample.tests.end(),
                                                                 tests.begin(), tests.end()) != sample.tests.end();
    if (fits) out.add(view.label(sample.patient));
  }
  return out.join();
}

/// Says how once a site: a second time it is known.
class Samples {
 public:
  explicit Samples(const View& view) : view_(view) {}

  std::string how(Index<Site> site, const std::vector<Index<TestKind>>& tests) {
    auto text = how_to_give(view_, site, tests);
    return said_.insert(text).second ? text : std::string{};
  }

 private:
  const View& view_;
  std::set<std::string> said_;
};

/// What is done on one day ahead.
struct Day {
  std::map<Index<Site>, Lines> first, again, control;
  std::set<std::string> final_names, open_names;  ///< of tests whose negative is conclusive that day, or is not
  std::vector<std::string> other;
};

std::vector<std::string> names_of(const View& view, const Lines& tests) {
  std::vector<std::string> out;
  for (const auto* test : tests) add_name(out, plain_name(view, test->test));
  return out;
}

std::vector<Index<TestKind>> kinds_of(const Lines& tests) {
  std::vector<Index<TestKind>> out;
  for (const auto* test : tests) out.push_back(test->test);
  return out;
}

/// What an item of a visit asks for; `again`: an earlier visit is for its line too.
void add_to_day(const View& view, const VisitItem& item, Date on, bool again, Day& day) {
  const auto& catalog = view.pack.catalog;
  const auto& advice = view.advice;
  if (const auto* line = std::get_if<Index<TestAdvice>>(&item.of)) {
    const auto& test = advice.tests[line->place()];
    auto& samples = item.day == VisitDay::control ? day.control : again ? day.again : day.first;
    samples[test.site].push_back(&test);
    (settles(view, item, on) ? day.final_names : day.open_names).insert(plain_name(view, test.test));
  } else if (const auto* dose = std::get_if<Index<VaccineAdvice>>(&item.of)) {
    const auto& vaccine = advice.vaccines[dose->place()];
    const bool begins = vaccine.level == VaccineLevel::offer;
    day.other.push_back(capitalised(view.fill_from(begins ? Sentence("leaflet-dose") : "leaflet-next-dose",
                                                   {{"vaccine", view.label(catalog.vaccines[vaccine.vaccine].label)},
                                                    {"number", fmt::format("{}", item.dose.value_or(0))}})));
  } else {
    const auto& follow_up = advice.follow_up[std::get<Index<FollowUp>>(item.of).place()];
    auto name = capitalised(view.label(catalog.follow_ups[follow_up.what].plain_label));
    if (follow_up.infection) name += ": " + view.label(catalog.infections[follow_up.infection].label);
    day.other.push_back(name + ".");
  }
}

void add_day(const View& view, Date date, const Day& day, Samples& samples, Document& out) {
  out.add(Line::Kind::item, capitalised(in_full(date, view.lang)) + ".");
  for (const auto& [site, tests] : day.first) {
    out.add(Line::Kind::under, sample_line(view, site, names_of(view, tests)));
    out.add(Line::Kind::under, samples.how(site, kinds_of(tests)));
  }
  for (const auto& [site, tests] : day.again) {
    out.add(Line::Kind::under, view.fill("leaflet-again", {{"sample", capitalised(sample_name(view, site))},
                                                           {"tests", listed(view, names_of(view, tests))}}));
  }
  for (const auto& [site, tests] : day.control) {
    out.add(Line::Kind::under, view.fill("leaflet-control", {{"sample", capitalised(sample_name(view, site))},
                                                             {"tests", listed(view, names_of(view, tests))}}));
    out.add(Line::Kind::under, samples.how(site, kinds_of(tests)));
  }
  // One name can stand for several samples: the promise holds only where it holds for all of them.
  std::vector<std::string> final_names;
  std::set_difference(day.final_names.begin(), day.final_names.end(), day.open_names.begin(), day.open_names.end(),
                      std::back_inserter(final_names));
  if (!final_names.empty())
    out.add(Line::Kind::under, view.fill("leaflet-final-then", {{"tests", listed(view, final_names)}}));
  for (const auto& text : day.other) out.add(Line::Kind::under, text);
}

/// What answers of today are worth.
void add_meaning_today(const View& view, const Specimen& specimen, Document& out) {
  const auto today = date_of(view.advice.asked.now);
  std::vector<std::string> final_names, again, open;
  for (const auto kind : specimen.tests) {
    const auto& test = *std::find_if(view.advice.tests.begin(), view.advice.tests.end(), [&](const TestAdvice& each) {
      return each.test == kind && each.site == specimen.site;
    });
    const auto& name = plain_name(view, kind);
    if (!test.repeat_on.empty() || (test.at_check && test.conclusive_on))
      add_name(again, name);
    else if (test.status == Status::control)
      continue;
    else if (test.conclusive_on && *test.conclusive_on <= today)
      add_name(final_names, name);
    else if (test.useful_from)
      add_name(open, name);
  }
  if (!final_names.empty())
    out.add(Line::Kind::under, view.fill("leaflet-final-now", {{"tests", listed(view, final_names)}}));
  if (!again.empty()) out.add(Line::Kind::under, view.fill("leaflet-not-final", {{"tests", listed(view, again)}}));
  if (!open.empty()) out.add(Line::Kind::under, view.fill("leaflet-never-final", {{"tests", listed(view, open)}}));
}

/// The sample of today; one that only shows whether a treatment worked says so.
void add_sample_today(const View& view, const Specimen& specimen, Document& out) {
  std::vector<std::string> names, controls;
  for (const auto& test : view.advice.tests) {
    const bool here = test.site == specimen.site && test.take_on == specimen.on;
    if (here) add_name(test.status == Status::control ? controls : names, plain_name(view, test.test));
  }
  if (!names.empty()) out.add(Line::Kind::item, sample_line(view, specimen.site, names));
  if (!controls.empty())
    out.add(Line::Kind::item, view.fill("leaflet-control", {{"sample", capitalised(sample_name(view, specimen.site))},
                                                            {"tests", listed(view, controls)}}));
}

/// "chlamydia"; with its sample where another sample for the same stands elsewhere.
std::string name_and_sample(const View& view, const TestAdvice& test) {
  const auto& name = plain_name(view, test.test);
  const auto& all = view.advice.tests;
  const bool stands_alone = std::none_of(all.begin(), all.end(), [&](const TestAdvice& other) {
    return other.site != test.site && plain_name(view, other.test) == name;
  });
  return stands_alone ? name : fmt::format("{} ({})", name, sample_name(view, test.site));
}

/// Samples whose answer has not come, and those whose answer should have.
void add_awaited(const View& view, Document& out) {
  std::vector<std::string> awaited, late;
  for (const auto& test : view.advice.tests) {
    if (test.status == Status::awaited) add_name(awaited, name_and_sample(view, test));
    if (test.answer_late) add_name(late, name_and_sample(view, test));
  }
  if (!awaited.empty())
    out.add(Line::Kind::paragraph, view.fill("leaflet-awaited", {{"tests", listed(view, awaited)}}));
  if (!late.empty()) out.add(Line::Kind::paragraph, view.fill("leaflet-answer-late", {{"tests", listed(view, late)}}));
}

/// Doses of a course under way that are due today.
void add_doses_today(const View& view, Document& out) {
  const auto today = date_of(view.advice.asked.now);
  for (const auto& visit : view.advice.visits) {
    for (const auto& item : visit.items) {
      const auto* line = std::get_if<Index<VaccineAdvice>>(&item.of);
      if (line == nullptr || visit.on > today) continue;
      const auto& vaccine = view.advice.vaccines[line->place()];
      const bool begins = vaccine.level == VaccineLevel::offer;
      out.add(Line::Kind::item,
              capitalised(view.fill(begins ? SentenceOf<2>("leaflet-first-dose") : "leaflet-next-dose",
                                    {{"vaccine", label_of(view, VaccineSubject{vaccine.vaccine})},
                                     {"number", fmt::format("{}", item.dose.value_or(1))}})));
    }
  }
}

std::string with_time_in_full(const std::string& date, Moment moment, Lang lang) {
  const auto minute = (moment - Moment{date_of(moment)}).count();
  const auto* form = lang == Lang::nb ? "{} klokken {:02}.{:02}" : "{} at {:02}:{:02}";
  return fmt::format(fmt::runtime(form), date, minute / 60, minute % 60);
}

}  // namespace

std::string without_weekday(Date date, Lang lang) {
  const std::chrono::year_month_day ymd{date};
  const auto* form = lang == Lang::nb ? "{}. {} {}" : "{} {} {}";
  return fmt::format(fmt::runtime(form), unsigned(ymd.day()), months_in_full[lang][unsigned(ymd.month()) - 1],
                     int(ymd.year()));
}

std::string without_weekday(std::string_view date, Lang lang) {
  if (const auto day = parse_date(date)) return without_weekday(*day, lang);
  constexpr std::size_t of_month = 7;  // YYYY-MM
  const auto last = last_day_of(date);
  if (!last || date.size() != of_month) return std::string(date);
  const std::chrono::year_month_day ymd{*last};
  return fmt::format("{} {}", months_in_full[lang][unsigned(ymd.month()) - 1], int(ymd.year()));
}

std::string in_full(Date date, Lang lang) {
  return fmt::format("{} {}", weekdays_in_full[lang][std::chrono::weekday{date}.c_encoding()],
                     without_weekday(date, lang));
}

std::string in_full(Moment moment, Lang lang) {
  return with_time_in_full(in_full(date_of(moment), lang), moment, lang);
}

void add_today(const View& view, Document& out) {
  const auto today = date_of(view.advice.asked.now);
  out.begin("today", view.phrase("leaflet-today"));
  bool any = false;
  for (const auto& specimen : view.advice.specimens) {
    if (specimen.on != today) continue;
    any = true;
    add_sample_today(view, specimen, out);
    out.add(Line::Kind::under, how_to_give(view, specimen.site, specimen.tests));
    add_meaning_today(view, specimen, out);
  }
  if (!any)
    out.add(Line::Kind::paragraph,
            view.phrase(view.advice.tests.empty() ? PlainSentence("leaflet-no-tests") : "leaflet-not-today"));
  add_doses_today(view, out);
  add_awaited(view, out);
}

void add_days_ahead(const View& view, Document& out) {
  std::map<Date, Day> days;
  std::set<VisitLine> seen;  // lines that an earlier visit is for
  bool has_tests = false;
  for (const auto& visit : view.advice.visits) {
    for (const auto& item : visit.items) {
      const bool again = !seen.insert(item.of).second;
      if (visit.on <= date_of(view.advice.asked.now)) continue;
      add_to_day(view, item, visit.on, again, days[visit.on]);
      has_tests = has_tests || std::holds_alternative<Index<TestAdvice>>(item.of);
    }
  }
  if (days.empty()) return;
  out.begin("days", view.phrase("leaflet-days"));
  auto about = view.phrase("leaflet-days-about");
  if (has_tests) about += " " + view.phrase("leaflet-days-wait");
  out.add(Line::Kind::paragraph, about);
  Samples samples(view);
  for (const auto& specimen : view.advice.specimens) {  // told under today already
    if (specimen.on == date_of(view.advice.asked.now)) samples.how(specimen.site, specimen.tests);
  }
  for (const auto& [date, day] : days) add_day(view, date, day, samples, out);
}

void add_settled(const View& view, Document& out) {
  std::vector<std::string> settled, recent;
  for (const auto& test : view.advice.tests) {
    if (test.status == Status::done) add_name(is_settled(test) ? settled : recent, name_and_sample(view, test));
  }
  if (settled.empty() && recent.empty()) return;
  out.begin("settled", view.phrase("leaflet-settled"));
  if (!settled.empty())
    out.add(Line::Kind::paragraph, view.fill("leaflet-settled-tests", {{"tests", listed(view, settled)}}));
  if (!recent.empty())
    out.add(Line::Kind::paragraph, view.fill("leaflet-recent-tests", {{"tests", listed(view, recent)}}));
}

}  // namespace sti::report
