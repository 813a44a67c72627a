#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "engine/advise.hpp"
#include "engine/compare.hpp"
#include "engine/observe.hpp"
#include "prove/mutants.hpp"
#include "prove/prover.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

constexpr std::size_t max_nodes = std::size_t{1} << 22;

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

/// A rule that breaks a `never`: it gives the first output wherever the property holds, and overrides all else there.
std::optional<Pack> with_slip(const Pack& pack, const Property& property) {
  const auto& output = property.outputs.front();
  Rule slip = pack.rules.front();
  slip.id = "slip";
  slip.table.clear();
  slip.origin = Rule::Origin::rule;
  slip.when = property.when;
  slip.effects.clear();
  slip.overrides.clear();
  slip.draft = false;
  if (output.kind == PropertyOutput::Kind::verdict)
    slip.effects.push_back(VerdictEffect{output.subject, Level(output.levels.front())});
  else if (output.kind == PropertyOutput::Kind::vaccine)
    slip.effects.push_back(VaccineEffect{.vaccine = output.subject, .level = VaccineLevel(output.levels.front())});
  else if (output.kind == PropertyOutput::Kind::test)
    slip.effects.push_back(OrderEffect{.test = output.subject, .site = 0});
  else
    return std::nullopt;
  slip.about_exposure = true;
  Pack out = pack;
  out.rules.push_back(slip);
  return out;
}

/// The finding that refutes the property in a pack; nothing where it holds there.
std::optional<Finding> refuted(const Pack& pack, const Property& property) {
  Diagnostics diagnostics;
  const auto program = engine::compile(pack, diagnostics, {.packs = {&pack}, .conditions = {&property.when}});
  if (!program) return std::nullopt;
  prove::Prover prover(*program, max_nodes);
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
    case PropertyOutput::Kind::note: {
      const auto rules = engine::rules_of_notes(pack, advice);
      return std::find(rules.begin(), rules.end(), pack.rules[std::size_t(output.subject)].id) != rules.end();
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
    const auto mutants = prove::mutants_of(ready.pack);
    CHECK(ready.pack.properties.size() >= 25);
    for (const auto& property : ready.pack.properties) {
      CAPTURE(property.id);
      const auto keys = keys_of(ready.program, property);
      std::optional<Finding> finding;
      Pack changed = ready.pack;
      if (property.kind == Property::Kind::never) {
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
