// Rules and decision tables, and what every table of a pack shares.

#include "load/pack_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>

#include "base/text.hpp"
#include "load/vocabulary.hpp"
#include "model/ids.hpp"

namespace sti::load {
namespace {

constexpr int most_days = 3660;
constexpr int most_hours = most_days * 24;

constexpr std::array<std::string_view, n_bases> basis_ids = {"stated", "restated", "derived", "unverified"};
constexpr std::array<std::string_view, 4> from_ids = {"now", "exposure", "pep_last_dose", "treated"};

/// Levels that a pack may write: all but "too-late".
constexpr std::array<std::string_view, 4> written_level_ids = {"recommended", "consider", "not-indicated",
                                                               "not-applicable"};

Condition both(Condition first, Condition second) {
  Condition out;
  out.op = Condition::Op::all;
  out.span = first.span;
  out.parts.push_back(std::move(first));
  out.parts.push_back(std::move(second));
  return out;
}

}  // namespace

void PackReader::collect(const ParsedFile& file) {
  const Context context{*file.source, diagnostics_};
  read_sources(file.root.find("source"), context, pack_.sources);
  named_.collect(file.root.find("condition"), context);
  pack_.files.push_back(file.source);
}

void PackReader::collect_services(const ParsedFile& file) {
  const Context context{*file.source, diagnostics_};
  each_table(file.root.find("service"), context, "service", [&](const Node& node) { read_service(node, context); });
}

void PackReader::collect_notes(const ParsedFile& file) {
  const Context context{*file.source, diagnostics_};
  const auto* notes = file.root.find("note");
  if (notes == nullptr) return;
  if (!notes->is_table()) return context.wrong_type(*notes, "tables [note.NAME]");
  for (const auto& member : notes->members) {
    auto note = read_note(member.value, context);
    if (!note) {
      broken_notes_.insert(member.key);
      continue;
    }
    if (!named_notes_.try_emplace(member.key, NamedNote{std::move(*note), context.span(member.pos)}).second) {
      context.add(Code::duplicate_id, member.pos, fmt::format("the note `{}` is defined twice", printable(member.key)));
    }
  }
}

void PackReader::read(const ParsedFile& file) {
  const Context context{*file.source, diagnostics_};
  Fields top(file.root, context, "a rule file");
  for (const auto* collected : {"source", "condition", "note", "service"}) top.find(collected);
  const auto each = [&](std::string_view key, void (PackReader::*read_one)(const Node&, const Context&)) {
    each_table(top.find(key), context, key, [&](const Node& node) { (this->*read_one)(node, context); });
  };
  each("rule", &PackReader::read_rule);
  each("table", &PackReader::read_table);
  each("window", &PackReader::read_window);
  each("specimen", &PackReader::read_specimen);
  each("method", &PackReader::read_method);
  each("vaccine", &PackReader::read_vaccine);
  each("sample", &PackReader::read_sample);
  each("settles", &PackReader::read_settles);
  each("risk", &PackReader::read_risk);
  each("risk_modifier", &PackReader::read_modifier);
  each("source_chance", &PackReader::read_chance);
  each("detection", &PackReader::read_detection);
  each("act_limit", &PackReader::read_act_limit);
  each("topic", &PackReader::read_topic);
  each("risk_remark", &PackReader::read_risk_remark);
  top.finish();
}

void PackReader::add_rule(Rule rule, const Context& context) {
  const auto index = int(pack_.rules.size());
  const auto known = by_name_.find(rule.id);
  if (known != by_name_.end()) {
    auto& diagnostic =
        diagnostics_.add(Code::duplicate_id, rule.span, fmt::format("the id `{}` is used twice", rule.id));
    diagnostic.notes.push_back({"the other is here", place_of(pack_.rules[std::size_t(known->second.front())].span)});
  }
  by_name_[rule.id].push_back(index);
  if (!rule.table.empty()) by_name_[rule.table].push_back(index);
  rule.about_exposure = names_exposure(rule.when, pack_.vocabulary);
  rule.broken = has_mistakes();
  if (rule.span.source == nullptr) rule.span.source = &context.source;
  pack_.rules.push_back(std::move(rule));
}

Condition PackReader::read_when(Fields& fields, const Context& context) {
  const auto* when = fields.find("when");
  return when == nullptr ? Condition{} : conditions().read(*when, context);
}

Evidence PackReader::read_evidence(Fields& fields, const Context& context, bool required) {
  Evidence evidence;
  for (const auto* name : fields.strings("source", required)) {
    const int index = pack_.source_index(name->text);
    if (index < 0) {
      if (is_partial_) continue;
      std::vector<std::string> keys;
      for (const auto& source : pack_.sources) keys.push_back(source.key);
      context.add(Code::unknown_source, name->pos, fmt::format("no source named `{}`", printable(name->text)),
                  did_you_mean(nearest(name->text, keys)));
    } else if (std::find(evidence.sources.begin(), evidence.sources.end(), index) == evidence.sources.end()) {
      evidence.sources.push_back(index);
    }
  }
  const auto* basis = required ? fields.require("basis") : fields.find("basis");
  if (basis != nullptr) evidence.basis = Basis(read_level(*basis, basis_ids, "a basis", context).value_or(0));
  return evidence;
}

std::optional<int> PackReader::read_level(const Node& node, std::span<const std::string_view> ids,
                                          std::string_view what, const Context& context) {
  if (!node.is_string()) {
    context.wrong_type(node, what);
    return std::nullopt;
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] == node.text) return int(i);
  }
  const std::vector<std::string> names(ids.begin(), ids.end());
  context.add(Code::unknown_value, node.pos, fmt::format("`{}` is not {}", printable(node.text), what),
              "it can be " + list_names(names));
  return std::nullopt;
}

