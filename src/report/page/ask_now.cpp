#include "report/page/ask_now.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "model/clock.hpp"

namespace sti::report {
namespace {

constexpr std::size_t shown_facts = 3;

/// Hours of the slot's longest method; none where one has no limit.
std::optional<hours> longest_limit(const View& view, Index<Slot> slot) {
  std::optional<hours> out;
  for (const auto& method : view.pack.methods) {
    if (method.slot != slot) continue;
    if (!method.latest_hours) return std::nullopt;
    out = std::max(out.value_or(hours{0}), hours{method.latest_hours->value});
  }
  return out;
}

/// The soonest limit among the exposures for which it still runs.
std::optional<OpenLimit> open_limit(const View& view, hours latest) {
  const auto& asked = view.advice.asked;
  std::optional<OpenLimit> out;
  for (const auto& exposure : asked.exposures) {
    if (passed_since(asked, exposure.time) > latest) continue;
    const auto at = limit_of(asked, exposure.time, latest);
    if (out && out->at <= at) continue;
    out = OpenLimit{at, {}};
    if (exposure.time.is_unsure()) out->from = earliest_limit_of(asked, exposure.time, latest);
  }
  return out;
}

}  // namespace

std::optional<Date> last_safe_day(const View& view, Moment from) {
  const auto day = date_of(from) - days{1};
  return day < date_of(view.advice.asked.now) ? std::nullopt : std::optional(day);
}

std::map<Index<Method>, OpenLimit> limits_by_method(const View& view, const Verdict& verdict) {
  const auto& asked = view.advice.asked;
  std::map<Index<Method>, OpenLimit> out;
  for (const auto& limit : verdict.limits) {
    const auto& time = asked.exposures[limit.exposure].time;
    OpenLimit own{limit.at, {}};
    if (time.is_unsure())
      own.from = earliest_limit_of(asked, time, hours{view.pack.methods[limit.method].latest_hours->value});
    const auto [place, is_new] = out.try_emplace(limit.method, own);
    if (!is_new && own.at < place->second.at) place->second = own;
  }
  if (out.size() < 2) out.clear();
  return out;
}

bool could_be_raised(const View& view, const Verdict& verdict) {
  if (verdict.level != Level::not_indicated || verdict.raised_by.empty()) return false;
  if (!view.pack.vocabulary.slots[verdict.slot].needs_exposure) return false;
  const auto latest = longest_limit(view, verdict.slot);
  return !latest || open_limit(view, *latest);
}

std::optional<OpenLimit> limit_if_raised(const View& view, const Verdict& verdict) {
  if (!could_be_raised(view, verdict)) return std::nullopt;
  const auto latest = longest_limit(view, verdict.slot);
  return latest ? open_limit(view, *latest) : std::nullopt;
}

std::optional<OpenLimit> limit_to_ask_before(const View& view, const Verdict& verdict) {
  return &verdict == &view.advice.verdicts.front() ? limit_if_raised(view, verdict) : std::nullopt;
}

std::string facts_to_ask(const View& view, const Verdict& verdict, bool for_record) {
  std::vector<std::string> facts;
  for (const auto fact : verdict.raised_by) {
    if (!for_record || !view.pack.vocabulary.facts[fact].is_private) facts.push_back(fact_label(view, fact));
  }
  if (facts.empty()) return view.phrase("record-other-facts");
  const auto more = facts.size() > shown_facts ? fmt::format(" +{}", facts.size() - shown_facts) : std::string{};
  facts.resize(std::min(facts.size(), shown_facts));
  return join(facts, ", ") + more;
}

}  // namespace sti::report
