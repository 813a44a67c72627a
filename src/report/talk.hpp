#pragma once

#include <string>
#include <vector>

#include "model/terms.hpp"
#include "report/page/page.hpp"

namespace sti::report {

/// One topic in full: each part under its name, and the services that belong to it.
Section topic_section(const View& view, const Topic& topic);

/// What `sti talk` shows; the view's advice gives only the moment. The terms are those of every language; a topic that
/// shows terms takes those of its own.
struct TalkShown {
  const View& view;
  std::vector<Index<Topic>> topics;  ///< one: that topic in full; several: a list
  bool in_full = false;
  std::vector<Term> terms;
};

Document talk_page(const TalkShown& shown);
/// Schema `sti-talk/1`: every topic asked for, in full, in the language of the view.
std::string talk_json(const TalkShown& shown);

}  // namespace sti::report
