#pragma once

#include "report/findings/findings.hpp"
#include "report/json/values.hpp"

/// Findings and their tally as JSON.
namespace sti::report {

/// A text as a whole has no numbers.
template <class To>
void describe_whole(To& to, const Place& place) {
  const auto number = [&](std::uint32_t n) { return place.line > 0 ? std::optional(n) : std::nullopt; };
  to("path", place.path)("line", number(place.line))("column", number(place.column));
  to("end_column", number(place.column + place.length));
}

template <class To>
void describe(To& to, const Diagnostic& finding) {
  to("code", label(finding.code))("name", [&] { return info(finding.code).name; })("severity", finding.severity);
  to("category", [&] { return info(finding.code).category; });
  describe_whole(to, finding.place);
  to("message", finding.message)("hint", finding.hint);
  to.list("notes", finding.notes,
          [&](auto& each, const Diagnostic::Note& note) { describe_whole(each("message", note.text), note.place); });
}

template <class To>
void describe(To& to, const Tally& tally) {
  to("files", tally.files)("errors", tally.errors)("warnings", tally.warnings)("notes", tally.notes);
  to("known", tally.known)("fixed", tally.fixed);
}

}  // namespace sti::report
