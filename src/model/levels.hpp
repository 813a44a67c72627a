#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/by_enum.hpp"

namespace sti {

/// Levels of a verdict, strongest first. `too_late` and `not_stated` are computed, never written in a pack.
enum class Level { recommended, consider, too_late, not_stated, not_indicated, not_applicable };
inline constexpr ByEnum<Level, std::string_view, 6> level_ids = {"recommended", "consider",      "too-late",
                                                                 "not-stated",  "not-indicated", "not-applicable"};
/// Levels of a vaccine, strongest first. `too_late` and `not_stated` are computed, never written in a pack.
enum class VaccineLevel { not_needed, complete_course, offer, check_status, too_late, not_stated, not_indicated };
inline constexpr ByEnum<VaccineLevel, std::string_view, 7> vaccine_level_ids = {
    "not-needed", "complete-course", "offer", "check-status", "too-late", "not-stated", "not-indicated"};
/// What is done about a test at a site: take it today (the first three), on a later day, wait for an answer that is
/// under way, take it as a control after treatment; it was found, or nothing is left to take.
enum class Status { now, now_and_repeat, baseline, wait, awaited, control, positive, done };
inline constexpr ByEnum<Status, std::string_view, 8> status_ids = {"now",     "now-and-repeat", "baseline", "wait",
                                                                   "awaited", "control",        "positive", "done"};

/// Kinds of notes, in the order a page shows them.
enum class NoteKind { urgent, law, referral, caution, information, talk };
inline constexpr ByEnum<NoteKind, std::string_view, 6> note_kind_ids = {"urgent",  "law",         "referral",
                                                                        "caution", "information", "talk"};
/// What a part of a topic of conversation is for, in the order it is shown.
enum class TalkPart {
  meet,
  ask,
  facts,
  low,
  ambivalent,
  ready,
  permission,
  information,
  suggestions,
  therapy,
  reflect
};
inline constexpr ByEnum<TalkPart, std::string_view, 11> talk_part_ids = {
    "meet",       "ask",         "facts",       "low",     "ambivalent", "ready",
    "permission", "information", "suggestions", "therapy", "reflect"};
/// The numbers that a window gives a test.
enum class WindowNumber { earliest, interim, conclusive, repeat };
inline constexpr ByEnum<WindowNumber, std::string_view, 4> window_number_ids = {"earliest", "interim", "conclusive",
                                                                                "repeat"};
inline constexpr std::array all_window_numbers = {WindowNumber::earliest, WindowNumber::interim,
                                                  WindowNumber::conclusive, WindowNumber::repeat};
enum class Result { negative, positive, pending };
inline constexpr ByEnum<Result, std::string_view, 3> result_ids = {"negative", "positive", "pending"};

template <class Enum, std::size_t n>
std::optional<Enum> parse_enum(const ByEnum<Enum, std::string_view, n>& ids, std::string_view id) {
  const auto found = std::find(ids.begin(), ids.end(), id);
  return found == ids.end() ? std::nullopt : std::optional(Enum(found - ids.begin()));
}

/// Whether a pack can write this level; the others are computed.
constexpr bool is_written(Level level) { return level != Level::too_late && level != Level::not_stated; }
constexpr bool is_written(VaccineLevel level) {
  return level != VaccineLevel::too_late && level != VaccineLevel::not_stated;
}
/// Whether a sample is taken today.
constexpr bool is_for_today(Status status) {
  return status == Status::now || status == Status::now_and_repeat || status == Status::baseline;
}
/// Whether a verdict at this level has something to offer.
constexpr bool is_offer(Level level) { return level == Level::recommended || level == Level::consider; }

static_assert(level_ids.is_complete() && vaccine_level_ids.is_complete() && status_ids.is_complete() &&
              note_kind_ids.is_complete() && talk_part_ids.is_complete() && result_ids.is_complete());

/// What it means that several rows of a table hold at once.
enum class RowPolicy {
  one,        ///< they must say the same
  first,      ///< the first of them stands, in the order of the file
  strongest,  ///< the strongest of them stands
  any         ///< each of them stands
};
inline constexpr ByEnum<RowPolicy, std::string_view, 4> row_policy_ids = {"one", "first", "strongest", "any"};

inline std::string_view to_string(Level v) { return level_ids[v]; }
inline std::string_view to_string(VaccineLevel v) { return vaccine_level_ids[v]; }
inline std::string_view to_string(Status v) { return status_ids[v]; }
inline std::string_view to_string(NoteKind v) { return note_kind_ids[v]; }
inline std::string_view to_string(TalkPart v) { return talk_part_ids[v]; }
inline std::string_view to_string(WindowNumber v) { return window_number_ids[v]; }
inline std::string_view to_string(Result v) { return result_ids[v]; }

}  // namespace sti