std::optional<Number> PackReader::read_number(Fields& fields, std::string_view key, std::string_view unit,
                                              const Context& context) {
  const auto* node = fields.find(key);
  if (node == nullptr) return std::nullopt;
  if (!node->is_table()) {
    context.add(Code::wrong_type, node->pos,
                fmt::format("expected a number with its source, found {}", kind_name(node->kind)),
                fmt::format("write {} = {{ {} = 14, source = [\"…\"], basis = \"stated\" }}", key, unit));
    return std::nullopt;
  }
  Fields number(*node, context, fmt::format("`{}`", key));
  Number out;
  out.span = context.span(node->pos);
  const auto value = number.integer(unit, 0, unit == "hours" ? most_hours : most_days, true);
  out.evidence = read_evidence(number, context);
  number.finish();
  if (!value) return std::nullopt;
  out.value = int(*value);
  return out;
}

void PackReader::report_unknown(const Node& name, std::string_view what, const std::vector<std::string>& all,
                                const Context& context) const {
  context.add(Code::unknown_id, name.pos, fmt::format("no {} named `{}`", what, printable(name.text)),
              did_you_mean(nearest(name.text, all)));
}

std::vector<int> PackReader::find_tests(const std::vector<const Node*>& names, const Context& context) {
  std::vector<int> out;
  for (const auto* name : names) {
    const int index = find_id(*name, pack_.catalog.test_index(name->text), "test", pack_.catalog.tests, context);
    if (index >= 0) out.push_back(index);
  }
  return out;
}

std::vector<int> PackReader::find_sites(const std::vector<const Node*>& names, const Context& context) {
  std::vector<int> out;
  for (const auto* name : names) {
    const int index = find_id(*name, pack_.catalog.site_index(name->text), "site", pack_.catalog.sites, context);
    if (index >= 0) out.push_back(index);
  }
  return out;
}

std::vector<int> PackReader::find_services(const std::vector<const Node*>& names, const Context& context) {
  std::vector<int> out;
  for (const auto* name : names) {
    const auto found = std::find_if(pack_.services.begin(), pack_.services.end(),
                                    [&](const Service& service) { return service.id == name->text; });
    if (found == pack_.services.end() && is_partial_) continue;
    const int position = found == pack_.services.end() ? -1 : int(found - pack_.services.begin());
    const int index = find_id(*name, position, "service", pack_.services, context);
    if (index >= 0) out.push_back(index);
  }
  return out;
}

void PackReader::read_overrides(Fields& fields, const Context& context, std::string_view prefix, std::size_t rule) {
  for (const auto* name : fields.strings("overrides")) {
    pending_.push_back({rule, std::string(prefix) + name->text, context.span(name->pos)});
  }
}

