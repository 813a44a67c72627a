// What was already done counts: what one more result may change in an advice, and what it may not.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "engine/advise.hpp"
#include "oracle/answer_text.hpp"
#include "oracle/random_case.hpp"
#include "report/advice/json.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

Advice advise(const test::ReadyPack& ready, const Case& told) {
  return engine::advise(ready.program, told, {.questions = false, .risk = false, .expiries = false});
}

const TestAdvice* find_line(const Advice& advice, Index<TestKind> test, Index<Site> site) {
  for (const auto& line : advice.tests) {
    if (line.test == test && line.site == site) return &line;
  }
  return nullptr;
}

std::string line_name(const Pack& pack, const TestAdvice& line) {
  return id_of(pack, TestSubject{line.test, line.site});
}

/// A random case, and the same with one more result.
struct Told {
  oracle::RandomCase random;
  Case before, after;
  TakenTest added;

  Told(const test::ReadyPack& ready, const char* result) : random(*oracle::random_case(ready.pack)) {
    before = test::read_json_case(ready.pack, random.text());
    auto more = random;
    auto taken = *oracle::random_result(ready.pack, random);
    if (result != nullptr) taken["result"] = result;
    more.json["person"]["tests_taken"].push_back(taken);
    RC_LOG() << "with one more: " << more.text() << '\n';
    after = test::read_json_case(ready.pack, more.text());
    added = after.tests_taken.back();
  }
};

// --- a negative ----------------------------------------------------------------------------------

/// The control of a treatment is over with a negative that is of the line: it is the ordinary one then, or gone.
bool is_settled_control(const TestAdvice& before, const TestAdvice* after, Index<TakenTest> negative) {
  if (!before.control_of) return false;
  if (after == nullptr) return true;
  const auto& taken = after->taken;
  return !after->control_of && std::find(taken.begin(), taken.end(), negative) != taken.end();
}

void check_negative(const test::ReadyPack& ready) {
  const Told told(ready, "negative");
  const auto before = advise(ready, told.before), after = advise(ready, told.after);
  for (const auto& line : after.tests) {
    if (find_line(before, line.test, line.site) == nullptr) RC_FAIL("a negative adds " + line_name(ready.pack, line));
  }
  for (const auto& line : before.tests) {
    const auto* then = find_line(after, line.test, line.site);
    if (is_settled_control(line, then, Index<TakenTest>(told.before.tests_taken.size()))) continue;
    const auto name = line_name(ready.pack, line);
    if (then == nullptr) RC_FAIL("a negative removes " + name);
    const auto day = [](const TestAdvice& of) { return of.take_on.value_or(Date::max()); };
    if (day(*then) < day(line)) RC_FAIL("a negative brings " + name + " forward to " + to_string(day(*then)));
  }
}

// --- a positive ----------------------------------------------------------------------------------

std::optional<Date> last_treatment(const Pack& pack, const Case& told, Index<TestKind> test) {
  std::optional<Date> last;
  const auto infection = pack.catalog.tests[test].infection;
  for (const auto& treatment : told.treated) {
    if (infection && treatment.infection == infection) last = std::max(last.value_or(treatment.on), treatment.on);
  }
  return last;
}

/// The day from which a test means something again after treatment, where the pack says so.
std::optional<Date> means_something_from(const Pack& pack, const Case& told, Index<TestKind> test) {
  const auto treated = last_treatment(pack, told, test);
  std::optional<Date> from;
  for (const auto& row : pack.after_treatments) {
    const bool is_of = std::find(row.tests.begin(), row.tests.end(), test) != row.tests.end();
    if (!treated || !is_of || !row.not_before) continue;
    from = std::max(from.value_or(Date::min()), *treated + days{row.not_before->value});
  }
  return from;
}

/// No plan has a sample while it would mean nothing.
void check_not_before(const test::ReadyPack& ready, const Advice& advice) {
  for (const auto& line : advice.tests) {
    const auto from = means_something_from(ready.pack, advice.asked, line.test);
    if (!from) continue;
    auto all = line.repeat_on;
    if (line.take_on) all.push_back(*line.take_on);
    all.insert(all.end(), line.interim_on.begin(), line.interim_on.end());
    for (const auto day : all) {
      if (day < *from) RC_FAIL(line_name(ready.pack, line) + " is taken on " + to_string(day) + ", too early");
    }
  }
}

