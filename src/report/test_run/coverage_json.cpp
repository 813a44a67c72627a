#include "report/json/outputs.hpp"
#include "report/json/values.hpp"
#include "report/test_run/coverage.hpp"

namespace sti::report {
namespace {

struct CoverageShown {
  const Pack& pack;
  std::string_view name;
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
  to.form("sti-coverage/1")("pack", shown.name)("counts", counts(shown.coverage));
  to.list("uncovered", shown.coverage.uncovered, [&](auto& each, const UncoveredItem& item) {
    const auto rule = [&]() -> const Rule& { return shown.pack.rules[item.rule]; };
    each("kind", [&] { return coverage_kind_ids[item.kind]; })("rule", [&] { return rule().id; })("what", item.what);
    each("path", [&] { return place_of(rule().span).path; })("line", [&] { return place_of(rule().span).line; });
    each("case", [&] { return item.example ? std::optional(example_toml(shown.pack, item)) : std::nullopt; });
  });
}

const JsonOutput coverage_output{"coverage", [](FieldSchema& to) {
                                   describe(to, CoverageShown{to.view().pack, {}, {}});
                                 }};

std::string coverage_json(const Pack& pack, std::string_view name, const CoverageReport& coverage) {
  return json_document(CoverageShown{pack, name, coverage});
}

}  // namespace sti::report
