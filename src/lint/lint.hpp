#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostics.hpp"
#include "engine/program.hpp"
#include "load/example.hpp"
#include "load/pack.hpp"
#include "model/terms.hpp"

/// Checks of rules that can be read and still should not stand. A loader tells what it cannot read.
namespace sti::lint {

/// What checks look at: a file on its own, or the files of a whole pack.
struct Material {
  const Pack& pack;
  const engine::Program& axes;                 ///< see `engine::measure`
  std::vector<const load::ParsedFile*> files;  ///< of the pack itself, not of those it extends: rules, cases, pack.toml
  const std::vector<Term>& terms;
  Date today{};

  // Of a whole pack whose every file could be read; else null.
  const load::PackFiles* whole = nullptr;
  // Of one without an error; else null.
  const engine::Program* program = nullptr;
  const load::Examples* examples = nullptr;
};

/// One check. A row in the table of checks; it adds findings of its code only.
struct Check {
  Code code;
  enum class Needs { files, conditions, whole_pack, sound_pack } needs;
  void (*run)(const Material& material, Diagnostics& diagnostics);
};

std::span<const Check> all_checks();

/// Runs every check that can be run on the material, but for those that need a sound pack.
void run_checks(const Material& material, Diagnostics& diagnostics);
/// Runs the checks that need a pack without an error: `program` and `examples` are there.
void run_sound_checks(const Material& material, Diagnostics& diagnostics);

// The checks, one file a topic.
void check_never_holds(const Material& material, Diagnostics& diagnostics);
/// Not a row of the table: it runs before the others, which cannot be run on such a pack.
bool check_too_many_values(const Material& material, Diagnostics& diagnostics);
void check_too_many_rows(const Material& material, Diagnostics& diagnostics);
void check_drafts(const Material& material, Diagnostics& diagnostics);
void check_unverified(const Material& material, Diagnostics& diagnostics);
void check_terms(const Material& material, Diagnostics& diagnostics);
void check_terms(const load::ParsedFile& file, const std::vector<Term>& terms, Diagnostics& diagnostics);
void check_review_dates(const Material& material, Diagnostics& diagnostics);
void check_unused_sources(const Material& material, Diagnostics& diagnostics);
void check_unused_names(const Material& material, Diagnostics& diagnostics);
void check_circular_overrides(const Material& material, Diagnostics& diagnostics);
void check_thresholds(const Material& material, Diagnostics& diagnostics);
void check_useless_overrides(const Material& material, Diagnostics& diagnostics);

}  // namespace sti::lint
