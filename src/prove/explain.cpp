#include "prove/explain.hpp"

#include "prove/grounds.hpp"
#include "prove/prover.hpp"
#include "prove/what_if.hpp"
#include "prove/why_not.hpp"

namespace sti::prove {

std::optional<Explanation> explain(const Pack& pack, const Advice& advice, const ExplainOptions& options,
                                   Diagnostics& diagnostics) {
  engine::CutOptions cuts;
  cuts.packs.push_back(&pack);
  const auto program = engine::compile(pack, diagnostics, cuts);
  if (!program) return std::nullopt;
  Explanation out;
  out.said = said_by(pack, advice);
  if (options.lines) out.lines = reasons_of(Scenes(*program, advice.asked), advice);
  if (options.what_if) {
    auto tried = what_if(*program, advice.asked, advice);
    out.what_if = std::move(tried.facts);
    out.untried = tried.untried;
  }
  for (const auto& target : options.why_not) {  // a budget each
    try {
      Prover prover(*program, options.max_nodes);
      out.why_not.push_back(why_not(prover, advice.asked, target));
    } catch (const engine::BudgetSpent&) {
      WhyNot unanswered;
      unanswered.target = target;
      unanswered.answer = WhyNot::Answer::not_proved;
      out.why_not.push_back(std::move(unanswered));
    }
  }
  return out;
}

}  // namespace sti::prove
