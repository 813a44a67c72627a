// What an advice speaks of, in words for people.

#include <fmt/format.h>

#include <algorithm>

#include "report/wording/sentence_families.hpp"
#include "report/wording/wording.hpp"

namespace sti::report {
namespace {

struct LabelOf {
  const View& view;

  const Catalog& catalog() const { return view.pack.catalog; }
  const std::string& infection(Index<Infection> infection) const {
    return view.label(catalog().infections[infection].label);
  }

  std::string operator()(const VerdictSubject& of) const { return slot_label(view, of.slot); }
  std::string operator()(const MethodSubject& of) const {
    if (!of.method) return slot_label(view, of.slot);
    const auto& method = view.pack.methods[of.method];
    return method.id == view.pack.vocabulary.slots[of.slot].id ? slot_label(view, of.slot) : view.label(method.label);
  }
  std::string at_site(const std::string& test, Index<Site> site) const {
    return site ? fmt::format("{}, {}", test, site_label(view, site)) : test;
  }
  std::string operator()(const TestSubject& of) const { return at_site(test_label(view, of.test), of.site); }
  std::string operator()(const WindowSubject& of) const { return test_label(view, of.test); }
  std::string operator()(const SpecimenSubject& of) const { return test_label(view, of.test); }
  std::string operator()(const VaccineSubject& of) const { return view.label(catalog().vaccines[of.vaccine].label); }
  std::string operator()(const FollowUpSubject& of) const {
    const auto& what = view.label(catalog().follow_ups[of.what].label);
    return of.infection ? fmt::format("{}, {}", what, infection(of.infection)) : what;
  }
  std::string operator()(const NoteSubject& of) const {
    if (!of.rule) return id_of(view.pack, of);
    const auto& note = std::get<NoteEffect>(view.rule(of.rule).effects[of.effect]);
    return view.fill("explain-note", {{"text", first_sentence(view.label(note.text))}});
  }
  std::string operator()(const TopicSubject& of) const { return view.label(view.pack.topics[of.topic].title); }
  std::string operator()(const RiskSubject& of) const { return infection(of.infection); }
  std::string operator()(const DetectionSubject& of) const { return test_label(view, of.test); }
  std::string operator()(const AfterTreatmentSubject& of) const { return test_label(view, of.test); }
  std::string operator()(const LookBackSubject& of) const { return infection(of.infection); }
};

}  // namespace

std::string label_of(const View& view, const Subject& subject) { return std::visit(LabelOf{view}, subject); }

std::string short_label_of(const View& view, const Subject& subject) {
  const auto* of = std::get_if<TestSubject>(&subject);
  if (of == nullptr) return label_of(view, subject);
  return LabelOf{view}.at_site(view.label(view.pack.catalog.tests[of->test].short_label), of->site);
}

std::string decided_label(const View& view, const Subject& subject) {
  const auto* of = std::get_if<NoteSubject>(&subject);
  if (of == nullptr) return short_label_of(view, subject);
  // Without a rule it is one that the engine owes: those that a question decides are urgent.
  const auto kind = of->rule ? std::get<NoteEffect>(view.rule(of->rule).effects[of->effect]).kind : NoteKind::urgent;
  return view.phrase(decided_sentences[kind]);
}

std::vector<std::string> ids_of(const View& view, const std::vector<Subject>& subjects) {
  std::vector<std::string> out;
  for (const auto& subject : subjects) out.push_back(id_of(view.pack, subject));
  return out;
}

Index<FactValue> act_of(const View& view, Index<Exposure> exposure) {
  if (!exposure) return {};
  return view.advice.asked.exposures[exposure].answers[view.pack.vocabulary.act].value;
}

const std::string& fact_label(const View& view, Index<Fact> index, Index<Exposure> exposure) {
  const auto& fact = view.pack.vocabulary.facts[index];
  if (exposure) return view.label(fact.label_of(act_of(view, exposure)));
  const Text* common = nullptr;
  for (const auto each : view.advice.asked.exposures.indices()) {
    const auto act = act_of(view, each);
    if (!fact.acts.empty() && std::find(fact.acts.begin(), fact.acts.end(), act) == fact.acts.end()) continue;
    const auto* label = &fact.label_of(act);
    if (common != nullptr && common != label) return view.label(fact.label);
    common = label;
  }
  return view.label(fact.scope == Scope::exposure && common != nullptr ? *common : fact.label);
}

std::string exposure_number(Index<Exposure> exposure) { return fmt::format("{}", exposure.place() + 1); }

}  // namespace sti::report
