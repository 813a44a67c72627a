#pragma once

#include <optional>
#include <string>

#include "model/phrases.hpp"
#include "model/risk.hpp"
#include "model/text.hpp"

namespace sti::report {

// Probabilities as people read them: natural frequencies, two significant figures at most, a range beside every point.

/// "about 8 in 10,000 (6 to 11)"; "0 to 4 in 10,000" where there is no point; "fewer than 1 in 1,000,000" where there
/// is nothing more to say. `per` is what it is counted in, a million where that would leave less than one.
std::string frequency(const Range& range, int per, const Phrases& phrases, Lang lang);

/// So many of so many people, as it is said aloud: of the fewest, by powers of ten, that say the number nearly.
struct Spoken {
  int low = 0, high = 0, base = 0;  ///< the same twice where there is a point
};
/// Empty where nobody is, or far less than one of a million.
std::optional<Spoken> spoken(const Range& range);

/// "65 % (57 to 72)".
std::string percent(const Range& share, const Phrases& phrases, Lang lang);

/// A number with at most two significant figures, with the decimal mark and grouping of the language.
std::string two_figures(double value, Lang lang);

/// A whole number with its digits grouped: "10,000", "10 000", never broken over lines.
std::string with_grouped_digits(long value, Lang lang);

/// A number as the program writes it, with the decimal mark of the language.
std::string with_mark_of(Lang lang, std::string number);

/// The value rounded to two significant figures.
double rounded(double value);

}  // namespace sti::report
