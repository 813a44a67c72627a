#include "report/wording/cells.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sti::report {
namespace {

void add(std::string& out, std::string_view separator, std::string_view more) {
  if (!out.empty()) out += separator;
  out += more;
}

/// The values of a test, neighbours among numbers as one range.
std::string alternatives(const Fact& fact, const std::vector<Index<FactValue>>& values) {
  std::string out;
  for (auto at = values.begin(); at != values.end(); ++at) {
    const auto& first = fact.values[*at];
    if (!first.numbers) {
      add(out, "|", first.id);
      continue;
    }
    const auto is_next = [&](Index<FactValue> value) {
      auto after = *at;
      const auto& numbers = fact.values[value].numbers;
      return value == ++after && numbers && numbers->follows;
    };
    auto range = *first.numbers;
    while (std::next(at) != values.end() && is_next(*std::next(at))) range.high = fact.values[*++at].numbers->high;
    add(out, "|", to_string(range));
  }
  return out;
}

}  // namespace

std::string cells(const Vocabulary& vocabulary, const Condition& box) {
  auto parts = box.parts;
  std::sort(parts.begin(), parts.end(),
            [](const Condition& a, const Condition& b) { return a.test.fact < b.test.fact; });
  std::string out;
  for (const auto& part : parts) {
    const auto& fact = vocabulary.facts[part.test.fact];
    add(out, ", ", fact.id + " " + alternatives(fact, part.test.values));
  }
  return out;
}

std::string cells(const Vocabulary& vocabulary, const Case& asked) {
  std::string out;
  for (const auto index : vocabulary.facts.indices()) {
    const auto& answer = asked.person[index];
    const auto& fact = vocabulary.facts[index];
    if (answer.given) add(out, ", ", fact.id + " " + fact.values[answer.value].id);
  }
  return out;
}

std::string value_names(const Fact& fact) {
  constexpr std::size_t most = 12;
  std::string out;
  for (const auto index : fact.values.indices()) {
    if (index.place() < most) add(out, ", ", fact.values[index].id);
  }
  if (fact.values.size() > most) out += fmt::format(", … ({} in all)", fact.values.size());
  return out;
}

}  // namespace sti::report
