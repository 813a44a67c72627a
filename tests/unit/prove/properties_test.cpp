#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "engine/advise.hpp"
#include "engine/observe.hpp"
#include "prove/mutants.hpp"
#include "prove/prover.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

constexpr std::size_t most_nodes = std::size_t{1} << 22;

/// What a property speaks of, as keys that rules fill.
std::set<engine::Key> keys_of(const engine::Program& program, const Property& property) {
  std::set<engine::Key> out;
  for (const auto& output : property.outputs) {
    if (const auto* verdict = std::get_if<VerdictSubject>(&output.subject)) {
      out.insert(program.key(*verdict));
      out.insert(program.key(MethodSubject{verdict->slot, {}}));
    } else if (const auto* vaccine = std::get_if<VaccineSubject>(&output.subject)) {
      out.insert(program.key(*vaccine));
    } else if (const auto* test = std::get_if<TestSubject>(&output.subject)) {
      out.insert(program.key(*test));
    } else if (const auto* note = std::get_if<NoteSubject>(&output.subject)) {
      for (const auto& given : program.rules[note->rule].outputs) {
        if (std::holds_alternative<NoteSubject>(program.keys[given.key])) out.insert(given.key);
      }
    }
  }
  return out;
}

/// What a slip needs to break a `monotone`: to hold late but not early, or for what is better but not for what is
/// worse.
Condition only_where_weaker(const Pack& pack, const Property& property) {
  Condition out;
  out.op = Condition::Op::test;
  out.test.fact = property.fact;
  if (property.fact == pack.vocabulary.since) {
    out.test.kind = FactTest::Kind::elapsed_minutes;
    out.test.low = 24 * 60;
    out.test.high = unbounded;
    return out;
  }
  out.test.kind = FactTest::Kind::values;
  for (const auto& chain : pack.vocabulary.chains) {
    if (chain.fact == property.fact) out.test.values = {chain.pairs.front().first};
  }
  return out;
}

/// A rule that breaks a `never` or a `monotone`: it gives the first output as strongly as can be where it must not.
std::optional<Pack> with_slip(const Pack& pack, const Property& property) {
  const auto& output = property.outputs.front();
  const bool is_never = property.kind == Property::Kind::never;
  Rule slip = pack.rules.front();
  slip.id = "slip";
  slip.table.clear();
  slip.origin = Rule::Origin::rule;
  slip.when.op = Condition::Op::all;
  slip.when.parts = {property.when};
  if (!is_never) slip.when.parts.push_back(only_where_weaker(pack, property));
  slip.effects.clear();
  slip.overrides.clear();
  slip.draft = false;
  slip.about_exposure = true;
  if (const auto* verdict = std::get_if<VerdictSubject>(&output.subject))
    slip.effects.push_back(VerdictEffect{verdict->slot, is_never ? output.levels.front() : Level::recommended});
  else if (const auto* vaccine = std::get_if<VaccineSubject>(&output.subject))
    slip.effects.push_back(VaccineEffect{.vaccine = vaccine->vaccine,
                                         .level = is_never ? output.vaccine_levels.front() : VaccineLevel::offer});
  else if (const auto* test = std::get_if<TestSubject>(&output.subject))
    slip.effects.push_back(OrderEffect{.test = test->test, .site = Index<Site>(0)});
  else if (const auto* note = std::get_if<NoteSubject>(&output.subject))
    slip.effects.push_back(pack.rules[note->rule].effects[note->effect]);
  else
    return std::nullopt;
  Pack out = pack;
  out.rules.push_back(slip);
  return out;
}

/// The finding that refutes the property in a pack; nothing where it holds there.
std::optional<Finding> refuted(const Pack& pack, const Property& property) {
  Diagnostics diagnostics;
  const auto program = engine::compile(pack, diagnostics, {.packs = {&pack}, .conditions = {&property.when}});
  if (!program) return std::nullopt;
  prove::Prover prover(*program, most_nodes);
  prove::refute(prover, property);
  if (prover.findings.empty()) return std::nullopt;
  return prover.findings.front();
}

/// Whether an output of the property is in the advice of a pack.
struct IsTold {
  const Pack& pack;
  const Advice& advice;
  const PropertyOutput& output;

  template <class AnyLevel>
  static bool has(const std::vector<AnyLevel>& levels, AnyLevel level) {
    return std::find(levels.begin(), levels.end(), level) != levels.end();
  }

