#include "report/timeline/svg.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/layout/html.hpp"

namespace sti::report {
namespace {

// Units of the picture; it is scaled to the width of the page.
constexpr double picture_width = 820, row_height = 17, bar_height = 9, plot_left = 178, plot_right = 612,
                 text_left = 622;
constexpr std::size_t longest_label = 31;

std::string text_at(double x, double y, std::string_view classes, const std::string& text) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"{}\">{}</text>\n", x, y, classes, html_escaped(text));
}

std::string box(double from, double to, double y, std::string_view classes) {
  return fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" class=\"{}\"/>\n", from, y,
                     std::max(0.0, to - from), bar_height, classes);
}

std::string line_at(double x, double from, double to, std::string_view classes) {
  return fmt::format("<line x1=\"{0:.1f}\" y1=\"{1:.1f}\" x2=\"{0:.1f}\" y2=\"{2:.1f}\" class=\"{3}\"/>\n", x, from, to,
                     classes);
}

/// A label that the picture has room for; the table has it whole.
std::string short_label(const std::string& label) {
  if (display_width(label) <= longest_label) return label;
  std::string out;
  for (std::size_t i = 0, n = 0; i < label.size(); ++i) {
    const bool begins = (static_cast<unsigned char>(label[i]) & 0xC0) != 0x80;
    if (begins && ++n == longest_label) break;
    out += label[i];
  }
  return out + "…";
}

class Drawing {
 public:
  Drawing(const View& view, const Timeline& timeline) : v_(view), t_(timeline) {}

  std::string run() {
    draw_days();
    if (!t_.clocks.empty()) draw_clocks();
    const auto height = y_ + 4;
    auto out = fmt::format(
        "<svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-labelledby=\"timeline-title timeline-about\">\n",
        picture_width, height);
    out += fmt::format("<title id=\"timeline-title\">{}</title>\n", html_escaped(v_.phrase("heading-timeline")));
    out += fmt::format("<desc id=\"timeline-about\">{}</desc>\n", html_escaped(join(about_, " ")));
    out +=
        "<defs><pattern id=\"hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" "
        "patternTransform=\"rotate(45)\"><rect width=\"2.4\" height=\"5\" class=\"hatch\"/></pattern></defs>\n";
    return out + body_ + "</svg>\n";
  }

 private:
  double x_of(Date day) const {
    const auto range = double((t_.last - t_.first).count() + 1);
    return plot_left + (plot_right - plot_left) * double((day - t_.first).count()) / range;
  }
  static double inside(double x) { return std::clamp(x, plot_left, plot_right); }

  void label(const std::string& text) { body_ += text_at(0, y_ + bar_height, "name", short_label(text)); }

  void draw_days() {
    const auto top = row_height * 2;
    body_ += text_at(text_left, row_height - 5, "head", v_.phrase("timeline-take"));
    months(top);
    y_ = top;
    const auto rows_begin = body_.size();
    if (!t_.exposures.empty()) exposures();
    for (const auto& test : t_.tests) add_test(test);
    for (const auto& item : v_.advice.follow_up) {
      label(follow_up_name(v_, item));
      diamond(visit_day(v_, item), "follow");
      dates(short_date(visit_day(v_, item), v_));
      tell(follow_up_name(v_, item) + ": " + short_date(visit_day(v_, item), v_));
      y_ += row_height;
    }
    for (const auto& doses : t_.doses) {
      label(doses_name(v_, doses));
      for (const auto day : doses.on) diamond(day, "dose");
      dates(short_dates(v_, doses.on));
      tell(doses_name(v_, doses) + ": " + short_dates(v_, doses.on));
      y_ += row_height;
    }
    const auto x = x_of(t_.today);
    // Behind the rows, so that a mark of today is seen on it.
    body_.insert(rows_begin, line_at(x, row_height - 3, y_ - 3, "today"));
    const bool left = x > (plot_left + plot_right) / 2;
    body_ += text_at(x + (left ? 3 : -3), row_height - 5, left ? "now end" : "now",
                     v_.phrase("timeline-today") + " " + short_date(t_.today, v_));
    body_ += fmt::format("<path d=\"M{0:.1f} {1:.1f}l4 -7h-8z\" class=\"pointer\"/>\n", x, row_height + 4);
  }

  void months(double top) {
    // What grows the space between two names: a long picture names every second or third month.
    const auto wide = 30 * (plot_right - plot_left) / double((t_.last - t_.first).count() + 1);
    const int every = wide > 40 ? 1 : wide > 20 ? 2 : 6;
    std::chrono::year_month_day first{t_.first};
    int n = 0;
    for (auto month = first.year() / first.month() + std::chrono::months{1};; month += std::chrono::months{1}) {
      const Date day{std::chrono::local_days{month / 1}};
      if (day > t_.last) break;
      grid_.push_back(x_of(day));
      const bool on_today = x_of(day) > x_of(t_.today) - 24 && x_of(day) < x_of(t_.today) + 4;
      if (n++ % every != 0 || on_today || x_of(day) > plot_right - 24) continue;
      auto name = std::string(month_name(day, v_.lang));
      if (unsigned(month.month()) == 1) name += fmt::format(" {}", int(month.year()));
      body_ += text_at(x_of(day) + 2, top - 5, "axis", name);
    }
    const auto rows = t_.tests.size() + v_.advice.follow_up.size() + t_.doses.size() + (t_.exposures.empty() ? 0 : 1);
    for (const auto x : grid_) body_ += line_at(x, top - 13, top + double(rows) * row_height - 3, "grid");
  }

