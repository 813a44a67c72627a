#pragma once

#include <string>
#include <string_view>

#include "base/date.hpp"
#include "model/phrases.hpp"

// How typed times are understood, as people say them in the language of the interview and in English. Pure.

namespace sti::interview {

/// A time as the case reader knows it: "5 days ago" as `5d`, "18.11.2026 23:30" as `2026-11-18T23:30`, "yesterday",
/// "Saturday evening" and "20.11" as the latest such date, with the hour where one is told. What is none of these stays
/// as it is, for the reader to refuse.
std::string time_as_read(std::string_view text, const Phrases& phrases, Lang lang, Moment now);

/// An hour of a day known already: "14", "14:30", "14.30", with or without "at"; else as `time_as_read`.
std::string hour_as_read(std::string_view text, const Phrases& phrases, Lang lang, Moment now, Date day);

}  // namespace sti::interview
