#include "report/advice/formats.hpp"

#include <array>

#include "report/advice/ics.hpp"
#include "report/advice/json.hpp"
#include "report/advice/note.hpp"
#include "report/leaflet/leaflet.hpp"

namespace sti::report {
namespace {

template <Form form>
std::string page(const View& view, const PageOptions& options) {
  return render(advice_page(view, options, form), form, options.color);
}

template <Form form>
std::string leaflet(const View& view, const PageOptions& options) {
  return render(make_leaflet(view, options.discreet), form, options.color);
}

std::string whole_json(const View& view, const PageOptions&) {
  return advice_json(view.pack, view.phrases, view.advice, view.lang, {.fields = {}, .indent = 2}) + "\n";
}

constexpr std::array formats = {
    AdviceFormat{"text", page<Form::text>, leaflet<Form::text>},
    AdviceFormat{"json", whole_json},
    AdviceFormat{"markdown", page<Form::markdown>, leaflet<Form::markdown>},
    AdviceFormat{"html", page<Form::html>, leaflet<Form::html>},
    AdviceFormat{"ics", advice_ics},
    AdviceFormat{"note", advice_note},
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
