#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostics.hpp"
#include "load/fields.hpp"
#include "model/case.hpp"
#include "model/pack.hpp"

namespace sti::load {

/// The moment a case is judged at, where the case itself does not say.
struct Now {
  Moment at{};
  bool has_time = true;
  bool is_told = false;  ///< with `--now`, and not read off the clock
};

/// The years that a case can speak of, included.
inline constexpr int first_year = 1900, last_year = 2200;
/// "the year 2201" where a day is in none of them; else empty.
std::string strange_year(Date day);

/// Reads a `now` as written: a date (00:00 of that day) or a date-time.
std::optional<Now> read_now(const SourceText& text, Diagnostics& diagnostics);

/// Reads a case from a parsed JSON or TOML document; a whole advice (`sti-advice/…`) stands for the case in it, which
/// is moved to a later visit where `otherwise` is told. `pack` gives vocabulary and catalog, `tests` tokens of `-t`
/// that are told besides. All mistakes are added; on any the result is empty.
std::optional<Case> read_case(const Pack& pack, const Node& document, const SourceText& source, const Now& otherwise,
                              Diagnostics& diagnostics, const std::vector<std::string>& tests = {});

/// Parses and reads one case text: JSON where its first character is `{`, else TOML.
std::optional<Case> read_case_text(const Pack& pack, const SourceText& source, const Now& otherwise,
                                   Diagnostics& diagnostics, const std::vector<std::string>& tests = {});

/// The tokens of `-p`, `-e` and `-t`, as given.
struct CaseArguments {
  std::vector<std::string> person, exposures, tests;
};

/// Reads a case from the command line; tokens are understood through the vocabulary.
std::optional<Case> read_case_arguments(const Pack& pack, const CaseArguments& arguments, const Now& now,
                                        Diagnostics& diagnostics);

inline constexpr std::size_t max_exposures = 1000;

}  // namespace sti::load
