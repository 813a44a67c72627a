#include "prove/diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/joins.hpp"
#include "prove/cases.hpp"
#include "prove/pack_difference.hpp"

namespace sti::prove {
namespace {

using engine::Outcomes;
using Kind = Change::Kind;

class Differ {
 public:
  Differ(const engine::Program& before, const engine::Program& after, std::size_t max_nodes)
      : space_(after, max_nodes),
        d_(space_.diagrams),
        before_(space_, before, values_),
        after_(space_, after, values_),
        pack_(*after.pack),
        valid_(space_.valid()) {}

  DiffResult run() {
    const auto& catalog = pack_.catalog;
    for (const auto slot : pack_.vocabulary.slots.indices()) compare_verdict(slot);
    for (const auto test : catalog.tests.indices()) compare_test(test);
    for (const auto vaccine : catalog.vaccines.indices()) compare_vaccine(vaccine);
    for (const auto what : catalog.follow_ups.indices()) {
      compare_follow_up({what, {}});
      for (const auto infection : catalog.infections.indices()) compare_follow_up({what, infection});
    }
    compare_notes();
    compare_topics();
    for (const auto infection : catalog.infections.indices()) {
      const Change change{.kind = Kind::risk_changed, .subject = RiskSubject{infection, RiskSubject::Part::figure}};
      add("", change, differ(d_, risk_told(before_, infection), risk_told(after_, infection)));
    }
    return {finish(), count_cases(space_, valid_)};
  }

 private:
  struct Group {
    Change change;
    Region where = Diagrams::nothing;
  };
  using GroupKey = std::tuple<Kind, std::optional<Subject>, std::string>;

  /// Adds cases to the group of a change; `text` tells groups of one kind and subject apart.
  void add(const std::string& text, const Change& change, Region where) {
    where = d_.both(where, valid_);
    if (where == Diagrams::nothing) return;
    // Wording is told in the order of the names of what it is about, which are the text.
    const auto subject = change.kind == Kind::wording ? std::nullopt : change.subject;
    auto& group = groups_[GroupKey(change.kind, subject, text)];
    if (group.where == Diagrams::nothing) group.change = change;
    group.where = d_.either(group.where, where);
  }

  /// Each pair of different values that two functions have for the same case, and the cases.
  template <class Visit>
  void each_pair(Diagrams::Ref a, Diagrams::Ref b, Region within, const Visit& visit) {
    if (a == b) return;
    std::map<std::pair<int, int>, int> numbers;
    std::vector<std::pair<int, int>> pairs;
    const auto pair_of = d_.combine(a, b, d_.new_operation(), [&](int x, int y) {
      if (x == y) return 0;
      const auto [place, is_new] = numbers.try_emplace({x, y}, int(pairs.size()) + 1);
      if (is_new) pairs.emplace_back(x, y);
      return place->second;
    });
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const Region where = d_.both(d_.both(d_.where(pair_of, int(i) + 1), within), valid_);
      if (where != Diagrams::nothing) visit(pairs[i].first, pairs[i].second, where);
    }
  }

  template <class Value>
  static Said said(const engine::Numbered<Value>& values, int number) {
    if (number == 0) return {};
    return values.of(number);
  }

  /// A level as a part of what tells groups apart.
  template <class Value>
  static std::string level_in(const engine::Numbered<Value>& values, int number) {
    return number == 0 ? "-" : fmt::format("{}", int(values.of(number).level));
  }

  void compare_verdict(Index<Slot> slot) {
    const VerdictSubject subject{slot};
    each_pair(before_.told_verdict(slot), after_.told_verdict(slot), Diagrams::all, [&](int a, int b, Region where) {
      Change change{.kind = Kind::verdict_changed, .subject = subject};
      change.before = said(values_.verdicts, a);
      change.after = said(values_.verdicts, b);
      const auto offered = [&](int number) { return number != 0 && is_offer(values_.verdicts.of(number).level); };
      if (offered(a) != offered(b)) change.kind = offered(a) ? Kind::verdict_lost : Kind::verdict_gained;
      add(fmt::format("{} {}", level_in(values_.verdicts, a), level_in(values_.verdicts, b)), change, where);
    });
    compare_reasons(subject, leveled_reasons(before_, subject, before_.level(slot)),
                    leveled_reasons(after_, subject, after_.level(slot)),
                    d_.differ(before_.told_verdict(slot), after_.told_verdict(slot)));
  }

