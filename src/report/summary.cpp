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
      return fmt::format("{}: {}", name, view.label(fact.values[std::size_t(answer.value)].label));
    case FactKind::number:
      if (answer.value < 0) return fmt::format("{}: ?", name);
      return fmt::format("{} {}", answer.value, view.label(fact.unit));
    case FactKind::date:
      return fmt::format("{}: {}", name, human(*answer.date, view.lang));
    case FactKind::flags: {
      std::vector<std::string> set;
      for (std::size_t i = 0; i < fact.values.size(); ++i) {
        if (answer.flags >> i & 1) set.push_back(view.label(fact.values[i].label));
      }
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
  for (std::size_t i = 0; i < vocabulary.facts.size(); ++i) {
    const auto& fact = vocabulary.facts[i];
    if (fact.scope != Scope::person || !asked.person[i].given || (for_record && fact.off_record)) continue;
    if (auto part = told(view, fact, asked.person[i]); !part.empty()) parts.push_back(std::move(part));
  }
  for (const auto& taken : asked.tests_taken) {
    parts.push_back(fmt::format("{} {}: {}", view.label(view.pack.catalog.tests[std::size_t(taken.test)].short_label),
                                to_string(taken.on), view.phrase(result_sentences[taken.result])));
  }
  return parts.empty() ? view.phrase("person-none") : join(parts, ", ");
}

std::string exposure_facts(const View& view, int index, bool for_record) {
  const auto& vocabulary = view.pack.vocabulary;
  const auto& exposure = view.advice.asked.exposures[std::size_t(index)];
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < vocabulary.facts.size(); ++i) {
    const auto& fact = vocabulary.facts[i];
    if (fact.scope != Scope::exposure || !exposure.answers[i].given || fact.kind == FactKind::time) continue;
    if (for_record && fact.off_record) continue;
    const bool names_itself = int(i) == vocabulary.act || int(i) == vocabulary.role;
    if (names_itself)
      parts.push_back(view.label(fact.values[std::size_t(exposure.answers[i].value)].label));
    else if (auto part = told(view, fact, exposure.answers[i]); !part.empty())
      parts.push_back(std::move(part));
  }
  return join(parts, ", ");
}

}  // namespace

std::string person_summary(const View& view) { return person(view, false); }
std::string person_for_record(const View& view) { return person(view, true); }

std::string exposure_summary(const View& view, int index) {
  const auto& time = view.advice.asked.exposures[std::size_t(index)].time;
  return fmt::format("{} ({})", exposure_in_brief(view, index),
                     time.exact ? brief(time.latest, view) : brief(date_of(time.latest), view));
}

std::string exposure_in_brief(const View& view, int index) {
  const auto& time = view.advice.asked.exposures[std::size_t(index)].time;
  return fmt::format("{}, {}", exposure_facts(view, index, false), ago(view, time));
}

std::string exposure_for_record(const View& view, int index) {
  const auto& time = view.advice.asked.exposures[std::size_t(index)].time;
  auto when = time.exact ? to_string(time.latest) : to_string(date_of(time.latest));
  std::replace(when.begin(), when.end(), 'T', ' ');
  return fmt::format("{}, {}", exposure_facts(view, index, true), when);
}

}  // namespace sti::report
