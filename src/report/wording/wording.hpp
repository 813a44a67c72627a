#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/advice.hpp"
#include "model/pack.hpp"
#include "model/phrases.hpp"
#include "model/subject.hpp"
#include "model/text.hpp"

namespace sti::report {

/// What every renderer of an advice needs: where its indices point, and the language.
struct View {
  const Pack& pack;
  const Phrases& phrases;
  const Advice& advice;
  Lang lang;

  const Rule& rule(Index<Rule> index) const { return pack.rules[index]; }
  const std::string& phrase(PlainSentence name) const { return phrases.get(name, lang); }
  template <std::size_t Count>
  std::string fill(SentenceFor<Count> name, const SentenceValue (&values)[Count]) const {
    return phrases.fill(name, lang, values);
  }
  std::string fill_from(Sentence name, std::initializer_list<SentenceValue> values) const {
    return phrases.fill_from(name, lang, values);
  }
  const std::string& label(const Text& text) const { return text.in(lang); }
};

const std::string& test_label(const View& view, Index<TestKind> test);
const std::string& site_label(const View& view, Index<Site> site);
const std::string& slot_label(const View& view, Index<Slot> slot);
/// "HIV PEP", "HIV antigen/antibody, blood": what `id_of` says, for people.
std::string label_of(const View& view, const Subject& subject);
/// "HIV blood test, blood": the same, but a test by its short name.
std::string short_label_of(const View& view, const Subject& subject);
/// What a question decides, in a few words: a note by its kind.
std::string decided_label(const View& view, const Subject& subject);
std::vector<std::string> ids_of(const View& view, const std::vector<Subject>& subjects);
/// What an exposure is called after: its act; none of the person.
Index<FactValue> act_of(const View& view, Index<Exposure> exposure);
/// A fact by the words that fit the act: of this exposure, or (without one) of all exposures that it applies to, where
/// these agree.
const std::string& fact_label(const View& view, Index<Fact> fact, Index<Exposure> exposure = {});
/// An exposure as people count them: from 1.
std::string exposure_number(Index<Exposure> exposure);

/// What stands behind a line.
struct Backing {
  std::vector<std::string> rules;
  std::vector<std::string> sources;  ///< keys, in order of first mention
  Basis basis = Basis::stated;       ///< the weakest of the rules'
};

/// Sources that the program itself stands for: what a fact means, and what this pack leaves open.
inline constexpr std::string_view vocabulary_source = "STI-VOCABULARY";
inline constexpr std::string_view pack_source = "STI-PACK";

inline constexpr std::string_view no_break_space = "\u00A0";

/// Adds rules, their sources and their basis.
void back_with(const View& view, const std::vector<Index<Rule>>& rules, Backing& out);
/// Adds sources and basis of one statement.
void back_with(const View& view, const Evidence& evidence, Backing& out);
void add_once(std::vector<std::string>& list, const std::string& item);

/// Sentences, each once, with a space between.
class Sentences {
 public:
  void add(const std::string& sentence);
  std::string join() const;
  const std::vector<std::string>& all() const { return all_; }