  void compare_vaccine(Index<VaccineKind> vaccine) {
    const VaccineSubject subject{vaccine};
    each_pair(before_.vaccine(vaccine), after_.vaccine(vaccine), Diagrams::all, [&](int a, int b, Region where) {
      Change change{.kind = Kind::vaccine_changed, .subject = subject};
      change.before = said(values_.vaccines, a);
      change.after = said(values_.vaccines, b);
      const auto given = [&](int number) { return number != 0 && engine::is_given(values_.vaccines.of(number).level); };
      if (given(a) != given(b)) change.kind = given(a) ? Kind::vaccine_lost : Kind::vaccine_gained;
      add(fmt::format("{} {}", level_in(values_.vaccines, a), level_in(values_.vaccines, b)), change, where);
    });
    compare_reasons(subject, leveled_reasons(before_, subject, before_.told_level(vaccine)),
                    leveled_reasons(after_, subject, after_.told_level(vaccine)),
                    d_.differ(before_.vaccine(vaccine), after_.vaccine(vaccine)));
  }

  void compare_test(Index<TestKind> test) {
    const TestSubject subject{test, {}};
    const auto sites_before = sites_told(before_, test), sites_after = sites_told(after_, test);
    each_pair(sites_before, sites_after, Diagrams::all, [&](int a, int b, Region where) {
      Change change{.kind = a == 0   ? Kind::test_added
                            : b == 0 ? Kind::test_dropped
                                     : Kind::test_site,
                    .subject = subject};
      change.sites_before = sites_in(pack_.catalog, a);
      change.sites_after = sites_in(pack_.catalog, b);
      add(change.kind == Kind::test_site ? fmt::format("{} {}", a, b) : "", change, where);
    });
    Region changed = d_.differ(sites_before, sites_after);
    for (const auto site : pack_.catalog.sites.indices()) {
      const Region lines = d_.differ(before_.line(test, site), after_.line(test, site));
      changed = d_.either(changed, lines);
      compare_days({test, site}, lines);
    }
    compare_reasons(subject, test_reasons(before_, test), test_reasons(after_, test), changed);
  }

  /// A line that both have with other days. What the page shows differs in `lines`; what moved is said in whole days.
  void compare_days(const TestSubject& line, Region lines) {
    const auto whole = [&](Outcomes& outcomes) { return outcomes.whole_line(line.test, line.site); };
    each_pair(whole(before_), whole(after_), lines, [&](int a, int b, Region where) {
      if (a == 0 || b == 0) return;
      const auto &old_line = values_.lines.of(a), &new_line = values_.lines.of(b);
      Change change{.kind = Kind::test_changed, .subject = line};
      change.before = old_line;
      change.after = new_line;
      const auto move = [&](const std::optional<int>& from, const std::optional<int>& to) {
        if (!from || !to || *from == *to || change.days) return;
        change.days = *to - *from;
        change.kind = *change.days > 0 ? Kind::test_later : Kind::test_earlier;
      };
      if (old_line.conclusive.has_value() == new_line.conclusive.has_value()) {
        move(old_line.conclusive, new_line.conclusive);
        move(old_line.earliest, new_line.earliest);
      }
      const auto days = [](const std::optional<int>& number) { return number ? fmt::format("{}", *number) : "-"; };
      add(fmt::format("{} {} {} {} {}", change.days.value_or(0), days(old_line.conclusive), days(new_line.conclusive),
                      days(old_line.earliest), days(new_line.earliest)),
          change, where);
    });
  }

