#pragma once

#include <array>

#include "grammar/table.hpp"
#include "model/levels.hpp"

/// Numbers of days and hours with their sources, and what has them: windows, methods, treatment. Where tests are taken.
namespace sti::grammar {

inline constexpr Key days_keys[] = {whole("days", 0, most_days, "Calendar days, bound included.").required()};
inline constexpr Table days{"a number of days", days_keys, backed};
inline constexpr Key hours_keys[] = {whole("hours", 0, most_hours, "Hours after the exposure.").required()};
inline constexpr Table hours{"a number of hours", hours_keys, backed};
inline constexpr Key years_keys[] = {whole("years", 0, 120, "Age in whole years.").required()};
inline constexpr Table years{"a number of years", years_keys, backed};

inline constexpr std::array<std::string_view, 3> other_figure_ids = {"earliest", "interim", "conclusive"};
inline constexpr Key other_figure_keys[] = {
    word("number", other_figure_ids, "a number of a window", "Which number it could have been.").required(),
    whole("days", 0, most_days, "Calendar days.").required(),
    why("Why it lost.").required(),
};
inline constexpr Table other_figure{"another figure", other_figure_keys, backed};

inline constexpr std::array<std::string_view, 2> window_from_ids = {"exposure", "pep_last_dose"};
inline constexpr Key window_keys[] = {
    names("test", Of::test, "Tests it is of.").required(),
    id("Default: the id of the test."),
    when(),
    word("from", window_from_ids, "a day to count from", "What its days are counted from."),
    nested("earliest", Form::number, days, "From when the test is worth taking.").any(),
    nested("interim", Form::number, days, "A day in between that may be used, and is never required of a person.")
        .any(),
    nested("conclusive", Form::number, days, "From when a negative settles the exposure.").any(),
    nested("repeat", Form::numbers, days, "Further days that the pack requires.").any(),
    word("withdraws", window_number_ids, "a number of a window", "Numbers that what it overrides shall not give.",
         Form::some_words)
        .any(),
    why("A remark.").any(),
    nested("other", Form::tables, other_figure, "Figures that lost."),
    overrides(),
    source("What a window without numbers rests on."),
    basis(),
};
inline constexpr Table window{"a window", window_keys};

inline constexpr Key method_keys[] = {
    name("slot", Of::slot, "The verdict that it is offered by.").required(),
    id().required(),
    text("label", "What it is called.").required(),
    nested("latest_hours", Form::number, hours, "The limit after the exposure.").any(),
    nested("latest_days", Form::number, days, "The limit in days of 24 hours.").any(),
    nested("best_hours", Form::number, hours, "Until when it helps most.").any(),
    nested("course_days", Form::number, days, "How long it is taken.").any(),
    when("Only for these."),
    why(),
    text("late", "Once its limit has passed: what still helps."),
    source("What it rests on where none of its numbers says so.").filled().any().with("basis"),
    basis(),
    overrides(),
};
inline constexpr Table method{"a method", method_keys};

inline constexpr Key after_treatment_keys[] = {
    names("test", Of::test, "Tests it is of.").required(),
    id("Default: the id of the test."),
    when("About the person."),
    nested("not_before", Form::number, days, "From when the test means something again.").any(),
    nested("control", Form::number, days, "The day on which it is asked for.").any().with("site"),
    names("site", Of::site, "Of the control, where no positive says from where."),
    why().required(),
    overrides(),
};
inline constexpr Table after_treatment{"a row after treatment", after_treatment_keys};

inline constexpr Key specimen_row_end_keys[] = {boolean("reached", "false: the sample is only taken there."),
                                                source("In place of the table's."), basis()};
inline constexpr Table specimen_row_end{"the end of a row", specimen_row_end_keys};

inline constexpr Key specimen_keys[] = {
    id().required(),
    names("tests", Of::test, "Tests that are taken so.").required(),
    when(),
    of_form("columns", Form::columns, "Facts that decide the site; the last cell of a row is a list of sites.")
        .with("rows"),
    nested("rows", Form::rows, specimen_row_end, "All that fit are used.").one().with("columns"),
    names("sites", Of::site, "The sites, always.").filled().one(),
    boolean("reached", "false: the sample is only taken there."),
    overrides(),
};
inline constexpr Table specimen{"a specimen", specimen_keys, backed};

inline constexpr Key sample_keys[] = {
    name("site", Of::site, "Where it is taken.").required(),
    names("tests", Of::test, "Only when one of these is taken there."),
    text("how", "How it is taken.").required(),
    text("short", "For the page; else the first sentence of `how`."),
    text("patient", "For the leaflet, to the person who gives it."),
};
inline constexpr Table sample{"a sample", sample_keys, backed};

inline constexpr Key settles_keys[] = {
    names("test", Of::test, "A test whose negative settles more than itself.").required(),
    names("settles", Of::test, "What it settles too.").required()};
inline constexpr Table settles{"`settles`", settles_keys, backed};

}  // namespace sti::grammar
