#include "prove/what_if.hpp"

#include <algorithm>
#include <map>

#include "engine/advise.hpp"
#include "engine/resolve.hpp"
#include "model/clock.hpp"
#include "prove/cases.hpp"
#include "prove/grounds.hpp"

namespace sti::prove {
namespace {

class Trier {
 public:
  Trier(const engine::Program& program, const Case& asked, const Advice& advice)
      : program_(program), vocabulary_(program.pack->vocabulary), asked_(asked), advice_(advice), said_(said(asked)) {
    for (const auto& question : advice.questions)
      places_.try_emplace({question.fact, question.exposure}, places_.size());
  }

  Tried run() {
    Tried out;
    auto open = open_facts();
    std::stable_sort(open.begin(), open.end(), [&](const Open& a, const Open& b) { return place(a) < place(b); });
    for (const auto& each : open) {
      if (work_ < most_work)
        try_fact(each);
      else
        ++out.untried;
    }
    std::stable_sort(out_.begin(), out_.end(), [&](const WhatIf& a, const WhatIf& b) { return rank(a) < rank(b); });
    out.facts = std::move(out_);
    return out;
  }

 private:
  static constexpr std::size_t most_work = 100'000;  // exposures that are advised on, over all that is tried

  struct Open {
    Index<Fact> fact;
    Index<Exposure> exposure;
  };

  /// What could still be told.
  std::vector<Open> open_facts() const {
    std::vector<Open> out;
    for (const auto fact : vocabulary_.facts.indices()) {
      const auto& each = vocabulary_.facts[fact];
      if (each.derived) continue;
      if (each.scope == Scope::person) {
        if (is_open({fact, {}})) out.push_back({fact, {}});
        continue;
      }
      for (const auto exposure : asked_.exposures.indices()) {
        const auto act = asked_.exposures[exposure].answers[vocabulary_.act].value;
        if (engine::applies(each, act) && is_open({fact, exposure})) out.push_back({fact, exposure});
      }
    }
    return out;
  }

  bool is_open(const Open& open) const {
    const auto& [index, exposure] = open;
    const auto& fact = vocabulary_.facts[index];
    if (fact.kind == FactKind::time) return !asked_.exposures[exposure].time.exact;
    const auto& answer = exposure ? asked_.exposures[exposure].answers[index] : asked_.person[index];
    return !answer.given || (index == vocabulary_.role && answer.value == vocabulary_.role_unknown) ||
           (fact.kind == FactKind::number && !answer.number);
  }

  /// Among the questions of the advice.
  std::size_t place(const Open& open) const {
    const auto asked = places_.find({open.fact, open.exposure});
    return asked == places_.end() ? places_.size() : asked->second;
  }

  SaidLines said(const Case& told) const {
    work_ += told.exposures.size() + 1;
    return said_by(*program_.pack,
                   engine::advise(program_, told, {.questions = false, .risk = false, .expiries = false}));
  }

  /// Facts in the order the advice asks for them; then those that only change notes; then the others.
  std::pair<bool, std::size_t> rank(const WhatIf& what) const {
    return {!what.matters(), place({what.fact, what.exposure})};
  }

  void try_fact(const Open& open) {
    const auto& [index, exposure] = open;
    const auto& fact = vocabulary_.facts[index];
    if (fact.kind == FactKind::time) return try_time(index, exposure);
    what_ = {index, exposure, {}, {}};
    switch (fact.kind) {
      case FactKind::choice:
        for (const auto value : fact.values.indices()) {
          if (index != vocabulary_.role || value != vocabulary_.role_unknown)
            try_answer({.given = true, .value = value});
        }
        break;
      case FactKind::flags:
        try_answer({.given = true});
        for (const auto flag : fact.values.indices()) try_answer({.given = true, .flags = {flag}});
        break;
      case FactKind::number:
        try_numbers(index);
        break;
      default:
        name_what_it_moves();
        break;
    }
    finish();
  }

