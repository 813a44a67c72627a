#include "report/advice/formats.hpp"

#include <array>

#include "report/advice/html.hpp"
#include "report/advice/ics.hpp"
#include "report/advice/json.hpp"
#include "report/advice/markdown.hpp"
#include "report/advice/note.hpp"
#include "report/advice/text.hpp"
#include "report/leaflet/leaflet.hpp"

namespace sti::report {
namespace {

std::string whole_json(const View& view, const PageOptions&) {
  return advice_json(view.pack, view.phrases, view.advice, view.lang, {.fields = {}, .indent = 2}) + "\n";
}

constexpr std::array formats = {
    AdviceFormat{"text", "the page, 80 columns", advice_text, leaflet_text},
    AdviceFormat{"json", "schema sti-advice/2, everything", whole_json},
    AdviceFormat{"markdown", "the page as Markdown", advice_markdown, leaflet_markdown},
    AdviceFormat{"html", "the page with its timeline, one sheet for a browser or a printer", advice_html, leaflet_html},
    AdviceFormat{"ics", "the days ahead for a calendar", advice_ics},
    AdviceFormat{"note", "terse, for the medical record", advice_note},
};

}  // namespace

std::span<const AdviceFormat> advice_formats() { return formats; }

const AdviceFormat* find_advice_format(std::string_view name) {
  for (const auto& format : formats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

}  // namespace sti::report
