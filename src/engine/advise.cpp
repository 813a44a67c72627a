#include "engine/advise.hpp"

#include "engine/hits.hpp"
#include "engine/resolve.hpp"

namespace sti::engine {

Advice advise(const Program& program, const Case& asked, const AdviseOptions& options) {
  const auto& pack = *program.pack;
  const auto resolved = resolve(pack, asked);
  const auto units = make_units(program, asked, resolved);
  Scored scored{program, pack, asked, resolved, {}};
  scored.units.reserve(units.size());
  for (const auto& unit : units) scored.units.push_back(score(program, unit));

  Advice out;
  out.asked = asked;
  out.assumed = resolved.assumed;
  out.tests = merge_tests(scored, options.expiries);
  out.follow_up = merge_follow_up(scored);
  leave_to_regular_check(scored, out);
  out.specimens = group_specimens(out.tests);
  out.verdicts = merge_verdicts(scored);
  out.vaccines = merge_vaccines(scored);
  out.visits = plan_visits(scored, out);
  out.contacts = merge_contacts(scored);
  out.notes = collect_notes(scored, out);
  out.topics = collect_topics(scored);
  if (options.expiries) out.expires = collect_expiries(scored, out);
  if (options.risk) {
    out.risk = merge_risk(scored);
    out.residuals = merge_residuals(scored, out);
  }
  if (options.questions) ask_questions(scored, out);
  return out;
}

}  // namespace sti::engine
