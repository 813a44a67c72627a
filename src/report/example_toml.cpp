#include "report/example_toml.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/case_toml.hpp"
#include "report/summary.hpp"

namespace sti::report {
namespace {

constexpr std::size_t most_in_a_name = 3;

std::string toml_key(const std::string& name) { return name.find('@') == std::string::npos ? name : toml_string(name); }

std::string list(const std::vector<std::string>& items) {
  std::vector<std::string> quoted;
  for (const auto& item : items) quoted.push_back(toml_string(item));
  return fmt::format("[{}]", join(quoted, ", "));
}

std::string list(const std::vector<Expectation::Named>& items) {
  std::vector<std::string> names;
  for (const auto& item : items) names.push_back(item.name);
  return list(names);
}

/// A date, or false for none.
std::string date(const std::string& text) { return text == "none" ? "false" : toml_string(text); }

std::string expected_table(std::string_view name, const std::vector<std::string>& items) {
  return items.empty() ? "" : fmt::format("{} = {{ {} }}\n", name, join(items, ", "));
}

std::string named_list(std::string_view name, const std::vector<Expectation::Named>& items) {
  return items.empty() ? "" : fmt::format("{} = {}\n", name, list(items));
}

std::string expected_test(const Expectation::TestLine& line) {
  if (line.status && !line.take_on && !line.conclusive_on && !line.interim_on && !line.repeat_on)
    return fmt::format("{} = {}", toml_key(line.name), toml_string(*line.status));
  std::vector<std::string> parts;
  if (line.status) parts.push_back("status = " + toml_string(*line.status));
  if (line.take_on) parts.push_back("take_on = " + date(*line.take_on));
  if (line.conclusive_on) parts.push_back("conclusive_on = " + date(*line.conclusive_on));
  if (line.interim_on) parts.push_back("interim_on = " + date(*line.interim_on));
  if (line.repeat_on) parts.push_back("repeat_on = " + list(*line.repeat_on));
  return fmt::format("{} = {{ {} }}", toml_key(line.name), join(parts, ", "));
}

std::string leveled_item(const Expectation::Leveled& leveled) {
  if (leveled.level && !leveled.deadline && !leveled.deadline_from && !leveled.free && !leveled.schedule_days)
    return fmt::format("{} = {}", leveled.name, toml_string(*leveled.level));
  std::vector<std::string> parts;
  if (leveled.level) parts.push_back("level = " + toml_string(*leveled.level));
  if (leveled.deadline) parts.push_back("deadline = " + date(*leveled.deadline));
  if (leveled.deadline_from) parts.push_back("deadline_from = " + date(*leveled.deadline_from));
  if (leveled.free) parts.push_back("free = " + *leveled.free);
  if (leveled.schedule_days) parts.push_back(fmt::format("schedule_days = [{}]", join(*leveled.schedule_days, ", ")));
  return fmt::format("{} = {{ {} }}", leveled.name, join(parts, ", "));
}

template <class Items, class Write>
std::vector<std::string> each(const Items& items, const Write& write) {
  std::vector<std::string> out;
  for (const auto& item : items) out.push_back(write(item));
  return out;
}

std::string expect_toml(const Expectation& expected) {
  return expected_table("tests", each(expected.tests, expected_test)) + named_list("no_tests", expected.no_tests) +
         expected_table("verdicts", each(expected.verdicts, leveled_item)) +
         expected_table("vaccines", each(expected.vaccines, leveled_item)) + named_list("notes", expected.notes) +
         named_list("no_notes", expected.no_notes) +
         expected_table("follow_up", each(expected.follow_up,
                                          [](const auto& each) {
                                            return fmt::format("{} = {}", each.first.name, date(each.second));
                                          })) +
         named_list("no_follow_up", expected.no_follow_up) +
         expected_table("expires", each(expected.expires,
                                        [](const auto& expiry) {
                                          return fmt::format("{} = {}", toml_string(expiry.first.name),
                                                             toml_string(expiry.second));
                                        })) +
         named_list("rules", expected.rules) + named_list("no_rules", expected.no_rules);
}

/// What is expected, in few words: "hiv-lab@blood wait, pep too-late, no mgen-naat@urine".
std::string shown_expectation(const Expectation& expected) {
  std::vector<std::string> out;
  for (const auto& verdict : expected.verdicts)
    out.push_back(verdict.level ? verdict.name + " " + *verdict.level : verdict.name + " deadline");
  for (const auto& line : expected.tests)
    out.push_back(line.status ? line.name + " " + *line.status : line.name + " days");
  for (const auto& line : expected.no_tests) out.push_back("no " + line.name);
  for (const auto& vaccine : expected.vaccines)
    out.push_back(fmt::format("{} vaccine {}", vaccine.name,
                              vaccine.level           ? *vaccine.level
                              : vaccine.schedule_days ? "days"
                              : vaccine.free          ? "price"
                                                      : "deadline"));
  for (const auto& note : expected.notes) out.push_back(note.name);
  for (const auto& note : expected.no_notes) out.push_back("no " + note.name);
  for (const auto& [what, day] : expected.follow_up) out.push_back(what.name);
  for (const auto& what : expected.no_follow_up) out.push_back("no " + what.name);
  for (const auto& [what, at] : expected.expires) out.push_back(what.name + " limit");
  for (const auto& rule : expected.rules) out.push_back("by " + rule.name);
  for (const auto& rule : expected.no_rules) out.push_back("not by " + rule.name);
  const auto more = out.size() > most_in_a_name ? out.size() - most_in_a_name : 0;
  out.resize(out.size() - more);
  return join(out, ", ") + (more > 0 ? fmt::format(" and {} more", more) : "");
}

std::string case_name(const View& view, const Expectation& expected) {
  std::vector<std::string> who;
  for (std::size_t i = 0; i < view.advice.asked.exposures.size(); ++i) who.push_back(exposure_in_brief(view, int(i)));
  const auto& person = view.advice.asked.person;
  const bool is_told = std::any_of(person.begin(), person.end(), [](const Answer& answer) { return answer.given; });
  if (is_told || who.empty()) who.push_back(person_summary(view));
  return fmt::format("{}: {}", join(who, "; "), shown_expectation(expected));
}

}  // namespace

std::string example_toml(const View& view, const Expectation& expected, const std::vector<std::string>& sources) {
  return fmt::format("[[case]]\nname = {}\nsource = {}\n{}[case.expect]\n{}", toml_string(case_name(view, expected)),
                     list(sources), case_toml(view.pack, view.advice.asked), expect_toml(expected));
}

}  // namespace sti::report
