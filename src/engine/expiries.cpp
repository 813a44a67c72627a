// When the lines of a page stop being true.

#include <algorithm>
#include <set>
#include <tuple>

#include "engine/hits.hpp"
#include "engine/observe.hpp"

namespace sti::engine {
namespace {

/// Limits of methods and vaccines, and the days on which a test becomes useful or conclusive.
std::vector<Expiry> expiries_of_lines(const Scored& s, const Advice& advice) {
  std::vector<Expiry> out;
  for (const auto& verdict : advice.verdicts) {
    const auto& slot = s.pack.vocabulary.slots[std::size_t(verdict.slot)].id;
    for (const auto& limit : verdict.limits) {
      const auto& method = s.pack.methods[std::size_t(limit.method)].id;
      out.push_back({limit.at, method == slot ? slot : slot + "/" + method});
    }
  }
  for (const auto& vaccine : advice.vaccines) {
    if (vaccine.deadline)
      out.push_back({*vaccine.deadline, "vaccine/" + s.pack.catalog.vaccines[std::size_t(vaccine.vaccine)].id});
  }
  for (const auto& line : advice.tests) {
    if (line.status == Status::done) continue;
    for (const auto& day : {line.useful_from, line.conclusive_on}) {
      if (day && *day > date_of(s.asked.now)) out.push_back({Moment{*day}, name_of(s.pack, line)});
    }
  }
  return out;
}

/// A moment ahead at which a condition on the time since an exposure begins or ends to hold.
struct Edge {
  Moment first;  ///< of the new state
  Moment shown;  ///< the limit itself where it is one in hours, 00:00 where it is one in days

  bool operator<(const Edge& other) const { return first < other.first; }
};

/// Edges of the rows that would fit the unit at some other time.
void add_edges(const Scored& s, const UnitHits& unit, std::set<Edge>& out) {
  const int since = s.program.dimension_of(s.pack.vocabulary.since);
  const auto latest = s.asked.exposures[std::size_t(unit.exposure)].time.latest;
  const auto cell_at = [&](Moment moment) {
    const auto passed = elapsed(moment, latest);
    return std::size_t(s.program.time_cell(passed.minutes, passed.days));
  };
  for (const int index : s.program.timed_rows) {
    const Mask* times = nullptr;
    bool fits = true;
    for (const auto& constraint : s.program.rows[std::size_t(index)].box) {
      if (constraint.dimension == since)
        times = &constraint.allowed;
      else
        fits = fits && constraint.allowed[unit.unit->point[std::size_t(constraint.dimension)]];
    }
    if (!fits || times == nullptr) continue;
    const auto add = [&](Moment first, Moment shown) {
      if (first > s.asked.now && (*times)[cell_at(first)] != (*times)[cell_at(first - minutes{1})])
        out.insert({first, shown});
    };
    for (const auto& cell : s.program.time_cells) {
      const auto passed = latest + minutes{cell.minutes_low};
      if (cell.minutes_low > 0) add(passed, passed - minutes{1});
      const Moment day{date_of(latest) + days{cell.days_low}};
      if (cell.days_low > 0) add(day, day);
    }
  }
}

/// The first moment at which a rule's own time limit changes a verdict or a vaccine, or takes a test away.
class LaterPages {
 public:
  LaterPages(const Scored& s, Advice& advice, std::vector<Expiry>& out) : s_(s), advice_(advice), out_(out) {}

  void run() {
    std::set<Edge> edges;
    for (const auto& unit : s_.units) {
      if (unit.exposure >= 0) add_edges(s_, unit, edges);
    }
    for (const auto& edge : edges) compare(edge);
  }

 private:
  void compare(const Edge& edge) {
    auto later_case = s_.asked;
    later_case.now = edge.first;
    const auto later = advise(s_.program, later_case, {.questions = false, .risk = false, .expiries = false});
    for (std::size_t i = 0; i < advice_.verdicts.size(); ++i) {
      if (later.verdicts[i].level != advice_.verdicts[i].level)
        add(edge, s_.pack.vocabulary.slots[std::size_t(advice_.verdicts[i].slot)].id);
    }
    for (const auto& vaccine : advice_.vaccines) {
      for (const auto& then : later.vaccines) {
        if (then.vaccine == vaccine.vaccine && then.level != vaccine.level)
          add(edge, "vaccine/" + s_.pack.catalog.vaccines[std::size_t(vaccine.vaccine)].id);
      }
    }
    for (auto& line : advice_.tests) {
      const bool kept = std::any_of(later.tests.begin(), later.tests.end(), [&](const TestAdvice& then) {
        return then.test == line.test && then.site == line.site;
      });
      if (kept) continue;
      if (!line.asked_until) line.asked_until = edge.first - minutes{1};
      add(edge, name_of(s_.pack, line));
    }
  }

  /// Unless the line has expired before, or by a limit of its own.
  void add(const Edge& edge, const std::string& what) {
    const bool known = std::any_of(out_.begin(), out_.end(), [&](const Expiry& expiry) {
      const bool same_line = expiry.what == what || expiry.what.starts_with(what + "/");
      return same_line && expiry.at <= edge.shown;
    });
    if (!known) out_.push_back({edge.shown, what});
  }

  const Scored& s_;
  Advice& advice_;
  std::vector<Expiry>& out_;
};

}  // namespace

std::vector<Expiry> collect_expiries(const Scored& s, Advice& advice) {
  auto out = expiries_of_lines(s, advice);
  LaterPages(s, advice, out).run();
  const auto key = [](const Expiry& expiry) { return std::tie(expiry.at, expiry.what); };
  std::sort(out.begin(), out.end(), [&](const Expiry& a, const Expiry& b) { return key(a) < key(b); });
  out.erase(std::unique(out.begin(), out.end(), [&](const Expiry& a, const Expiry& b) { return key(a) == key(b); }),
            out.end());
  return out;
}

}  // namespace sti::engine
