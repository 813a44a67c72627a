#include "load/decision_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "load/sheet.hpp"
#include "load/table_axis.hpp"

namespace sti::load {
namespace {

using Kind = Sheet::Column::Kind;

/// The last part of a name in capitals or not, dot included.
std::string extension_of(std::string_view name) { return folded(std::filesystem::path(name).extension().native()); }

class TableReader {
 public:
  TableReader(const Sheet& sheet, const Context& context, Pack& pack) : sheet_(sheet), context_(context), pack_(pack) {}

  void read() {
    read_policy();
    name_columns();
    if (context_.diagnostics.has_errors()) return;
    make_facts();
    if (context_.diagnostics.has_errors()) return;
    read_order();
    read_due();
    for (const auto& picked : sheet_.impossible) {
      if (auto condition = read_pick(picked)) pack_.vocabulary.impossible.push_back({std::move(*condition), {}});
    }
    for (const auto& row : sheet_.rows) read_row(row);
    pack_.silent.resize(pack_.vocabulary.slots.size());
  }

 private:
  void read_policy() {
    for (const auto& cell : sheet_.policy) {
      if (&cell != &sheet_.policy.front()) refuse_second("`policy`", cell);
      const auto policy = parse_enum(row_policy_ids, folded(cell.text));
      if (policy)
        policy_ = *policy;
      else
        context_.add(Code::unknown_value, cell.pos, fmt::format("`{}` is no policy", cell.text),
                     "it can be `one`, `first`, `strongest` or `any`");
    }
  }

  /// What is set twice.
  void refuse_second(const std::string& what, const SheetCell& second) const {
    context_.add(Code::duplicate_key, second.pos, what + " is set twice", "remove one of them");
  }

  /// The place of a column by its heading, among the facts or among the outputs; an error where there is none.
  std::optional<std::size_t> column(const SheetCell& name, Kind kind) const {
    const auto found = places_.find({kind, folded(name.text)});
    if (found != places_.end()) return found->second;
    std::vector<std::string> names;
    for (const auto& each : sheet_.columns) {
      if (each.kind == kind) names.push_back(each.head.text);
    }
    context_.add(kind == Kind::fact ? Code::unknown_fact : Code::unknown_id, name.pos,
                 fmt::format("no heading of {} is `{}`", kind == Kind::fact ? "a fact" : "an output", name.text),
                 did_you_mean(nearest(name.text, names)));
    return std::nullopt;
  }

  void name_columns() {
    std::size_t outputs = 0;
    for (std::size_t i = 0; i < sheet_.columns.size(); ++i) {
      const auto& [head, kind] = sheet_.columns[i];
      if (kind == Kind::remark) continue;
      outputs += kind == Kind::output ? 1 : 0;
      if (head.text.empty()) context_.add(Code::missing_key, head.pos, "this heading has no name");
      if (!places_.try_emplace({kind, folded(head.text)}, i).second)
        context_.add(Code::duplicate_id, head.pos, fmt::format("two headings are `{}`", head.text));
      else if (places_.contains({kind == Kind::fact ? Kind::output : Kind::fact, folded(head.text)}))
        context_.add(Code::duplicate_id, head.pos, fmt::format("a fact and an output are both `{}`", head.text),
                     "give one of them another name");
    }
    if (sheet_.columns.size() > max_sheet_columns)
      context_.add(
          Code::too_large, sheet_.columns[max_sheet_columns].head.pos,
          fmt::format("the table has {} columns; at most {} are read", sheet_.columns.size(), max_sheet_columns));
    const Pos top{0, 1, 1};
    if (sheet_.rows.empty()) context_.add(Code::missing_key, top, "there is no table of headings and rows here");
    if (!sheet_.rows.empty() && outputs == 0)
      context_.add(Code::missing_key, sheet_.columns.empty() ? top : sheet_.columns.front().head.pos,
                   "no heading is of an output", "write `-> ` before the name of what the table decides");
    if (sheet_.rows.size() > max_sheet_rows)
      context_.add(Code::too_large, sheet_.rows[max_sheet_rows].pos,
                   fmt::format("the table has {} rows; at most {} are read", sheet_.rows.size(), max_sheet_rows));
  }