  void compare_follow_up(const FollowUpSubject& subject) {
    const auto told = [&](Outcomes& outcomes) { return outcomes.follow_up(subject.what, subject.infection); };
    each_pair(told(before_), told(after_), Diagrams::all, [&](int a, int b, Region where) {
      Change change{.kind = a == 0   ? Kind::follow_up_added
                            : b == 0 ? Kind::follow_up_dropped
                                     : Kind::follow_up_changed,
                    .subject = subject};
      change.before = said(values_.follow_ups, a);
      change.after = said(values_.follow_ups, b);
      add(fmt::format("{} {}", a, b), change, where);
    });
  }

  void compare_notes() {
    const auto before = notes_told(before_), after = notes_told(after_);
    const auto each = [&](Outcomes& outcomes, const Told& own, const Told& other, Kind kind) {
      for (const auto& shown : outcomes.notes()) {
        const auto content = prove::content_of(*outcomes.program().pack, *shown.note);
        const auto found = other.find(content);
        const Region missing = d_.minus(own.at(content), found == other.end() ? Diagrams::nothing : found->second);
        Change change{.kind = kind};
        change.text = shown.note->text;
        change.note_kind = shown.note->kind;
        add(content, change, missing);
      }
    };
    each(before_, before, after, Kind::note_dropped);
    each(after_, after, before, Kind::note_added);
  }

  void compare_topics() {
    const auto before = topics_told(before_), after = topics_told(after_);
    const auto each = [&](const Told& own, const Told& other, Kind kind) {
      for (const auto& [content, where] : own) {
        const auto found = other.find(content);
        Change change{.kind = kind};
        change.topic = content.substr(0, content.find('\n'));
        add(content, change, d_.minus(where, found == other.end() ? Diagrams::nothing : found->second));
      }
    };
    each(before, after, Kind::topic_dropped);
    each(after, before, Kind::topic_added);
  }

  /// A reason and what it rests on, as one text; the reason itself stands first, by language.
  static std::string content_of(const Pack& pack, const Rule& rule) {
    auto out = fmt::format("{}\n{}\n{}", rule.why.in(Lang::en), rule.why.in(Lang::nb), int(rule.evidence.basis));
    std::vector<std::string> sources;
    for (const auto source : rule.evidence.sources) {
      const auto& cited = pack.sources[source];
      sources.push_back(fmt::format("{} {} {} {}", cited.key, cited.issuer, cited.title, cited.date));
    }
    std::sort(sources.begin(), sources.end());
    for (const auto& source : sources) out += "\n" + source;
    return out;
  }

  void add_reason(Outcomes& outcomes, Told& told, Index<Rule> rule, Region where) {
    const auto& pack = *outcomes.program().pack;
    const auto [place, is_new] = told.try_emplace(content_of(pack, pack.rules[rule]), where);
    if (!is_new) place->second = d_.either(place->second, where);
  }

  /// Reasons of the rules that give the level that is given. `levels`: that level.
  template <class Leveled>
  Told leveled_reasons(Outcomes& outcomes, const Leveled& subject, Diagrams::Ref levels) {
    Told out;
    const auto& program = outcomes.program();
    const auto key = program.key(subject);
    for (const auto& filler : program.fillers[key]) {
      const auto& effect = program.pack->rules[filler.rule].effects[filler.effect];
      const auto* verdict = std::get_if<VerdictEffect>(&effect);
      const int level = verdict != nullptr ? engine::number_of(verdict->level)
                                           : engine::number_of(std::get<VaccineEffect>(effect).level);
      add_reason(outcomes, out, filler.rule, d_.both(outcomes.live(filler.rule, key), d_.where(levels, level)));
    }
    return out;
  }

  Told test_reasons(Outcomes& outcomes, Index<TestKind> test) {
    Told out;
    const auto& program = outcomes.program();
    const Region ordered = d_.differ(sites_told(outcomes, test), Diagrams::constant(0));
    Region dated = Diagrams::nothing;
    for (const auto site : pack_.catalog.sites.indices()) {
      const Region told = d_.differ(outcomes.line(test, site), Diagrams::constant(0));
      dated = d_.either(dated, d_.both(told, d_.differ(outcomes.dates(test, site), Diagrams::constant(0))));
    }
    const auto each = [&](const auto& subject, Region told) {
      const auto key = program.key(subject);
      for (const auto& filler : program.fillers[key])
        add_reason(outcomes, out, filler.rule, d_.both(outcomes.live(filler.rule, key), told));
    };
    each(TestSubject{test, {}}, ordered);
    for (const auto number : all_window_numbers) each(WindowSubject{test, number}, dated);
    return out;
  }

