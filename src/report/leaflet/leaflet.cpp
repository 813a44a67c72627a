#include "report/leaflet/leaflet.hpp"

#include "base/text.hpp"
#include "report/layout/html.hpp"

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
  Document out;
  out.add(Block::Kind::title, view.phrase("leaflet-title"));
  out.add(Block::Kind::paragraph,
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
  out.add(Block::Kind::heading, view.phrase("leaflet-about"));
  out.add(Block::Kind::paragraph, view.phrase("leaflet-tell-more"));
  if (!overdue(view).empty()) out.add(Block::Kind::paragraph, view.phrase("leaflet-overdue"));
  const auto reviewed = parse_date(pack.reviewed);
  out.add(Block::Kind::small,
          view.fill("leaflet-pack", {{"country", view.label(pack.country)},
                                     {"title", view.label(pack.title)},
                                     {"version", pack.version},
                                     {"date", reviewed ? without_weekday(*reviewed, view.lang) : pack.reviewed}}));
  return out;
}

std::string leaflet_text(const View& view, const PageOptions& options) {
  return document_text(make_leaflet(view, options.discreet), options.color);
}

std::string leaflet_markdown(const View& view, const PageOptions& options) {
  return document_markdown(make_leaflet(view, options.discreet));
}

std::string leaflet_html(const View& view, const PageOptions& options) {
  std::string body = "<div class=\"leaflet\">\n";
  Document section;
  const auto close = [&] {
    const bool first = !section.blocks.empty() && section.blocks.front().text == view.phrase("leaflet-first");
    body += first ? "<section class=\"urgent\">\n" : "<section>\n";
    body += document_html(section) + "</section>\n";
    section.blocks.clear();
  };
  for (const auto& block : make_leaflet(view, options.discreet).blocks) {
    if (block.kind == Block::Kind::heading) close();
    section.blocks.push_back(block);
  }
  close();
  return html_page({view.lang, view.phrase("leaflet-title"), body + "</div>\n"});
}

}  // namespace sti::report
