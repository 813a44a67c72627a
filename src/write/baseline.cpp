#include "write/baseline.hpp"

#include "base/json_writer.hpp"

namespace sti::write {

std::string baseline_json(const Baseline& baseline) {
  std::string out = "{\"schema\":\"sti-baseline/1\",\"findings\":[";
  bool is_first = true;
  for (const auto& [key, count] : baseline.counts) {
    const auto& [path, code, message] = key;
    JsonWriter json;
    json.begin_object().key("path").string(path).key("code").string(label(code)).key("message").string(message);
    json.key("count").number(std::int64_t(count)).end_object();
    out += (is_first ? "\n" : ",\n") + json.take();
    is_first = false;
  }
  return out + "\n]}\n";
}

}  // namespace sti::write
