#include "engine/observe.hpp"

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

std::vector<std::string> days_of(const std::string& value) {
  if (value == "none") return {};
  const auto days = split(value, separator);
  return {days.begin(), days.end()};
}

auto key(const Observed& observed) { return std::tie(observed.what, observed.name); }

}  // namespace

std::vector<Observed> observe(const Pack& pack, const Advice& advice) {
  std::vector<Observed> out;
  for (const auto& line : advice.tests) {
    const auto name =
        pack.catalog.tests[std::size_t(line.test)].id + "@" + pack.catalog.sites[std::size_t(line.site)].id;
    std::vector<std::string> repeat;
    for (const auto day : line.repeat_on) repeat.push_back(to_string(day));
    out.push_back({What::status, name, std::string(to_string(line.status))});
    out.push_back({What::take_on, name, to_string(line.take_on)});
    out.push_back({What::conclusive_on, name, text(line.conclusive_on)});
    out.push_back({What::repeat_on, name, repeat.empty() ? "none" : join(repeat, std::string_view(&separator, 1))});
  }
  for (const auto& verdict : advice.verdicts) {
    const auto& name = pack.vocabulary.slots[std::size_t(verdict.slot)].id;
    out.push_back({What::verdict, name, std::string(to_string(verdict.level))});
    out.push_back({What::verdict_deadline, name, text(verdict.deadline)});
    out.push_back({What::verdict_deadline_from, name, text(verdict.deadline_from)});
  }
  for (const auto& vaccine : advice.vaccines) {
    const auto& name = pack.catalog.vaccines[std::size_t(vaccine.vaccine)].id;
    out.push_back({What::vaccine, name, std::string(to_string(vaccine.level))});
    out.push_back({What::vaccine_deadline, name, text(vaccine.deadline)});
    out.push_back({What::vaccine_deadline_from, name, text(vaccine.deadline_from)});
  }
  for (auto& rule : rules_of_notes(pack, advice)) out.push_back({What::note, std::move(rule), "there"});
  for (const auto& follow_up : advice.follow_up) {
    const auto& name = pack.catalog.follow_ups[std::size_t(follow_up.what)].id;
    const bool is_first = std::none_of(out.begin(), out.end(), [&](const Observed& each) {
      return each.what == What::follow_up && each.name == name;
    });
    if (is_first) out.push_back({What::follow_up, name, to_string(follow_up.on)});
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Observed> told_otherwise(const std::vector<Observed>& before, const std::vector<Observed>& after) {
  std::vector<Observed> out;
  auto a = before.begin();
  auto b = after.begin();
  while (a != before.end() || b != after.end()) {
    if (b == after.end() || (a != before.end() && key(*a) < key(*b))) {
      out.push_back(*a++);
    } else if (a == before.end() || key(*b) < key(*a)) {
      if (b->what != What::take_on && b->what != What::conclusive_on && b->what != What::repeat_on)
        out.push_back({b->what, b->name, ""});  // the days of a test that is not there go with its status
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
