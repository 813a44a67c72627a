#pragma once

#include "grammar/rules.hpp"
#include "grammar/table.hpp"
#include "model/text.hpp"
#include "model/visit_rules.hpp"

/// Files of a pack that hold no rules: pack.toml, properties.toml, cases/*.toml, quiz.toml.
namespace sti::grammar {

inline constexpr Key waits_keys[] = {
    whole("first", 0, most_days, "A sample that is worth taking from then on."),
    whole("interim", 0, most_days, "An early look."),
    whole("conclusive", 0, most_days, "A sample that settles it."),
    whole("control", 0, most_days, "A control after treatment."),
    whole("dose", 0, most_days, "A dose of a vaccine."),
    whole("check", 0, most_days, "A follow-up."),
};
inline constexpr Table waits{"`waits`", waits_keys};
inline constexpr Key visits_keys[] = {
    nested("waits", Form::table, waits, "Days that each kind of item may be put off; without it, none."),
    whole("wait_soon", 0, most_days, "The same, where something has prompted the test, and while PEP goes on."),
    whole("regular_within", 0, most_days, "A regular check so near takes over what comes later."),
    word("open", weekday_ids, "a day of the week", "Days of the week on which the clinic is open; without it, all.",
         Form::some_words),
    names("closed", Of::anything, "Dates of every year on which it is not: 05-17."),
    whole("closed_from_easter", -most_days_from_easter, most_days_from_easter, "The same as days from Easter Sunday.",
          Form::wholes),
};
inline constexpr Table visits{"`visits`", visits_keys, backed};

inline constexpr Key pack_file_keys[] = {
    id("The name of its folder.").required(),
    text("title", "What it is called.").required(),
    text("country", "Where it holds.").required(),
    string("version", "Its own; shown on every page.").required(),
    date("reviewed", "When it was last read against its sources.").required(),
    date("review_by", "From then on every page says that it is overdue.").required(),
    word("languages", lang_ids, "a language", "The languages of its texts.", Form::some_words).required(),
    text("maintainer", "Who keeps it.").required(),
    text("intended_use", "What it is for.").required(),
    text("misuse", "What it is not for.").required(),
    string("zone", "The clinic's clock as a POSIX rule: CET-1CEST,M3.5.0,M10.5.0/3.").filled(),
    by_name("silent", Form::text_by_name, Of::slot, "Slots on which it says nothing, each with a sentence."),
    whole("answer_days", 1, most_days, "After so many days a sample without an answer counts as not taken."),
    whole("contact_years", 1, 100, "After so many years the contact of a service is said to be old."),
    nested("visits", Form::table, visits, "How visits are booked."),
    nested("no_consent_below", Form::number, years, "The age below which nobody can consent."),
    {"extends", Form::id, "The pack of which it has everything that it does not change."},
};
inline constexpr Table pack_file{"pack.toml", pack_file_keys};

inline constexpr Key claim_keys[] = {
    by_name("verdict", Form::levels_by_name, Of::slot, "Verdicts, and the levels that are meant.").any(),
    by_name("vaccine", Form::levels_by_name, Of::vaccine, "Vaccines, and the levels that are meant.").any(),
    names("test", Of::test_at_site, "Tests that are taken.").any(),
    names("note", Of::anything, "Rules that give a note.").any(),
    names("follow_up", Of::follow_up, "What is done later.").any(),
};
inline constexpr Table claim{"a claim", claim_keys};

inline constexpr Key monotone_keys[] = {
    names("verdict", Of::slot, "Verdicts that never get weaker.").any(),
    names("vaccine", Of::vaccine, "Vaccines that never get weaker.").any(),
    names("test", Of::test_at_site, "Tests that never fall away.").any(),
    names("note", Of::anything, "Rules whose note never falls away.").any(),
    names("follow_up", Of::follow_up, "What never falls away.").any(),
    name("fact", Of::fact, "As the value of this fact gets worse.").required(),
};
inline constexpr Table monotone{"a claim", monotone_keys};

inline constexpr Key property_keys[] = {
    id().required(),
    when("The cases that it is about."),
    why().required(),
    source(),
    basis(),
    nested("never", Form::table, claim, "What none of them is told.").one(),
    nested("always", Form::table, claim, "What each of them is told.").one(),
    nested("monotone", Form::table, monotone, "What a worse value never takes away.").one(),
};
inline constexpr Table property{"a property", property_keys};
inline constexpr Key property_file_keys[] = {
    nested("property", Form::tables, property, "In properties.toml: what holds for every case.")};
inline constexpr Table property_file{"properties.toml", property_file_keys};

inline constexpr Key step_keys[] = {string("name", "What is new by then."),
                                    of_form("now", Form::told, "When the case is asked about.").required(),
                                    of_form("expect", Form::expectation, "The advice expected.").required()};
inline constexpr Table step{"a step", step_keys};

inline constexpr Key case_keys[] = {
    string("name", "In a clinician's words.").required(),
    source(),
    boolean("todo", "It is listed as still to do, and cannot fail."),
    of_form("now", Form::told, "When the case is asked about.").one().with("expect"),
    of_form("expect", Form::expectation, "The advice expected.").with("now"),
    nested("steps", Form::tables, step, "The same case seen at several times.").one(),
    of_form("id", Form::told, "Its name in a file of many."),
    of_form("person", Form::told, "Facts of the person."),
    of_form("exposures", Form::told, "Facts of each exposure."),
};
inline constexpr Table case_table{"a case", case_keys};
inline constexpr Key case_file_keys[] = {
    nested("case", Form::tables, case_table, "In cases/*.toml: a case and the advice expected.").required()};
inline constexpr Table case_file{"a file of cases", case_file_keys};

inline constexpr Key band_keys[] = {whole("from", 0, 1000, "The lowest value.").required(),
                                    whole("to", 0, 1000, "The highest value.").required(),
                                    whole("weight", 0, 1'000'000, "How often it is drawn.").required()};
inline constexpr Table band{"a band", band_keys};

inline constexpr Key mix_keys[] = {
    name("fact", Of::fact, "The fact that it draws.").required(),
    when("The cases that it is for."),
    names("values", Of::anything, "Values that are taken in turn.").one(),
    by_name("weights", Form::real_by_name, Of::anything, "How often each value is drawn.", 0, 1e6)
        .one()
        .with("source basis"),
    nested("bands", Form::tables, band, "How often values of a number are drawn.").one().with("source basis"),
    source("What the figures rest on."),
    basis(),
};
inline constexpr Table mix{"a mix", mix_keys};

inline constexpr Key implausible_keys[] = {condition("when", "What is not drawn.").required()};
inline constexpr Table implausible{"an implausible combination", implausible_keys};

inline constexpr Key abroad_keys[] = {
    names("test", Of::test, "Tests it is of.").required(),
    whole("days", 1, 3650, "What is said there.").required(),
    text("where", "In which country.").required(),
    string("document", "Which document says so.").required(),
};
inline constexpr Table abroad{"a figure from abroad", abroad_keys};

inline constexpr Key guided_keys[] = {
    id().required(),
    text("title", "What it is called.").required(),
    text("story", "What the person tells.").required(),
    texts("meet", "How to meet the person.").required(),
    texts("ask", "What to ask.").required(),
    texts("follow_up", "What comes later.").required(),
    names("window_tests", Of::test, "Tests whose windows are asked about.").required(),
    names("report_tests", Of::test, "The source's own list, to compare with.").required(),
    text("about_tests", "How that list and the pack differ.").required(),
    text("reflection", "For staff, about themselves.").required(),
    of_form("person", Form::told, "Facts of the person.").required(),
    of_form("exposures", Form::told, "Facts of each exposure.").required(),
};
inline constexpr Table guided{"a guided case", guided_keys, backed};

inline constexpr Key memory_keys[] = {of_form("weights", Form::reals, "The scheduler's own 21 weights."),
                                      real("retention", 0.5, 0.99, "The share to be known when due.")};
inline constexpr Table memory{"`memory`", memory_keys};

inline constexpr Key quiz_file_keys[] = {
    nested("condition", Form::named_tables, named_condition, "Conditions used more than once."),
    nested("mix", Form::tables, mix, "In quiz.toml: how cases are drawn."),
    nested("implausible", Form::tables, implausible, "In quiz.toml: combinations that are not drawn."),
    nested("guided", Form::tables, guided, "In quiz.toml: a case to talk through."),
    nested("abroad", Form::tables, abroad, "In quiz.toml: another country's day, offered as a wrong answer."),
    nested("memory", Form::table, memory, "In quiz.toml: how what was answered is asked again."),
};
inline constexpr Table quiz_file{"quiz.toml", quiz_file_keys};

}  // namespace sti::grammar
