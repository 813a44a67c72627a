#include "report/test_run/coverage.hpp"

#include <fmt/format.h>

#include "base/json_writer.hpp"
#include "base/text.hpp"
#include "write/case_toml.hpp"

namespace sti::report {
namespace {

std::string example_toml(const Pack& pack, const UncoveredItem& item) {
  auto out = fmt::format("[[case]]\nname = {}\n", write::toml_string(fmt::format("{}: {}", item.rule, item.what)));
  out += write::case_toml(pack, *item.example);
  return out + "[case.expect]\n" + item.expectation;
}

}  // namespace

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

std::string coverage_json(const Pack& pack, const CoverageReport& coverage) {
  JsonWriter json(2);
  json.begin_object().key("schema").string("sti-coverage/1").key("pack").string(coverage.pack);
  json.key("counts").begin_object();
  for (const auto& count : coverage.counts) {
    json.key(count.kind).begin_object();
    json.key("reached").number(std::int64_t(count.reached)).key("total").number(std::int64_t(count.total));
    json.key("unreachable").number(std::int64_t(count.unreachable)).key("percent").real(count.percent());
    json.end_object();
  }
  json.end_object().key("uncovered").begin_array();
  for (const auto& item : coverage.uncovered) {
    json.begin_object().key("kind").string(item.kind).key("rule").string(item.rule).key("what").string(item.what);
    json.key("path").string(item.place.path).key("line").number(item.place.line);
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