  void exposures() {
    label(v_.phrase("timeline-exposures"));
    for (const auto day : t_.exposures) {
      const auto x = inside(x_of(day)), y = y_ + bar_height / 2;
      if (day < t_.first)
        body_ += fmt::format("<path d=\"M{:.1f} {:.1f}l-6 3.5l6 3.5\" class=\"cross\"/>\n", x, y - 3.5);
      else
        body_ += fmt::format("<path d=\"M{0:.1f} {1:.1f}l7 7m0 -7l-7 7\" class=\"cross\"/>\n", x - 3.5, y - 3.5);
    }
    auto days = t_.exposures;
    if (days.size() > 3) days = {days.front(), days.back()};
    dates(days.size() < t_.exposures.size() ? short_date(days[0], v_) + " – " + short_date(days[1], v_)
                                            : short_dates(v_, days));
    tell(v_.phrase("timeline-exposures") + ": " + short_dates(v_, days));
    y_ += row_height;
  }

  void dates(const std::string& text) { body_ += text_at(text_left, y_ + bar_height, "when", text); }

  void diamond(Date day, std::string_view classes) {
    const auto x = x_of(day), y = y_ + bar_height / 2;
    if (day > t_.last)
      body_ += fmt::format("<path d=\"M{:.1f} {:.1f}l5 3.5l-5 3.5\" class=\"beyond\"/>\n", plot_right + 1, y - 3.5);
    else
      body_ += fmt::format("<path d=\"M{:.1f} {:.1f}l5 5l-5 5l-5 -5z\" class=\"{}\"/>\n", x, y - 5, classes);
  }

  /// From one day to another, cut to the picture, and to the time that the test is asked for.
  void span(std::optional<Date> from, std::optional<Date> to, std::optional<Moment> until, std::string_view classes) {
    if (!from) return;
    auto end = to ? x_of(*to) : plot_right;
    if (until) end = std::min(end, x_of(date_of(*until) + days_one));
    const auto begin = inside(x_of(*from));
    if (inside(end) > begin) body_ += box(begin, inside(end), y_, classes);
  }

  void add_test(const Timeline::Test& test) {
    label(test_name(v_, test));
    if (test.begin) {
      const auto informative_to = test.conclusive_on;
      span(test.begin, test.useful_from, test.asked_until, "early");
      span(std::max(*test.begin, *test.useful_from), informative_to, test.asked_until, "informative");
      span(test.conclusive_on, std::nullopt, test.asked_until, "conclusive");
      if (test.asked_until && date_of(*test.asked_until) < t_.last)
        body_ += line_at(inside(x_of(date_of(*test.asked_until) + days_one)), y_ - 2, y_ + bar_height + 2, "limit");
    }
    for (const auto day : test.take) {
      if (day > t_.last) continue;
      body_ += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4.2\" class=\"{}\"/>\n", x_of(day),
                           y_ + bar_height / 2, day == t_.today ? "take" : "later");
    }
    dates(visits_of(v_, test));
    tell(test_name(v_, test) + ": " + visits_of(v_, test));
    y_ += row_height;
  }

  void draw_clocks() {
    auto clocks = t_.clocks;
    std::stable_sort(clocks.begin(), clocks.end(), [](const auto& a, const auto& b) { return a.end < b.end; });
    clocks.resize(std::min(shown_clocks, clocks.size()));
    const auto now = v_.advice.asked.now;
    auto first = now, last = now;
    for (const auto& clock : clocks) {
      first = std::min(first, clock.begin);
      last = std::max(last, clock.end);
    }
    const auto x_at = [&](Moment at) {
      return plot_left + (plot_right - plot_left) * double((at - first).count()) / double((last - first).count() + 1);
    };
    y_ += row_height;
    const auto top = y_;
    body_ += text_at(0, y_ - 3, "head strong", v_.phrase("heading-clocks"));
    const auto now_at = body_.size();
    for (const auto& clock : clocks) {
      label(clock_name(v_, clock));
      const auto open_to = std::max(clock.end_from.value_or(clock.end), now);
      body_ += box(x_at(clock.begin), x_at(now), y_, "early");
      body_ += box(x_at(now), x_at(open_to), y_, "open");
      body_ += box(x_at(open_to), x_at(clock.end), y_, "unsure");
      body_ += line_at(x_at(clock.end), y_ - 2, y_ + bar_height + 2, "limit");
      const auto until = clock_limit(v_, clock);
      dates(until);
      tell(clock_name(v_, clock) + ": " + until);
      y_ += row_height;
    }
    body_.insert(now_at, line_at(x_at(now), top - 8, y_ - 3, "today"));
    const bool left = x_at(now) > (plot_left + plot_right) / 2;
    body_ += text_at(x_at(now) + (left ? -3 : 3), top - 2, left ? "now end" : "now", v_.phrase("timeline-now"));
  }

  /// A sentence of the description; an abbreviation at its end has the full stop already.
  void tell(std::string sentence) {
    if (!sentence.ends_with('.')) sentence += '.';
    about_.push_back(std::move(sentence));
  }

  static constexpr days days_one{1};
  const View& v_;
  const Timeline& t_;
  double y_ = 0;
  std::string body_;
  std::vector<double> grid_;
  std::vector<std::string> about_;
};

}  // namespace

std::string timeline_svg(const View& view, const Timeline& timeline) { return Drawing(view, timeline).run(); }

}  // namespace sti::report
