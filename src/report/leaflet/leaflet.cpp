#include "report/leaflet/leaflet.hpp"

#include "base/text.hpp"

namespace sti::report {

std::string listed(const View& view, const std::vector<std::string>& names) {
  if (names.size() < 2) return join(names, "");
  return join(std::span(names).first(names.size() - 1), ", ") + " " + view.phrase("and") + " " + names.back();
}

const std::string& plain_name(const View& view, Index<TestKind> test) {
  return view.label(view.pack.catalog.tests[test].plain_label);
}

Document make_leaflet(const View& view, bool discreet) {
  const auto& pack = view.pack;
  Document out{.lang = view.lang, .title = view.phrase("leaflet-title"), .style = "leaflet"};
  out.begin("made").add(Line::Kind::paragraph,
                        view.fill("leaflet-made", {{"date", in_full(date_of(view.advice.asked.now), view.lang)}}));
  add_first(view, discreet, out);
  add_today(view, out);
  add_days_ahead(view, out);
  add_settled(view, out);
  add_other_help(view, out);
  add_vaccines(view, out);
  add_good_to_know(view, out);
  add_come_back(view, out);
  add_where_to_call(view, out);
  out.begin("about", view.phrase("leaflet-about"));
  out.add(Line::Kind::paragraph, view.phrase("leaflet-tell-more"));
  if (is_overdue(view)) out.add(Line::Kind::paragraph, view.phrase("leaflet-overdue"));
  const auto reviewed = parse_date(pack.reviewed);
  out.add(Line::Kind::small,
          view.fill("leaflet-rules", {{"country", view.label(pack.country)},
                                      {"title", view.label(pack.title)},
                                      {"version", pack.version},
                                      {"hash", short_hash(pack)},
                                      {"date", reviewed ? without_weekday(*reviewed, view.lang) : pack.reviewed}}));
  return out;
}

}  // namespace sti::report
