#include "report/compare/window_rows.hpp"
#include "report/compare/windows.hpp"
#include "report/json/outputs.hpp"
#include "report/json/values.hpp"
#include "report/wording/conditions.hpp"

namespace sti {

template <>
inline constexpr ByEnum<Window::From, std::string_view, 2> enum_ids<Window::From> = {"exposure", "pep_last_dose"};

}  // namespace sti

namespace sti::report {
namespace {

/// The windows of the tests shown.
std::vector<WindowRow> rows_shown(const WindowsShown& shown) {
  const auto& pack = shown.view.pack;
  auto rows = window_rows(pack);
  std::erase_if(rows, [&](const WindowRow& row) {
    return shown.infection && pack.catalog.tests[row.test].infection != shown.infection;
  });
  return rows;
}

/// Every document that stands behind a number, or behind a window without one.
Sources sources_behind(const WindowsShown& shown) {
  Backing cited;
  for (const auto& row : rows_shown(shown)) {
    bool has_number = false;
    for (const auto name : all_window_numbers) {
      for (const auto* number : row.window->all(name)) {
        has_number = true;
        back_with(shown.view, number->evidence, cited);
      }
    }
    if (!has_number) back_with(shown.view, row.rule->evidence, cited);
    for (const auto& other : row.window->other) back_with(shown.view, other.figure.evidence, cited);
  }
  return sources_of(shown.view, cited.sources);
}

constexpr std::array windows_pack = {id_version_hash, review_by, is_overdue};

}  // namespace

template <>
constexpr std::array fields_of<Number> = {field<&Number::value>("days"),
                                          spread([](const Number& number) -> const auto& { return number.evidence; })};

template <>
constexpr std::array fields_of<OtherFigure> = {
    spread([](const OtherFigure& other) -> const auto& { return other.figure; }), field<&OtherFigure::number>("number"),
    field<&OtherFigure::why>("why")};

template <>
constexpr std::array fields_of<Window> = {field<&Window::from>("from"),       field<&Window::earliest>("earliest"),
                                          field<&Window::interim>("interim"), field<&Window::conclusive>("conclusive"),
                                          field<&Window::repeat>("repeat"),   field<&Window::other>("other"),
                                          field<&Window::why>("why")};

template <>
constexpr std::array fields_of<WindowRow> = {
    field<&WindowRow::test>("test"),
    field("infection",
          [](const View& view, const WindowRow& row) { return or_none(view.pack.catalog.tests[row.test].infection); }),
    field("window", [](const WindowRow& row) { return row.rule->id; }),
    field("when", [](const View& view,
                     const WindowRow& row) { return words(view.pack, view.phrases, row.rule->when, view.lang); }),
    spread([](const WindowRow& row) -> const auto& { return *row.window; })};

template <>
constexpr std::array fields_of<WindowsShown> = {form<WindowsShown>("sti-windows/1"),
                                                pack_field<WindowsShown, windows_pack>, field<rows_shown>("windows"),
                                                field<sources_behind>("sources")};

const JsonOutput windows_output{"windows", document_schema<WindowsShown>};

std::string windows_json(const WindowsShown& shown) { return json_document(shown, &shown.view); }

}  // namespace sti::report
