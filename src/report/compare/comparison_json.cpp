#include "report/compare/comparison.hpp"
#include "report/json/outputs.hpp"
#include "report/json/values.hpp"

namespace sti::report {
namespace {

struct ComparisonShown {
  const Comparison& comparison;
  bool only_different = false;
};

/// A value of a cell, which is what a `T` is written as.
template <class T>
struct Valued {
  const ComparedCell& cell;
  std::string_view name;
};

/// Cells and rows of a section, whose lines are a `Line`.
template <class Line>
struct CellOf {
  ComparedCell cell;
};
template <class Line>
struct RowOf {
  ComparedRow row;
};

template <class Line>
std::vector<std::optional<CellOf<Line>>> cells_of(const ComparedRow& row) {
  std::vector<std::optional<CellOf<Line>>> out;
  for (const auto& cell : row.cells) out.push_back(cell ? std::optional(CellOf<Line>{*cell}) : std::nullopt);
  return out;
}

/// The rows shown of the section of this name, where there are any.
template <class Line>
std::optional<std::vector<RowOf<Line>>> rows_shown(const ComparisonShown& shown, std::string_view name) {
  std::vector<RowOf<Line>> out;
  for (const auto& section : shown.comparison.sections) {
    for (const auto& row : section.rows) {
      if (section.name == name && (row.differs || !shown.only_different)) out.push_back({row});
    }
  }
  return out.empty() ? std::nullopt : std::optional(std::move(out));
}

template <class Level, class To>
void describe_offer(To& to, const ComparedCell& cell) {
  to("level", Valued<Level>{cell, "level"})("deadline", Valued<std::optional<Moment>>{cell, "deadline"});
}

}  // namespace

inline void write_json(JsonWriter& json, std::monostate, const JsonContext&) { json.null(); }
template <class T>
void write_json(JsonWriter& json, const Valued<T>& value, const JsonContext& context) {
  for (const auto& [name, held] : value.cell.values) {
    if (name == value.name) std::visit([&](const auto& each) { json.value(each, context); }, held);
  }
}
template <class T>
void write_schema(JsonWriter& json, Type<Valued<T>>, const View& view) {
  schema_of<T>(json, view);
}

template <class To>
void describe_values(To& to, const CellOf<TestAdvice>& of) {
  using MaybeDate = std::optional<Date>;
  to("status", Valued<Status>{of.cell, "status"})("take_on", Valued<MaybeDate>{of.cell, "take_on"});
  to("conclusive_on", Valued<MaybeDate>{of.cell, "conclusive_on"});
  to("repeat_on", Valued<std::vector<Date>>{of.cell, "repeat_on"});
  to("interim_on", Valued<std::vector<Date>>{of.cell, "interim_on"});
}
template <class To>
void describe_values(To& to, const CellOf<Verdict>& of) {
  describe_offer<Level>(to, of.cell);
}
template <class To>
void describe_values(To& to, const CellOf<VaccineAdvice>& of) {
  describe_offer<VaccineLevel>(to, of.cell);
}
template <class To>
void describe_values(To& to, const CellOf<FollowUp>& of) {
  to("on", Valued<Date>{of.cell, "on"});
}
template <class To>
void describe_values(To& to, const CellOf<Window>& of) {
  using Days = Valued<std::optional<std::int64_t>>;
  to("earliest_days", Days{of.cell, "earliest_days"})("interim_days", Days{of.cell, "interim_days"});
  to("conclusive_days", Days{of.cell, "conclusive_days"});
}

template <class To, class Line>
void describe(To& to, const CellOf<Line>& of) {
  describe_values(to, of);
  to("rules", of.cell.rules)("sources", of.cell.sources)("text", of.cell.text);
}

template <class To, class Line>
void describe(To& to, const RowOf<Line>& of) {
  to("id", of.row.id)("label", of.row.label)("differs", of.row.differs)("packs", cells_of<Line>(of.row));
}

template <class To>
void describe(To& to, const ComparisonShown& shown) {
  to.form("sti-compare/1").list("packs", shown.comparison.packs, [&](auto& each, const View& view) {
    describe_pack(each, view);
  });
  const auto& asked = to.view().advice.asked;
  to("now", asked.now).if_any("case", shown.comparison.is_of_case ? std::optional(asked) : std::nullopt);
  to.if_any("tests", rows_shown<TestAdvice>(shown, "tests"));
  to.if_any("verdicts", rows_shown<Verdict>(shown, "verdicts"));
  to.if_any("vaccines", rows_shown<VaccineAdvice>(shown, "vaccines"));
  to.if_any("follow_up", rows_shown<FollowUp>(shown, "follow_up"));
  to.if_any("windows", rows_shown<Window>(shown, "windows"));
}

const JsonOutput compare_output{"compare", [](FieldSchema& to) { describe(to, ComparisonShown{{}}); }};

std::string comparison_json(const Comparison& comparison, bool only_different) {
  return json_document(ComparisonShown{comparison, only_different}, comparison.packs.front());
}

}  // namespace sti::report
