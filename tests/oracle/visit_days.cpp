#include "oracle/visit_days.hpp"

#include <algorithm>

#include "model/subject.hpp"
#include "oracle/plan_lines.hpp"

namespace sti::oracle {
namespace {

/// One thing to come for, and the days on which it can be done.
struct Item {
  std::string of, name;  ///< a dose is named by its number
  Date day{};            ///< its own
  Date from{}, until{};
  bool soon = false, only_joins = false;
  std::optional<Date> met;
};

const std::vector<std::string> kinds = {"today", "first", "interim", "conclusive", "control", "dose", "check"};
bool is_dose(const Item& item) { return std::find(kinds.begin(), kinds.end(), item.name) == kinds.end(); }
std::ptrdiff_t rank(const std::string& kind) { return std::find(kinds.begin(), kinds.end(), kind) - kinds.begin(); }

class Planner {
 public:
  Planner(const Stage& stage, const Course& course, const Opinion& lines)
      : stage_(stage), course_(course), lines_(lines), rules_(stage.pack.visits), today_(stage.today()) {}

  std::map<Date, std::set<PlanItem>> run() {
    for (const auto& [key, line] : lines_.tests) add_test(key, line);
    for (const auto& [vaccine, line] : lines_.vaccines) add_doses(vaccine, line);
    for (const auto& [key, on] : lines_.follow_up) {
      for (const auto day : on) add_line({{id_of(stage_.pack, FollowUpSubject{key.first, key.second}), "check", day}});
    }
    while (meet_most_pressing()) {
    }
    for (auto& item : items_) {
      for (const auto day : visits_) {
        if (item.only_joins && !item.met && item.from <= day && day <= item.until) item.met = day;
      }
    }
    std::map<Date, std::set<PlanItem>> out;
    for (const auto& item : items_) {
      if (item.met)
        out[*item.met].insert({item.of, item.name + " " + to_string(item.from) + " " + to_string(item.until)});
    }
    return out;
  }

 private:
  bool is_open(Date day) const { return rules_.is_open(day); }

  void add_line(std::vector<Item> line) {
    std::stable_sort(line.begin(), line.end(), [](const Item& a, const Item& b) { return a.day < b.day; });
    std::vector<Item> kept;
    for (auto& item : line) {
      item.soon = item.soon || is_during_pep(item.day);
      item.from = std::max(item.day, today_);
      while (item.from > today_ && !is_open(item.from)) item.from += days{1};
      if (!kept.empty() && kept.back().from >= item.from) {
        if (!is_dose(item)) {
          auto& held = kept.back();
          if (rank(item.name) > rank(held.name)) held.name = item.name;
          held.soon = held.soon || item.soon;
          held.only_joins = held.only_joins && item.only_joins;
          continue;
        }
        item.from = kept.back().from + days{1};
        while (!is_open(item.from)) item.from += days{1};
      }
      kept.push_back(item);
    }
    for (std::size_t i = 0; i < kept.size(); ++i) {
      auto& item = kept[i];
      item.until = item.from;
      const Date* next = i + 1 < kept.size() ? &kept[i + 1].from : nullptr;
      for (auto day = item.from; item.from > today_ && may_wait_until(item, day, next); day += days{1}) {
        if (is_open(day)) item.until = day;
      }
      items_.push_back(item);
    }
  }

  bool may_wait_until(const Item& item, Date day, const Date* next) const {
    const auto kind = is_dose(item) ? VisitDay::dose : VisitDay(rank(item.name));
    if (day - item.from > days{rules_.wait[kind]}) return false;
    if (item.soon && day - item.from > days{rules_.wait_soon}) return false;
    if (next != nullptr && day >= *next) return false;
    return next == nullptr || !is_dose(item) || (day - item.from) * 2 <= *next - item.from;
  }

  bool is_during_pep(Date day) const {
    if (!course_.is(stage_.pack.vocabulary.pep_taking)) return false;
    const auto scenes = stage_.exposure_scenes();
    return std::any_of(scenes.begin(), scenes.end(), [&](const Scene& scene) {
      const auto last = course_.last_dose(scene.exposure);
      return last && day <= *last;
    });
  }

