#include "interview/interview.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "engine/advise.hpp"

namespace sti::interview {
namespace {

using Kind = Prompt::Kind;

bool is_time_token(std::string_view token) {
  return token.starts_with("since=") || token.starts_with("on=") ||
         (!token.empty() && token[0] >= '0' && token[0] <= '9');
}

std::string joined(const std::vector<std::string>& tokens, std::string_view time) {
  auto all = tokens;
  all.emplace_back(time);
  return join(all, ",");
}

}  // namespace

Interview::Interview(const engine::Program& program, const Phrases& phrases, Lang lang, load::Now now,
                     load::CaseArguments start)
    : pack_(*program.pack), program_(program), phrases_(phrases), lang_(lang), now_(now), start_(std::move(start)) {
  arguments_ = arguments_of(replay());
  proceed();
}

bool Interview::back() {
  if (steps_.empty()) return false;
  steps_.pop_back();
  noted_.clear();
  finished_ = false;
  arguments_ = arguments_of(replay());
  proceed();
  return true;
}

void Interview::skip() {
  if (prompt_.kind == Kind::go_on && prompt_.remaining == 0) {
    finished_ = true;
    return;
  }
  Step step{prompt_, {}};
  if (prompt_.kind == Kind::go_on) step.told = {"yes"};
  take(std::move(step), {}, {});
}

Interview::State Interview::replay() const {
  State state;
  state.person = start_.person;
  state.tests = start_.tests;
  for (const auto& argument : start_.exposures) {
    std::vector<std::string> tokens;
    std::string time;
    for (const auto part : split(argument, ',')) {
      if (is_time_token(part))
        time = std::string(part);
      else
        tokens.emplace_back(part);
    }
    state.times.push_back({std::move(time), {{state.exposures.next()}}});
    state.exposures.push_back(std::move(tokens));
  }
  for (const auto& step : steps_) apply(state, step);
  return state;
}

void Interview::apply(State& state, const Step& step) const {
  if (step.aside) return apply_aside(state, step);
  const auto& prompt = step.prompt;
  const bool told = !step.told.empty();
  const auto first = told ? step.told.front() : std::string{};
  if (prompt.kind == Kind::fact || prompt.kind == Kind::hour) {
    ++state.since_pause;
    if (prompt.exposures.empty()) state.asked.insert({Index<Exposure>(), prompt.fact});
    for (const auto exposure : prompt.exposures) state.asked.insert({exposure, prompt.fact});
  }
  switch (prompt.kind) {
    case Kind::when:
      if (told) state.times.push_back({first, {}});
      break;
    case Kind::what:
      if (!told) state.times.pop_back();
      for (const auto& act : step.told) {
        const auto exposure = state.exposures.push_back({fact(vocabulary().act).id + "=" + act});
        state.times.back().occasion.exposures.push_back(exposure);
      }
      break;
    case Kind::hour:
      for (auto& time : state.times) {
        const auto& of = time.occasion.exposures;
        if (told && std::find(of.begin(), of.end(), prompt.exposures.front()) != of.end()) time.token = first;
      }
      break;
    case Kind::fact: {
      if (!told) break;
      const auto& asked = fact(prompt.fact);
      if (asked.kind == FactKind::tests && first.find('=') != std::string::npos) {
        state.tests.push_back(first);
      } else if (is_dated(asked.kind)) {
        state.dated[prompt.fact].none = first == "no";
      } else if (asked.kind != FactKind::tests || first == "no") {
        const auto token = asked.id + "=" + (asked.kind == FactKind::tests ? "none" : join(step.told, "+"));
        if (prompt.exposures.empty()) state.person.push_back(token);
        for (const auto exposure : prompt.exposures) state.exposures[exposure].push_back(token);
      }
      break;
    }
    case Kind::test:
      state.test = first;
      state.site.clear();
      break;
    case Kind::site:
      state.site = first;
      break;
    case Kind::taken_on:
      state.taken_on = first;
      break;
    case Kind::result:
      if (told)
        state.tests.push_back(
            fmt::format("{}{}={}:{}", state.test, state.site.empty() ? "" : "@" + state.site, state.taken_on, first));
      break;
    case Kind::dated:
      state.thing = first;
      break;
    case Kind::dated_on:
      if (told) state.dated[prompt.fact].items.push_back(state.thing + "@" + first);
      break;
    case Kind::go_on:
      state.since_pause = 0;
      break;
    case Kind::more:
    case Kind::more_tests:
    case Kind::more_dated:
      break;
  }
}

void Interview::apply_aside(State& state, const Step& step) const {
  if (step.prompt.exposures.empty()) state.person.push_back(step.told.front());
  for (const auto exposure : step.prompt.exposures) state.exposures[exposure].push_back(step.told.front());
}

load::CaseArguments Interview::arguments_of(const State& state) const {
  load::CaseArguments out{state.person, {}, state.tests};
  for (const auto& [of, dated] : state.dated) {
    if (!dated.items.empty() || dated.none)
      out.person.push_back(fact(of).id + "=" + (dated.items.empty() ? "none" : join(dated.items, "+")));
  }
  List<std::string, Exposure> exposures(state.exposures.size());
  for (const auto& time : state.times) {
    for (const auto exposure : time.occasion.exposures)
      exposures[exposure] = joined(state.exposures[exposure], time.token);
  }
  out.exposures = std::move(exposures.items());
  return out;
}

std::optional<Refusal> Interview::take(Step step, std::string_view typed, std::string noted) {
  const auto kind = step.prompt.kind;
  const auto of = step.prompt.fact;
  const bool told = !step.told.empty() && !step.aside;
  steps_.push_back(std::move(step));
  auto state = replay();
  const auto arguments = arguments_of(state);
  // Half-told things are completed for the reader with values that are never wrong, so that it can judge what is there.
  const auto today = to_string(date_of(now_.at));
  const auto site = state.site.empty() ? std::string{} : "@" + state.site;
  if (told && kind == Kind::when) {
    const auto& act = fact(vocabulary().act);
    state.times.back().occasion.exposures = {state.exposures.push_back({act.id + "=" + act.values.front().id})};
  } else if (told && (kind == Kind::test || kind == Kind::site || kind == Kind::taken_on)) {
    const auto on = kind == Kind::taken_on ? state.taken_on : today;
    state.tests.push_back(fmt::format("{}{}={}:{}", state.test, site, on, result_ids.front()));
  } else if (told && kind == Kind::dated) {
    state.dated[of].items.push_back(state.thing + "@" + today);
  }
  Diagnostics diagnostics;
  if (!load::read_case_arguments(pack_, arguments_of(state), now_, diagnostics)) {
    steps_.pop_back();
    return Refusal{std::string(typed), {}, diagnostics.all().front()};
  }
  noted_ = std::move(noted);
  arguments_ = arguments;
  proceed();
  return std::nullopt;
}

void Interview::proceed() {
  Diagnostics ignored;  // the arguments have been read before, or are part of what has been
  const auto told = load::read_case_arguments(pack_, arguments_, now_, ignored);
  if (told) advice_ = engine::advise(program_, *told);
  prompt_ = next(replay());
}

}  // namespace sti::interview
