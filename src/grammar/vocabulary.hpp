#pragma once

#include "grammar/rules.hpp"
#include "model/text.hpp"
#include "model/vocabulary.hpp"

/// Files that a rules tree has once: vocabulary.toml, catalog.toml, terms.toml, phrases.toml, codes.toml,
/// scaffold.toml.
namespace sti::grammar {

inline constexpr Key words_for_acts_keys[] = {
    names("act", Of::anything, "The acts for which it is called otherwise.").required(),
    text("ask", "The question then, of a fact."),
    text("label", "The name then; needed without `ask`."),
    text("alone", "Of a value: the name then where its fact is not named beside it."),
    text("words", "Of a value: what else is understood as it then."),
};
inline constexpr Table words_for_acts{"`label_for`", words_for_acts_keys};

inline constexpr Key applies_keys[] = {names("act", Of::anything, "The acts to which the fact applies.").required()};
inline constexpr Table applies{"`applies`", applies_keys};

inline constexpr Key value_keys[] = {
    id().required(), text("label", "What it is called.").required(),
    text(
        "alone",
        "What it is called where its fact is not named beside it; else both are said, unless the fact says so of all."),
    text("words", "What else is understood as it in an interview, with commas between."),
    nested("label_for", Form::tables, words_for_acts, "What it is called where the act is another.")};
inline constexpr Table value{"a value", value_keys};

inline constexpr ByEnum<OrderPrompt, std::string_view, 3> prompt_ids = {"routine", "apart", "soon"};
inline constexpr ByEnum<Scope, std::string_view, 2> scope_ids = {"person", "exposure"};
inline constexpr ByEnum<FactKind, std::string_view, 8> fact_kind_ids = {"choice", "flags", "number",     "date",
                                                                        "time",   "tests", "treatments", "doses"};
inline constexpr std::array<std::string_view, 2> values_from_ids = {"infections", "tests"};
inline constexpr Key fact_keys[] = {
    id().required(),
    word("scope", scope_ids, "a scope", "Of what it is a fact.").required(),
    word("kind", fact_kind_ids, "a kind of fact", "What values it can have.").required(),
    text("label", "What it is called.").required(),
    boolean("derived", "The program works it out; it is never told."),
    string("from", "Of a derived fact: what it is worked out from."),
    text("ask", "The question, as a clinician says it; a derived fact has none."),
    text("help", "What to know before asking."),
    boolean("private", "Others must not read it."),
    boolean("alone", "Its values are understood where it is not named beside them."),
    boolean("sign", "A sign of today."),
    word("prompt", prompt_ids, "a prompt", "Whether what it orders is a matter of routine, or is to be done soon."),
    names("prompt_on", Of::anything, "Of a choice: the values that this is about."),
    boolean("required", "An exposure needs it."),
    boolean("per_occasion", "Asked once for exposures told together."),
    nested("applies", Form::table, applies, "Acts to which it applies; else all."),
    nested("label_for", Form::tables, words_for_acts, "What it is called where the act is another."),
    nested("values", Form::tables, value, "Its values, in order."),
    word("values_from", values_from_ids, "a list of the catalog", "The list of the catalog that has its values."),
    whole("min", 0, 1000, "Of a number: the lowest."),
    whole("max", 0, 1000, "Of a number: the highest."),
    text("unit", "Of a number: what it counts."),
    string("default", "The value where nothing is told."),
};
inline constexpr Table fact{"a fact", fact_keys};

inline constexpr std::array<std::string_view, 2> slot_scope_ids = {"exposure", "any"};
inline constexpr ByEnum<SlotPolicy, std::string_view, 2> slot_policy_ids = {"one", "strongest"};
inline constexpr Key slot_keys[] = {
    id().required(),
    word("scope", slot_scope_ids, "a scope", "Whether it is judged for exposures alone.").required(),
    word("policy", slot_policy_ids, "a policy", "`one`: two answers are a finding; `strongest`: the strongest holds.")
        .required(),
    condition("addresses", "The exposures that it is about."),
    whole("horizon_hours", 0, 24 * 366, "So long after an exposure it is spoken of."),
    text("label", "What it is called.").required(),
};
inline constexpr Table slot{"a slot", slot_keys};

inline constexpr Key reading_keys[] = {
    id().required(),
    boolean("always", "Also where the fact is told."),
    condition("when", "Where it holds.").required(),
    name("fact", Of::fact, "The fact that it reads.").required(),
    of_form("value", Form::other, "The value it is read as.").required(),
    why().required(),
};
inline constexpr Table reading{"a reading", reading_keys};

inline constexpr ByEnum<Conflict::Clock, std::string_view, 8> conflict_clock_ids = {
    "none",        "last-dose-told", "last-dose-past",         "course-short", "course-unfinished",
    "doses-given", "negative-told",  "treated-before-positive"};
inline constexpr Key conflict_keys[] = {
    id().required(),
    names("facts", Of::fact, "The facts that cannot all be so.").required(),
    when("What cannot be."),
    word("clock", conflict_clock_ids, "a clock", "What of their times cannot be."),
    string("vaccine", "With `clock = \"doses-given\"`."),
    string("infection", "With `clock = \"negative-told\"`."),
    boolean("error", "The case is refused."),
    of_form("reading", Form::other, "What the first fact is read as."),
    text("text", "What is said of it.").required(),
};
inline constexpr Table conflict{"a conflict", conflict_keys};

inline constexpr Key immunity_keys[] = {
    string("vaccine", "The vaccine that is not needed.").required(),
    name("fact", Of::fact, "The fact that tells of immunity.").required(),
    names("settled", Of::anything, "Its values that settle the matter."),
};
inline constexpr Table immunity{"an immunity", immunity_keys};

inline constexpr Key chain_keys[] = {
    name("fact", Of::fact, "The fact whose values are compared.").required(),
    of_form("pairs", Form::other, "Pairs of values, the better one first.").required()};
inline constexpr Table chain{"a chain", chain_keys};

inline constexpr Key impossible_keys[] = {condition("when", "What cannot be.").required(), why().required()};
inline constexpr Table impossible{"an impossible combination", impossible_keys};

inline constexpr Key implied_keys[] = {
    condition("when", "What is told.").required(),
    name("fact", Of::fact, "The fact of an exposure that this tells, too.").required(),
    of_form("value", Form::other, "Its value then.").required(),
};
inline constexpr Table implied{"what an answer tells besides", implied_keys};

inline constexpr ByEnum<Path::Begin, std::string_view, 3> path_begin_ids = {"when", "result", "person"};
inline constexpr Key path_keys[] = {
    id().required(),
    text("label", "What it is about, to choose from.").required(),
    text("words", "What else is understood as it, with commas between."),
    word("begin", path_begin_ids, "a beginning", "What is asked first.").required(),
    names("acts", Of::anything, "The acts to choose from; else all."),
    names("first", Of::fact, "Facts that are asked before all others, while they matter, in this order.").required(),
    names("told", Of::anything, "What each of its exposures is told with: `fact=value`."),
};
inline constexpr Table path{"a way through an interview", path_keys};

inline constexpr Key vocabulary_keys[] = {
    nested("source", Form::named_tables, source_table, "Documents that it cites."),
    nested("fact", Form::tables, fact, "What a case can tell.").required(),
    nested("slot", Form::tables, slot, "Verdicts.").required(),
    nested("reading", Form::tables, reading, "How what is not told is read."),
    nested("conflict", Form::tables, conflict, "What cannot be told together."),
    nested("immunity", Form::tables, immunity, "Which facts make a vaccine needless."),
    nested("chain", Form::tables, chain, "Which values are worse than others."),
    nested("impossible", Form::tables, impossible, "What no case can be."),
    nested("implied", Form::tables, implied, "What an answer tells besides, so that an interview need not ask."),
    nested("path", Form::tables, path, "Ways through an interview; the first is the ordinary one.").required(),
};
inline constexpr Table vocabulary{"the vocabulary", vocabulary_keys};

inline constexpr Key infection_keys[] = {id().required(), text("label", "What it is called.").required(),
                                         names("passes", Of::anything, "Acts that can pass it on.")};
inline constexpr Table infection{"an infection", infection_keys};
inline constexpr Key test_keys[] = {
    id().required(),
    string("infection", "What it finds."),
    text("label", "What it is called.").required(),
    text("short", "On a page."),
    text("plain", "In a leaflet."),
    string("loinc", "Its code in LOINC."),
    boolean("proves", "A positive one needs no other to confirm it."),
    boolean("lifelong", "It stays positive after cure."),
    string("answered_by", "The test that answers after cure."),
};
inline constexpr Table test{"a test", test_keys};
inline constexpr Key site_keys[] = {
    id().required(),
    text("label", "What it is called.").required(),
    text("sample", "What is taken there."),
    boolean("dated", "false: no exposure dates a test there."),
    boolean("systemic", "It stands for the whole body."),
};
inline constexpr Table site{"a site", site_keys};
inline constexpr Key vaccine_kind_keys[] = {id().required(), string("infection", "What it protects from."),
                                            text("label", "What it is called.").required()};
inline constexpr Table vaccine_kind{"a vaccine", vaccine_kind_keys};
inline constexpr Key follow_up_kind_keys[] = {id().required(), text("label", "What it is called.").required(),
                                              text("plain", "In a leaflet."),
                                              boolean("regular", "It takes over later days of routine tests.")};
inline constexpr Table follow_up_kind{"a follow-up", follow_up_kind_keys};
inline constexpr Key catalog_keys[] = {
    nested("infection", Form::tables, infection, "What can be passed on.").required(),
    nested("test", Form::tables, test, "What can be ordered.").required(),
    nested("site", Form::tables, site, "Where samples are taken.").required(),
    nested("vaccine", Form::tables, vaccine_kind, "What can be given.").required(),
    nested("follow_up", Form::tables, follow_up_kind, "What can be done later.").required(),
};
inline constexpr Table catalog{"the catalog", catalog_keys};

inline constexpr Key private_word_keys[] = {
    string("word", "A whole word in any case; * at its end is any ending.").required(),
    word("lang", lang_ids, "a language", "The language of the word.").required()};
inline constexpr Table private_word{"a private word", private_word_keys};
inline constexpr Key term_keys[] = {
    string("prefer", "What is said instead.").required(), string("why", "What is wrong with it.").required(),
    boolean("spoken", "false: it is of how texts are written, and no conversation needs to know.")};
inline constexpr Table term{"a term", term_keys, private_word_keys};
inline constexpr Key terms_keys[] = {
    nested("term", Form::tables, term, "Words that no text uses."),
    nested("private_word", Form::tables, private_word, "Words that others must not read of a person.")};
inline constexpr Table terms{"terms.toml", terms_keys};

inline constexpr Key phrases_keys[] = {of_form("phrase", Form::other, "The fixed sentences, by name.").required()};
inline constexpr Table phrases{"phrases.toml", phrases_keys};

inline constexpr std::array<std::string_view, 8> code_run_ids = {"pack", "test", "mutate",  "verify",
                                                                 "file", "case", "command", "words"};
inline constexpr Key code_keys[] = {
    string("id", "STI- and four digits.").required(),
    string("why", "Why it matters.").required(),
    word("run", code_run_ids, "a way to run it", "What its examples are.").required(),
    of_form("bad", Form::other, "Gives this finding: a text, or files by name.").required(),
    of_form("good", Form::other, "Gives none.").required(),
};
inline constexpr Table code{"a code", code_keys};
inline constexpr Key codes_keys[] = {
    of_form("base", Form::other, "The files of the pack that examples belong to.").required(),
    nested("code", Form::tables, code, "A code, and what it means.").required()};
inline constexpr Table codes{"codes.toml", codes_keys};

inline constexpr Key scaffold_keys[] = {of_form("file", Form::other, "The files of a new pack, by name.").required()};
inline constexpr Table scaffold{"scaffold.toml", scaffold_keys};

}  // namespace sti::grammar
