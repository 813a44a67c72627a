#include "prove/verify.hpp"

#include <fmt/format.h>

#include <memory>

#include "prove/prover.hpp"

namespace sti::prove {
namespace {

struct Check {
  std::string_view about;
  void (*run)(Prover&);
};

/// In this order: a rule that is found dead is not called redundant, too.
constexpr Check checks[] = {
    {"whether there are gaps", check_gaps},
    {"whether rules answer where the pack is silent", check_silence},
    {"whether answers overlap", check_overlaps},
    {"whether every test has a window", check_windows},
    {"whether every test has a specimen", check_specimens},
    {"whether rules are dead", check_dead},
    {"whether rules are shadowed", check_shadowed},
    {"whether rules are redundant", check_redundant},
    {"whether everything described can be told", check_unreachable},
    {"whether every denial says what its reason rests on", check_denials},
    {"whether reasons are true where they are told", check_asserts},
    {"whether lines that name one another agree", check_points},
};

template <class AnyLevel, std::size_t n>
void add_answers(Prover& p, Diagrams::Ref levels, const ByEnum<AnyLevel, std::string_view, n>& ids, Part& part) {
  for (std::size_t i = 0; i < n; ++i) {
    const auto level = AnyLevel(i);
    const Region where = p.both(p.diagrams.where(levels, engine::number_of(level)), p.valid);
    if (!p.is_empty(where)) part.answers.push_back({std::string(ids[level]), count_cases(p.space, where)});
  }
}

void count_parts(Prover& p, VerifyResult& out) {
  const auto part_of = [&](const auto& subject) {
    Part part;
    part.subject = id_of(p.pack, subject);
    for (const auto& filler : p.program.fillers_of(subject)) {
      ++part.rules;
      part.rows += p.program.rows_of(filler.rule).size();
    }
    return part;
  };
  for (const auto slot : p.pack.vocabulary.slots.indices()) {
    auto part = part_of(VerdictSubject{slot});
    add_answers(p, p.outcomes.told_level(slot), level_ids, part);
    out.parts.push_back(std::move(part));
  }
  for (const auto vaccine : p.pack.catalog.vaccines.indices()) {
    auto part = part_of(VaccineSubject{vaccine});
    if (part.rules == 0) continue;
    add_answers(p, p.outcomes.told_level(vaccine), vaccine_level_ids, part);
    out.parts.push_back(std::move(part));
  }
  for (const auto test : p.pack.catalog.tests.indices()) {
    auto part = part_of(TestSubject{test, {}});
    if (part.rules == 0) continue;
    part.answers.push_back({"ordered", count_cases(p.space, p.both(p.outcomes.ordered(test), p.valid))});
    out.parts.push_back(std::move(part));
  }
}

}  // namespace

VerifyResult verify(const Pack& pack, const VerifyOptions& options, Diagnostics& diagnostics) {
  VerifyResult out;
  engine::CutOptions cuts;
  cuts.packs.push_back(&pack);
  for (const auto& property : pack.properties) cuts.conditions.push_back(&property.when);
  for (const auto& rule : pack.rules) {
    if (rule.asserts) cuts.conditions.push_back(&*rule.asserts);
  }
  const auto program = engine::compile(pack, diagnostics, cuts);
  if (!program) return out;
  const auto not_proved = [&](std::string_view about) {
    Finding finding;
    finding.code = Code::not_proved;
    finding.message = fmt::format("{} is not proved: the work budget ran out", about);
    finding.hint = "give a larger --budget";
    if (!pack.files.empty()) finding.place = {pack.files.front().get(), 0, 0, 1};
    out.findings.push_back(std::move(finding));
  };
  std::unique_ptr<Prover> prover;
  std::size_t asked = 0;
  const auto attempt = [&](std::string_view about, const auto& run) {
    if (options.progress) options.progress(asked++, std::size(checks) + pack.properties.size() + 1);
    try {
      if (!prover) {
        prover = std::make_unique<Prover>(*program, options.max_nodes);
        prover->findings = std::move(out.findings);
        out.findings.clear();
      }
      run(*prover);
    } catch (const engine::BudgetSpent&) {  // what was found holds; the next question starts afresh
      const bool said = prover && !prover->findings.empty() && prover->findings.back().code == Code::not_proved;
      if (prover) out.findings = std::move(prover->findings);
      prover.reset();
      if (!said) not_proved(about);
    }
  };
  for (const auto& check : checks) attempt(check.about, check.run);
  for (const auto& property : pack.properties) {
    attempt(fmt::format("the property `{}`", property.id),
            [&](Prover& p) { out.properties += check_property(p, property) ? 1 : 0; });
  }
  attempt("how large the space is", [&](Prover& p) {
    out.facts = p.space.variables.size();
    out.cases = count_cases(p.space, p.valid);
    count_parts(p, out);
  });
  if (prover) out.findings = std::move(prover->findings);
  return out;
}

}  // namespace sti::prove
