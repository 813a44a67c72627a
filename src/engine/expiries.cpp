// When the lines of a page stop being true.

#include <algorithm>
#include <set>
#include <utility>

#include "engine/hits.hpp"

namespace sti::engine {
namespace {

/// Whether both are of one line of the page: the methods of a verdict are of its line.
bool same_line(const Subject& expired, const Subject& what) {
  const auto* method = std::get_if<MethodSubject>(&expired);
  return method != nullptr ? what == Subject(VerdictSubject{method->slot}) : expired == what;
}

/// Limits of methods and vaccines, and the days on which a test becomes useful or conclusive.
std::vector<Expiry> expiries_of_lines(const Scored& s, const Advice& advice) {
  std::vector<Expiry> out;
  for (const auto& verdict : advice.verdicts) {
    for (const auto& limit : verdict.limits) out.push_back({limit.at, MethodSubject{verdict.slot, limit.method}});
  }
  for (const auto& vaccine : advice.vaccines) {
    if (vaccine.deadline) out.push_back({*vaccine.deadline, VaccineSubject{vaccine.vaccine}});
  }
  for (const auto& line : advice.tests) {
    if (line.status == Status::done) continue;
    for (const auto& day : {line.useful_from, line.conclusive_on}) {
      if (day && *day > s.today()) out.push_back({Moment{*day}, TestSubject{line.test, line.site}});
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
  const auto since = s.program.dimension_of(s.pack.vocabulary.since);
  const auto latest = s.asked.exposures[unit.exposure].time.latest;
  const auto cell_at = [&](Moment moment) {
    const auto passed = elapsed(moment, latest);
    return s.program.time_cell(passed.minutes, passed.days);
  };
  for (const auto row : s.program.timed_rows) {
    const Cells* times = nullptr;
    bool fits = true;
    for (const auto& constraint : s.program.rows[row].box) {
      if (constraint.dimension == since)
        times = &constraint.allowed;
      else
        fits = fits && constraint.allowed[unit.unit->point[constraint.dimension]];
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
      if (unit.exposure) add_edges(s_, unit, edges);
    }
    for (const auto& edge : edges) compare(edge);
  }

 private:
  void compare(const Edge& edge) {
    auto later_case = s_.asked;
    later_case.now = edge.first;
    const auto later = advise(s_.program, later_case, {.questions = false, .risk = false, .expiries = false});
    for (const auto slot : advice_.verdicts.indices()) {
      if (later.verdicts[slot].level != advice_.verdicts[slot].level) add(edge, VerdictSubject{slot});
    }
    for (const auto& vaccine : advice_.vaccines) {
      for (const auto& then : later.vaccines) {
        if (then.vaccine == vaccine.vaccine && then.level != vaccine.level) add(edge, VaccineSubject{vaccine.vaccine});
      }
    }
    for (auto& line : advice_.tests) {
      const bool kept = std::any_of(later.tests.begin(), later.tests.end(), [&](const TestAdvice& then) {
        return then.test == line.test && then.site == line.site;
      });
      if (kept) continue;
      if (!line.asked_until) line.asked_until = edge.first - minutes{1};
      add(edge, TestSubject{line.test, line.site});
    }
  }

  /// Unless the line has expired before, or by a limit of its own.
  void add(const Edge& edge, const Subject& what) {
    const bool known = std::any_of(out_.begin(), out_.end(), [&](const Expiry& expiry) {
      return expiry.at <= edge.shown && same_line(expiry.what, what);
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
  const auto key = [&](const Expiry& expiry) { return std::pair(expiry.at, id_of(s.pack, expiry.what)); };
  std::sort(out.begin(), out.end(), [&](const Expiry& a, const Expiry& b) { return key(a) < key(b); });
  out.erase(std::unique(out.begin(), out.end(), [&](const Expiry& a, const Expiry& b) { return key(a) == key(b); }),
            out.end());
  return out;
}

}  // namespace sti::engine
