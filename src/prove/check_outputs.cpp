// What can be told: tests without a window or a specimen, and things described that no case is ever told.

#include <fmt/format.h>

#include <algorithm>

#include "engine/lists.hpp"
#include "prove/prover.hpp"

namespace sti::prove {
namespace {

/// The first rule that orders a test.
Index<Rule> orderer(const Prover& p, Index<TestKind> test) {
  return p.program.fillers_of(TestSubject{test, {}}).front().rule;
}

class Reach {
 public:
  explicit Reach(Prover& prover) : p_(prover) {}

  bool ordered(Index<TestKind> test) { return !p_.is_empty(p_.both(p_.outcomes.ordered(test), p_.valid)); }

  bool taken(Index<TestKind> test, Index<Site> site) {
    return !p_.is_empty(p_.both(p_.diagrams.differ(p_.outcomes.line(test, site), Diagrams::constant(0)), p_.valid));
  }

  bool offered(Index<Slot> slot) {
    const auto key = p_.program.key(VerdictSubject{slot});
    for (const auto& filler : p_.program.fillers[key]) {
      const auto& effect = std::get<VerdictEffect>(p_.rule(filler.rule).effects[filler.effect]);
      if (is_offer(effect.level) && !p_.is_empty(p_.both(p_.outcomes.live(filler.rule, key), p_.valid))) return true;
    }
    return false;
  }

  bool vaccinated(Index<VaccineKind> vaccine) {
    const auto key = p_.program.key(VaccineSubject{vaccine});
    for (const auto& filler : p_.program.fillers[key]) {
      const auto& effect = std::get<VaccineEffect>(p_.rule(filler.rule).effects[filler.effect]);
      const bool gives = effect.level == VaccineLevel::offer || effect.level == VaccineLevel::complete_course ||
                         effect.level == VaccineLevel::check_status;
      if (gives && !p_.is_empty(p_.both(p_.outcomes.live(filler.rule, key), p_.valid))) return true;
    }
    return false;
  }

 private:
  Prover& p_;
};

void report(Prover& p, const Span& place, std::string message, std::string hint) {
  p.add(Code::unreachable_output, place.source == nullptr ? p.whole_pack() : place, std::move(message),
        std::move(hint));
}

std::string test_names(const Prover& p, const std::vector<Index<TestKind>>& tests) {
  std::string out;
  for (const auto test : tests) out += (out.empty() ? "`" : ", `") + p.pack.catalog.tests[test].id + "`";
  return out;
}

}  // namespace

void check_windows(Prover& p) {
  List<bool, TestKind> described(p.pack.catalog.tests.size());
  for (const auto& rule : p.pack.rules) {
    if (rule.origin != Rule::Origin::window || rule.draft) continue;
    for (const auto& effect : rule.effects) described[std::get<WindowEffect>(effect).test] = true;
  }
  for (const auto test : described.indices()) {
    const Region ordered = p.both(p.outcomes.ordered(test), p.valid);
    if (described[test] || p.is_empty(ordered)) continue;
    const auto& id = p.pack.catalog.tests[test].id;
    auto& finding = p.add(Code::no_window, p.rule(orderer(p, test)).span,
                          fmt::format("`{}` can be ordered, and the pack has no window for it", id),
                          "add a [[window]]; where no source gives a number, one that says so in `why`", ordered);
    finding.example_shows = id;
  }
}

void check_specimens(Prover& p) {
  for (const auto test : p.pack.catalog.tests.indices()) {
    Region lost = p.both(p.outcomes.ordered_anywhere(test), p.valid);
    for (const auto site : p.pack.catalog.sites.indices()) {
      if (!p.is_empty(lost)) lost = p.minus(lost, p.outcomes.taken_from(test, site));
    }
    if (p.is_empty(lost)) continue;
    const auto& id = p.pack.catalog.tests[test].id;
    auto place = orderer(p, test);
    const auto key = p.program.key(TestSubject{test, {}});
    for (const auto& filler : p.program.fillers[key]) {
      const bool there = !p.is_empty(p.both(lost, p.outcomes.live(filler.rule, key)));
      if (there) place = filler.rule;
    }
    auto& finding = p.add(Code::no_specimen, p.rule(place).span,
                          fmt::format("`{}` is ordered for some cases, and no specimen says from which site", id),
                          "the test would be lost without a word; add a row to its [[specimen]]", lost);
    const auto& specimens = p.program.fillers_of(SpecimenSubject{test});
    if (!specimens.empty()) p.relate(finding, "the specimens of the test begin here", specimens.front().rule);
    finding.example_shows = id;
  }
}

void check_unreachable(Prover& p) {
  Reach reach(p);
  const auto& catalog = p.pack.catalog;
  for (const auto& rule : p.pack.rules) {
    if (rule.draft || rule.origin != Rule::Origin::method) continue;
    const auto& method = p.pack.methods[std::get<MethodEffect>(rule.effects.front()).method];
    if (!reach.offered(method.slot))
      report(p, rule.span,
             fmt::format("the method `{}` is never shown: no case is offered `{}`", method.id,
                         p.pack.vocabulary.slots[method.slot].id),
             "methods are shown where the level is `recommended` or `consider`");
  }
  std::vector<std::string> tables;
  for (const auto& rule : p.pack.rules) {
    if (rule.draft || rule.origin != Rule::Origin::specimen) continue;
    const auto& table = rule.table.empty() ? rule.id : rule.table;
    if (engine::is_in(tables, table)) continue;
    tables.push_back(table);
    std::vector<Index<TestKind>> tests;
    for (const auto& effect : rule.effects) tests.push_back(std::get<SpecimenEffect>(effect).test);
    if (std::none_of(tests.begin(), tests.end(), [&](Index<TestKind> test) { return reach.ordered(test); }))
      report(p, rule.span, fmt::format("`{}` is never used: no case is told to take {}", table, test_names(p, tests)),
             "remove it, or order the test somewhere");
  }
  for (const auto& sample : p.pack.samples) {
    const auto every = catalog.tests.indices();
    const auto tests = sample.tests.empty() ? std::vector<Index<TestKind>>(every.begin(), every.end()) : sample.tests;
    if (std::any_of(tests.begin(), tests.end(), [&](Index<TestKind> test) { return reach.taken(test, sample.site); }))
      continue;
    report(p, sample.span,
           fmt::format("how to take a sample at `{}`{} is never shown", catalog.sites[sample.site].id,
                       sample.tests.empty() ? "" : " for " + test_names(p, tests)),
           "no case is told to take one there");
  }
  for (const auto& info : p.pack.vaccines) {
    if (info.schedule_days && !reach.vaccinated(info.vaccine))
      report(p, info.span,
             fmt::format("the schedule of `{}` is never needed: no case is offered the vaccine",
                         catalog.vaccines[info.vaccine].id),
             "");
  }
  for (const auto& settles : p.pack.settles) {
    if (std::none_of(settles.settles.begin(), settles.settles.end(),
                     [&](Index<TestKind> test) { return reach.ordered(test); }))
      report(p, settles.span,
             fmt::format("nothing is settled here: {} {} never ordered", test_names(p, settles.settles),
                         settles.settles.size() == 1 ? "is" : "are"),
             "");
  }
}

}  // namespace sti::prove
