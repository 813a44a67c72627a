// What a rule does: tests, verdicts, vaccines, notes, follow-ups.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "load/pack_reader.hpp"

namespace sti::load {
namespace {

Condition both(Condition first, Condition second) {
  Condition out;
  out.op = Condition::Op::all;
  out.span = first.span;
  out.parts.push_back(std::move(first));
  out.parts.push_back(std::move(second));
  return out;
}

/// The time since the exposure within these bounds, in minutes.
Condition elapsed(const Vocabulary& vocabulary, const Span& span, std::int64_t low, std::int64_t high) {
  Condition out;
  out.op = Condition::Op::test;
  out.span = span;
  out.test = {
      .kind = FactTest::Kind::elapsed_minutes, .fact = vocabulary.since, .values = {}, .low = low, .high = high};
  return out;
}

}  // namespace

void PackReader::read_orders(RuleFields& fields, const Context& context, Rule& rule) {
  const auto names = fields.strings("order");
  const auto baseline = fields.boolean("baseline");
  const auto earliest = fields.integer("earliest_days");
  const auto every = fields.integer("every_days");
  if (names.empty() && (baseline || earliest || every)) {
    context.add(Code::missing_key, fields.node().pos, "`baseline`, `earliest_days` and `every_days` belong to `order`");
  }
  for (const auto* name : names) {
    const auto what = find_test_at_site(*name, context);
    if (!what) continue;
    OrderEffect order{.test = what->test, .site = what->site, .baseline = baseline.value_or(false)};
    if (earliest) order.earliest_days = int(*earliest);
    if (every) order.every_days = int(*every);
    rule.effects.emplace_back(order);
  }
}

std::optional<TestSubject> PackReader::find_test_at_site(const Node& name, const Context& context) const {
  const auto given = parse_test_name(name.text);
  Node part = name;
  part.text = given.test;
  TestSubject out;
  out.test = find_id(part, "test", pack_.catalog.tests, context);
  if (given.site) {
    part.text = *given.site;
    out.site = find_id(part, "site", pack_.catalog.sites, context);
  }
  const bool is_known = out.test && (out.site || !given.site);
  return is_known ? std::optional(out) : std::nullopt;
}

void PackReader::read_verdicts(const Node& node, const Context& context, Rule& rule) {
  if (!node.is_table()) return context.wrong_type(node, "a table of slots and levels");
  for (const auto& member : node.members) {
    Node name;
    name.text = member.key;
    name.pos = member.pos;
    const auto slot = find_id(name, "slot", pack_.vocabulary.slots, context);
    const auto level = read_written_level(member.value, level_ids, "a level that a rule can give", context);
    if (slot && level) rule.effects.emplace_back(VerdictEffect{slot, *level});
  }
}

void PackReader::read_vaccine_effects(RuleFields& fields, const Node& node, const Context& context, Rule& rule) {
  const bool has_vaccines = &node != &fields.node();
  VaccineEffect shared;
  shared.free = fields.boolean("free");
  const auto hours = fields.integer("latest_hours");
  const auto days = fields.integer("latest_days");
  if (hours && days)
    context.add(Code::out_of_range, fields.find("latest_days")->pos, "give `latest_hours` or `latest_days`, not both");
  if (hours) shared.latest_hours = int(*hours);
  if (days) shared.latest_hours = int(*days * 24);
  shared.schedule_days = fields.days("schedule_days", fmt::format("a day from 0 to {}", grammar::most_days));
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
    effect.vaccine = find_id(name, "vaccine", pack_.catalog.vaccines, context);
    const auto level = read_written_level(member.value, vaccine_level_ids, "a level of a vaccine", context);
    if (!effect.vaccine || !level) continue;
    effect.level = *level;
    rule.effects.emplace_back(std::move(effect));
  }
  if (shared.latest_hours)  // the rule speaks only within its limit
    rule.when =
        both(std::move(rule.when), elapsed(pack_.vocabulary, rule.span, 0, std::int64_t{*shared.latest_hours} * 60));
}

