#include "report/wording/case_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "model/clock.hpp"
#include "report/wording/sentence_families.hpp"
#include "report/wording/wording.hpp"

namespace sti::report {
namespace {

/// "HIV status: negative"; where each of the values can stand alone, they alone: "condom not used".
std::string told_values(const View& view, const Fact& fact, const std::vector<Index<FactValue>>& values,
                        Index<FactValue> act) {
  std::vector<std::string> alone, names;
  for (const auto index : values) {
    const auto& value = fact.values[index];
    names.push_back(view.label(value.label_of(act)));
    if (const auto* text = fact.alone_of(value, act)) alone.push_back(view.label(*text));
  }
  if (!names.empty() && alone.size() == names.size()) return join(alone, ", ");
  return fmt::format("{}: {}", view.label(fact.label_of(act)), names.empty() ? view.phrase("none") : join(names, ", "));
}

std::string told(const View& view, const Fact& fact, const Answer& answer, Index<FactValue> act = {}) {
  const auto& name = view.label(fact.label_of(act));
  switch (fact.kind) {
    case FactKind::choice:
      return told_values(view, fact, {answer.value}, act);
    case FactKind::number:
      if (!answer.number) return {};  // told as not known
      return fmt::format("{} {}", *answer.number, view.label(fact.unit));
    case FactKind::date:
      return fmt::format("{}: {}", name, human(*answer.date, view.lang));
    case FactKind::flags:
      return told_values(view, fact, {answer.flags.begin(), answer.flags.end()}, act);
    default:
      return {};
  }
}

std::string ago(const View& view, const ExposureTime& time) {
  const auto& asked = view.advice.asked;
  if (time.exact) {
    const auto passed = passed_since(asked, time) / hours{1};
    if (passed < 100) return view.fill("ago-hours", {{"n", fmt::format("{}", passed)}});
  }
  const auto passed = (date_of(asked.now) - date_of(time.latest)).count();
  if (passed == 0) return view.phrase("ago-today");
  if (passed == 1) return view.phrase("ago-day");
  return view.fill("ago-days", {{"n", fmt::format("{}", passed)}});
}

/// Tests taken, infections treated, doses given, each with its day.
void add_dated(const View& view, bool for_record, std::vector<std::string>& parts) {
  const auto& catalog = view.pack.catalog;
  const auto& asked = view.advice.asked;
  const auto day = [&](Date on) { return for_record ? written_date(on, view.lang) : brief(on, view); };
  for (const auto& taken : asked.tests_taken) {
    auto test = view.label(catalog.tests[taken.test].short_label);
    if (taken.site) test += fmt::format(" ({})", bare(site_label(view, taken.site)));
    parts.push_back(
        view.fill("taken-result",
                  {{"test", test}, {"date", day(taken.on)}, {"result", view.phrase(result_sentences[taken.result])}}));
  }
  for (const auto& treatment : asked.treated)
    parts.push_back(view.fill("treated-on", {{"infection", view.label(catalog.infections[treatment.infection].label)},
                                             {"date", day(treatment.on)}}));
  std::vector<std::string> doses;
  for (const auto& dose : asked.vaccines_taken)
    doses.push_back(
        view.fill("dose-on", {{"vaccine", view.label(catalog.vaccines[dose.vaccine].label)}, {"date", day(dose.on)}}));
  if (!doses.empty()) parts.push_back(view.fill("doses-taken", {{"list", join(doses, "; ")}}));
}

std::string person(const View& view, bool for_record) {
  const auto& vocabulary = view.pack.vocabulary;
  const auto& asked = view.advice.asked;
  std::vector<std::string> parts;
  for (const auto index : vocabulary.facts.indices()) {
    const auto& fact = vocabulary.facts[index];
    const auto& answer = asked.person[index];
    if (fact.scope != Scope::person || !answer.given || (for_record && fact.is_private)) continue;
    if (auto part = told(view, fact, answer); !part.empty()) parts.push_back(std::move(part));
  }
  add_dated(view, for_record, parts);
  return parts.empty() ? view.phrase("person-none") : join(parts, ", ");
}

std::string exposure_facts(const View& view, Index<Exposure> exposure, bool for_record) {
  const auto& vocabulary = view.pack.vocabulary;
  const auto& answers = view.advice.asked.exposures[exposure].answers;
  const auto act = act_of(view, exposure);
  std::vector<std::string> parts;
  auto act_at = std::string::npos;
  for (const auto index : vocabulary.facts.indices()) {
    const auto& fact = vocabulary.facts[index];
    const auto& answer = answers[index];
    if (fact.scope != Scope::exposure || !answer.given || fact.kind == FactKind::time) continue;
    if (for_record && fact.is_private) continue;
    const bool names_itself =
        index == vocabulary.act || (index == vocabulary.role && answer.value != fact.default_value);
    if (!names_itself) {
      if (auto part = told(view, fact, answer, act); !part.empty()) parts.push_back(std::move(part));
      continue;
    }
    const auto& value = fact.values[answer.value];
    const auto& own = value.label_of(act);
    if (index == vocabulary.role && &own != &value.label && act_at < parts.size()) {
      parts[act_at] = view.label(own);  // it names the act too
      continue;
    }
    if (index == vocabulary.act) act_at = parts.size();
    parts.push_back(std::string(bare(view.label(own))));
  }
  return join(parts, ", ");
}

}  // namespace

std::string person_summary(const View& view) { return person(view, false); }
std::string case_in_brief(const View& view) {
  std::vector<std::string> who;
  for (const auto exposure : view.advice.asked.exposures.indices()) who.push_back(exposure_in_brief(view, exposure));
  const auto& person = view.advice.asked.person;
  const bool is_told = std::any_of(person.begin(), person.end(), [](const Answer& answer) { return answer.given; });
  if (is_told || who.empty()) who.push_back(person_summary(view));
  return join(who, "; ");
}

std::string person_for_record(const View& view) { return person(view, true); }

std::string exposure_what(const View& view, Index<Exposure> exposure) { return exposure_facts(view, exposure, false); }

std::string exposure_when(const View& view, Index<Exposure> exposure) {
  const auto& time = view.advice.asked.exposures[exposure].time;
  return fmt::format("{} ({})", ago(view, time),
                     time.exact ? brief(time.latest, view) : brief(date_of(time.latest), view));
}

std::string exposure_summary(const View& view, Index<Exposure> exposure) {
  return fmt::format("{}, {}", exposure_what(view, exposure), exposure_when(view, exposure));
}

std::string exposure_in_brief(const View& view, Index<Exposure> exposure) {
  const auto& time = view.advice.asked.exposures[exposure].time;
  return fmt::format("{}, {}", exposure_facts(view, exposure, false), ago(view, time));
}

std::string exposure_for_record(const View& view, Index<Exposure> exposure) {
  const auto& time = view.advice.asked.exposures[exposure].time;
  const auto when = time.exact ? written_date(time.latest, view.lang) : written_date(date_of(time.latest), view.lang);
  return fmt::format("{}, {}", exposure_facts(view, exposure, true), when);
}

}  // namespace sti::report
