#include "report/leaflet/leaflet.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace sti::report {

std::string listed(const View& view, const std::vector<std::string>& names) {
  if (names.size() < 2) return join(names, "");
  return join(std::span(names).first(names.size() - 1), ", ") + " " + view.phrase("and") + " " + names.back();
}

const std::string& plain_name(const View& view, Index<TestKind> test) {
  return view.label(view.pack.catalog.tests[test].plain_label);
}

namespace {

/// Where nothing comes before all else: whether there are tests today, and when to come back.
std::string in_one_line(const View& view) {
  const auto& advice = view.advice;
  const auto today = date_of(advice.asked.now);
  const bool has_today = std::any_of(advice.specimens.begin(), advice.specimens.end(),
                                     [&](const Specimen& specimen) { return specimen.on == today; });
  const auto has = [&](auto is) { return std::any_of(advice.tests.begin(), advice.tests.end(), is); };
  if (has([&](const TestAdvice& line) { return line.status == Status::control && line.take_on == today; }))
    return view.phrase("leaflet-lead-control");
  const auto next =
      std::find_if(advice.visits.begin(), advice.visits.end(), [&](const Visit& visit) { return visit.on > today; });
  if (next != advice.visits.end())
    return view.fill(has_today ? SentenceOf<1>("leaflet-lead-both") : "leaflet-lead-next",
                     {{"date", in_full(next->on, view.lang)}});
  if (has_today) return view.phrase("leaflet-lead-today");
  if (has([](const TestAdvice& line) { return line.status == Status::awaited; }))
    return view.phrase("leaflet-lead-awaited");
  const bool all_settled = !advice.tests.empty() && !has([](const TestAdvice& line) { return !is_settled(line); });
  return all_settled ? view.phrase("leaflet-lead-settled") : std::string();
}

}  // namespace

Document make_leaflet(const View& view, bool discreet) {
  const auto& pack = view.pack;
  Document out{.lang = view.lang, .title = view.phrase("leaflet-title"), .style = "leaflet"};
  add_first(view, discreet, out);
  if (out.sections.empty()) out.begin("lead").add(Line::Kind::strong, in_one_line(view));
  add_today(view, out);
  add_days_ahead(view, out);
  add_until_then(view, out);
  add_settled(view, out);
  add_other_help(view, out);
  add_vaccines(view, out);
  add_good_to_know(view, out);
  add_come_back(view, out);
  add_where_to_call(view, out);
  out.begin("about", view.phrase("leaflet-about"));
  out.add(Line::Kind::paragraph,
          view.fill("leaflet-made", {{"date", in_full(date_of(view.advice.asked.now), view.lang)}}));
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
