#include "report/wording/conditions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.hpp"

namespace sti::report {
namespace {

/// How bounds of a number are said.
struct BoundWords {
  SentenceOf<1> exactly;
  SentenceOf<2> between;
  SentenceOf<1> at_least, at_most;
};
constexpr BoundWords number_words = {"words-number-exactly", "words-number-between", "words-number-at-least",
                                     "words-number-at-most"};
constexpr BoundWords days_words = {"words-days-exactly", "words-days-between", "words-days-at-least",
                                   "words-days-at-most"};
constexpr BoundWords minutes_words = {"words-minutes-exactly", "words-minutes-between", "words-minutes-at-least",
                                      "words-minutes-at-most"};

class ConditionWording {
 public:
  ConditionWording(const Pack& pack, const Phrases& phrases, Lang lang, Index<FactValue> act)
      : pack_(pack), phrases_(phrases), lang_(lang), act_(act), role_act_(act) {}

  std::string of(const Condition& condition) const {
    switch (condition.op) {
      case Condition::Op::test:
        return of(condition.test);
      case Condition::Op::all:
        return all_of(without_unset(merged(condition)));
      case Condition::Op::any: {
        const auto list = parts(condition);
        if (list.size() == 1) return list.front();
        const bool plain = std::all_of(condition.parts.begin(), condition.parts.end(),
                                       [](const Condition& part) { return part.op == Condition::Op::test; });
        if (plain) return alternatives(list);
        std::vector<std::string> bracketed;
        for (const auto& part : list) bracketed.push_back(fmt::format("({})", part));
        return join(bracketed, phrase("words-or-wide"));
      }
      case Condition::Op::none:
        if (are_flags_of_one_fact(condition.parts)) return unset(condition);
        return fill("words-not", {{"what", join(parts(condition), phrase("words-or-wide"))}});
    }
    return {};
  }

 private:
  const std::string& name(const Fact& fact) const { return fact.label_of(act_).in(lang_); }
  const std::string& name(const FactValue& value) const { return value.label_of(act_).in(lang_); }
  const std::string& phrase(PlainSentence name) const { return phrases_.get(name, lang_); }
  template <std::size_t Count>
  std::string fill(SentenceFor<Count> name, const SentenceValue (&values)[Count]) const {
    return phrases_.fill(name, lang_, values);
  }

  std::vector<std::string> parts(const Condition& condition) const {
    std::vector<std::string> out;
    for (const auto& part : condition.parts) {
      auto text = of(part);
      if (!text.empty() && std::find(out.begin(), out.end(), text) == out.end()) out.push_back(std::move(text));
    }
    return out;
  }

  /// A conjunction: the act is not said where the role names it, too ("gave oral sex"); where it is one of several, the
  /// role does not name it.
  std::string all_of(Condition condition) const {
    const auto act = std::find_if(condition.parts.begin(), condition.parts.end(), [&](const Condition& part) {
      return is_of_values(part) && part.test.fact == pack_.vocabulary.act;
    });
    if (act == condition.parts.end()) return join(parts(condition), ", ");
    const bool is_one = act->test.values == std::vector{act_};
    if (!is_one) return join(with_plain_role().parts(condition), ", ");
    const bool is_named = std::any_of(condition.parts.begin(), condition.parts.end(), [&](const Condition& part) {
      if (!is_of_values(part) || part.test.fact != pack_.vocabulary.role || part.test.values.size() != 1) return false;
      const auto& value = pack_.vocabulary.facts[part.test.fact].values[part.test.values.front()];
      return &value.label_of(role_act_) != &value.label;
    });
    if (is_named) condition.parts.erase(act);
    return join(parts(condition), ", ");
  }

  ConditionWording with_plain_role() const {
    auto out = *this;
    out.role_act_ = {};
    return out;
  }

  static bool is_of_values(const Condition& part) {
    return part.op == Condition::Op::test && part.test.kind == FactTest::Kind::values && !part.test.values.empty();
  }

