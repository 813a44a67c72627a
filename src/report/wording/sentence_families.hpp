#pragma once

#include "model/levels.hpp"
#include "model/sentence.hpp"
#include "model/source.hpp"

namespace sti::report {

// A sentence for each name of a list, by enumerator or by id.

inline constexpr auto level_sentences = family("level-", level_ids);
inline constexpr auto vaccine_sentences = family("vaccine-", vaccine_level_ids);
/// What the record says of a level in place of a reason that is nobody else's business.
inline constexpr auto neutral_sentences = family("record-private-", level_ids);
/// What an answer decides, where it decides a note: by the kind of it.
inline constexpr auto decided_sentences = family("decided-", note_kind_ids);
inline constexpr auto result_sentences = family("result-", result_ids);
inline constexpr auto basis_sentences = family("basis-", basis_ids);

/// The numbers of a window, and headings of the columns in which they stand.
inline constexpr auto window_sentences = family("window-", window_number_ids);

}  // namespace sti::report
