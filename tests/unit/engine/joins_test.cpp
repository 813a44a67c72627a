#include "engine/joins.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

#include "base/date.hpp"

using namespace sti;
using engine::OrderTerms;
using engine::WindowDays;

namespace {

// Small numbers, so that values meet that are equal in part.

int number_below(int bound) { return *rc::gen::inRange(0, bound); }
std::optional<int> some_day() { return number_below(3) == 0 ? std::nullopt : std::optional(number_below(4)); }
/// Rising, each once.
std::vector<int> some_days() {
  std::vector<int> out;
  for (int day = 0; day < 4; ++day) {
    if (number_below(3) == 0) out.push_back(day);
  }
  return out;
}

WindowDays some_window() {
  return {.earliest = some_day(),
          .interim = some_day(),
          .conclusive = some_day(),
          .repeat = some_days(),
          .from_last_dose = number_below(2) == 1,
          .confirmed = number_below(2) == 1};
}

OrderTerms some_terms() { return {.baseline = number_below(2) == 1, .earliest = some_day()}; }

VaccineValue some_vaccine() {
  return {.level = VaccineLevel(number_below(3)),
          .free = number_below(3) == 0 ? std::nullopt : std::optional(number_below(2) == 1),
          .schedule_days = some_days(),
          .latest_hours = some_day()};
}

FollowUpValue some_follow_up() {
  FollowUpValue out;
  using From = FollowUpEffect::From;
  for (const auto from : {From::now, From::exposure, From::pep_last_dose, From::treated}) {
    if (auto days = some_days(); !days.empty()) out.days[from] = std::move(days);
  }
  return out;
}

/// The value of two, by whatever joins their kind.
template <class Value>
Value joined(Value held, const Value& other) {
  engine::join_into(held, other);
  return held;
}
template <class AnyLevel>
std::optional<AnyLevel> joined(std::optional<AnyLevel> held, const std::optional<AnyLevel>& other) {
  if (other) engine::take_stronger(held, *other);
  return held;
}

template <class Make>
void check_laws(const std::string& name, const Make& make) {
  CHECK(rc::check(name + ": the order of two does not matter", [&] {
    const auto a = make(), b = make();
    RC_ASSERT(joined(a, b) == joined(b, a));
  }));
  CHECK(rc::check(name + ": of three it does not matter which two come first", [&] {
    const auto a = make(), b = make(), c = make();
    RC_ASSERT(joined(joined(a, b), c) == joined(a, joined(b, c)));
  }));
  CHECK(rc::check(name + ": the same twice is the same", [&] {
    const auto a = make();
    RC_ASSERT(joined(a, a) == a);
  }));
}

/// Days after an exposure. `early` is the interim look.
engine::LineDays<int> days_of_line(int useful, std::optional<int> early, std::optional<int> conclusive,
                                   std::vector<int> repeat = {}, bool baseline = false) {
  return {useful, early, conclusive, std::move(repeat), baseline};
}

}  // namespace

