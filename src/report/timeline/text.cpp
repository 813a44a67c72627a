// The timeline in a terminal: one column is a whole number of days, or of hours for limits.

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/layout/paragraph.hpp"
#include "report/timeline/timeline.hpp"

namespace sti::report {
namespace {

constexpr std::size_t label_width = 22, bar_width = 32, clock_width = 28;

/// What the picture is drawn with: told apart by shape, never by colour alone.
struct Glyphs {
  std::string_view early, informative, conclusive, take, later, exposure, follow_up, dose, today, before, beyond;
  std::string_view open, unsure, limit, ends;
};
constexpr Glyphs drawn = {"·", "▒", "█", "●", "○", "×", "◆", "◇", "▼", "‹", "›", "█", "?", "┤", "┤"};
constexpr Glyphs typed = {".", "-", "#", "X", "o", "*", "+", "v", "V", "<", ">", "#", "?", "]", "]"};

using Cells = std::vector<std::string_view>;

/// A list of dates that is wrapped between them alone.
std::string unbroken(const std::string& dates) {
  const std::string gap(no_break_space);
  return replaced(replaced(dates, " ", gap), "," + gap, ", ");
}

void add_row(std::string& out, const std::string& label, const std::string& bar, std::size_t width,
             const std::string& right) {
  const auto words = wrap(printable(label), label_width);
  const auto notes = wrap(printable(right), page_width - label_width - width - 2);
  for (std::size_t i = 0; i < std::max({std::size_t(1), words.size(), notes.size()}); ++i) {
    auto line = padded(i < words.size() ? words[i] : "", label_width) + " ";
    line += padded(i == 0 ? bar : "", width) + " ";
    if (i < notes.size()) line += replaced(notes[i], no_break_space, " ");
    out.append(line.substr(0, line.find_last_not_of(' ') + 1)).append("\n");
  }
}

/// "▼ today", on the side where there is room.
std::string pointer(std::size_t column, std::string_view glyph, const std::string& word, std::size_t width) {
  const auto length = display_width(word) + 1;
  if (column + 1 + length <= width) return std::string(column, ' ') + std::string(glyph) + " " + word;
  return std::string(column - std::min(column, length), ' ') + word + " " + std::string(glyph);
}

class Legend {
 public:
  /// Says what a glyph means, if some row has it. In the order of these calls, whatever the order of the rows.
  void add(std::string_view glyph, std::string_view text) {
    if (used_.contains(glyph)) say(glyph, text);
  }
  void say(std::string_view glyph, std::string_view text) { entries_.push_back(fmt::format("{} {}", glyph, text)); }
  /// A bar whose glyphs are then used.
  std::string bar_of(const Cells& cells) {
    std::string out;
    for (const auto cell : cells) out += cell;
    used_.insert(cells.begin(), cells.end());
    return out;
  }

  /// Entries, as many on a line as fit.
  std::string text() const {
    std::string out, line;
    for (const auto& entry : entries_) {
      if (!line.empty() && display_width(line) + 3 + display_width(entry) > 78) {
        out += "  " + line + "\n";
        line.clear();
      }
      if (!line.empty()) line += "   ";
      line += entry;
    }
    return line.empty() ? out : out + "  " + line + "\n";
  }

 private:
  std::set<std::string_view> used_;
  std::vector<std::string> entries_;
};

/// The days of the picture.
class Days {
 public:
  Days(const View& view, const Timeline& timeline, const Glyphs& glyphs) : v_(view), t_(timeline), g_(glyphs) {
    const auto span = (t_.last - t_.first).count() + 1;
    per_column_ = std::max<long>(1, (span + long(bar_width) - 1) / long(bar_width));
  }

