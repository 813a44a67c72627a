#include "prove/compare.hpp"

#include <fmt/format.h>

namespace sti::prove {
namespace {

using engine::Outcomes;
using engine::Program;
using engine::SlotKey;

const Pack& pack_of(const Outcomes& outcomes) { return *outcomes.program().pack; }

void add_told(Outcomes& outcomes, Told& told, const std::string& content, Region where) {
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
void write_services(std::string& out, const Pack& pack, const std::vector<int>& services) {
  for (const int index : services) {
    const auto& service = pack.services[std::size_t(index)];
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
  for (const int test : detection.tests) out += pack.catalog.tests[std::size_t(test)].id + ' ';
  return out;
}

Region where_differ(const TwoPacks& packs, Diagrams::Ref a, Diagrams::Ref b) {
  auto& diagrams = packs.space.diagrams;
  return a == b ? Diagrams::nothing : diagrams.both(diagrams.differ(a, b), packs.space.valid());
}

Region where_differ(const TwoPacks& packs, const Told& before, const Told& after) {
  return packs.space.diagrams.both(differ(packs.space.diagrams, before, after), packs.space.valid());
}

Region where_lines_differ(const TwoPacks& packs, int test) {
  Region out = Diagrams::nothing;
  for (int site = 0; site < int(pack_of(packs.before).catalog.sites.size()); ++site)
    out = packs.space.diagrams.either(out,
                                      where_differ(packs, packs.before.line(test, site), packs.after.line(test, site)));
  return out;
}

Region where_any_lines_differ(const TwoPacks& packs) {
  Region out = Diagrams::nothing;
  for (int test = 0; test < int(pack_of(packs.before).catalog.tests.size()); ++test)
    out = packs.space.diagrams.either(out, where_lines_differ(packs, test));
  return out;
}

}  // namespace

std::string content_of(const Pack& pack, const NoteEffect& note) {
  auto out = fmt::format("{}\n", int(note.kind));
  write(out, note.text);
  write_services(out, pack, note.services);
  return out;
}

Told notes_told(Outcomes& outcomes) {
  Told out;
  for (const auto& shown : outcomes.notes())
    add_told(outcomes, out, content_of(pack_of(outcomes), *shown.note), shown.where);
  return out;
}

Told topics_told(Outcomes& outcomes) {
  Told out;
  const auto& pack = pack_of(outcomes);
  for (std::size_t i = 0; i < pack.topics.size(); ++i) {
    const auto& topic = pack.topics[i];
    const auto key = outcomes.program().topic_base + int(i);
    auto content = fmt::format("{}\n{} {}\n", topic.id, topic.general, topic.shows_terms);
    write(content, topic.title);
    write(content, topic.about);
    for (const auto& part : topic.parts) {
      content += fmt::format("{}\n", int(part.kind));
      for (const auto& line : part.lines) write(content, line);
    }
    write_services(content, pack, topic.services);
    for (const auto& filler : outcomes.program().fillers[std::size_t(key)])
      add_told(outcomes, out, content, outcomes.live(filler.rule, key));
  }
  return out;
}

Told risk_told(Outcomes& outcomes, int infection) {
  Told out;
  const auto& pack = pack_of(outcomes);
  const auto& program = outcomes.program();
  const auto each = [&](SlotKey key, const auto& content_of_effect) {
    for (const auto& filler : program.fillers[std::size_t(key)]) {
      const auto& effect = pack.rules[std::size_t(filler.rule)].effects[std::size_t(filler.effect)];
      add_told(outcomes, out, content_of_effect(effect), outcomes.live(filler.rule, key));
    }
  };
  each(program.risk_key(infection), [&](const Effect& effect) {
    const auto& figure = pack.risks[std::size_t(std::get<RiskEffect>(effect).figure)];
    auto content = fmt::format("risk {} {} ", int(figure.unit), figure.fixed);
    write(content, figure.range);
    return content;
  });
  each(program.modifier_key(infection), [&](const Effect& effect) {
    std::string content = "ratio ";
    write(content, pack.modifiers[std::size_t(std::get<ModifierEffect>(effect).modifier)].ratio);
    return content;
  });
  each(program.chance_key(infection), [&](const Effect& effect) {
    std::string content = "chance ";
    write(content, pack.chances[std::size_t(std::get<ChanceEffect>(effect).chance)].chance);
    return content;
  });
  for (const int test : engine::tests_of(pack.catalog, infection)) {
    each(program.detection_key(test), [&](const Effect& effect) {
      return fmt::format("detection {} {}", test,
                         content_of(pack, pack.detections[std::size_t(std::get<DetectionEffect>(effect).detection)]));
    });
  }
  return out;
}

Diagrams::Ref sites_told(Outcomes& outcomes, int test) {
  auto& diagrams = outcomes.space().diagrams;
  Diagrams::Ref out = Diagrams::constant(0);
  for (int site = 0; site < int(pack_of(outcomes).catalog.sites.size()); ++site) {
    out = diagrams.combine(out, outcomes.line(test, site), diagrams.new_operation(),
                           [site](int bits, int line) { return line == 0 ? bits : bits | 1 << site; });
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

Region difference(const TwoPacks& packs, SlotKey key) {
  auto& a = packs.before;
  auto& b = packs.after;
  auto& diagrams = packs.space.diagrams;
  const auto& program = a.program();
  const int infections = int(pack_of(a).catalog.infections.size());
  if (key < program.vaccine_base) return where_differ(packs, a.verdict(key), b.verdict(key));
  if (key < program.order_base)
    return where_differ(packs, a.vaccine(key - program.vaccine_base), b.vaccine(key - program.vaccine_base));
  if (key < program.window_base) return where_lines_differ(packs, key - program.order_base);
  if (key < program.specimen_base) return where_lines_differ(packs, (key - program.window_base) / 4);
  if (key < program.note_base)
    return where_any_lines_differ(packs);  // it also says what an act reaches, for every test
  if (key < program.follow_up_base) return where_differ(packs, notes_told(a), notes_told(b));
  if (key < program.topic_base) {
    const int at = key - program.follow_up_base;
    const int what = at / (infections + 1), infection = at % (infections + 1) - 1;
    return where_differ(packs, a.follow_up(what, infection), b.follow_up(what, infection));
  }
  if (key < program.risk_base) return where_differ(packs, topics_told(a), topics_told(b));
  Region out = Diagrams::nothing;
  if (key < program.method_base) {
    for (int infection = 0; infection < infections; ++infection)
      out = diagrams.either(out, where_differ(packs, risk_told(a, infection), risk_told(b, infection)));
    return out;
  }
  const int slot = key - program.method_base;  // a method also says how long a course is, which moves days
  out = diagrams.either(where_differ(packs, a.verdict(slot), b.verdict(slot)), where_any_lines_differ(packs));
  for (int what = 0; what < int(pack_of(a).catalog.follow_ups.size()); ++what)
    out = diagrams.either(out, where_differ(packs, a.follow_up(what, -1), b.follow_up(what, -1)));
  return out;
}

}  // namespace sti::prove
