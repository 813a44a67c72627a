#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/by_enum.hpp"
#include "model/case.hpp"
#include "model/condition.hpp"
#include "model/outcome.hpp"
#include "model/subject.hpp"

namespace sti {

/// What a page says of one matter: nothing, or a value.
using Said = std::variant<std::monostate, VerdictValue, VaccineValue, LineValue, FollowUpValue>;

/// What a change of rules does to some cases, as one thing that a clinician would do differently.
struct Change {
  enum class Kind {
    verdict_lost,     ///< was offered, is not any more
    verdict_gained,   ///< is offered now
    verdict_changed,  ///< another level, or other methods or limits
    test_dropped,     ///< is not taken any more, from no site
    test_added,
    test_site,   ///< is taken from other sites than before
    test_later,  ///< conclusive, or else useful, later than before
    test_earlier,
    test_changed,  ///< baseline, an optional early look, repeats
    vaccine_lost,
    vaccine_gained,
    vaccine_changed,
    note_dropped,
    note_added,
    follow_up_dropped,
    follow_up_added,
    follow_up_changed,
    topic_dropped,
    topic_added,
    risk_changed,  ///< figures of risk
    wording,       ///< only reasons or sources
  };
  Kind kind{};
  std::optional<Subject> subject;  ///< what both packs can speak of; empty: a note, a topic
  std::string topic;               ///< id of a topic, of which each pack has its own
  std::optional<Text> text;        ///< of a note; or the first reason that is new (or gone)
  NoteKind note_kind{};
  Said before, after;                                  ///< one of the pairs that are grouped here
  std::vector<Index<Site>> sites_before, sites_after;  ///< test_site
  std::optional<int> days;                             ///< by how much it moved
  long double cases = 0;                               ///< model cases
  std::optional<Condition> region;                     ///< a box of them
  std::optional<Case> example;                         ///< the smallest and most ordinary one
};

/// Names for `--fail-on` and JSON, in the order of `Change::Kind`.
inline constexpr ByEnum<Change::Kind, std::string_view, 21> change_kind_ids = {
    "verdict-lost",    "verdict-gained",    "verdict-changed", "test-dropped", "test-added",
    "test-site",       "test-later",        "test-earlier",    "test-changed", "vaccine-lost",
    "vaccine-gained",  "vaccine-changed",   "note-dropped",    "note-added",   "follow-up-dropped",
    "follow-up-added", "follow-up-changed", "topic-dropped",   "topic-added",  "risk-changed",
    "wording"};
inline std::string_view to_string(Change::Kind kind) { return change_kind_ids[kind]; }

}  // namespace sti