void PackReader::add_lapsed(const Rule& rule, const Context& context) {
  Rule lapsed;
  std::optional<int> limit;
  for (const auto& effect : rule.effects) {
    const auto* vaccine = std::get_if<VaccineEffect>(&effect);
    if (vaccine == nullptr || !vaccine->latest_hours) continue;
    limit = vaccine->latest_hours;
    lapsed.effects.emplace_back(VaccineEffect{.vaccine = vaccine->vaccine,
                                              .level = VaccineLevel::too_late,
                                              .free = {},
                                              .latest_hours = limit,
                                              .schedule_days = {}});
  }
  if (!limit) {
    if (!rule.late.empty())
      diagnostics_.add(Code::missing_key, rule.span,
                       "`late` belongs to a vaccine with `latest_hours` or `latest_days`");
    return;
  }
  if (rule.late.empty()) {
    diagnostics_.add(Code::missing_key, rule.span,
                     fmt::format("the rule `{}` has a limit and does not say what still helps after it", rule.id),
                     "give it `late`");
    return;
  }
  lapsed.id = rule.id + ".late";
  lapsed.span = rule.span;
  lapsed.when =
      both(rule.when.parts.front(), elapsed(pack_.vocabulary, rule.span, std::int64_t{*limit} * 60 + 1, unbounded));
  lapsed.why = rule.late;
  lapsed.general = true;
  lapsed.evidence = rule.evidence;
  lapsed.draft = rule.draft;
  begin_rule();
  add_rule(std::move(lapsed), context);
}

void PackReader::read_look_backs(const Node& node, const Context& context, Rule& rule) {
  if (!node.is_table()) return context.wrong_type(node, "a table of infections and days");
  constexpr const auto& days = *grammar::rule.find("look_back");
  for (const auto& member : node.members) {
    Node name;
    name.text = member.key;
    name.pos = member.pos;
    const auto infection = find_id(name, "infection", pack_.catalog.infections, context);
    const auto is_day = is_whole_of(member.value, days);
    if (!is_day) context.wrong_type(member.value, fmt::format("a number of days from {} to {}", days.min, days.max));
    if (infection && is_day) rule.effects.emplace_back(LookBackEffect{infection, int(member.value.integer)});
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
    context.add(Code::unknown_id, node.pos, fmt::format("no note named `{}`", node.text),
                did_you_mean(nearest(node.text, names)));
    return std::nullopt;
  }
  if (!node.is_table()) {
    context.wrong_type(node, "a note");
    return std::nullopt;
  }
  FieldsOf<grammar::note> fields(node, context);
  NoteEffect note;
  const auto kind = fields.word<NoteKind>("kind");
  note.first = fields.boolean("first").value_or(false);
  auto text = fields.text("text");
  note.more = fields.text("more").value_or(Text{});
  note.services = find_services(fields.strings("services"), context);
  note.patient = fields.text("patient").value_or(Text{});
  note.meanwhile = fields.text("meanwhile").value_or(Text{});
  note.come_back = fields.text("come_back").value_or(Text{});
  fields.finish();
  if (!kind || !text) return std::nullopt;
  note.kind = *kind;
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
    FieldsOf<grammar::follow_up> fields(item, context);
    FollowUpEffect effect;
    if (const auto* what = fields.string_node("what")) {
      effect.what = find_id(*what, "follow-up", pack_.catalog.follow_ups, context);
    }
    effect.days = int(fields.integer("days").value_or(0));
    const auto from = fields.word<FollowUpEffect::From>("from");
    effect.from = from.value_or(FollowUpEffect::From::now);
    if (const auto* name = fields.string_node("infection")) {
      effect.infection = find_id(*name, "infection", pack_.catalog.infections, context);
    }
    const bool names_infection = item.find("infection") != nullptr;
    if (from && (effect.from == FollowUpEffect::From::treated) != names_infection) {
      context.add(Code::missing_key, item.pos, "`from = \"treated\"` and `infection` belong together");
    }
    fields.finish();
    if (effect.what) rule.effects.emplace_back(effect);
  };
  if (node.is_array())
    std::for_each(node.items.begin(), node.items.end(), add);
  else
    add(node);
}

}  // namespace sti::load
