#pragma once

#include "load/case.hpp"

namespace sti::load {

/// Builds a case from nodes, whatever they were read from. Set `now` first: times are read against it.
class CaseReader {
 public:
  CaseReader(const Pack& pack, Diagnostics& diagnostics);

  void now(const Now& now);
  void now(const Node& node, const Context& context);
  /// Moves what was read, from an advice, to the visit of `now` where that is told.
  void visit(const Now& now);
  void id(const Node& node, const Context& context);
  void person(const Node& node, const Context& context);
  void exposure(const Node& node, const Context& context);
  void tests_taken(const Node& node, const Context& context);
  /// Tokens of `-t`, beside the tests that are told already.
  void tests_taken(const std::vector<std::string>& tokens);

  /// Past this many mistakes a case is no case; telling more helps nobody.
  bool has_enough_errors() const { return diagnostics_.all().size() >= 100; }

  /// What was read, after the checks that need all of it.
  Case finish();

 private:
  void answer(Index<Fact> index, const Node& node, const Context& context, List<Answer, Fact>& answers);
  void answer_choice(const Fact& fact, const Node& node, const Context& context, Answer& out);
  void answer_flags(const Fact& fact, const Node& node, const Context& context, Answer& out);
  void answer_number(const Fact& fact, const Node& node, const Context& context, Answer& out);
  /// A list of things with a day each.
  template <class Thing, class Item>
  void dated_list(Index<Fact> index, const Node& node, const Context& context, std::string_view what,
                  const List<Thing>& things, Index<Thing> Item::*member, std::vector<Item>& out);
  void time(const Node& table, const Context& context, Exposure& exposure);
  std::optional<ExposureTime> read_since(const Node& node, const Context& context);
  std::optional<ExposureTime> read_on(const Node& node, const Context& context);
  /// Whether a day is in the years that a case can speak of; else an error is added.
  bool check_year(Date day, const Node& node, const Context& context, std::string_view what);
  std::optional<Date> read_day(const Node& node, const Context& context, std::string_view what, bool may_be_ahead);
  std::vector<std::string> fact_names(Scope scope) const;
  void check_birth();
  void check_record(int age, Date last_unborn_day);
  /// What cannot be, by the vocabulary.
  void check_conflicts();

  const Pack& pack_;
  const Vocabulary& vocabulary_;
  Diagnostics& diagnostics_;
  Case case_;
  List<Span, Exposure> exposure_spans_;
  List<Span, Fact> person_spans_;  ///< of the answers that were given
  std::string after_now_;          ///< what to do about a day after now, where that can be said
  bool too_many_ = false;          ///< exposures; said once
};

}  // namespace sti::load
