#include "prove/named_output.hpp"

#include <algorithm>
#include <array>

#include "base/by_enum.hpp"
#include "engine/joins.hpp"
#include "engine/space.hpp"

namespace sti::prove {
namespace {

/// Reads the level after `=` into `levels`; without one they stay those that offer something. False where it is none.
template <class AnyLevel, std::size_t n>
bool read_level(const ByEnum<AnyLevel, std::string_view, n>& ids, std::string_view level,
                std::vector<AnyLevel>& levels) {
  if (level.empty()) return true;
  const auto named = parse_enum<AnyLevel>(ids, level);
  if (named) levels = {*named};
  return named.has_value();
}

/// Whether a note of an advice is one that the rule gives, too.
bool is_of(const Pack& pack, const Note& note, Index<Rule> rule) {
  return note.from == Note::From::rule &&
         engine::find_note(pack.rules[rule], std::get<NoteEffect>(pack.rules[note.rule].effects[note.effect]));
}

}  // namespace

std::optional<PropertyOutput> find_target(const Pack& pack, std::string_view name) {
  const auto equals = name.find('=');
  const auto level = equals == std::string_view::npos ? std::string_view{} : name.substr(equals + 1);
  if (equals != std::string_view::npos && level.empty()) return std::nullopt;
  const auto subject = find_subject(pack, name.substr(0, equals));
  if (!subject) return std::nullopt;
  PropertyOutput out{*subject, {}, {}, std::string(name)};
  bool can_be_asked = level.empty();
  if (std::holds_alternative<VerdictSubject>(*subject)) {
    out.levels = {Level::recommended, Level::consider};
    can_be_asked = read_level(level_ids, level, out.levels);
  } else if (std::holds_alternative<VaccineSubject>(*subject)) {
    out.vaccine_levels = {VaccineLevel::complete_course, VaccineLevel::offer};
    can_be_asked = read_level(vaccine_level_ids, level, out.vaccine_levels);
  } else if (const auto* follow_up = std::get_if<FollowUpSubject>(&*subject)) {
    can_be_asked = can_be_asked && !follow_up->infection;
  } else if (std::holds_alternative<TopicSubject>(*subject)) {
    can_be_asked = false;
  }
  return can_be_asked ? std::optional(std::move(out)) : std::nullopt;
}

std::vector<PropertyOutput> find_targets(const engine::Program& program, std::string_view name) {
  const auto& catalog = program.pack->catalog;
  if (auto target = find_target(*program.pack, name)) return {std::move(*target)};
  std::vector<PropertyOutput> out;
  const auto infection = catalog.infections.find_if([&](const Infection& each) { return each.id == name; });
  for (const auto test : engine::tests_of(catalog, infection)) {
    const TestSubject subject{test, {}};
    if (infection && !program.fillers_of(subject).empty()) out.push_back({subject, {}, {}, catalog.tests[test].id});
  }
  return out;
}

bool is_about(const Subject& asked, const Subject& line) {
  if (asked.index() != line.index()) return false;
  if (const auto* test = std::get_if<TestSubject>(&asked)) {
    const auto& other = std::get<TestSubject>(line);
    return test->test == other.test && (!test->site || test->site == other.site);
  }
  if (const auto* follow_up = std::get_if<FollowUpSubject>(&asked))
    return follow_up->what == std::get<FollowUpSubject>(line).what;
  if (const auto* note = std::get_if<NoteSubject>(&asked)) return note->rule == std::get<NoteSubject>(line).rule;
  return asked == line;
}

bool is_told(const Pack& pack, const Advice& advice, const PropertyOutput& target) {
  if (const auto* verdict = std::get_if<VerdictSubject>(&target.subject))
    return engine::is_in(target.levels, advice.verdicts[verdict->slot].level);
  if (const auto* asked = std::get_if<NoteSubject>(&target.subject))
    return std::any_of(advice.notes.begin(), advice.notes.end(),
                       [&](const Note& note) { return is_of(pack, note, asked->rule); });
  const auto is_meant = [&](const Subject& line) { return is_about(target.subject, line); };
  return std::any_of(advice.vaccines.begin(), advice.vaccines.end(),
                     [&](const VaccineAdvice& vaccine) {
                       return is_meant(VaccineSubject{vaccine.vaccine}) &&
                              engine::is_in(target.vaccine_levels, vaccine.level);
                     }) ||
         std::any_of(advice.tests.begin(), advice.tests.end(),
                     [&](const TestAdvice& line) {
                       return is_meant(TestSubject{line.test, line.site});
                     }) ||
         std::any_of(advice.follow_up.begin(), advice.follow_up.end(), [&](const FollowUp& follow_up) {
           return is_meant(FollowUpSubject{follow_up.what, follow_up.infection});
         });
}

std::vector<Index<Rule>> rules_of(const Pack& pack, const Advice& advice, const PropertyOutput& target) {
  std::vector<Index<Rule>> out;
  const auto add = [&](bool is_meant, const std::vector<Index<Rule>>& rules) {
    for (const auto rule : rules) {
      if (is_meant) engine::add_once(out, rule);
    }
  };
  const auto is_meant = [&](const Subject& line) { return is_about(target.subject, line); };
  for (const auto& verdict : advice.verdicts) add(is_meant(VerdictSubject{verdict.slot}), verdict.rules);
  for (const auto& vaccine : advice.vaccines) add(is_meant(VaccineSubject{vaccine.vaccine}), vaccine.rules);
  for (const auto& line : advice.tests) add(is_meant(TestSubject{line.test, line.site}), line.rules);
  for (const auto& follow_up : advice.follow_up)
    add(is_meant(FollowUpSubject{follow_up.what, follow_up.infection}), follow_up.rules);
  const auto* asked = std::get_if<NoteSubject>(&target.subject);
  for (const auto& note : advice.notes) {
    if (asked != nullptr) add(is_of(pack, note, asked->rule), note.rules);
  }
  return out;
}

}  // namespace sti::prove
