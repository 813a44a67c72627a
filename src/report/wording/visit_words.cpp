#include "report/wording/visit_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace sti::report {
namespace {

const TestAdvice* test_of(const View& view, const VisitItem& item) {
  const auto* line = std::get_if<Index<TestAdvice>>(&item.of);
  return line == nullptr ? nullptr : &view.advice.tests[line->place()];
}

/// Whether PEP that is offered today would put the days of the test off: windows of it count from the last dose.
bool moves_with_pep(const View& view, const TestAdvice& test) {
  const auto& vocabulary = view.pack.vocabulary;
  const auto slot = vocabulary.slot_index(vocabulary.facts[vocabulary.pep].id);
  if (!slot || !view.advice.verdicts[slot].deadline) return false;
  return std::any_of(view.pack.windows.begin(), view.pack.windows.end(), [&](const Window& window) {
    return window.from == Window::From::pep_last_dose &&
           std::find(window.tests.begin(), window.tests.end(), test.test) != window.tests.end();
  });
}

/// What is special about a test at a visit: nothing, or how it is said behind its name.
std::string terms_of_item(const View& view, const VisitItem& item, const TestAdvice& test) {
  if (item.day == VisitDay::control) return view.phrase("control");
  if (item.day == VisitDay::interim) return view.phrase("plan-early");
  if (item.day == VisitDay::conclusive && test.conclusive_on && moves_with_pep(view, test))
    return view.phrase("plan-without-pep");
  if (item.day == VisitDay::conclusive && !test.conclusive_on && view.pack.catalog.tests[test.test].infection)
    return view.phrase("plan-unconfirmed");
  return {};
}

/// Calls `say` with the line that an item is of.
template <class Say>
auto with_line(const View& view, const VisitItem& item, const Say& say) {
  const auto& advice = view.advice;
  if (const auto* test = std::get_if<Index<TestAdvice>>(&item.of)) return say(advice.tests[test->place()]);
  if (const auto* vaccine = std::get_if<Index<VaccineAdvice>>(&item.of)) return say(advice.vaccines[vaccine->place()]);
  return say(advice.follow_up[std::get<Index<FollowUp>>(item.of).place()]);
}

struct Name {
  std::string text, terms;
  std::optional<Date> from;  ///< its own day, where that is no open day
};

}  // namespace

std::vector<VisitPart> parts_of(const View& view, const Visit& visit) {
  std::vector<VisitPart> samples, others;
  for (const auto& item : visit.items) {
    const auto* test = test_of(view, item);
    if (test == nullptr) {
      others.push_back({{}, {&item}});
      continue;
    }
    const auto same =
        std::find_if(samples.begin(), samples.end(), [&](const VisitPart& part) { return part.site == test->site; });
    if (same == samples.end())
      samples.push_back({test->site, {&item}});
    else
      same->items.push_back(&item);
  }
  samples.insert(samples.end(), others.begin(), others.end());
  return samples;
}

bool settles(const View& view, const VisitItem& item, Date on) {
  const auto* test = test_of(view, item);
  return test != nullptr && test->conclusive_on && on >= *test->conclusive_on && item.day != VisitDay::control &&
         !moves_with_pep(view, *test);
}

bool settles_any(const View& view, const Visit& visit) {
  return std::any_of(visit.items.begin(), visit.items.end(),
                     [&](const VisitItem& item) { return settles(view, item, visit.on); });
}

std::string part_words(const View& view, const VisitPart& part, Date on, std::string_view mark, DayForm form) {
  std::vector<Name> names;
  for (const auto* item : part.items) {
    Name name;
    if (const auto* test = test_of(view, *item)) {
      name.text = view.label(view.pack.catalog.tests[test->test].short_label);
      if (settles(view, *item, on)) name.text += mark;
      name.terms = terms_of_item(view, *item, *test);
    } else if (const auto* vaccine = std::get_if<Index<VaccineAdvice>>(&item->of)) {
      const auto kind = view.advice.vaccines[vaccine->place()].vaccine;
      name.text = view.fill("plan-dose", {{"vaccine", label_of(view, VaccineSubject{kind})},
                                          {"number", fmt::format("{}", item->dose.value_or(1))}});
    } else {
      const auto& follow_up = view.advice.follow_up[std::get<Index<FollowUp>>(item->of).place()];
      name.text = label_of(view, FollowUpSubject{follow_up.what, follow_up.infection});
    }
    if (item->due < item->from && item->due > date_of(view.advice.asked.now)) name.from = item->due;
    names.push_back(std::move(name));
  }
  // What holds for all of a sample is said once.
  const auto all_have = [&](auto Name::*what) {
    return std::all_of(names.begin(), names.end(), [&](const Name& name) { return name.*what == names.front().*what; });
  };
  const bool share_terms = all_have(&Name::terms), share_from = all_have(&Name::from);
  const auto shown = [](std::vector<std::string> terms) {
    std::erase(terms, std::string());
    return terms.empty() ? std::string() : fmt::format(" ({})", join(terms, "; "));
  };
  const auto from = [&](const Name& name, SentenceOf<1> sentence) {
    if (!name.from) return std::string();
    const auto day = form == DayForm::brief ? brief(*name.from, on, view.lang) : written_date(*name.from, view.lang);
    return view.fill(sentence, {{"date", day}});
  };
  std::vector<std::string> texts;
  for (const auto& name : names)
    texts.push_back(name.text + shown({share_terms ? "" : name.terms, share_from ? "" : from(name, "plan-from")}));
  const bool says_all = share_from && !share_terms;
  auto out = join(texts, ", ") +
             shown({share_terms ? names.front().terms : "",
                    share_from ? from(names.front(), says_all ? SentenceOf<1>("plan-all-from") : "plan-from") : ""});
  return part.site ? fmt::format("{}: {}", bare(site_label(view, part.site)), out) : out;
}

std::string item_words(const View& view, const VisitItem& item) {
  const auto* test = test_of(view, item);
  return part_words(view, {test == nullptr ? Index<Site>() : test->site, {&item}}, item.from, {});
}

std::string item_today(const View& view, const VisitItem& item) {
  const auto* vaccine = std::get_if<Index<VaccineAdvice>>(&item.of);
  const bool is_offer = vaccine != nullptr && view.advice.vaccines[vaccine->place()].level == VaccineLevel::offer;
  return item_words(view, item) + (is_offer ? fmt::format(" ({})", view.phrase("plan-if-wanted")) : "");
}

Backing backing(const View& view, const VisitItem& item) {
  return with_line(view, item, [&](const auto& line) {
    Backing out;
    // The date is what the plan says of a test: its sources first.
    if constexpr (std::is_same_v<decltype(line), const TestAdvice&>) back_with(view, line.windows, out);
    add_backing(out, backing(view, line));
    return out;
  });
}

std::string why(const View& view, const VisitItem& item) {
  return with_line(view, item, [&](const auto& line) { return why(view, line); });
}

std::string visit_words(const View& view, const Visit& visit, std::string_view mark, DayForm form) {
  std::vector<std::string> out;
  for (const auto& part : parts_of(view, visit)) out.push_back(part_words(view, part, visit.on, mark, form));
  return join(out, "; ");
}

}  // namespace sti::report
