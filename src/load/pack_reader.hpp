#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "grammar/rules.hpp"
#include "load/condition.hpp"
#include "load/fields.hpp"
#include "load/names.hpp"
#include "load/tree.hpp"
#include "model/pack.hpp"
#include "model/subject.hpp"

namespace sti::load {

/// Keys of pack.toml that say how the pack reads a case; a pack that extends another may change them.
inline constexpr std::array<std::string_view, 6> pack_setting_keys = {
    "zone", "silent", "answer_days", "no_consent_below", "contact_years", "visits"};

/// A note that rules give by its name.
struct NamedNote {
  NoteEffect note;
  Span span;
  bool used = false;
};

/// Collects the tables of a pack's files into a `Pack`. Each step runs over every file before the next one, in the
/// order declared here, so that the order of files never matters.
class PackReader {
 public:
  /// A file that is read alone may refer to sources, rules, conditions, notes and services of files that are not there.
  enum class Reach { whole_pack, one_file };

  PackReader(Pack& pack, Diagnostics& diagnostics, Reach reach = Reach::whole_pack)
      : pack_(pack), diagnostics_(diagnostics), is_partial_(reach == Reach::one_file) {
    named_.is_partial = is_partial_;
  }

  /// What other tables refer to: sources and named conditions.
  void collect(const ParsedFile& file);
  /// The settings of a pack.toml, which cite sources of any file.
  void read_settings(const ParsedFile& header);
  /// Services, which cite sources of any file.
  void collect_services(const ParsedFile& file);
  /// Named notes, which may refer to services of any file.
  void collect_notes(const ParsedFile& file);
  /// Rules, tables, windows, specimens, methods, vaccines, samples, settles, risk, topics.
  void read(const ParsedFile& file);
  /// Named conditions that nothing uses, so that their mistakes are found too.
  void read_unused_conditions();
  /// Overrides by id, once every rule is known. Then puts all that is read in an order that does not depend on files.
  void resolve();
  /// What the pack promises, in terms of its rules.
  void read_properties(const ParsedFile& file);

  const NamedConditions& named_conditions() const { return named_; }
  const std::map<std::string, NamedNote>& named_notes() const { return named_notes_; }

 private:
  /// An `overrides` entry waiting for all rules to be known.
  struct PendingOverride {
    Index<Rule> rule;
    std::string name;
    Span span;
  };

  /// A remark on a figure, waiting for all figures to be known.
  struct PendingRemark {
    std::string figure;
    Remark remark;
    Span span;
  };

  /// Rules by id, rows as their table has them, samples by site: the order of files and tables changes nothing.
  void put_in_order();
  void read_visits(const Node& node, const Context& context);
  void read_rule(const Node& node, const Context& context);
  void read_table(const Node& node, const Context& context);
  void read_window(const Node& node, const Context& context);
  void read_specimen(const Node& node, const Context& context);
  void read_method(const Node& node, const Context& context);
  void read_after_treatment(const Node& node, const Context& context);
  void read_vaccine(const Node& node, const Context& context);
  void read_service(const Node& node, const Context& context);
  void read_sample(const Node& node, const Context& context);
  void read_settles(const Node& node, const Context& context);
  void read_risk(const Node& node, const Context& context);
  void read_modifier(const Node& node, const Context& context);
  void read_chance(const Node& node, const Context& context);
  void read_detection(const Node& node, const Context& context);
  void read_act_limit(const Node& node, const Context& context);
  void read_topic(const Node& node, const Context& context);
  void read_leaflet(const Node& node, const Context& context);
  void read_property(const Node& node, const Context& context);
  void read_claim(const Node& node, const Context& context, Property& property);
  void read_chain_fact(Fields& fields, const Context& context, Property& property);
  void read_risk_remark(const Node& node, const Context& context);
  void resolve_remarks();

  using RuleFields = FieldsOf<grammar::rule>;
  void read_orders(RuleFields& fields, const Context& context, Rule& rule);
  void read_verdicts(const Node& node, const Context& context, Rule& rule);
  void read_vaccine_effects(RuleFields& fields, const Node& node, const Context& context, Rule& rule);
  void read_notes(const Node& node, const Context& context, Rule& rule);
  std::optional<NoteEffect> read_note(const Node& node, const Context& context);
  void read_follow_ups(const Node& node, const Context& context, Rule& rule);
  void read_look_backs(const Node& node, const Context& context, Rule& rule);
  /// What `why` says of the case, `asserts` or `general`, and of other lines, `points_to`. What is not given stays.
  void read_assertion(Fields& fields, const Context& context, Rule& rule);
  std::vector<PropertyOutput> read_points(const Node& node, const Context& context);
  /// The same rule once the limit of its vaccines has passed.
  void add_lapsed(const Rule& rule, const Context& context);
  std::optional<Effect> read_decision(const std::string& decides, const Node& outcome, const Context& context);