  /// Where only reasons or sources differ, one change for each matter.
  void compare_reasons(const Subject& subject, const Told& before, const Told& after, Region changed) {
    const Region where = d_.minus(differ(d_, before, after), changed);
    if (d_.both(where, valid_) == Diagrams::nothing) return;
    Change change{.kind = Kind::wording, .subject = subject};
    for (const auto& [content, told] : after) {
      const auto found = before.find(content);
      const bool is_new = found == before.end() || found->second != told;
      if (!is_new || d_.both(d_.both(told, where), valid_) == Diagrams::nothing) continue;
      Text text;
      const auto end = content.find('\n');
      text.by_lang[Lang::en] = content.substr(0, end);
      text.by_lang[Lang::nb] = content.substr(end + 1, content.find('\n', end + 1) - end - 1);
      change.text = std::move(text);
      break;
    }
    add(id_of(pack_, subject), change, where);
  }

  std::vector<Change> finish() {
    std::vector<Change> out;
    for (auto& [key, group] : groups_) {
      auto& change = group.change;
      const auto at = *smallest(space_, group.where);
      change.cases = count_cases(space_, group.where);
      change.example = make_case(space_, at, example_day(pack_));
      change.region = condition_of(space_, widen(space_, group.where, valid_, at));
      out.push_back(std::move(change));
    }
    std::stable_sort(out.begin(), out.end(), [](const Change& a, const Change& b) {
      return std::pair(int(a.kind), -a.cases) < std::pair(int(b.kind), -b.cases);
    });
    return out;
  }

  Space space_;
  Diagrams& d_;
  engine::OutcomeValues values_;
  Outcomes before_, after_;
  const Pack& pack_;
  Region valid_;
  std::map<GroupKey, Group> groups_;
};

bool share_vocabulary(const Pack& a, const Pack& b) {
  const auto same_ids = [](const auto& x, const auto& y) {
    return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                      [](const auto& left, const auto& right) { return left.id == right.id; });
  };
  if (!same_ids(a.vocabulary.facts, b.vocabulary.facts) || !same_ids(a.vocabulary.slots, b.vocabulary.slots) ||
      !same_ids(a.catalog.tests, b.catalog.tests) || !same_ids(a.catalog.sites, b.catalog.sites) ||
      !same_ids(a.catalog.vaccines, b.catalog.vaccines) || !same_ids(a.catalog.infections, b.catalog.infections) ||
      !same_ids(a.catalog.follow_ups, b.catalog.follow_ups))
    return false;
  const auto facts = a.vocabulary.facts.indices();
  return std::all_of(facts.begin(), facts.end(), [&](Index<Fact> fact) {
    return same_ids(a.vocabulary.facts[fact].values, b.vocabulary.facts[fact].values);
  });
}

}  // namespace

std::optional<DiffResult> diff(const Pack& before, const Pack& after, std::size_t max_nodes, Diagnostics& diagnostics) {
  if (!share_vocabulary(before, after)) {
    diagnostics.add_about(Code::usage, "sti diff", "the two packs do not share a vocabulary and catalog",
                          "load both with the same --rules");
    return std::nullopt;
  }
  const engine::CutOptions cuts{.packs = {&before, &after}, .conditions = {}};
  const auto old_program = engine::compile(before, diagnostics, cuts);
  const auto new_program = engine::compile(after, diagnostics, cuts);
  if (!old_program || !new_program) return std::nullopt;
  try {
    return Differ(*old_program, *new_program, max_nodes).run();
  } catch (const engine::BudgetSpent&) {
    diagnostics.add_about(Code::not_proved, "sti diff", "what differs is not known: the work budget ran out",
                          "give a larger --budget");
    return std::nullopt;
  }
}

}  // namespace sti::prove