  void make_facts() {
    axes_.resize(sheet_.columns.size());
    facts_.resize(sheet_.columns.size());
    std::set<std::size_t> declared;
    for (const auto& [name, cell] : sheet_.values) {
      const auto place = column(name, Kind::fact);
      if (place && !declared.insert(*place).second) refuse_second(fmt::format("`values` of `{}`", name.text), name);
      const auto values = place ? read_list(cell, context_) : std::nullopt;
      if (!values) continue;
      if (values->empty())
        context_.add(Code::missing_key, cell.pos, "no values stand here", "write `a|b`, or numbers such as `0..120`");
      axes_[*place].declare(*values);
    }
    const auto mention = [&](std::size_t place, const SheetCell& cell) {
      if (const auto test = read_cell(cell, context_)) axes_[place].mention(*test);
    };
    for (const auto& row : sheet_.rows) {
      for (std::size_t i = 0; i < sheet_.columns.size(); ++i) {
        if (sheet_.columns[i].kind == Kind::fact) mention(i, row.cells[i]);
      }
    }
    for (const auto* picks : {&sheet_.due, &sheet_.impossible}) {
      for (const auto& picked : *picks) {
        for (const auto& [name, cell] : picked) {
          if (const auto place = column(name, Kind::fact)) mention(*place, cell);
        }
      }
    }
    for (std::size_t i = 0; i < sheet_.columns.size(); ++i) {
      const auto& [head, kind] = sheet_.columns[i];
      if (kind != Kind::fact) continue;
      Fact fact;
      fact.id = head.text;
      fact.kind = FactKind::choice;
      fact.span = context_.span(head.pos);
      fact.values = axes_[i].make_values();
      fact.numbers = axes_[i].numbers();
      if (fact.values.empty()) continue;  // no row asks for it
      facts_[i] = pack_.vocabulary.facts.push_back(std::move(fact));
    }
  }

  void read_order() {
    slots_.resize(sheet_.columns.size());
    for (std::size_t i = 0; i < sheet_.columns.size(); ++i) {
      if (sheet_.columns[i].kind != Kind::output) continue;
      Slot slot;
      slot.id = sheet_.columns[i].head.text;
      slot.needs_exposure = false;
      slot.policy = policy_ == RowPolicy::strongest ? SlotPolicy::strongest
                    : policy_ == RowPolicy::any     ? SlotPolicy::any
                                                    : SlotPolicy::one;
      slots_[i] = pack_.vocabulary.slots.push_back(std::move(slot));
    }
    std::set<std::size_t> ordered;
    for (const auto& [name, cell] : sheet_.order) {
      const auto place = column(name, Kind::output);
      if (!place) continue;
      if (!ordered.insert(*place).second) refuse_second(fmt::format("`order` of `{}`", name.text), name);
      for (const auto answer : split(cell.text, '|')) {
        const auto known = answers_.size();
        value(*place, std::string(trim(answer)));
        if (answers_.size() == known)
          context_.add(Code::duplicate_id, cell.pos, fmt::format("`order` has `{}` twice", trim(answer)),
                       "remove one of them");
      }
    }
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      if (policy_ == RowPolicy::strongest && slots_[i] && !ordered.contains(i))
        context_.add(Code::missing_key, sheet_.columns[i].head.pos,
                     fmt::format("nothing says which answer of `{}` is the strongest", sheet_.columns[i].head.text),
                     "list its answers under `order`, strongest first");
      is_ordered_.push_back(ordered.contains(i));
    }
  }

  void read_due() {
    Condition due;
    if (!sheet_.due.empty()) {
      due.op = Condition::Op::any;
      due.span = context_.span(sheet_.due.front().front().first.pos);
    }
    for (const auto& picked : sheet_.due) {
      if (auto condition = read_pick(picked)) due.parts.push_back(std::move(*condition));
    }
    std::set<std::size_t> optional;
    for (const auto& name : sheet_.optional) {
      if (const auto place = column(name, Kind::output)) optional.insert(*place);
    }
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      if (slots_[i] && !optional.contains(i)) pack_.vocabulary.slots[slots_[i]].addresses = due;
    }
  }

