#include "engine/observe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>

#include "base/text.hpp"
#include "engine/compare.hpp"

namespace sti::engine {
namespace {

using What = Observed::What;

constexpr char separator = ' ';  // of the days of a list

template <class Time>
std::string text(const std::optional<Time>& time) {
  return time ? to_string(*time) : "none";
}

std::string list_text(const std::vector<std::string>& days) {
  return days.empty() ? "none" : join(days, std::string_view(&separator, 1));
}

std::vector<std::string> days_of(const std::string& value) {
  if (value == "none") return {};
  const auto days = split(value, separator);
  return {days.begin(), days.end()};
}

/// Of several of one name an example can expect the first.
void add_first(std::vector<Observed>& out, Observed observed) {
  const bool known = std::any_of(out.begin(), out.end(), [&](const Observed& each) {
    return each.what == observed.what && each.name == observed.name;
  });
  if (!known) out.push_back(std::move(observed));
}

bool is_detail(What what) {
  return what != What::status && what != What::note && what != What::follow_up && what != What::rule;
}

auto key(const Observed& observed) { return std::tie(observed.what, observed.name); }

}  // namespace

std::string name_of(const Pack& pack, const TestAdvice& line) {
  return pack.catalog.tests[std::size_t(line.test)].id + "@" + pack.catalog.sites[std::size_t(line.site)].id;
}

std::string_view level_text(const Advice& advice, const Verdict& verdict) {
  const bool is_gap = std::any_of(advice.notes.begin(), advice.notes.end(), [&](const Note& note) {
    return note.from == Note::From::gap && note.subject == verdict.slot;
  });
  return is_gap ? "no rule" : to_string(verdict.level);
}

std::vector<Observed> observe(const Pack& pack, const Advice& advice) {
  std::vector<Observed> out;
  for (const auto& line : advice.tests) {
    const auto name = name_of(pack, line);
    std::vector<std::string> repeat;
    for (const auto day : line.repeat_on) repeat.push_back(to_string(day));
    out.push_back({What::status, name, std::string(to_string(line.status))});
    out.push_back({What::take_on, name, to_string(line.take_on)});
    out.push_back({What::conclusive_on, name, text(line.conclusive_on)});
    out.push_back({What::interim_on, name, text(line.interim_on)});
    out.push_back({What::repeat_on, name, list_text(repeat)});
  }
  for (const auto& verdict : advice.verdicts) {
    const auto& name = pack.vocabulary.slots[std::size_t(verdict.slot)].id;
    out.push_back({What::verdict, name, std::string(level_text(advice, verdict))});
    out.push_back({What::verdict_deadline, name, text(verdict.deadline)});
    out.push_back({What::verdict_deadline_from, name, text(verdict.deadline_from)});
  }
  for (const auto& vaccine : advice.vaccines) {
    const auto& name = pack.catalog.vaccines[std::size_t(vaccine.vaccine)].id;
    out.push_back({What::vaccine, name, std::string(to_string(vaccine.level))});
    out.push_back({What::vaccine_deadline, name, text(vaccine.deadline)});
    out.push_back({What::vaccine_deadline_from, name, text(vaccine.deadline_from)});
    if (vaccine.free) out.push_back({What::vaccine_free, name, *vaccine.free ? "true" : "false"});
    std::vector<std::string> days;
    for (const int day : vaccine.schedule_days) days.push_back(fmt::format("{}", day));
    out.push_back({What::vaccine_schedule, name, list_text(days)});
  }
  for (auto& rule : rules_of_notes(pack, advice)) out.push_back({What::note, std::move(rule), "there"});
  for (const auto& follow_up : advice.follow_up)
    add_first(out, {What::follow_up, pack.catalog.follow_ups[std::size_t(follow_up.what)].id, to_string(follow_up.on)});
  for (const auto& expiry : advice.expires) {
    const bool of_a_test = expiry.what.find('@') != std::string::npos;  // its days say the same
    if (!of_a_test) add_first(out, {What::expiry, expiry.what, to_string(expiry.at)});
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Observed> observe_rules(const Pack& pack, const Advice& advice) {
  std::vector<Observed> out;
  for (auto& rule : rules_behind(pack, advice)) out.push_back({What::rule, std::move(rule), "there"});
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<int> rules_of(const Pack& pack, const Advice& advice, const Observed& observed) {
  switch (observed.what) {
    case What::status:
    case What::take_on:
    case What::conclusive_on:
    case What::interim_on:
    case What::repeat_on:
      for (const auto& line : advice.tests) {
        if (name_of(pack, line) != observed.name) continue;
        auto out = line.rules;
        if (observed.what != What::status) out = line.windows;
        return out;
      }
      return {};
    case What::verdict:
    case What::verdict_deadline:
    case What::verdict_deadline_from:
      for (const auto& verdict : advice.verdicts) {
        if (pack.vocabulary.slots[std::size_t(verdict.slot)].id == observed.name)
          return observed.what == What::verdict ? verdict.rules : verdict.method_rules;
      }
      return {};
    case What::vaccine:
    case What::vaccine_deadline:
    case What::vaccine_deadline_from:
    case What::vaccine_free:
    case What::vaccine_schedule:
      for (const auto& vaccine : advice.vaccines) {
        if (pack.catalog.vaccines[std::size_t(vaccine.vaccine)].id == observed.name) return vaccine.rules;
      }
      return {};
    case What::note:
    case What::rule:
      if (const int rule = pack.rule_index(observed.name); rule >= 0) return {rule};
      return {};
    case What::follow_up:
      for (const auto& follow_up : advice.follow_up) {
        if (pack.catalog.follow_ups[std::size_t(follow_up.what)].id == observed.name) return follow_up.rules;
      }
      return {};
    case What::expiry:
      for (const auto& verdict : advice.verdicts) {
        if (observed.name.starts_with(pack.vocabulary.slots[std::size_t(verdict.slot)].id)) return verdict.method_rules;
      }
      return {};
  }
  return {};
}

std::vector<Observed> told_otherwise(const std::vector<Observed>& before, const std::vector<Observed>& after) {
  std::vector<Observed> out;
  auto a = before.begin();
  auto b = after.begin();
  while (a != before.end() || b != after.end()) {
    if (b == after.end() || (a != before.end() && key(*a) < key(*b))) {
      out.push_back(*a++);
    } else if (a == before.end() || key(*b) < key(*a)) {
      if (!is_detail(b->what)) out.push_back({b->what, b->name, ""});  // days go with the status
      ++b;
    } else {
      if (a->value != b->value) out.push_back(*a);
      ++a;
      ++b;
    }
  }
  return out;
}

Expectation expectation_of(const std::vector<Observed>& observed) {
  Expectation out;
  const auto find = [](auto& list, const std::string& name) -> auto& {
    for (auto& each : list) {
      if (each.name == name) return each;
    }
    list.emplace_back().name = name;
    return list.back();
  };
  for (const auto& [what, name, value] : observed) {
    const bool is_there = !value.empty();
    switch (what) {
      case What::status:
        if (is_there)
          find(out.tests, name).status = value;
        else
          out.no_tests.push_back({name, {}});
        break;
      case What::take_on:
        find(out.tests, name).take_on = value;
        break;
      case What::conclusive_on:
        find(out.tests, name).conclusive_on = value;
        break;
      case What::interim_on:
        find(out.tests, name).interim_on = value;
        break;
      case What::repeat_on:
        find(out.tests, name).repeat_on = days_of(value);
        break;
      case What::verdict:
        find(out.verdicts, name).level = value;
        break;
      case What::verdict_deadline:
        find(out.verdicts, name).deadline = value;
        break;
      case What::verdict_deadline_from:
        find(out.verdicts, name).deadline_from = value;
        break;
      case What::vaccine:
        find(out.vaccines, name).level = value;
        break;
      case What::vaccine_deadline:
        find(out.vaccines, name).deadline = value;
        break;
      case What::vaccine_deadline_from:
        find(out.vaccines, name).deadline_from = value;
        break;
      case What::vaccine_free:
        find(out.vaccines, name).free = value;
        break;
      case What::vaccine_schedule:
        find(out.vaccines, name).schedule_days = days_of(value);
        break;
      case What::rule:
        (is_there ? out.rules : out.no_rules).push_back({name, {}});
        break;
      case What::expiry:
        out.expires.push_back({{name, {}}, value});
        break;
      case What::note:
        (is_there ? out.notes : out.no_notes).push_back({name, {}});
        break;
      case What::follow_up:
        if (is_there)
          out.follow_up.push_back({{name, {}}, value});
        else
          out.no_follow_up.push_back({name, {}});
        break;
    }
  }
  return out;
}

}  // namespace sti::engine
