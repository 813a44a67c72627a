#pragma once

#include <span>
#include <string>
#include <utility>

#include "model/advice.hpp"
#include "model/change.hpp"
#include "model/pack.hpp"
#include "model/phrases.hpp"
#include "report/layout/document.hpp"

namespace sti::report {

/// Two packs and what differs between them.
struct DiffView {
  const Pack& before;
  const Pack& after;
  const Phrases& phrases;
  const Advice& moment;  ///< empty but for its `now`
  Lang lang = Lang::en;
  std::span<const Change> changes;
  long double cases = 0;   ///< of the whole space
  std::string after_name;  ///< what `--pack` takes
  std::string others;      ///< further options of the commands that are printed
};

/// What is said before and after, in words; empty where the kind of change says it all.
std::pair<std::string, std::string> sides_of(const DiffView& view, const Change& change);

/// One change a section: what is done differently, for whom, and a command that shows it.
Document diff_page(const DiffView& view);

/// The same as `sti-diff/1`.
std::string diff_json(const DiffView& view);

}  // namespace sti::report
