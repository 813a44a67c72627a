#include "base/json_writer.hpp"
#include "report/compare/window_rows.hpp"
#include "report/compare/windows.hpp"
#include "report/risk/wording.hpp"
#include "report/wording/conditions.hpp"

namespace sti::report {
namespace {

void write_number(JsonWriter& json, const View& view, const Number& number) {
  const auto behind = backing(view, number.evidence);
  json.begin_object().key("days").number(number.value).key("sources").begin_array();
  for (const auto& key : behind.sources) json.string(key);
  json.end_array().key("basis").string(to_string(behind.basis));
}

void write_optional(JsonWriter& json, const View& view, std::string_view key, const std::optional<Number>& number) {
  json.key(key);
  if (!number) {
    json.null();
    return;
  }
  write_number(json, view, *number);
  json.end_object();
}

void write_row(JsonWriter& json, const View& view, const WindowRow& row) {
  const auto& test = view.pack.catalog.tests[row.test];
  const auto& window = *row.window;
  json.begin_object().key("test").string(test.id).key("infection");
  if (test.infection)
    json.string(view.pack.catalog.infections[test.infection].id);
  else
    json.null();
  json.key("window").string(row.rule->id).key("when");
  json.string(words(view.pack, view.phrases, row.rule->when, view.lang));
  json.key("from").string(window.from == Window::From::exposure ? "exposure" : "pep_last_dose");
  write_optional(json, view, "earliest", window.earliest);
  write_optional(json, view, "interim", window.interim);
  write_optional(json, view, "conclusive", window.conclusive);
  json.key("repeat").begin_array();
  for (const auto& number : window.repeat) {
    write_number(json, view, number);
    json.end_object();
  }
  json.end_array().key("other").begin_array();
  for (const auto& other : window.other) {
    write_number(json, view, other.figure);
    json.key("number").string(to_string(other.number)).key("why").string(view.label(other.why)).end_object();
  }
  json.end_array().key("why").string(view.label(window.why)).end_object();
}

/// Every document that stands behind a number, or behind a window without one.
std::vector<std::string> cited_keys(const View& view, const std::vector<WindowRow>& rows) {
  Backing cited;
  for (const auto& row : rows) {
    bool has_number = false;
    for (const auto name : all_window_numbers) {
      for (const auto* number : row.window->all(name)) {
        has_number = true;
        back_with(view, number->evidence, cited);
      }
    }
    if (!has_number) back_with(view, row.rule->evidence, cited);
    for (const auto& other : row.window->other) back_with(view, other.figure.evidence, cited);
  }
  return cited.sources;
}

}  // namespace

std::string windows_json(const WindowsShown& shown) {
  const auto& view = shown.view;
  auto rows = window_rows(view.pack);
  std::erase_if(rows, [&](const WindowRow& row) {
    return shown.infection && view.pack.catalog.tests[row.test].infection != shown.infection;
  });
  JsonWriter json(2);
  json.begin_object().key("schema").string("sti-windows/1");
  json.key("pack").begin_object().key("id").string(view.pack.id).key("version").string(view.pack.version);
  json.key("sha256").string(view.pack.sha256).key("review_by").string(view.pack.review_by);
  json.key("overdue").boolean(!overdue(view).empty()).end_object();
  json.key("windows").begin_array();
  for (const auto& row : rows) write_row(json, view, row);
  json.end_array().key("sources").begin_object();
  for (const auto& key : cited_keys(view, rows)) {
    const auto* source = find_source(view, key);
    json.key(source->key).begin_object().key("issuer").string(source->issuer).key("title").string(source->title);
    json.key("date").string(source->date).key("url").string(source->url);
    json.key("accessed").string(source->accessed).end_object();
  }
  json.end_object().end_object();
  return json.take() + "\n";
}

}  // namespace sti::report
