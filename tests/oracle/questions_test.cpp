// `questions` never omits a fact that could change a verdict, a vaccine, a test or a date.

#include <doctest/doctest.h>

#include <algorithm>

#include "oracle/answer_text.hpp"
#include "oracle/random_case.hpp"
#include "support/packs.hpp"

using namespace sti;
using nlohmann::ordered_json;

namespace {

/// What an answer must not change unasked: all but the rules behind a line, the exposures it names and the notes.
std::set<std::string> decided(const test::ReadyPack& ready, const ordered_json& json) {
  const auto& catalog = ready.pack.catalog;
  const auto advice = test::advise_json(ready, json.dump());
  std::set<std::string> out;
  const auto when = [](const auto& time) { return time ? to_string(*time) : std::string("none"); };
  for (const auto& line : advice.tests) {
    std::string text = catalog.tests[std::size_t(line.test)].id + "@" + catalog.sites[std::size_t(line.site)].id + " " +
                       std::string(to_string(line.status)) + " take " + to_string(line.take_on) + " conclusive " +
                       when(line.conclusive_on) + " repeat";
    for (const auto day : line.repeat_on) text += " " + to_string(day);
    out.insert(text);
  }
  for (const auto& verdict : advice.verdicts) {
    const auto& slot = ready.pack.vocabulary.slots[std::size_t(verdict.slot)].id;
    out.insert(slot + " " + std::string(to_string(verdict.level)) + " " + when(verdict.deadline));
    for (const auto& by : verdict.by_exposure)
      out.insert(slot + " " + std::to_string(by.exposure) + " " + std::string(to_string(by.level)));
  }
  for (const auto& vaccine : advice.vaccines)
    out.insert(catalog.vaccines[std::size_t(vaccine.vaccine)].id + " " + std::string(to_string(vaccine.level)) + " " +
               when(vaccine.deadline));
  for (const auto& follow_up : advice.follow_up)
    out.insert(catalog.follow_ups[std::size_t(follow_up.what)].id + " " + to_string(follow_up.on));
  return out;
}

/// Answers worth trying for a fact that was not given.
std::vector<ordered_json> answers_to(const Fact& fact, const Pack& pack, const std::string& today) {
  std::vector<ordered_json> out;
  switch (fact.kind) {
    case FactKind::choice:
      for (const auto& value : fact.values) out.emplace_back(value.id);
      break;
    case FactKind::flags:
      out.push_back(ordered_json::array());
      for (const auto& value : fact.values) out.push_back(ordered_json::array({value.id}));
      break;
    case FactKind::number:
      for (const int number : {12, 15, 16, 17, 18, 24, 25, 26, 30, 45, 46, 70}) out.emplace_back(number);
      break;
    case FactKind::date:
      for (const int ahead : {-60, -10, 0, 27}) out.emplace_back(to_string(*parse_date(today) + days{ahead}));
      break;
    case FactKind::tests:
      for (const auto& test : pack.catalog.tests) {
        for (const auto* result : {"negative", "positive"})
          out.push_back(ordered_json::array({{{"test", test.id}, {"on", today}, {"result", result}}}));
      }
      break;
    case FactKind::treatments:
      for (const auto& infection : pack.catalog.infections)
        out.push_back(ordered_json::array({{{"infection", infection.id}, {"on", today}}}));
      break;
    case FactKind::time:
      break;
  }
  return out;
}

class Asker {
 public:
  Asker(const test::ReadyPack& ready, const ordered_json& json)
      : ready_(ready), json_(json), before_(decided(ready, json)), advice_(test::advise_json(ready, json.dump())) {}

  void run() const {
    const auto today = std::string(json_["now"]).substr(0, 10);
    for (std::size_t i = 0; i < ready_.pack.vocabulary.facts.size(); ++i) {
      const auto& fact = ready_.pack.vocabulary.facts[i];
      if (fact.derived) continue;
      if (fact.scope == Scope::person) {
        if (!json_["person"].contains(fact.id)) try_all(int(i), fact, -1, today);
        continue;
      }
      for (int e = 0; e < int(json_["exposures"].size()); ++e) {
        const auto& exposure = json_["exposures"][std::size_t(e)];
        if (fact.kind == FactKind::time) {
          if (exposure.contains("on") && std::string(exposure["on"]).size() == 10) try_hours(int(i), e);
        } else if (!exposure.contains(fact.id)) {
          try_all(int(i), fact, e, today);
        }
      }
    }
  }

 private:
  bool asks(int fact, int exposure) const {
    return std::any_of(advice_.questions.begin(), advice_.questions.end(), [&](const Question& question) {
      return question.fact == fact && question.exposure.value_or(-1) == exposure;
    });
  }

  void try_all(int index, const Fact& fact, int exposure, const std::string& today) const {
    if (asks(index, exposure)) return;
    for (const auto& answer : answers_to(fact, ready_.pack, today)) {
      auto told = json_;
      (exposure < 0 ? told["person"] : told["exposures"][std::size_t(exposure)])[fact.id] = answer;
      expect_no_change(told, fact.id + " = " + answer.dump() + " of exposure " + std::to_string(exposure));
    }
  }

  void try_hours(int index, int exposure) const {
    if (asks(index, exposure)) return;
    const std::string day = json_["exposures"][std::size_t(exposure)]["on"];
    for (const auto* hour : {"T00:00", "T09:59", "T23:59"}) {
      auto told = json_;
      told["exposures"][std::size_t(exposure)]["on"] = day + hour;
      const auto now = std::string(json_["now"]);
      if (now.size() > 10 && day + hour > now) continue;
      expect_no_change(told, "the hour " + std::string(hour) + " of exposure " + std::to_string(exposure));
    }
  }

  void expect_no_change(const ordered_json& told, const std::string& what) const {
    const auto difference = oracle::difference(before_, decided(ready_, told));
    if (!difference.empty()) RC_FAIL("not asked, and " + what + " changes:\n" + difference);
  }

  const test::ReadyPack& ready_;
  const ordered_json& json_;
  std::set<std::string> before_;
  Advice advice_;
};

void check_questions(const char* name, const test::ReadyPack& ready) {
  CHECK(rc::check(name, [&] {
    const auto random = *oracle::random_case(ready.pack, {.max_exposures = 2});
    Asker(ready, random.json).run();
  }));
}

}  // namespace

TEST_SUITE("questions") {
  TEST_CASE("no fact that could change the advice of the Norwegian pack goes unasked") {
    check_questions("questions, no", test::norway());
  }
  TEST_CASE("no fact that could change the advice of the UK fixture pack goes unasked") {
    check_questions("questions, uk", test::united_kingdom());
  }
}
