#pragma once

#include <map>
#include <string>

#include "base/date.hpp"
#include "base/diagnostics.hpp"
#include "load/check_list.hpp"
#include "load/pack.hpp"
#include "model/terms.hpp"

namespace sti::lint {

/// What everything is checked against.
struct Ground {
  const load::RuleTree* rules = nullptr;  ///< vocabulary, catalog and packs that can be extended
  bool rules_given = false;  ///< by `--rules`; else a pack inside a rules tree is checked against that tree
  std::vector<Term> terms;
  Date today{};
};

/// Findings of one file, in order of place.
struct FileFindings {
  Diagnostics findings;
  std::size_t bytes = 0;  ///< of the file
};

/// Checks files. Each thread has its own; `base` is what `load::load_base` gives for the ground.
class Validator {
 public:
  Validator(const Ground& ground, const Pack& base);

  /// A file that is no part of a pack.
  FileFindings check_file(const load::CheckList::File& file);
  /// A pack as a whole: findings by path, as far as they are in files that `list` names; those about the pack's folder
  /// stand under the path of the first file of it. Every file of the unit has an entry.
  std::map<std::string, FileFindings> check_pack(const load::CheckList& list, Index<load::CheckList::Unit> unit) const;

 private:
  void check_base_file(const load::CheckList::File& file, Diagnostics& found) const;
  void check_rules_alone(const load::ParsedFile& file, Diagnostics& diagnostics);

  const Ground& ground_;
  Pack pack_;             ///< vocabulary and catalog; the rest is filled and emptied for each file
  List<Source> sources_;  ///< those of the vocabulary
};

}  // namespace sti::lint
