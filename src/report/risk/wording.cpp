#include "report/risk/wording.hpp"

#include "report/wording/frequency.hpp"

namespace sti::report {
namespace {

void add_remarks(const View& view, const RiskFigure& figure, Backing& out) {
  for (const auto& remark : figure.other) {
    for (const auto& key : backing(view, remark.evidence).sources) add_once(out.sources, key);
  }
}

std::string number_sentence(const View& view, const RiskAdvice& risk, const RiskFigure& figure) {
  const auto said = number(view, risk);
  if (said.empty()) return {};
  if (figure.unit == RiskUnit::partner) return view.fill("risk-per-partner", {{"frequency", said}});
  const bool known = source_has_it(risk);
  const auto of_injury = known ? SentenceOf<1>("risk-known-source-injury") : "risk-if-source-injury";
  const auto of_act = known ? SentenceOf<1>("risk-known-source") : "risk-if-source";
  return view.fill(figure.unit == RiskUnit::injury ? of_injury : of_act, {{"frequency", said}});
}

bool is_figure(const View& view, Index<Rule> rule) {
  return std::holds_alternative<RiskEffect>(view.rule(rule).effects.front());
}

bool is_chance(const View& view, Index<Rule> rule) {
  return std::holds_alternative<ChanceEffect>(view.rule(rule).effects.front());
}

}  // namespace

const RiskFigure* figure_of(const View& view, const RiskAdvice& risk) {
  return risk.figure ? &view.pack.risks[risk.figure] : nullptr;
}

bool source_has_it(const RiskAdvice& risk) { return risk.source_chance && risk.source_chance->low >= 1; }
bool source_has_it_not(const RiskAdvice& risk) { return risk.source_chance && risk.source_chance->high <= 0; }

Backing backing(const View& view, const Evidence& evidence) {
  Backing out;
  out.basis = evidence.basis;
  for (const auto source : evidence.sources) add_once(out.sources, view.pack.sources[source].key);
  return out;
}

Backing backing(const View& view, const RiskAdvice& risk) {
  if (risk.rules.empty()) return {{"risk"}, {std::string(pack_source)}, Basis::stated};
  Backing out;
  back_with(view, risk.rules, out);
  if (const auto* figure = figure_of(view, risk)) add_remarks(view, *figure, out);
  return out;
}

Backing backing(const View& view, const Residual& residual) {
  Backing out;
  if (residual.rule) back_with(view, {residual.rule}, out);
  if (!residual.detection) return out;
  for (const auto& claim : view.pack.detections[residual.detection].claims) {
    for (const auto& key : backing(view, claim.evidence).sources) add_once(out.sources, key);
  }
  return out;
}

std::string number(const View& view, const RiskAdvice& risk) {
  const auto* figure = figure_of(view, risk);
  if (figure == nullptr) return {};
  const auto& range = figure->unit == RiskUnit::partner ? figure->range : risk.per_act;
  return range ? frequency(*range, figure->per, view.phrases, view.lang) : std::string{};
}

std::string aloud(const View& view, const RiskAdvice& risk) {
  const auto* figure = figure_of(view, risk);
  if (figure == nullptr || source_has_it_not(risk)) return {};
  const bool of_partners = figure->unit == RiskUnit::partner;
  const bool is_certain = risk.overall || source_has_it(risk);  // how likely the source is, is in the number
  const auto& of_contact = risk.overall && !source_has_it(risk) ? risk.overall : risk.per_act;
  const auto& range = of_partners ? figure->range : of_contact;
  const auto said = range ? spoken(*range) : std::nullopt;
  if (!said) return {};
  const auto base = with_grouped_digits(said->base, view.lang), low = with_grouped_digits(said->low, view.lang);
  const auto& infection = view.label(view.pack.catalog.infections[risk.infection].label);
  const bool is_range = said->low != said->high;
  const auto many =
      is_range ? view.fill("risk-aloud-range", {{"low", low}, {"high", with_grouped_digits(said->high, view.lang)}})
               : view.fill("frequency-aloud", {{"n", low}});
  if (of_partners) return view.fill("risk-aloud-partners", {{"base", base}, {"n", many}, {"infection", infection}});
  const auto of_source = figure->unit == RiskUnit::injury ? SentenceOf<3>("risk-aloud-if-source") : "risk-aloud-if";
  return view.fill(is_certain ? SentenceOf<3>("risk-aloud") : of_source,
                   {{"base", base}, {"n", many}, {"infection", infection}});
}

std::string why(const View& view, const RiskAdvice& risk) {
  Sentences out;
  const auto* figure = figure_of(view, risk);
  if (source_has_it_not(risk)) {
    for (const auto rule : risk.rules) {
      if (is_chance(view, rule)) out.add(view.label(view.rule(rule).why));
    }
    return out.join();
  }
  if (figure == nullptr) out.add(view.phrase("risk-none"));
  // A known source is said by the number already; where there is no number, how likely the source is says nothing.
  const bool says_chance = risk.per_act && !source_has_it(risk);
  for (const auto rule : risk.rules) {
    if (is_figure(view, rule)) out.add(view.label(view.rule(rule).why));
  }
  if (figure != nullptr) out.add(number_sentence(view, risk, *figure));
  for (const auto rule : risk.rules) {
    if (!is_figure(view, rule) && (says_chance || !is_chance(view, rule))) out.add(view.label(view.rule(rule).why));
  }
  if (risk.overall && !source_has_it(risk))
    out.add(view.fill("risk-overall", {{"frequency", frequency(*risk.overall, figure->per, view.phrases, view.lang)}}));
  if (risk.from_role) out.add(view.phrase("risk-from-role"));
  if (figure != nullptr) {
    for (const auto& remark : figure->other) out.add(view.label(remark.text));
  }
  return out.join();
}

}  // namespace sti::report