void PackReader::read_rule(const Node& node, const Context& context) {
  Fields fields(node, context, "a rule");
  begin_rule();
  Rule rule;
  rule.span = context.span(node.pos);
  rule.id = fields.id("id");
  rule.when = read_when(fields, context);
  if (const auto status = fields.string("status")) {
    rule.draft = *status == "draft";
    if (!rule.draft) context.add(Code::unknown_value, fields.find("status")->pos, "`status` can only be `draft`");
  }
  read_orders(fields, context, rule);
  if (const auto* verdicts = fields.find("verdict")) read_verdicts(*verdicts, context, rule);
  const auto* vaccines = fields.find("vaccine");
  read_vaccine_effects(fields, vaccines == nullptr ? node : *vaccines, context, rule);
  if (const auto* notes = fields.find("note")) read_notes(*notes, context, rule);
  if (const auto* follow_ups = fields.find("follow_up")) read_follow_ups(*follow_ups, context, rule);
  const bool only_notes = std::all_of(rule.effects.begin(), rule.effects.end(),
                                      [](const Effect& e) { return std::holds_alternative<NoteEffect>(e); });
  rule.why = fields.text("why", !only_notes).value_or(Text{});
  rule.evidence = read_evidence(fields, context);
  read_overrides(fields, context, "", pack_.rules.size());
  fields.finish();
  if (rule.effects.empty() && !has_mistakes()) {  // an effect that is wrong was told
    context.add(Code::no_effect, node.pos, fmt::format("the rule `{}` does nothing", rule.id),
                "give it `order`, `verdict`, `vaccine`, `note` or `follow_up`");
  }
  add_rule(std::move(rule), context);
}

void PackReader::read_orders(Fields& fields, const Context& context, Rule& rule) {
  const auto names = fields.strings("order");
  const auto baseline = fields.boolean("baseline");
  const auto earliest = fields.integer("earliest_days", 0, most_days);
  if (names.empty() && (baseline || earliest)) {
    context.add(Code::missing_key, fields.node().pos, "`baseline` and `earliest_days` belong to `order`");
  }
  for (const auto* name : names) {
    OrderEffect order;
    const auto at = name->text.find('@');
    Node part = *name;
    part.text = name->text.substr(0, at);
    order.test = find_id(part, pack_.catalog.test_index(part.text), "test", pack_.catalog.tests, context);
    if (at != std::string::npos) {
      part.text = name->text.substr(at + 1);
      order.site = find_id(part, pack_.catalog.site_index(part.text), "site", pack_.catalog.sites, context);
    }
    order.baseline = baseline.value_or(false);
    if (earliest) order.earliest_days = int(*earliest);
    if (order.test >= 0 && order.site.value_or(0) >= 0) rule.effects.emplace_back(order);
  }
}

void PackReader::read_verdicts(const Node& node, const Context& context, Rule& rule) {
  if (!node.is_table()) return context.wrong_type(node, "a table of slots and levels");
  for (const auto& member : node.members) {
    Node name;
    name.text = member.key;
    name.pos = member.pos;
    const int slot = find_id(name, pack_.vocabulary.slot_index(member.key), "slot", pack_.vocabulary.slots, context);
    const auto level = read_level(member.value, written_level_ids, "a level that a rule can give", context);
    if (slot >= 0 && level)
      rule.effects.emplace_back(VerdictEffect{slot, *parse_enum<Level>(level_ids, member.value.text)});
  }
}

