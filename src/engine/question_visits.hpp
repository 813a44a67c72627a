#pragma once

#include <algorithm>

#include "engine/question_rows.hpp"

namespace sti::engine {

template <class Visit>
void RowQuestions::each_row(const Region& region, Key key, const Visit& visit) const {
  for (const auto& filler : program_.fillers[key]) {
    const auto rows = program_.rows_of(filler.rule);
    const auto& suppressors = program_.rules[filler.rule].suppressors;
    const bool is_sure = std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return region.inside(row.box); });
    for (const auto& row : rows) {
      const bool adds_nothing = is_sure && !region.inside(row.box);
      if (adds_nothing || !region.meets(row.box)) continue;
      const bool is_idle = std::any_of(suppressors.begin(), suppressors.end(), [&](const auto& suppressor) {
        return suppressor.key == key && covers(region, suppressor.rule, row.box);
      });
      if (!is_idle) visit(row, Hit{key, filler.rule, filler.effect});
    }
  }
}

}  // namespace sti::engine
