#include "prove/region.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "engine/resolve.hpp"
#include "prove/cases.hpp"
#include "prove/nearest.hpp"
#include "prove/uncovered.hpp"
#include "support/packs.hpp"

using namespace sti;
using prove::Region;

namespace {

/// The cell of a value of a choice.
Index<engine::Cell> cell_of(Index<FactValue> value) { return beside<engine::Cell>(value); }

/// A few facts of the Norwegian pack left open, the rest as in one plain case: small enough to list every case.
class SmallSpace {
 public:
  SmallSpace() : program_(test::norway().program), space_(program_, open_facts(), std::size_t{1} << 20) { list({}); }

  engine::Space& space() { return space_; }
  const std::vector<prove::Assignment>& all() const { return all_; }

  /// A box over some of the open facts.
  engine::Box random_box() const {
    engine::Box box;
    for (const auto& variable : space_.variables) {
      if (*rc::gen::inRange(0, 3) == 0) continue;  // not limited
      engine::Cells cells;
      for (const auto value : variable.values) cells.set(value, *rc::gen::inRange(0, 2) == 1);
      if (cells.none()) cells.set(variable.values.front());
      box.push_back({variable.dimension, cells});
    }
    std::sort(box.begin(), box.end(), [](const auto& a, const auto& b) { return a.dimension < b.dimension; });
    return box;
  }

  bool holds(const engine::Box& box, const prove::Assignment& at) const {
    return std::all_of(box.begin(), box.end(), [&](const engine::Constraint& constraint) {
      const auto v = space_.variable_of[constraint.dimension];
      return constraint.allowed[space_.variables[v].values[at[v]]];
    });
  }

 private:
  engine::OpenFacts open_facts() const {
    const auto& pack = test::norway().pack;
    const auto asked = test::read_json_case(
        pack, R"({"now": "2026-11-23T12:00", "exposures": [{"act": "anal", "role": "receptive", "since": "20h"}]})");
    const auto resolved = engine::resolve(pack, asked);
    const auto unit = engine::make_units(program_, asked, resolved).front();
    engine::OpenFacts out;
    for (const auto d : program_.dimensions.indices()) out.possible.push_back(engine::Cells{unit.point[d]});
    const auto open = [&](const char* fact, Index<FactValue> flag = {}) {
      const auto d = program_.dimension_of(pack.vocabulary.fact_index(fact), flag);
      out.possible[d] = program_.dimensions[d].answers();
    };
    for (const auto* fact : {"anatomy", "pregnant", "circumcised", "condom", "partner_hiv", "hiv"}) open(fact);
    open("groups", Index<FactValue>(0));
    open("groups", Index<FactValue>(3));
    return out;
  }

  void list(prove::Assignment begun) {
    if (begun.size() == space_.variables.size()) return all_.push_back(std::move(begun));
    for (const auto value : space_.diagrams.values(begun.next())) {
      auto next = begun;
      next.push_back(value);
      list(std::move(next));
    }
  }

  const engine::Program& program_;
  engine::Space space_;
  std::vector<prove::Assignment> all_;
};

/// The same with the act left open, none among them, so that some facts do not apply.
class SpaceOfActs {
 public:
  SpaceOfActs() : program_(test::norway().program), space_(program_, open_facts(), std::size_t{1} << 20) { list({}); }

  engine::Space& space() { return space_; }
  const std::vector<prove::Assignment>& all() const { return all_; }

  /// The case as the engine scores it: what does not apply has no value of its own.
  engine::Point point_of(const prove::Assignment& at) const {
    const auto asked = prove::make_case(space_, at, *parse_date("2026-11-23"));
    const auto& pack = *program_.pack;
    return engine::make_units(program_, asked, engine::resolve(pack, asked)).front().point;
  }

  std::vector<Index<engine::Cell>> listed(const engine::Point& point) const {
    std::vector<Index<engine::Cell>> out;
    for (const auto dimension : program_.dimensions.indices()) out.push_back(point[dimension]);
    return out;
  }

  engine::Box random_box() const {
    engine::Box box;
    for (const auto& variable : space_.variables) {
      if (*rc::gen::inRange(0, 3) == 0) continue;
      engine::Cells cells;
      for (const auto cell : program_.dimensions[variable.dimension].cells())
        cells.set(cell, *rc::gen::inRange(0, 2) == 1);
      if (cells.any()) box.push_back({variable.dimension, cells});
    }
    std::sort(box.begin(), box.end(), [](const auto& a, const auto& b) { return a.dimension < b.dimension; });
    return box;
  }

