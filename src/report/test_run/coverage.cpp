#include "report/test_run/coverage.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "write/case_toml.hpp"

namespace sti::report {

std::string example_toml(const Pack& pack, const UncoveredItem& item) {
  auto out = fmt::format("[[case]]\nname = {}\n", write::toml_string(fmt::format("{}: {}", item.rule, item.what)));
  out += write::case_toml(pack, *item.example);
  return out + "[case.expect]\n" + item.expectation;
}

std::string coverage_text(const Pack& pack, const CoverageReport& coverage) {
  std::string out = fmt::format("\ncoverage of {}\n", coverage.pack);
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
    out += fmt::format("\n# {}:{}: {} {}: {}\n", item.place.path, item.place.line, item.kind, item.rule, item.what);
    out += example_toml(pack, item);
  }
  return out;
}

}  // namespace sti::report
