// `sti explain --why-not`: the changed case has what was missed, and no case with fewer answers changed has it.

#include "prove/why_not.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "engine/advise.hpp"
#include "engine/resolve.hpp"
#include "oracle/random_case.hpp"
#include "prove/cases.hpp"
#include "prove/named_output.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

/// A pack compiled as `sti explain` does.
struct Cut {
  const test::ReadyPack& ready;
  engine::Program program;

  explicit Cut(const test::ReadyPack& pack) : ready(pack) {
    Diagnostics diagnostics;
    engine::CutOptions cuts;
    cuts.packs.push_back(&pack.pack);
    program = *engine::compile(pack.pack, diagnostics, cuts);
  }
  bool tells(const Case& asked, const PropertyOutput& target) const {
    const auto advice = engine::advise(program, asked, {.questions = false, .risk = false, .expiries = false});
    return prove::is_told(ready.pack, advice, target);
  }
};

/// Calls `visit` with every case in which one answer differs.
template <class Visit>
void each_neighbour(const Cut& cut, const Case& asked, const Visit& visit) {
  const auto& vocabulary = cut.ready.pack.vocabulary;
  const auto try_fact = [&](Index<Fact> index, Index<Exposure> exposure) {
    const auto& fact = vocabulary.facts[index];
    auto changed = asked;
    auto& answer = (exposure ? changed.exposures[exposure].answers : changed.person)[index];
    const auto told = answer;
    if (fact.kind == FactKind::choice) {
      for (const auto value : fact.values.indices()) {
        answer.given = true;
        answer.value = value;
        visit(changed, fact.id);
      }
    } else if (fact.kind == FactKind::flags) {
      for (const auto flag : fact.values.indices()) {
        answer = told;
        answer.given = true;
        answer.flags.set(flag, !told.flags[flag]);
        visit(changed, fact.id);
      }
    } else if (fact.kind == FactKind::number) {
      for (const auto number : cut.program.dimensions[cut.program.dimension_of(index)].starts) {
        answer.given = true;
        answer.number = int(number);
        visit(changed, fact.id);
      }
    } else if (fact.kind == FactKind::time && exposure) {
      for (const auto& cell : cut.program.time_cells) {
        const auto time = prove::time_in(cell, asked);
        if (!time) continue;
        changed.exposures[exposure].time = *time;
        visit(changed, fact.id);
      }
    }
  };
  for (const auto fact : vocabulary.facts.indices()) {
    if (vocabulary.facts[fact].derived) continue;
    if (vocabulary.facts[fact].scope == Scope::person) {
      try_fact(fact, {});
    } else {
      for (const auto exposure : asked.exposures.indices()) try_fact(fact, exposure);
    }
  }
}

/// Cases that a proof does not speak of: impossible ones.
bool is_possible(const Cut& cut, prove::Prover& prover, const Case& asked) {
  const auto resolved = engine::resolve(cut.ready.pack, asked);
  for (const auto& unit : engine::make_units(cut.program, asked, resolved)) {
    prove::Assignment at;
    for (const auto& variable : prover.space.variables) {
      const auto cell = unit.point[variable.dimension];
      const auto found = variable.values.find_if([&](Index<engine::Cell> value) { return value == cell; });
      at.push_back(found.value_or(Index<engine::Choice>(0)));
    }
    if (prove::value_at(prover.diagrams, prover.valid, at) == 0) return false;
  }
  return true;
}

void check_why_not(const test::ReadyPack& ready) {
  const Cut cut(ready);
  prove::Prover prover(cut.program, std::size_t{1} << 24);
  const auto names = subject_names(ready.pack);
  CHECK(rc::check("why not, " + ready.pack.id, [&] {
    const auto random = *oracle::random_case(ready.pack, {.max_exposures = 2});
    const auto asked = test::read_json_case(ready.pack, random.text());
    const auto target = *prove::find_target(ready.pack, *rc::gen::elementOf(names));
    const auto answer = prove::why_not(prover, asked, target);
    RC_LOG() << target.name << "\n";
    RC_ASSERT((answer.answer == WhyNot::Answer::there) == cut.tells(asked, target));
    RC_ASSERT(answer.answer != WhyNot::Answer::not_proved);
    if (answer.answer == WhyNot::Answer::there) return;
    RC_ASSERT(answer.changed.has_value() == (answer.answer == WhyNot::Answer::change));
    if (answer.changed) {
      RC_ASSERT(cut.tells(*answer.changed, target));
      RC_ASSERT(!answer.blocks.empty());
      RC_ASSERT(!answer.changes.empty());
    }
    // One change is the least there is: with more than one, none alone may do. A new exposure is one, told by its act
    // and time.
    const bool adds = answer.changed && answer.changed->exposures.size() > asked.exposures.size();
    const auto told = std::count_if(answer.changes.begin(), answer.changes.end(), [&](const auto& change) {
      return change.fact != ready.pack.vocabulary.pep_last_dose;  // told with PEP itself
    });
    if (told == (adds ? 2 : 1)) return;
    each_neighbour(cut, asked, [&](const Case& changed, const std::string& what) {
      if (cut.tells(changed, target) && is_possible(cut, prover, changed))
        RC_FAIL(what + " alone brings " + target.name);
    });
  }));
}

}  // namespace

TEST_SUITE("why not") {
  TEST_CASE("the smallest change of a case brings what it was asked for, in the Norwegian pack") {
    check_why_not(test::norway());
  }
  TEST_CASE("the smallest change of a case brings what it was asked for, in the UK fixture pack") {
    check_why_not(test::united_kingdom());
  }
  TEST_CASE("what no rule gives is said to be given by none") {
    const auto& ready = test::norway();
    const Cut cut(ready);
    prove::Prover prover(cut.program, std::size_t{1} << 22);
    List<bool, TestKind> given(ready.pack.catalog.tests.size());
    for (const auto& rule : ready.pack.rules) {
      for (const auto& effect : rule.effects) {
        if (const auto* order = std::get_if<OrderEffect>(&effect)) given[order->test] = true;
      }
    }
    const auto asked = test::read_json_case(ready.pack, R"({"now": "2026-11-23", "person": {"age": 30}})");
    for (const auto test : given.indices()) {
      const auto target = *prove::find_target(ready.pack, ready.pack.catalog.tests[test].id);
      CAPTURE(target.name);
      const auto answer = prove::why_not(prover, asked, target);
      CHECK((answer.answer == WhyNot::Answer::never) == !given[test]);
      CHECK(answer.blocks.empty() == !given[test]);
    }
  }
}