 private:
  engine::OpenFacts open_facts() const {
    const auto& vocabulary = test::norway().pack.vocabulary;
    const auto& facts = vocabulary.facts;
    engine::OpenFacts out;
    for (const auto& dimension : program_.dimensions) {
      const auto& fact = facts[dimension.fact];
      const auto first = Index<engine::Cell>(0);
      out.possible.push_back({fact.kind == FactKind::choice   ? cell_of(fact.default_value).value_or(first)
                              : fact.kind == FactKind::number ? dimension.unknown
                                                              : first});
    }
    const auto open = [&](Index<Fact> fact, engine::Cells cells) { out.possible[program_.dimension_of(fact)] = cells; };
    const auto cells_of = [&](Index<Fact> fact, const std::vector<const char*>& ids) {
      engine::Cells cells;
      for (const auto* id : ids) cells.set(cell_of(facts[fact].value_index(id)));
      return cells;
    };
    const auto absent = program_.dimensions[program_.dimension_of(vocabulary.act)].absent;
    open(vocabulary.act, cells_of(vocabulary.act, {"anal", "oral", "injecting", "hand"}).set(absent));
    open(vocabulary.role, {cell_of(vocabulary.role_receptive), cell_of(vocabulary.role_insertive)});
    for (const auto* id : {"condom", "ejaculation", "setting", "pregnant"}) {
      const auto fact = vocabulary.fact_index(id);
      open(fact, program_.dimensions[program_.dimension_of(fact)].answers());
    }
    return out;
  }

  void list(prove::Assignment begun) {
    if (begun.size() == space_.variables.size()) return all_.push_back(std::move(begun));
    for (const auto value : space_.diagrams.values(begun.next())) {
      auto next = begun;
      next.push_back(value);
      list(std::move(next));
    }
  }

  const engine::Program& program_;
  engine::Space space_;
  std::vector<prove::Assignment> all_;
};

bool in_box(const prove::Ranges& ranges, const prove::Assignment& at) {
  const auto variables = ranges.indices();
  return std::all_of(variables.begin(), variables.end(), [&](Index<engine::Variable> v) { return ranges[v][at[v]]; });
}

}  // namespace

