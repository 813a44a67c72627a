#include "engine/coverage.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "engine/advise.hpp"
#include "engine/hits.hpp"
#include "engine/lists.hpp"

namespace sti::engine {
namespace {

using Kind = CoverageKind;

std::optional<Kind> kind_of(const Rule& rule) {
  switch (rule.origin) {
    case Rule::Origin::rule:
      return Kind::rule;
    case Rule::Origin::row:
      return Kind::row;
    case Rule::Origin::specimen:
      return Kind::specimen;
    default:
      return std::nullopt;
  }
}

/// The parts that are joined by *and*; a named condition is one part.
void flatten(const Condition& condition, std::vector<const Condition*>& out) {
  if (condition.op == Condition::Op::all && condition.name.empty()) {
    for (const auto& part : condition.parts) flatten(part, out);
  } else {
    out.push_back(&condition);
  }
}

}  // namespace

Coverage::Coverage(const Program& program) : program_(program) {
  const auto& rules = program.pack->rules;
  for (const auto rule : rules.indices()) {
    if (!rules[rule].draft) add_rule(rule);
  }
}

void Coverage::add_item(CoverageItem item) {
  Boxes boxes;
  for (const auto& condition : item.wanted) boxes.wanted.push_back(expand(condition, program_));
  for (const auto& condition : item.excluded) boxes.excluded.push_back(expand(condition, program_));
  items_.push_back(std::move(item));
  boxes_.push_back(std::move(boxes));
}

bool Coverage::is_inside(Index<CoverageItem> item, const Point& point) const {
  const auto holds = [&](const std::vector<Box>& boxes) { return contains(boxes, point); };
  const auto& boxes = boxes_[item];
  const auto act = program_.dimension_of(program_.pack->vocabulary.act);
  if (items_[item].needs_exposure && point[act] == program_.dimensions[act].absent) return false;
  return std::all_of(boxes.wanted.begin(), boxes.wanted.end(), holds) &&
         std::none_of(boxes.excluded.begin(), boxes.excluded.end(), holds);
}

void Coverage::add_rule(Index<Rule> index) {
  const auto& rule = program_.pack->rules[index];
  CoverageItem item;
  item.rule = index;
  item.wanted = {rule.when};
  if (const auto kind = kind_of(rule)) {
    item.kind = *kind;
    item.needs_exposure = rule.about_exposure;
    add_item(item);
    std::vector<const Condition*> parts;
    flatten(rule.when, parts);
    for (const auto* part : parts) add_values(index, *part, {});
    add_exclusions(index);
  }
  if (rule.origin != Rule::Origin::window || rule.effects.empty()) return;
  const auto& window = program_.pack->windows[std::get<WindowEffect>(rule.effects.front()).window];
  item.kind = Kind::number;
  item.needs_exposure = true;
  for (const auto number : all_window_numbers) {
    item.number = number;
    if (!window.all(number).empty()) add_item(item);
  }
}

void Coverage::add_values(Index<Rule> index, const Condition& part, const std::vector<const Condition*>& within) {
  const auto& rule = program_.pack->rules[index];
  if (!part.name.empty()) {  // a named condition is used by many rules: its values are counted once
    if (is_in(seen_names_, part.name)) return;
    seen_names_.push_back(part.name);
  }
  const auto add = [&](const Condition& chosen) {
    CoverageItem item;
    item.kind = Kind::value;
    item.rule = index;
    item.what = describe(chosen, program_.pack->vocabulary);
    item.needs_exposure = rule.about_exposure;
    item.wanted = {rule.when};
    for (const auto* outer : within) item.wanted.push_back(*outer);
    item.wanted.push_back(chosen);
    add_item(std::move(item));
  };
  switch (part.op) {
    case Condition::Op::test:
      if (part.test.kind != FactTest::Kind::values || part.test.values.size() < 2) return;
      for (const auto value : part.test.values) {
        auto one = part;
        one.name.clear();
        one.test.values = {value};
        add(one);
      }
      return;
    case Condition::Op::any:
      for (const auto& alternative : part.parts) {
        add(alternative);
        auto inside = within;
        inside.push_back(&alternative);
        add_values(index, alternative, inside);
      }
      return;
    case Condition::Op::all:
      for (const auto& inner : part.parts) add_values(index, inner, within);
      return;
    case Condition::Op::none:
      return;
  }
}

void Coverage::add_exclusions(Index<Rule> index) {
  const auto& rule = program_.pack->rules[index];
  std::vector<const Condition*> parts;
  flatten(rule.when, parts);
  for (const auto* part : parts) {
    CoverageItem item;
    item.kind = Kind::exclusion;
    item.rule = index;
    item.what = describe(*part, program_.pack->vocabulary);
    item.needs_exposure = rule.about_exposure;
    for (const auto* each : parts) (each == part ? item.excluded : item.wanted).push_back(*each);
    add_item(std::move(item));
  }
}

void Coverage::add(const Case& asked) {
  const auto& pack = *program_.pack;
  const auto resolved = resolve(pack, asked);
  const auto units = make_units(program_, asked, resolved);
  const auto advice = advise(program_, asked, {.questions = false});
  for (const auto& unit : units) {
    const auto scored = score(program_, unit);
    const auto gives = [&](Index<Rule> rule) {
      return std::any_of(scored.hits.begin(), scored.hits.end(), [&](const Hit& hit) { return hit.rule == rule; });
    };
    const auto dates = [&](const CoverageItem& item) {
      for (const auto& line : advice.tests) {
        if (!is_in(line.windows, item.rule)) continue;
        const auto hits = scored.of(program_.key(WindowSubject{line.test, item.number}));
        if (std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) { return hit.rule == item.rule; })) return true;
      }
      return false;
    };
    for (const auto index : items_.indices()) {
      auto& item = items_[index];
      if (item.reached || !is_inside(index, unit.point)) continue;
      const bool must_give = item.kind == Kind::rule || item.kind == Kind::row || item.kind == Kind::specimen;
      item.reached = item.kind == Kind::number ? dates(item) : !must_give || gives(item.rule);
    }
  }
}

