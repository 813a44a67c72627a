#include "report/test_run/coverage.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "write/case_toml.hpp"
#include "write/expectation_toml.hpp"

namespace sti::report {

std::string example_toml(const Pack& pack, const UncoveredItem& item) {
  const auto name = fmt::format("{}: {}", pack.rules[item.rule].id, item.what);
  return fmt::format("[[case]]\nname = {}\n{}[case.expect]\n{}", write::toml_string(name),
                     write::case_toml(pack, *item.example), write::expectation_toml(pack, *item.advice, item.rule));
}

std::string coverage_text(const Pack& pack, std::string_view name, const CoverageReport& coverage) {
  std::string out = fmt::format("\ncoverage of {}\n", printable(name));
  for (const auto& count : coverage.counts) {
    out += fmt::format("  {:<22}{:>6} of {:<6}{:>5.1f} %", count.kind, count.reached, count.total, count.percent());
    if (count.unreachable > 0) out += fmt::format("   ({} that no case can reach)", count.unreachable);
    out += "\n";
  }
  bool is_first = true;
  for (const auto& item : coverage.uncovered) {
    if (!item.example) continue;
    if (is_first)
      out += "\n# Not reached. Each case below would; check against the source that it is right to expect it.\n";
    is_first = false;
    const auto& rule = pack.rules[item.rule];
    const auto place = place_of(rule.span);
    out +=
        fmt::format("\n# {}:{}: {} {}: {}\n", place.path, place.line, coverage_kind_ids[item.kind], rule.id, item.what);
    out += example_toml(pack, item);
  }
  return out;
}

}  // namespace sti::report
