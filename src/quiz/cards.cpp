#include "quiz/cards.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>

#include "base/sha256.hpp"

namespace sti::quiz {
namespace {

constexpr std::size_t id_digits = 16;  // 64 bits: enough for a pack's few hundred cards

template <class T>
void add_once(std::vector<T>& list, const T& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

/// Writes what a card stands for, as one text to be hashed. Names, numbers and sources; no sentences: a reason put
/// better is still the same knowledge.
class Digest {
 public:
  explicit Digest(const Pack& pack) : pack_(pack) {}

  void word(std::string_view text) { out_.append(text).append("\n"); }
  void number(std::string_view name, std::int64_t value) { word(fmt::format("{}={}", name, value)); }

  void rule(const Rule& rule) {
    word(lasting_name(rule));
    condition(rule.when);
    evidence(rule.evidence);
    std::vector<std::string> others;
    for (const auto other : rule.overrides) others.push_back(lasting_name(pack_.rules[other]));
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    for (const auto& other : others) word("overrides " + other);
  }

  void evidence(const Evidence& evidence) {
    for (const auto source : evidence.sources) word("source " + pack_.sources[source].key);
    word(to_string(evidence.basis));
  }

  void sourced(std::string_view name, const std::optional<Number>& value) {
    if (!value) return;
    number(name, value->value);
    evidence(value->evidence);
  }

  void window(const Window& window) {
    number("from", int(window.from));
    sourced("earliest", window.earliest);
    sourced("interim", window.interim);
    sourced("conclusive", window.conclusive);
    for (const auto& repeat : window.repeat) sourced("repeat", repeat);
    for (const auto withdrawn : window.withdraws) number("withdraws", int(withdrawn));
  }

  void method(const Method& method) {
    word(method.id);
    sourced("latest", method.latest_hours);
    sourced("best", method.best_hours);
    sourced("course", method.course_days);
  }

  void condition(const Condition& condition) {
    number("op", int(condition.op));
    for (const auto& part : condition.parts) this->condition(part);
    if (condition.op == Condition::Op::test) test(condition.test);
    word("end");
  }

  std::string id() const { return sha256_hex(out_).substr(0, id_digits); }

 private:
  /// A row is named by its table: its number changes when a row is put in before it, and it is the same row still.
  static const std::string& lasting_name(const Rule& rule) { return rule.table.empty() ? rule.id : rule.table; }

  void test(const FactTest& test) {
    const auto& fact = pack_.vocabulary.facts[test.fact];
    number(fact.id, int(test.kind));
    for (const auto value : test.values) word(fact.values[value].id);
    if (test.flag) number(fact.values[test.flag].id, test.flag_set ? 1 : 0);
    number("low", test.low);
    number("high", test.high);
  }

  const Pack& pack_;
  std::string out_;
};

class DeckMaker {
 public:
  explicit DeckMaker(const Pack& pack) : pack_(pack) {}

  std::vector<QuizCard> run() {
    for (const auto index : pack_.rules.indices()) {
      if (pack_.rules[index].draft) continue;
      rule_ = index;
      add_tests();
      add_windows();
      add_verdicts();
      add_samples();
      add_vaccines();
      add_limits();
    }
    std::stable_sort(deck_.begin(), deck_.end(), [](const auto& a, const auto& b) { return a.kind < b.kind; });
    return std::move(deck_);
  }

 private:
  const Rule& rule() const { return pack_.rules[rule_]; }

  /// A card of the current rule; `write` adds what else it rests on.
  template <class Write>
  void add(QuizTopicKind kind, std::string topic, std::optional<Subject> subject, std::string_view about,
           const Write& write) {
    Digest digest(pack_);
    digest.word(pack_.id);
    digest.word(topic);
    digest.word(about);
    digest.rule(rule());
    write(digest);
    auto name =
        about.empty() ? fmt::format("{}/{}", topic, rule().id) : fmt::format("{}/{}/{}", topic, about, rule().id);
    deck_.push_back({digest.id(), std::move(name), kind, std::move(topic), rule_, subject});
  }

  /// Whether the condition says, outright, that there was no exposure.
  bool needs_no_exposure(const Condition& when) const {
    const auto& vocabulary = pack_.vocabulary;
    if (when.op == Condition::Op::all)
      return std::any_of(when.parts.begin(), when.parts.end(),
                         [&](const auto& part) { return needs_no_exposure(part); });
    const auto no = vocabulary.facts[vocabulary.exposed].value_index("no");
    return when.op == Condition::Op::test && when.test.fact == vocabulary.exposed &&
           when.test.values == std::vector{no};
  }

  const std::string& test_id(Index<TestKind> test) const { return pack_.catalog.tests[test].id; }

  void add_tests() {
    const auto& effects = rule().effects;
    const auto orders = [](const Effect& effect) { return std::holds_alternative<OrderEffect>(effect); };
    if (std::none_of(effects.begin(), effects.end(), orders)) return;
    add(QuizTopicKind::tests, "tests", std::nullopt, "", [&](Digest& digest) {
      for (const auto& effect : effects) {
        const auto* order = std::get_if<OrderEffect>(&effect);
        if (order == nullptr) continue;
        digest.word(test_id(order->test));
        if (order->site) digest.word(pack_.catalog.sites[order->site].id);
        digest.number("baseline", order->baseline ? 1 : 0);
        digest.number("earliest", order->earliest_days.value_or(-1));
      }
    });
  }

  void add_windows() {
    bool first = true;
    for (const auto& effect : rule().effects) {
      const auto* given = std::get_if<WindowEffect>(&effect);
      if (given == nullptr) continue;
      const auto& window = pack_.windows[given->window];
      const auto write = [&](Digest& digest) { digest.window(window); };
      if ((window.earliest || window.conclusive) && is_ordered(pack_, given->test))
        add(QuizTopicKind::windows, "windows", TestSubject{given->test, {}}, test_id(given->test), write);
      if (first && (window.earliest || window.interim || window.conclusive))
        add(QuizTopicKind::sources, "sources", TestSubject{given->test, {}}, "", write);
      first = false;
    }
  }

  void add_verdicts() {
    for (const auto& effect : rule().effects) {
      const auto* verdict = std::get_if<VerdictEffect>(&effect);
      if (verdict == nullptr) continue;
      const auto& slot_info = pack_.vocabulary.slots[verdict->slot];
      const auto& slot = slot_info.id;
      if (slot_info.needs_exposure && needs_no_exposure(rule().when)) continue;  // nothing to ask about
      const auto write = [&](Digest& digest) {
        digest.word(to_string(verdict->level));
        if (!is_offer(verdict->level)) return;
        for (const auto& method : pack_.methods) {  // its answer says until when
          if (method.slot == verdict->slot) digest.method(method);
        }
      };
      const VerdictSubject subject{verdict->slot};
      add(QuizTopicKind::verdict, slot, subject, "", write);
      if (is_offer(verdict->level)) add(QuizTopicKind::changes, "changes", subject, slot, write);
    }
  }

  void add_samples() {
    if (rule().origin != Rule::Origin::specimen) return;
    const auto& effects = rule().effects;
    const auto is_choice = [&](const Effect& effect) {
      const auto* specimen = std::get_if<SpecimenEffect>(&effect);
      return specimen != nullptr && is_ordered(pack_, specimen->test) && sites_used(pack_, specimen->test).size() > 1;
    };
    if (std::none_of(effects.begin(), effects.end(), is_choice)) return;
    add(QuizTopicKind::samples, "samples", std::nullopt, "", [&](Digest& digest) {
      for (const auto& effect : effects) {
        const auto* specimen = std::get_if<SpecimenEffect>(&effect);
        if (specimen == nullptr) continue;
        digest.word(test_id(specimen->test));
        for (const auto site : specimen->sites) digest.word(pack_.catalog.sites[site].id);
        digest.number("reached", specimen->reached ? 1 : 0);
      }
    });
  }

  void add_vaccines() {
    for (const auto& effect : rule().effects) {
      const auto* vaccine = std::get_if<VaccineEffect>(&effect);
      if (vaccine == nullptr) continue;
      const auto& id = pack_.catalog.vaccines[vaccine->vaccine].id;
      add(QuizTopicKind::vaccines, "vaccines", VaccineSubject{vaccine->vaccine}, id, [&](Digest& digest) {
        digest.word(to_string(vaccine->level));
        digest.number("latest", vaccine->latest_hours.value_or(-1));
        for (const int day : vaccine->schedule_days) digest.number("day", day);
      });
    }
  }

  void add_limits() {
    for (const auto& effect : rule().effects) {
      const auto* given = std::get_if<MethodEffect>(&effect);
      if (given == nullptr) continue;
      const auto& method = pack_.methods[given->method];
      if (!method.latest_hours) continue;
      add(QuizTopicKind::sources, "sources", VerdictSubject{method.slot}, "",
          [&](Digest& digest) { digest.method(method); });
    }
  }

  const Pack& pack_;
  Index<Rule> rule_;
  std::vector<QuizCard> deck_;
};

void collect_facts(const Condition& condition, std::vector<Index<Fact>>& out) {
  for (const auto& part : condition.parts) collect_facts(part, out);
  if (condition.op == Condition::Op::test) add_once(out, condition.test.fact);
}

}  // namespace

std::vector<QuizCard> make_deck(const Pack& pack) { return DeckMaker(pack).run(); }

std::vector<std::string> topics_of(const std::vector<QuizCard>& deck) {
  std::vector<std::string> out;
  for (const auto& card : deck) {
    if (std::find(out.begin(), out.end(), card.topic) == out.end()) out.push_back(card.topic);
  }
  return out;
}

std::vector<Index<Fact>> facts_named(const Condition& condition) {
  std::vector<Index<Fact>> out;
  collect_facts(condition, out);
  return out;
}

bool is_ordered(const Pack& pack, Index<TestKind> test) {
  return std::any_of(pack.rules.begin(), pack.rules.end(), [&](const Rule& rule) {
    return !rule.draft && std::any_of(rule.effects.begin(), rule.effects.end(), [&](const Effect& effect) {
      const auto* order = std::get_if<OrderEffect>(&effect);
      return order != nullptr && order->test == test;
    });
  });
}

std::vector<Index<Site>> sites_used(const Pack& pack, Index<TestKind> test) {
  std::vector<Index<Site>> out;
  for (const auto& rule : pack.rules) {
    if (rule.draft) continue;
    for (const auto& effect : rule.effects) {
      if (const auto* order = std::get_if<OrderEffect>(&effect); order != nullptr && order->test == test && order->site)
        add_once(out, order->site);
      const auto* specimen = std::get_if<SpecimenEffect>(&effect);
      if (specimen == nullptr || specimen->test != test) continue;
      for (const auto site : specimen->sites) add_once(out, site);
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace sti::quiz
