#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/wording/wording.hpp"

namespace sti::report {

/// How a day within a visit is written: as on a page, or as in the record.
enum class DayForm { brief, written };

/// What is done in one go at a visit: one sample, one dose, or one follow-up.
struct VisitPart {
  Index<Site> site;                     ///< of a sample; none of the others
  std::vector<const VisitItem*> items;  ///< of a sample, one a test; else one
};

/// The parts of a visit: samples by site, then the others, each in the order of the plan.
std::vector<VisitPart> parts_of(const View& view, const Visit& visit);

/// Whether a negative of this item's sample is conclusive, whether or not what is offered today is taken.
bool settles(const View& view, const VisitItem& item, Date on);

/// "blood: syphilis*, HIV (from Sat 12 Dec)", "hepatitis B vaccine, dose 2", "check-up". `mark` stands behind a test
/// that the visit settles; the day of its own, where that is no open day.
std::string part_words(const View& view, const VisitPart& part, Date on, std::string_view mark,
                       DayForm form = DayForm::brief);

/// The same of one item alone.
std::string item_words(const View& view, const VisitItem& item);

/// The same of what is given or done today: "hepatitis B vaccine, dose 1 (if wanted)".
std::string item_today(const View& view, const VisitItem& item);

/// All parts of a visit: "urine: chlamydia*; blood: HIV; check-up".
std::string visit_words(const View& view, const Visit& visit, std::string_view mark, DayForm form = DayForm::brief);

/// What stands behind an item, and why it is there: those of its line.
Backing backing(const View& view, const VisitItem& item);
std::string why(const View& view, const VisitItem& item);

/// Whether a visit settles a test, so that a mark has a meaning.
bool settles_any(const View& view, const Visit& visit);

}  // namespace sti::report
