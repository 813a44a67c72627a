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

using Rows = std::vector<const ComparedRow*>;

/// The rows shown of the section of this name, where there is one.
std::optional<Rows> section(const ComparisonShown& shown, std::string_view name) {
  const auto& all = shown.comparison.sections;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.name == name; });
  if (found == all.end()) return std::nullopt;
  Rows out;
  for (const auto& row : found->rows) {
    if (row.differs || !shown.only_different) out.push_back(&row);
  }
  return out;
}

void write_values(JsonWriter& json, const Field<ComparedCell>&, const ComparedCell& cell, const JsonContext&) {
  for (const auto& [name, value] : cell.values) {
    json.key(name);
    std::visit(
        [&](const auto& each) {
          if constexpr (std::is_same_v<decltype(each), const std::monostate&>)
            json.null();
          else
            json.value(each);
        },
        value);
  }
}

}  // namespace

template <>
constexpr std::array fields_of<ComparedCell> = {
    Field<ComparedCell>{
        .write = write_values,
        .describe = [](JsonWriter&, const Field<ComparedCell>&, const Pack&, SchemaPart) {},
        .others =
            [](JsonWriter& json) {
              json.begin_object().field("type", std::array{"null", "string", "integer", "array"}).end_object();
            }},
    field<&ComparedCell::rules>("rules"), field<&ComparedCell::sources>("sources"), field<&ComparedCell::text>("text")};

template <>
constexpr std::array fields_of<ComparedRow> = {field<&ComparedRow::id>("id"), field<&ComparedRow::label>("label"),
                                               field<&ComparedRow::differs>("differs"),
                                               field<&ComparedRow::cells>("packs")};

template <>
constexpr std::array fields_of<ComparisonShown> = {
    form<ComparisonShown>("sti-compare/1"),
    field("packs",
          [](const ComparisonShown& shown) {
            std::vector<As<due_pack, Pack>> packs;
            for (const auto* view : shown.comparison.packs) packs.push_back({view->pack});
            return packs;
          }),
    field_where_any("tests", [](const ComparisonShown& shown) { return section(shown, "tests"); }),
    field_where_any("verdicts", [](const ComparisonShown& shown) { return section(shown, "verdicts"); }),
    field_where_any("vaccines", [](const ComparisonShown& shown) { return section(shown, "vaccines"); }),
    field_where_any("follow_up", [](const ComparisonShown& shown) { return section(shown, "follow_up"); }),
    field_where_any("windows", [](const ComparisonShown& shown) { return section(shown, "windows"); })};

const JsonOutput compare_output{"compare", document_schema<ComparisonShown>};

std::string comparison_json(const Comparison& comparison, bool only_different) {
  return json_document(ComparisonShown{comparison, only_different}, comparison.packs.front());
}

}  // namespace sti::report
