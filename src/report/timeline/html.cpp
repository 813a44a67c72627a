// The timeline on a page: picture, legend, and the same as tables for those who do not see it.

#include "report/layout/html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/timeline/svg.hpp"
#include "report/timeline/timeline.hpp"

namespace sti::report {
namespace {

std::string legend_item(std::string_view shape, const std::string& words) {
  return fmt::format(
      "<li><svg viewBox=\"0 0 18 12\" class=\"key\" aria-hidden=\"true\" focusable=\"false\">{}</svg> {}</li>\n", shape,
      html_escaped(words));
}

std::string legend(const View& view, const Timeline& timeline) {
  std::string out = "<ul class=\"legend\">\n";
  if (!timeline.exposures.empty())
    out += legend_item("<path d=\"M5.5 2.5l7 7m0 -7l-7 7\" class=\"cross\"/>", view.phrase("timeline-exposure"));
  if (!timeline.tests.empty()) {
    out +=
        legend_item("<rect x=\"1\" y=\"2\" width=\"16\" height=\"8\" class=\"early\"/>", view.phrase("timeline-early"));
    out += legend_item("<rect x=\"1\" y=\"2\" width=\"16\" height=\"8\" class=\"informative\"/>",
                       view.phrase("timeline-informative"));
    out += legend_item("<rect x=\"1\" y=\"2\" width=\"16\" height=\"8\" class=\"conclusive\"/>",
                       view.phrase("timeline-settles"));
    out += legend_item("<circle cx=\"9\" cy=\"6\" r=\"4.2\" class=\"take\"/>", view.phrase("timeline-take-today"));
    out += legend_item("<circle cx=\"9\" cy=\"6\" r=\"4.2\" class=\"later\"/>", view.phrase("timeline-take-later"));
  }
  const auto ends = [](const Timeline::Test& test) { return test.asked_until.has_value(); };
  if (std::any_of(timeline.tests.begin(), timeline.tests.end(), ends))
    out += legend_item("<line x1=\"9\" y1=\"0\" x2=\"9\" y2=\"12\" class=\"limit\"/>",
                       view.phrase("timeline-asked-until"));
  if (!view.advice.follow_up.empty())
    out += legend_item("<path d=\"M9 1l5 5l-5 5l-5 -5z\" class=\"follow\"/>", view.phrase("timeline-follow-up"));
  if (!timeline.doses.empty())
    out += legend_item("<path d=\"M9 1l5 5l-5 5l-5 -5z\" class=\"dose\"/>", view.phrase("timeline-dose"));
  if (!timeline.clocks.empty())
    out +=
        legend_item("<rect x=\"1\" y=\"2\" width=\"16\" height=\"8\" class=\"open\"/>", view.phrase("timeline-open"));
  const auto unsure = [](const Timeline::Clock& clock) { return clock.end_from.has_value(); };
  if (std::any_of(timeline.clocks.begin(), timeline.clocks.end(), unsure))
    out += legend_item("<rect x=\"1\" y=\"2\" width=\"16\" height=\"8\" class=\"unsure\"/>",
                       view.phrase("timeline-unsure"));
  return out + "</ul>\n";
}

std::string table_row(const std::string& name, const std::array<std::string, 3>& cells) {
  auto out = fmt::format("<tr><th scope=\"row\">{}</th>", html_escaped(name));
  for (const auto& cell : cells) out += fmt::format("<td>{}</td>", html_escaped(cell));
  return out + "</tr>\n";
}

std::string table_head(const View& view, const Timeline& timeline) {
  std::string out = "<thead><tr><td></td>";
  const auto second =
      view.phrase(timeline.any_conclusive() ? PlainSentence("timeline-conclusive-from") : "timeline-second");
  for (const auto& words : {view.phrase("timeline-useful"), second, view.phrase("timeline-take")})
    out += fmt::format("<th scope=\"col\">{}</th>", html_escaped(words));
  return out + "</tr></thead>\n";
}

std::string timeline_table(const View& view, const Timeline& timeline) {
  auto out = fmt::format("<table>\n<caption>{}</caption>\n{}<tbody>\n", html_escaped(view.phrase("timeline-table")),
                         table_head(view, timeline));
  for (const auto& test : timeline.tests) {
    if (test.is_over())
      out += table_row(test_name(view, test), {"", "", mark_words(view, test)});
    else
      out += table_row(test_name(view, test),
                       {useful_words(view, test), conclusive_words(view, test), short_dates(view, test.take)});
  }
  for (const auto& item : view.advice.follow_up)
    out += table_row(follow_up_name(view, item), {"", "", short_date(item.on, view)});
  for (const auto& doses : timeline.doses)
    out += table_row(doses_name(view, doses), {"", "", short_dates(view, doses.on)});
  for (const auto& clock : timeline.clocks) {
    out += table_row(clock_name(view, clock), {"", "", clock_limit(view, clock)});
  }
  return out + "</tbody>\n</table>\n";
}

}  // namespace

std::string timeline_html(const View& view, const Timeline& timeline) {
  if (timeline.empty()) return {};
  return fmt::format("<figure>\n<div class=\"scroll\">\n{}</div>\n{}{}</figure>\n", timeline_svg(view, timeline),
                     legend(view, timeline), timeline_table(view, timeline));
}

}  // namespace sti::report
