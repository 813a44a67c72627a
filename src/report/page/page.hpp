#pragma once

#include <string>
#include <vector>

#include "report/wording/wording.hpp"

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

/// One thing a page says.
struct PageLine {
  std::string lead;  ///< set apart from the text: a date, a sample, a verdict; may be empty
  std::string text;
  Backing backing;      ///< what stands behind it; without sources where the line rests on none
  std::string reason;   ///< under it, where the page is asked for reasons
  bool detail = false;  ///< belongs to the line before: of the same sample or day, how to take it
};

/// Names of sections are the same in every language.
struct PageSection {
  std::string name, heading;
  std::vector<PageLine> lines;
  bool brief = false;  ///< text: the first line follows its heading on the same line
};

/// A page before it is laid out: what is said and in which order, decided once for every format.
struct Page {
  std::string title, pack, overdue;  ///< overdue: empty while the pack is within its review date
  std::string person;
  std::vector<std::string> exposures;
  std::vector<PageSection> sections;
  PageSection sources;
  std::string scope;  ///< what the page is for, said once
};

/// The page of an advice: what was found and what expires first, then tests, verdicts, vaccines, follow-up, notes, talk
/// and referral, questions. Short: one sentence a line, few notes of a kind; `more_line` says what is left out. Urgent,
/// law, referral and caution notes, and those that hold only for a time, are never left out or shortened.
Page make_page(const View& view, const PageOptions& options);

// The parts, each in a file of its own; a section without lines is left out.
PageSection found_section(const View& view, const PageOptions& options);
PageSection urgent_section(const View& view, const PageOptions& options);
PageSection today_section(const View& view, const PageOptions& options);
PageSection wait_section(const View& view, const PageOptions& options);
PageSection awaited_section(const View& view, const PageOptions& options);
PageSection settled_section(const View& view, const PageOptions& options);
/// Done, but by no number that settles it: a negative was taken lately.
PageSection recent_section(const View& view, const PageOptions& options);
PageSection prevention_section(const View& view, const PageOptions& options);
PageSection vaccine_section(const View& view, const PageOptions& options);
PageSection follow_up_section(const View& view, const PageOptions& options);
PageSection notes_section(const View& view, const PageOptions& options);
PageSection talk_section(const View& view, const PageOptions& options);
PageSection questions_section(const View& view, const PageOptions& options);
/// Where to see what this page leaves out: reasons, notes and questions, topics of conversation. Empty text: nothing.
PageLine more_line(const View& view, const PageOptions& options);
/// The documents behind the marks of these sections by their keys; in full, and all that the advice cites, with
/// reasons.
PageSection sources_section(const View& view, const std::vector<PageSection>& sections, const PageOptions& options);

/// Whether a note stands at the top of a page: one that goes before all others, or an urgent one.
bool is_on_top(const Note& note);

/// "[OLA25+]": the first source, and that there are more. Says where the basis is unverified.
std::string mark(const View& view, const Backing& backing);
/// "rules · sources · basis", shown under a line.
std::string basis_line(const View& view, const Backing& backing);

}  // namespace sti::report