TEST_SUITE("engine/joins") {
  TEST_CASE("joins keep their laws") {
    check_laws("days of a window", some_window);
    check_laws("terms of an order", some_terms);
    check_laws("a vaccine", some_vaccine);
    check_laws("a follow-up", some_follow_up);
    check_laws("a level", [] { return number_below(4) == 0 ? std::nullopt : std::optional(Level(number_below(5))); });
    check_laws("a level of a vaccine",
               [] { return number_below(4) == 0 ? std::nullopt : std::optional(VaccineLevel(number_below(5))); });
  }

  TEST_CASE("of several windows the latest days hold, and all that are to be repeated") {
    const WindowDays early{.earliest = 14, .interim = {}, .conclusive = 42, .repeat = {30, 90}};
    const WindowDays late{.earliest = 21, .interim = 28, .conclusive = {}, .repeat = {60, 90}, .from_last_dose = true};
    CHECK(joined(early, late) ==
          WindowDays{.earliest = 21, .interim = 28, .conclusive = 42, .repeat = {30, 60, 90}, .from_last_dose = true});
    CHECK(joined(early, {}) == early);
  }

  TEST_CASE("of several orders the most that is asked for holds") {
    CHECK(joined(OrderTerms{true, 7}, OrderTerms{false, 3}) == OrderTerms{true, 3});
    CHECK(joined(OrderTerms{false, {}}, OrderTerms{false, 7}) == OrderTerms{false, 7});
  }

  TEST_CASE("of several vaccine rules the strongest level holds, and of that the best terms") {
    const VaccineValue weak{VaccineLevel::check_status, true, {0, 7}, 24};
    const VaccineValue one{VaccineLevel::offer, false, {0, 30, 180}, {}};
    const VaccineValue other{VaccineLevel::offer, true, {0, 7, 21}, 48};
    CHECK(joined(weak, one) == one);
    CHECK(joined(one, other) == VaccineValue{VaccineLevel::offer, true, {0, 7, 21}, 48});
  }

  TEST_CASE("of several follow-ups every day holds") {
    using From = FollowUpEffect::From;
    const FollowUpValue one{{{From::now, {30}}, {From::exposure, {90}}}, {}};
    const FollowUpValue other{{{From::exposure, {42, 90, 180}}, {From::treated, {7}}}, {}};
    CHECK(joined(one, other) ==
          FollowUpValue{{{From::now, {30}}, {From::exposure, {42, 90, 180}}, {From::treated, {7}}}, {}});
  }

  TEST_CASE("the stronger of two levels holds, and the first that speaks") {
    std::optional<Level> held;
    engine::take_stronger(held, Level::not_indicated);
    CHECK(held == Level::not_indicated);
    engine::take_stronger(held, Level::not_applicable);
    CHECK(held == Level::not_indicated);
    engine::take_stronger(held, Level::recommended);
    CHECK(held == Level::recommended);
    engine::take_stronger(held, Level::consider);
    CHECK(held == Level::recommended);
  }

  TEST_CASE("the status of a line below, at and above the day it is worth taking and the day it is conclusive") {
    struct Row {
      const char* name;
      engine::LineDays<int> line;
      int today;
      Status status;
    };
    const Row rows[] = {
        {"on the day of the exposure", days_of_line(21, {}, 84), 0, Status::wait},
        {"the day before it is worth taking", days_of_line(21, {}, 84), 20, Status::wait},
        {"the day it is worth taking", days_of_line(21, {}, 84), 21, Status::now_and_repeat},
        {"the day after", days_of_line(21, {}, 84), 22, Status::now_and_repeat},
        {"the day before it is conclusive", days_of_line(21, {}, 84), 83, Status::now_and_repeat},
        {"the day it is conclusive", days_of_line(21, {}, 84), 84, Status::now},
        {"the day after that", days_of_line(21, {}, 84), 85, Status::now},
        {"a baseline, the day before", days_of_line(21, {}, 84, {}, true), 20, Status::baseline},
        {"a baseline, on the day", days_of_line(21, {}, 84, {}, true), 21, Status::now_and_repeat},
        {"a baseline, when it is conclusive", days_of_line(21, {}, 84, {}, true), 84, Status::now},
        {"never conclusive, the day before", days_of_line(14, {}, {}), 13, Status::wait},
        {"never conclusive, on the day", days_of_line(14, {}, {}), 14, Status::now},
        {"never conclusive, long after", days_of_line(14, {}, {}), 1000, Status::now},
        {"conclusive when it is first worth taking, the day before", days_of_line(14, {}, 14), 13, Status::wait},
        {"conclusive when it is first worth taking", days_of_line(14, {}, 14), 14, Status::now},
    };
    for (const auto& row : rows) {
      CAPTURE(std::string(row.name));
      CHECK(engine::status_on(row.line, row.today) == row.status);
    }
    const engine::LineDays<Date> dated{*parse_date("2026-11-23"), {}, *parse_date("2027-01-25"), {}, false};
    CHECK(engine::status_on(dated, *parse_date("2026-11-22")) == Status::wait);
    CHECK(engine::status_on(dated, *parse_date("2026-11-23")) == Status::now_and_repeat);
    CHECK(engine::status_on(dated, *parse_date("2027-01-25")) == Status::now);
  }

  TEST_CASE("an early look is dropped once its day has come") {
    struct Row {
      const char* name;
      engine::LineDays<int> line;
      int today;
      bool is_left;
    };
    const Row rows[] = {
        {"ahead of the sample that is waited for", days_of_line(21, 20, 84), 0, true},
        {"on its day", days_of_line(21, 21, 84), 0, true},
        {"after it", days_of_line(21, 22, 84), 0, true},
        {"after it, the day before", days_of_line(21, 28, 84), 27, true},
        {"after it, on the day", days_of_line(21, 28, 84), 28, false},
        {"after it, the day after", days_of_line(21, 28, 84), 29, false},
        {"beside a baseline, which is taken today", days_of_line(21, 21, 84, {}, true), 0, true},
        {"beside a baseline, the day before", days_of_line(21, 21, 84, {}, true), 20, true},
        {"beside a baseline, on the day", days_of_line(21, 21, 84, {}, true), 21, false},
    };
    for (const auto& row : rows) {
      CAPTURE(std::string(row.name));
      auto left = row.line;
      engine::drop_past(left, row.today);
      CHECK(left.interim == (row.is_left ? row.line.interim : std::nullopt));
      CHECK(left.useful == row.line.useful);
      CHECK(left.conclusive == row.line.conclusive);
    }
  }

  TEST_CASE("a day to repeat on is dropped when it comes") {
    struct Row {
      int today;
      std::vector<int> left;
    };
    const Row rows[] = {{0, {30, 60}}, {29, {30, 60}}, {30, {60}}, {31, {60}}, {59, {60}}, {60, {}}, {61, {}}};
    for (const auto& row : rows) {
      CAPTURE(row.today);
      auto left = days_of_line(14, {}, 45, {30, 60});
      engine::drop_past(left, row.today);
      CHECK(left.repeat == row.left);
    }
  }

  TEST_CASE("an offer is too late once a method is past its limit and none is open") {
    struct Row {
      Level given;
      Level without_methods, open, past, open_and_past;
    };
    const Row rows[] = {
        {Level::recommended, Level::recommended, Level::recommended, Level::too_late, Level::recommended},
        {Level::consider, Level::consider, Level::consider, Level::too_late, Level::consider},
        {Level::too_late, Level::too_late, Level::too_late, Level::too_late, Level::too_late},
        {Level::not_indicated, Level::not_indicated, Level::not_indicated, Level::not_indicated, Level::not_indicated},
        {Level::not_applicable, Level::not_applicable, Level::not_applicable, Level::not_applicable,
         Level::not_applicable},
    };
    for (const auto& row : rows) {
      CAPTURE(to_string(row.given));
      CHECK(engine::level_left(row.given, false, false) == row.without_methods);
      CHECK(engine::level_left(row.given, true, false) == row.open);
      CHECK(engine::level_left(row.given, false, true) == row.past);
      CHECK(engine::level_left(row.given, true, true) == row.open_and_past);
    }
  }

  TEST_CASE("a method is open up to its limit, included, and always without one") {
    Method limited, unlimited;
    limited.latest_hours.emplace().value = 72;
    struct Row {
      minutes passed;
      bool open;
    };
    const Row rows[] = {
        {minutes{0}, true}, {hours{72} - minutes{1}, true}, {hours{72}, true}, {hours{72} + minutes{1}, false}};
    for (const auto& row : rows) {
      CAPTURE(row.passed.count());
      CHECK(engine::is_open(limited, row.passed) == row.open);
      CHECK(engine::is_open(unlimited, row.passed));
    }
  }

  TEST_CASE("a slot that needs an exposure is judged only with one") {
    Slot of_exposure, of_person;
    of_person.needs_exposure = false;
    CHECK(engine::is_judged(of_exposure, true));
    CHECK_FALSE(engine::is_judged(of_exposure, false));
    CHECK(engine::is_judged(of_person, true));
    CHECK(engine::is_judged(of_person, false));
  }

  TEST_CASE("a follow-up that is due already is due today") {
    CHECK(engine::due_on(29, 30) == 30);
    CHECK(engine::due_on(30, 30) == 30);
    CHECK(engine::due_on(31, 30) == 31);
    using From = FollowUpEffect::From;
    const FollowUpValue value{{{From::exposure, {30, 90}}}, {}};
    CHECK(engine::on_day(value, 29) == value);
    CHECK(engine::on_day(value, 30) == FollowUpValue{{{From::now, {0}}, {From::exposure, {90}}}, {}});
    CHECK(engine::on_day(value, 91) == FollowUpValue{{{From::now, {0}}}, {}});
  }

  TEST_CASE("a note is the same where its kind, text and services are; what the person is told does not count") {
    NoteEffect note;
    note.kind = NoteKind::talk;
    note.text.by_lang[Lang::en] = "a";
    note.services = {Index<Service>(0)};
    auto other = note;
    other.patient.by_lang[Lang::en] = "b";
    CHECK(engine::same_note(note, other));
    auto kind = note, text = note, services = note;
    kind.kind = NoteKind::law;
    text.text.by_lang[Lang::en] = "c";
    services.services.clear();
    Rule rule;
    for (const auto& differs : {kind, text, services}) {
      CHECK_FALSE(engine::same_note(note, differs));
      rule.effects.push_back(differs);
    }
    CHECK_FALSE(engine::find_note(rule, note));
    rule.effects.push_back(other);
    CHECK(engine::find_note(rule, note) == EffectIndex(3));
  }

  TEST_CASE("an offer to the person stands where an exposure comes too late for it, and nothing else does") {
    struct Row {
      Level of_exposure;
      std::optional<Level> of_person;
      Level level;
    };
    const Row rows[] = {
        {Level::too_late, {}, Level::too_late},
        {Level::too_late, Level::recommended, Level::recommended},
        {Level::too_late, Level::consider, Level::consider},
        {Level::too_late, Level::too_late, Level::too_late},
        {Level::too_late, Level::not_indicated, Level::too_late},
        {Level::too_late, Level::not_applicable, Level::too_late},
        {Level::recommended, {}, Level::recommended},
        {Level::recommended, Level::consider, Level::recommended},
        {Level::recommended, Level::not_applicable, Level::recommended},
        {Level::consider, {}, Level::consider},
        {Level::consider, Level::recommended, Level::consider},
        {Level::consider, Level::not_applicable, Level::consider},
        {Level::not_indicated, {}, Level::not_indicated},
        {Level::not_indicated, Level::recommended, Level::not_indicated},
        {Level::not_indicated, Level::consider, Level::not_indicated},
        {Level::not_applicable, {}, Level::not_applicable},
        {Level::not_applicable, Level::recommended, Level::not_applicable},
        {Level::not_applicable, Level::consider, Level::not_applicable},
    };
    for (const auto& row : rows) {
      CAPTURE(to_string(row.of_exposure));
      CAPTURE(row.of_person ? to_string(*row.of_person) : "nothing");
      CHECK(engine::level_with_person(row.of_exposure, row.of_person) == row.level);
    }
  }
}