  /// A test for each cell that asks for something; empty, with an error, where one cannot be met.
  std::optional<Condition> read_cells(const std::vector<std::pair<std::size_t, const SheetCell*>>& cells,
                                      const Pos& pos) {
    Condition out;
    out.span = context_.span(pos);
    bool is_sound = true;
    for (const auto& [place, cell] : cells) {
      const auto test = read_cell(*cell, context_);
      if (!test || test->asks_nothing()) continue;
      const auto values = axes_[place].find(*test, *cell, context_);
      is_sound = is_sound && values;
      if (!values) continue;
      Condition part;
      part.op = Condition::Op::test;
      part.span = context_.span(cell->pos);
      part.test.kind = FactTest::Kind::values;
      part.test.fact = facts_[place];
      part.test.values = *values;
      out.parts.push_back(std::move(part));
    }
    return is_sound ? std::optional(std::move(out)) : std::nullopt;
  }

  std::optional<Condition> read_pick(const std::vector<Sheet::Named>& picked) {
    std::vector<std::pair<std::size_t, const SheetCell*>> cells;
    for (const auto& [name, cell] : picked) cells.emplace_back(*column(name, Kind::fact), &cell);
    return read_cells(cells, picked.empty() ? Pos{} : picked.front().first.pos);
  }

  /// An answer of an output, by any spelling.
  Index<SlotValue> value(std::size_t place, const std::string& word) {
    auto& values = pack_.vocabulary.slots[slots_[place]].values;
    const auto [found, is_new] = answers_.try_emplace({place, folded(word)}, values.next());
    if (is_new) values.push_back({word});
    return found->second;
  }

  void read_row(const Sheet::Row& row) {
    Rule rule;
    rule.id = fmt::format("row {}", row.number);
    rule.origin = Rule::Origin::row;
    rule.table = pack_.id;
    rule.policy = policy_;
    rule.span = context_.span(row.pos);
    std::vector<std::pair<std::size_t, const SheetCell*>> cells;
    for (std::size_t i = 0; i < sheet_.columns.size(); ++i) {
      const auto& cell = row.cells[i];
      if (sheet_.columns[i].kind == Kind::fact) cells.emplace_back(i, &cell);
      if (sheet_.columns[i].kind == Kind::output && !cell.text.empty() && cell.text != "-") {
        const auto known = answers_.size();
        rule.effects.emplace_back(VerdictEffect{slots_[i], {}, value(i, cell.text)});
        if (is_ordered_[i] && answers_.size() > known)
          context_.add(Code::unknown_value, cell.pos, fmt::format("`order` does not list `{}`", cell.text));
      }
    }
    auto when = read_cells(cells, row.pos);
    if (!when) return;
    rule.when = std::move(*when);
    if (rule.effects.empty())
      context_.add(Code::no_effect, row.pos, fmt::format("row {} answers nothing", row.number),
                   "fill in one of its outputs, or remove it");
    if (policy_ == RowPolicy::first) {
      for (auto& earlier : pack_.rules) earlier.overrides.push_back(pack_.rules.next());
    }
    pack_.rules.push_back(std::move(rule));
  }

  const Sheet& sheet_;
  const Context& context_;
  Pack& pack_;
  RowPolicy policy_{};
  std::map<std::pair<Kind, std::string>, std::size_t> places_;  ///< of columns, by heading
  // Beside the columns; those of other columns are empty.
  std::vector<Axis> axes_;
  std::vector<Index<Fact>> facts_;
  std::vector<Index<Slot>> slots_;
  std::vector<bool> is_ordered_;
  std::map<std::pair<std::size_t, std::string>, Index<SlotValue>> answers_;
};

}  // namespace

bool is_decision_table(std::string_view name) {
  const auto extension = extension_of(name);
  return extension == ".csv" || extension == ".json";
}

std::optional<Pack> read_decision_table(SourcePtr source, Diagnostics& diagnostics) {
  Diagnostics own;
  std::optional<Pack> out;
  if (check_text(*source, max_rule_bytes, own)) {
    const bool is_json = extension_of(source->path) == ".json";
    const auto sheet = is_json ? read_json_sheet(*source, own) : read_csv_sheet(*source, own);
    if (sheet) {
      auto& pack = out.emplace();
      pack.id = std::filesystem::path(source->path).stem().native();
      pack.sha256 = sha256_hex(source->text);
      pack.files.push_back(source);
      TableReader(*sheet, {*source, own}, pack).read();
    }
  }
  const bool is_sound = out && !own.has_errors();
  diagnostics.append(std::move(own));
  if (!is_sound) out.reset();
  return out;
}

}  // namespace sti::load