void PackReader::read_vaccine_effects(Fields& fields, const Node& node, const Context& context, Rule& rule) {
  const bool has_vaccines = &node != &fields.node();
  VaccineEffect shared;
  shared.free = fields.boolean("free");
  const auto hours = fields.integer("latest_hours", 1, most_hours);
  const auto days = fields.integer("latest_days", 1, most_days);
  if (hours && days)
    context.add(Code::out_of_range, fields.find("latest_days")->pos, "give `latest_hours` or `latest_days`, not both");
  if (hours) shared.latest_hours = int(*hours);
  if (days) shared.latest_hours = int(*days * 24);
  if (const auto* schedule = fields.find("schedule_days")) {
    if (!schedule->is_array()) context.wrong_type(*schedule, "a list of days");
    for (const auto& item : schedule->items) {
      if (item.kind == Node::Kind::integer && item.integer >= 0 && item.integer <= most_days)
        shared.schedule_days.push_back(int(item.integer));
      else
        context.wrong_type(item, fmt::format("a day from 0 to {}", most_days));
    }
  }
  if (!has_vaccines) {
    if (shared.free || shared.latest_hours || !shared.schedule_days.empty()) {
      context.add(Code::missing_key, fields.node().pos,
                  "`free`, `latest_hours`, `latest_days` and `schedule_days` belong to `vaccine`");
    }
    return;
  }
  if (!node.is_table()) return context.wrong_type(node, "a table of vaccines and levels");
  for (const auto& member : node.members) {
    Node name;
    name.text = member.key;
    name.pos = member.pos;
    auto effect = shared;
    effect.vaccine = find_id(name, pack_.catalog.vaccine_index(member.key), "vaccine", pack_.catalog.vaccines, context);
    const auto level = read_level(member.value, vaccine_level_ids, "a level of a vaccine", context);
    if (effect.vaccine < 0 || !level) continue;
    effect.level = VaccineLevel(*level);
    rule.effects.emplace_back(std::move(effect));
  }
  if (shared.latest_hours) {  // the rule speaks only within its limit
    Condition limit;
    limit.op = Condition::Op::test;
    limit.span = rule.span;
    limit.test = {.kind = FactTest::Kind::elapsed_minutes,
                  .fact = pack_.vocabulary.since,
                  .values = {},
                  .high = long(*shared.latest_hours) * 60};
    rule.when = both(std::move(rule.when), std::move(limit));
  }
}

std::optional<NoteEffect> PackReader::read_note(const Node& node, const Context& context) {
  if (node.is_string()) {
    const auto found = named_notes_.find(node.text);
    if (found != named_notes_.end()) {
      found->second.used = true;
      return found->second.note;
    }
    named_.met_unknown = true;
    if (is_partial_ || broken_notes_.contains(node.text)) return std::nullopt;  // the mistake is told where it is
    std::vector<std::string> names;
    for (const auto& [name, note] : named_notes_) names.push_back(name);
    context.add(Code::unknown_id, node.pos, fmt::format("no note named `{}`", printable(node.text)),
                did_you_mean(nearest(node.text, names)));
    return std::nullopt;
  }
  if (!node.is_table()) {
    context.wrong_type(node, "a note");
    return std::nullopt;
  }
  Fields fields(node, context, "a note");
  NoteEffect note;
  std::optional<int> kind;
  if (const auto* kind_node = fields.require("kind"))
    kind = read_level(*kind_node, note_kind_ids, "a kind of note", context);
  auto text = fields.text("text", true);
  note.services = find_services(fields.strings("services"), context);
  fields.finish();
  if (!kind || !text) return std::nullopt;
  note.kind = NoteKind(*kind);
  note.text = std::move(*text);
  return note;
}

void PackReader::read_notes(const Node& node, const Context& context, Rule& rule) {
  const auto add = [&](const Node& item) {
    if (auto note = read_note(item, context)) rule.effects.emplace_back(std::move(*note));
  };
  if (node.is_array())
    std::for_each(node.items.begin(), node.items.end(), add);
  else
    add(node);
}

void PackReader::read_follow_ups(const Node& node, const Context& context, Rule& rule) {
  const auto add = [&](const Node& item) {
    if (!item.is_table()) return context.wrong_type(item, "a follow-up");
    Fields fields(item, context, "a follow-up");
    FollowUpEffect effect;
    if (const auto* what = fields.string_node("what", true)) {
      effect.what =
          find_id(*what, pack_.catalog.follow_up_index(what->text), "follow-up", pack_.catalog.follow_ups, context);
    }
    effect.days = int(fields.integer("days", 0, most_days, true).value_or(0));
    const auto* from_node = fields.require("from");
    const auto from =
        from_node == nullptr ? std::nullopt : read_level(*from_node, from_ids, "a day to count from", context);
    effect.from = FollowUpEffect::From(from.value_or(0));
    if (const auto* name = fields.string_node("infection")) {
      effect.infection =
          find_id(*name, pack_.catalog.infection_index(name->text), "infection", pack_.catalog.infections, context);
    }
    const bool names_infection = fields.node().find("infection") != nullptr;
    if (from && (effect.from == FollowUpEffect::From::treated) != names_infection) {
      context.add(Code::missing_key, item.pos, "`from = \"treated\"` and `infection` belong together");
    }
    fields.finish();
    if (effect.what >= 0) rule.effects.emplace_back(effect);
  };
  if (node.is_array())
    std::for_each(node.items.begin(), node.items.end(), add);
  else
    add(node);
}

