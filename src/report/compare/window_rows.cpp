#include "report/compare/window_rows.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace sti::report {

std::vector<WindowRow> window_rows(const Pack& pack, Index<Infection> infection) {
  std::vector<WindowRow> out;
  for (const auto& rule : pack.rules) {
    if (rule.origin != Rule::Origin::window || rule.draft) continue;
    for (const auto& effect : rule.effects) {
      const auto& of_window = std::get<WindowEffect>(effect);
      if (infection && pack.catalog.tests[of_window.test].infection != infection) continue;
      out.push_back({of_window.test, &rule, &pack.windows[of_window.window]});
    }
  }
  const auto key = [](const WindowRow& row) {
    return std::tuple(row.test, !row.rule->when.parts.empty(), std::string_view(row.rule->id));
  };
  std::stable_sort(out.begin(), out.end(), [&](const WindowRow& a, const WindowRow& b) { return key(a) < key(b); });
  return out;
}

}  // namespace sti::report
