#include "report/explain/words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/wording/conditions.hpp"
#include "report/wording/sentence_families.hpp"

namespace sti::report {
namespace {

const Fact& fact_of(const View& view, Index<Fact> fact) { return view.pack.vocabulary.facts[fact]; }

/// The tests of a condition, in their order.
template <class Visit>
void each_test(const Condition& condition, const Visit& visit) {
  if (condition.op == Condition::Op::test) visit(condition.test);
  for (const auto& part : condition.parts) each_test(part, visit);
}

std::string value_words(const View& view, const Fact& fact, const Answer& answer) {
  switch (fact.kind) {
    case FactKind::choice:
      return view.label(fact.values[answer.value].label);
    case FactKind::number:
      return answer.number ? fmt::format("{} {}", *answer.number, view.label(fact.unit))
                           : view.phrase("words-not-known");
    case FactKind::date:
      return answer.date ? human(*answer.date, view.lang) : view.phrase("words-not-known");
    case FactKind::flags: {
      std::vector<std::string> set;
      for (const auto flag : answer.flags) set.push_back(view.label(fact.values[flag].label));
      return set.empty() ? view.phrase("none") : join(set, ", ");
    }
    default:
      return {};
  }
}

std::string results_words(const View& view, const Case& told) {
  std::vector<std::string> parts;
  for (const auto& taken : told.tests_taken)
    parts.push_back(fmt::format("{} {}: {}", view.label(view.pack.catalog.tests[taken.test].short_label),
                                to_string(taken.on), view.phrase(result_sentences[taken.result])));
  return parts.empty() ? view.phrase("none") : join(parts, ", ");
}

std::string treatments_words(const View& view, const Case& told) {
  std::vector<std::string> parts;
  for (const auto& treatment : told.treated)
    parts.push_back(fmt::format("{} {}", view.label(view.pack.catalog.infections[treatment.infection].label),
                                to_string(treatment.on)));
  return parts.empty() ? view.phrase("none") : join(parts, ", ");
}

std::string doses_words(const View& view, const Case& told) {
  std::vector<std::string> parts;
  for (const auto& dose : told.vaccines_taken)
    parts.push_back(
        fmt::format("{} {}", view.label(view.pack.catalog.vaccines[dose.vaccine].label), to_string(dose.on)));
  return parts.empty() ? view.phrase("none") : join(parts, ", ");
}

}  // namespace

std::string target_label(const View& view, const PropertyOutput& target) {
  if (std::holds_alternative<NoteSubject>(target.subject)) return target.name;
  auto out = label_of(view, target.subject);
  if (target.levels.size() == 1) out += ": " + view.phrase(level_sentences[target.levels.front()]);
  if (target.vaccine_levels.size() == 1) out += ": " + view.phrase(vaccine_sentences[target.vaccine_levels.front()]);
  return out;
}

std::string said_words(const View& view, const SaidLine& said) {
  if (const auto* verdict = std::get_if<SaidVerdict>(&said)) {
    const auto& level = view.phrase(level_sentences[verdict->level]);
    if (!verdict->deadline) return level;
    if (verdict->deadline_from)
      return fmt::format("{}, {}", level,
                         view.fill("limit-from", {{"from", human(*verdict->deadline_from, view.lang)}}));
    return view.fill("explain-until", {{"level", level}, {"deadline", human(*verdict->deadline, view.lang)}});
  }
  if (const auto* test = std::get_if<SaidTest>(&said)) {
    if (test->status == Status::positive) return view.phrase("result-positive");
    if (test->status == Status::done)
      return view.phrase(test->conclusive_on ? PlainSentence("explain-done") : "explain-recent");
    if (!test->take_on) return view.phrase("awaited");
    auto out = view.fill("explain-take", {{"date", human(*test->take_on, view.lang)}});
    if (test->status == Status::awaited) out += "; " + view.phrase("awaited");
    if (test->status == Status::control) return out + "; " + view.phrase("control");
    if (test->status == Status::baseline) out += "; " + view.phrase("baseline");
    if (test->status == Status::wait && test->conclusive_on == test->take_on)
      return out + "; " + view.phrase("conclusive-then");
    if (!test->repeat_on.empty()) {
      std::vector<std::string> days;
      for (const auto day : test->repeat_on) days.push_back(human(day, view.lang));
      out += "; " + view.fill_from(test->conclusive_on ? Sentence("repeat-on") : "repeat-unconfirmed",
                                   {{"dates", join(days, ", ")}});
    } else if (test->conclusive_on) {
      out += "; " + view.fill("conclusive-from", {{"date", human(*test->conclusive_on, view.lang)}});
    }
    return out;
  }
  if (const auto* vaccine = std::get_if<VaccineLevel>(&said)) return view.phrase(vaccine_sentences[*vaccine]);
  if (const auto* on = std::get_if<Date>(&said)) return human(*on, view.lang);
  return view.phrase("explain-shown");
}

bool is_silence(const SaidLine& said) {
  const auto* verdict = std::get_if<SaidVerdict>(&said);
  const auto* vaccine = std::get_if<VaccineLevel>(&said);
  return (verdict != nullptr && verdict->level == Level::not_stated) ||
         (vaccine != nullptr && *vaccine == VaccineLevel::not_stated);
}

namespace {

/// A day and what is new about it.
std::string day_words(const View& view, const SaidTest& test, const SaidTest* other) {
  const bool same_day = other != nullptr && other->take_on == test.take_on && other->status == test.status;
  if (!test.take_on) return said_words(view, test);
  if (same_day && test.conclusive_on) return view.fill("conclusive-from", {{"date", brief(*test.conclusive_on, view)}});
  auto out = view.fill("explain-take", {{"date", brief(*test.take_on, view)}});
  if (test.status == Status::baseline) out += ", " + view.phrase("baseline");
  return out;
}

std::string side_of(const View& view, const std::optional<SaidLine>& side, const std::optional<SaidLine>& other) {
  if (!side) return view.phrase("explain-absent");
  const auto* test = std::get_if<SaidTest>(&*side);
  if (test == nullptr) return said_words(view, *side);
  return day_words(view, *test, other ? std::get_if<SaidTest>(&*other) : nullptr);
}

}  // namespace

std::string change_words(const View& view, const LineChange& change) {
  if (const auto* note = std::get_if<NoteSubject>(&change.subject))
    return view.fill(change.after ? SentenceOf<1>("explain-note-comes") : "explain-note-goes",
                     {{"rule", view.rule(note->rule).id}});
  const auto name = short_label_of(view, change.subject);
  if (!change.before) return view.fill("explain-comes", {{"what", name}, {"after", side_of(view, change.after, {})}});
  return view.fill("explain-change", {{"what", name},
                                      {"after", side_of(view, change.after, change.before)},
                                      {"before", side_of(view, change.before, change.after)}});
}

namespace {

/// The act of these exposures; none where there is none, or where they differ.
Index<FactValue> act_of(const View& view, const std::vector<Index<Exposure>>& exposures) {
  Index<FactValue> out;
  for (const auto exposure : exposures) {
    const auto act = view.advice.asked.exposures[exposure].answers[view.pack.vocabulary.act].value;
    if (out && act != out) return {};
    out = act;
  }
  return out;
}

}  // namespace

std::string ground_words(const View& view, const Ground& ground) {
  auto out = words(view.pack, view.phrases, ground.holds, view.lang, act_of(view, ground.exposures));
  return out.empty() ? view.phrase("explain-always") : out;
}

std::vector<std::string> assumed_in(const View& view, const Ground& ground) {
  std::vector<std::string> out;
  const auto& asked = view.advice.asked;
  const auto act = act_of(view, ground.exposures);
  each_test(ground.holds, [&](const FactTest& test) {
    const auto& fact = fact_of(view, test.fact);
    if (fact.derived || fact.kind == FactKind::time) return;
    bool is_told = true;
    if (fact.scope == Scope::person) {
      is_told = asked.person[test.fact].given;
    } else {
      for (const auto exposure : ground.exposures)
        is_told = is_told && asked.exposures[exposure].answers[test.fact].given;
    }
    if (!is_told) add_once(out, view.label(fact.label_of(act)));
  });
  return out;
}

std::vector<std::string> facts_in(const View& view, const Condition& condition) {
  std::vector<std::string> out;
  each_test(condition, [&](const FactTest& test) { add_once(out, fact_of(view, test.fact).id); });
  return out;
}

std::string missing_words(const View& view, const Blocked& block) {
  const auto act = block.exposure ? act_of(view, {block.exposure}) : Index<FactValue>();
  return words(view.pack, view.phrases, block.missing, view.lang, act);
}

std::string block_words(const View& view, const PropertyOutput& target, const Blocked& block) {
  const auto& rule = view.rule(block.rule).id;
  const bool names_exposure = block.exposure && view.advice.asked.exposures.size() > 1;
  const auto where =
      names_exposure ? view.fill("explain-for-exposure", {{"number", exposure_number(block.exposure)}}) : std::string{};
  std::vector<std::string> ids;
  for (const auto other : block.others) ids.push_back(view.rule(other).id);
  const auto others = join(ids, ", ");
  switch (block.by) {
    case Blocked::By::condition: {
      auto out = view.fill("explain-block-condition",
                           {{"rule", rule}, {"where", where}, {"missing", missing_words(view, block)}});
      if (block.late) out += " " + view.phrase("explain-block-late");
      return out;
    }
    case Blocked::By::override:
      return view.fill("explain-block-override", {{"rule", rule}, {"where", where}, {"others", others}});
    case Blocked::By::limit:
      return view.fill("explain-block-limit", {{"rule", rule}, {"where", where}});
    case Blocked::By::stronger:
      return view.fill("explain-block-stronger", {{"rule", rule}, {"where", where}, {"others", others}});
    case Blocked::By::site:
      return std::holds_alternative<TestSubject>(target.subject)
                 ? view.fill("explain-block-site", {{"rule", rule}, {"where", where}})
                 : view.fill("explain-block-start", {{"rule", rule}, {"where", where}});
  }
  return {};
}

std::string answer_words(const View& view, const Case& told, Index<Fact> fact, Index<Exposure> exposure) {
  const auto& vocabulary = view.pack.vocabulary;
  if (fact == vocabulary.tests_taken) return results_words(view, told);
  if (fact == vocabulary.treated) return treatments_words(view, told);
  if (fact == vocabulary.vaccines_taken) return doses_words(view, told);
  if (exposure && !told.exposures.has(exposure)) return view.phrase("explain-not-told");
  if (fact == vocabulary.since) return told.exposures[exposure].time.written;
  const auto& answer = exposure ? told.exposures[exposure].answers[fact] : told.person[fact];
  if (!answer.given) return view.phrase("explain-not-told");
  return value_words(view, fact_of(view, fact), answer);
}

std::string fact_change_words(const View& view, const Case& changed, const FactChange& change) {
  const auto& vocabulary = view.pack.vocabulary;
  if (change.fact == vocabulary.act && !change.exposure) return view.phrase("words-no-exposure");
  const bool names_exposure = change.exposure && changed.exposures.size() > 1;
  const auto act =
      change.exposure ? changed.exposures[change.exposure].answers[vocabulary.act].value : Index<FactValue>();
  auto name = view.label(fact_of(view, change.fact).label_of(act));
  if (names_exposure) name += view.fill("explain-for-exposure", {{"number", exposure_number(change.exposure)}});
  return view.fill("explain-change", {{"what", name},
                                      {"after", answer_words(view, changed, change.fact, change.exposure)},
                                      {"before", answer_words(view, view.advice.asked, change.fact, change.exposure)}});
}

std::string reply_words(const View& view, Index<Fact> index, const WhatIf::Reply& reply) {
  const auto& fact = fact_of(view, index);
  const auto &first = reply.answer.number, &last = reply.last;
  if (reply.time) return to_string(reply.time->latest);
  if (fact.kind != FactKind::number || !first || !last || *last <= *first) return value_words(view, fact, reply.answer);
  if (*last >= fact.max) return view.fill("words-number-at-least", {{"n", fmt::format("{}", *first)}});
  return view.fill("words-number-between", {{"low", fmt::format("{}", *first)}, {"high", fmt::format("{}", *last)}});
}

}  // namespace sti::report
