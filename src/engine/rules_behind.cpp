#include "engine/rules_behind.hpp"

#include "engine/lists.hpp"

namespace sti::engine {
namespace {

void add(const Pack& pack, Index<Rule> index, std::vector<std::string>& out) {
  const auto& rule = pack.rules[index];
  for (const auto& name : {rule.id, rule.table}) {
    if (!name.empty()) add_once(out, name);
  }
}

}  // namespace

std::vector<std::string> rules_of_notes(const Pack& pack, const Advice& advice) {
  std::vector<std::string> out;
  for (const auto& note : advice.notes) {
    for (const auto rule : note.rules) add(pack, rule, out);
  }
  return out;
}

std::vector<std::string> rules_behind(const Pack& pack, const Advice& advice) {
  auto out = rules_of_notes(pack, advice);
  const auto add_all = [&](const std::vector<Index<Rule>>& rules) {
    for (const auto rule : rules) add(pack, rule, out);
  };
  for (const auto& line : advice.tests) {
    add_all(line.rules);
    add_all(line.windows);
  }
  for (const auto& verdict : advice.verdicts) {
    add_all(verdict.rules);
    add_all(verdict.method_rules);
  }
  for (const auto& vaccine : advice.vaccines) add_all(vaccine.rules);
  for (const auto& follow_up : advice.follow_up) add_all(follow_up.rules);
  return out;
}

}  // namespace sti::engine
