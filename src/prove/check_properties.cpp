// Declared properties: proved for every case, or refuted with one.

#include <fmt/format.h>

#include "engine/joins.hpp"
#include "prove/prover.hpp"

namespace sti::prove {
namespace {

Region tells(Prover& p, Diagrams::Ref f) { return p.diagrams.differ(f, Diagrams::constant(0)); }

/// The cases that are told an output, by its subject.
struct WhereTold {
  Prover& p;
  const PropertyOutput& output;

  Region operator()(const VerdictSubject& of) const { return at(p.outcomes.told_level(of.slot), output.levels); }
  Region operator()(const VaccineSubject& of) const {
    return at(p.outcomes.told_level(of.vaccine), output.vaccine_levels);
  }
  Region operator()(const TestSubject& of) const {
    Region out = Diagrams::nothing;
    for (const auto site : p.pack.catalog.sites.indices()) {
      if (of.site.value_or(site) == site) out = p.diagrams.either(out, tells(p, p.outcomes.line(of.test, site)));
    }
    return out;
  }
  Region operator()(const NoteSubject& of) const {
    Region out = Diagrams::nothing;
    for (const auto& shown : p.outcomes.notes()) {
      if (engine::find_note(p.rule(of.rule), *shown.note)) out = p.diagrams.either(out, shown.where);
    }
    return out;
  }
  Region operator()(const FollowUpSubject& of) const {
    Region out = tells(p, p.outcomes.follow_up(of.what, {}));
    for (const auto infection : p.pack.catalog.infections.indices())
      out = p.diagrams.either(out, tells(p, p.outcomes.follow_up(of.what, infection)));
    return out;
  }
  template <class Other>
  Region operator()(const Other&) const {
    return Diagrams::nothing;  // nothing that an output can be
  }

