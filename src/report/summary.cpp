#include "report/summary.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/sentence_families.hpp"
#include "report/wording.hpp"

namespace sti::report {
namespace {

/// "condom: not used"; a value of a fact that names it already stands alone.
std::string told(const View& view, const Fact& fact, const Answer& answer) {
  const auto& name = view.label(fact.label);
  switch (fact.kind) {
    case FactKind::choice:
      return fmt::format("{}: {}", name, view.label(fact.values[answer.value].label));
    case FactKind::number:
      if (!answer.number) return fmt::format("{}: ?", name);
      return fmt::format("{} {}", *answer.number, view.label(fact.unit));
    case FactKind::date:
      return fmt::format("{}: {}", name, human(*answer.date, view.lang));
    case FactKind::flags: {
      std::vector<std::string> set;
      for (const auto flag : answer.flags) set.push_back(view.label(fact.values[flag].label));
      return fmt::format("{}: {}", name, set.empty() ? view.phrase("none") : join(set, ", "));
    }
    default:
      return {};
  }
}

std::string ago(const View& view, const ExposureTime& time) {
  const auto& asked = view.advice.asked;
  if (time.exact) {
    const auto passed = (asked.now - time.latest).count() / 60;
    if (passed == 1) return view.phrase("ago-hour");
    if (passed < 100) return view.fill("ago-hours", {{"n", fmt::format("{}", passed)}});
  }
  const auto passed = (date_of(asked.now) - date_of(time.latest)).count();
  if (passed == 0) return view.phrase("ago-today");
  if (passed == 1) return view.phrase("ago-day");
  return view.fill("ago-days", {{"n", fmt::format("{}", passed)}});
}

std::string person(const View& view, bool for_record) {
  const auto& vocabulary = view.pack.vocabulary;
  const auto& asked = view.advice.asked;
  std::vector<std::string> parts;
  for (const auto index : vocabulary.facts.indices()) {
    const auto& fact = vocabulary.facts[index];
    const auto& answer = asked.person[index];
    if (fact.scope != Scope::person || !answer.given || (for_record && fact.off_record)) continue;
    if (auto part = told(view, fact, answer); !part.empty()) parts.push_back(std::move(part));
  }
  for (const auto& taken : asked.tests_taken) {
    parts.push_back(fmt::format("{} {}: {}", view.label(view.pack.catalog.tests[taken.test].short_label),
                                to_string(taken.on), view.phrase(result_sentences[taken.result])));
  }
  return parts.empty() ? view.phrase("person-none") : join(parts, ", ");
}

std::string exposure_facts(const View& view, Index<Exposure> exposure, bool for_record) {
  const auto& vocabulary = view.pack.vocabulary;
  const auto& answers = view.advice.asked.exposures[exposure].answers;
  std::vector<std::string> parts;
  for (const auto index : vocabulary.facts.indices()) {
    const auto& fact = vocabulary.facts[index];
    const auto& answer = answers[index];
    if (fact.scope != Scope::exposure || !answer.given || fact.kind == FactKind::time) continue;
    if (for_record && fact.off_record) continue;
    const bool names_itself = index == vocabulary.act || index == vocabulary.role;
    if (names_itself)
      parts.push_back(view.label(fact.values[answer.value].label));
    else if (auto part = told(view, fact, answer); !part.empty())
      parts.push_back(std::move(part));
  }
  return join(parts, ", ");
}

}  // namespace

std::string person_summary(const View& view) { return person(view, false); }
std::string person_for_record(const View& view) { return person(view, true); }

std::string exposure_summary(const View& view, Index<Exposure> exposure) {
  const auto& time = view.advice.asked.exposures[exposure].time;
  return fmt::format("{} ({})", exposure_in_brief(view, exposure),
                     time.exact ? brief(time.latest, view) : brief(date_of(time.latest), view));
}

std::string exposure_in_brief(const View& view, Index<Exposure> exposure) {
  const auto& time = view.advice.asked.exposures[exposure].time;
  return fmt::format("{}, {}", exposure_facts(view, exposure, false), ago(view, time));
}

std::string exposure_for_record(const View& view, Index<Exposure> exposure) {
  const auto& time = view.advice.asked.exposures[exposure].time;
  auto when = time.exact ? to_string(time.latest) : to_string(date_of(time.latest));
  std::replace(when.begin(), when.end(), 'T', ' ');
  return fmt::format("{}, {}", exposure_facts(view, exposure, true), when);
}

}  // namespace sti::report
