#pragma once

#include <map>
#include <optional>
#include <string>

#include "report/wording/wording.hpp"

namespace sti::report {

/// When something that may turn out to be needed must have begun.
struct OpenLimit {
  Moment at{};
  std::optional<Moment> from;  ///< when it may have closed, where only the day is known
};

/// The last day that is over before the limit may pass; empty where that was yesterday or before.
std::optional<Date> last_safe_day(const View& view, Moment from);
/// The limit of each method of an offer, the soonest over the exposures; empty where there is one method alone.
std::map<Index<Method>, OpenLimit> limits_by_method(const View& view, const Verdict& verdict);
/// Whether the slot is not indicated only as long as some facts are open, and could still be begun.
bool could_be_raised(const View& view, const Verdict& verdict);
/// When a slot must have been begun if open facts turn out to raise it.
std::optional<OpenLimit> limit_if_raised(const View& view, const Verdict& verdict);
/// When the decision that cannot wait, the first slot, must have been made where open facts could raise it.
std::optional<OpenLimit> limit_to_ask_before(const View& view, const Verdict& verdict);
/// "partner's HIV status, partner's groups +2": the open facts that could raise it; for the record none that is
/// private.
std::string facts_to_ask(const View& view, const Verdict& verdict, bool for_record = false);

}  // namespace sti::report
