#pragma once

#include "model/levels.hpp"
#include "model/sentence.hpp"
#include "model/source.hpp"

namespace sti::report {

// A sentence for each name of a list, by enumerator or by id.

inline constexpr auto level_sentences = family("level-", level_ids);
inline constexpr auto vaccine_sentences = family("vaccine-", vaccine_level_ids);
inline constexpr auto result_sentences = family("result-", result_ids);
inline constexpr auto basis_sentences = family("basis-", basis_ids);

/// The numbers of a window, and headings of the columns in which they stand.
inline constexpr auto window_sentences = family("window-", window_number_ids);

}  // namespace sti::report
