#pragma once

#include <string>

#include "engine/outcomes.hpp"
#include "model/finding.hpp"
#include "prove/cases.hpp"
#include "prove/region.hpp"

namespace sti::prove {

/// What the checks of a pack share: its space, its functions, and where findings go.
class Prover {
 public:
  Prover(const engine::Program& program, std::size_t max_nodes);

  const engine::Program& program;
  const Pack& pack;
  Space space;
  engine::OutcomeValues values;
  engine::Outcomes outcomes;
  Diagrams& diagrams;
  Region valid;  ///< the cases a proof speaks of
  std::vector<Finding> findings;

  const Rule& rule(Index<Rule> index) const { return pack.rules[index]; }
  Region both(Region a, Region b) { return diagrams.both(a, b); }
  Region minus(Region a, Region b) { return diagrams.minus(a, b); }
  bool is_empty(Region region) const { return region == Diagrams::nothing; }

  /// Adds a finding. Where `region` holds cases, it gets its size, its smallest case and a box around it.
  Finding& add(Code code, const Span& place, std::string message, std::string hint = {},
               Region region = Diagrams::nothing);
  /// The other rule of a finding.
  void relate(Finding& finding, std::string text, Index<Rule> rule);
  /// The place of what belongs to no rule: the pack's first file.
  Span whole_pack() const { return {pack.files.empty() ? nullptr : pack.files.front().get(), 0, 0, 1}; }
  /// `id` in backticks.
  std::string name(Index<Rule> rule) const;
  std::string names(const std::vector<Index<Rule>>& rules) const;
};

/// The name of what a key stands for; a follow-up goes by its kind, whatever the infection.
std::string name_of(const engine::Program& program, engine::Key key);

/// The cases that are told this.
Region where_told(Prover& prover, const PropertyOutput& output);

/// Where an effect of a rule is told with the reason of the rule: where it speaks and its level is the one told.
Region where_shown(Prover& prover, Index<Rule> rule, const engine::Output& output);

// One question about a pack each.
void check_gaps(Prover& prover);
void check_overlaps(Prover& prover);
void check_dead(Prover& prover);
void check_shadowed(Prover& prover);
void check_redundant(Prover& prover);
void check_unreachable(Prover& prover);
void check_windows(Prover& prover);
void check_specimens(Prover& prover);
void check_silence(Prover& prover);
void check_denials(Prover& prover);
void check_asserts(Prover& prover);
void check_points(Prover& prover);
/// Proves a declared property, or adds the case that refutes it. True where it holds.
bool check_property(Prover& prover, const Property& property);

}  // namespace sti::prove
