#include "prove/target.hpp"

#include <algorithm>
#include <array>

namespace sti::prove {
namespace {

using OutputKind = PropertyOutput::Kind;

constexpr std::string_view vaccine_prefix = "vaccine/", follow_up_prefix = "follow-up/";

bool gives_note(const Rule& rule) {
  return !rule.draft && std::any_of(rule.effects.begin(), rule.effects.end(),
                                    [](const Effect& effect) { return std::holds_alternative<NoteEffect>(effect); });
}

/// The level after `=`, or those that offer something. Nothing where the level is none.
template <std::size_t n>
std::optional<std::vector<int>> levels_of(const std::array<std::string_view, n>& ids, std::string_view level,
                                          std::vector<int> offers) {
  if (level.empty()) return offers;
  const auto found = std::find(ids.begin(), ids.end(), level);
  if (found == ids.end()) return std::nullopt;
  return std::vector<int>{int(found - ids.begin())};
}

bool has(const std::vector<int>& list, int value) { return std::find(list.begin(), list.end(), value) != list.end(); }

/// Whether two rules give a note of the same text.
bool same_note(const Rule& a, const Rule& b) {
  for (const auto& one : a.effects) {
    const auto* note = std::get_if<NoteEffect>(&one);
    if (note == nullptr) continue;
    for (const auto& other : b.effects) {
      const auto* second = std::get_if<NoteEffect>(&other);
      if (second != nullptr && second->text == note->text) return true;
    }
  }
  return false;
}

}  // namespace

std::optional<PropertyOutput> find_target(const Pack& pack, std::string_view name) {
  const auto equals = name.find('=');
  const auto about = name.substr(0, equals);
  const auto level = equals == std::string_view::npos ? std::string_view{} : name.substr(equals + 1);
  if (equals != std::string_view::npos && level.empty()) return std::nullopt;
  if (const int slot = pack.vocabulary.slot_index(about); slot >= 0) {
    const auto levels = levels_of(level_ids, level, {int(Level::recommended), int(Level::consider)});
    if (!levels) return std::nullopt;
    return PropertyOutput{OutputKind::verdict, slot, *levels, {}, std::string(name)};
  }
  const auto at = about.find('@');
  if (const int test = pack.catalog.test_index(about.substr(0, at)); test >= 0) {
    PropertyOutput out{OutputKind::test, test, {}, {}, std::string(name)};
    if (!level.empty()) return std::nullopt;
    if (at == std::string_view::npos) return out;
    const int site = pack.catalog.site_index(about.substr(at + 1));
    if (site < 0) return std::nullopt;
    out.site = site;
    return out;
  }
  const auto bare = about.starts_with(vaccine_prefix) ? about.substr(vaccine_prefix.size()) : about;
  if (const int vaccine = pack.catalog.vaccine_index(bare); vaccine >= 0) {
    const auto levels =
        levels_of(vaccine_level_ids, level, {int(VaccineLevel::complete_course), int(VaccineLevel::offer)});
    if (!levels) return std::nullopt;
    return PropertyOutput{OutputKind::vaccine, vaccine, *levels, {}, std::string(name)};
  }
  if (!level.empty()) return std::nullopt;
  if (about.starts_with(follow_up_prefix)) {
    const int what = pack.catalog.follow_up_index(about.substr(follow_up_prefix.size()));
    if (what < 0) return std::nullopt;
    return PropertyOutput{OutputKind::follow_up, what, {}, {}, std::string(name)};
  }
  for (std::size_t rule = 0; rule < pack.rules.size(); ++rule) {
    if (pack.rules[rule].id == about && gives_note(pack.rules[rule]))
      return PropertyOutput{OutputKind::note, int(rule), {}, {}, std::string(name)};
  }
  return std::nullopt;
}

std::vector<std::string> target_names(const Pack& pack) {
  std::vector<std::string> out;
  for (const auto& slot : pack.vocabulary.slots) out.push_back(slot.id);
  for (const auto& test : pack.catalog.tests) out.push_back(test.id);
  for (const auto& vaccine : pack.catalog.vaccines) {
    const bool is_taken = std::find(out.begin(), out.end(), vaccine.id) != out.end();
    out.push_back(is_taken ? std::string(vaccine_prefix) + vaccine.id : vaccine.id);
  }
  for (const auto& follow_up : pack.catalog.follow_ups) out.push_back(std::string(follow_up_prefix) + follow_up.id);
  for (const auto& rule : pack.rules) {
    if (gives_note(rule)) out.push_back(rule.id);
  }
  return out;
}

bool is_told(const Pack& pack, const Advice& advice, const PropertyOutput& target) {
  const auto& rule = pack.rules;
  switch (target.kind) {
    case OutputKind::verdict:
      return has(target.levels, int(advice.verdicts[std::size_t(target.subject)].level));
    case OutputKind::vaccine:
      return std::any_of(advice.vaccines.begin(), advice.vaccines.end(), [&](const VaccineAdvice& vaccine) {
        return vaccine.vaccine == target.subject && has(target.levels, int(vaccine.level));
      });
    case OutputKind::test:
      return std::any_of(advice.tests.begin(), advice.tests.end(), [&](const TestAdvice& line) {
        return line.test == target.subject && target.site.value_or(line.site) == line.site;
      });
    case OutputKind::follow_up:
      return std::any_of(advice.follow_up.begin(), advice.follow_up.end(),
                         [&](const FollowUp& follow_up) { return follow_up.what == target.subject; });
    case OutputKind::note:
      return std::any_of(advice.notes.begin(), advice.notes.end(), [&](const Note& note) {
        return note.from == Note::From::rule &&
               (has(note.rules, target.subject) ||
                same_note(rule[std::size_t(note.rule)], rule[std::size_t(target.subject)]));
      });
  }
  return false;
}

std::vector<int> rules_of(const Pack& pack, const Advice& advice, const PropertyOutput& target) {
  std::vector<int> out;
  const auto add = [&](const std::vector<int>& rules) {
    for (const int rule : rules) {
      if (!has(out, rule)) out.push_back(rule);
    }
  };
  switch (target.kind) {
    case OutputKind::verdict:
      add(advice.verdicts[std::size_t(target.subject)].rules);
      break;
    case OutputKind::vaccine:
      for (const auto& vaccine : advice.vaccines) {
        if (vaccine.vaccine == target.subject) add(vaccine.rules);
      }
      break;
    case OutputKind::test:
      for (const auto& line : advice.tests) {
        if (line.test == target.subject && target.site.value_or(line.site) == line.site) add(line.rules);
      }
      break;
    case OutputKind::follow_up:
      for (const auto& follow_up : advice.follow_up) {
        if (follow_up.what == target.subject) add(follow_up.rules);
      }
      break;
    case OutputKind::note:
      for (const auto& note : advice.notes) {
        if (note.from == Note::From::rule &&
            same_note(pack.rules[std::size_t(note.rule)], pack.rules[std::size_t(target.subject)]))
          add(note.rules);
      }
      break;
  }
  return out;
}

}  // namespace sti::prove
