// When the lines of a page stop being true.

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "engine/hits.hpp"
#include "engine/joins.hpp"
#include "model/clock.hpp"

namespace sti::engine {
namespace {

/// Whether both are of one line of the page: the methods of a verdict are of its line.
bool same_line(const Subject& expired, const Subject& what) {
  const auto* method = std::get_if<MethodSubject>(&expired);
  return method != nullptr ? what == Subject(VerdictSubject{method->slot}) : expired == what;
}

/// What a line tells of itself: limits of methods and vaccines, how long a silence is urgent, the days on which a test
/// becomes useful or conclusive, on which it is next due, and on which an answer is overdue.
class OwnExpiries {
 public:
  OwnExpiries(const Scored& scored, const Advice& advice) : s_(scored), advice_(advice) {}

  std::vector<Expiry> run() {
    for (const auto& verdict : advice_.verdicts) {
      for (const auto& limit : verdict.limits) add(limit.at, MethodSubject{verdict.slot, limit.method});
      add_horizon(verdict);
    }
    for (const auto& vaccine : advice_.vaccines) {
      if (vaccine.deadline) add(*vaccine.deadline, VaccineSubject{vaccine.vaccine});
    }
    for (const auto& line : advice_.tests) add_line(line);
    return std::move(out_);
  }

 private:
  void add(Moment at, const Subject& what) { out_.push_back({at, what}); }
  void add_day(std::optional<Date> day, const Subject& what) {
    if (day && *day > s_.today()) add(Moment{*day}, what);
  }

  void add_horizon(const Verdict& verdict) {
    const auto horizon = hours{s_.pack.vocabulary.slots[verdict.slot].horizon_hours};
    for (const auto& each : verdict.by_exposure) {
      if (each.level != Level::not_stated) continue;
      const auto& time = s_.asked.exposures[each.exposure].time;
      if (passed_since(s_.asked, time) <= horizon) add(limit_of(s_.asked, time, horizon), VerdictSubject{verdict.slot});
    }
  }

  void add_line(const TestAdvice& line) {
    const TestSubject subject{line.test, line.site};
    add_day(line.status_until, subject);
    if (line.status == Status::done || line.status == Status::positive) return;
    for (const auto& day : {line.take_on, line.useful_from, line.all_useful_from, line.conclusive_on})
      add_day(day, subject);
    for (const auto day : line.repeat_on) add_day(day, subject);
  }

  const Scored& s_;
  const Advice& advice_;
  std::vector<Expiry> out_;
};

/// A moment ahead at which a condition on the time since an exposure begins or ends to hold.
struct Edge {
  Instant first;  ///< of the new state
  Moment shown;   ///< the limit itself where it is one in hours, 00:00 where it is one in days

  bool operator<(const Edge& other) const { return std::pair(first, shown) < std::pair(other.first, other.shown); }
};

/// A moment ahead at which the time since an exposure comes into another cell.
struct Crossing {
  Edge edge;
  Index<Cell> before, after;
};

std::vector<Crossing> crossings_of(const Scored& s, Index<Exposure> exposure) {
  const auto& zone = zone_of(s.asked);
  const auto& time = s.asked.exposures[exposure].time;
  Case then;
  then.zone = &zone;
  const auto cell_at = [&](Instant instant) {
    set_now(then, instant);
    const auto passed = elapsed(then, time);
    return s.program.time_cell(passed.minutes, passed.days);
  };
  std::set<std::int64_t> first_minutes, first_days;
  for (const auto& cell : s.program.time_cells) {
    first_minutes.insert(cell.minutes_low);
    first_days.insert(cell.days_low);
  }
  std::vector<Crossing> out;
  const auto add = [&](Instant first, Moment shown) {
    if (first <= now_of(s.asked)) return;
    const auto before = cell_at(first - minutes{1}), after = cell_at(first);
    if (before != after) out.push_back({{first, shown}, before, after});
  };
  for (const auto day : first_days) {
    const auto on = date_of(time.latest) + days{day};
    if (day > 0) add(zone.first_instant_of(on), Moment{on});
  }
  for (const auto minute : first_minutes) {
    const auto limit = minutes{minute - 1};
    if (minute > 0) add(time.latest_instant + minutes{minute}, limit_of(s.asked, time, limit));
  }
  return out;
}

/// Those at which a row that would fit the unit at some other time begins or ends to fit.
void add_edges(const Scored& s, const UnitHits& unit, const std::vector<Crossing>& crossings, std::set<Edge>& out) {
  const auto since = s.program.dimension_of(s.pack.vocabulary.since);
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
    for (const auto& crossing : crossings) {
      if ((*times)[crossing.before] != (*times)[crossing.after]) out.insert(crossing.edge);
    }
  }
}

/// The first moment at which a rule's own time limit, or what was done, changes a verdict, a vaccine or a test.
class LaterPages {
 public:
  LaterPages(const Scored& s, Advice& advice, std::vector<Expiry>& out) : s_(s), advice_(advice), out_(out) {}

