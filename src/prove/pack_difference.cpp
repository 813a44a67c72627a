#include "prove/pack_difference.hpp"

#include <fmt/format.h>

namespace sti::prove {
namespace {

using engine::Outcomes;

const Pack& pack_of(const Outcomes& outcomes) { return *outcomes.program().pack; }

void add(Outcomes& outcomes, Told& told, const std::string& content, Region where) {
  const auto [place, is_new] = told.try_emplace(content, where);
  if (!is_new) place->second = outcomes.space().diagrams.either(place->second, where);
}

void write(std::string& out, const Text& text) {
  for (const auto& each : text.by_lang) out += each + '\n';
}
void write(std::string& out, const Range& range) {
  out += fmt::format("{} {} {} ", range.low, range.high, range.point ? fmt::format("{}", *range.point) : "-");
}
void write(std::string& out, const std::optional<Range>& range) {
  if (range) write(out, *range);
}
void write_services(std::string& out, const Pack& pack, const std::vector<Index<Service>>& services) {
  for (const auto index : services) {
    const auto& service = pack.services[index];
    out += service.id + '\n';
    write(out, service.name);
    write(out, service.contact);
  }
}

std::string content_of(const Pack& pack, const Detection& detection) {
  const auto& curve = detection.curve;
  auto out = fmt::format("{} {} {} {} {} {} {} {} {} {} {} ", detection.refuse, int(curve.family), curve.shift,
                         curve.mu, curve.sigma, curve.shape, curve.scale, curve.cap, curve.max_sensitivity,
                         curve.specificity, curve.off_by.value_or(-1));
  for (const auto test : detection.tests) out += pack.catalog.tests[test].id + ' ';
  return out;
}

Region where_differ(const TwoPacks& packs, Diagrams::Ref a, Diagrams::Ref b) {
  auto& diagrams = packs.space.diagrams;
  return a == b ? Diagrams::nothing : diagrams.both(diagrams.differ(a, b), packs.space.valid());
}

Region where_differ(const TwoPacks& packs, const Told& before, const Told& after) {
  return packs.space.diagrams.both(differ(packs.space.diagrams, before, after), packs.space.valid());
}

Region where_lines_differ(const TwoPacks& packs, Index<TestKind> test) {
  Region out = Diagrams::nothing;
  for (const auto site : pack_of(packs.before).catalog.sites.indices())
    out = packs.space.diagrams.either(out,
                                      where_differ(packs, packs.before.line(test, site), packs.after.line(test, site)));
  return out;
}

Region where_any_lines_differ(const TwoPacks& packs) {
  Region out = Diagrams::nothing;
  for (const auto test : pack_of(packs.before).catalog.tests.indices())
    out = packs.space.diagrams.either(out, where_lines_differ(packs, test));
  return out;
}

}  // namespace

std::string content_of(const Pack& pack, const NoteEffect& note) {
  auto out = fmt::format("{}\n", int(note.kind));
  write(out, note.text);
  write(out, note.more);
  write_services(out, pack, note.services);
  return out;
}

Told notes_told(Outcomes& outcomes) {
  Told out;
  for (const auto& shown : outcomes.notes())
    add(outcomes, out, content_of(pack_of(outcomes), *shown.note), shown.where);
  return out;
}

Told topics_told(Outcomes& outcomes) {
  Told out;
  const auto& pack = pack_of(outcomes);
  for (const auto index : pack.topics.indices()) {
    const auto& topic = pack.topics[index];
    const auto key = outcomes.program().key(TopicSubject{index});
    auto content = fmt::format("{}\n{} {}\n", topic.id, topic.general, topic.shows_terms);
    write(content, topic.title);
    write(content, topic.about);
    for (const auto& part : topic.parts) {
      content += fmt::format("{}\n", int(part.kind));
      for (const auto& line : part.lines) write(content, line);
    }
    write_services(content, pack, topic.services);
    for (const auto& filler : outcomes.program().fillers[key])
      add(outcomes, out, content, outcomes.live(filler.rule, key));
  }
  return out;
}

Told risk_told(Outcomes& outcomes, Index<Infection> infection) {
  Told out;
  const auto& pack = pack_of(outcomes);
  const auto& program = outcomes.program();
  const auto each = [&](const auto& subject, const auto& content_of_effect) {
    const auto key = program.key(subject);
    for (const auto& filler : program.fillers[key]) {
      const auto& effect = pack.rules[filler.rule].effects[filler.effect];
      add(outcomes, out, content_of_effect(effect), outcomes.live(filler.rule, key));
    }
  };
  using Part = RiskSubject::Part;
  each(RiskSubject{infection, Part::figure}, [&](const Effect& effect) {
    const auto& figure = pack.risks[std::get<RiskEffect>(effect).figure];
    auto content = fmt::format("risk {} {} ", int(figure.unit), figure.fixed);
    write(content, figure.range);
    return content;
  });
  each(RiskSubject{infection, Part::modifier}, [&](const Effect& effect) {
    std::string content = "ratio ";
    write(content, pack.modifiers[std::get<ModifierEffect>(effect).modifier].ratio);
    return content;
  });
  each(RiskSubject{infection, Part::chance}, [&](const Effect& effect) {
    std::string content = "chance ";
    write(content, pack.chances[std::get<ChanceEffect>(effect).chance].chance);
    return content;
  });
  for (const auto test : engine::tests_of(pack.catalog, infection)) {
    each(DetectionSubject{test}, [&](const Effect& effect) {
      return fmt::format("detection {} {}", pack.catalog.tests[test].id,
                         content_of(pack, pack.detections[std::get<DetectionEffect>(effect).detection]));
    });
  }
  return out;
}

template <class E, class AnySubject, class Content>
Told told_of(Outcomes& outcomes, const AnySubject& subject, const Content& content_of_effect) {
  Told out;
  const auto key = outcomes.program().key(subject);
  for (const auto& filler : outcomes.program().fillers[key]) {
    const auto& effect = std::get<E>(pack_of(outcomes).rules[filler.rule].effects[filler.effect]);
    add(outcomes, out, content_of_effect(effect), outcomes.live(filler.rule, key));
  }
  return out;
}

Told after_treatment_told(Outcomes& outcomes, Index<TestKind> test) {
  return told_of<AfterTreatmentEffect>(outcomes, AfterTreatmentSubject{test}, [&](const AfterTreatmentEffect& effect) {
    const auto& row = pack_of(outcomes).after_treatments[effect.row];
    const auto day = [](const std::optional<Number>& number) { return number ? number->value : -1; };
    auto content = fmt::format("{} {}", day(row.not_before), day(row.control));
    for (const auto site : row.sites) content += " " + pack_of(outcomes).catalog.sites[site].id;
    return content;
  });
}

Told look_back_told(Outcomes& outcomes, Index<Infection> infection) {
  return told_of<LookBackEffect>(outcomes, LookBackSubject{infection},
                                 [](const LookBackEffect& effect) { return fmt::format("{}", effect.days); });
}

Diagrams::Ref sites_told(Outcomes& outcomes, Index<TestKind> test) {
  auto& diagrams = outcomes.space().diagrams;
  Diagrams::Ref out = Diagrams::constant(0);
  for (const auto site : pack_of(outcomes).catalog.sites.indices()) {
    out = diagrams.combine(out, outcomes.line(test, site), diagrams.new_operation(),
                           [site](int bits, int line) { return line == 0 ? bits : bits | 1 << site.place(); });
  }
  return out;
}

std::vector<Index<Site>> sites_in(const Catalog& catalog, int bits) {
  std::vector<Index<Site>> out;
  for (const auto site : catalog.sites.indices()) {
    if (bits >> site.place() & 1) out.push_back(site);
  }
  return out;
}

Region differ(Diagrams& diagrams, const Told& before, const Told& after) {
  Region out = Diagrams::nothing;
  const auto at = [](const Told& told, const std::string& content) {
    const auto found = told.find(content);
    return found == told.end() ? Diagrams::nothing : found->second;
  };
  for (const auto& [content, where] : before) out = diagrams.either(out, diagrams.differ(where, at(after, content)));
  for (const auto& [content, where] : after) out = diagrams.either(out, diagrams.differ(where, at(before, content)));
  return out;
}

namespace {

/// Where two packs tell a subject otherwise.
struct Difference {
  const TwoPacks& packs;
  engine::Outcomes &a = packs.before, &b = packs.after;

