// Which tests are taken today, and from where.

#include <algorithm>

#include "engine/hits.hpp"
#include "engine/resolve.hpp"
#include "quiz/ask.hpp"
#include "quiz/cards.hpp"

namespace sti::quiz {
namespace {

constexpr std::size_t most_right_tests = 4;

bool is_today(Status status) {
  return status == Status::now || status == Status::now_and_repeat || status == Status::baseline;
}

bool has_line(const Advice& advice, Index<TestKind> test, Index<Site> site) {
  return std::any_of(advice.tests.begin(), advice.tests.end(),
                     [&](const TestAdvice& line) { return line.test == test && line.site == site; });
}

/// Lines that the advice does not have: a test of it from another site, and tests that the pack orders for others. A
/// second test for an infection that is tested for today is left out: it could be argued for.
std::vector<QuizContent> absent_lines(const Asking& asking) {
  const auto& pack = asking.pack();
  const auto& advice = asking.advice;
  std::vector<Index<Site>> sites;
  std::vector<Index<Infection>> infections;
  for (const auto& line : advice.tests) {
    if (!contains(sites, line.site)) sites.push_back(line.site);
    infections.push_back(pack.catalog.tests[line.test].infection);
  }
  std::vector<QuizContent> elsewhere, others;
  for (const auto test : pack.catalog.tests.indices()) {
    if (!is_ordered(pack, test)) continue;
    const bool ordered = std::any_of(advice.tests.begin(), advice.tests.end(),
                                     [&](const TestAdvice& line) { return line.test == test; });
    const auto infection = pack.catalog.tests[test].infection;
    if (!ordered && infection && contains(infections, infection)) continue;
    for (const auto site : sites_used(pack, test)) {
      if (!contains(sites, site) || has_line(advice, test, site)) continue;
      (ordered ? elsewhere : others).push_back(TestSubject{test, site});
    }
  }
  asking.random.shuffle(elsewhere);
  asking.random.shuffle(others);
  std::vector<QuizContent> out;
  for (std::size_t i = 0; i < std::max(elsewhere.size(), others.size()); ++i) {
    if (i < elsewhere.size()) out.push_back(elsewhere[i]);
    if (i < others.size()) out.push_back(others[i]);
  }
  return out;
}

/// Whether the rule gives the sites of the test for some exposure of the case.
bool gives_sites(const Asking& asking, Index<TestKind> test) {
  const auto& program = asking.program();
  const auto& asked = asking.advice.asked;
  const auto resolved = engine::resolve(asking.pack(), asked);
  const auto units = engine::make_units(program, asked, resolved);
  return std::any_of(units.begin(), units.end(), [&](const engine::Unit& unit) {
    const auto scored = engine::score(program, unit);
    const auto hits = scored.of(program.key(SpecimenSubject{test}));
    return std::any_of(hits.begin(), hits.end(), [&](const engine::Hit& hit) { return hit.rule == asking.card.rule; });
  });
}

}  // namespace

std::optional<QuizQuestion> ask_tests(const Asking& asking) {
  auto question = asking.start(QuizAsk::tests_today);
  question.several = true;
  std::vector<QuizContent> of_rule, today, waiting;
  bool is_behind = false;
  for (const auto& line : asking.advice.tests) {
    const bool own = contains(line.rules, asking.card.rule);
    is_behind = is_behind || (own && line.status != Status::done);
    const TestSubject choice{line.test, line.site};
    if (is_today(line.status)) (own ? of_rule : today).push_back(choice);
    if (line.status == Status::wait) waiting.push_back(choice);
  }
  if (!is_behind) return std::nullopt;
  asking.random.shuffle(of_rule);
  asking.random.shuffle(today);
  asking.random.shuffle(waiting);
  auto right = of_rule;
  right.insert(right.end(), today.begin(), today.end());
  if (right.size() > most_right_tests) right.resize(most_right_tests);
  const bool nothing = right.empty();
  auto wrong = waiting;
  for (auto& line : absent_lines(asking)) wrong.push_back(std::move(line));
  // What does not fit among the right ones is not offered at all. "None" is always there, and counts as one of the
  // most.
  const auto wrong_lines = most_choices - 1 - (nothing ? 0 : right.size());
  if (wrong.size() > wrong_lines) wrong.resize(wrong_lines);
  if (wrong.size() < 2) return std::nullopt;
  (nothing ? right : wrong).push_back(NothingToday{});
  if (!set_choices(question, right, wrong, most_choices, 2, asking.random)) return std::nullopt;
  return question;
}

std::optional<QuizQuestion> ask_sites(const Asking& asking) {
  auto question = asking.start(QuizAsk::sites);
  question.several = true;
  const auto& pack = asking.pack();
  std::vector<Index<TestKind>> tests;
  for (const auto& line : asking.advice.tests) {
    const bool asks = line.status != Status::done && !contains(tests, line.test);
    if (asks && sites_used(pack, line.test).size() > 1 && gives_sites(asking, line.test)) tests.push_back(line.test);
  }
  if (tests.empty()) return std::nullopt;
  const auto test = asking.random.pick(tests);
  question.subject = TestSubject{test, {}};
  std::vector<QuizContent> right, near, far;
  const auto used = sites_used(pack, test);
  for (const auto site : pack.catalog.sites.indices()) {
    if (has_line(asking.advice, test, site))
      right.push_back(SiteChoice{site});
    else
      (contains(used, site) ? near : far).push_back(SiteChoice{site});
  }
  asking.random.shuffle(near);
  asking.random.shuffle(far);
  near.insert(near.end(), far.begin(), far.end());
  if (!set_choices(question, right, near, right.size() + 3, 2, asking.random)) return std::nullopt;
  return question;
}

}  // namespace sti::quiz
