#include "model/subject.hpp"

#include <algorithm>

#include "model/pack.hpp"

namespace sti {
namespace {

constexpr std::string_view vaccine_prefix = "vaccine/", follow_up_prefix = "follow-up/", note_prefix = "note/",
                           topic_prefix = "topic/";

std::string joined(std::string_view prefix, std::string_view id) { return std::string(prefix).append(id); }

struct IdOf {
  const Pack& pack;

  const std::string& test(Index<TestKind> test) const { return pack.catalog.tests[test].id; }

  std::string operator()(const VerdictSubject& of) const { return pack.vocabulary.slots[of.slot].id; }
  std::string operator()(const MethodSubject& of) const {
    const auto& slot = pack.vocabulary.slots[of.slot].id;
    if (!of.method) return joined("method/", slot);
    const auto& method = pack.methods[of.method].id;
    return method == slot ? slot : slot + "/" + method;
  }
  std::string operator()(const TestSubject& of) const {
    return of.site ? test(of.test) + "@" + pack.catalog.sites[of.site].id : test(of.test);
  }
  std::string operator()(const WindowSubject& of) const {
    return std::string(to_string(of.number)) + " of " + test(of.test);
  }
  std::string operator()(const SpecimenSubject& of) const { return "specimen of " + test(of.test); }
  std::string operator()(const VaccineSubject& of) const {
    return joined(vaccine_prefix, pack.catalog.vaccines[of.vaccine].id);
  }
  std::string operator()(const FollowUpSubject& of) const {
    auto out = joined(follow_up_prefix, pack.catalog.follow_ups[of.what].id);
    if (of.infection) out += "/" + pack.catalog.infections[of.infection].id;
    return out;
  }
  std::string operator()(const NoteSubject& of) const {
    return of.rule ? joined(note_prefix, pack.rules[of.rule].id) : std::string(to_string(of.kind)) + " note";
  }
  std::string operator()(const TopicSubject& of) const { return joined(topic_prefix, pack.topics[of.topic].id); }
  std::string operator()(const RiskSubject& of) const {
    return joined("risk/", pack.catalog.infections[of.infection].id);
  }
  std::string operator()(const DetectionSubject& of) const { return "detection by " + test(of.test); }
  std::string operator()(const AfterTreatmentSubject& of) const { return joined("after-treatment/", test(of.test)); }
  std::string operator()(const LookBackSubject& of) const {
    return joined("look-back/", pack.catalog.infections[of.infection].id);
  }
};

std::optional<std::string_view> after(std::string_view name, std::string_view prefix) {
  if (!name.starts_with(prefix)) return std::nullopt;
  return name.substr(prefix.size());
}

std::optional<Subject> find_test(const Catalog& catalog, std::string_view name) {
  const auto given = parse_test_name(name);
  const TestSubject out{catalog.test_index(given.test), given.site ? catalog.site_index(*given.site) : Index<Site>()};
  return out.test && (out.site || !given.site) ? std::optional<Subject>(out) : std::nullopt;
}

std::optional<Subject> find_follow_up(const Catalog& catalog, std::string_view name) {
  const auto slash = name.find('/');
  const auto what = catalog.follow_up_index(name.substr(0, slash));
  if (!what) return std::nullopt;
  if (slash == std::string_view::npos) return FollowUpSubject{what, {}};
  const auto infection = catalog.infection_index(name.substr(slash + 1));
  if (!infection) return std::nullopt;
  return FollowUpSubject{what, infection};
}

std::optional<Subject> find_note(const Pack& pack, std::string_view name) {
  for (const auto rule : pack.rules.indices()) {
    if (pack.rules[rule].id != name) continue;
    if (const auto effect = first_note(pack.rules[rule])) return NoteSubject{rule, effect, {}};
  }
  return std::nullopt;
}

}  // namespace

EffectIndex first_note(const Rule& rule) {
  if (rule.draft) return {};
  return rule.effects.find_if([](const Effect& effect) { return std::holds_alternative<NoteEffect>(effect); });
}

TestName parse_test_name(std::string_view name) {
  const auto at = name.find('@');
  if (at == std::string_view::npos) return {name, std::nullopt};
  return {name.substr(0, at), name.substr(at + 1)};
}

Subject without_infection(Subject subject) {
  if (auto* follow_up = std::get_if<FollowUpSubject>(&subject)) follow_up->infection = {};
  return subject;
}

std::string id_of(const Pack& pack, const Subject& subject) { return std::visit(IdOf{pack}, subject); }

std::optional<Subject> find_subject(const Pack& pack, std::string_view name) {
  const auto& catalog = pack.catalog;
  if (const auto slot = pack.vocabulary.slot_index(name)) return VerdictSubject{slot};
  if (const auto test = find_test(catalog, name)) return test;
  if (const auto vaccine = catalog.vaccine_index(after(name, vaccine_prefix).value_or(name)))
    return VaccineSubject{vaccine};
  if (const auto what = after(name, follow_up_prefix)) return find_follow_up(catalog, *what);
  if (const auto topic = after(name, topic_prefix)) {
    const auto index = pack.topic_index(*topic);
    return index ? std::optional<Subject>(TopicSubject{index}) : std::nullopt;
  }
  return find_note(pack, after(name, note_prefix).value_or(name));
}

std::vector<std::string> subject_names(const Pack& pack) {
  std::vector<std::string> out;
  for (const auto& slot : pack.vocabulary.slots) out.push_back(slot.id);
  for (const auto& test : pack.catalog.tests) out.push_back(test.id);
  for (const auto& vaccine : pack.catalog.vaccines) {
    const bool is_taken = std::find(out.begin(), out.end(), vaccine.id) != out.end();
    out.push_back(is_taken ? joined(vaccine_prefix, vaccine.id) : vaccine.id);
  }
  for (const auto& follow_up : pack.catalog.follow_ups) out.push_back(joined(follow_up_prefix, follow_up.id));
  for (const auto& rule : pack.rules) {
    if (first_note(rule)) out.push_back(rule.id);
  }
  return out;
}

}  // namespace sti
