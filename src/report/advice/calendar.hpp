#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "model/text.hpp"

namespace sti::report {

/// A whole day in a calendar.
struct CalendarDay {
  std::string uid;
  Date on{};
  std::string title, about;
};

/// An iCalendar object (RFC 5545) with one whole-day event a day given, each with a reminder at nine the morning
/// before.
///
/// Lines end in CR LF and are folded at 75 octets, never within a character. `written` is both the stamp and the
/// sequence number, so a plan written later replaces an earlier one; clinic time is given as it is, as no time zone is
/// known. `rules`: what the plan was made with, in a property of its own that no calendar shows.
std::string calendar(const std::vector<CalendarDay>& days, Moment written, Lang lang, const std::string& rules);

/// A text as a TEXT value: `\`, `;`, `,` and line breaks escaped, other control characters replaced.
std::string calendar_escaped(std::string_view text);

/// `line` with CR LF, folded.
std::string calendar_line(std::string_view line);

/// A UUID (version 8 of RFC 9562) made from the SHA-256 of `identity`: the same identity gives the same one.
std::string uuid_of(std::string_view identity);

}  // namespace sti::report
