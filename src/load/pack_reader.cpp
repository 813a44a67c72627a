// Rules, and what every table of a pack shares. Their effects are in pack_effects.cpp, decision tables in
// pack_decisions.cpp.

#include "load/pack_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/text.hpp"
#include "grammar/files.hpp"
#include "load/vocabulary.hpp"
#include "model/ids.hpp"

namespace sti::load {

void PackReader::collect(const ParsedFile& file) {
  const Context context{*file.source, diagnostics_};
  read_sources(file.root.find("source"), context, pack_.sources.items());
  named_.collect(file.root.find("condition"), context);
  pack_.files.push_back(file.source);
}

void PackReader::read_settings(const ParsedFile& header) {
  const Context context{*header.source, diagnostics_};
  FieldsOf<grammar::pack_file> fields(header.root, context);
  pack_.silent.resize(pack_.vocabulary.slots.size());
  if (const auto* zone = fields.string_node("zone")) {
    if (const auto read = TimeZone::parse(zone->text))
      pack_.zone = *read;
    else
      context.add(Code::unknown_value, zone->pos, fmt::format("`{}` is no rule of a time zone", zone->text),
                  "write a POSIX rule, for example CET-1CEST,M3.5.0,M10.5.0/3");
  }
  if (const auto days = fields.integer("answer_days")) pack_.answer_days = int(*days);
  if (auto age = read_number(fields, "no_consent_below", context)) pack_.no_consent_below = std::move(age);
  if (const auto years = fields.integer("contact_years")) pack_.contact_years = int(*years);
  if (const auto* visits = fields.find("visits")) {
    if (visits->is_table())
      read_visits(*visits, context);
    else
      context.wrong_type(*visits, "a table");
  }
  const auto* silent = fields.find("silent");
  if (silent == nullptr) return;
  if (!silent->is_table()) return context.wrong_type(*silent, "a table of slots and sentences");
  for (const auto& member : silent->members) {
    Node name;
    name.text = member.key;
    name.pos = member.pos;
    const auto slot = find_id(name, "slot", pack_.vocabulary.slots, context);
    auto text = read_text(member.value, context);
    if (slot && text) pack_.silent[slot] = std::move(*text);
  }
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
      context.add(Code::duplicate_id, member.pos, fmt::format("the note `{}` is defined twice", member.key));
    }
  }
}

void PackReader::read(const ParsedFile& file) {
  const Context context{*file.source, diagnostics_};
  FieldsOf<grammar::rule_file> top(file.root, context);
  for (const auto* collected : {"source", "condition", "note", "service"}) top.Fields::find(collected);
  const auto each = [&](grammar::KeyOf<grammar::rule_file, grammar::Form::tables> key,
                        void (PackReader::*read_one)(const Node&, const Context&)) {
    each_table(top.Fields::find(key.name), context, key.name,
               [&](const Node& node) { (this->*read_one)(node, context); });
  };
  each("rule", &PackReader::read_rule);
  each("table", &PackReader::read_table);
  each("window", &PackReader::read_window);
  each("specimen", &PackReader::read_specimen);
  each("method", &PackReader::read_method);
  each("after_treatment", &PackReader::read_after_treatment);
  each("vaccine", &PackReader::read_vaccine);
  each("sample", &PackReader::read_sample);
  each("settles", &PackReader::read_settles);
  each("risk", &PackReader::read_risk);
  each("risk_modifier", &PackReader::read_modifier);
  each("source_chance", &PackReader::read_chance);
  each("detection", &PackReader::read_detection);
  each("act_limit", &PackReader::read_act_limit);
  each("topic", &PackReader::read_topic);
  each("leaflet", &PackReader::read_leaflet);
  each("risk_remark", &PackReader::read_risk_remark);
  top.finish();
}

