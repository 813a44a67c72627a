// `questions` never omits a fact that could change a verdict, a vaccine, a test, a date or a note that is urgent, of
// the law or a referral; for one exposure it names no other. In which order it asks: question_order_test.cpp.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "engine/advise.hpp"
#include "engine/resolve.hpp"
#include "model/clock.hpp"
#include "oracle/answer_text.hpp"
#include "oracle/random_case.hpp"
#include "prove/grounds.hpp"
#include "support/packs.hpp"

using namespace sti;
using nlohmann::ordered_json;

namespace {

/// Once it has, what is not offered is one answer.
std::string level_text(Level level) {
  const bool is_one = level == Level::too_late || level == Level::not_indicated || level == Level::not_applicable;
  // What is offered to nobody is one answer where the slot is not about the case, and once its limits have passed.
  return is_one ? "over" : std::string(to_string(level));
}

/// Notes that an answer must not change unasked, by their words.
void add_notes(const Pack& pack, const Advice& advice, std::set<std::string>& out) {
  for (const auto& note : advice.notes) {
    if (note.kind != NoteKind::urgent && note.kind != NoteKind::law && note.kind != NoteKind::referral) continue;
    auto text = "note " + std::string(to_string(note.kind)) + " " + std::to_string(int(note.from));
    if (note.rule) text += " " + std::get<NoteEffect>(pack.rules[note.rule].effects[note.effect]).text.in(Lang::en);
    if (note.about && !note.rule) text += " " + id_of(pack, *note.about);
    out.insert(text);
  }
}

/// What an answer must not change unasked: all but the rules behind a line, the exposures it names and other notes.
std::set<std::string> decided(const test::ReadyPack& ready, const ordered_json& json) {
  const auto advice = engine::advise(ready.program, test::read_json_case(ready.pack, json.dump()),
                                     {.questions = false, .risk = false, .expiries = false});
  std::set<std::string> out;
  const auto when = [](const auto& time) { return time ? to_string(*time) : std::string("none"); };
  for (const auto& line : advice.tests) {
    std::string text = id_of(ready.pack, TestSubject{line.test, line.site}) + " " +
                       std::string(to_string(line.status)) + " take " + when(line.take_on) + " conclusive " +
                       when(line.conclusive_on) + " repeat";
    for (const auto day : line.repeat_on) text += " " + to_string(day);
    text += " interim";
    for (const auto day : line.interim_on) text += " " + to_string(day);
    out.insert(text);
  }
  for (const auto& verdict : advice.verdicts) {
    const auto& slot = ready.pack.vocabulary.slots[verdict.slot].id;
    out.insert(slot + " " + level_text(verdict.level) + " " + when(verdict.deadline));
    for (const auto& limit : verdict.limits)
      out.insert(slot + " by " + ready.pack.methods[limit.method].id + " " + to_string(limit.at));
    for (const auto& by : verdict.by_exposure)
      out.insert(slot + " " + std::to_string(by.exposure.place()) + " " + level_text(by.level));
  }
  for (const auto& vaccine : advice.vaccines)
    out.insert(id_of(ready.pack, VaccineSubject{vaccine.vaccine}) + " " + std::string(to_string(vaccine.level)) + " " +
               when(vaccine.deadline));
  for (const auto& follow_up : advice.follow_up)
    out.insert(id_of(ready.pack, FollowUpSubject{follow_up.what, {}}) + " " + to_string(follow_up.on));
  add_notes(ready.pack, advice, out);
  return out;
}

/// The same; nothing where it cannot be told so: a last dose beside `pep = no`.
std::optional<std::set<std::string>> decided_if_told(const test::ReadyPack& ready, const ordered_json& json) {
  try {
    return decided(ready, json);
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
}

/// Whether the vocabulary calls the case impossible: then no promise is made about it.
bool is_impossible(const test::ReadyPack& ready, const ordered_json& json) {
  const auto asked = test::read_json_case(ready.pack, json.dump());
  const prove::Scenes scenes(ready.program, asked);
  const auto& impossible = ready.pack.vocabulary.impossible;
  return std::any_of(impossible.begin(), impossible.end(), [&](const Impossible& each) {
    return std::any_of(scenes.units.begin(), scenes.units.end(),
                       [&](const engine::Unit& unit) { return prove::holds(ready.program, each.when, unit.point); });
  });
}

/// A site that the pack takes the test from.
std::string site_of(const Pack& pack, const TestKind& test) {
  for (const auto& rule : pack.rules) {
    for (const auto& effect : rule.effects) {
      const auto* specimen = std::get_if<SpecimenEffect>(&effect);
      if (specimen != nullptr && pack.catalog.tests[specimen->test].id == test.id && !specimen->sites.empty())
        return pack.catalog.sites[specimen->sites.front()].id;
    }
  }
  return pack.catalog.sites.front().id;
}

/// Answers worth trying for a fact that was not given.
std::vector<ordered_json> answers_to(const Fact& fact, const Pack& pack, const std::string& today) {
  std::vector<ordered_json> out;
  const auto day = [&](int ahead) { return to_string(*parse_date(today) + days{ahead}); };
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
      for (const int ahead : {-60, -10, 0, 27}) out.emplace_back(day(ahead));
      break;
    case FactKind::tests:
      for (const auto& test : pack.catalog.tests) {
        for (const auto* result : {"negative", "positive", "pending"}) {
          for (const int ago : {0, 13})
            out.push_back(ordered_json::array(
                {{{"test", test.id}, {"site", site_of(pack, test)}, {"on", day(-ago)}, {"result", result}}}));
        }
      }
      break;
    case FactKind::treatments:
      for (const auto& infection : pack.catalog.infections)
        out.push_back(ordered_json::array({{{"infection", infection.id}, {"on", today}}}));
      break;
    case FactKind::doses:
      for (const auto& vaccine : pack.catalog.vaccines)
        out.push_back(ordered_json::array({{{"vaccine", vaccine.id}, {"on", today}}}));
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
    for (const auto index : ready_.pack.vocabulary.facts.indices()) {
      const auto& fact = ready_.pack.vocabulary.facts[index];
      if (fact.derived) continue;
      if (fact.scope == Scope::person) {
        if (!json_["person"].contains(fact.id)) try_all(index, fact, {}, today);
        continue;
      }
      for (const auto e : advice_.asked.exposures.indices()) {
        const auto& exposure = json_["exposures"][e.place()];
        if (fact.kind == FactKind::time) {
          if (exposure.contains("on") && std::string(exposure["on"]).size() == 10) try_hours(index, e);
        } else if (!exposure.contains(fact.id)) {
          try_all(index, fact, e, today);
        }
      }
    }
  }

 private:
  bool asks(Index<Fact> fact, Index<Exposure> exposure) const {
    return std::any_of(advice_.questions.begin(), advice_.questions.end(), [&](const Question& question) {
      return question.fact == fact && question.exposure == exposure;
    });
  }

  /// Of the person, where there is no exposure.
  void try_all(Index<Fact> index, const Fact& fact, Index<Exposure> exposure, const std::string& today) const {
    if (asks(index, exposure)) return;
    const auto whose = exposure ? "exposure " + std::to_string(exposure.place()) : std::string("the person");
    for (const auto& answer : answers_to(fact, ready_.pack, today)) {
      auto told = json_;
      (exposure ? told["exposures"][exposure.place()] : told["person"])[fact.id] = answer;
      expect_no_change(told, fact.id + " = " + answer.dump() + " of " + whose);
    }
  }

  void try_hours(Index<Fact> index, Index<Exposure> exposure) const {
    if (asks(index, exposure)) return;
    const std::string day = json_["exposures"][exposure.place()]["on"];
    for (const auto* hour : {"T00:00", "T09:59", "T23:59"}) {
      auto told = json_;
      told["exposures"][exposure.place()]["on"] = day + hour;
      const auto now = std::string(json_["now"]);
      if (now.size() > 10 && day + hour > now) continue;
      expect_no_change(told, "the hour " + std::string(hour) + " of exposure " + std::to_string(exposure.place()));
    }
  }

  void expect_no_change(const ordered_json& told, const std::string& what) const {
    const auto then = decided_if_told(ready_, told);
    if (!then || (json_["exposures"].size() < 2 && is_impossible(ready_, told))) return;
    const auto difference = oracle::difference(before_, *then);
    if (!difference.empty()) RC_FAIL("not asked, and " + what + " changes:\n" + difference);
  }

  const test::ReadyPack& ready_;
  const ordered_json& json_;
  std::set<std::string> before_;
  Advice advice_;
};

/// Some facts of a case left open, all others told: a vocabulary small enough to try every case.
class SmallVocabulary {
 public:
  static constexpr std::size_t open_facts = 3;

