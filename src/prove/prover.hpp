#pragma once

#include <functional>
#include <set>
#include <string>
#include <utility>

#include "engine/outcomes.hpp"
#include "model/finding.hpp"
#include "prove/cases.hpp"
#include "prove/region.hpp"

namespace sti::prove {

/// `id` in backticks.
std::string in_backticks(std::string_view id);

/// What came of a question: the cases that its claim speaks of, and those that decide it.
struct Decided {
  Region among = Diagrams::nothing;
  Region cases = Diagrams::nothing;
  bool is_part = false;  ///< there may be more of those
};

/// What the checks of a pack share: its space, its functions, and where findings go.
class Prover {
 public:
  Prover(const engine::Program& program, std::size_t max_nodes);

  const engine::Program& program;
  const Pack& pack;
  Space space;
  engine::OutcomeValues values;  ///< of all functions
  engine::Outcomes outcomes;
  Diagrams& diagrams;
  Region valid;  ///< the cases a proof speaks of
  std::vector<Finding> findings;
  std::size_t allowed_nodes = 0, allowed_steps = 0;
  std::set<std::pair<Index<Rule>, Index<Rule>>> contradicting;  ///< rules that a finding names
  bool wants_all_cases = false;      ///< of those that decide a question; else one of its regions will do
  std::vector<Index<Rule>> removed;  ///< rules that were found redundant: the others are asked about without them

  const Rule& rule(Index<Rule> index) const { return pack.rules[index]; }
  Region both(Region a, Region b) { return diagrams.both(a, b); }
  Region minus(Region a, Region b) { return diagrams.minus(a, b); }
  bool is_empty(Region region) const { return region == Diagrams::nothing; }

  /// Gives the work that the question was allowed once more.
  void allow_again() { diagrams.allow(allowed_nodes, allowed_steps); }
  /// Adds cases that decide a question.
  void collect(Decided& decided, Region cases);
  /// Adds a finding. Where `region` holds cases, it gets its size, its smallest case (`at`, where that is known) and a
  /// box around it.
  Finding& add(Code code, const Span& place, std::string message, std::string hint = {},
               Region region = Diagrams::nothing, std::optional<Assignment> at = {});
  /// The other rule of a finding.
  void relate(Finding& finding, std::string text, Index<Rule> rule);
  /// What its rules are called.
  std::string_view rule_word() const { return pack.advises() ? "rule" : "row"; }
  std::string name(Index<Rule> rule) const { return in_backticks(pack.rules[rule].id); }
  std::string names(const std::vector<Index<Rule>>& rules) const;

 private:
  /// Shows a box of a region around a case; none where that takes more work than is left.
  void show_box(Finding& finding, Region region, const Assignment& at);
};

/// The place of what belongs to no rule: the pack's first file.
Span whole_pack(const Pack& pack);

/// The name of what a key stands for; a follow-up goes by its kind, whatever the infection.
std::string name_of(const engine::Program& program, engine::Key key);

/// The cases that are told this.
Region where_told(Prover& prover, const PropertyOutput& output);

/// Where an effect of a rule is told with the reason of the rule: where it speaks and its level is the one told.
Region where_shown(Prover& prover, engine::Outcomes& outcomes, Index<Rule> rule, const engine::Output& output);

/// What is asked about a pack. It is listed before any is asked, so that none goes missing because of another.
struct Claim {
  Code code{};              ///< of the finding that refutes it
  std::string about, text;  ///< `pep`; "every case that needs an answer on `pep` has one"
  Span place;
  /// Claims that there is a case: it is proved where `ask` finds one. Else `ask` looks for a case that refutes it.
  bool is_for_some = false;
  std::optional<engine::Key> matter;    ///< on which rules say something
  std::function<Decided(Prover&)> ask;  ///< adds a finding for each way in which it is refuted
};
using Claims = std::vector<Claim>;

// What is asked of a program, in this order: a rule that is found dead is not called redundant, too.
void ask_gaps(const engine::Program& program, Claims& out);
void ask_silence(const engine::Program& program, Claims& out);
void ask_overlaps(const engine::Program& program, Claims& out);
void ask_windows(const engine::Program& program, Claims& out);
void ask_specimens(const engine::Program& program, Claims& out);
void ask_dead(const engine::Program& program, Claims& out);
void ask_shadowed(const engine::Program& program, Claims& out);
void ask_redundant(const engine::Program& program, Claims& out);
void ask_unreachable(const engine::Program& program, Claims& out);
void ask_denials(const engine::Program& program, Claims& out);
void ask_asserts(const engine::Program& program, Claims& out);
void ask_points(const engine::Program& program, Claims& out);
void ask_properties(const engine::Program& program, Claims& out);
/// Looks for the cases that refute a declared property.
Decided refute(Prover& prover, const Property& property);

}  // namespace sti::prove
