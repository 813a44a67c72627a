#include "prove/region.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "engine/resolve.hpp"
#include "prove/cases.hpp"
#include "prove/nearest.hpp"
#include "support/packs.hpp"

using namespace sti;
using prove::Region;

namespace {

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
      Mask mask;
      for (const int value : variable.values) mask.set(std::size_t(value), *rc::gen::inRange(0, 2) == 1);
      if (mask.none()) mask.set(std::size_t(variable.values.front()));
      box.push_back({variable.dimension, mask});
    }
    std::sort(box.begin(), box.end(), [](const auto& a, const auto& b) { return a.dimension < b.dimension; });
    return box;
  }

  bool holds(const engine::Box& box, const prove::Assignment& at) const {
    return std::all_of(box.begin(), box.end(), [&](const engine::Constraint& constraint) {
      const auto v = std::size_t(space_.variable_of[std::size_t(constraint.dimension)]);
      return constraint.allowed[std::size_t(space_.variables[v].values[std::size_t(at[v])])];
    });
  }

 private:
  engine::OpenFacts open_facts() const {
    const auto& pack = test::norway().pack;
    const auto asked = test::read_json_case(
        pack, R"({"now": "2026-11-23T12:00", "exposures": [{"act": "anal", "role": "receptive", "since": "20h"}]})");
    const auto resolved = engine::resolve(pack.vocabulary, pack.catalog, asked);
    const auto unit = engine::make_units(program_, asked, resolved).front();
    engine::OpenFacts out;
    for (std::size_t d = 0; d < program_.dimensions.size(); ++d) out.possible.push_back(Mask{}.set(unit.point[d]));
    const auto open = [&](const char* fact, int flag = -1) {
      const auto d = std::size_t(program_.dimension_of(pack.vocabulary.fact_index(fact), flag));
      out.possible[d] = program_.dimensions[d].answers();
    };
    for (const auto* fact : {"anatomy", "pregnant", "circumcised", "condom", "partner_hiv", "hiv"}) open(fact);
    open("groups", 0);
    open("groups", 3);
    return out;
  }

  void list(prove::Assignment begun) {
    if (begun.size() == space_.variables.size()) return all_.push_back(std::move(begun));
    const auto size = int(space_.variables[begun.size()].values.size());
    for (int i = 0; i < size; ++i) {
      auto next = begun;
      next.push_back(i);
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
    return engine::make_units(program_, asked, engine::resolve(pack.vocabulary, pack.catalog, asked)).front().point;
  }

  engine::Box random_box() const {
    engine::Box box;
    for (const auto& variable : space_.variables) {
      if (*rc::gen::inRange(0, 3) == 0) continue;
      const auto& dimension = program_.dimensions[std::size_t(variable.dimension)];
      Mask mask;
      for (int value = 0; value < dimension.size; ++value) mask.set(std::size_t(value), *rc::gen::inRange(0, 2) == 1);
      if (mask.any()) box.push_back({variable.dimension, mask});
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
      const auto& fact = facts[std::size_t(dimension.fact)];
      Mask usual;
      usual.set(std::size_t(fact.kind == FactKind::choice   ? std::max(fact.default_value, 0)
                            : fact.kind == FactKind::number ? dimension.unknown
                                                            : 0));
      out.possible.push_back(usual);
    }
    const auto open = [&](int fact, Mask values) { out.possible[std::size_t(program_.dimension_of(fact))] = values; };
    const auto values_of = [&](int fact, const std::vector<const char*>& ids) {
      Mask mask;
      for (const auto* id : ids) mask.set(std::size_t(facts[std::size_t(fact)].value_index(id)));
      return mask;
    };
    const auto& act = program_.dimensions[std::size_t(program_.dimension_of(vocabulary.act))];
    open(vocabulary.act, values_of(vocabulary.act, {"anal", "oral", "injecting", "hand"}).set(std::size_t(act.absent)));
    open(vocabulary.role,
         Mask{}.set(std::size_t(vocabulary.role_receptive)).set(std::size_t(vocabulary.role_insertive)));
    for (const auto* id : {"condom", "ejaculation", "setting", "pregnant"}) {
      const int fact = vocabulary.fact_index(id);
      open(fact, program_.dimensions[std::size_t(program_.dimension_of(fact))].answers());
    }
    return out;
  }

  void list(prove::Assignment begun) {
    if (begun.size() == space_.variables.size()) return all_.push_back(std::move(begun));
    const auto size = int(space_.variables[begun.size()].values.size());
    for (int i = 0; i < size; ++i) {
      auto next = begun;
      next.push_back(i);
      list(std::move(next));
    }
  }

  const engine::Program& program_;
  engine::Space space_;
  std::vector<prove::Assignment> all_;
};

bool in_box(const prove::Ranges& ranges, const prove::Assignment& at) {
  for (std::size_t v = 0; v < at.size(); ++v) {
    if (!ranges[v][std::size_t(at[v])]) return false;
  }
  return true;
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
      for (std::size_t v = 0; v < space.variables.size(); ++v) {
        const auto& dimension = space.program().dimensions[std::size_t(space.variables[v].dimension)];
        const auto& fact = vocabulary.facts[std::size_t(dimension.fact)];
        const int plain = fact.kind == FactKind::flags ? 0 : fact.default_value;
        count += space.variables[v].values[std::size_t(at[v])] != plain ? 1 : 0;
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
      for (std::size_t v = 0; v < box.size(); ++v) {
        for (std::size_t i = 0; i < space.variables[v].values.size(); ++i) {
          if (box[v][i]) continue;
          auto wider = box;
          wider[v].set(i);
          RC_ASSERT(!stays_inside(wider));
        }
      }
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
          return constraint.allowed[point[std::size_t(constraint.dimension)]];
        });
      };
      std::set<engine::Point> cases;
      for (std::size_t i = 0; i < points.size(); ++i) {
        const bool inside = holds(box, points[i]) && !holds(other, points[i]);
        RC_ASSERT(prove::value_at(d, region, small.all()[i]) == int(inside));
        if (inside) cases.insert(points[i]);
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
      for (int v = 0; v < d.variables(); ++v) {
        Mask mask;
        for (int i = 0; i < d.size(v); ++i) mask.set(std::size_t(i), *rc::gen::inRange(0, 3) != 0);
        if (mask.none()) mask.set(0);
        ranges.push_back(mask);
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
      for (int v = 0; v < d.variables(); ++v) {
        weights.emplace_back();
        for (int i = 0; i < d.size(v); ++i) weights.back().push_back(*rc::gen::inRange(0, 9));
      }
      const auto weight_of = [&](const prove::Assignment& at) {
        long sum = 0;
        for (std::size_t v = 0; v < at.size(); ++v) sum += weights[v][std::size_t(at[v])];
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
      for (int v = 0; v < 8; ++v) odd = d.differ(odd, d.literal(v, Mask{2}));
    };
    CHECK_THROWS_AS(parity(), engine::BudgetSpent);
  }
}
