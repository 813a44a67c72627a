#include "oracle/random_pack.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <ostream>
#include <vector>

namespace sti::oracle {
namespace {

using rc::gen::inRange;
using Words = std::vector<std::string>;

int below(int bound) { return *inRange(0, bound); }
/// True in one of `whole` cases; shrinks to false.
bool one_in(int whole) { return below(whole) == whole - 1; }
const std::string& pick(const Words& words) { return words[std::size_t(below(int(words.size())))]; }

std::string list(const Words& words) { return fmt::format("[\"{}\"]", fmt::join(words, "\", \"")); }

Words some_of(const Words& words) {
  Words out = {pick(words)};
  for (const auto& word : words) {
    if (word != out.front() && one_in(3)) out.push_back(word);
  }
  return out;
}

struct FactValues {
  const char* fact;
  Words values;
};
const std::vector<FactValues> person_choices = {{"pep", {"no", "taking", "completed", "stopped"}},
                                                {"prep", {"no", "daily", "irregular"}},
                                                {"anatomy", {"penis", "vagina", "unknown"}},
                                                {"exposed", {"yes", "no"}}};
const std::vector<FactValues> exposure_choices = {{"act", {"vaginal", "anal", "oral", "hand", "needlestick"}},
                                                  {"role", {"receptive", "insertive"}},
                                                  {"condom", {"used", "not-used", "unsure"}},
                                                  {"partner_hiv", {"unknown", "negative", "positive"}},
                                                  {"pep_covers", {"yes", "no"}}};
const std::vector<FactValues> person_flags = {{"groups", {"msm", "trans", "prison"}},
                                              {"symptoms", {"discharge", "ulcer", "rash"}},
                                              {"diagnosed", {"hiv", "chlamydia"}},
                                              {"tested_positive", {"hiv-rapid", "hiv-lab"}},
                                              {"treated", {"chlamydia", "hiv"}}};
const std::vector<FactValues> partner_flags = {{"partner_groups", {"msm", "sells-sex"}}};

std::string choice(const std::vector<FactValues>& facts) {
  const auto& fact = facts[std::size_t(below(int(facts.size())))];
  return fmt::format("{} = {}", fact.fact, list(some_of(fact.values)));
}

std::string flags(const std::vector<FactValues>& facts) {
  const auto& chosen = facts[std::size_t(below(int(facts.size())))];
  const std::string fact = chosen.fact;
  const auto& values = chosen.values;
  switch (below(4)) {
    case 0:
      return fmt::format("{} = {}", fact, list(some_of(values)));
    case 1:
      return fmt::format("{} = {{ all = {} }}", fact, list(some_of(values)));
    case 2:
      return fmt::format("{} = {{ none = {} }}", fact, list(some_of(values)));
    default:
      return fmt::format("\"{}.{}\" = \"{}\"", fact, pick(values), one_in(2) ? "yes" : "no");
  }
}

std::string number_bound() {
  switch (below(4)) {
    case 0:
      return fmt::format("age = {{ below = {} }}", *inRange(16, 30));
    case 1:
      return fmt::format("age = {{ at_least = {} }}", *inRange(16, 30));
    case 2:
      return fmt::format("age = {{ above = {}, at_most = {} }}", *inRange(14, 20), *inRange(20, 40));
    default:
      return "age = \"unknown\"";
  }
}

std::string time_bound() {
  switch (below(4)) {
    case 0:
      return fmt::format("since = {{ within_hours = {} }}", *inRange(1, 100));
    case 1:
      return fmt::format("since = {{ after_hours = {} }}", *inRange(1, 100));
    case 2:
      return fmt::format("since = {{ at_least_days = {}, before_days = {} }}", below(4), *inRange(4, 40));
    default:
      return fmt::format("since = {{ within_days = {} }}", below(40));
  }
}

/// One table of facts, with `any` and `not` inside to a depth of two. TOML keys must differ, so each kind is used once.
std::string condition(bool of_exposure, int depth = 0) {
  Words parts;
  if (of_exposure) {
    if (depth == 0 || one_in(2)) parts.push_back(choice(exposure_choices));
    if (one_in(4)) parts.push_back(flags(partner_flags));
    if (one_in(4)) parts.push_back(time_bound());
  }
  if (one_in(3)) parts.push_back(choice(person_choices));
  if (one_in(3)) parts.push_back(flags(person_flags));
  if (one_in(4)) parts.push_back(number_bound());
  if (depth < 2 && one_in(3)) parts.push_back(fmt::format("not = {}", condition(of_exposure, depth + 1)));
  if (depth < 2 && one_in(3)) {
    parts.push_back(
        fmt::format("any = [{}, {}]", condition(of_exposure, depth + 1), condition(of_exposure, depth + 1)));
  }
  return fmt::format("{{ {} }}", fmt::join(parts, ", "));
}

constexpr auto backing = "source = [\"S\"]\nbasis = \"stated\"\n";
constexpr auto why = "why = { en = \"w\", nb = \"w\" }\n";

std::string number(const char* key, int days) {
  return fmt::format("{} = {{ days = {}, source = [\"S\"], basis = \"{}\" }}\n", key, days,
                     one_in(6) ? "unverified" : pick({"stated", "restated", "derived"}));
}

std::string window(const std::string& id, const std::string& test, bool conditional, const Words& overridden) {
  std::string out = fmt::format("[[window]]\nid = \"{}\"\ntest = \"{}\"\n", id, test);
  const bool after_pep = conditional && one_in(3);
  if (after_pep)
    out += fmt::format(
        "when = {{ pep = [\"taking\", \"completed\", \"stopped\"], any = [{}] }}\nfrom = \"pep_last_dose\"\n",
        condition(one_in(2)));
  else if (conditional)
    out += fmt::format("when = {}\n", condition(one_in(2)));
  const int earliest = below(8);
  const int interim = earliest + below(5);
  const bool has_conclusive = !one_in(4);
  if (one_in(2)) out += number("earliest", earliest);
  if (one_in(3)) out += number("interim", interim);
  if (has_conclusive) out += number("conclusive", interim + below(20));
  if (one_in(4)) out += "repeat = [{ days = 40, source = [\"S\"], basis = \"stated\" }]\n";
  if (conditional && one_in(4)) out += "withdraws = [\"earliest\"]\n";
  if (!overridden.empty()) out += fmt::format("overrides = {}\n", list(overridden));
  return out + why + backing;
}

std::string windows() {
  std::string out;
  for (const std::string test : {"hiv-lab", "chlamydia-naat"}) {
    out += window(test, test, one_in(4), {});
    const bool has_second = one_in(2);
    if (has_second) out += window(test + "-b", test, true, {test});
    if (one_in(3)) out += window(test + "-c", test, true, {has_second && one_in(2) ? test + "-b" : test});
  }
  return out;
}

std::string specimens() {
  std::string rows;
  for (const auto* act : {"vaginal", "anal", "oral"}) {
    for (const auto* role : {"receptive", "insertive"}) {
      rows +=
          fmt::format("[\"{}\", \"{}\", {}{}],\n", act, role, list(some_of({"urine", "vagina", "rectum", "throat"})),
                      one_in(4) ? ", { reached = false }" : "");
    }
  }
  rows += "[[\"hand\", \"needlestick\"], \"*\", [\"urine\"], { reached = false }],\n";
  return fmt::format(
      "[[specimen]]\nid = \"naat\"\ntests = [\"chlamydia-naat\"]\ncolumns = [\"act\", \"role\"]\nrows = [\n{}]\n{}"
      "[[specimen]]\nid = \"naat-none\"\ntests = [\"chlamydia-naat\"]\nwhen = {{ exposed = \"no\" }}\nsites = "
      "[\"urine\"]\n{}[[specimen]]\nid = \"blood\"\ntests = [\"hiv-lab\", \"hiv-rapid\"]\nsites = [\"blood\"]\n{}",
      rows, backing, backing, backing);
}

std::string method(const std::string& slot, const std::string& id, bool conditional) {
  std::string out =
      fmt::format("[[method]]\nslot = \"{}\"\nid = \"{}\"\nlabel = {{ en = \"m\", nb = \"m\" }}\n", slot, id);
  if (!one_in(4)) {
    out += fmt::format("latest_hours = {{ hours = {}, source = [\"S\"], basis = \"stated\" }}\n", *inRange(1, 100));
  }
  if (id == "pep") out += number("course_days", 28);
  if (conditional) out += fmt::format("when = {}\n", condition(one_in(2)));
  return out + backing;
}

std::string methods() {
  auto out = method("pep", "pep", false);
  out += method("doxypep", "doxy", one_in(4));
  if (one_in(2)) {
    out += method("pep", "pep-b", true);
    if (one_in(2)) out += "overrides = [\"pep\"]\n";
  }
  return out;
}

/// What tests mean after treatment.
std::string after_treatments() {
  std::string out;
  const int count = below(3);
  for (int i = 0; i < count; ++i) {
    const Words tests = some_of({"chlamydia-naat", "hiv-lab"});
    out += fmt::format("[[after_treatment]]\nid = \"after-{}\"\ntest = {}\n", i, list(tests));
    if (one_in(2)) out += fmt::format("when = {}\n", condition(false));
    const bool has_control = one_in(2);
    if (!has_control || one_in(2)) out += number("not_before", *inRange(1, 30));
    if (has_control) out += number("control", *inRange(1, 40)) + "site = [\"urine\"]\n";
    if (i > 0 && one_in(3)) out += "overrides = [\"after-0\"]\n";
    out += why;
  }
  return out;
}

std::string effect() {
  static const Words levels = {"not-applicable", "not-indicated", "consider", "recommended"};
  static const Words vaccine_levels = {"not-indicated", "check-status", "offer", "not-needed"};
  switch (below(8)) {
    case 0:
    case 6: {
      auto out = fmt::format("order = {}\n", list(some_of({"hiv-lab", "chlamydia-naat", "hiv-rapid"})));
      if (one_in(4)) out = "order = [\"chlamydia-naat@throat\"]\n";
      if (one_in(3)) out += "baseline = true\n";
      if (one_in(4)) out += "earliest_days = 0\n";
      if (one_in(4)) out += fmt::format("every_days = {}\n", *inRange(1, 60));
      return out;
    }
    case 1:
      return fmt::format("verdict = {{ pep = \"{}\" }}\n", pick(levels));
    case 2:
      return fmt::format("verdict = {{ prep = \"{}\", doxypep = \"{}\" }}\n", pick(levels), pick(levels));
    case 3: {
      auto out = fmt::format("vaccine = {{ hepatitis-b = \"{}\" }}\n", pick(vaccine_levels));
      if (one_in(3)) out += fmt::format("latest_hours = {}\nlate = {{ en = \"l\", nb = \"l\" }}\n", *inRange(1, 100));
      if (one_in(4)) out += "schedule_days = [0, 7, 21]\n";
      return out;
    }
    case 4:
      return fmt::format("note = {{ kind = \"{}\", text = {{ en = \"{}\", nb = \"t\" }} }}\n",
                         one_in(2) ? "talk" : "caution", one_in(2) ? "t" : "u");
    case 7:
      return one_in(2)
                 ? fmt::format("look_back = {{ chlamydia = {} }}\n", *inRange(1, 200))
                 : "follow_up = { what = \"control\", days = 10, from = \"treated\", infection = \"chlamydia\" }\n";
    default:
      return fmt::format("follow_up = {{ what = \"control\", days = {}, from = \"{}\" }}\n", below(60),
                         pick({"now", "exposure", "pep_last_dose"}));
  }
}

std::string rules(bool has_table) {
  std::string out;
  struct Written {
    std::string id;
    bool of_exposure;
  };
  std::vector<Written> all;
  const int count = *inRange(1, 9);
  for (int i = 0; i < count; ++i) all.push_back({fmt::format("r{}", i), !one_in(3)});
  for (const auto& rule : all) {
    const auto what = effect();
    // A limit for a vaccine looks at the exposure, so the rule is about one.
    const bool of_exposure = rule.of_exposure || what.find("latest_hours") != std::string::npos;
    out += fmt::format("[[rule]]\nid = \"{}\"\nwhen = {}\n{}", rule.id, condition(of_exposure), what);
    Words overridden;
    for (const auto& other : all) {
      const bool allowed = other.id != rule.id && (!of_exposure || other.of_exposure);
      if (allowed && one_in(3)) overridden.push_back(other.id);
    }
    if (has_table && of_exposure && one_in(4)) overridden.push_back("t");
    if (!overridden.empty()) out += fmt::format("overrides = {}\n", list(overridden));
    if (one_in(12)) out += "status = \"draft\"\n";
    out += std::string(why) + backing;
  }
  return out;
}

std::string table() {
  std::string rows;
  for (const auto* status : {"positive", "unknown"}) {
    rows += fmt::format("[\"{}\", \"{}\"{}],\n", status, pick({"not-indicated", "consider", "recommended"}),
                        one_in(2) ? ", { note = \"named\" }" : "");
  }
  return fmt::format(
      "[note.named]\nkind = \"caution\"\ntext = {{ en = \"n\", nb = \"n\" }}\n[[table]]\nid = \"t\"\ndecides = "
      "\"pep\"\nwhen = {}\ncolumns = [\"partner_hiv\"]\nrows = [\n{}]\n{}{}",
      condition(true), rows, why, backing);
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const RandomPack& pack) { return out << '\n' << pack.toml; }

rc::Gen<RandomPack> random_pack() {
  return rc::gen::exec([] {
    const bool has_table = one_in(2);
    static const std::string fixed = R"([[settles]]
test = "hiv-lab"
settles = ["hiv-rapid"]
source = ["S"]
basis = "stated"
[[vaccine]]
id = "hepatitis-b"
schedule_days = { days = [0, 30, 180], source = ["S"], basis = "stated" }
)";
    return RandomPack{fixed + windows() + specimens() + methods() + after_treatments() + rules(has_table) +
                      (has_table ? table() : "")};
  });
}

}  // namespace sti::oracle
