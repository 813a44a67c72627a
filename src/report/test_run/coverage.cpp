#include "report/test_run/coverage.hpp"

#include <fmt/format.h>

#include "base/json_writer.hpp"
#include "base/text.hpp"
#include "write/case_toml.hpp"
#include "write/expectation_toml.hpp"

namespace sti::report {
namespace {

std::string example_toml(const Pack& pack, const UncoveredItem& item) {
  const auto name = fmt::format("{}: {}", pack.rules[item.rule].id, item.what);
  return fmt::format("[[case]]\nname = {}\n{}[case.expect]\n{}", write::toml_string(name),
                     write::case_toml(pack, *item.example), write::expectation_toml(pack, *item.advice, item.rule));
}

}  // namespace

std::string coverage_text(const Pack& pack, std::string_view name, const CoverageReport& coverage) {
  std::string out = fmt::format("\ncoverage of {}\n", name);
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

std::string coverage_json(const Pack& pack, std::string_view name, const CoverageReport& coverage) {
  JsonWriter json(2);
  json.begin_object().key("schema").string("sti-coverage/1").key("pack").string(name);
  json.key("counts").begin_object();
  for (const auto& count : coverage.counts) {
    json.key(count.kind).begin_object();
    json.key("reached").number(std::int64_t(count.reached)).key("total").number(std::int64_t(count.total));
    json.key("unreachable").number(std::int64_t(count.unreachable)).key("percent").real(count.percent());
    json.end_object();
  }
  json.end_object().key("uncovered").begin_array();
  for (const auto& item : coverage.uncovered) {
    const auto& rule = pack.rules[item.rule];
    const auto place = place_of(rule.span);
    json.begin_object()
        .key("kind")
        .string(coverage_kind_ids[item.kind])
        .key("rule")
        .string(rule.id)
        .key("what")
        .string(item.what);
    json.key("path").string(place.path).key("line").number(place.line);
    json.key("case");
    if (item.example)
      json.string(example_toml(pack, item));
    else
      json.null();
    json.end_object();
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

}  // namespace sti::report
