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

/// What a property speaks of, as a slot in which rules give something.
std::set<engine::SlotKey> keys_of(const engine::Program& program, const Property& property) {
  std::set<engine::SlotKey> out;
  for (const auto& output : property.outputs) {
    switch (output.kind) {
      case PropertyOutput::Kind::verdict:
        out.insert(program.verdict_key(output.subject));
        out.insert(program.method_base + output.subject);
        break;
      case PropertyOutput::Kind::vaccine:
        out.insert(program.vaccine_base + output.subject);
        break;
      case PropertyOutput::Kind::test:
        out.insert(program.order_key(output.subject));
        break;
      case PropertyOutput::Kind::note:
        for (const auto& given : program.rules[std::size_t(output.subject)].outputs) {
          if (given.key >= program.note_base && given.key < program.follow_up_base) out.insert(given.key);
        }
        break;
      case PropertyOutput::Kind::follow_up:
        break;
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
  if (output.kind == PropertyOutput::Kind::verdict)
    slip.effects.push_back(VerdictEffect{output.subject, is_never ? Level(output.levels.front()) : Level::recommended});
  else if (output.kind == PropertyOutput::Kind::vaccine)
    slip.effects.push_back(VaccineEffect{
        .vaccine = output.subject, .level = is_never ? VaccineLevel(output.levels.front()) : VaccineLevel::offer});
  else if (output.kind == PropertyOutput::Kind::test)
    slip.effects.push_back(OrderEffect{.test = output.subject, .site = 0});
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
  if (prove::check_property(prover, property)) return std::nullopt;
  return prover.findings.front();
}

/// Whether an output of the property is in the advice of a pack.
bool is_told(const Pack& pack, const Advice& advice, const PropertyOutput& output) {
  const auto has_level = [&](int level) {
    return std::find(output.levels.begin(), output.levels.end(), level) != output.levels.end();
  };
  switch (output.kind) {
    case PropertyOutput::Kind::verdict: {
      const auto& verdict = advice.verdicts[std::size_t(output.subject)];
      return !verdict.rules.empty() && has_level(int(verdict.level));
    }
    case PropertyOutput::Kind::vaccine:
      return std::any_of(advice.vaccines.begin(), advice.vaccines.end(), [&](const VaccineAdvice& vaccine) {
        return vaccine.vaccine == output.subject && has_level(int(vaccine.level));
      });
    case PropertyOutput::Kind::test:
      return std::any_of(advice.tests.begin(), advice.tests.end(), [&](const TestAdvice& line) {
        return line.test == output.subject && (!output.site || line.site == *output.site);
      });
    case PropertyOutput::Kind::note: {  // a note is its text, whichever rule gives it
      const auto& named = pack.rules[std::size_t(output.subject)].effects;
      return std::any_of(advice.notes.begin(), advice.notes.end(), [&](const Note& note) {
        if (note.from != Note::From::rule) return false;
        const auto& shown = std::get<NoteEffect>(pack.rules[std::size_t(note.rule)].effects[std::size_t(note.effect)]);
        return std::any_of(named.begin(), named.end(), [&](const Effect& effect) {
          const auto* given = std::get_if<NoteEffect>(&effect);
          return given != nullptr && given->text == shown.text;
        });
      });
    }
    case PropertyOutput::Kind::follow_up:
      return std::any_of(advice.follow_up.begin(), advice.follow_up.end(),
                         [&](const FollowUp& follow_up) { return follow_up.what == output.subject; });
  }
  return false;
}

/// Asks the changed pack itself about the case of a finding: is it as the finding says?
bool is_reproduced(const Pack& pack, const Property& property, const Finding& finding) {
  Diagnostics diagnostics;
  const auto program = engine::compile(pack, diagnostics);
  const auto advice = engine::advise(*program, *finding.example);
  if (property.kind == Property::Kind::monotone) {
    const auto other = engine::advise(*program, *finding.other);
    return engine::observe(pack, advice) != engine::observe(pack, other);
  }
  // The finding names the output that it is about.
  return std::any_of(property.outputs.begin(), property.outputs.end(), [&](const PropertyOutput& output) {
    return output.name == finding.example_shows &&
           is_told(pack, advice, output) == (property.kind == Property::Kind::never);
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
      for (auto mutant = mutants.begin(); mutant != mutants.end() && !finding && tried < 400; ++mutant) {
        const bool speaks_of_it = std::any_of(mutant->rules.begin(), mutant->rules.end(), [&](int rule) {
          const auto& outputs = ready.program.rules[std::size_t(rule)].outputs;
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
