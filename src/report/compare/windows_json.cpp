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

/// Every document that stands behind a number, or behind a window without one.
Sources sources_behind(const WindowsShown& shown) {
  Backing cited;
  for (const auto& row : window_rows(shown.view.pack, shown.infection)) {
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

}  // namespace

template <class To>
void describe(To& to, const Number& number) {
  describe(to("days", number.value), number.evidence);
}
template <class To>
void describe(To& to, const OtherFigure& other) {
  describe(to, other.figure);
  to("number", other.number)("why", other.why);
}

template <class To>
void describe(To& to, const Window& window) {
  to("from", window.from)("earliest", window.earliest)("interim", window.interim)("conclusive", window.conclusive);
  to("repeat", window.repeat)("other", window.other)("why", window.why);
}
template <class To>
void describe(To& to, const WindowRow& row) {
  const auto& view = to.view();
  to("test", row.test)("infection", [&] { return or_null(view.pack.catalog.tests[row.test].infection); });
  to("window", [&] { return row.rule->id; });
  to("when", [&] { return words(view.pack, view.phrases, row.rule->when, view.lang); });
  to.fields([&]() -> const auto& { return *row.window; });
}

template <class To>
void describe(To& to, const WindowsShown& shown) {
  describe_own_pack(to.form("sti-windows/1"));
  to("windows", [&] { return window_rows(shown.view.pack, shown.infection); });
  to("sources", [&] { return sources_behind(shown); });
}

const JsonOutput windows_output{"windows", [](FieldSchema& to) { describe(to, WindowsShown{to.view(), {}}); }};

std::string windows_json(const WindowsShown& shown) { return json_document(shown, &shown.view); }

}  // namespace sti::report
