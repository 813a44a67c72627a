#pragma once

#include <optional>
#include <string>

#include "base/json_writer.hpp"
#include "model/risk.hpp"
#include "report/wording/wording.hpp"

namespace sti::report {

/// `{"low": …, "point": …, "high": …}` with two significant figures, or null. `point` is null where only bounds are
/// published.
void write_range(JsonWriter& json, const std::optional<Range>& range);

/// Risk per exposure and what negative tests leave, schema `sti-risk/1`.
std::string risk_json(const View& view);

}  // namespace sti::report
