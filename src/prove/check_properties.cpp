// Declared properties: proved for every case, or refuted with one.

#include <fmt/format.h>

#include <algorithm>

#include "prove/prover.hpp"

namespace sti::prove {
namespace {

using OutputKind = PropertyOutput::Kind;

/// The levels of a slot or vaccine as a function: 0 where nothing is said, else 1 + level.
Diagrams::Ref levels(Prover& p, const PropertyOutput& output) {
  if (output.kind == OutputKind::verdict)
    return p.diagrams.combine(p.outcomes.verdict(output.subject), Diagrams::constant(0), p.diagrams.new_operation(),
                              [&](int n, int) { return n == 0 ? 0 : int(p.values.verdicts.of(n).level) + 1; });
  return p.diagrams.combine(p.outcomes.vaccine(output.subject), Diagrams::constant(0), p.diagrams.new_operation(),
                            [&](int n, int) { return n == 0 ? 0 : int(p.values.vaccines.of(n).level) + 1; });
}

Region where_not_zero(Prover& p, Diagrams::Ref f) { return p.diagrams.differ(f, Diagrams::constant(0)); }

}  // namespace

Region where_told(Prover& p, const PropertyOutput& output) {
  Region out = Diagrams::nothing;
  const auto add = [&](Region more) { out = p.diagrams.either(out, more); };
  switch (output.kind) {
    case OutputKind::verdict:
    case OutputKind::vaccine: {
      const auto level = levels(p, output);
      for (const int wanted : output.levels) add(p.diagrams.where(level, wanted + 1));
      break;
    }
    case OutputKind::test:
      for (int site = 0; site < int(p.pack.catalog.sites.size()); ++site) {
        if (output.site.value_or(site) == site) add(where_not_zero(p, p.outcomes.line(output.subject, site)));
      }
      break;
    case OutputKind::note:
      for (const auto& effect : p.rule(output.subject).effects) {
        const auto* note = std::get_if<NoteEffect>(&effect);
        for (const auto& shown : p.outcomes.notes()) {
          if (note != nullptr && shown.note->text == note->text) add(shown.where);
        }
      }
      break;
    case OutputKind::follow_up:
      for (int infection = -1; infection < int(p.pack.catalog.infections.size()); ++infection)
        add(where_not_zero(p, p.outcomes.follow_up(output.subject, infection)));
      break;
  }
  return out;
}

namespace {

/// How strongly something is advised, as a function: 2 firmly, 1 perhaps, 0 not.
Diagrams::Ref strength(Prover& p, const PropertyOutput& output) {
  if (output.kind == OutputKind::verdict)
    return p.diagrams.combine(levels(p, output), Diagrams::constant(0), p.diagrams.new_operation(), [](int level, int) {
      return level == 1 + int(Level::recommended) ? 2 : level == 1 + int(Level::consider) ? 1 : 0;
    });
  if (output.kind == OutputKind::vaccine)
    return p.diagrams.combine(levels(p, output), Diagrams::constant(0), p.diagrams.new_operation(), [](int level, int) {
      const bool gives = level == 1 + int(VaccineLevel::offer) || level == 1 + int(VaccineLevel::complete_course);
      return gives ? 2 : level == 1 + int(VaccineLevel::check_status) ? 1 : 0;
    });
  return where_told(p, output);
}

/// Steps of one variable from better to worse, or from earlier to later.
std::vector<std::pair<int, int>> steps_of(const Prover& p, const Property& property, int variable) {
  const auto& vocabulary = p.pack.vocabulary;
  const auto& values = p.space.variables[std::size_t(variable)].values;
  std::vector<std::pair<int, int>> out;
  if (property.fact == vocabulary.since) {
    for (std::size_t a = 0; a < values.size(); ++a) {
      for (std::size_t b = 0; b < values.size(); ++b) {
        const auto& early = p.program.time_cells[std::size_t(values[a])];
        const auto& late = p.program.time_cells[std::size_t(values[b])];
        const bool later = late.minutes_low >= early.minutes_low && late.days_low >= early.days_low && a != b;
        if (later) out.emplace_back(int(a), int(b));
      }
    }
    return out;
  }
  const auto index = [&](int value) { return int(std::find(values.begin(), values.end(), value) - values.begin()); };
  for (const auto& chain : vocabulary.chains) {
    if (chain.fact != property.fact) continue;
    for (const auto& [better, worse] : chain.pairs) out.emplace_back(index(better), index(worse));
  }
  return out;
}

/// A function where one variable has one value; it no longer asks for it.
Diagrams::Ref fixed(Prover& p, Diagrams::Ref f, int variable, int value) {
  Ranges ranges;
  for (int v = 0; v < p.diagrams.variables(); ++v) ranges.push_back(all_values(std::size_t(p.diagrams.size(v))));
  ranges[std::size_t(variable)].reset().set(std::size_t(value));
  return p.diagrams.within(f, ranges);
}

bool check_monotone(Prover& p, const Property& property, Region region) {
  const bool is_time = property.fact == p.pack.vocabulary.since;
  const int variable = p.space.variable_of[std::size_t(p.program.dimension_of(property.fact))];
  const auto& fact = p.pack.vocabulary.facts[std::size_t(property.fact)];
  if (fact.scope == Scope::exposure) {
    region = p.both(region, p.space.exposed());
    if (!fact.acts.empty()) region = p.both(region, p.space.act_is(fact.acts));
  }
  std::vector<Region> region_at;  // by value of the variable
  for (int value = 0; value < p.diagrams.size(variable); ++value)
    region_at.push_back(fixed(p, region, variable, value));
  const auto weaker = p.diagrams.new_operation();
  for (const auto& output : property.outputs) {
    const auto f = strength(p, output);
    std::vector<Diagrams::Ref> f_at;
    for (int value = 0; value < p.diagrams.size(variable); ++value) f_at.push_back(fixed(p, f, variable, value));
    for (const auto& [from, to] : steps_of(p, property, variable)) {
      const auto strong = f_at[std::size_t(is_time ? from : to)];  // must be at least as strong as the other
      const auto weak = f_at[std::size_t(is_time ? to : from)];
      if (strong == weak) continue;
      Region bad = p.diagrams.combine(strong, weak, weaker, [](int a, int b) { return a < b ? 1 : 0; });
      bad = p.both(bad, p.both(region_at[std::size_t(from)], region_at[std::size_t(to)]));
      const auto at = smallest(p.space, bad);
      if (!at) continue;
      auto first = *at, second = *at;
      first[std::size_t(variable)] = from;
      second[std::size_t(variable)] = to;
      auto& finding =
          p.add(Code::property_refuted, property.span,
                fmt::format("the property `{}` does not hold: `{}` is {} when `{}` is {}", property.id, output.name,
                            is_time ? "stronger" : "weaker", fact.id, is_time ? "later" : "worse"),
                {}, bad);
      finding.example = make_case(p.space, first, example_day(p.pack));
      finding.example_shows = fmt::format("{}, {}", output.name, is_time ? "earlier" : "better");
      finding.other = make_case(p.space, second, example_day(p.pack));
      finding.other_shows = fmt::format("{}, {}", output.name, is_time ? "later" : "worse");
      return false;
    }
  }
  return true;
}

}  // namespace

bool check_property(Prover& p, const Property& property) {
  const Region region = p.both(p.space.set_of(property.when), p.valid);
  if (p.is_empty(region)) {
    p.add(Code::property_empty, property.span, fmt::format("the property `{}` speaks of no case", property.id),
          "some of its conditions exclude one another");
    return false;
  }
  if (property.kind == Property::Kind::monotone) return check_monotone(p, property, region);
  const bool is_never = property.kind == Property::Kind::never;
  bool holds = true;
  for (const auto& output : property.outputs) {
    const Region told = where_told(p, output);
    const Region bad = is_never ? p.both(region, told) : p.minus(region, told);
    if (p.is_empty(bad)) continue;
    holds = false;
    auto& finding = p.add(
        Code::property_refuted, property.span,
        fmt::format("the property `{}` does not hold: `{}` is {} for some cases", property.id, output.name,
                    output.levels.empty()
                        ? (is_never ? "told" : "not told")
                        : (is_never ? "at a level that it must not have" : "at none of the levels that it must have")),
        {}, bad);
    finding.example_shows = output.name;
  }
  return holds;
}

}  // namespace sti::prove