  explicit SmallVocabulary(const test::ReadyPack& ready) : ready_(ready) {
    json_ = (*oracle::random_case(ready.pack, {.max_exposures = 1, .tests_taken = false})).json;
    auto& exposures = json_["exposures"];
    for (auto& exposure : exposures) {
      if (exposure.contains("on")) exposure.erase("on");
      exposure["since"] = std::to_string(*rc::gen::inRange(1, 300)) + "h";
      // A role told as both, or as not known, is two units: what is asked for is then never too little, not exact.
      const auto role = exposure.value("role", "unknown");
      if (role == "both" || role == "unknown") exposure["role"] = "receptive";
    }
    json_["person"].erase("pep_last_dose");  // a day of its own that no function of the case space knows
    json_["person"]["tests_taken"] = ordered_json::array();
    json_["person"]["treated"] = ordered_json::array();
    json_["person"]["vaccines_taken"] = ordered_json::array();
    std::vector<Index<Fact>> candidates;
    for (const auto fact : ready.pack.vocabulary.facts.indices()) {
      if (can_be_open(fact)) candidates.push_back(fact);
    }
    while (open_.size() < open_facts) {
      const auto fact = *rc::gen::elementOf(candidates);
      if (std::find(open_.begin(), open_.end(), fact) == open_.end()) open_.push_back(fact);
    }
    tell_the_rest();
  }

