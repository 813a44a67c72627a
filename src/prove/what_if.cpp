#include "prove/what_if.hpp"

#include <algorithm>

#include "engine/advise.hpp"
#include "engine/resolve.hpp"
#include "prove/cases.hpp"
#include "prove/grounds.hpp"

namespace sti::prove {
namespace {

class Trier {
 public:
  Trier(const engine::Program& program, const Case& asked, const Advice& advice)
      : program_(program), vocabulary_(program.pack->vocabulary), asked_(asked), advice_(advice), said_(said(asked)) {}

  std::vector<WhatIf> run() {
    for (int fact = 0; fact < int(vocabulary_.facts.size()); ++fact) {
      const auto& each = vocabulary_.facts[std::size_t(fact)];
      if (each.derived) continue;
      if (each.scope == Scope::person) {
        try_fact(fact, std::nullopt);
        continue;
      }
      for (int e = 0; e < int(asked_.exposures.size()); ++e) {
        const int act = asked_.exposures[std::size_t(e)].answers[std::size_t(vocabulary_.act)].value;
        if (engine::applies(each, act)) try_fact(fact, e);
      }
    }
    std::stable_sort(out_.begin(), out_.end(), [&](const WhatIf& a, const WhatIf& b) { return rank(a) < rank(b); });
    return std::move(out_);
  }

 private:
  SaidLines said(const Case& told) const {
    return said_by(*program_.pack,
                   engine::advise(program_, told, {.questions = false, .risk = false, .expiries = false}));
  }

  /// Facts in the order the advice asks for them; then those that only change notes; then the others.
  std::pair<bool, std::size_t> rank(const WhatIf& what) const {
    const auto asked = std::find_if(advice_.questions.begin(), advice_.questions.end(), [&](const Question& question) {
      return question.fact == what.fact && question.exposure == what.exposure;
    });
    return {!what.matters(), std::size_t(asked - advice_.questions.begin())};
  }

  const Answer& told(int fact, std::optional<int> exposure) const {
    return exposure ? asked_.exposures[std::size_t(*exposure)].answers[std::size_t(fact)]
                    : asked_.person[std::size_t(fact)];
  }

  void try_fact(int index, std::optional<int> exposure) {
    const auto& fact = vocabulary_.facts[std::size_t(index)];
    const auto& answer = told(index, exposure);
    if (fact.kind == FactKind::time) {
      if (!asked_.exposures[std::size_t(*exposure)].time.exact) try_time(index, *exposure);
      return;
    }
    const bool is_open = !answer.given || (index == vocabulary_.role && answer.value == vocabulary_.role_unknown) ||
                         (fact.kind == FactKind::number && answer.value < 0);
    if (!is_open) return;
    what_ = {index, exposure, {}, {}};
    switch (fact.kind) {
      case FactKind::choice:
        for (int value = 0; value < int(fact.values.size()); ++value) {
          if (index != vocabulary_.role || value != vocabulary_.role_unknown) try_answer({true, value, 0, {}});
        }
        break;
      case FactKind::flags:
        try_answer({true, -1, 0, {}});
        for (std::size_t flag = 0; flag < fact.values.size(); ++flag)
          try_answer({true, -1, std::uint64_t{1} << flag, {}});
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

  void try_numbers(int index) {
    const auto& fact = vocabulary_.facts[std::size_t(index)];
    const auto& starts = program_.dimensions[std::size_t(program_.dimension_of(index))].starts;
    for (std::size_t cell = 0; cell < starts.size(); ++cell) {
      const int last = cell + 1 < starts.size() ? int(starts[cell + 1]) - 1 : fact.max;
      const int first = cell == 0 ? fact.min : int(starts[cell]);
      auto changes = changes_with({true, last, 0, {}}, std::nullopt);
      WhatIf::Reply reply{{true, first, 0, {}}, last, {}};
      // Neighbouring ranges that change the same are one.
      if (!what_.effects.empty() && what_.effects.back().changes == changes)
        what_.effects.back().replies.back().last = last;
      else
        what_.effects.push_back({{reply}, std::move(changes)});
    }
    gather();
  }

  /// A day was told: its first moment and its last.
  void try_time(int index, int exposure) {
    what_ = {index, exposure, {}, {}};
    const auto& time = asked_.exposures[std::size_t(exposure)].time;
    for (const auto moment : {time.earliest, time.latest}) {
      ExposureTime exact{to_string(moment), false, moment, moment, true};
      add({{true, -1, 0, {}}, -1, exact}, changes_with({true, -1, 0, {}}, exact));
    }
    finish();
  }

  void try_answer(const Answer& answer) {
    if (is_possible(answer)) add({answer, -1, {}}, changes_with(answer, std::nullopt));
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
    auto& answers = what_.exposure ? changed.exposures[std::size_t(*what_.exposure)].answers : changed.person;
    answers[std::size_t(what_.fact)] = answer;
    if (time) changed.exposures[std::size_t(*what_.exposure)].time = *time;
    return changed;
  }

  void add(WhatIf::Reply reply, std::vector<LineChange> changes) {
    what_.effects.push_back({{std::move(reply)}, std::move(changes)});
  }

  std::vector<LineChange> changes_with(const Answer& answer, const std::optional<ExposureTime>& time) const {
    const auto after = said(with(answer, time));
    std::vector<LineChange> out;
    for (const auto& [name, line] : said_) {
      const auto found = after.find(name);
      if (found == after.end())
        out.push_back({name, line, {}});
      else if (!(found->second == line))
        out.push_back({name, line, found->second});
    }
    for (const auto& [name, line] : after) {
      if (!said_.contains(name)) out.push_back({name, {}, line});
    }
    std::sort(out.begin(), out.end(), [](const LineChange& a, const LineChange& b) { return a.name < b.name; });
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
  SaidLines said_;
  WhatIf what_;
  std::vector<WhatIf> out_;
};

}  // namespace

std::vector<WhatIf> what_if(const engine::Program& program, const Case& asked, const Advice& advice) {
  return Trier(program, asked, advice).run();
}

}  // namespace sti::prove