 private:
  template <class AnyLevel>
  Region at(Diagrams::Ref level, const std::vector<AnyLevel>& wanted) const {
    Region out = Diagrams::nothing;
    for (const auto each : wanted) out = p.diagrams.either(out, p.diagrams.where(level, engine::number_of(each)));
    return out;
  }
};

}  // namespace

Region where_told(Prover& p, const PropertyOutput& output) { return std::visit(WhereTold{p, output}, output.subject); }

namespace {

/// The key of what an output says something of; none where it is told by rules of several.
std::optional<engine::Key> matter_of(const engine::Program& program, const Subject& subject) {
  if (const auto* verdict = std::get_if<VerdictSubject>(&subject)) return program.key(*verdict);
  if (const auto* vaccine = std::get_if<VaccineSubject>(&subject)) return program.key(*vaccine);
  if (const auto* test = std::get_if<TestSubject>(&subject)) return program.key(*test);
  return std::nullopt;
}

/// How strongly something is advised, as a function: 2 firmly, 1 perhaps, 0 not.
Diagrams::Ref strength(Prover& p, const PropertyOutput& output) {
  if (const auto* verdict = std::get_if<VerdictSubject>(&output.subject))
    return p.diagrams.combine(p.outcomes.told_level(verdict->slot), Diagrams::constant(0), p.diagrams.new_operation(),
                              [](int number, int) {
                                const auto level = engine::level_of<Level>(number);
                                return level == Level::recommended ? 2 : level == Level::consider ? 1 : 0;
                              });
  if (const auto* vaccine = std::get_if<VaccineSubject>(&output.subject))
    return p.diagrams.combine(p.outcomes.told_level(vaccine->vaccine), Diagrams::constant(0),
                              p.diagrams.new_operation(), [](int number, int) {
                                const auto level = engine::level_of<VaccineLevel>(number);
                                if (level && engine::is_given(*level)) return 2;
                                return level == VaccineLevel::check_status ? 1 : 0;
                              });
  return where_told(p, output);
}

/// Steps of one variable from better to worse, or from earlier to later.
std::vector<std::pair<Index<Choice>, Index<Choice>>> steps_of(const Prover& p, const Property& property,
                                                              Index<Variable> variable) {
  const auto& vocabulary = p.pack.vocabulary;
  const auto& values = p.space.variables[variable].values;
  std::vector<std::pair<Index<Choice>, Index<Choice>>> out;
  if (property.fact == vocabulary.since) {
    for (const auto a : values.indices()) {
      for (const auto b : values.indices()) {
        const auto& early = p.program.time_cells[values[a]];
        const auto& late = p.program.time_cells[values[b]];
        const bool later = late.minutes_low >= early.minutes_low && late.days_low >= early.days_low && a != b;
        if (later) out.emplace_back(a, b);
      }
    }
    return out;
  }
  const auto choice = [&](Index<FactValue> value) {
    return values.find_if([&](Index<Cell> cell) { return cell == beside<Cell>(value); });
  };
  for (const auto& chain : vocabulary.chains) {
    if (chain.fact != property.fact) continue;
    for (const auto& [better, worse] : chain.pairs) out.emplace_back(choice(better), choice(worse));
  }
  return out;
}

Decided refute_monotone(Prover& p, const Property& property, Region region) {
  const bool is_time = property.fact == p.pack.vocabulary.since;
  const auto variable = variable_of(p.space, property.fact);
  const auto& fact = p.pack.vocabulary.facts[property.fact];
  region = p.minus(region, p.space.contradictory());  // a value that is not believed is neither better nor worse
  if (fact.scope == Scope::exposure) {
    region = p.both(region, p.space.exposed());
    if (!fact.acts.empty()) region = p.both(region, p.space.act_is(fact.acts));
  }
  Decided decided{region};
  const auto at_each = [&](Diagrams::Ref f) {  // f by the value of the variable
    List<Diagrams::Ref, Choice> out;
    for (const auto choice : p.diagrams.values(variable)) out.push_back(p.diagrams.fixed(f, variable, choice));
    return out;
  };
  const auto region_at = at_each(region);
  const auto weaker = p.diagrams.new_operation();
  for (const auto& output : property.outputs) {
    const auto f_at = at_each(strength(p, output));
    for (const auto& [from, to] : steps_of(p, property, variable)) {
      const auto strong = f_at[is_time ? from : to];  // must be at least as strong as the other
      const auto weak = f_at[is_time ? to : from];
      if (strong == weak) continue;
      Region bad = p.diagrams.combine(strong, weak, weaker, [](int a, int b) { return a < b ? 1 : 0; });
      bad = p.both(bad, p.both(region_at[from], region_at[to]));
      const auto at = smallest(p.space, bad);
      if (!at) continue;
      auto first = *at, second = *at;
      first[variable] = from;
      second[variable] = to;
      auto& finding =
          p.add(Code::property_refuted, property.span,
                fmt::format("the property `{}` does not hold: `{}` is {} when `{}` is {}", property.id, output.name,
                            is_time ? "stronger" : "weaker", fact.id, is_time ? "later" : "worse"),
                {}, bad);
      finding.example = make_case(p.space, first, example_day(p.pack));
      finding.example_shows = fmt::format("{}, {}", output.name, is_time ? "earlier" : "better");
      finding.other = make_case(p.space, second, example_day(p.pack));
      finding.other_shows = fmt::format("{}, {}", output.name, is_time ? "later" : "worse");
      decided.cases = p.both(bad, p.diagrams.literal(variable, {from}));
      return decided;
    }
  }
  return decided;
}

}  // namespace

Decided refute(Prover& p, const Property& property) {
  const Region region = p.both(p.space.set_of(property.when), p.valid);
  if (p.is_empty(region)) {
    p.add(Code::property_empty, property.span, fmt::format("the property `{}` speaks of no case", property.id),
          "some of its conditions exclude one another");
    return {region};
  }
  if (property.kind == Property::Kind::monotone) return refute_monotone(p, property, region);
  const bool is_never = property.kind == Property::Kind::never;
  Decided out{region};
  for (const auto& output : property.outputs) {
    const Region told = where_told(p, output);
    const Region bad = is_never ? p.both(region, told) : p.minus(region, told);
    if (p.is_empty(bad)) continue;
    p.collect(out, bad);
    auto& finding = p.add(
        Code::property_refuted, property.span,
        fmt::format("the property `{}` does not hold: `{}` is {} for some cases", property.id, output.name,
                    output.levels.empty() && output.vaccine_levels.empty()
                        ? (is_never ? "told" : "not told")
                        : (is_never ? "at a level that it must not have" : "at none of the levels that it must have")),
        {}, bad);
    finding.example_shows = output.name;
  }
  return out;
}

void ask_properties(const engine::Program& program, Claims& out) {
  for (const auto& property : program.pack->properties) {
    const auto& why = property.why.in(Lang::en);
    Claim claim{Code::property_refuted, property.id,
                why.empty() ? fmt::format("the property `{}` holds", property.id) : why, property.span};
    if (!property.outputs.empty()) claim.matter = matter_of(program, property.outputs.front().subject);
    claim.ask = [&property](Prover& p) { return refute(p, property); };
    out.push_back(std::move(claim));
  }
}

}  // namespace sti::prove
