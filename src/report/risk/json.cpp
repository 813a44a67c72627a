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

constexpr std::array risk_fields = {field<&RiskAdvice::infection>("infection"),
                                    field<&RiskAdvice::exposure>("exposure"),
                                    field("unit",
                                          [](const View& view, const RiskAdvice& risk) {
                                            const auto* figure = figure_of(view, risk);
                                            return figure != nullptr ? std::optional(figure->unit) : std::nullopt;
                                          }),
                                    field("published",
                                          [](const View& view, const RiskAdvice& risk) {
                                            const auto* figure = figure_of(view, risk);
                                            return figure != nullptr ? figure->range : std::nullopt;
                                          }),
                                    field<&RiskAdvice::per_act>("per_act"),
                                    field<&RiskAdvice::source_chance>("source_chance"),
                                    field<&RiskAdvice::overall>("overall"),
                                    backed<RiskAdvice>,
                                    basis_field<RiskAdvice>,
                                    why_field<RiskAdvice>};

/// A statement of a curve, and what was published of the same day.
struct ToldClaim {
  const List<Detection::Claim>& published;
  const Residual::Claim& claim;
};

Backing sources_behind(const View& view) {
  Backing out;
  for (const auto& risk : view.advice.risk) add_backing(out, backing(view, risk));
  for (const auto& residual : view.advice.residuals) add_backing(out, backing(view, residual));
  return out;
}

}  // namespace

template <>
constexpr std::array fields_of<Residual::Look> = {
    field<&Residual::Look::on>("on"),
    field("day", [](const Residual::Look& look) { return Difference{look.days}; }),
    field<&Residual::Look::why>("what"),
    field<&Residual::Look::counts>("counts"),
    field("found", [](const Residual::Look& look) { return found(look.found); }),
    field<&Residual::Look::left>("left")};

template <>
constexpr std::array fields_of<ToldClaim> = {
    field("day", [](const ToldClaim& told) { return told.published[told.claim.claim].days; }),
    field("share", [](const ToldClaim& told) { return Share{told.published[told.claim.claim].share}; }),
    field("curve", [](const ToldClaim& told) { return found(told.claim.found); }),
    field("agrees", [](const ToldClaim& told) { return told.claim.agrees; })};

template <>
constexpr std::array fields_of<Residual> = {
    field<&Residual::test>("test"),
    field<&Residual::infection>("infection"),
    field<&Residual::refused>("refused"),
    field<&Residual::exposures>("exposures"),
    field<&Residual::if_source_has_it>("if_source_has_it"),
    field("more_than", [](const Residual& residual) { return bool(residual.beyond); }),
    field("before",
          [](const Residual& residual) {
            return residual.looks.empty() ? std::nullopt : std::optional(residual.before);
          }),
    field<&Residual::looks>("looks"),
    field("claims",
          [](const View& view, const Residual& residual) {
            if (!residual.detection) return std::vector<ToldClaim>{};
            return each_of<ToldClaim>(residual.claims, view.pack.detections[residual.detection].claims);
          }),
    field<&Residual::conclusive_on>("conclusive_on"),
    field<&Residual::settled>("settled"),
    backed<Residual>,
    basis_field<Residual>,
    field("why", [](const View& view, const Residual& residual) {
      return residual.rule ? view.label(view.rule(residual.rule).why) : view.phrase("risk-no-curve");
    })};

namespace {

constexpr std::array risk_document = {
    form<Advice>("sti-risk/1"),
    case_id<Advice>,
    pack_field<Advice, due_pack>,
    case_moment<Advice>,
    field("risk", [](const Advice& advice) { return each_as<risk_fields>(advice.risk); }),
    field<&Advice::residuals>("after_negative"),
    field("sources", [](const View& view, const Advice&) { return sources_of(view, sources_behind(view).sources); })};
using RiskDocument = As<risk_document, Advice>;

}  // namespace

const JsonOutput risk_output{"risk", document_schema<RiskDocument>};

std::string risk_json(const View& view) { return json_document(RiskDocument{view.advice}, &view); }

}  // namespace sti::report
