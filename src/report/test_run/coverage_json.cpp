#include "report/json/outputs.hpp"
#include "report/json/values.hpp"
#include "report/test_run/coverage.hpp"

namespace sti::report {
namespace {

struct CoverageShown {
  const Pack& pack;
  const CoverageReport& coverage;
};

using Counts = ByName<const CoverageCount*>;
Counts counts(const CoverageReport& coverage) {
  Counts out;
  for (const auto& count : coverage.counts) out.items.emplace_back(count.kind, &count);
  return out;
}

}  // namespace

template <class To>
void describe(To& to, const CoverageCount& count) {
  to("reached", count.reached)("total", count.total)("unreachable", count.unreachable)("percent", count.percent());
}

template <class To>
void describe(To& to, const CoverageShown& shown) {
  to.form("sti-coverage/1")("pack", shown.coverage.pack)("counts", counts(shown.coverage));
  to.list("uncovered", shown.coverage.uncovered, [&](auto& each, const UncoveredItem& item) {
    each("kind", item.kind)("rule", item.rule)("what", item.what)("path", item.place.path)("line", item.place.line);
    each("case", item.example ? std::optional(example_toml(shown.pack, item)) : std::nullopt);
  });
}

const JsonOutput coverage_output{"coverage", [](FieldSchema& to) { describe(to, CoverageShown{to.view().pack, {}}); }};

std::string coverage_json(const Pack& pack, const CoverageReport& coverage) {
  return json_document(CoverageShown{pack, coverage});
}

}  // namespace sti::report