std::optional<Effect> PackReader::read_decision(const std::string& decides, const Node& outcome,
                                                const Context& context) {
  constexpr std::string_view vaccine_prefix = "vaccine.";
  if (decides.starts_with(vaccine_prefix)) {
    const auto level = read_level(outcome, vaccine_level_ids, "a level of a vaccine", context);
    if (!level) return std::nullopt;
    VaccineEffect effect;
    effect.vaccine = pack_.catalog.vaccine_index(decides.substr(vaccine_prefix.size()));
    effect.level = VaccineLevel(*level);
    return effect;
  }
  if (!read_level(outcome, written_level_ids, "a level that a row can give", context)) return std::nullopt;
  return VerdictEffect{pack_.vocabulary.slot_index(decides), *parse_enum<Level>(level_ids, outcome.text)};
}

Condition PackReader::read_cells(const Node& row, std::size_t cells, const std::vector<const Node*>& columns,
                                 Condition shared, const Context& context) {
  Condition out;
  out.op = Condition::Op::all;
  out.span = context.span(row.pos);
  out.parts.push_back(std::move(shared));
  for (std::size_t i = 0; i < cells; ++i) {
    const auto& cell = row.items[i];
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

const Node* PackReader::row_extra(const Node& row, std::size_t cells, const Context& context, std::string_view what) {
  static const Node nothing = [] {
    Node node;
    node.kind = Node::Kind::table;
    return node;
  }();
  const bool fits = row.is_array() &&
                    (row.items.size() == cells + 1 || (row.items.size() == cells + 2 && row.items.back().is_table()));
  if (!fits) {
    context.add(Code::row_shape, row.pos, fmt::format("a row of this {} has {} cells and its outcome", what, cells),
                row.is_array() ? fmt::format("this one has {} values", row.items.size()) : "");
    return nullptr;
  }
  return row.items.size() == cells + 2 ? &row.items.back() : &nothing;
}

void PackReader::read_table(const Node& node, const Context& context) {
  Fields fields(node, context, "a table");
  const auto id = fields.id("id");
  const auto decides = fields.string("decides", true).value_or("");
  const bool known = pack_.vocabulary.slot_index(decides) >= 0 ||
                     (decides.starts_with("vaccine.") && pack_.catalog.vaccine_index(decides.substr(8)) >= 0);
  if (!known && !decides.empty()) {
    auto names = ids_of(pack_.vocabulary.slots);
    for (const auto& vaccine : pack_.catalog.vaccines) names.push_back("vaccine." + vaccine.id);
    context.add(Code::unknown_id, fields.find("decides")->pos, fmt::format("no slot named `{}`", printable(decides)),
                did_you_mean(nearest(decides, names)));
  }
  begin_rule();
  const auto shared = read_when(fields, context);
  const bool shared_is_broken = has_mistakes();
  const auto columns = fields.strings("columns", true);
  const auto* rows = fields.require("rows");
  const auto why = fields.text("why", true);
  const auto evidence = read_evidence(fields, context);
  const auto first = pack_.rules.size();
  const auto* overrides = fields.find("overrides");
  fields.finish();
  if (!known || rows == nullptr) return;
  if (!rows->is_array()) return context.wrong_type(*rows, "a list of rows");
  std::size_t number = 0;
  for (const auto& row : rows->items) {
    ++number;
    const auto* extra_node = row_extra(row, columns.size(), context, "table");
    if (extra_node == nullptr) continue;
    begin_rule();
    Rule rule;
    rule.origin = Rule::Origin::row;
    rule.table = id;
    Fields extra(*extra_node, context, "the end of a row");
    rule.id = fmt::format("{}/{}", id, extra.string("id").value_or(fmt::format("{}", number)));
    rule.span = context.span(row.pos);
    rule.when = read_cells(row, columns.size(), columns, shared, context);
    if (auto effect = read_decision(decides, row.items[columns.size()], context))
      rule.effects.push_back(std::move(*effect));
    rule.why = extra.text("why").value_or(why.value_or(Text{}));
    rule.evidence = evidence;
    const bool own_source = extra.node().find("source") != nullptr;
    const bool own_basis = extra.node().find("basis") != nullptr;
    const auto own = read_evidence(extra, context, false);
    if (own_source) rule.evidence.sources = own.sources;
    if (own_basis) rule.evidence.basis = own.basis;
    if (const auto* notes = extra.find("note")) read_notes(*notes, context, rule);
    extra.finish();
    named_.met_unknown = named_.met_unknown || shared_is_broken;
    add_rule(std::move(rule), context);
  }
  if (overrides == nullptr) return;
  for (auto rule = first; rule < pack_.rules.size(); ++rule) {
    for (const auto* name : read_strings(*overrides, context))
      pending_.push_back({rule, name->text, context.span(name->pos)});
  }
}

void PackReader::begin_rule() {
  mistakes_before_ = diagnostics_.all().size();
  named_.met_unknown = false;
}

void PackReader::read_unused_conditions() { conditions().read_unused(diagnostics_); }

void PackReader::resolve() {
  resolve_remarks();
  std::vector<std::string> names;
  for (const auto& [name, rules] : by_name_) names.push_back(name);
  for (const auto& pending : pending_) {
    auto& rule = pack_.rules[pending.rule];
    const auto found = by_name_.find(pending.name);
    if (found == by_name_.end()) {
      if (is_partial_) continue;
      diagnostics_.add(Code::unknown_rule, pending.span,
                       fmt::format("no rule or table named `{}`", printable(pending.name)),
                       did_you_mean(nearest(pending.name, names)));
      continue;
    }
    for (const int target : found->second) {
      const auto& other = pack_.rules[std::size_t(target)];
      if (target == int(pending.rule)) {
        diagnostics_.add(Code::override_not_allowed, pending.span, fmt::format("`{}` overrides itself", rule.id));
        continue;
      }
      // A verdict that needs an exposure, a window, a specimen or a method is only ever judged for an exposure: there
      // the law "adding an exposure never removes advice" cannot be broken.
      const bool per_exposure = std::all_of(other.effects.begin(), other.effects.end(), [&](const Effect& effect) {
        if (const auto* verdict = std::get_if<VerdictEffect>(&effect))
          return pack_.vocabulary.slots[std::size_t(verdict->slot)].needs_exposure;
        return std::holds_alternative<WindowEffect>(effect) || std::holds_alternative<SpecimenEffect>(effect) ||
               std::holds_alternative<MethodEffect>(effect) || std::holds_alternative<RiskEffect>(effect) ||
               std::holds_alternative<ModifierEffect>(effect) || std::holds_alternative<ChanceEffect>(effect);
      });
      if (rule.about_exposure && !other.about_exposure && !per_exposure) {
        diagnostics_.add(
            Code::override_not_allowed, pending.span,
            fmt::format("`{}` has facts of an exposure and cannot override `{}`, which is about the person", rule.id,
                        other.id));
        continue;
      }
      rule.overrides.push_back(target);
    }
  }
  put_in_order();
}

void PackReader::put_in_order() {
  std::vector<int> order(pack_.rules.size());
  std::iota(order.begin(), order.end(), 0);
  const auto key = [&](int index) -> const std::string& {
    const auto& rule = pack_.rules[std::size_t(index)];
    return rule.table.empty() ? rule.id : rule.table;
  };
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return key(a) < key(b); });
  std::vector<int> place(order.size());
  std::vector<Rule> rules;
  rules.reserve(order.size());
  for (const int index : order) {
    place[std::size_t(index)] = int(rules.size());
    rules.push_back(std::move(pack_.rules[std::size_t(index)]));
  }
  for (auto& rule : rules) {
    for (auto& target : rule.overrides) target = place[std::size_t(target)];
    std::sort(rule.overrides.begin(), rule.overrides.end());
    rule.overrides.erase(std::unique(rule.overrides.begin(), rule.overrides.end()), rule.overrides.end());
  }
  for (auto& topic : pack_.topics) topic.rule = place[std::size_t(topic.rule)];
  pack_.rules = std::move(rules);
  std::sort(pack_.samples.begin(), pack_.samples.end(), [](const Sample& a, const Sample& b) {
    return std::tie(a.site, a.tests, a.how.by_lang) < std::tie(b.site, b.tests, b.how.by_lang);
  });
}

}  // namespace sti::load
