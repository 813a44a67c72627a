// While the limit of a slot runs, what can still open it is asked first; once all have passed, nothing is asked about
// it.

#include <doctest/doctest.h>

#include <algorithm>

#include "engine/advise.hpp"
#include "model/clock.hpp"
#include "oracle/random_case.hpp"
#include "support/packs.hpp"

using namespace sti;
using nlohmann::ordered_json;

namespace {

/// The last limit of the slots that end with one: every method has a limit.
std::optional<hours> last_limit(const Pack& pack, Index<Slot> slot) {
  std::optional<hours> out;
  for (const auto& method : pack.methods) {
    if (method.slot != slot) continue;
    if (!method.latest_hours) return std::nullopt;
    out = std::max(out.value_or(hours{0}), hours{method.latest_hours->value});
  }
  return out;
}

bool runs_for_some(const Case& asked, hours limit) {
  return std::any_of(asked.exposures.begin(), asked.exposures.end(),
                     [&](const Exposure& exposure) { return passed_since(asked, exposure.time) <= limit; });
}

bool decides(const Question& question, Index<Slot> slot) {
  return std::find(question.decides.begin(), question.decides.end(), Subject(VerdictSubject{slot})) !=
         question.decides.end();
}

/// Answers to a fact that can be listed.
std::vector<ordered_json> answers_to(const Fact& fact) {
  std::vector<ordered_json> out;
  for (const auto& value : fact.values) {
    if (fact.kind == FactKind::choice) out.emplace_back(value.id);
    if (fact.kind == FactKind::flags) out.push_back(ordered_json::array({value.id}));
  }
  if (fact.kind == FactKind::number) out = {12, 15, 17, 24, 40};
  return out;
}

class Openers {
 public:
  Openers(const test::ReadyPack& ready, const ordered_json& json)
      : ready_(ready), json_(json), advice_(test::advise_json(ready, json.dump())) {
    for (const auto slot : ready.pack.vocabulary.slots.indices()) {
      const auto limit = last_limit(ready.pack, slot);
      if (limit && ready.pack.vocabulary.slots[slot].needs_exposure && runs_for_some(advice_.asked, *limit))
        running_.push_back(slot);
    }
  }

  void run() const {
    const bool can_open =
        std::any_of(advice_.questions.begin(), advice_.questions.end(), [&](const Question& question) {
          const auto answers = answers_to(ready_.pack.vocabulary.facts[question.fact]);
          return std::any_of(answers.begin(), answers.end(),
                             [&](const ordered_json& answer) { return opens(with(json_, question, answer), advice_); });
        });
    if (!can_open) return;
    const auto& first = advice_.questions.front();
    for (int i = 0; i < 2000; ++i) {
      if (makes_the_difference(first)) return;
    }
    RC_FAIL("the first question opens nothing: " + ready_.pack.vocabulary.facts[first.fact].id);
  }

 private:
  ordered_json with(ordered_json json, const Question& question, const ordered_json& answer) const {
    const auto& id = ready_.pack.vocabulary.facts[question.fact].id;
    (question.exposure ? json["exposures"][question.exposure.place()] : json["person"])[id] = answer;
    return json;
  }

  Advice told(const ordered_json& json) const {
    return engine::advise(ready_.program, test::read_json_case(ready_.pack, json.dump()),
                          {.questions = false, .risk = false, .expiries = false});
  }

  /// Whether a slot whose limit runs gets a stronger level than it has.
  bool opens(const ordered_json& json, const Advice& before) const {
    const auto after = told(json);
    return std::any_of(running_.begin(), running_.end(), [&](Index<Slot> slot) {
      return after.verdicts[slot].level < before.verdicts[slot].level && is_offer(after.verdicts[slot].level);
    });
  }

  /// Some answers to other questions with which an answer to this one opens something, and none to it does not.
  bool makes_the_difference(const Question& first) const {
    auto others = json_;
    for (const auto& question : advice_.questions) {
      const auto answers = answers_to(ready_.pack.vocabulary.facts[question.fact]);
      const bool is_first = question.fact == first.fact && question.exposure == first.exposure;
      if (is_first || answers.empty() || next(3) != 0) continue;
      others = with(others, question, answers[next(answers.size())]);
    }
    const auto answers = answers_to(ready_.pack.vocabulary.facts[first.fact]);
    const auto without = told(others);
    return std::any_of(answers.begin(), answers.end(), [&](const ordered_json& answer) {
      const auto answered = with(others, first, answer);
      return opens(answered, advice_) && opens(answered, without);
    });
  }

  /// The same numbers for the same case.
  std::size_t next(std::size_t below) const {
    seed_ = seed_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return std::size_t(seed_ >> 33) % below;
  }

  const test::ReadyPack& ready_;
  const ordered_json& json_;
  Advice advice_;
  std::vector<Index<Slot>> running_;
  mutable std::uint64_t seed_ = 1;
};

void check_closed(const std::string& name, const test::ReadyPack& ready) {
  CHECK(rc::check(name, [&] {
    const auto random = *oracle::random_case(ready.pack, {.min_exposures = 1});
    const auto advice = test::advise_json(ready, random.text());
    for (const auto slot : ready.pack.vocabulary.slots.indices()) {
      const auto limit = last_limit(ready.pack, slot);
      if (!limit || !ready.pack.vocabulary.slots[slot].needs_exposure || runs_for_some(advice.asked, *limit)) continue;
      RC_ASSERT(advice.verdicts[slot].raised_by.empty());
      for (const auto& question : advice.questions) {
        if (decides(question, slot))
          RC_FAIL(ready.pack.vocabulary.facts[question.fact].id + " is said to decide " +
                  ready.pack.vocabulary.slots[slot].id + ", and it is over");
      }
    }
  }));
}

void check_open(const std::string& name, const test::ReadyPack& ready) {
  CHECK(rc::check(name, [&] {
    auto random = *oracle::random_case(ready.pack, {.min_exposures = 1, .max_exposures = 2, .tests_taken = false});
    auto& exposure = random.json["exposures"][0];  // told by the hour, and not long ago
    exposure.erase("on");
    exposure["since"] = std::to_string(*rc::gen::inRange(1, 71)) + "h";
    Openers(ready, random.json).run();
  }));
}

}  // namespace

TEST_SUITE("question order") {
  TEST_CASE("no question is asked about a slot whose limits have passed") {
    check_closed("closed slots, no", test::norway());
    check_closed("closed slots, uk", test::united_kingdom());
  }
  // Not held yet while PEP is being taken: its last dose is asked for first, and a day that is past is read as today.
  TEST_CASE("while an answer can open something whose limit runs, the first question is one that can" *
            doctest::may_fail()) {
    check_open("first question, no", test::norway());
  }
}
