// Decision tables, and the rows that specimens share with them.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "load/pack_reader.hpp"
#include "model/ids.hpp"

namespace sti::load {
namespace {

constexpr std::string_view vaccine_prefix = "vaccine.", says_nothing = "-";

}  // namespace

std::optional<Effect> PackReader::read_decision(const std::string& decides, const Node& outcome,
                                                const Context& context) {
  if (decides.starts_with(vaccine_prefix)) {
    const auto level = read_written_level(outcome, vaccine_level_ids, "a level of a vaccine", context);
    if (!level) return std::nullopt;
    VaccineEffect effect;
    effect.vaccine = pack_.catalog.vaccine_index(decides.substr(vaccine_prefix.size()));
    effect.level = *level;
    return effect;
  }
  const auto level = read_written_level(outcome, level_ids, "a level that a row can give", context);
  if (!level) return std::nullopt;
  return VerdictEffect{pack_.vocabulary.slot_index(decides), *level};
}

std::vector<const Node*> PackReader::read_columns(Fields& fields, const Context& context) {
  auto out = fields.strings("columns", true);
  for (auto& column : out) {
    const std::string_view name = column->text;
    const auto dot = name.find('.');
    const auto index = pack_.vocabulary.fact_index(name.substr(0, dot));
    if (name == "is" || (index && dot == std::string_view::npos)) continue;
    if (!index) {
      context.add(Code::unknown_fact, column->pos, fmt::format("no fact named `{}`", name),
                  did_you_mean(nearest(name, ids_of(pack_.vocabulary.facts))));
      column = nullptr;
      continue;
    }
    const auto& fact = pack_.vocabulary.facts[index];
    const auto flag = name.substr(dot + 1);
    if (fact.value_index(flag)) continue;
    context.add(Code::unknown_value, column->pos, fmt::format("`{}` has no value `{}`", fact.id, flag),
                did_you_mean(nearest(flag, ids_of(fact.values))));
    column = nullptr;
  }
  return out;
}

Condition PackReader::read_cells(const Node& row, std::size_t cells, const std::vector<const Node*>& columns,
                                 Condition shared, const Context& context) {
  Condition out;
  out.op = Condition::Op::all;
  out.span = context.span(row.pos);
  out.parts.push_back(std::move(shared));
  for (std::size_t i = 0; i < cells; ++i) {
    const auto& cell = row.items[i];
    if (columns[i] == nullptr) {
      named_.met_unknown = true;
      continue;
    }
    if (cell.is_string() && cell.text == "*") continue;
    if (columns[i]->text == "is") {  // a named condition, several, or one written out
      Node named;
      named.kind = Node::Kind::table;
      named.pos = cell.pos;
      if (!cell.is_table()) named.members.push_back({"is", cell.pos, cell});
      out.parts.push_back(conditions().read(cell.is_table() ? cell : named, context));
    } else {
      out.parts.push_back(conditions().read_fact(columns[i]->text, cell.pos, cell, context));
    }
  }
  return out;
}

const Node* PackReader::row_extra(const Node& row, std::size_t cells, std::size_t outcomes, const Context& context,
                                  std::string_view what) {
  static const Node nothing = [] {
    Node node;
    node.kind = Node::Kind::table;
    return node;
  }();
  const auto least = cells + outcomes;
  const bool fits =
      row.is_array() && (row.items.size() == least || (row.items.size() == least + 1 && row.items.back().is_table()));
  if (!fits) {
    context.add(Code::row_shape, row.pos,
                fmt::format("a row of this {} has {} and its {}", what, counted(cells, "cell"),
                            outcomes == 1 ? "outcome" : counted(outcomes, "outcome")),
                row.is_array() ? "this one has " + counted(row.items.size(), "value") : "");
    return nullptr;
  }
  return row.items.size() == least + 1 ? &row.items.back() : &nothing;
}

std::vector<std::string> PackReader::read_decided(Fields& fields, const Context& context) {
  std::vector<std::string> out;
  for (const auto* node : fields.strings("decides", true)) {
    const auto& name = node->text;
    const bool known = pack_.vocabulary.slot_index(name) ||
                       (name.starts_with(vaccine_prefix) &&
                        pack_.catalog.vaccine_index(std::string_view(name).substr(vaccine_prefix.size())));
    if (!known) {
      auto names = ids_of(pack_.vocabulary.slots);
      for (const auto& vaccine : pack_.catalog.vaccines) names.push_back(std::string(vaccine_prefix) + vaccine.id);
      context.add(Code::unknown_id, node->pos, fmt::format("no slot named `{}`", name),
                  did_you_mean(nearest(name, names)));
      return {};
    }
    if (std::find(out.begin(), out.end(), name) != out.end())
      context.add(Code::duplicate_id, node->pos, fmt::format("`{}` is decided twice", name));
    out.push_back(name);
  }
  return out;
}

void PackReader::read_table(const Node& node, const Context& context) {
  FieldsOf<grammar::decision_table> fields(node, context);
  const auto id = fields.id("id");
  const auto decides = read_decided(fields, context);
  begin_rule();
  const auto shared = read_when(fields, context);
  if (const auto* due = fields.find("due")) {
    TableDue where{id, {}, context.span(node.pos)};
    where.where.parts = {shared, conditions().read(*due, context)};
    pack_.due.push_back(std::move(where));
  }
  const bool shared_is_broken = has_mistakes();
  const auto columns = read_columns(fields, context);
  const auto* rows = fields.find("rows");
  const auto policy = fields.word<RowPolicy>("policy").value_or(RowPolicy::one);
  const auto why = fields.text("why");
  const auto evidence = read_evidence(fields, context);
  const auto first = pack_.rules.next();
  const auto* overrides = fields.find("overrides");
  Rule shared_reason;  // what rows say where they say nothing else
  read_assertion(fields, context, shared_reason);
  fields.finish();
  if (decides.empty() || rows == nullptr) return;
  if (!rows->is_array()) return context.wrong_type(*rows, "a list of rows");
  std::size_t number = 0;
  for (const auto& row : rows->items) {
    ++number;
    const auto* extra_node = row_extra(row, columns.size(), decides.size(), context, "table");
    if (extra_node == nullptr) continue;
    begin_rule();
    Rule rule;
    rule.origin = Rule::Origin::row;
    rule.table = id;
    rule.policy = policy;
    FieldsOf<grammar::row_end> extra(*extra_node, context);
    const auto own_id = extra.id("id");
    rule.id = fmt::format("{}/{}", id, own_id.empty() ? std::to_string(number) : own_id);
    rule.span = context.span(row.pos);
    rule.when = read_cells(row, columns.size(), columns, shared, context);
    for (std::size_t i = 0; i < decides.size(); ++i) {
      const auto& outcome = row.items[columns.size() + i];
      if (decides.size() > 1 && outcome.is_string() && outcome.text == says_nothing) continue;
      if (auto effect = read_decision(decides[i], outcome, context)) rule.effects.push_back(std::move(*effect));
    }
    if (rule.effects.empty() && !has_mistakes())
      context.add(Code::no_effect, row.pos, fmt::format("the row `{}` decides nothing", rule.id));
    rule.why = extra.text("why").value_or(why.value_or(Text{}));
    rule.evidence = evidence;
    const bool own_source = extra.node().find("source") != nullptr;
    const bool own_basis = extra.node().find("basis") != nullptr;
    const auto own = read_evidence(extra, context);
    if (own_source) rule.evidence.sources = own.sources;
    if (own_basis) rule.evidence.basis = own.basis;
    if (const auto* notes = extra.find("note")) read_notes(*notes, context, rule);
    rule.asserts = shared_reason.asserts;
    rule.general = shared_reason.general;
    rule.points_to = shared_reason.points_to;
    read_assertion(extra, context, rule);
    extra.finish();
    named_.met_unknown = named_.met_unknown || shared_is_broken;
    add_rule(std::move(rule), context);
  }
  if (policy == RowPolicy::first) ordered_tables_.push_back({first, pack_.rules.next(), context.span(node.pos)});
  if (overrides == nullptr) return;
  for (auto rule = first; pack_.rules.has(rule); ++rule) {
    for (const auto* name : read_strings(*overrides, context))
      pending_.push_back({rule, name->text, context.span(name->pos)});
  }
}

}  // namespace sti::load
