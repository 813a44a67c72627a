#include "prove/says.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace sti::prove {
namespace {

/// What an effect says, by its kind.
struct Saying {
  const Pack& pack;
  const Subject& subject;

  std::string operator()(const VerdictEffect& effect) const {
    if (effect.value) return pack.vocabulary.slots[effect.slot].values[effect.value].id;
    return std::string(to_string(effect.level));
  }
  std::string operator()(const VaccineEffect& effect) const {
    std::string out(to_string(effect.level));
    if (!effect.schedule_days.empty()) out += ", on days " + numbers(effect.schedule_days);
    if (effect.latest_hours) out += fmt::format(", within {} h", *effect.latest_hours);
    if (effect.free) out += *effect.free ? ", free" : ", not free";
    return out;
  }
  std::string operator()(const OrderEffect& effect) const {
    std::string out = "ordered";
    if (effect.site) out += " from " + pack.catalog.sites[effect.site].id;
    if (effect.baseline) out += ", as a baseline too";
    if (effect.earliest_days) out += fmt::format(", useful from day {}", *effect.earliest_days);
    if (effect.every_days) out += fmt::format(", every {} days", *effect.every_days);
    return out;
  }
  std::string operator()(const WindowEffect& effect) const {
    const auto& window = pack.windows[effect.window];
    std::vector<int> days;
    auto basis = Basis::stated;
    for (const auto* number : window.all(std::get<WindowSubject>(subject).number)) {
      days.push_back(number->value);
      basis = std::max(basis, number->evidence.basis);
    }
    if (days.empty()) return "no day";
    return fmt::format("day {}{}{}", numbers(days), window.from == Window::From::exposure ? "" : " after the last dose",
                       basis == Basis::unverified ? ", unverified" : "");
  }
  std::string operator()(const MethodEffect& effect) const {
    const auto& method = pack.methods[effect.method];
    auto out = method.id;
    const auto add = [&](const char* what, const std::optional<Number>& number, const char* unit) {
      if (number) out += fmt::format(", {} {} {}", what, number->value, unit);
    };
    add("within", method.latest_hours, "h");
    add("best within", method.best_hours, "h");
    add("for", method.course_days, "days");
    return out;
  }
  std::string operator()(const SpecimenEffect& effect) const {
    std::vector<std::string> sites;
    for (const auto site : effect.sites) sites.push_back(pack.catalog.sites[site].id);
    return "taken from " + (sites.empty() ? std::string("nowhere") : join(sites, ", "));
  }
  std::string operator()(const FollowUpEffect& effect) const { return fmt::format("after {} days", effect.days); }
  std::string operator()(const NoteEffect& effect) const { return fmt::format("a note ({})", to_string(effect.kind)); }
  template <class Other>
  std::string operator()(const Other&) const {
    return "speaks";
  }

 private:
  static std::string numbers(const std::vector<int>& all) { return fmt::format("{}", fmt::join(all, ", ")); }
};

}  // namespace

std::string says(const Pack& pack, const Effect& effect, const Subject& subject) {
  return std::visit(Saying{pack, subject}, effect);
}

std::vector<RuleSays> rules_that_speak(Prover& p, engine::Key matter, const Assignment& at) {
  std::vector<RuleSays> out;
  const auto& subject = p.program.keys[matter];
  for (const auto& filler : p.program.fillers[matter]) {
    const auto& rule = p.rule(filler.rule);
    if (value_at(p.diagrams, p.outcomes.live(filler.rule, matter), at) != 0)
      out.push_back({rule.id, says(p.pack, rule.effects[filler.effect], subject)});
  }
  return out;
}

}  // namespace sti::prove
