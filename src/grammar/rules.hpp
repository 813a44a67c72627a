#pragma once

#include <array>

#include "grammar/risk.hpp"
#include "grammar/table.hpp"
#include "grammar/windows.hpp"
#include "model/levels.hpp"

/// Rules and what stands beside them: notes, tables, topics, leaflets, services.
namespace sti::grammar {

inline constexpr Key source_keys[] = {
    string("issuer", "Who published it: the name that readers know, then what it belongs to.").required(),
    string("title", "As printed.").required(),
    string("date", "As printed; \"n.d.\" where none is.").required(),
    string("url", "Where it can be read."),
    string("accessed", "When it was read.").required(),
    date("review_by", "When it is to be read again."),
};
inline constexpr Table source_table{"a source", source_keys};

inline constexpr Key named_condition_keys[] = {condition("when", "What the name stands for.").required()};
inline constexpr Table named_condition{"a named condition", named_condition_keys};

inline constexpr Key note_keys[] = {
    word("kind", note_kind_ids, "a kind of note", "Of what kind it is; urgent ones stand first.").required(),
    text("text", "To the clinician: always said.").required(),
    text("more", "What follows it where more is asked for."),
    boolean("first", "Above all else, limits that run included."),
    names("services", Of::anything, "Contacts that stand with it."),
    text("patient", "The same to the person, for the leaflet."),
    text("meanwhile", "To the person: what to do until the next visit."),
    text("come_back", "To the person: when not to wait."),
};
inline constexpr Table note{"a note", note_keys};

inline constexpr std::array<std::string_view, 4> follow_up_from_ids = {"now", "exposure", "pep_last_dose", "treated"};
inline constexpr Key follow_up_keys[] = {
    name("what", Of::follow_up, "What is done.").required(),
    whole("days", 0, most_days, "So many days later.").required(),
    word("from", follow_up_from_ids, "a day to count from", "What the days are counted from.").required(),
    name("infection", Of::infection, "With `from = \"treated\"`: what was treated."),
};
inline constexpr Table follow_up{"a follow-up", follow_up_keys};

inline constexpr std::array<std::string_view, 1> rule_status_ids = {"draft"};
inline constexpr Key rule_keys[] = {
    id().required(),
    when(),
    word("status", rule_status_ids, "`draft`", "A draft loads, is listed, and never advises."),
    names("order", Of::test_at_site, "Tests to take; @site pins one, else the specimens say.").any().with("why"),
    boolean("baseline", "Also worth taking before the window opens, as an answer about the time before.").with("order"),
    whole("earliest_days", 0, most_days, "0: worth taking at once.").with("order"),
    whole("every_days", 1, most_days, "Asked again so long after the last negative.").with("order"),
    by_name("verdict", Form::level_by_name, Of::slot, "Levels of verdicts.").any().with("why"),
    by_name("vaccine", Form::level_by_name, Of::vaccine, "Levels of vaccines.").any().with("why"),
    boolean("free", "Free of charge for this person.").with("vaccine"),
    whole("latest_hours", 1, most_hours, "The rule speaks only within this limit after the exposure.").with("vaccine"),
    whole("latest_days", 1, most_days, "The same in days of 24 hours.").with("vaccine"),
    whole("schedule_days", 0, most_days, "Another schedule than the vaccine's own.", Form::wholes).with("vaccine"),
    nested("note", Form::notes, note, "A note, its name, or a list.").any(),
    nested("follow_up", Form::some_tables, follow_up, "What is done later.").any().with("why"),
    by_name("look_back", Form::whole_by_name, Of::infection, "Days back in which partners are told.", 1, most_days)
        .any()
        .with("why"),
    why("Why; needed unless all it gives is notes."),
    text("late", "Once the limit of its vaccine has passed: what still helps.").with("vaccine"),
    condition("asserts", "What `why` says of the case."),
    boolean("general", "`why` says nothing of the case."),
    by_name("points_to", Form::levels_by_name, Of::subject, "Levels of other lines that `why` speaks of."),
    overrides("Rules or tables that this one replaces where both speak."),
};
inline constexpr Table rule{"a rule", rule_keys, backed};

inline constexpr Key row_end_keys[] = {
    id("In place of its number."),
    text("why", "In place of the table's."),
    source("In place of the table's."),
    basis(),
    nested("note", Form::notes, note, "A note that falls when the verdict is overridden."),
    condition("asserts", "What `why` says of the case."),
    boolean("general", "`why` says nothing of the case."),
    by_name("points_to", Form::levels_by_name, Of::subject, "Levels of other lines that `why` speaks of."),
};
inline constexpr Table row_end{"the end of a row", row_end_keys};

inline constexpr Key decision_table_keys[] = {
    id().required(),
    names("decides", Of::decision, "A slot, or vaccine.ID; of several, each row has an outcome for each.").required(),
    when("Holds for every row."),
    condition("due", "Where some row has to hold; besides, what holds for every row does."),
    of_form("columns", Form::columns, "Facts, flags, or `is`.").required(),
    nested("rows", Form::rows, row_end, "A cell for each column, the outcomes, and what is different for this row.")
        .required(),
    word("policy", row_policy_ids, "a policy",
         "Where several rows hold: `one` (they must say the same), `first` (in their order), `strongest`, or `any`."),
    why().required(),
    overrides("Rules or tables that each row replaces where both speak."),
    condition("asserts", "What `why` says of the case."),
    boolean("general", "`why` says nothing of the case."),
    by_name("points_to", Form::levels_by_name, Of::subject, "Levels of other lines that `why` speaks of."),
};
inline constexpr Table decision_table{"a table", decision_table_keys, backed};

inline constexpr Key leaflet_keys[] = {
    name("verdict", Of::slot, "The verdict whose levels it is for.").one().with("levels text"),
    name("vaccine", Of::vaccine, "The vaccine whose levels it is for.").one().with("levels text"),
    text("come_back", "Always said, after \"come back at once if\".").one(),
    names("call", Of::anything, "Services that are always listed.").one(),
    names("levels", Of::anything, "Levels it is for.").filled().with("text"),
    text("text", "What is said to the person."),
    when("Facts of the person, none private; goes before a text without.").with("levels"),
};
inline constexpr Table leaflet{"a leaflet text", leaflet_keys, backed};

inline constexpr Key topic_keys[] = {
    id().required(),
    text("title", "What it is called.").required(),
    text("about", "The situation it is for.").required(),
    boolean("general", "A way of talking, not one situation."),
    boolean("terms", "`sti talk` shows the words of terms.toml here."),
    texts(talk_part_ids[TalkPart::meet], "How to meet the person."),
    texts(talk_part_ids[TalkPart::ask], "What to ask."),
    texts(talk_part_ids[TalkPart::facts], "What to tell."),
    texts(talk_part_ids[TalkPart::low], "Prompts where a change is far off."),
    texts(talk_part_ids[TalkPart::ambivalent], "Where the person is in two minds."),
    texts(talk_part_ids[TalkPart::ready], "Where the person wants it."),
    texts(talk_part_ids[TalkPart::permission], "PLISSIT: leave to talk."),
    texts(talk_part_ids[TalkPart::information], "PLISSIT: limited information."),
    texts(talk_part_ids[TalkPart::suggestions], "PLISSIT: specific suggestions."),
    texts(talk_part_ids[TalkPart::therapy], "PLISSIT: whom to refer to."),
    texts(talk_part_ids[TalkPart::reflect], "For staff, about themselves."),
    names("services", Of::anything, "Contacts that stand with it."),
    when("Shown where it holds."),
};
inline constexpr Table topic{"a topic", topic_keys, backed};

inline constexpr Key service_keys[] = {
    id("The id of one that is there replaces it.").required(),
    text("name", "What it is called.").required(),
    text("contact", "Address, phone, hours."),
    text("short", "Name and phone in a few words, for the page."),
    boolean("private", "Its name tells what happened."),
    text("discreet", "What a discreet leaflet says in its place."),
    string("as_of", "When it held: YYYY, YYYY-MM or YYYY-MM-DD."),
    source().required(),
    basis(),
};
inline constexpr Table service{"a service", service_keys};

inline constexpr Key schedule_keys[] = {
    whole("days", 0, most_days, "The day of each dose, from the first.", Form::wholes).required()};
inline constexpr Table schedule{"`schedule_days`", schedule_keys, backed};
inline constexpr Key vaccine_keys[] = {name("id", Of::vaccine, "The vaccine of the catalog.").required(),
                                       nested("schedule_days", Form::table, schedule, "When its doses are given.")};
inline constexpr Table vaccine{"a vaccine", vaccine_keys};

inline constexpr Key rule_file_keys[] = {
    nested("source", Form::named_tables, source_table, "Documents that rules cite: [source.KEY]."),
    nested("condition", Form::named_tables, named_condition, "Conditions used more than once."),
    nested("note", Form::named_tables, note, "Notes used more than once: [note.NAME]."),
    nested("service", Form::tables, service, "Whom to call."),
    nested("rule", Form::tables, rule, "When it holds, what follows, why, and on whose word."),
    nested("table", Form::tables, decision_table, "A matrix with one outcome a row."),
    nested("window", Form::tables, window, "From when a test is worth taking, and when a negative is conclusive."),
    nested("specimen", Form::tables, specimen, "From which site a test is taken."),
    nested("method", Form::tables, method, "What a verdict offers, and its time limit."),
    nested("after_treatment", Form::tables, after_treatment, "What a test means after treatment."),
    nested("vaccine", Form::tables, vaccine, "The doses of a vaccine."),
    nested("sample", Form::tables, sample, "How a sample is taken."),
    nested("settles", Form::tables, settles, "What a negative test settles beside itself."),
    nested("risk", Form::tables, risk, "How often such an exposure passes an infection on."),
    nested("risk_modifier", Form::tables, risk_modifier, "What makes a figure of risk larger or smaller."),
    nested("source_chance", Form::tables, source_chance, "How likely the source has an infection."),
    nested("detection", Form::tables, detection, "How early a test finds an infection."),
    nested("act_limit", Form::tables, act_limit, "Beyond how many acts a risk is not summed."),
    nested("topic", Form::tables, topic, "A topic of conversation."),
    nested("leaflet", Form::tables, leaflet, "What the leaflet says to the person."),
    nested("risk_remark", Form::tables, risk_remark, "What a guideline prints to a figure of risk."),
};
inline constexpr Table rule_file{"a rule file", rule_file_keys};

}  // namespace sti::grammar
