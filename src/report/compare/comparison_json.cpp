#include <algorithm>

#include "report/compare/comparison.hpp"
#include "report/json/outputs.hpp"
#include "report/json/values.hpp"

namespace sti::report {
namespace {

struct ComparisonShown {
  const Comparison& comparison;
  bool only_different = false;
};

/// The rows shown of a section, where there is one of the name.
std::optional<std::vector<const ComparedRow*>> rows_shown(const ComparisonShown& shown, std::string_view name) {
  const auto& all = shown.comparison.sections;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.name == name; });
  if (found == all.end()) return std::nullopt;
  std::vector<const ComparedRow*> out;
  for (const auto& row : found->rows) {
    if (row.differs || !shown.only_different) out.push_back(&row);
  }
  return out;
}

}  // namespace

inline void write_json(JsonWriter& json, std::monostate, const JsonContext&) { json.null(); }

template <class To>
void describe(To& to, const ComparedCell& cell) {
  const auto values = [&](JsonWriter& json) {
    for (const auto& [name, value] : cell.values)
      std::visit([&, &key = name](const auto& each) { json.field(key, each, JsonContext{}); }, value);
  };
  to.others(values, std::array{"string", "integer", "array", "null"});
  to("rules", cell.rules)("sources", cell.sources)("text", cell.text);
}

template <class To>
void describe(To& to, const ComparedRow& row) {
  to("id", row.id)("label", row.label)("differs", row.differs)("packs", row.cells);
}

template <class To>
void describe(To& to, const ComparisonShown& shown) {
  to.form("sti-compare/1").list("packs", shown.comparison.packs, [&](auto& each, const View& view) {
    describe_due(each, view.pack);
  });
  for (const auto* name : {"tests", "verdicts", "vaccines", "follow_up", "windows"})
    to.if_any(name, rows_shown(shown, name));
}

const JsonOutput compare_output{"compare", [](FieldSchema& to) { describe(to, ComparisonShown{{}}); }};

std::string comparison_json(const Comparison& comparison, bool only_different) {
  return json_document(ComparisonShown{comparison, only_different});
}

}  // namespace sti::report