  /// The parts of a conjunction and of those in it, in order. What several ask of the values of a fact is asked once,
  /// for those that all allow.
  static Condition merged(const Condition& condition) {
    Condition out;
    const auto add = [&](const auto& self, const Condition& all) -> void {
      for (const auto& part : all.parts) {
        if (part.op == Condition::Op::all) {
          self(self, part);
          continue;
        }
        const auto same = std::find_if(out.parts.begin(), out.parts.end(), [&](const Condition& other) {
          return is_of_values(other) && is_of_values(part) && other.test.fact == part.test.fact;
        });
        std::vector<Index<FactValue>> common;
        if (same != out.parts.end()) {
          for (const auto value : same->test.values) {
            const auto& values = part.test.values;
            if (std::find(values.begin(), values.end(), value) != values.end()) common.push_back(value);
          }
        }
        if (common.empty())
          out.parts.push_back(part);
        else
          same->test.values = std::move(common);
      }
    };
    add(add, condition);
    return out;
  }

  static bool is_unset_flag(const Condition& part) {
    return part.op == Condition::Op::test && part.test.kind == FactTest::Kind::flag && !part.test.flag_set;
  }

  static bool are_flags_of_one_fact(const std::vector<Condition>& parts) {
    return !parts.empty() && std::all_of(parts.begin(), parts.end(), [&](const Condition& part) {
      return part.op == Condition::Op::test && part.test.kind == FactTest::Kind::flag && part.test.flag_set &&
             part.test.fact == parts.front().test.fact;
    });
  }

  /// The flags of a fact that are not set, as one part: it stands where the first of them stood.
  Condition without_unset(const Condition& condition) const {
    Condition out;
    std::vector<Index<Fact>> said;
    for (const auto& part : condition.parts) {
      if (!is_unset_flag(part)) {
        out.parts.push_back(part);
        continue;
      }
      if (std::find(said.begin(), said.end(), part.test.fact) != said.end()) continue;
      said.push_back(part.test.fact);
      Condition none;
      none.op = Condition::Op::none;
      for (const auto& other : condition.parts) {
        if (!is_unset_flag(other) || other.test.fact != part.test.fact) continue;
        none.parts.push_back(other);
        none.parts.back().test.flag_set = true;
      }
      out.parts.push_back(std::move(none));
    }
    return out;
  }

  /// None of some flags: "groups: none", "groups: none of …".
  std::string unset(const Condition& condition) const {
    const auto& fact = pack_.vocabulary.facts[condition.parts.front().test.fact];
    std::vector<std::string> labels;
    for (const auto& part : condition.parts) labels.push_back(name(fact.values[part.test.flag]));
    const auto what = labels.size() == fact.values.size() ? phrase("none")
                                                          : fill("words-none-of", {{"values", alternatives(labels)}});
    return fill("words-fact", {{"fact", name(fact)}, {"value", what}});
  }

  std::string alternatives(const std::vector<std::string>& list) const { return join(list, phrase("words-or")); }

  std::string of(const FactTest& test) const {
    const auto& fact = pack_.vocabulary.facts[test.fact];
    switch (test.kind) {
      case FactTest::Kind::values:
        return choice(fact, test);
      case FactTest::Kind::flag: {
        const auto& value = fact.values[test.flag];
        const auto* alone = fact.alone_of(value, act_);
        const auto text =
            alone != nullptr ? alone->in(lang_) : fill("words-fact", {{"fact", name(fact)}, {"value", name(value)}});
        return test.flag_set ? text : fill("words-not", {{"what", text}});
      }
      case FactTest::Kind::number:
        return number(fact, test);
      case FactTest::Kind::elapsed_minutes:
      case FactTest::Kind::elapsed_days:
        return elapsed(test);
    }
    return {};
  }

