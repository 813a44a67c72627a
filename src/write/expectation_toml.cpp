#include "write/expectation_toml.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "write/case_toml.hpp"

namespace sti::write {
namespace {

template <class Item>
bool holds(const std::vector<Item>& items, Item item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

std::string table_line(std::string_view key, const std::vector<std::string>& items) {
  return items.empty() ? "" : fmt::format("{} = {{ {} }}\n", key, join(items, ", "));
}

std::string test_item(const Pack& pack, const TestAdvice& line, bool with_day) {
  const auto name = toml_string(id_of(pack, TestSubject{line.test, line.site}));
  const auto status = toml_string(to_string(line.status));
  if (!with_day || !line.conclusive_on) return fmt::format("{} = {}", name, status);
  return fmt::format("{} = {{ status = {}, conclusive_on = {} }}", name, status,
                     toml_string(to_string(*line.conclusive_on)));
}

/// Whether the rule is a specimen that puts this test there.
bool places(const Rule& rule, const TestAdvice& line) {
  return std::any_of(rule.effects.begin(), rule.effects.end(), [&](const Effect& effect) {
    const auto* specimen = std::get_if<SpecimenEffect>(&effect);
    return specimen != nullptr && specimen->test == line.test && holds(specimen->sites, line.site);
  });
}

}  // namespace

std::string expectation_toml(const Pack& pack, const Advice& advice, Index<Rule> rule) {
  const auto& about = pack.rules[rule];
  const auto id = toml_string(about.id);
  std::vector<std::string> tests, verdicts, vaccines;
  bool is_behind = false, has_note = false;
  for (const auto& line : advice.tests) {
    const bool orders = holds(line.rules, rule), dates = holds(line.windows, rule);
    is_behind = is_behind || orders || dates;
    if (orders || dates || places(about, line)) tests.push_back(test_item(pack, line, dates));
  }
  for (const auto& verdict : advice.verdicts) {
    if (!holds(verdict.rules, rule)) continue;
    is_behind = true;
    verdicts.push_back(
        fmt::format("{} = {}", pack.vocabulary.slots[verdict.slot].id, toml_string(to_string(verdict.level))));
  }
  for (const auto& vaccine : advice.vaccines) {
    if (!holds(vaccine.rules, rule)) continue;
    is_behind = true;
    vaccines.push_back(
        fmt::format("{} = {}", pack.catalog.vaccines[vaccine.vaccine].id, toml_string(to_string(vaccine.level))));
  }
  for (const auto& follow_up : advice.follow_up) is_behind = is_behind || holds(follow_up.rules, rule);
  for (const auto& note : advice.notes) has_note = has_note || (note.from == Note::From::rule && note.rule == rule);
  auto out = table_line("tests", tests) + table_line("verdicts", verdicts) + table_line("vaccines", vaccines);
  if (about.origin == Rule::Origin::specimen && !tests.empty()) return out;  // no line of advice names a specimen
  if (has_note) out += fmt::format("notes = [{}]\n", id);
  return out + fmt::format("{} = [{}]\n", is_behind || has_note ? "rules" : "no_rules", id);
}

}  // namespace sti::write
