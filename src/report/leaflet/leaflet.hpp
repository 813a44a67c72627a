#pragma once

#include <string>

#include "report/layout/document.hpp"
#include "report/page/page.hpp"

namespace sti::report {

/// The advice to the person, in plain words: what was found and what cannot wait first, then today, the days ahead,
/// vaccines, when to come back at once and where to call. Every test, date and deadline of the page is in it; no rule,
/// source or code is, and no private fact. `discreet`: nor the name of a service that tells what happened.
Document make_leaflet(const View& view, bool discreet = false);

// The parts, each with its heading; one without content adds nothing.
void add_first(const View& view, bool discreet, Document& out);
void add_today(const View& view, Document& out);
void add_days_ahead(const View& view, Document& out);
void add_until_then(const View& view, Document& out);
void add_settled(const View& view, Document& out);
void add_other_help(const View& view, Document& out);
void add_vaccines(const View& view, Document& out);
void add_good_to_know(const View& view, Document& out);
void add_come_back(const View& view, Document& out);
void add_where_to_call(const View& view, Document& out);

/// `Wednesday 2 December 2026` / `onsdag 2. desember 2026`, and with the time of day.
std::string in_full(Date date, Lang lang);
std::string in_full(Moment moment, Lang lang);
/// `2 December 2026` / `2. desember 2026`
std::string without_weekday(Date date, Lang lang);
/// The same of a date as a pack writes it, whose day may be missing: `March 2024` / `mars 2024`, `2024`.
std::string without_weekday(std::string_view date, Lang lang);
/// "a, b and c"
std::string listed(const View& view, const std::vector<std::string>& names);
/// The name of a test in plain words.
const std::string& plain_name(const View& view, Index<TestKind> test);

}  // namespace sti::report
