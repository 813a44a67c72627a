// What can be told: tests without a window or a specimen, and things described that no case is ever told.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "engine/lists.hpp"
#include "prove/prover.hpp"

namespace sti::prove {
namespace {

/// The first rule that orders a test.
Index<Rule> orderer(const engine::Program& program, Index<TestKind> test) {
  return program.fillers_of(TestSubject{test, {}}).front().rule;
}

/// The rules that order a test, if any.
const std::vector<engine::Program::Filler>& orderers(const engine::Program& program, Index<TestKind> test) {
  return program.fillers_of(TestSubject{test, {}});
}

Claim claim_about(const engine::Program& program, Code code, Index<TestKind> test, std::string claim) {
  const auto& pack = *program.pack;
  Claim out{code, pack.catalog.tests[test].id, std::move(claim), pack.rules[orderer(program, test)].span};
  out.matter = program.key(TestSubject{test, {}});
  return out;
}

std::vector<Index<TestKind>> ordered_tests(const engine::Program& program) {
  std::vector<Index<TestKind>> out;
  for (const auto test : program.pack->catalog.tests.indices()) {
    if (!orderers(program, test).empty()) out.push_back(test);
  }
  return out;
}

/// Whether some window is about each test.
List<bool, TestKind> with_window(const Pack& pack) {
  List<bool, TestKind> out(pack.catalog.tests.size());
  for (const auto& rule : pack.rules) {
    if (rule.origin != Rule::Origin::window || rule.draft) continue;
    for (const auto& effect : rule.effects) out[std::get<WindowEffect>(effect).test] = true;
  }
  return out;
}

Decided find_undated(Prover& p, Index<TestKind> test, bool has_window) {
  Decided out{p.both(p.outcomes.ordered(test), p.valid)};
  if (has_window || p.is_empty(out.among)) return out;
  out.cases = out.among;
  const auto& id = p.pack.catalog.tests[test].id;
  auto& finding = p.add(Code::no_window, p.rule(orderer(p.program, test)).span,
                        fmt::format("`{}` can be ordered, and the pack has no window for it", id),
                        "add a [[window]]; where no source gives a number, one that says so in `why`", out.cases);
  finding.example_shows = id;
  return out;
}

Decided find_lost(Prover& p, Index<TestKind> test) {
  Decided out{p.both(p.outcomes.ordered_anywhere(test), p.valid)};
  out.cases = out.among;
  for (const auto site : p.pack.catalog.sites.indices()) {
    if (!p.is_empty(out.cases)) out.cases = p.minus(out.cases, p.outcomes.taken_from(test, site));
  }
  if (p.is_empty(out.cases)) return out;
  const auto& id = p.pack.catalog.tests[test].id;
  auto place = orderer(p.program, test);
  const auto key = p.program.key(TestSubject{test, {}});
  for (const auto& filler : p.program.fillers[key]) {
    const bool there = !p.is_empty(p.both(out.cases, p.outcomes.live(filler.rule, key)));
    if (there) place = filler.rule;
  }
  auto& finding = p.add(Code::no_specimen, p.rule(place).span,
                        fmt::format("`{}` is ordered for some cases, and no specimen says from which site", id),
                        "the test would be lost without a word; add a row to its [[specimen]]", out.cases);
  const auto& specimens = p.program.fillers_of(SpecimenSubject{test});
  if (!specimens.empty()) p.relate(finding, "the specimens of the test begin here", specimens.front().rule);
  finding.example_shows = id;
  return out;
}

std::string test_names(const Pack& pack, const std::vector<Index<TestKind>>& tests) {
  std::string out;
  for (const auto test : tests) out += (out.empty() ? "`" : ", `") + pack.catalog.tests[test].id + "`";
  return out;
}

/// As part of the name of a question.
std::string joined(const Pack& pack, const std::vector<Index<TestKind>>& tests) {
  std::vector<std::string> ids;
  for (const auto test : tests) ids.push_back(pack.catalog.tests[test].id);
  return join(ids, "+");
}

// --- where some case is told

Region where_ordered(Prover& p, const std::vector<Index<TestKind>>& tests) {
  Region out = Diagrams::nothing;
  for (const auto test : tests) {
    if (p.is_empty(out)) out = p.both(p.outcomes.ordered(test), p.valid);
  }
  return out;
}

Region where_taken(Prover& p, const std::vector<Index<TestKind>>& tests, Index<Site> site) {
  Region out = Diagrams::nothing;
  for (const auto test : tests) {
    if (p.is_empty(out)) out = p.both(p.diagrams.differ(p.outcomes.line(test, site), Diagrams::constant(0)), p.valid);
  }
  return out;
}

bool is_offer(const VerdictEffect& effect) { return sti::is_offer(effect.level); }
bool is_offer(const VaccineEffect& effect) {
  return effect.level == VaccineLevel::offer || effect.level == VaccineLevel::complete_course ||
         effect.level == VaccineLevel::check_status;
}

template <class E, class AnySubject>
Region where_offered(Prover& p, const AnySubject& subject) {
  const auto key = p.program.key(subject);
  Region out = Diagrams::nothing;
  for (const auto& filler : p.program.fillers[key]) {
    const auto& effect = std::get<E>(p.rule(filler.rule).effects[filler.effect]);
    if (is_offer(effect) && p.is_empty(out)) out = p.both(p.outcomes.live(filler.rule, key), p.valid);
  }
  return out;
}

/// Whether something that is described is told in some case.
struct Told {
  std::string about, claim;
  Span place;
  std::function<Region(Prover&)> where;
  std::string message, hint;  ///< of the finding where it never is
};

void ask(const Pack& pack, Told told, Claims& out) {
  if (told.place.source == nullptr) told.place = whole_pack(pack);
  Claim claim{Code::unreachable_output, told.about, told.claim, told.place, true};
  claim.ask = [told = std::move(told)](Prover& p) {
    const Decided decided{p.valid, told.where(p)};
    if (p.is_empty(decided.cases)) p.add(Code::unreachable_output, told.place, told.message, told.hint);
    return decided;
  };
  out.push_back(std::move(claim));
}

void ask_methods_shown(const Pack& pack, Claims& out) {
  for (const auto& rule : pack.rules) {
    if (rule.draft || rule.origin != Rule::Origin::method) continue;
    const auto& method = pack.methods[std::get<MethodEffect>(rule.effects.front()).method];
    const auto slot = method.slot;
    ask(pack,
        {.about = rule.id,
         .claim = fmt::format("the method `{}` is shown in some case", method.id),
         .place = rule.span,
         .where = [slot](Prover& p) { return where_offered<VerdictEffect>(p, VerdictSubject{slot}); },
         .message = fmt::format("the method `{}` is never shown: no case is offered `{}`", method.id,
                                pack.vocabulary.slots[slot].id),
         .hint = "methods are shown where the level is `recommended` or `consider`"},
        out);
  }
}

void ask_specimens_used(const Pack& pack, Claims& out) {
  std::vector<std::string> tables;
  for (const auto& rule : pack.rules) {
    if (rule.draft || rule.origin != Rule::Origin::specimen) continue;
    const auto& table = rule.table.empty() ? rule.id : rule.table;
    if (engine::is_in(tables, table)) continue;
    tables.push_back(table);
    std::vector<Index<TestKind>> tests;
    for (const auto& effect : rule.effects) tests.push_back(std::get<SpecimenEffect>(effect).test);
    ask(pack,
        {.about = table,
         .claim = fmt::format("the specimens of `{}` are asked for in some case", table),
         .place = rule.span,
         .where = [tests](Prover& p) { return where_ordered(p, tests); },
         .message = fmt::format("`{}` is never used: no case is told to take {}", table, test_names(pack, tests)),
         .hint = "remove it, or order the test somewhere"},
        out);
  }
}

void ask_samples_shown(const Pack& pack, Claims& out) {
  const auto every = pack.catalog.tests.indices();
  for (const auto& sample : pack.samples) {
    const auto tests = sample.tests.empty() ? std::vector<Index<TestKind>>(every.begin(), every.end()) : sample.tests;
    const auto site = sample.site;
    const auto what = fmt::format("how to take a sample at `{}`{}", pack.catalog.sites[site].id,
                                  sample.tests.empty() ? "" : " for " + test_names(pack, tests));
    ask(pack,
        {.about = "sample/" + pack.catalog.sites[site].id + (sample.tests.empty() ? "" : "/" + joined(pack, tests)),
         .claim = what + " is shown in some case",
         .place = sample.span,
         .where = [tests, site](Prover& p) { return where_taken(p, tests, site); },
         .message = what + " is never shown",
         .hint = "no case is told to take one there"},
        out);
  }
}

void ask_schedules_needed(const Pack& pack, Claims& out) {
  for (const auto& info : pack.vaccines) {
    if (!info.schedule_days) continue;
    const auto& id = pack.catalog.vaccines[info.vaccine].id;
    const auto vaccine = info.vaccine;
    ask(pack,
        {.about = "schedule/" + id,
         .claim = fmt::format("the schedule of `{}` is needed in some case", id),
         .place = info.span,
         .where = [vaccine](Prover& p) { return where_offered<VaccineEffect>(p, VaccineSubject{vaccine}); },
         .message = fmt::format("the schedule of `{}` is never needed: no case is offered the vaccine", id),
         .hint = {}},
        out);
  }
}

void ask_settled(const Pack& pack, Claims& out) {
  for (const auto& settles : pack.settles) {
    const auto& tests = settles.settles;
    ask(pack,
        {.about = "settles/" + joined(pack, tests),
         .claim = fmt::format("{} {} ordered in some case", test_names(pack, tests), tests.size() == 1 ? "is" : "are"),
         .place = settles.span,
         .where = [tests](Prover& p) { return where_ordered(p, tests); },
         .message = fmt::format("nothing is settled here: {} {} never ordered", test_names(pack, tests),
                                tests.size() == 1 ? "is" : "are"),
         .hint = {}},
        out);
  }
}

}  // namespace

void ask_windows(const engine::Program& program, Claims& out) {
  const auto has_window = with_window(*program.pack);
  for (const auto test : ordered_tests(program)) {
    const auto& id = program.pack->catalog.tests[test].id;
    out.push_back(claim_about(program, Code::no_window, test, fmt::format("`{}` has a window", id)));
    out.back().ask = [test, has = has_window[test]](Prover& p) { return find_undated(p, test, has); };
  }
}

void ask_specimens(const engine::Program& program, Claims& out) {
  for (const auto test : ordered_tests(program)) {
    const auto& id = program.pack->catalog.tests[test].id;
    out.push_back(claim_about(program, Code::no_specimen, test,
                              fmt::format("wherever `{}` is ordered, it is said from which site", id)));
    out.back().ask = [test](Prover& p) { return find_lost(p, test); };
  }
}

void ask_unreachable(const engine::Program& program, Claims& out) {
  const auto& pack = *program.pack;
  ask_methods_shown(pack, out);
  ask_specimens_used(pack, out);
  ask_samples_shown(pack, out);
  ask_schedules_needed(pack, out);
  ask_settled(pack, out);
}

}  // namespace sti::prove
