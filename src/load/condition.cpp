#include "load/condition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "grammar/conditions.hpp"
#include "grammar/rules.hpp"

namespace sti::load {
namespace {

Condition make_test(FactTest test, const Span& span) {
  Condition out;
  out.op = Condition::Op::test;
  out.test = std::move(test);
  out.span = span;
  return out;
}

Condition group(Condition::Op op, std::vector<Condition> parts, const Span& span) {
  if (parts.size() == 1 && op != Condition::Op::none) return std::move(parts.front());
  Condition out;
  out.op = op;
  out.parts = std::move(parts);
  out.span = span;
  return out;
}

std::vector<std::string> fact_names(const Vocabulary& vocabulary) {
  std::vector<std::string> names = {"any", "not", "is"};
  for (const auto& fact : vocabulary.facts) names.push_back(fact.id);
  return names;
}

std::vector<std::string> value_names(const Fact& fact) {
  std::vector<std::string> names;
  for (const auto& value : fact.values) names.push_back(value.id);
  return names;
}

/// How many parts a condition has, itself among them, and on how many levels.
struct Extent {
  std::size_t parts = 1, levels = 1;
};
Extent extent_of(const Condition& condition) {
  Extent out;
  for (const auto& part : condition.parts) {
    const auto [parts, levels] = extent_of(part);
    out.parts += parts;
    out.levels = std::max(out.levels, levels + 1);
  }
  return out;
}

/// A value named in a rule; none, with an error, where the fact has none of this name.
Index<FactValue> find_value(const Fact& fact, const Node& node, const Context& context) {
  const auto index = fact.value_index(node.text);
  if (!index) {
    auto hint = did_you_mean(nearest(node.text, value_names(fact)));
    if (hint.empty() && fact.values.size() <= 12) hint = "it can be " + list_names(value_names(fact));
    context.add(Code::unknown_value, node.pos, fmt::format("`{}` has no value `{}`", fact.id, node.text),
                std::move(hint));
  }
  return index;
}

struct Bound {
  std::string_view key;
  FactTest::Kind kind;
  bool is_low;  ///< bounds from below
  int shift;    ///< added to the number to make the bound inclusive
};

constexpr Bound number_bounds[] = {
    {"at_least", FactTest::Kind::number, true, 0},
    {"above", FactTest::Kind::number, true, 1},
    {"at_most", FactTest::Kind::number, false, 0},
    {"below", FactTest::Kind::number, false, -1},
};
constexpr Bound time_bounds[] = {
    {"within_hours", FactTest::Kind::elapsed_minutes, false, 0},
    {"after_hours", FactTest::Kind::elapsed_minutes, true, 1},
    {"at_least_days", FactTest::Kind::elapsed_days, true, 0},
    {"after_days", FactTest::Kind::elapsed_days, true, 1},
    {"within_days", FactTest::Kind::elapsed_days, false, 0},
    {"before_days", FactTest::Kind::elapsed_days, false, -1},
};

}  // namespace

void NamedConditions::collect(const Node* tables, const Context& context) {
  if (tables == nullptr) return;
  if (!tables->is_table()) return context.wrong_type(*tables, "tables [condition.NAME]");
  for (const auto& member : tables->members) {
    if (!member.value.is_table()) {
      context.wrong_type(member.value, "a table");
      continue;
    }
    FieldsOf<grammar::named_condition> fields(member.value, context);
    const auto* when = fields.find("when");
    fields.finish();
    if (when == nullptr) continue;
    const auto [place, is_new] = entries.try_emplace(member.key, Entry{when, &context.source, member.pos, {}, false});
    if (!is_new) {
      context.add(Code::duplicate_id, member.pos, fmt::format("the condition `{}` is defined twice", member.key));
    }
  }
}

Condition ConditionReader::read(const Node& table, const Context& context) const {
  if (!table.is_table()) {
    context.wrong_type(table, "a table of facts");
    return {};
  }
  std::vector<Condition> parts;
  for (const auto& [key, pos, value] : table.members) {
    if (key == "any") {
      if (!value.is_array() || value.items.empty()) {
        context.wrong_type(value, "a list of conditions");
        continue;
      }
      std::vector<Condition> options;
      for (const auto& item : value.items) options.push_back(read(item, context));
      parts.push_back(group(Condition::Op::any, std::move(options), context.span(pos)));
    } else if (key == "not") {
      std::vector<Condition> negated;
      negated.push_back(read(value, context));
      parts.push_back(group(Condition::Op::none, std::move(negated), context.span(pos)));
    } else if (key == "is") {
      for (const auto* name : read_strings(value, context)) parts.push_back(read_named(*name, context));
    } else {
      parts.push_back(read_fact(key, pos, value, context));
    }
  }
  return group(Condition::Op::all, std::move(parts), context.span(table.pos));
}

Condition ConditionReader::read_named(const Node& name, const Context& context) const {
  const auto found = named.entries.find(name.text);
  if (found == named.entries.end()) {
    named.met_unknown = true;
    if (named.is_partial) return {};
    std::vector<std::string> names;
    for (const auto& [id, entry] : named.entries) names.push_back(id);
    context.add(Code::unknown_id, name.pos, fmt::format("no condition named `{}`", name.text),
                did_you_mean(nearest(name.text, names)));
    return {};
  }
  auto& entry = found->second;
  entry.used = true;
  if (entry.being_read) {
    context.add(Code::circular_condition, name.pos, fmt::format("the condition `{}` refers to itself", name.text));
    return {};
  }
  const auto& read = read_entry(entry, context.diagnostics);
  if (!has_room(entry, name, context)) return {};
  auto out = read;
  out.name = name.text;
  named.met_unknown = named.met_unknown || entry.broken;
  return out;
}

bool ConditionReader::has_room(const NamedConditions::Entry& entry, const Node& name, const Context& context) const {
  const bool had_room = named.copies <= NamedConditions::most_copies;
  if (had_room) named.copies += entry.parts;
  if (named.copies <= NamedConditions::most_copies) return true;
  named.met_unknown = true;
  if (had_room)
    context.add(Code::condition_too_large, name.pos,
                fmt::format("with `{}` put in here the conditions of the pack have more than {} parts", name.text,
                            NamedConditions::most_copies),
                "name fewer alternatives");
  return false;
}

const Condition& ConditionReader::read_entry(NamedConditions::Entry& entry, Diagnostics& diagnostics) const {
  if (entry.read) return *entry.read;
  const auto mistakes = diagnostics.told();
  const bool met_unknown = std::exchange(named.met_unknown, false);
  const Context context{*entry.source, diagnostics};
  entry.being_read = true;
  if (++named.levels > NamedConditions::most_levels) {
    context.add(Code::condition_too_large, entry.pos,
                fmt::format("conditions name one another more than {} deep", NamedConditions::most_levels),
                "write out some of them");
    entry.read.emplace();
  } else {
    entry.read = read(*entry.when, context);
  }
  --named.levels;
  const auto [parts, levels] = extent_of(*entry.read);
  entry.parts = parts;
  if (parts > NamedConditions::most_parts || levels > NamedConditions::most_levels) {
    context.add(Code::condition_too_large, entry.pos,
                fmt::format("with all that it names put in, the condition has {} parts on {} levels; at most {} and {} "
                            "are held",
                            parts, levels, NamedConditions::most_parts, NamedConditions::most_levels),
                "name fewer alternatives");
    entry.read.emplace();
    entry.parts = 1;
  }
  entry.being_read = false;
  entry.broken = named.met_unknown || diagnostics.told() > mistakes;
  named.met_unknown = met_unknown;
  return *entry.read;
}

void ConditionReader::read_unused(Diagnostics& diagnostics) const {
  for (auto& [name, entry] : named.entries) read_entry(entry, diagnostics);
}

Condition ConditionReader::read_fact(std::string_view name, const Pos& name_pos, const Node& value,
                                     const Context& context) const {
  const auto span = context.span(name_pos);
  const auto dot = name.find('.');
  const auto index = vocabulary.fact_index(name.substr(0, dot));
  if (!index) {
    context.add(Code::unknown_fact, name_pos, fmt::format("no fact named `{}`", name),
                did_you_mean(nearest(name, fact_names(vocabulary))));
    return {};
  }
  const auto& fact = vocabulary.facts[index];
  if (dot != std::string_view::npos) {  // one flag: "groups.msm" = "yes"
    Node flag;
    flag.kind = Node::Kind::string;
    flag.text = std::string(name.substr(dot + 1));
    flag.pos = name_pos;
    const bool has_flags = fact.kind == FactKind::flags || fact.kind == FactKind::treatments;
    const auto flag_index = has_flags ? find_value(fact, flag, context) : Index<FactValue>();
    if (!has_flags) context.add(Code::unknown_fact, name_pos, fmt::format("`{}` is not a flag fact", fact.id));
    if (!flag_index) return {};
    const bool yes = value.is_string() && value.text == "yes";
    if (!yes && !(value.is_string() && value.text == "no")) {
      context.add(Code::unknown_value, value.pos, fmt::format("`{}` is \"yes\" or \"no\"", name));
      return {};
    }
    return make_test({.kind = FactTest::Kind::flag, .fact = index, .values = {}, .flag = flag_index, .flag_set = yes},
                     span);
  }
  switch (fact.kind) {
    case FactKind::flags:
    case FactKind::treatments:
      return read_flags(index, value, context);
    case FactKind::number:
      if (value.is_string() && value.text == "unknown")
        return make_test({.kind = FactTest::Kind::values, .fact = index}, span);
      return read_bounds(index, value, context);
    case FactKind::time:
      return read_bounds(index, value, context);
    case FactKind::choice: {
      FactTest test{.kind = FactTest::Kind::values, .fact = index};
      for (const auto* node : read_strings(value, context)) {
        const auto choice = find_value(fact, *node, context);
        const bool reserved =
            index == vocabulary.role && (choice == vocabulary.role_both || choice == vocabulary.role_unknown);
        if (choice && reserved) {
          context.add(Code::reserved_role, node->pos, fmt::format("a rule never names the role `{}`", node->text),
                      "such a case is tried as `receptive` and as `insertive`");
        } else if (choice) {
          test.values.push_back(choice);
        }
      }
      if (test.values.empty()) {
        if (value.is_array() && value.items.empty())
          context.add(Code::missing_key, value.pos, "the list of values is empty");
        return {};
      }
      return make_test(std::move(test), span);
    }
    case FactKind::date:
    case FactKind::tests:
    case FactKind::doses:
      break;
  }
  context.add(Code::unknown_fact, name_pos, fmt::format("`{}` cannot be used in a condition", fact.id));
  return {};
}

Condition ConditionReader::read_flags(Index<Fact> fact_index, const Node& value, const Context& context) const {
  const auto& fact = vocabulary.facts[fact_index];
  const auto span = context.span(value.pos);
  const auto flags_of = [&](const Node& node, bool set) {
    std::vector<Condition> parts;
    for (const auto* name : read_strings(node, context)) {
      if (const auto flag = find_value(fact, *name, context)) {
        parts.push_back(make_test(
            {.kind = FactTest::Kind::flag, .fact = fact_index, .values = {}, .flag = flag, .flag_set = set}, span));
      }
    }
    return parts;
  };
  if (!value.is_table()) {
    auto parts = flags_of(value, true);
    if (value.is_array() && value.items.empty())
      context.add(Code::missing_key, value.pos, "the list of flags is empty");
    return group(Condition::Op::any, std::move(parts), span);
  }
  FieldsOf<grammar::flag_condition> fields(value, context);
  std::vector<Condition> parts;
  if (const auto* node = fields.find("all")) {
    for (auto& part : flags_of(*node, true)) parts.push_back(std::move(part));
  }
  if (const auto* node = fields.find("none")) {
    for (auto& part : flags_of(*node, false)) parts.push_back(std::move(part));
  }
  if (const auto* node = fields.find("any")) parts.push_back(group(Condition::Op::any, flags_of(*node, true), span));
  fields.finish();
  return group(Condition::Op::all, std::move(parts), span);
}

Condition ConditionReader::read_bounds(Index<Fact> fact_index, const Node& value, const Context& context) const {
  const auto& fact = vocabulary.facts[fact_index];
  const bool is_time = fact.kind == FactKind::time;
  if (!value.is_table()) {
    context.add(Code::wrong_type, value.pos,
                fmt::format("expected bounds of `{}`, found {}", fact.id, kind_name(value.kind)),
                is_time ? "write { within_hours = 72 }" : "write { below = 25 }");
    return {};
  }
  Fields fields(value, context, is_time ? grammar::time_bounds : grammar::number_bounds,
                fmt::format("a bound of `{}`", fact.id));
  std::vector<Condition> parts;
  const auto add_bound = [&](const Bound& bound) {
    const auto number = is_time ? fields.integer(bound.key) : fields.integer(bound.key, 0, fact.max);
    if (!number) return;
    const std::int64_t unit = bound.kind == FactTest::Kind::elapsed_minutes ? 60 : 1;
    const std::int64_t edge = *number * unit + bound.shift;
    FactTest test{.kind = bound.kind, .fact = fact_index};
    test.low = bound.is_low ? edge : 0;
    test.high = bound.is_low ? unbounded : edge;
    parts.push_back(make_test(std::move(test), context.span(value.pos)));
  };
  if (is_time) {
    for (const auto& bound : time_bounds) add_bound(bound);
  } else {
    for (const auto& bound : number_bounds) add_bound(bound);
  }
  fields.finish();
  if (parts.empty() && value.members.empty())
    context.add(Code::missing_key, value.pos, fmt::format("the bounds of `{}` are empty", fact.id));
  return group(Condition::Op::all, std::move(parts), context.span(value.pos));
}

bool names_exposure(const Condition& condition, const Vocabulary& vocabulary) {
  if (condition.op == Condition::Op::test) {
    return vocabulary.facts[condition.test.fact].scope == Scope::exposure;
  }
  return std::any_of(condition.parts.begin(), condition.parts.end(),
                     [&](const Condition& part) { return names_exposure(part, vocabulary); });
}

OrderPrompt prompt_of(const Condition& condition, const Vocabulary& vocabulary) {
  if (condition.op == Condition::Op::none) return OrderPrompt::routine;
  if (condition.op != Condition::Op::test) {
    std::optional<OrderPrompt> out;  // of several ways to hold, the one that asks for the least
    const bool is_any = condition.op == Condition::Op::any;
    for (const auto& part : condition.parts) {
      const auto of_part = prompt_of(part, vocabulary);
      out = !out ? of_part : is_any ? std::min(*out, of_part) : std::max(*out, of_part);
    }
    return out.value_or(OrderPrompt::routine);
  }
  const auto& test = condition.test;
  const auto& fact = vocabulary.facts[test.fact];
  const auto prompts = [&](Index<FactValue> value) {
    return std::find(fact.prompt_on.begin(), fact.prompt_on.end(), value) != fact.prompt_on.end();
  };
  if (test.kind == FactTest::Kind::flag) return test.flag_set ? fact.prompt : OrderPrompt::routine;
  const bool asks_for_it = !test.values.empty() && std::all_of(test.values.begin(), test.values.end(), prompts);
  return asks_for_it ? fact.prompt : OrderPrompt::routine;
}

bool names_sign(const Condition& condition, const Vocabulary& vocabulary) {
  if (condition.op == Condition::Op::test) return vocabulary.facts[condition.test.fact].is_sign;
  if (condition.op == Condition::Op::none) return false;  // that a sign is absent
  return std::any_of(condition.parts.begin(), condition.parts.end(),
                     [&](const Condition& part) { return names_sign(part, vocabulary); });
}

}  // namespace sti::load