void PackReader::add_rule(Rule rule, const Context& context) {
  const auto index = pack_.rules.next();
  const auto known = by_name_.find(rule.id);
  if (known != by_name_.end()) {
    auto& diagnostic =
        diagnostics_.add(Code::duplicate_id, rule.span, fmt::format("the id `{}` is used twice", rule.id));
    diagnostic.add_note("the other is here", place_of(pack_.rules[known->second.front()].span));
  }
  by_name_[rule.id].push_back(index);
  if (!rule.table.empty()) by_name_[rule.table].push_back(index);
  rule.about_exposure = names_exposure(rule.when, pack_.vocabulary);
  rule.on_sign = names_sign(rule.when, pack_.vocabulary);
  rule.prompt = prompt_of(rule.when, pack_.vocabulary);
  rule.broken = has_mistakes();
  if (rule.span.source == nullptr) rule.span.source = &context.source;
  pack_.rules.push_back(std::move(rule));
}

Condition PackReader::read_when(Fields& fields, const Context& context) {
  const auto* when = fields.find("when");
  return when == nullptr ? Condition{} : conditions().read(*when, context);
}

Evidence PackReader::read_evidence(Fields& fields, const Context& context, bool needed) {
  Evidence evidence;
  evidence.sources = find_sources(fields.strings("source", needed), pack_, is_partial_, context);
  fields.find("basis", needed);
  evidence.basis = fields.word<Basis>("basis").value_or(Basis{});
  return evidence;
}

std::optional<Number> PackReader::read_number(Fields& fields, std::string_view key, const Context& context) {
  const auto* node = fields.find(key);
  if (node == nullptr) return std::nullopt;
  const auto& grammar = *fields.row(key).table;
  const auto unit = grammar.keys.front().name;
  if (!node->is_table()) {
    context.add(Code::wrong_type, node->pos,
                fmt::format("expected a number with its source, found {}", kind_name(node->kind)),
                fmt::format("write {} = {{ {} = 14, source = [\"…\"], basis = \"stated\" }}", key, unit));
    return std::nullopt;
  }
  Fields number(*node, context, grammar, fmt::format("`{}`", key));
  Number out;
  out.span = context.span(node->pos);
  const auto value = number.integer(unit);
  out.evidence = read_evidence(number, context);
  number.finish();
  if (!value) return std::nullopt;
  out.value = int(*value);
  return out;
}

std::vector<Index<Service>> PackReader::find_services(const std::vector<const Node*>& names,
                                                      const Context& context) const {
  auto wanted = names;
  if (is_partial_) {  // it may be in another file
    std::erase_if(wanted, [&](const Node* name) {
      return !pack_.services.find_if([&](const Service& service) { return service.id == name->text; });
    });
  }
  return find_ids(wanted, "service", pack_.services, context);
}

void PackReader::read_overrides(Fields& fields, const Context& context, std::string_view prefix, Index<Rule> rule) {
  for (const auto* name : fields.strings("overrides")) {
    pending_.push_back({rule, std::string(prefix) + name->text, context.span(name->pos)});
  }
}

void PackReader::read_rule(const Node& node, const Context& context) {
  RuleFields fields(node, context);
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
  if (const auto* look_backs = fields.find("look_back")) read_look_backs(*look_backs, context, rule);
  const bool only_notes = std::all_of(rule.effects.begin(), rule.effects.end(),
                                      [](const Effect& e) { return std::holds_alternative<NoteEffect>(e); });
  rule.why = fields.text("why", !only_notes).value_or(Text{});
  rule.late = fields.text("late").value_or(Text{});
  read_assertion(fields, context, rule);
  rule.evidence = read_evidence(fields, context);
  read_overrides(fields, context, "", pack_.rules.next());
  fields.finish();
  if (rule.effects.empty() && !has_mistakes()) {  // an effect that is wrong was told
    context.add(Code::no_effect, node.pos, fmt::format("the rule `{}` does nothing", rule.id),
                "give it `order`, `verdict`, `vaccine`, `note`, `follow_up` or `look_back`");
  }
  const auto written = rule;
  add_rule(std::move(rule), context);
  add_lapsed(written, context);
}

void PackReader::begin_rule() {
  mistakes_before_ = diagnostics_.told();
  named_.met_unknown = false;
}

void PackReader::read_unused_conditions() { conditions().read_unused(diagnostics_); }