  std::string run() {
    std::string out;
    add_row(out, "", pointer(column(t_.today), g_.today, v_.phrase("timeline-today"), bar_width), bar_width,
            v_.phrase("timeline-take"));
    add_row(out, "", months(), bar_width, "");
    if (!t_.exposures.empty()) {
      auto cells = blank();
      for (const auto day : t_.exposures) put(cells, day, g_.exposure);
      auto days = t_.exposures;
      if (days.size() > 3) days = {days.front(), days.back()};
      add_row(out, v_.phrase("timeline-exposures"), legend_.bar_of(cells), bar_width,
              days.size() < t_.exposures.size() ? short_date(days[0], v_) + " – " + short_date(days[1], v_)
                                                : short_dates(v_, days));
    }
    for (const auto& test : t_.tests) add_test(out, test);
    for (const auto& item : v_.advice.follow_up) {
      auto cells = blank();
      put(cells, visit_day(v_, item), g_.follow_up);
      add_row(out, follow_up_name(v_, item), legend_.bar_of(cells), bar_width, short_date(visit_day(v_, item), v_));
    }
    for (const auto& doses : t_.doses) {
      auto cells = blank();
      for (const auto day : doses.on) put(cells, day, g_.dose);
      add_row(out, doses_name(v_, doses), legend_.bar_of(cells), bar_width, unbroken(short_dates(v_, doses.on)));
    }
    legend_.add(g_.early, v_.phrase("timeline-early"));
    legend_.add(g_.informative, v_.phrase("timeline-informative"));
    legend_.add(g_.conclusive, v_.phrase("timeline-settles"));
    legend_.add(g_.take, v_.phrase("timeline-take-today"));
    legend_.add(g_.later, v_.phrase("timeline-take-later"));
    legend_.add(g_.ends, v_.phrase("timeline-asked-until"));
    legend_.add(g_.exposure, v_.phrase("timeline-exposure"));
    legend_.add(g_.follow_up, v_.phrase("timeline-follow-up"));
    legend_.add(g_.dose, v_.phrase("timeline-dose"));
    legend_.add(g_.before, v_.phrase("timeline-before"));
    legend_.add(g_.beyond, v_.phrase("timeline-beyond"));
    legend_.say(v_.phrase("timeline-scale"), v_.fill("timeline-days", {{"n", fmt::format("{}", per_column_)}}));
    return out + legend_.text();
  }

 private:
  Cells blank() const { return Cells(bar_width, " "); }
  Date day_of(std::size_t column) const { return t_.first + days{long(column) * per_column_}; }
  std::size_t column(Date day) const { return std::size_t((day - t_.first).count() / per_column_); }

  void put(Cells& cells, Date day, std::string_view glyph) {
    if (day < t_.first) {
      cells.front() = g_.before;
    } else if (column(day) >= bar_width) {
      cells.back() = g_.beyond;
    } else {
      cells[column(day)] = glyph;
    }
  }

  /// Names of months where they begin.
  std::string months() const {
    std::string out;
    for (std::size_t c = 0; c < bar_width; ++c) {
      const std::chrono::year_month_day begin{day_of(c)}, end{day_of(c + 1) - days{1}};
      const bool starts = unsigned(begin.day()) == 1 || begin.month() != end.month() || begin.year() != end.year();
      const auto length = display_width(out);
      if (!(starts || c == 0) || length > c || (length == c && c > 0)) continue;
      const auto day = c == 0 && unsigned(begin.day()) < 25 ? day_of(c) : day_of(c + 1) - days{1};
      const auto name = std::string(month_name(day, v_.lang));
      if (c + display_width(name) > bar_width) break;
      // The first name gives way to one that would not fit beside it.
      out = padded(out, c) + name;
    }
    return out;
  }

