// The timeline on a page: picture, legend, and the same as tables for those who do not see it.

#include "report/layout/html.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/timeline/svg.hpp"
#include "report/timeline/timeline.hpp"

namespace sti::report {
namespace {

std::string legend(const View& view, const Timeline& timeline) {
  std::string out = "<ul class=\"legend\">\n";
  const auto add = [&](std::string_view shape, std::string_view drawn_as, PlainSentence words) {
    out += fmt::format(
        "<li><svg viewBox=\"0 0 18 12\" class=\"key\" aria-hidden=\"true\" focusable=\"false\"><{} "
        "class=\"{}\"/></svg> "
        "{}</li>\n",
        shape, drawn_as, html_escaped(view.phrase(words)));
  };
  constexpr std::string_view bar = "rect x=\"1\" y=\"2\" width=\"16\" height=\"8\"",
                             diamond = "path d=\"M9 1l5 5l-5 5l-5 -5z\"";
  constexpr std::string_view dot = "circle cx=\"9\" cy=\"6\" r=\"4.2\"";
  if (!timeline.exposures.empty()) add("path d=\"M5.5 2.5l7 7m0 -7l-7 7\"", "cross", "timeline-exposure");
  if (!timeline.tests.empty()) {
    add(bar, "early", "timeline-early");
    add(bar, "informative", "timeline-informative");
    add(bar, "conclusive", "timeline-settles");
    add(dot, "take", "timeline-take-today");
    add(dot, "later", "timeline-take-later");
  }
  const auto ends = [](const Timeline::Test& test) { return test.asked_until.has_value(); };
  if (std::any_of(timeline.tests.begin(), timeline.tests.end(), ends))
    add("line x1=\"9\" y1=\"0\" x2=\"9\" y2=\"12\"", "limit", "timeline-asked-until");
  if (!view.advice.follow_up.empty()) add(diamond, "follow", "timeline-follow-up");
  if (!timeline.doses.empty()) add(diamond, "dose", "timeline-dose");
  if (!timeline.clocks.empty()) add(bar, "open", "timeline-open");
  const auto unsure = [](const Timeline::Clock& clock) { return clock.end_from.has_value(); };
  if (std::any_of(timeline.clocks.begin(), timeline.clocks.end(), unsure)) add(bar, "unsure", "timeline-unsure");
  return out + "</ul>\n";
}

}  // namespace

Table timeline_table(const View& view, const Timeline& timeline) {
  Table out{.caption = view.phrase("timeline-table"), .columns = {{}, {view.phrase("timeline-take")}}};
  const auto add = [&](std::string name, std::string when) {
    out.rows.push_back({{std::move(name), std::move(when)}});
  };
  for (const auto& test : timeline.tests) add(test_name(view, test), visits_of(view, test));
  for (const auto& item : view.advice.follow_up)
    add(follow_up_name(view, item), short_date(visit_day(view, item), view));
  for (const auto& doses : timeline.doses) add(doses_name(view, doses), short_dates(view, doses.on));
  for (const auto& clock : timeline.clocks) add(clock_name(view, clock), clock_limit(view, clock));
  return out;
}

std::string timeline_html(const View& view, const Timeline& timeline) {
  return fmt::format("<figure>\n<div class=\"scroll\">\n{}</div>\n{}</figure>\n", timeline_svg(view, timeline),
                     legend(view, timeline));
}

}  // namespace sti::report