  void try_numbers(Index<Fact> index) {
    const auto& fact = vocabulary_.facts[index];
    const auto& dimension = program_.dimensions[program_.dimension_of(index)];
    for (const auto cell : dimension.starts.indices()) {
      const int last = int(program_.last_number(dimension, cell));
      const int first = cell == Index<Cell>(0) ? fact.min : int(dimension.starts[cell]);
      auto changes = changes_with({.given = true, .number = last}, std::nullopt);
      WhatIf::Reply reply{{.given = true, .number = first}, last, {}};
      // Neighbouring ranges that change the same are one.
      if (!what_.effects.empty() && what_.effects.back().changes == changes)
        what_.effects.back().replies.back().last = last;
      else
        what_.effects.push_back({{reply}, std::move(changes)});
    }
    gather();
  }

  /// A day was told: its first moment and its last.
  void try_time(Index<Fact> index, Index<Exposure> exposure) {
    what_ = {index, exposure, {}, {}};
    const auto& time = asked_.exposures[exposure].time;
    for (const auto moment : {time.earliest, time.latest}) {
      const auto exact = time_at(asked_, moment);
      if (exact) add({{.given = true}, {}, *exact}, changes_with({.given = true}, exact));
    }
    finish();
  }

  void try_answer(const Answer& answer) {
    if (is_possible(answer)) add({answer, {}, {}}, changes_with(answer, std::nullopt));
  }

  /// Whether the vocabulary allows the case with this answer.
  bool is_possible(const Answer& answer) const {
    const auto changed = with(answer, std::nullopt);
    const Scenes scenes(program_, changed);
    return std::none_of(
        vocabulary_.impossible.begin(), vocabulary_.impossible.end(), [&](const Impossible& impossible) {
          return std::any_of(scenes.units.begin(), scenes.units.end(),
                             [&](const engine::Unit& unit) { return holds(program_, impossible.when, unit.point); });
        });
  }

  Case with(const Answer& answer, const std::optional<ExposureTime>& time) const {
    auto changed = asked_;
    auto& answers = what_.exposure ? changed.exposures[what_.exposure].answers : changed.person;
    answers[what_.fact] = answer;
    if (time) changed.exposures[what_.exposure].time = *time;
    return changed;
  }

  void add(WhatIf::Reply reply, std::vector<LineChange> changes) {
    what_.effects.push_back({{std::move(reply)}, std::move(changes)});
  }

  std::vector<LineChange> changes_with(const Answer& answer, const std::optional<ExposureTime>& time) const {
    const auto after = said(with(answer, time));
    std::vector<LineChange> out;
    for (const auto& [subject, line] : said_) {
      const auto found = after.find(subject);
      if (found == after.end())
        out.push_back({subject, line, {}});
      else if (!(found->second == line))
        out.push_back({subject, line, found->second});
    }
    for (const auto& [subject, line] : after) {
      if (!said_.contains(subject)) out.push_back({subject, {}, line});
    }
    std::sort(out.begin(), out.end(), [](const LineChange& a, const LineChange& b) { return a.subject < b.subject; });
    return out;
  }

  void name_what_it_moves() {
    for (const auto& question : advice_.questions) {
      if (question.fact == what_.fact && question.exposure == what_.exposure) what_.decides = question.decides;
    }
  }

  /// Answers that change the same become one effect.
  void gather() {
    std::vector<WhatIf::Effect> all;
    for (auto& effect : what_.effects) {
      const auto same = std::find_if(all.begin(), all.end(),
                                     [&](const WhatIf::Effect& other) { return other.changes == effect.changes; });
      if (same == all.end())
        all.push_back(std::move(effect));
      else
        same->replies.insert(same->replies.end(), effect.replies.begin(), effect.replies.end());
    }
    std::stable_partition(all.begin(), all.end(), [](const WhatIf::Effect& effect) { return !effect.changes.empty(); });
    what_.effects = std::move(all);
  }

  void finish() {
    gather();
    out_.push_back(std::move(what_));
  }

  const engine::Program& program_;
  const Vocabulary& vocabulary_;
  const Case& asked_;
  const Advice& advice_;
  mutable std::size_t work_ = 0;  ///< begun before the first advice
  SaidLines said_;
  std::map<std::pair<Index<Fact>, Index<Exposure>>, std::size_t> places_;  ///< of the questions of the advice
  WhatIf what_;
  std::vector<WhatIf> out_;
};

}  // namespace

Tried what_if(const engine::Program& program, const Case& asked, const Advice& advice) {
  return Trier(program, asked, advice).run();
}

}  // namespace sti::prove