TEST_SUITE("prove/region") {
  TEST_CASE("regions agree with a plain list of all cases") {
    SmallSpace small;
    auto& space = small.space();
    auto& d = space.diagrams;
    CHECK(rc::check("union, intersection, difference, cover, size", [&] {
      const auto a = small.random_box(), b = small.random_box(), c = small.random_box();
      const Region either = d.either(space.set_of(a), space.set_of(b));
      const Region both = d.both(space.set_of(a), space.set_of(b));
      const Region without = d.minus(either, space.set_of(c));
      long double count = 0;
      for (const auto& at : small.all()) {
        const bool in_a = small.holds(a, at), in_b = small.holds(b, at), in_c = small.holds(c, at);
        RC_ASSERT(prove::value_at(d, either, at) == int(in_a || in_b));
        RC_ASSERT(prove::value_at(d, both, at) == int(in_a && in_b));
        RC_ASSERT(prove::value_at(d, without, at) == int((in_a || in_b) && !in_c));
        count += (in_a || in_b) && !in_c ? 1 : 0;
      }
      RC_ASSERT(prove::count_cases(space, without) == count);
      RC_ASSERT((without == engine::Diagrams::nothing) == (count == 0));
    }));
  }

  TEST_CASE("equal regions are one, however they are put together") {
    SmallSpace small;
    auto& space = small.space();
    auto& d = space.diagrams;
    CHECK(rc::check("order and form do not matter", [&] {
      const Region a = space.set_of(small.random_box()), b = space.set_of(small.random_box());
      RC_ASSERT(d.either(a, b) == d.either(b, a));
      RC_ASSERT(d.minus(a, b) == d.both(a, d.minus(engine::Diagrams::all, b)));
      RC_ASSERT(d.either(d.both(a, b), d.minus(a, b)) == a);
      RC_ASSERT(d.differ(a, b) == d.either(d.minus(a, b), d.minus(b, a)));
    }));
  }

  TEST_CASE("the smallest case is in the region, and none tells fewer facts") {
    SmallSpace small;
    auto& space = small.space();
    auto& d = space.diagrams;
    const auto told = [&](const prove::Assignment& at) {
      const auto& vocabulary = test::norway().pack.vocabulary;
      int count = 0;
      for (const auto v : space.variables.indices()) {
        const auto& fact = vocabulary.facts[prove::dimension_of(space, v).fact];
        const auto plain = fact.kind == FactKind::flags ? engine::flag_not_set : cell_of(fact.default_value);
        count += space.variables[v].values[at[v]] != plain ? 1 : 0;
      }
      return count;
    };
    CHECK(rc::check("fewest facts", [&] {
      const Region region = d.minus(d.either(space.set_of(small.random_box()), space.set_of(small.random_box())),
                                    space.set_of(small.random_box()));
      const auto found = prove::smallest(space, region);
      RC_ASSERT(found.has_value() == (region != engine::Diagrams::nothing));
      if (!found) return;
      RC_ASSERT(prove::value_at(d, region, *found) == 1);
      for (const auto& at : small.all()) {
        if (prove::value_at(d, region, at) == 1) RC_ASSERT(told(at) >= told(*found));
      }
    }));
  }

  TEST_CASE("a box around a case stays inside and cannot grow") {
    SmallSpace small;
    auto& space = small.space();
    auto& d = space.diagrams;
    CHECK(rc::check("inside, and as wide as can be", [&] {
      const Region region = d.either(space.set_of(small.random_box()), space.set_of(small.random_box()));
      const auto found = prove::smallest(space, d.both(region, space.valid()));
      if (!found) return;
      const auto box = prove::widen(space, region, space.valid(), *found);
      const auto stays_inside = [&](const prove::Ranges& ranges) {
        return std::all_of(small.all().begin(), small.all().end(), [&](const prove::Assignment& at) {
          return !in_box(ranges, at) || prove::value_at(d, region, at) == 1 ||
                 prove::value_at(d, space.valid(), at) == 0;
        });
      };
      RC_ASSERT(in_box(box, *found));
      RC_ASSERT(stays_inside(box));
      for (const auto v : box.indices()) {
        for (const auto i : d.values(v)) {
          if (box[v][i]) continue;
          auto wider = box;
          wider[v].set(i);
          RC_ASSERT(!stays_inside(wider));
        }
      }
    }));
  }

  TEST_CASE("a box that is put in words names no value that no case in it has") {
    SmallSpace small;
    auto& space = small.space();
    auto& d = space.diagrams;
    CHECK(rc::check("possible values alone", [&] {
      const Region valid =
          d.minus(engine::Diagrams::all, d.either(space.set_of(small.random_box()), space.set_of(small.random_box())));
      const Region region = d.both(space.set_of(small.random_box()), valid);
      const auto found = prove::smallest(space, region);
      if (!found) return;
      const auto wide = prove::widen(space, region, valid, *found);
      const auto box = prove::narrow_to_possible(space, valid, wide);
      const auto has_case = [&](const auto& is_it) {
        return std::any_of(small.all().begin(), small.all().end(), [&](const prove::Assignment& at) {
          return in_box(box, at) && prove::value_at(d, valid, at) == 1 && is_it(at);
        });
      };
      for (const auto v : box.indices()) {
        if (box[v].count() == space.variables[v].values.size()) continue;  // it is not named
        for (const auto i : box[v]) RC_ASSERT(has_case([&](const prove::Assignment& at) { return at[v] == i; }));
      }
      for (const auto& at : small.all()) {
        if (prove::value_at(d, valid, at) == 1) RC_ASSERT(in_box(box, at) == in_box(wide, at));
      }
    }));
  }

  TEST_CASE("what is uncovered lies in the region and in nothing else, and is found wherever there is some") {
    SmallSpace small;
    auto& space = small.space();
    auto& d = space.diagrams;
    CHECK(rc::check("uncovered", [&] {
      const Region region = d.either(space.set_of(small.random_box()), space.set_of(small.random_box()));
      std::vector<Region> others;
      Region rest = region;
      for (int i = *rc::gen::inRange(0, 12); i > 0; --i) {
        others.push_back(space.set_of(small.random_box()));
        rest = d.minus(rest, others.back());
      }
      const Region found = prove::uncovered(space, region, others);
      RC_ASSERT((found == engine::Diagrams::nothing) == (rest == engine::Diagrams::nothing));
      RC_ASSERT(d.minus(found, rest) == engine::Diagrams::nothing);
    }));
  }

  TEST_CASE("boxes and regions are counted to the last digit") {
    SmallSpace small;
    auto& space = small.space();
    auto& d = space.diagrams;
    CHECK(rc::check("exact counts", [&] {
      const Region region = d.either(space.set_of(small.random_box()), space.set_of(small.random_box()));
      Natural sum;
      for (const auto& box : prove::boxes_of(space, region, 100000)) sum += prove::count_exactly(space, box);
      RC_ASSERT(sum == prove::count_exactly(space, region));
      RC_ASSERT((long double)sum == prove::count_cases(space, region));
    }));
  }

  TEST_CASE("the boxes of a region are disjoint and make it up") {
    SmallSpace small;
    auto& space = small.space();
    auto& d = space.diagrams;
    CHECK(rc::check("each case is in one box", [&] {
      const Region region = d.either(space.set_of(small.random_box()), space.set_of(small.random_box()));
      const auto boxes = prove::boxes_of(space, region, 100000);
      for (const auto& at : small.all()) {
        const auto count = std::count_if(boxes.begin(), boxes.end(), [&](const auto& box) { return in_box(box, at); });
        RC_ASSERT(int(count) == prove::value_at(d, region, at));
      }
    }));
  }

  TEST_CASE("where facts do not apply, a case counts once and a box holds what the engine says") {
    SpaceOfActs small;
    auto& space = small.space();
    auto& d = space.diagrams;
    std::vector<engine::Point> points;
    for (const auto& at : small.all()) points.push_back(small.point_of(at));
    CHECK(rc::check("boxes over an open act", [&] {
      const auto box = small.random_box(), other = small.random_box();
      const Region region = d.minus(space.set_of(box), space.set_of(other));
      const auto holds = [&](const engine::Box& of, const engine::Point& point) {
        return std::all_of(of.begin(), of.end(), [&](const engine::Constraint& constraint) {
          return constraint.allowed[point[constraint.dimension]];
        });
      };
      std::set<std::vector<Index<engine::Cell>>> cases;
      for (std::size_t i = 0; i < points.size(); ++i) {
        const bool inside = holds(box, points[i]) && !holds(other, points[i]);
        RC_ASSERT(prove::value_at(d, region, small.all()[i]) == int(inside));
        if (inside) cases.insert(small.listed(points[i]));
      }
      RC_ASSERT(prove::count_cases(space, region) == (long double)cases.size());
    }));
  }

  TEST_CASE("a box is covered where every case of it is") {
    SmallSpace small;
    auto& space = small.space();
    auto& d = space.diagrams;
    CHECK(rc::check("cover", [&] {
      Region region = d.either(space.set_of(small.random_box()), space.set_of(small.random_box()));
      if (*rc::gen::inRange(0, 2) == 1) region = d.minus(engine::Diagrams::all, region);
      prove::Ranges ranges;
      for (const auto v : d.variables()) {
        engine::Choices choices;
        for (const auto i : d.values(v)) choices.set(i, *rc::gen::inRange(0, 3) != 0);
        if (choices.none()) choices.set(Index<engine::Choice>(0));
        ranges.push_back(choices);
      }
      const bool covered = std::all_of(small.all().begin(), small.all().end(), [&](const prove::Assignment& at) {
        return !in_box(ranges, at) || prove::value_at(d, region, at) == 1;
      });
      RC_ASSERT(prove::is_inside(space, region, ranges) == covered);
    }));
  }

  TEST_CASE("no case of a region costs less than the lightest") {
    SmallSpace small;
    auto& space = small.space();
    auto& d = space.diagrams;
    CHECK(rc::check("lightest", [&] {
      const Region region = d.minus(d.either(space.set_of(small.random_box()), space.set_of(small.random_box())),
                                    space.set_of(small.random_box()));
      prove::Weights weights;
      for (const auto v : d.variables()) {
        for (auto& weight : weights.emplace_back(d.values(v).size())) weight = *rc::gen::inRange(0, 9);
      }
      const auto weight_of = [&](const prove::Assignment& at) {
        std::int64_t sum = 0;
        for (const auto v : at.indices()) sum += weights[v][at[v]];
        return sum;
      };
      const auto found = prove::lightest(space, region, weights);
      RC_ASSERT(found.has_value() == (region != engine::Diagrams::nothing));
      if (!found) return;
      RC_ASSERT(prove::value_at(d, region, found->at) == 1);
      RC_ASSERT(weight_of(found->at) == found->weight);
      for (const auto& at : small.all()) {
        if (prove::value_at(d, region, at) == 1) RC_ASSERT(weight_of(at) >= found->weight);
      }
    }));
  }

  TEST_CASE("a budget that is spent is said") {
    engine::Diagrams d({2, 2, 2, 2, 2, 2, 2, 2}, 12);
    const auto parity = [&] {
      Region odd = engine::Diagrams::nothing;
      for (const auto v : d.variables()) odd = d.differ(odd, d.literal(v, {Index<engine::Choice>(1)}));
    };
    CHECK_THROWS_AS(parity(), engine::BudgetSpent);
  }
}