  bool operator()(const VerdictSubject& of) const {
    const auto& verdict = advice.verdicts[of.slot];
    return !verdict.rules.empty() && has(output.levels, verdict.level);
  }
  bool operator()(const VaccineSubject& of) const {
    return std::any_of(advice.vaccines.begin(), advice.vaccines.end(), [&](const VaccineAdvice& vaccine) {
      return vaccine.vaccine == of.vaccine && has(output.vaccine_levels, vaccine.level);
    });
  }
  bool operator()(const TestSubject& of) const {
    return std::any_of(advice.tests.begin(), advice.tests.end(), [&](const TestAdvice& line) {
      return line.test == of.test && (!of.site || line.site == of.site);
    });
  }
  /// A note is its text, whichever rule gives it.
  bool operator()(const NoteSubject& of) const {
    const auto& named = pack.rules[of.rule].effects;
    return std::any_of(advice.notes.begin(), advice.notes.end(), [&](const Note& note) {
      if (note.from != Note::From::rule) return false;
      const auto& shown = std::get<NoteEffect>(pack.rules[note.rule].effects[note.effect]);
      return std::any_of(named.begin(), named.end(), [&](const Effect& effect) {
        const auto* given = std::get_if<NoteEffect>(&effect);
        return given != nullptr && given->text == shown.text;
      });
    });
  }
  bool operator()(const FollowUpSubject& of) const {
    return std::any_of(advice.follow_up.begin(), advice.follow_up.end(),
                       [&](const FollowUp& follow_up) { return follow_up.what == of.what; });
  }
  template <class NotOfAProperty>
  bool operator()(const NotOfAProperty&) const {
    return false;
  }
};

/// Asks the changed pack itself about the case of a finding: is it as the finding says?
bool is_reproduced(const Pack& pack, const Property& property, const Finding& finding) {
  Diagnostics diagnostics;
  const auto program = engine::compile(pack, diagnostics);
  // The pack in which the case was found may be gone: it is asked by the clock of this one.
  const auto read_here = [&](Case asked) {
    asked.zone = &pack.zone;
    return asked;
  };
  const auto advice = engine::advise(*program, read_here(*finding.example));
  if (property.kind == Property::Kind::monotone) {
    const auto other = engine::advise(*program, read_here(*finding.other));
    return engine::observe(pack, advice) != engine::observe(pack, other);
  }
  // The finding names the output that it is about.
  return std::any_of(property.outputs.begin(), property.outputs.end(), [&](const PropertyOutput& output) {
    return output.name == finding.example_shows &&
           std::visit(IsTold{pack, advice, output}, output.subject) == (property.kind == Property::Kind::never);
  });
}

}  // namespace

TEST_SUITE("prove/properties") {
  TEST_CASE("each property of the Norwegian pack can fail: a slip of the rules refutes it, with a case that shows it") {
    const auto& ready = test::norway();
    auto mutants = prove::mutants_of(ready.pack);
    // Limits first: they are few, and break much.
    std::stable_partition(mutants.begin(), mutants.end(), [](const auto& mutant) { return !mutant.methods.empty(); });
    CHECK(ready.pack.properties.size() >= 25);
    for (const auto& property : ready.pack.properties) {
      CAPTURE(property.id);
      const auto keys = keys_of(ready.program, property);
      std::optional<Finding> finding;
      Pack changed = ready.pack;
      if (property.kind != Property::Kind::always) {
        if (auto slip = with_slip(ready.pack, property)) {
          finding = refuted(*slip, property);
          if (finding) changed = std::move(*slip);
        }
      }
      int tried = 0;
      for (auto mutant = mutants.begin(); mutant != mutants.end() && !finding && tried < 1200; ++mutant) {
        const bool speaks_of_it = std::any_of(mutant->rules.begin(), mutant->rules.end(), [&](Index<Rule> rule) {
          const auto& outputs = ready.program.rules[rule].outputs;
          return std::any_of(outputs.begin(), outputs.end(),
                             [&](const auto& output) { return keys.contains(output.key); });
        });
        if (!speaks_of_it) continue;
        ++tried;
        changed = ready.pack;
        mutant->apply(changed);
        finding = refuted(changed, property);
      }
      CHECK_MESSAGE(finding, "nothing that was tried refutes it");
      if (!finding) continue;
      CHECK(finding->code == Code::property_refuted);
      REQUIRE(finding->example);
      CHECK(is_reproduced(changed, property, *finding));
    }
  }
}
