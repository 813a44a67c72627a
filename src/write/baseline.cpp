#include "write/baseline.hpp"

#include "base/json_writer.hpp"

namespace sti::write {

std::string baseline_json(const Baseline& baseline) {
  std::string out = "{\"schema\":\"sti-baseline/1\",\"findings\":[";
  bool is_first = true;
  for (const auto& [key, count] : baseline.counts) {
    const auto& [path, code, message] = key;
    JsonWriter json;
    json.begin_object().field("path", path).field("code", label(code)).field("message", message).field("count", count);
    out += (is_first ? "\n" : ",\n") + json.end_object().take();
    is_first = false;
  }
  return out + "\n]}\n";
}

}  // namespace sti::write
