#pragma once

#include <string>

#include "model/risk.hpp"
#include "report/wording/wording.hpp"

namespace sti::report {

/// What is published of it; null where nothing is.
const RiskFigure* figure_of(const View& view, const RiskAdvice& risk);
Backing backing(const View& view, const RiskAdvice& risk);
/// What was published, what changes it, and how likely the source has the infection, in sentences.
std::string why(const View& view, const RiskAdvice& risk);
/// One sentence to say aloud: how many of how many people; empty where no number says it of a contact.
std::string aloud(const View& view, const RiskAdvice& risk);
/// The number alone: "about 8 in 10,000 (6 to 11)"; empty where there is none.
std::string number(const View& view, const RiskAdvice& risk);

/// What stands behind what a negative test leaves: the curve, and what else was published.
Backing backing(const View& view, const Residual& residual);

/// A remark of the literature or of a guideline, cited.
Backing backing(const View& view, const Evidence& evidence);

/// The source is known to have the infection, or known not to.
bool source_has_it(const RiskAdvice& risk);
bool source_has_it_not(const RiskAdvice& risk);

}  // namespace sti::report
