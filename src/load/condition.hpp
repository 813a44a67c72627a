#pragma once

#include <map>
#include <string>

#include "load/fields.hpp"
#include "model/condition.hpp"
#include "model/vocabulary.hpp"

namespace sti::load {

/// Named conditions of a pack: where each is written, and once read, what it says.
class NamedConditions {
 public:
  struct Entry {
    const Node* when = nullptr;
    const SourceText* source = nullptr;
    Pos pos;
    std::optional<Condition> read;
    std::size_t parts = 0;  ///< of what was read, with all that it names written out
    bool being_read = false;
    bool broken = false;  ///< read with a mistake, which was reported once
    bool used = false;
  };
  /// Registers `[condition.NAME]` tables of a file; the nodes must outlive this object.
  void collect(const Node* tables, const Context& context);

  /// Conditions are put in where they are named: so large may one become, so deep may they name one another, and so
  /// large may all become together.
  static constexpr std::size_t most_parts = 10'000, most_levels = 100, most_copies = 1'000'000;

  std::map<std::string, Entry> entries;
  std::size_t levels = 0;    ///< of the names that are being read
  std::size_t copies = 0;    ///< parts that were put in where they are named
  bool is_partial = false;   ///< a file on its own: a name that is not here may be in another file
  bool met_unknown = false;  ///< since it was last reset: a name that is not here, or that is broken
};

/// Reads conditions against a vocabulary.
struct ConditionReader {
  const Vocabulary& vocabulary;
  NamedConditions& named;

  /// A table of facts, `any`, `not`, `is`. Adds errors for what it does not know; what it knows is returned all the
  /// same.
  Condition read(const Node& table, const Context& context) const;

  /// One fact and its value, as a key of a table or a column of a decision table ("partner_groups.msm").
  Condition read_fact(std::string_view name, const Pos& name_pos, const Node& value, const Context& context) const;

  /// Named conditions that nothing uses, so that their mistakes are found too.
  void read_unused(Diagnostics& diagnostics) const;

 private:
  Condition read_named(const Node& name, const Context& context) const;
  const Condition& read_entry(NamedConditions::Entry& entry, Diagnostics& diagnostics) const;
  /// Whether one more copy of it can be held; false, with an error that is told once, where not.
  bool has_room(const NamedConditions::Entry& entry, const Node& name, const Context& context) const;
  Condition read_flags(Index<Fact> fact_index, const Node& value, const Context& context) const;
  Condition read_bounds(Index<Fact> fact_index, const Node& value, const Context& context) const;
};

/// Whether the condition names a fact of an exposure.
bool names_exposure(const Condition& condition, const Vocabulary& vocabulary);
/// Whether the condition names a sign of today.
bool names_sign(const Condition& condition, const Vocabulary& vocabulary);
/// What the condition asks for, however it holds, that makes an order no matter of routine. An absence does not.
OrderPrompt prompt_of(const Condition& condition, const Vocabulary& vocabulary);

}  // namespace sti::load
