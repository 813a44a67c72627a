#pragma once

#include <string>
#include <vector>

#include "report/layout/document.hpp"

namespace sti::report {

struct PageOptions {
  bool why = false;          ///< the whole reason, rules, sources and basis under each line
  bool talk = false;         ///< all that is to be talked about, in full
  bool color = false;        ///< text for a terminal: bold headings, one accent for what is urgent
  bool timeline = false;     ///< the picture below the advice; HTML always has it
  bool ascii = false;        ///< the picture drawn with ASCII characters only
  bool full_titles = false;  ///< of a calendar: say what each visit is about
  bool discreet = false;     ///< a leaflet: no name of a service that tells what happened
};

/// The page of an advice: what was found and what expires first, then tests, verdicts, vaccines, follow-up, notes, talk
/// and referral, questions. Short: one sentence a line, few notes of a kind; `more_text` says what is left out. Urgent,
/// law, referral and caution notes, and those that hold only for a time, are never left out or shortened.
/// HTML always has the timeline, high up; the other forms have it where `options` ask for it, at the end.
Document advice_page(const View& view, const PageOptions& options, Form form = Form::text);

// The parts, each in a file of its own; a section without lines is left out.
Section found_section(const View& view, const PageOptions& options);
Section urgent_section(const View& view, const PageOptions& options);
Section today_section(const View& view, const PageOptions& options);
Section wait_section(const View& view, const PageOptions& options);
Section awaited_section(const View& view, const PageOptions& options);
Section settled_section(const View& view, const PageOptions& options);
/// Done, but by no number that settles it: a negative was taken lately.
Section recent_section(const View& view, const PageOptions& options);
Section prevention_section(const View& view, const PageOptions& options);
Section vaccine_section(const View& view, const PageOptions& options);
Section follow_up_section(const View& view, const PageOptions& options);
Section notes_section(const View& view, const PageOptions& options);
Section talk_section(const View& view, const PageOptions& options);
Section questions_section(const View& view, const PageOptions& options);
/// Where to see what this page leaves out: reasons, notes and questions, topics of conversation. Empty: nothing.
std::string more_text(const View& view, const PageOptions& options);
/// The documents behind the marks of these sections by their keys; in full, and all that the advice cites, with
/// reasons.
Section sources_section(const View& view, const std::vector<Section>& sections, const PageOptions& options);

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
/// Says at the end of each line of the document its first source, as "[OLA25+]"; with reasons, all of `basis_line`
/// under it.
void word_backing(const View& view, bool why, Document& out);

}  // namespace sti::report
