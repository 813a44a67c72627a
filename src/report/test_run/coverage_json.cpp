#include "report/json/outputs.hpp"
#include "report/json/values.hpp"
#include "report/test_run/coverage.hpp"

namespace sti::report {
namespace {

struct CoverageShown {
  const Pack& pack;
  const CoverageReport& coverage;
};
struct ToldItem {
  const Pack& pack;
  const UncoveredItem& item;
};

using Counts = ByName<const CoverageCount*>;
Counts counts(const CoverageShown& shown) {
  Counts out;
  for (const auto& count : shown.coverage.counts) out.items.emplace_back(count.kind, &count);
  return out;
}

}  // namespace

template <>
constexpr std::array fields_of<CoverageCount> = {
    field<&CoverageCount::reached>("reached"), field<&CoverageCount::total>("total"),
    field<&CoverageCount::unreachable>("unreachable"),
    field("percent", [](const CoverageCount& count) { return count.percent(); })};

template <>
constexpr std::array fields_of<ToldItem> = {
    field(
        "kind", [](const ToldItem& told) -> const auto& { return told.item.kind; }),
    field(
        "rule", [](const ToldItem& told) -> const auto& { return told.item.rule; }),
    field(
        "what", [](const ToldItem& told) -> const auto& { return told.item.what; }),
    field(
        "path", [](const ToldItem& told) -> const auto& { return told.item.place.path; }),
    field("line", [](const ToldItem& told) { return told.item.place.line; }),
    field("case", [](const ToldItem& told) {
      return told.item.example ? std::optional(example_toml(told.pack, told.item)) : std::nullopt;
    })};

template <>
constexpr std::array fields_of<CoverageShown> = {
    form<CoverageShown>("sti-coverage/1"),
    field(
        "pack", [](const CoverageShown& shown) -> const auto& { return shown.coverage.pack; }),
    field<counts>("counts"), field("uncovered", [](const CoverageShown& shown) {
      return each_of<ToldItem>(shown.coverage.uncovered, shown.pack);
    })};

const JsonOutput coverage_output{"coverage", document_schema<CoverageShown>};

std::string coverage_json(const Pack& pack, const CoverageReport& coverage) {
  return json_document(CoverageShown{pack, coverage}, nullptr);
}

}  // namespace sti::report