void check_positive(const test::ReadyPack& ready) {
  const Told told(ready, "positive");
  const auto advice = advise(ready, told.after);
  check_not_before(ready, advice);
  const auto& found = told.added;
  const auto treated = last_treatment(ready.pack, told.after, found.test);
  const auto from = means_something_from(ready.pack, told.after, found.test);
  const bool stands = !(treated && *treated >= found.on) && !(from && found.on < *from);
  if (!stands || !found.site) return;
  const auto* line = find_line(advice, found.test, found.site);
  if (line == nullptr) RC_FAIL("a positive has no line");
  RC_ASSERT(line->status == Status::positive);
  RC_ASSERT(!line->take_on);
  RC_ASSERT(!line->conclusive_on);
  RC_ASSERT(line->repeat_on.empty());
  RC_ASSERT(line->interim_on.empty());
  const auto infection = ready.pack.catalog.tests[found.test].infection;
  for (const auto& other : advice.tests) {
    const bool is_of_it = infection && ready.pack.catalog.tests[other.test].infection == infection;
    if (is_of_it && other.site == found.site && other.conclusive_on)
      RC_FAIL("a negative of " + line_name(ready.pack, other) + " is called conclusive beside the finding");
  }
  const Subject subject = TestSubject{found.test, found.site};
  const auto note = std::find_if(advice.notes.begin(), advice.notes.end(), [&](const Note& each) {
    const bool of_pack = each.from == Note::From::rule && each.first;  // the pack's own words for a finding
    return of_pack || (each.from == Note::From::found && each.about == subject);
  });
  RC_ASSERT(note != advice.notes.end());
  RC_ASSERT(note->kind == NoteKind::urgent || note->kind == NoteKind::referral);
  RC_ASSERT(note->first);
  for (const auto& visit : advice.visits) {
    for (const auto& item : visit.items) {
      const auto* test = std::get_if<Index<TestAdvice>>(&item.of);
      if (test != nullptr) RC_ASSERT(&advice.tests[test->place()] != line);
    }
  }
}

// --- a sample whose answer is awaited ------------------------------------------------------------

bool is_asked_by_a_sign(const Pack& pack, const TestAdvice& line) {
  return std::any_of(line.rules.begin(), line.rules.end(), [&](Index<Rule> rule) { return pack.rules[rule].on_sign; });
}

/// What is taken today is sent in; some days later it is not taken again while its answer can still come.
void check_pending(const test::ReadyPack& ready) {
  const auto random = *oracle::random_case(ready.pack);
  auto told = test::read_json_case(ready.pack, random.text());
  const auto later = days{*rc::gen::inRange(1, 4) == 1 ? *rc::gen::inRange(2, 40) : 1};
  const auto today = advise(ready, told);
  for (const auto& line : today.tests) {
    if (line.take_on != date_of(told.now)) continue;
    auto then = told;
    then.person[ready.pack.vocabulary.tests_taken].given = true;
    then.tests_taken.push_back({line.test, line.site, date_of(told.now), Result::pending});
    then.now += later;
    then.now_is_first = false;
    auto answered = then;
    answered.tests_taken.back().result = Result::negative;
    const auto is_taken = [&](const Case& which) {
      const auto advice = advise(ready, which);
      const auto* again = find_line(advice, line.test, line.site);
      return again != nullptr && again->take_on == date_of(which.now);
    };
    if (later.count() > ready.pack.answer_days) continue;
    if (later.count() > 1 && is_asked_by_a_sign(ready.pack, line)) continue;
    if (!is_taken(then) || is_taken(answered)) continue;
    RC_FAIL(line_name(ready.pack, line) + " is taken again after " + std::to_string(later.count()) + " days");
  }
}

// --- told again ----------------------------------------------------------------------------------

/// The case that an advice holds, and one more result beside it, is the case told whole.
void check_told_again(const test::ReadyPack& ready) {
  const Told told(ready, nullptr);
  const auto first =
      report::advice_json(ready.pack, test::built_in_phrases(), advise(ready, told.before), Lang::en, {});
  const auto document = nlohmann::ordered_json::parse(first);
  auto again = test::read_json_case(ready.pack, document["case"].dump());
  again.person[ready.pack.vocabulary.tests_taken].given = true;
  again.tests_taken.push_back(told.added);
  const auto lines = [&](const Case& of) { return oracle::lines_of(ready.pack, advise(ready, of)); };
  const auto difference = oracle::difference(lines(told.after), lines(again));
  if (!difference.empty()) RC_FAIL("told whole (-) and told again (+) differ:\n" + difference);
}

using Property = void (*)(const test::ReadyPack&);

void check(const char* name, Property property, int cases = oracle::cases_a_run) {
  for (const auto* ready : {&test::norway(), &test::united_kingdom()}) {
    CHECK(rc::check(std::string(name) + ", " + ready->pack.id, [&] {
      for (int i = 0; i < cases; ++i) property(*ready);
    }));
  }
}

}  // namespace

TEST_SUITE("memory") {
  TEST_CASE("a negative never adds a line, brings none forward and removes none") {
    check("a negative", check_negative);
  }
  TEST_CASE("what was found is not sampled again, and after treatment nothing is before it means something") {
    check("a positive", check_positive);
  }
  TEST_CASE("a sample whose answer is awaited is not taken again the next day") { check("a pending", check_pending); }
  TEST_CASE("a case told again with one more result gives what telling it whole gives") {
    check("told again", check_told_again, 1);
  }
}