void PackReader::resolve() {
  resolve_remarks();
  std::vector<std::string> names;
  for (const auto& [name, rules] : by_name_) names.push_back(name);
  for (const auto& pending : pending_) {
    const auto found = by_name_.find(pending.name);
    if (found == by_name_.end()) {
      if (is_partial_) continue;
      diagnostics_.add(Code::unknown_rule, pending.span, fmt::format("no rule or table named `{}`", pending.name),
                       did_you_mean(nearest(pending.name, names)));
      continue;
    }
    for (const auto target : found->second) override_one(pending.rule, target, pending.span);
  }
  for (const auto& [first, end, span] : ordered_tables_) {
    for (auto rule = first; rule < end; ++rule) {
      auto later = rule;
      for (++later; later < end && override_one(rule, later, span);) ++later;
    }
  }
  put_in_order();
}

bool PackReader::override_one(Index<Rule> by, Index<Rule> target, const Span& span) {
  auto& rule = pack_.rules[by];
  const auto& other = pack_.rules[target];
  const auto refuse = [&](const std::string& message) {
    diagnostics_.add(Code::override_not_allowed, span, message);
    return false;
  };
  if (target == by) return refuse(fmt::format("`{}` overrides itself", rule.id));
  // A verdict that needs an exposure, a window, a specimen or a method is only ever judged for an exposure: there
  // the law "adding an exposure never removes advice" cannot be broken.
  const bool per_exposure = std::all_of(other.effects.begin(), other.effects.end(), [&](const Effect& effect) {
    if (const auto* verdict = std::get_if<VerdictEffect>(&effect))
      return pack_.vocabulary.slots[verdict->slot].needs_exposure;
    return std::holds_alternative<WindowEffect>(effect) || std::holds_alternative<SpecimenEffect>(effect) ||
           std::holds_alternative<MethodEffect>(effect) || std::holds_alternative<RiskEffect>(effect) ||
           std::holds_alternative<ModifierEffect>(effect) || std::holds_alternative<ChanceEffect>(effect);
  });
  if (rule.about_exposure && !other.about_exposure && !per_exposure)
    return refuse(fmt::format("`{}` has facts of an exposure and cannot override `{}`, which is about the person",
                              rule.id, other.id));
  rule.overrides.push_back(target);
  return true;
}

void PackReader::put_in_order() {
  const auto all = pack_.rules.indices();
  std::vector<Index<Rule>> order(all.begin(), all.end());
  const auto key = [&](Index<Rule> index) -> const std::string& {
    const auto& rule = pack_.rules[index];
    return rule.table.empty() ? rule.id : rule.table;
  };
  std::stable_sort(order.begin(), order.end(), [&](Index<Rule> a, Index<Rule> b) { return key(a) < key(b); });
  List<Index<Rule>, Rule> place(order.size());
  List<Rule> rules;
  rules.reserve(order.size());
  for (const auto index : order) place[index] = rules.push_back(std::move(pack_.rules[index]));
  for (auto& rule : rules) {
    for (auto& target : rule.overrides) target = place[target];
    std::sort(rule.overrides.begin(), rule.overrides.end());
    rule.overrides.erase(std::unique(rule.overrides.begin(), rule.overrides.end()), rule.overrides.end());
  }
  for (auto& topic : pack_.topics) topic.rule = place[topic.rule];
  pack_.rules = std::move(rules);
  std::sort(pack_.samples.begin(), pack_.samples.end(), [](const Sample& a, const Sample& b) {
    return std::tie(a.site, a.tests, a.how.by_lang) < std::tie(b.site, b.tests, b.how.by_lang);
  });
  std::sort(pack_.leaflet.begin(), pack_.leaflet.end(), [](const LeafletText& a, const LeafletText& b) {
    return std::tie(a.part, a.slot, a.vaccine, a.levels, a.vaccine_levels, a.text.by_lang, a.services) <
           std::tie(b.part, b.slot, b.vaccine, b.levels, b.vaccine_levels, b.text.by_lang, b.services);
  });
}

}  // namespace sti::load