  Index<Infection> read_infection(Fields& fields, const Context& context);
  /// A range of numbers on the scale that its key names, as probabilities or ratios.
  std::optional<Range> read_range(Fields& of, std::string_view key, double scale, const Context& context);
  /// What every table of risk has: id, condition, reason, evidence.
  Rule read_risk_rule(Fields& fields, std::string_view prefix, const Context& context);

  /// `needed`: as if source and basis were required.
  Evidence read_evidence(Fields& fields, const Context& context, bool needed = false);
  std::optional<Number> read_number(Fields& fields, std::string_view key, const Context& context);
  /// As `read_word`, for each of several nodes.
  template <class Enum>
  std::vector<Enum> read_words(const std::vector<const Node*>& nodes, std::span<const std::string_view> ids,
                               std::string_view what, const Context& context) const {
    std::vector<Enum> out;
    for (const auto* node : nodes) {
      if (const auto level = read_word<Enum>(*node, ids, what, context)) out.push_back(*level);
    }
    return out;
  }
  /// A level of a verdict or a vaccine that a pack may write.
  template <class AnyLevel, std::size_t n>
  std::optional<AnyLevel> read_written_level(const Node& node, const ByEnum<AnyLevel, std::string_view, n>& ids,
                                             std::string_view what, const Context& context) const {
    std::vector<std::string_view> written;
    for (const auto id : ids) {
      if (is_written(*parse_enum<AnyLevel>(ids, id))) written.push_back(id);
    }
    return find_word(node, written, what, context) ? parse_enum<AnyLevel>(ids, node.text) : std::nullopt;
  }
  std::vector<Index<TestKind>> find_tests(const std::vector<const Node*>& names, const Context& context) const {
    return find_ids(names, "test", pack_.catalog.tests, context);
  }
  std::vector<Index<Site>> find_sites(const std::vector<const Node*>& names, const Context& context) const {
    return find_ids(names, "site", pack_.catalog.sites, context);
  }
  std::vector<Index<Service>> find_services(const std::vector<const Node*>& names, const Context& context) const;
  /// "test" or "test@site"; errors where one of them is not known.
  std::optional<TestSubject> find_test_at_site(const Node& name, const Context& context) const;
  void read_overrides(Fields& fields, const Context& context, std::string_view prefix, Index<Rule> rule);
  void begin_rule();
  /// Whether a mistake was met since `begin_rule`.
  bool has_mistakes() const { return named_.met_unknown || diagnostics_.told() > mistakes_before_; }
  void add_rule(Rule rule, const Context& context);
  Condition read_when(Fields& fields, const Context& context);
  /// The names of the columns; nullptr, with an error, for one that is no fact.
  std::vector<const Node*> read_columns(Fields& fields, const Context& context);
  /// The condition of a row: the table's own and each column whose cell is not `*`.
  Condition read_cells(const Node& row, std::size_t cells, const std::vector<const Node*>& columns, Condition shared,
                       const Context& context);
  /// What stands at the end of a row, behind its cells and outcomes; nullptr, with an error, where there are not as
  /// many.
  const Node* row_extra(const Node& row, std::size_t cells, std::size_t outcomes, const Context& context,
                        std::string_view what);
  /// What a table decides; empty, with an error, where one is no slot and no vaccine.
  std::vector<std::string> read_decided(Fields& fields, const Context& context);

  ConditionReader conditions() { return {pack_.vocabulary, named_}; }

  Pack& pack_;
  Diagnostics& diagnostics_;
  bool is_partial_;
  NamedConditions named_;
  std::map<std::string, NamedNote> named_notes_;
  std::set<std::string> broken_notes_;
  /// False, with an error, where it must not.
  bool override_one(Index<Rule> by, Index<Rule> target, const Span& span);

  std::vector<PendingOverride> pending_;
  /// Rows of which an earlier one stands above a later one.
  struct OrderedTable {
    Index<Rule> first, end;
    Span span;
  };
  std::vector<OrderedTable> ordered_tables_;
  std::vector<PendingRemark> remarks_;
  std::size_t mistakes_before_ = 0;
  std::map<std::string, std::vector<Index<Rule>>> by_name_;  ///< rules by id, and rows by table
};

}  // namespace sti::load
