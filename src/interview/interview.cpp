#include "interview/interview.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "engine/advise.hpp"
#include "engine/resolve.hpp"

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

/// Whether what was answered to one prompt can be answered to the other: the first one takes a time, too.
bool is_same(const Prompt& answered, const Prompt& prompt) {
  const bool fits = answered.kind == prompt.kind || (answered.kind == Kind::when && prompt.kind == Kind::path);
  return fits && answered.fact == prompt.fact && answered.exposures == prompt.exposures;
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
  if (!steps_.back().aside) kept_.push_back(std::move(steps_.back()));
  steps_.pop_back();
  noted_.clear();
  finished_ = false;
  arguments_ = arguments_of(replay());
  proceed();
  return true;
}

void Interview::skip() {
  if (prompt_.kind == Kind::go_on)
    finished_ = true;
  else
    take(Step{prompt_, {}}, {}, {});
}

void Interview::keep() {
  if (kept_.empty() || !is_same(kept_.back().prompt, prompt_)) return skip();
  auto step = kept_.back();
  auto noted = step.noted;
  if (take(std::move(step), {}, std::move(noted))) skip();  // what came before it has changed
}

std::string Interview::kept() const {
  if (kept_.empty() || !is_same(kept_.back().prompt, prompt_)) return {};
  const auto& step = kept_.back();
  if (!step.noted.empty()) return step.noted;
  std::vector<std::string> labels;
  for (const auto& id : step.told) {
    for (const auto& choice : step.prompt.choices) {
      if (choice.id == id) labels.push_back(choice.label);
    }
  }
  return join(labels, ", ");
}

std::string Interview::left_out() const {
  if (prompt_.kind == Kind::what) return steps_.back().noted;
  const auto state = replay();
  const bool is_result = state.has_chosen && vocabulary().paths[state.path].begin == Path::Begin::result;
  const bool is_begun = must_have_time(state) || (is_result && state.tests.empty());
  return is_begun ? vocabulary().paths[state.path].label.in(lang_) : std::string{};
}

bool Interview::needs_time() const {
  const auto state = replay();
  return prompt_.kind == Kind::when && state.path.place() > 0 && must_have_time(state);
}

bool Interview::must_have_time(const State& state) const {
  return state.has_chosen && vocabulary().paths[state.path].begin == Path::Begin::when && state.times.empty();
}

void Interview::restore() {
  while (!kept_.empty() && is_same(kept_.back().prompt, prompt_)) keep();
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
  ++state.questions;
  if (prompt.kind == Kind::fact || prompt.kind == Kind::hour) {
    if (prompt.exposures.empty()) state.asked.insert({Index<Exposure>(), prompt.fact});
    for (const auto exposure : prompt.exposures) state.asked.insert({exposure, prompt.fact});
  }
  switch (prompt.kind) {
    case Kind::path:
      state.has_chosen = told;
      if (told) state.path = vocabulary().paths.find_if([&](const Path& path) { return path.id == first; });
      break;
    case Kind::when:
      state.has_asked_when = true;
      if (told) state.times.push_back({first, {}});
      break;
    case Kind::what:
      state.may_be_more = true;
      if (!told) state.times.pop_back();
      for (const auto& act : step.told) {
        std::vector<std::string> tokens{fact(vocabulary().act).id + "=" + act};
        for (const auto& [of, value] : vocabulary().paths[state.path].told) {
          if (state.times.size() == 1 && engine::applies(fact(of), fact(vocabulary().act).value_index(act)))
            tokens.push_back(fact(of).id + "=" + fact(of).values[value].id);
        }
        state.times.back().occasion.exposures.push_back(state.exposures.push_back(std::move(tokens)));
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
      state.goes_on = true;
      break;
    case Kind::more:
      state.may_be_more = false;
      break;
    case Kind::more_tests:
    case Kind::more_dated:
      break;
  }
}

void Interview::apply_aside(State& state, const Step& step) const {
  if (step.prompt.exposures.empty()) state.person.push_back(step.told.front());
  for (const auto exposure : step.prompt.exposures) state.exposures[exposure].push_back(step.told.front());
}

load::CaseArguments Interview::arguments_of(State state) const {
  Diagnostics ignored;  // what cannot be read is told by whoever reads it next
  const auto told = load::read_case_arguments(pack_, plain_arguments(state), now_, ignored);
  if (told) add_implied(*told, state);
  return plain_arguments(state);
}

void Interview::add_implied(const Case& told, State& state) const {
  for (const auto exposure : told.exposures.indices()) {
    const auto& answers = told.exposures[exposure].answers;
    for (const auto& implied : vocabulary().implied) {
      if (answers[implied.fact].given || !holds(implied.when, vocabulary(), told.person, answers)) continue;
      const auto& of = fact(implied.fact);
      state.exposures[exposure].push_back(of.id + "=" + of.values[implied.value].id);
    }
  }
}

load::CaseArguments Interview::plain_arguments(const State& state) const {
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
  if (!step.aside) step.noted = noted;
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
  if (!load::read_case_arguments(pack_, plain_arguments(state), now_, diagnostics)) {
    steps_.pop_back();
    return Refusal{std::string(typed), {}, diagnostics.all().front()};
  }
  if (const auto& taken = steps_.back(); !taken.aside && !kept_.empty()) {
    // Of another time or fact, the answers that follow can stay; of other acts, they were not.
    const bool may_differ = taken.prompt.kind == Kind::when || taken.prompt.kind == Kind::fact;
    if (is_same(kept_.back().prompt, taken.prompt) && (may_differ || taken.told == kept_.back().told))
      kept_.pop_back();
    else
      kept_.clear();
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
