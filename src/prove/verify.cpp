#include "prove/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "prove/evidence.hpp"

namespace sti::prove {
namespace {

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
    const auto& values = p.pack.vocabulary.slots[slot].values;
    if (!values.empty()) {
      const auto told = p.outcomes.told_values(slot);
      for (const auto value : values.indices())
        part.answers.push_back({values[value].id, count_cases(p.space, p.both(told[value], p.valid))});
      out.parts.push_back(std::move(part));
      continue;
    }
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

/// In this order: a rule that is found dead is not called redundant, too.
Claims claims_about(const engine::Program& program) {
  Claims out;
  for (const auto ask : {ask_gaps, ask_silence, ask_overlaps, ask_windows, ask_specimens, ask_dead, ask_shadowed,
                         ask_redundant, ask_unreachable, ask_denials, ask_asserts, ask_points, ask_properties})
    ask(program, out);
  return out;
}

constexpr std::size_t steps_a_node = 16, hard_questions = 4, small_share = 256;

/// Asks questions one by one, each with a budget of its own; what one has left behind is freed where it has grown too
/// large for the next.
class Asker {
 public:
  Asker(const engine::Program& program, const VerifyOptions& options, VerifyResult& out)
      : program_(program), options_(options), out_(out) {}

  /// Does a piece of work; false where the budget does not allow it. What was found until then holds.
  template <class Work>
  bool attempt(const Work& work) {
    bool is_done = false;
    try {
      work(prover());
      is_done = true;
    } catch (const engine::BudgetSpent&) {
    }
    if (prover_) steps_ += prover_->diagrams.steps();
    if (!is_done) start_afresh();
    return is_done;
  }

  ProofQuestion answer(const Claim& claim) {
    ProofQuestion out{claim.code, claim.about, claim.text, claim.place, claim.is_for_some};
    const auto told = findings().size();
    Decided decided;
    const bool is_answered = attempt([&](Prover& p) { decided = claim.ask(p); });
    const bool has_case = decided.cases != Diagrams::nothing;
    const bool is_refuted = findings().size() > told || (is_answered && has_case != claim.is_for_some);
    out.answer = is_refuted ? ProofAnswer::refuted : is_answered ? ProofAnswer::proved : ProofAnswer::not_proved;
    if (is_answered && options_.with_cases) show_cases(claim, decided, out);
    if (!is_answered) leave_open(claim, is_refuted);
    return out;
  }

  /// Says that a claim was not looked at everywhere; `is_refuted`: it does not hold where it was.
  void leave_open(const Claim& claim, bool is_refuted) {
    Finding finding;
    finding.code = Code::not_proved;
    finding.message = fmt::format("{}, the work budget ran out: {} (`{}`)",
                                  is_refuted ? "not all is found that refutes it" : "not proved", claim.text,
                                  question_id(claim.code, claim.about));
    finding.hint = "give a larger --budget";
    finding.place = claim.place;
    findings().push_back(std::move(finding));
  }

  void finish() { start_afresh(); }

 private:
  std::vector<Finding>& findings() { return prover_ ? prover_->findings : out_.findings; }

  /// Of the same prover: what was decided are regions of its space.
  void show_cases(const Claim& claim, const Decided& decided, ProofQuestion& out) {
    try {
      allow();
      show(*prover_, claim, decided, out);
    } catch (const engine::BudgetSpent&) {
      start_afresh();
    }
  }

  Prover& prover() {
    if (prover_ && prover_->diagrams.node_count() > options_.max_nodes) start_afresh();
    if (!prover_) {
      prover_ = std::make_unique<Prover>(program_, options_.max_nodes);
      prover_->findings = std::move(out_.findings);
      prover_->removed = std::move(removed_);
      prover_->contradicting = std::move(contradicting_);
      prover_->wants_all_cases = options_.with_cases;
    }
    allow();
    return *prover_;
  }

  /// A question may take the whole budget; where many did, those that are left get a small part of it each, so that
  /// there is an end, and one question never takes what another needs.
  void allow() {
    const auto steps = options_.max_nodes * steps_a_node;
    const std::size_t share = steps_ > hard_questions * steps ? small_share : 1;
    prover_->allowed_nodes = std::max<std::size_t>(options_.max_nodes / share, 1);
    prover_->allowed_steps = std::max<std::size_t>(steps / share, 1);
    prover_->allow_again();
  }

  void start_afresh() {
    if (!prover_) return;
    out_.findings = std::move(prover_->findings);
    removed_ = std::move(prover_->removed);
    contradicting_ = std::move(prover_->contradicting);
    prover_.reset();
  }

  const engine::Program& program_;
  const VerifyOptions& options_;
  VerifyResult& out_;
  std::unique_ptr<Prover> prover_;
  std::size_t steps_ = 0;  ///< of all questions
  std::vector<Index<Rule>> removed_;
  std::set<std::pair<Index<Rule>, Index<Rule>>> contradicting_;
};

engine::CutOptions cuts_of(const Pack& pack) {
  engine::CutOptions cuts;
  cuts.packs.push_back(&pack);
  for (const auto& property : pack.properties) cuts.conditions.push_back(&property.when);
  for (const auto& due : pack.due) cuts.conditions.push_back(&due.where);
  for (const auto& rule : pack.rules) {
    if (rule.asserts) cuts.conditions.push_back(&*rule.asserts);
  }
  return cuts;
}

}  // namespace

std::size_t VerifyResult::count(Code code, ProofAnswer answer) const {
  return std::size_t(std::count_if(proof.questions.begin(), proof.questions.end(), [&](const ProofQuestion& question) {
    return question.code == code && question.answer == answer;
  }));
}

VerifyResult verify(const Pack& pack, const VerifyOptions& options, Diagnostics& diagnostics) {
  VerifyResult out;
  const auto program = engine::compile(pack, diagnostics, cuts_of(pack));
  if (!program) return out;
  out.proof.budget = options.max_nodes;
  const auto claims = claims_about(*program);
  Asker asker(*program, options, out);
  for (const auto& claim : claims) {
    if (options.progress) options.progress(out.proof.questions.size(), claims.size());
    out.proof.questions.push_back(asker.answer(claim));
  }
  asker.attempt([&](Prover& p) {
    out.proof.cases = count_exactly(p.space, p.valid);
    out.proof.facts = facts_of(p.space);
  });
  if (options.with_parts) asker.attempt([&](Prover& p) { count_parts(p, out); });
  asker.finish();
  return out;
}

}  // namespace sti::prove
