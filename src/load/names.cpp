#include "load/names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace sti::load {

void report_unknown(const Node& name, std::string_view what, const std::vector<std::string>& all,
                    const Context& context, Code code) {
  context.add(code, name.pos, fmt::format("no {} named `{}`", what, name.text), did_you_mean(nearest(name.text, all)));
}

std::vector<Index<Source>> find_sources(const std::vector<const Node*>& keys, const Pack& pack, bool is_partial,
                                        const Context& context) {
  std::vector<Index<Source>> out;
  for (const auto* key : keys) {
    const auto index = pack.source_index(key->text);
    if (!index && !is_partial) {
      std::vector<std::string> all;
      for (const auto& source : pack.sources) all.push_back(source.key);
      report_unknown(*key, "source", all, context, Code::unknown_source);
    } else if (index && std::find(out.begin(), out.end(), index) == out.end()) {
      out.push_back(index);
    }
  }
  return out;
}

}  // namespace sti::load