  std::string choice(const Fact& fact, const FactTest& test) const {
    const auto& vocabulary = pack_.vocabulary;
    if (fact.kind == FactKind::number)
      return fill("words-fact", {{"fact", name(fact)}, {"value", phrase("words-not-known")}});
    if (test.fact == vocabulary.exposed)
      return phrase(fact.values[test.values.front()].id == "no" ? PlainSentence("words-no-exposure")
                                                                : "words-exposure");
    std::vector<std::string> named, others;
    for (const auto value : fact.values.indices()) {
      const bool wanted = std::find(test.values.begin(), test.values.end(), value) != test.values.end();
      const bool never_told =
          test.fact == vocabulary.role && (value == vocabulary.role_both || value == vocabulary.role_unknown);
      if (wanted)
        named.push_back(test.fact == vocabulary.role ? fact.values[value].label_of(role_act_).in(lang_)
                                                     : name(fact.values[value]));
      else if (!never_told)
        others.push_back(name(fact.values[value]));
    }
    // Two are named as easily as they are excluded.
    const bool shorter = !others.empty() && others.size() < named.size() && named.size() > 2;
    const auto* alone = named.size() == 1 ? fact.alone_of(fact.values[test.values.front()], act_) : nullptr;
    if (alone != nullptr) return alone->in(lang_);
    const auto text = shorter ? fill("words-any-but", {{"values", alternatives(others)}}) : alternatives(named);
    const bool names_itself = (test.fact == vocabulary.act || test.fact == vocabulary.role) && !shorter;
    return names_itself ? text : fill("words-fact", {{"fact", name(fact)}, {"value", text}});
  }

  std::string bounds(const BoundWords& said, std::int64_t low, std::int64_t high, bool has_low, bool has_high) const {
    const auto number = [](std::int64_t n) { return fmt::format("{}", n); };
    if (has_low && has_high && low == high) return fill(said.exactly, {{"n", number(low)}});
    if (has_low && has_high) return fill(said.between, {{"low", number(low)}, {"high", number(high)}});
    if (has_low) return fill(said.at_least, {{"n", number(low)}});
    return fill(said.at_most, {{"n", number(high)}});
  }

  std::string number(const Fact& fact, const FactTest& test) const {
    const bool has_low = test.low > fact.min, has_high = test.high < fact.max && test.high < unbounded;
    if (!has_low && !has_high) return fill("words-fact", {{"fact", name(fact)}, {"value", phrase("words-known")}});
    return fill("words-fact",
                {{"fact", name(fact)}, {"value", bounds(number_words, test.low, test.high, has_low, has_high)}});
  }

  /// Whole hours where they are whole; "more than" reads better than "at least 72 hours and a minute".
  std::string elapsed(const FactTest& test) const {
    const bool has_low = test.low > 0, has_high = test.high < unbounded;
    if (!has_low && !has_high) return {};
    if (test.kind == FactTest::Kind::elapsed_days) return bounds(days_words, test.low, test.high, has_low, has_high);
    const bool whole = (!has_low || (test.low - 1) % 60 == 0) && (!has_high || test.high % 60 == 0);
    if (!whole) return bounds(minutes_words, test.low, test.high, has_low, has_high);
    const auto above = (test.low - 1) / 60, up_to = test.high / 60;
    if (has_low && has_high)
      return fill("words-hours-between", {{"low", fmt::format("{}", above)}, {"high", fmt::format("{}", up_to)}});
    return has_low ? fill("words-hours-above", {{"n", fmt::format("{}", above)}})
                   : fill("words-hours-at-most", {{"n", fmt::format("{}", up_to)}});
  }

  const Pack& pack_;
  const Phrases& phrases_;
  Lang lang_;
  Index<FactValue> act_;
  Index<FactValue> role_act_;  ///< the act that a role names; none: it names none
};

}  // namespace

std::string words(const Pack& pack, const Phrases& phrases, const Condition& condition, Lang lang,
                  Index<FactValue> act) {
  return ConditionWording(pack, phrases, lang, act).of(condition);
}

std::string model_cases(long double count) {
  if (count >= 1e15L) return fmt::format("{:.2e}", count);
  auto digits = fmt::format("{:.0f}", count);
  for (auto at = std::ptrdiff_t(digits.size()) - 3; at > 0; at -= 3) digits.insert(std::size_t(at), 1, ' ');
  return digits;
}

}  // namespace sti::report
