#include "report/risk/json.hpp"

#include <algorithm>

#include "report/json/outputs.hpp"
#include "report/json/values.hpp"

namespace sti {

template <>
inline constexpr ByEnum<Residual::Look::Why, std::string_view, 5> enum_ids<Residual::Look::Why> = {
    "taken", "today", "useful", "interim", "conclusive"};
template <>
inline constexpr ByEnum<RiskUnit, std::string_view, 3> enum_ids<RiskUnit> = {"act", "injury", "partner"};

}  // namespace sti

namespace sti::report {
namespace {

/// A share that is not all is never shown as all.
Range found(const Range& range) {
  constexpr double most = 0.99;
  Range out{std::min(range.low, most), std::min(range.high, most), {}};
  if (range.point) out.point = std::min(*range.point, most);
  return out;
}

Backing sources_behind(const View& view) {
  Backing out;
  for (const auto& risk : view.advice.risk) add_backing(out, backing(view, risk));
  for (const auto& residual : view.advice.residuals) add_backing(out, backing(view, residual));
  return out;
}

}  // namespace

template <class To>
void describe(To& to, const Residual::Look& look) {
  to("on", look.on)("day", Difference{look.days})("what", look.why)("counts", look.counts);
  to("found", found(look.found))("left", look.left);
}

template <class To>
void describe(To& to, const Residual& residual) {
  const auto& view = to.view();
  to("test", residual.test)("infection", residual.infection)("refused", residual.refused);
  to("exposures", residual.exposures)("if_source_has_it", residual.if_source_has_it);
  to("more_than", bool(residual.beyond));
  to("before", residual.looks.empty() ? std::nullopt : std::optional(residual.before))("looks", residual.looks);
  to.list("claims", residual.claims, [&](auto& each, const Residual::Claim& claim) {
    const auto published = [&] { return view.pack.detections[residual.detection].claims[claim.claim]; };
    each("day", [&] { return published().days; })("share", [&] { return Share{published().share}; });
    each("curve", found(claim.found))("agrees", claim.agrees);
  });
  to("conclusive_on", residual.conclusive_on)("settled", residual.settled);
  describe_backing(to, residual);
  describe_basis(to, residual);
  to("why", [&] { return residual.rule ? view.label(view.rule(residual.rule).why) : view.phrase("risk-no-curve"); });
}

namespace {

/// What is published, what is known of the source, and what tests leave.
struct RiskDocument {};

}  // namespace

template <class To>
void describe(To& to, const RiskDocument&) {
  const auto& view = to.view();
  describe_case(to.form("sti-risk/1"));
  to.list("risk", view.advice.risk, [&](auto& each, const RiskAdvice& risk) {
    const auto* figure = figure_of(view, risk);
    each("infection", risk.infection)("exposure", risk.exposure);
    each("unit", figure != nullptr ? std::optional(figure->unit) : std::nullopt);
    each("published", figure != nullptr ? figure->range : std::nullopt);
    describe_chances(each, risk);
    describe_backing(each, risk);
    describe_basis(each, risk);
    each("why", [&] { return why(view, risk); });
  });
  to("after_negative", view.advice.residuals);
  to("sources", [&] { return sources_of(view, sources_behind(view).sources); });
}

const JsonOutput risk_output{"risk", [](FieldSchema& to) { describe(to, RiskDocument{}); }};

std::string risk_json(const View& view) { return json_document(RiskDocument{}, &view); }

}  // namespace sti::report