  /// A column shows what holds on all its days: the phase of its first.
  void add_test(std::string& out, const Timeline::Test& test) {
    auto cells = blank();
    for (std::size_t c = 0; c < bar_width; ++c) {
      const auto phase = test.phase_on(day_of(c));
      if (!phase) continue;
      switch (*phase) {
        case Timeline::Phase::too_early:
          cells[c] = g_.early;
          break;
        case Timeline::Phase::informative:
          cells[c] = g_.informative;
          break;
        case Timeline::Phase::conclusive:
          cells[c] = g_.conclusive;
          break;
      }
    }
    if (test.asked_until && date_of(*test.asked_until) < t_.last) {
      put(cells, date_of(*test.asked_until) + days{per_column_}, g_.ends);  // after a mark of that day
    }
    for (const auto day : test.take) {
      const bool today = day == t_.today;
      put(cells, day, today ? g_.take : g_.later);
    }
    add_row(out, test_name(v_, test), legend_.bar_of(cells), bar_width, unbroken(visits_of(v_, test)));
  }

  const View& v_;
  const Timeline& t_;
  const Glyphs& g_;
  Legend legend_;
  long per_column_ = 1;
};

/// The limits that run, in hours.
class Clocks {
 public:
  Clocks(const View& view, const Timeline& timeline, const Glyphs& glyphs)
      : v_(view), clocks_(timeline.clocks), g_(glyphs) {
    std::stable_sort(clocks_.begin(), clocks_.end(), [](const auto& a, const auto& b) { return a.end < b.end; });
    first_ = v_.advice.asked.now;
    auto last = first_;
    for (std::size_t i = 0; i < std::min(shown_clocks, clocks_.size()); ++i) {
      first_ = std::min(first_, clocks_[i].begin);
      last = std::max(last, clocks_[i].end);
    }
    const auto span = (last - first_).count() + 1;
    hours_ = std::max<long>(1, (span + long(clock_width) * 60 - 1) / (long(clock_width) * 60));
  }

  std::string run() {
    std::string out;
    add_row(out, v_.phrase("heading-clocks"),
            pointer(column(v_.advice.asked.now), g_.today, v_.phrase("timeline-now"), clock_width), clock_width, "");
    for (std::size_t i = 0; i < std::min(shown_clocks, clocks_.size()); ++i) {
      const auto& clock = clocks_[i];
      Cells cells(clock_width, " ");
      for (auto c = column(clock.begin); c < std::min(clock_width, column(clock.end) + 1); ++c) {
        const auto end_of_column = first_ + hours{long(c + 1) * hours_} - minutes{1};
        const bool passed = end_of_column < v_.advice.asked.now;
        const bool unsure = clock.end_from && end_of_column > *clock.end_from;
        cells[c] = passed ? g_.early : unsure ? g_.unsure : g_.open;
      }
      cells[column(clock.end)] = g_.limit;
      add_row(out, clock_name(v_, clock), legend_.bar_of(cells), clock_width, clock_limit(v_, clock));
    }
    if (clocks_.size() > shown_clocks)
      out += v_.fill("timeline-more", {{"n", fmt::format("{}", clocks_.size() - shown_clocks)}}) + "\n";
    legend_.add(g_.early, v_.phrase("timeline-passed"));
    legend_.add(g_.open, v_.phrase("timeline-open"));
    legend_.add(g_.unsure, v_.phrase("timeline-unsure"));
    legend_.add(g_.limit, v_.phrase("timeline-limit"));
    legend_.say(v_.phrase("timeline-scale"), v_.fill("timeline-hours", {{"n", fmt::format("{}", hours_)}}));
    return out + legend_.text();
  }

 private:
  std::size_t column(Moment at) const { return std::size_t((at - first_).count() / (hours_ * 60)); }

  const View& v_;
  std::vector<Timeline::Clock> clocks_;
  const Glyphs& g_;
  Legend legend_;
  Moment first_{};
  long hours_ = 1;
};

}  // namespace

std::string timeline_text(const View& view, const Timeline& timeline, bool ascii) {
  const auto& glyphs = ascii ? typed : drawn;
  auto out = Days(view, timeline, glyphs).run();
  if (!timeline.clocks.empty()) out += "\n" + Clocks(view, timeline, glyphs).run();
  return out;
}

}  // namespace sti::report
