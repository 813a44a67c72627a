// What an interview asks next, and with which answers to choose from.

#include <fmt/format.h>

#include <algorithm>

#include "interview/interview.hpp"
#include "report/wording/sentence_families.hpp"

namespace sti::interview {
namespace {

using Kind = Prompt::Kind;

constexpr std::size_t most_questions = 11;  // and whether to go on

}  // namespace

Prompt Interview::next(const State& state) const {
  const auto last = std::find_if(steps_.rbegin(), steps_.rend(), [](const Step& step) { return !step.aside; });
  if (last == steps_.rend()) return state.exposures.empty() ? path_prompt() : Prompt{Kind::more, {}, {}, yes_no()};
  if (auto prompt = follow_up(state, *last)) return std::move(*prompt);
  return next_question(state);
}

std::optional<Prompt> Interview::follow_up(const State& state, const Step& last) const {
  const bool told = !last.told.empty();
  const bool yes = told && last.told.front() == "yes";
  const auto& decides = last.prompt.decides;
  switch (last.prompt.kind) {
    case Kind::path:
      if (!told) return std::nullopt;
      switch (vocabulary().paths[state.path].begin) {
        case Path::Begin::when:
          return Prompt{Kind::when, vocabulary().since};
        case Path::Begin::result:
          return test_prompt({});
        case Path::Begin::person:
          return std::nullopt;
      }
      return std::nullopt;
    case Kind::when:
      if (told) return what_prompt(state.path);
      return std::nullopt;
    case Kind::what:
      return std::nullopt;
    case Kind::more:
      if (yes) return Prompt{Kind::when, vocabulary().since};
      return std::nullopt;
    case Kind::fact: {
      const auto kind = fact(last.prompt.fact).kind;
      if (!told || last.told.front() == "no") return std::nullopt;
      if (kind == FactKind::tests)
        return yes ? test_prompt(decides) : Prompt{Kind::more_tests, {}, {}, yes_no(), false, decides};
      if (is_dated(kind)) return dated_prompt(last.prompt.fact, decides);
      return std::nullopt;
    }
    case Kind::test: {
      if (!told) return std::nullopt;
      auto sites = sites_of(state.test);
      if (sites.size() > 1) return Prompt{Kind::site, {}, {}, std::move(sites), false, decides};
      return Prompt{Kind::taken_on, {}, {}, {}, false, decides};
    }
    case Kind::site:
      return Prompt{Kind::taken_on, {}, {}, {}, false, decides};
    case Kind::taken_on: {
      if (!told) return std::nullopt;
      Prompt result{Kind::result, {}, {}, {}, false, decides};
      for (const auto id : result_ids)
        result.choices.push_back({std::string(id), phrases_.get(report::result_sentences.at(id), lang_)});
      return result;
    }
    case Kind::result:
      if (told) return Prompt{Kind::more_tests, {}, {}, yes_no(), false, decides};
      return std::nullopt;
    case Kind::more_tests:
      if (yes) return test_prompt(decides);
      return std::nullopt;
    case Kind::dated:
      if (told) return Prompt{Kind::dated_on, last.prompt.fact, {}, {}, false, decides};
      return std::nullopt;
    case Kind::dated_on:
      if (told) return Prompt{Kind::more_dated, last.prompt.fact, {}, yes_no(), false, decides};
      return std::nullopt;
    case Kind::more_dated:
      if (yes) return dated_prompt(last.prompt.fact, decides);
      return std::nullopt;
    case Kind::hour:
    case Kind::go_on:
      return std::nullopt;
  }
  return std::nullopt;
}

Prompt Interview::next_question(const State& state) const {
  const auto& path = vocabulary().paths[state.path];
  if (path.begin == Path::Begin::result && !state.has_asked_when) return {Kind::when, vocabulary().since};
  std::vector<Occasion> occasions;
  for (const auto& time : state.times) occasions.push_back(time.occasion);
  const auto open = open_questions(pack_, advice_, path, occasions, state.asked);
  const bool of_exposures_first = !open.empty() && open.front().first && !open.front().exposures.empty();
  if (state.may_be_more && path.begin == Path::Begin::when && !of_exposures_first)
    return {Kind::more, {}, {}, yes_no()};
  const bool is_enough = open.empty() || (!state.goes_on && !open.front().first &&
                                          (!open.front().weighs || state.questions >= most_questions));
  if (is_enough) {
    Prompt prompt{Kind::go_on, {}, {}, {}, false, {}, open.size()};
    if (!open.empty()) prompt.choices = yes_no();
    for (const auto& each : open) prompt.decides.insert(prompt.decides.end(), each.decides.begin(), each.decides.end());
    return prompt;
  }
  const auto& question = open.front();
  auto prompt = fact_prompt(question.fact, question.exposures, question.decides);
  if (question.fact == vocabulary().since) prompt.kind = Kind::hour;
  return prompt;
}

Prompt Interview::fact_prompt(Index<Fact> index, std::vector<Index<Exposure>> exposures,
                              std::vector<Subject> decides) const {
  const auto& asked = fact(index);
  Prompt prompt{Kind::fact, index, std::move(exposures), {}, asked.kind == FactKind::flags, std::move(decides)};
  if (asked.kind == FactKind::tests || is_dated(asked.kind)) {
    prompt.choices = yes_no();
  } else {
    const auto act = act_of(prompt);
    for (const auto& value : asked.values)
      prompt.choices.push_back({value.id, value.label_of(act).in(lang_), value.words_of(act).in(lang_)});
  }
  return prompt;
}

Prompt Interview::path_prompt() const {
  Prompt prompt{Kind::path, vocabulary().since};
  for (const auto& path : vocabulary().paths)
    prompt.choices.push_back({path.id, path.label.in(lang_), path.words.in(lang_)});
  return prompt;
}

Prompt Interview::what_prompt(Index<Path> path) const {
  auto prompt = fact_prompt(vocabulary().act, {}, {});
  prompt.kind = Kind::what;
  prompt.several = true;
  const auto& acts = vocabulary().paths[path].acts;
  std::erase_if(prompt.choices, [&](const Choice& choice) {
    const auto act = fact(vocabulary().act).value_index(choice.id);
    return !acts.empty() && std::find(acts.begin(), acts.end(), act) == acts.end();
  });
  return prompt;
}

Index<FactValue> Interview::act_of(const Prompt& prompt) const {
  Index<FactValue> common;
  for (const auto exposure : prompt.exposures) {
    const auto act = advice_.asked.exposures[exposure].answers[vocabulary().act].value;
    if (common && act != common) return {};
    common = act;
  }
  return common;
}

Prompt Interview::dated_prompt(Index<Fact> index, std::vector<Subject> decides) const {
  Prompt prompt{Kind::dated, index, {}, {}, false, std::move(decides)};
  if (fact(index).kind == FactKind::doses) {
    for (const auto& item : pack_.catalog.vaccines) prompt.choices.push_back({item.id, item.label.in(lang_)});
  } else {
    for (const auto& item : pack_.catalog.infections) prompt.choices.push_back({item.id, item.label.in(lang_)});
  }
  return prompt;
}

Prompt Interview::test_prompt(std::vector<Subject> decides) const {
  Prompt prompt{Kind::test, vocabulary().tests_taken, {}, {}, false, std::move(decides)};
  for (const auto index : pack_.catalog.tests.indices()) {
    const auto& test = pack_.catalog.tests[index];
    const bool is_advised =
        std::any_of(advice_.tests.begin(), advice_.tests.end(), [&](const auto& line) { return line.test == index; });
    const Subject subject = TestSubject{index, {}};
    const bool is_any = prompt.decides.empty() && test.infection;
    if (is_any || is_advised ||
        std::find(prompt.decides.begin(), prompt.decides.end(), subject) != prompt.decides.end())
      prompt.choices.push_back({test.id, test.label.in(lang_)});
  }
  return prompt;
}

std::vector<Choice> Interview::sites_of(const std::string& test) const {
  const auto index = pack_.catalog.test_index(test);
  std::vector<Index<Site>> sites;
  for (const auto& rule : pack_.rules) {
    for (const auto& effect : rule.effects) {
      const auto* specimen = std::get_if<SpecimenEffect>(&effect);
      if (specimen == nullptr || specimen->test != index) continue;
      sites.insert(sites.end(), specimen->sites.begin(), specimen->sites.end());
    }
  }
  std::vector<Choice> out;
  for (const auto at : pack_.catalog.sites.indices()) {
    const auto& site = pack_.catalog.sites[at];
    if (std::find(sites.begin(), sites.end(), at) != sites.end()) out.push_back({site.id, site.label.in(lang_)});
  }
  return out;
}

std::vector<Choice> Interview::yes_no() const {
  const auto choice = [&](const char* id, PlainSentence words) {
    return Choice{id, word(phrases_, words, lang_), phrases_.get(words, lang_) + "," + phrases_.get(words, Lang::en)};
  };
  return {choice("yes", "interview-word-yes"), choice("no", "interview-word-no")};
}

}  // namespace sti::interview