 private:
  std::vector<std::string> all_;
};

Backing backing(const View& view, const TestAdvice& line);
Backing backing(const View& view, const Verdict& verdict);
Backing backing(const View& view, const VaccineAdvice& vaccine);
Backing backing(const View& view, const Contact& contact);
Backing backing(const View& view, const FollowUp& follow_up);
Backing backing(const View& view, const Note& note);
Backing backing(const View& view, const Topic& topic);
Backing backing(const View& view, const Specimen& specimen);
Backing backing(const View& view, const Service& service);
/// Adds what stands behind another line; the basis becomes the weaker of both.
void add_backing(Backing& to, const Backing& from);

std::string why(const View& view, const TestAdvice& line);
std::string why(const View& view, const Verdict& verdict);
std::string why(const View& view, const VaccineAdvice& vaccine);
std::string why(const View& view, const Contact& contact);
std::string why(const View& view, const FollowUp& follow_up);

/// Whether a negative has settled a line for good; `done` without it: one was taken lately, and nobody says more.
bool is_settled(const TestAdvice& line);
/// The days after it is taken on which it is taken again: those of the advice, and the first on which it speaks for
/// every exposure.
std::vector<Date> later_days(const TestAdvice& line);
/// The days of optional early looks, without those on which the test is taken anyway.
std::vector<Date> early_days(const TestAdvice& line);
/// The day of the latest sample of a line with this result; empty where the case tells of none.
std::optional<Date> taken_on(const View& view, const TestAdvice& line, Result result);
/// "found", or "positive, to be confirmed" of a test that proves nothing alone.
const std::string& found_word(const View& view, Index<TestKind> test);

/// Whether of some exposure the day alone is told. Where a limit is not certain without one, the clock showed the hour
/// twice.
bool is_hour_open(const View& view);
/// When a limit passes that is not known to the hour, after "passes": "some time on Wed 25 Nov, …" where it can be any
/// hour of one day, else "between … and …". `write` writes a date and a moment as the page does.
template <class Write>
std::string span_words(const View& view, Moment from, Moment end, const Write& write) {
  if (from <= view.advice.asked.now && date_of(end) == date_of(view.advice.asked.now)) return view.phrase("span-today");
  const Moment midnight{date_of(from)};
  if (from == midnight && end == midnight + days{1} - minutes{1})
    return view.fill("span-day", {{"day", write(date_of(from))}});
  return view.fill("span-hours", {{"from", write(from)}, {"deadline", write(end)}});
}
/// The same in the short dates of a page.
std::string brief_span(const View& view, Moment from, Moment end);
/// The verdict whose deadline a note tells.
const Verdict& verdict_of(const View& view, const Note& note);
/// The vaccine whose deadline a note tells; null where the advice has it not.
const VaccineAdvice* vaccine_of(const View& view, const Note& note);
/// What is always said of a note.
std::string note_text(const View& view, const Note& note);
/// The same, and what follows where more is asked for.
std::string whole_text(const View& view, const Note& note);
/// The whole note, with the contacts of its services.
std::string text(const View& view, const Note& note);
/// The services a note gives.
std::vector<Index<Service>> services_of(const View& view, const Note& note);
/// When a contact was true, as the form writes it in `date`; of one that is older than the pack allows, that it is.
std::string as_of(const View& view, const Service& service, std::string date);
/// "Name: address, phone, hours (as of date)".
std::string contact(const View& view, const Service& service);
/// "Name phone (year)": the pack's short form, else name and contact.
std::string short_contact(const View& view, const Service& service);
/// How to take the samples of a specimen, in sentences.
std::string how(const View& view, const Specimen& specimen);
/// The same in a few words: the pack's short form of each, else its first sentence.
std::string how_in_short(const View& view, const Specimen& specimen);

/// The first sentence of a text; a full stop ends one where a space and a capital follow, save after abbreviations.
std::string first_sentence(const std::string& text);
/// A label without the parenthesis that explains it: "throat" of "throat (swab)".
std::string bare(std::string_view label);
/// With a capital first letter.
std::string capitalised(std::string text);

/// Keys of every source that the advice cites, in order of first mention.
std::vector<std::string> cited_sources(const View& view);
const Source* find_source(const View& view, std::string_view key);

/// "Norway, pack no 2026.11.1, reviewed 2026-11-24".
std::string pack_line(const View& view);
/// The same without the day of its review.
std::string pack_in_brief(const View& view);
/// The first 8 digits of what a pack is known by.
std::string short_hash(const Pack& pack);
/// Whether the pack is past its review date at the moment of the advice.
bool is_overdue(const View& view);
/// The sentence that says so; empty while it is not.
std::string overdue(const View& view);

/// "72 hours", "14 days".
std::string hours_text(const View& view, int hours);
/// The year of a source's date as printed, or "n.d." in the language of the page.
std::string year_of(const View& view, std::string_view date);

/// `Wed 2 Dec` / `ons. 2. des.`, with the year where it is not that of the advice; and with the time of day.
std::string brief(Date date, const View& view);
/// The same with the year where it is not that of the day it stands beside.
std::string brief(Date date, Date beside, Lang lang);
std::string brief(Moment moment, const View& view);
/// `Wed 2 Dec 2026` / `ons. 2. des. 2026`, and with the time of day.
std::string human(Date date, Lang lang);
std::string human(Moment moment, Lang lang);

/// `2 Dec 2026` / `02.12.2026`, for the record and for documents, and with the time of day.
std::string written_date(Date date, Lang lang);
std::string written_date(Moment moment, Lang lang);
/// The same of a date as packs have it: "Mar 2024" of a month; a year alone, and what is none, stay as they are.
std::string written_date(const std::string& date, Lang lang);

/// `2 Dec` / `2. des.`, with the year where it is not that of the advice.
std::string short_date(Date date, const View& view);
/// `Dec` / `des.`
std::string_view month_name(Date date, Lang lang);

}  // namespace sti::report