  void run() {
    std::set<Edge> edges;
    std::map<Index<Exposure>, std::vector<Crossing>> crossings;
    for (const auto& unit : s_.units) {
      if (!unit.exposure) continue;
      const auto [place, is_new] = crossings.try_emplace(unit.exposure);
      if (is_new) place->second = crossings_of(s_, unit.exposure);
      add_edges(s_, unit, place->second, edges);
    }
    add_days_of_what_was_done(edges);
    for (const auto& edge : edges) compare(edge);
  }

 private:
  /// A course of PEP comes to its end.
  void add_days_of_what_was_done(std::set<Edge>& out) const {
    const auto add = [&](Date day) {
      if (day > s_.today()) out.insert({zone_of(s_.asked).first_instant_of(day), Moment{day}});
    };
    const auto& vocabulary = s_.pack.vocabulary;
    if (s_.resolved.person[vocabulary.pep].value == vocabulary.pep_no) return;
    for (const auto& unit : s_.units) {
      if (!unit.exposure) continue;
      const auto last = last_dose(s_, unit);
      add(last);
      add(last + days{1});
    }
  }

  void compare(const Edge& edge) {
    auto later_case = s_.asked;
    set_now(later_case, edge.first);
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
      const TestSubject subject{line.test, line.site};
      const auto then = std::find_if(later.tests.begin(), later.tests.end(), [&](const TestAdvice& other) {
        return other.test == line.test && other.site == line.site;
      });
      if (then == later.tests.end()) {
        if (!line.asked_until) line.asked_until = zone_of(s_.asked).local_of(edge.first - minutes{1});
        add(edge, subject);
      } else if (says_otherwise(line, *then)) {
        add(edge, subject);
      }
    }
  }

  /// Days that were ahead, and are not the same any more.
  bool says_otherwise(const TestAdvice& line, const TestAdvice& then) const {
    const bool is_later =
        line.take_on && *line.take_on > s_.today() && !line.at_check;  // a check is counted from today
    const bool moves = is_later && line.take_on != then.take_on;
    const bool is_dated_anew = line.useful_from != then.useful_from || line.conclusive_on != then.conclusive_on;
    return line.status != then.status || moves || is_dated_anew;
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
  auto out = OwnExpiries(s, advice).run();
  LaterPages(s, advice, out).run();
  const auto key = [&](const Expiry& expiry) { return std::pair(expiry.at, id_of(s.pack, expiry.what)); };
  std::sort(out.begin(), out.end(), [&](const Expiry& a, const Expiry& b) { return key(a) < key(b); });
  out.erase(std::unique(out.begin(), out.end(), [&](const Expiry& a, const Expiry& b) { return key(a) == key(b); }),
            out.end());
  return out;
}

}  // namespace sti::engine
