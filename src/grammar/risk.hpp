#pragma once

#include <array>

#include "grammar/table.hpp"

/// Figures of risk, and how early tests find an infection: rules/risk.toml, and a pack's own.
namespace sti::grammar {

inline constexpr double most_curve_days = 3660;
inline constexpr std::array<std::string_view, 3> risk_unit_ids = {"act", "injury", "partner"};

constexpr std::array<Key, 3> range_keys(double most) {
  return {real("low", 0, most, "The lower bound.").required(),
          real("point", 0, most, "Left out where none is published."),
          real("high", 0, most, "The upper bound.").required()};
}
inline constexpr auto per_10000_keys = range_keys(10'000), per_100_keys = range_keys(100),
                      ratio_keys = range_keys(1000);
inline constexpr Table per_10000{"a range", per_10000_keys};
inline constexpr Table per_100{"a range", per_100_keys};
inline constexpr Table ratio{"a range", ratio_keys};

inline constexpr Key remark_keys[] = {text("text", "What else was published.").required()};
inline constexpr Table remark{"another figure", remark_keys, backed};

/// What figures, modifiers, chances and curves share.
inline constexpr Key figure_rows[] = {id().required(),    when(),     why().required(), source().required(),
                                      basis().required(), overrides()};

inline constexpr Key risk_keys[] = {
    name("infection", Of::infection, "Which infection is passed on.").required(),
    nested("per_10000", Form::table, per_10000, "So many in 10,000."),
    nested("per_100", Form::table, per_100, "So many in 100."),
    word("unit", risk_unit_ids, "a unit", "What is counted; other than an act it is shown and never used per act."),
    boolean("fixed", "No modifier changes it."),
    boolean("headline", "The page of advice shows it."),
    nested("other", Form::tables, remark, "Other figures, in words."),
};
inline constexpr Table risk{"a risk", risk_keys, figure_rows};

inline constexpr Key risk_modifier_keys[] = {
    name("infection", Of::infection, "Whose figures it changes.").required(),
    nested("ratio", Form::table, ratio, "By how much; words alone without it.")};
inline constexpr Table risk_modifier{"a modifier", risk_modifier_keys, figure_rows};

inline constexpr Key source_chance_keys[] = {
    name("infection", Of::infection, "Which infection the source may have.").required(),
    nested("per_10000", Form::table, per_10000, "So many in 10,000; words alone without it.")};
inline constexpr Table source_chance{"a chance of the source", source_chance_keys, figure_rows};

inline constexpr Key log_normal_keys[] = {
    real("shift", -most_curve_days, most_curve_days, "Days by which it is moved."),
    real("mu", -10, 10, "Mean of the logarithm of the days.").required(),
    real("sigma", 1e-3, 10, "Its standard deviation.").required(),
};
inline constexpr Table log_normal{"a curve", log_normal_keys};
inline constexpr Key weibull_keys[] = {
    real("shift", -most_curve_days, most_curve_days, "Days by which it is moved."),
    real("shape", 1e-3, 100, "How steep it is.").required(),
    real("scale", 1e-3, most_curve_days, "Days until 63 % are found.").required(),
};
inline constexpr Table weibull{"a curve", weibull_keys};

inline constexpr Key claim_of_curve_keys[] = {
    whole("days", 0, most_days, "Days after the exposure.").required(),
    real("percent", 0, 100, "How many the source says are found by then.").required(),
    text("text", "What it says.").required(),
};
inline constexpr Table claim_of_curve{"a claim", claim_of_curve_keys, backed};

inline constexpr Key detection_keys[] = {
    names("test", Of::test, "Tests it is of.").required(),
    boolean("refuse", "No curve may be used here; wins over every curve.").one(),
    nested("log_normal", Form::table, log_normal, "Time until a test finds it, as a log-normal distribution.").one(),
    nested("weibull", Form::table, weibull, "The same as a Weibull distribution.").one(),
    real("cap", 0, 1, "No share above this is ever said."),
    real("max_sensitivity", 0, 1, "Share of the infected that it ever finds."),
    real("specificity", 0, 1, "Share of the others that are negative."),
    real("off_by_days", 0, most_curve_days, "Days by which the whole curve may be early or late."),
    nested("claims", Form::tables, claim_of_curve, "What sources say of single days."),
};
inline constexpr Table detection{"a detection curve", detection_keys, figure_rows};

inline constexpr Key act_limit_keys[] = {
    name("infection", Of::infection, "Whose risk is summed.").required(),
    whole("acts", 1, 1000, "Beyond so many the sum is said as \"more than\".").required(), why().required()};
inline constexpr Table act_limit{"a limit of acts", act_limit_keys, backed};

inline constexpr Key risk_remark_keys[] = {names("figure", Of::anything, "Ids of the figures it is on.").required(),
                                           text("text", "What a guideline prints to them.").required()};
inline constexpr Table risk_remark{"a remark on a risk", risk_remark_keys, backed};

}  // namespace sti::grammar
