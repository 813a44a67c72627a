#include "base/json_writer.hpp"
#include "report/test_run/coverage.hpp"

namespace sti::report {

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