  /// Advises on every completion and compares what differs with what is asked.
  void run() {
    if (is_impossible(ready_, json_)) return;  // then more is asked than matters
    list(json_, 0);
    const auto advice = test::advise_json(ready_, json_.dump());
    for (std::size_t i = 0; i < open_.size(); ++i) {
      const auto& fact = ready_.pack.vocabulary.facts[open_[i]];
      const bool asked = std::any_of(advice.questions.begin(), advice.questions.end(),
                                     [&](const Question& question) { return question.fact == open_[i]; });
      const bool differs = matters(i);
      if (asked != differs)
        RC_FAIL(fact.id + (asked ? " is asked and changes nothing" : " is not asked and changes something") + " in " +
                json_.dump());
    }
  }

 private:
  ordered_json& place_of(ordered_json& json, const Fact& fact) const {
    return fact.scope == Scope::person ? json["person"] : json["exposures"][0];
  }

  bool can_be_open(Index<Fact> index) const {
    const auto& fact = ready_.pack.vocabulary.facts[index];
    const auto& vocabulary = ready_.pack.vocabulary;
    if (fact.derived || index == vocabulary.act) return false;
    if (fact.kind != FactKind::choice && fact.kind != FactKind::number) return false;
    if (fact.scope == Scope::person) return true;
    if (json_["exposures"].empty()) return false;
    const auto act = vocabulary.facts[vocabulary.act].value_index(std::string(json_["exposures"][0]["act"]));
    return engine::applies(fact, act);
  }

  void tell_the_rest() {
    for (const auto index : ready_.pack.vocabulary.facts.indices()) {
      const auto& fact = ready_.pack.vocabulary.facts[index];
      if (fact.derived || (fact.scope == Scope::exposure && json_["exposures"].empty())) continue;
      auto& place = place_of(json_, fact);
      if (std::find(open_.begin(), open_.end(), index) != open_.end()) {
        place.erase(fact.id);
        continue;
      }
      if (place.contains(fact.id) && !place[fact.id].is_null()) continue;
      if (fact.kind == FactKind::flags) place[fact.id] = ordered_json::array();
      if (fact.kind == FactKind::number) place[fact.id] = 30;
      if (fact.kind == FactKind::choice && !fact.required) {
        const auto& vocabulary = ready_.pack.vocabulary;
        place[fact.id] = fact.values[index == vocabulary.role ? vocabulary.role_receptive : fact.default_value].id;
      }
    }
  }

  std::vector<ordered_json> answers_of(Index<Fact> index) const {
    const auto& fact = ready_.pack.vocabulary.facts[index];
    std::vector<ordered_json> out;
    if (fact.kind == FactKind::number) {
      for (const auto first : ready_.program.dimensions[ready_.program.dimension_of(index)].starts)
        out.emplace_back(first);
      out.emplace_back("unknown");
      return out;
    }
    const auto& vocabulary = ready_.pack.vocabulary;
    for (const auto value : fact.values.indices()) {
      const bool is_merged =
          index == vocabulary.role && (value == vocabulary.role_both || value == vocabulary.role_unknown);
      if (!is_merged) out.emplace_back(fact.values[value].id);
    }
    return out;
  }

  void list(const ordered_json& begun, std::size_t next) {
    if (next == open_.size()) {
      told_.push_back(is_impossible(ready_, begun) ? std::nullopt : std::optional(decided(ready_, begun)));
      return;
    }
    const auto& fact = ready_.pack.vocabulary.facts[open_[next]];
    const auto answers = answers_of(open_[next]);
    sizes_.resize(open_.size());
    sizes_[next] = answers.size();
    for (const auto& answer : answers) {
      auto told = begun;
      place_of(told, fact)[fact.id] = answer;
      list(told, next + 1);
    }
  }

  /// Whether two possible cases that differ in this fact alone are told something else.
  bool matters(std::size_t fact) const {
    std::size_t step = 1;
    for (std::size_t i = fact + 1; i < sizes_.size(); ++i) step *= sizes_[i];
    for (std::size_t at = 0; at < told_.size(); ++at) {
      const std::size_t own = at / step % sizes_[fact];
      for (std::size_t other = own + 1; other < sizes_[fact]; ++other) {
        const auto& a = told_[at];
        const auto& b = told_[at + (other - own) * step];
        if (a && b && *a != *b) return true;
      }
    }
    return false;
  }

  const test::ReadyPack& ready_;
  ordered_json json_;
  std::vector<Index<Fact>> open_;
  std::vector<std::size_t> sizes_;
  std::vector<std::optional<std::set<std::string>>> told_;  ///< by completion; nothing where it is impossible
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
  TEST_CASE("for one exposure a fact is asked for exactly where some answer matters") {
    for (const auto* ready : {&test::norway(), &test::united_kingdom()}) {
      CHECK(rc::check("questions of a small vocabulary, " + ready->pack.id, [&] { SmallVocabulary(*ready).run(); }));
    }
  }
}