std::string describe(const Condition& condition, const Vocabulary& vocabulary) {
  if (!condition.name.empty()) return "is " + condition.name;
  const auto joined = [&](std::string_view joint) {
    std::vector<std::string> parts;
    for (const auto& part : condition.parts) parts.push_back(describe(part, vocabulary));
    return join(parts, joint);
  };
  switch (condition.op) {
    case Condition::Op::all:
      return joined(" and ");
    case Condition::Op::any:
      return joined(" or ");
    case Condition::Op::none:
      return "not (" + joined(" or ") + ")";
    case Condition::Op::test:
      break;
  }
  const auto& test = condition.test;
  const auto& fact = vocabulary.facts[test.fact];
  const auto bounds = [&](std::int64_t unit, std::string_view name) {
    const bool has_low = test.low > 0, has_high = test.high < unbounded;
    const auto number = [&](std::int64_t bound) { return fmt::format("{}{}", bound / unit, name); };
    if (has_low && has_high) return fmt::format("{} to {} {}", number(test.low), number(test.high), fact.id);
    if (has_low)
      return fmt::format("{} from {}", fact.id, number(test.low + (unit > 1 && test.low % unit == 1 ? -1 : 0)));
    return fmt::format("{} to {}", fact.id, number(test.high));
  };
  switch (test.kind) {
    case FactTest::Kind::values: {
      if (test.values.empty()) return fact.id + " = unknown";
      std::vector<std::string> names;
      for (const auto value : test.values) names.push_back(fact.values[value].id);
      return fact.id + " = " + join(names, " or ");
    }
    case FactTest::Kind::flag:
      return fmt::format("{} {} {}", fact.id, test.flag_set ? "has" : "has not", fact.values[test.flag].id);
    case FactTest::Kind::number:
      return bounds(1, "");
    case FactTest::Kind::elapsed_minutes:
      return bounds(60, "h");
    case FactTest::Kind::elapsed_days:
      return bounds(1, "d");
  }
  return {};
}

}  // namespace sti::engine
