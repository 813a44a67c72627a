#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "report/page/page.hpp"

namespace sti::report {

/// A value for a script; none where there is nothing to say.
using ComparedValue = std::variant<std::monostate, std::string, std::int64_t, std::vector<std::string>>;

/// What one pack says about one thing.
struct ComparedCell {
  std::string text;                                           ///< in words
  std::vector<std::pair<std::string, ComparedValue>> values;  ///< the same for a script, by name
  std::vector<std::string> rules, sources;
};

/// One thing, under every pack; no cell where a pack says nothing of it.
struct ComparedRow {
  std::string id, label;
  std::vector<std::optional<ComparedCell>> cells;
  bool differs = false;
};

struct ComparedSection {
  std::string name, heading;  ///< the name is the same in every language
  std::vector<ComparedRow> rows;
};

/// One thing after another, several packs side by side.
struct Comparison {
  std::vector<const View*> packs;
  std::vector<ComparedSection> sections;
  bool is_of_case = false;  ///< of one case, which is that of each view; else of the packs' windows
};

/// Tests, verdicts, vaccines and follow-up of one case. Each view holds the advice under its own pack; packs are joined
/// by the ids of what they advise, as their indices differ.
Comparison compare_advice(std::vector<const View*> packs);
/// Windows; `infection` (an id, or empty for all) leaves only the tests of one.
Comparison compare_windows(std::vector<const View*> packs, const std::string& infection);

/// At most this many columns fit on a page.
inline constexpr std::size_t most_compared = 4;

/// Rows that differ are marked. `only_different` leaves the others out.
Document comparison_page(const Comparison& comparison, bool only_different);
/// Schema `sti-compare/1`.
std::string comparison_json(const Comparison& comparison, bool only_different);

}  // namespace sti::report
