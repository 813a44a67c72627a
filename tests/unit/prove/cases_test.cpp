#include "prove/cases.hpp"

#include <doctest/doctest.h>

#include <random>

#include "engine/resolve.hpp"
#include "support/packs.hpp"
#include "unit/packs.hpp"

using namespace sti;
using engine::Cell;
using engine::Diagrams;
using engine::Space;

namespace {

/// Cases with few facts told and cases with many.
prove::Assignment random_assignment(const Space& space, const prove::Assignment& plain, std::mt19937& random) {
  prove::Assignment out;
  const bool sparse = random() % 2 == 0;
  for (const auto v : space.variables.indices()) {
    const auto size = space.variables[v].values.size();
    const bool keep = random() % 10 < (sparse ? 8 : 3) && v.place() > 2;
    out.push_back(keep ? plain[v] : Index<engine::Choice>(random() % size));
  }
  return out;
}

/// The cases of each cell of each dimension, as the space has them.
List<List<Diagrams::Ref, Cell>, engine::Dimension> sets_of(Space& space) {
  List<List<Diagrams::Ref, Cell>, engine::Dimension> out;
  for (const auto d : space.program().dimensions.indices()) {
    List<Diagrams::Ref, Cell> cells;
    for (const auto cell : space.program().dimensions[d].cells())
      cells.push_back(space.set_of(engine::Constraint{d, {cell}}));
    out.push_back(std::move(cells));
  }
  return out;
}

/// How many of `tries` random cases were possible; each must be scored as the point that the space has for it.
int check_points(const engine::Program& program, int tries) {
  const auto& pack = *program.pack;
  const auto& facts = pack.vocabulary.facts;
  Space space(program);
  const auto sets = sets_of(space);
  const auto plain = *prove::smallest(space, Diagrams::all);
  std::mt19937 random(20261124);
  int possible = 0;
  for (int i = 0; i < tries; ++i) {
    const auto assignment = random_assignment(space, plain, random);
    if (prove::value_at(space.diagrams, space.valid(), assignment) == 0) continue;
    ++possible;
    const auto asked = prove::make_case(space, assignment, prove::example_day(pack));
    const auto units = engine::make_units(program, asked, engine::resolve(pack, asked));
    REQUIRE(units.size() == 1);
    const auto& point = units.front().point;
    for (const auto d : program.dimensions.indices()) {
      const auto& dimension = program.dimensions[d];
      const bool told_of_exposure = !asked.exposures.empty() || facts[dimension.fact].scope == Scope::person;
      if (!told_of_exposure) continue;
      CAPTURE(i);
      CAPTURE(facts[dimension.fact].id);
      CAPTURE(dimension.flag.value_or(Index<FactValue>(0)).place());
      for (const auto cell : dimension.cells()) {
        CAPTURE(cell.place());
        CHECK(prove::value_at(space.diagrams, sets[d][cell], assignment) == int(point[d] == cell));
      }
    }
  }
  return possible;
}

}  // namespace

TEST_SUITE("prove/cases") {
  TEST_CASE("a case is scored as the point that it was made for") {
    for (const auto& name : {std::string("no"), test::fixture("rules/uk")}) {
      CAPTURE(name);
      const auto loaded = test::load_test_pack(name, true);
      CHECK(check_points(loaded->program, 1500) > 100);
    }
  }

  TEST_CASE("the age at which nobody can consent decides over what was told") {
    test::TextTree texts({{"small/pack.toml", test::small_pack_toml("small") +
                                                  "no_consent_below = { years = 16, source = [\"S\"], basis = "
                                                  "\"stated\" }\n"},
                          {"small/sources.toml", test::small_sources_toml()}});
    std::string errors;
    const auto ready = test::load_ready(texts.tree(), "small", &errors);
    REQUIRE_MESSAGE(ready, errors);
    CHECK(check_points(ready->program, 500) > 50);
  }
}
