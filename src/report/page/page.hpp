#pragma once

#include <string>
#include <vector>

#include "model/earlier.hpp"
#include "report/layout/document.hpp"

namespace sti::report {

struct PageOptions {
  bool full = false;                     ///< all notes, questions and reasons of a no
  bool why = false;                      ///< the whole reason, rules, sources and basis under each line
  bool talk = false;                     ///< all that is to be talked about, in full
  bool color = false;                    ///< text for a terminal: bold headings, one accent for what is urgent
  bool timeline = false;                 ///< the picture below the advice; HTML always has it
  bool ascii = false;                    ///< the picture drawn with ASCII characters only
  bool full_titles = false;              ///< of a calendar: say what each visit is about
  bool discreet = false;                 ///< a leaflet: no name of a service that tells what happened
  const EarlierAdvice* since = nullptr;  ///< say what has changed since
};

/// The page of an advice. Now: what was found, and what cannot wait. Today: samples, and how to take them. The plan,
/// visit by visit. Then: prevention and vaccines that say yes or ask, and what says no in one line. What to remember
/// and to talk about, questions, sources. Urgent, law, referral and caution notes, and those that hold only for a time,
/// are never left out or shortened; `more_text` says what else is. HTML has the timeline after the plan, and the note
/// for the record.
Document advice_page(const View& view, const PageOptions& options, Form form = Form::text);

// The parts, each in a file of its own; a section without lines is left out.
/// Positive results, and since when partners are told.
void add_found(const View& view, const PageOptions& options, Section& out);
/// "Since Tue 24 Nov: settled: syphilis (blood); HIV PEP: recommended, now too late."
std::string since_line(const View& view, const EarlierAdvice& before);
/// A finding, a limit, a question that could open one, a silence while a limit could run.
Section urgent_section(const View& view, const PageOptions& options);
Section today_section(const View& view, const PageOptions& options);
Section awaited_section(const View& view, const PageOptions& options);
Section settled_section(const View& view, const PageOptions& options);
/// Done, but by no number that settles it: a negative was taken lately.
Section recent_section(const View& view, const PageOptions& options);
Section plan_section(const View& view, const PageOptions& options);
Section then_section(const View& view, const PageOptions& options);
Section notes_section(const View& view, const PageOptions& options);
Section questions_section(const View& view, const PageOptions& options);
/// The options that show what this page leaves out; empty: nothing is.
std::string more_text(const PageOptions& options, bool has_topics);
/// Who issued what stands behind the lines of these sections; with reasons, every document that the advice cites.
Section sources_section(const View& view, const std::vector<Section>& sections, const PageOptions& options);

/// "HIV (blood)".
std::string test_and_site(const View& view, const TestSubject& of);

/// Whether a note stands at the top of a page: one that goes before all others, or an urgent one.
bool is_on_top(const Note& note);

/// Whose pack a page speaks for, and that its review is overdue.
void add_pack(const View& view, Line::Kind kind, Document& out);
/// The person and the exposures of the case.
void add_case(const View& view, Document& out);
/// A document as lists of sources name it: "Issuer: Title (date)".
std::string source_title(const Source& source);

/// "rules · sources · basis", shown under a line.
std::string basis_line(const View& view, const Backing& backing);
/// How a page says what backs its lines: not, but for what nobody could confirm; at the end of each its first source,
/// "[OLA25+]"; or under each all of `basis_line`.
enum class Backed { unsaid, by_first, in_full };
void word_backing(const View& view, Backed backed, Document& out);

}  // namespace sti::report