  Region operator()(const VerdictSubject& of) const {
    return where_differ(packs, a.told_verdict(of.slot), b.told_verdict(of.slot));
  }
  Region operator()(const VaccineSubject& of) const {
    return where_differ(packs, a.vaccine(of.vaccine), b.vaccine(of.vaccine));
  }
  Region operator()(const TestSubject& of) const { return where_lines_differ(packs, of.test); }
  Region operator()(const WindowSubject& of) const { return where_lines_differ(packs, of.test); }
  Region operator()(const SpecimenSubject&) const {
    return where_any_lines_differ(packs);  // it also says what an act reaches, for every test
  }
  Region operator()(const NoteSubject&) const { return where_differ(packs, notes_told(a), notes_told(b)); }
  Region operator()(const FollowUpSubject& of) const {
    return where_differ(packs, a.follow_up(of.what, of.infection), b.follow_up(of.what, of.infection));
  }
  Region operator()(const TopicSubject&) const { return where_differ(packs, topics_told(a), topics_told(b)); }
  Region operator()(const RiskSubject&) const { return where_risk_differs(); }
  Region operator()(const DetectionSubject&) const { return where_risk_differs(); }
  Region operator()(const AfterTreatmentSubject& of) const {
    return where_differ(packs, after_treatment_told(a, of.test), after_treatment_told(b, of.test));
  }
  Region operator()(const LookBackSubject& of) const {
    return where_differ(packs, look_back_told(a, of.infection), look_back_told(b, of.infection));
  }
  Region operator()(const MethodSubject& of) const {  // also says how long a course is, which moves days
    auto& diagrams = packs.space.diagrams;
    Region out = diagrams.either((*this)(VerdictSubject{of.slot}), where_any_lines_differ(packs));
    for (const auto what : pack_of(a).catalog.follow_ups.indices())
      out = diagrams.either(out, (*this)(FollowUpSubject{what, {}}));
    return out;
  }

  Region where_risk_differs() const {
    Region out = Diagrams::nothing;
    for (const auto infection : pack_of(a).catalog.infections.indices())
      out = packs.space.diagrams.either(out, where_differ(packs, risk_told(a, infection), risk_told(b, infection)));
    return out;
  }
};

}  // namespace

Region difference(const TwoPacks& packs, engine::Key key) {
  return std::visit(Difference{packs}, packs.before.program().keys[key]);
}

}  // namespace sti::prove
