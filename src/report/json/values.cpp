#include "report/json/values.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace sti::report {

Share two_digits(double share) { return {std::strtod(fmt::format("{:.2g}", share).c_str(), nullptr)}; }

Sources sources_of(const View& view, const std::vector<std::string>& keys) {
  Sources out;
  for (const auto& key : keys) {
    if (const auto* source = find_source(view, key)) out.items.emplace_back(source->key, source);
  }
  return out;
}

}  // namespace sti::report
