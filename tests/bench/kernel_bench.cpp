// Evaluating one case: rules read from TOML and matched as boxes, against the same rules written by hand as if/else.
// The same list of rules makes both, so they cannot drift apart; a check before the first run compares their answers.

#include <cstdlib>
#include <iostream>
#include <random>

#include <benchmark/benchmark.h>

#include "engine/advise.hpp"
#include "engine/program.hpp"
#include "load/pack.hpp"

namespace {

using namespace sti;

// RULE(act, role, condom, partner_hiv, group): 5 acts × 2 roles × 3 condoms × 2 statuses = 60, with a group in every rule.
#define FOR_STATUS(act, role, condom) RULE(act, role, condom, unknown, msm) RULE(act, role, condom, detectable, prison)
#define FOR_CONDOM(act, role) FOR_STATUS(act, role, used) FOR_STATUS(act, role, failed) FOR_STATUS(act, role, unsure)
#define FOR_ROLE(act) FOR_CONDOM(act, receptive) FOR_CONDOM(act, insertive)
#define RULES_60 FOR_ROLE(vaginal) FOR_ROLE(anal) FOR_ROLE(oral) FOR_ROLE(toys) FOR_ROLE(bite)

// 500 rules: more statuses, groups and acts.
#define MORE_GROUPS(act, role, condom, status) RULE(act, role, condom, status, msm) RULE(act, role, condom, status, prison)
#define MORE_STATUS(act, role, condom)                                                    \
  MORE_GROUPS(act, role, condom, unknown) MORE_GROUPS(act, role, condom, negative)        \
  MORE_GROUPS(act, role, condom, suppressed) MORE_GROUPS(act, role, condom, detectable)   \
  MORE_GROUPS(act, role, condom, positive)
#define MORE_CONDOM(act, role) MORE_STATUS(act, role, used) MORE_STATUS(act, role, failed) MORE_STATUS(act, role, unsure)
#define MORE_ROLE(act) MORE_CONDOM(act, receptive) MORE_CONDOM(act, insertive)
#define RULES_500                                                                                                   \
  MORE_ROLE(vaginal) MORE_ROLE(anal) MORE_ROLE(oral) MORE_ROLE(hand) MORE_ROLE(toys) MORE_ROLE(injecting) MORE_ROLE(needlestick) \
  MORE_ROLE(bite) MORE_STATUS(vaginal, receptive, used) MORE_STATUS(anal, receptive, used)

std::string toml_of(const char* rows) {
  std::string out;
  int number = 0;
  for (const char* at = rows; *at != '\0'; ++number) {
    const std::string_view rest(at);
    const auto row = rest.substr(0, rest.find('\n'));
    out += "[[rule]]\nid = \"r" + std::to_string(number) + "\"\n" + std::string(row) +
           "\norder = [\"hiv-lab\"]\nwhy = { en = \"x\", nb = \"x\" }\nsource = [\"S\"]\nbasis = \"derived\"\n";
    at += row.size() + 1;
  }
  return out;
}

#define RULE(act, role, condom, status, group)                                                                      \
  "when = { act = \"" #act "\", role = \"" #role "\", condom = \"" #condom "\", partner_hiv = \"" #status           \
  "\", groups = \"" #group "\" }\n"
const std::string rules_60_toml = toml_of(RULES_60);
const std::string rules_500_toml = toml_of(RULES_500);
#undef RULE

/// A case as a programmer would hold it for a chain of ifs.
struct PlainCase {
  enum Act { vaginal, anal, oral, oral_anal, hand, toys, injecting, needlestick, blood_contact, bite } act;
  enum Role { receptive, insertive } role;
  enum Condom { used, not_used, failed, unsure } condom;
  enum Status { unknown, negative, suppressed, detectable, positive } partner_hiv;
  bool msm, prison;
};

#define RULE(act_, role_, condom_, status_, group_)                                                        \
  if (c.act == PlainCase::act_ && c.role == PlainCase::role_ && c.condom == PlainCase::condom_ &&          \
      c.partner_hiv == PlainCase::status_ && c.group_)                                                     \
    out.emplace_back(number);                                                                              \
  ++number;
using Matched = std::vector<Index<Rule>>;
__attribute__((noinline)) void if_else_60(const PlainCase& c, Matched& out) {
  out.clear();
  int number = 0;
  RULES_60
}
__attribute__((noinline)) void if_else_500(const PlainCase& c, Matched& out) {
  out.clear();
  int number = 0;
  RULES_500
}
#undef RULE

struct Loaded {
  Pack pack;
  engine::Program program;
  std::vector<engine::Point> points;
  std::vector<PlainCase> plain;
};

const char* pack_toml =
    "id = \"bench\"\ntitle = { en = \"x\", nb = \"x\" }\ncountry = { en = \"x\", nb = \"x\" }\nversion = \"1\"\nreviewed = \"2026-01-01\"\n"
    "review_by = \"2027-01-01\"\nlanguages = [\"en\"]\nmaintainer = { en = \"x\", nb = \"x\" }\nintended_use = { en = \"x\", nb = \"x\" }\n"
    "misuse = { en = \"x\", nb = \"x\" }\n";
const char* source_toml = "[source.S]\nissuer = \"x\"\ntitle = \"x\"\ndate = \"x\"\nurl = \"\"\naccessed = \"x\"\n";

std::unique_ptr<Loaded> load_rules(const std::string& rules) {
  auto out = std::make_unique<Loaded>();
  load::RuleTree tree;
  tree.files = {{.path = "bench/pack.toml", .text = pack_toml, .disk = {}, .shown = {}},
                {.path = "bench/rules.toml", .text = rules, .disk = {}, .shown = {}},
                {.path = "bench/sources.toml", .text = source_toml, .disk = {}, .shown = {}}};
  Diagnostics diagnostics;
  auto pack = load::load_pack(load::built_in_tree(), tree, "bench", diagnostics);
  if (!pack) {
    for (const auto& d : diagnostics.all()) std::cerr << d.place.path << ":" << d.place.line << " " << d.message << "\n";
    std::exit(1);
  }
  out->pack = std::move(*pack);
  out->program = std::move(*engine::compile(out->pack, diagnostics));
  std::mt19937 random(1);
  const auto& facts = out->pack.vocabulary;
  const auto dimension = [&](const char* fact, const char* flag = nullptr) {
    const auto index = facts.fact_index(fact);
    return out->program.dimension_of(index,
                                     flag == nullptr ? Index<FactValue>() : facts.facts[index].value_index(flag));
  };
  const auto value = [&](const char* fact, const char* id) {
    return beside<engine::Cell>(facts.facts[facts.fact_index(fact)].value_index(id));
  };
  const char* acts[] = {"vaginal", "anal", "oral", "oral-anal", "hand", "toys", "injecting", "needlestick", "blood-contact", "bite"};
  const char* roles[] = {"receptive", "insertive"};
  const char* condoms[] = {"used", "not-used", "failed", "unsure"};
  const char* statuses[] = {"unknown", "negative", "suppressed", "detectable", "positive"};
  for (int i = 0; i < 4096; ++i) {
    PlainCase c{PlainCase::Act(random() % 10), PlainCase::Role(random() % 2), PlainCase::Condom(random() % 4), PlainCase::Status(random() % 5),
                random() % 2 == 0, random() % 2 == 0};
    engine::Point point(out->program.dimensions.size());
    point.set(dimension("act"), value("act", acts[c.act]));
    point.set(dimension("role"), value("role", roles[c.role]));
    point.set(dimension("condom"), value("condom", condoms[c.condom]));
    point.set(dimension("partner_hiv"), value("partner_hiv", statuses[c.partner_hiv]));
    point.set(dimension("groups", "msm"), c.msm ? engine::flag_set : engine::flag_not_set);
    point.set(dimension("groups", "prison"), c.prison ? engine::flag_set : engine::flag_not_set);
    out->plain.push_back(c);
    out->points.push_back(std::move(point));
  }
  return out;
}

void check_same(const Loaded& loaded, void (*by_hand)(const PlainCase&, Matched&)) {
  Matched a, b;
  for (std::size_t i = 0; i < loaded.plain.size(); ++i) {
    loaded.program.match(loaded.points[i], a);
    by_hand(loaded.plain[i], b);
    if (a != b) {
      std::cerr << "the two evaluators disagree on case " << i << "\n";
      std::exit(1);
    }
  }
}

void run_boxes(benchmark::State& state, const Loaded& loaded) {
  Matched rules;
  std::size_t i = 0;
  for (auto _ : state) {
    loaded.program.match(loaded.points[i++ & 4095], rules);
    benchmark::DoNotOptimize(rules.data());
  }
}

void run_by_hand(benchmark::State& state, const Loaded& loaded, void (*by_hand)(const PlainCase&, Matched&)) {
  Matched rules;
  std::size_t i = 0;
  for (auto _ : state) {
    by_hand(loaded.plain[i++ & 4095], rules);
    benchmark::DoNotOptimize(rules.data());
  }
}

}  // namespace

int main(int argc, char** argv) {
  static const auto small = load_rules(rules_60_toml);
  static const auto large = load_rules(rules_500_toml);
  check_same(*small, if_else_60);
  check_same(*large, if_else_500);
  benchmark::RegisterBenchmark("if_else/60", [](benchmark::State& s) { run_by_hand(s, *small, if_else_60); });
  benchmark::RegisterBenchmark("boxes/60", [](benchmark::State& s) { run_boxes(s, *small); });
  benchmark::RegisterBenchmark("if_else/500", [](benchmark::State& s) { run_by_hand(s, *large, if_else_500); });
  benchmark::RegisterBenchmark("boxes/500", [](benchmark::State& s) { run_boxes(s, *large); });
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