  void add_test(const TestKey& key, const TestLine& line) {
    const auto of = id_of(stage_.pack, TestSubject{key.first, key.second});
    const bool soon = std::any_of(line.rules.begin(), line.rules.end(), [&](Index<Rule> rule) {
      return stage_.pack.rules[rule].prompt == OrderPrompt::soon;
    });
    std::vector<Item> days_of_line;
    const auto add = [&](std::optional<Date> day, const char* name) {
      Item item{of, name, day.value_or(today_)};
      item.soon = soon;
      item.only_joins = std::string(name) == "interim";
      if (day) days_of_line.push_back(item);
    };
    if (line.status == Status::control)
      add(line.take_on, "control");
    else if (line.take_on == today_)
      add(line.take_on, "today");
    else if (!line.check_on)
      add(line.take_on, "first");
    if (line.take_on && line.all_useful_on && *line.all_useful_on > *line.take_on && !line.check_on)
      add(line.all_useful_on, "first");
    for (const auto day : line.interim_on) add(day, "interim");
    for (const auto day : line.repeat_on) add(day, "conclusive");
    add(line.check_on, "check");
    add_line(days_of_line);
  }

  void add_doses(Index<VaccineKind> vaccine, const VaccineLine& line) {
    const auto of = id_of(stage_.pack, VaccineSubject{vaccine});
    const auto& schedule = line.schedule_days;
    const auto given = doses_of(stage_, vaccine);
    std::vector<Item> doses;
    if (line.level == VaccineLevel::offer) {
      for (std::size_t i = 0; i < schedule.size(); ++i)
        doses.push_back({of, std::to_string(i + 1), today_ + days{schedule[i] - schedule.front()}});
    } else if (line.level == VaccineLevel::complete_course && !given.empty()) {
      auto on = given.back();
      for (auto i = given.size(); i < schedule.size(); ++i) {
        on = std::max(on + days{schedule[i] - schedule[i - 1]}, today_);
        doses.push_back({of, std::to_string(i + 1), on});
      }
    }
    add_line(doses);
  }

  /// One visit more, for the item that can wait the least; false where all are met.
  bool meet_most_pressing() {
    const Item* pressing = nullptr;
    for (const auto& item : items_) {
      if (!item.met && !item.only_joins && (pressing == nullptr || item.until < pressing->until)) pressing = &item;
    }
    if (pressing == nullptr) return false;
    const auto last = pressing->until;
    std::vector<Item*> held;
    for (auto& item : items_) {
      if (!item.met && !item.only_joins && item.from <= last) held.push_back(&item);
    }
    auto on = Date::min();
    for (const auto* item : held) on = std::max(on, item->from);
    for (auto* item : held) item->met = on;
    visits_.insert(on);
    return true;
  }

  const Stage& stage_;
  const Course& course_;
  const Opinion& lines_;
  const VisitRules& rules_;
  Date today_;
  std::vector<Item> items_;
  std::set<Date> visits_;
};

}  // namespace

std::map<Date, std::set<PlanItem>> visit_days(const Stage& stage, const Course& course, const Opinion& lines) {
  return Planner(stage, course, lines).run();
}

void leave_to_regular_check(const Stage& stage, Opinion& lines) {
  const auto& pack = stage.pack;
  const auto today = stage.today();
  const auto is_near = [&](Date day) { return day <= today + days{pack.visits.regular_within}; };
  std::optional<Date> check;
  for (const auto& [key, on] : lines.follow_up) {
    for (const auto day : on) {
      if (pack.catalog.follow_ups[key.first].regular && day > today && is_near(day))
        check = std::min(check.value_or(day), day);
    }
  }
  if (!check) return;
  for (auto& [key, line] : lines.tests) {
    if (line.status == Status::control || line.rules.empty()) continue;
    const bool is_routine = std::all_of(line.rules.begin(), line.rules.end(), [&](Index<Rule> rule) {
      return pack.rules[rule].prompt == OrderPrompt::routine;
    });
    const bool was_negative = std::any_of(line.taken.begin(), line.taken.end(), [&](Index<TakenTest> index) {
      const auto& taken = stage.told.tests_taken[index];
      return taken.result == Result::negative && taken.on + days{pack.visits.regular_within} >= today;
    });
    const bool comes_later = line.take_on && (*line.take_on > today || line.all_useful_on > today);
    if (!is_routine || (line.take_on != today && !was_negative)) continue;
    if (!comes_later && line.repeat_on.empty() && line.interim_on.empty()) continue;
    line.check_on = check;
    line.repeat_on.clear();
    line.interim_on.clear();
    if (line.take_on && *line.take_on > today) line.take_on = check;
  }
}

}  // namespace sti::oracle
