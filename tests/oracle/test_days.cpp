#include "oracle/test_days.hpp"

namespace sti::oracle {

std::set<Index<Site>> TestDays::sites_of(Index<TestKind> test, const Scene& scene) const {
  std::set<Index<Site>> sites;
  for (const auto& specimen : voice_.in<SpecimenEffect>(scene)) {
    if (specimen.effect->test == test) sites.insert(specimen.effect->sites.begin(), specimen.effect->sites.end());
  }
  return sites;
}

/// A site counts as reached by an act where a row of the specimen table, for whatever test, says so.
bool TestDays::reaches(Index<TestKind> test, Index<Site> site, const Scene& scene) const {
  const auto& catalog = stage_.pack.catalog;
  if (!catalog.sites[site].dated) return false;
  if (const auto infection = catalog.tests[test].infection) {
    const auto& acts = catalog.infections[infection].passes;
    if (std::find(acts.begin(), acts.end(), stage_.act_of(scene.exposure)) == acts.end()) return false;
  }
  if (catalog.sites[site].systemic) return true;
  const auto specimens = voice_.in<SpecimenEffect>(scene);
  return std::any_of(specimens.begin(), specimens.end(), [&](const Spoken<SpecimenEffect>& specimen) {
    const auto& sites = specimen.effect->sites;
    return specimen.effect->reached && std::find(sites.begin(), sites.end(), site) != sites.end();
  });
}

bool TestDays::gives(const WindowEffect& effect, WindowNumber number) const {
  const auto& window = stage_.pack.windows[effect.window];
  const auto& withdrawn = window.withdraws;
  if (std::find(withdrawn.begin(), withdrawn.end(), number) != withdrawn.end()) return true;
  return !window.all(number).empty();
}

std::vector<const Number*> TestDays::numbers(Index<TestKind> test, const Scene& scene, WindowNumber number,
                                             bool& after_last_dose) const {
  std::vector<const Number*> out;
  const auto& rules = stage_.pack.rules;
  for (const auto i : rules.indices()) {
    if (!stage_.fires(rules[i], scene)) continue;
    for (const auto& effect : rules[i].effects) {
      const auto* of = std::get_if<WindowEffect>(&effect);
      if (of == nullptr || of->test != test || !gives(*of, number)) continue;
      const bool is_taken = voice_.is_overridden(i, scene, [&](const Effect& other) {
        const auto* claim = std::get_if<WindowEffect>(&other);
        return claim != nullptr && claim->test == test && gives(*claim, number);
      });
      if (is_taken) continue;
      const auto& window = stage_.pack.windows[of->window];
      after_last_dose = after_last_dose || window.from == Window::From::pep_last_dose;
      for (const auto* given : window.all(number)) out.push_back(given);
    }
  }
  return out;
}

/// Where any of the numbers is of a window that counts from the last dose of PEP, all do: what such a window leaves to
/// the one it overrides holds after PEP too. An exposure after the last dose counts from itself.
std::optional<Dates> TestDays::of(Index<TestKind> test, const Scene& scene) const {
  bool after_last_dose = false;
  const auto earliest = numbers(test, scene, WindowNumber::earliest, after_last_dose);
  const auto interim = numbers(test, scene, WindowNumber::interim, after_last_dose);
  const auto conclusive = numbers(test, scene, WindowNumber::conclusive, after_last_dose);
  const auto repeat = numbers(test, scene, WindowNumber::repeat, after_last_dose);
  if (earliest.empty() && conclusive.empty()) return std::nullopt;

  Dates out;
  out.exposure = scene.exposure;
  out.exposed_on = stage_.day_of(scene.exposure);
  auto base = out.exposed_on;
  if (after_last_dose) base = std::max(base, course_.last_dose(scene.exposure).value_or(base));
  const auto latest = [&](const std::vector<const Number*>& of) {
    std::optional<Date> day;
    for (const auto* number : of) day = std::max(day.value_or(base), base + days{number->value});
    return day;
  };
  out.interim = latest(interim);
  out.conclusive = latest(conclusive);
  out.is_sure = out.conclusive.has_value();
  for (const auto* number : conclusive) {
    if (base + days{number->value} == *out.conclusive && number->evidence.basis == Basis::unverified)
      out.is_sure = false;
  }
  out.earliest = latest(earliest).value_or(out.conclusive.value_or(base));
  out.first_useful = out.earliest;
  for (const auto* number : repeat) out.repeat.push_back(base + days{number->value});
  for (const auto& group : {earliest, interim, conclusive, repeat}) {
    for (const auto* number : group) out.basis = std::max(out.basis.value_or(Basis::stated), number->evidence.basis);
  }
  return out;
}

}  // namespace sti::oracle
