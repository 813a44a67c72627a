#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/findings/proof.hpp"
#include "report/wording/cells.hpp"
#include "report/wording/conditions.hpp"

namespace sti::report {
namespace {

/// What is claimed by all questions that a code refutes. Properties have a line of their own.
struct Kind {
  Code code{};
  std::string_view claim;
};
constexpr Kind kinds[] = {
    {Code::gap, "every case that needs an answer has one"},
    {Code::broken_silence, "nothing is answered on which the pack is silent"},
    {Code::overlap, "no case gets two different answers"},
    {Code::no_window, "every test has a window"},
    {Code::no_specimen, "every test has a place to take it from"},
    {Code::dead_rule, "every rule speaks in some case"},
    {Code::shadowed_rule, "every rule decides in some case"},
    {Code::redundant_rule, "every rule is missed in some case"},
    {Code::unreachable_output, "everything described is told in some case"},
    {Code::unproved_reason, "every denial says what it rests on"},
    {Code::untrue_reason, "every reason is true wherever it is told"},
    {Code::points_astray, "lines that name one another agree"},
};

std::size_t count(const Proof& proof, Code code, ProofAnswer answer) {
  return std::size_t(std::count_if(proof.questions.begin(), proof.questions.end(), [&](const ProofQuestion& question) {
    return question.code == code && question.answer == answer;
  }));
}

std::size_t count(const Proof& proof, ProofAnswer answer) {
  return std::size_t(std::count_if(proof.questions.begin(), proof.questions.end(),
                                   [&](const ProofQuestion& question) { return question.answer == answer; }));
}

/// "69 proved, 1 refuted, 1 not proved"
std::string answers(const std::string& proved, std::size_t refuted, std::size_t open) {
  auto out = proved + " proved";
  if (refuted > 0) out += fmt::format(", {} refuted", refuted);
  if (open > 0) out += fmt::format(", {} not proved", open);
  return out;
}

std::string each_question(const Proof& proof) {
  std::string out;
  for (const auto& question : proof.questions)
    out += fmt::format("  {:<10}  {}: {}\n", proof_answer_ids[question.answer],
                       question_id(question.code, question.about), question.claim);
  return out;
}

/// Which numbers there are besides those that are seen.
std::string_view remark_on(Numbers numbers) {
  return numbers == Numbers::whole   ? " (whole numbers)"
         : numbers == Numbers::named ? " (only these; name others under `values`)"
                                     : "";
}

/// The facts of a decision table with their values; of very many the first.
std::string fact_lines(const Vocabulary& vocabulary) {
  constexpr std::size_t most = 40;
  std::string out;
  for (const auto index : vocabulary.facts.indices()) {
    const auto& fact = vocabulary.facts[index];
    if (index.place() < most) out += fmt::format("  {}: {}{}\n", fact.id, value_names(fact), remark_on(fact.numbers));
  }
  if (vocabulary.facts.size() > most) out += fmt::format("  … ({} facts in all)\n", vocabulary.facts.size());
  return out;
}

}  // namespace

std::string proof_text(const PackProof& of, bool each) {
  const auto& proof = *of.proof;
  const auto proved = count(proof, ProofAnswer::proved);
  const bool all = proved == proof.questions.size();
  auto out = fmt::format("{}: {} questions, ", of.name, proof.questions.size());
  out +=
      all ? "all proved"
          : answers(std::to_string(proved), count(proof, ProofAnswer::refuted), count(proof, ProofAnswer::not_proved));
  const bool advises = of.pack->advises();
  if (!proof.cases.is_zero())
    out += fmt::format(" ({} {})", model_cases((long double)proof.cases),
                       advises            ? "model cases: one person, at most one exposure; not patients"
                       : proof.cases == 1 ? "combination of the values below"
                                          : "combinations of the values below");
  out += "\n";
  if (!advises) out += fact_lines(of.pack->vocabulary);
  if (each) out += each_question(proof);
  for (const auto& kind : kinds) {
    const auto number = count(proof, kind.code, ProofAnswer::proved);
    const auto claim = advises ? std::string(kind.claim) : replaced(kind.claim, "rule", "row");
    if (all && !each && number > 0) out += fmt::format("{:>6}  {}\n", number, claim);
  }
  const auto of_property = [&](ProofAnswer answer) { return count(proof, Code::property_refuted, answer); };
  const auto held = of_property(ProofAnswer::proved), broken = of_property(ProofAnswer::refuted),
             open = of_property(ProofAnswer::not_proved);
  if (held + broken + open > 0)
    out += answers(fmt::format("{} {}", held, held == 1 ? "property" : "properties"), broken, open) + "\n";
  return out;
}

}  // namespace sti::report
