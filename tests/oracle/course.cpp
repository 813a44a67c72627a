#include "oracle/course.hpp"

namespace sti::oracle {

Course::Course(Stage& stage) : stage_(stage) {
  const auto& voc = stage.pack.vocabulary;
  for (const auto& method : stage.pack.methods) {
    if (method.slot == voc.slot_index("pep") && method.course_days)
      length_ = std::max(length_.value_or(0), method.course_days->value);
  }
  for (std::size_t i = 0; i < voc.conflicts.size(); ++i) {
    const auto& conflict = voc.conflicts[i];
    if (conflict.is_error) continue;
    if (conflict.scope == Scope::exposure)
      read_exposures(i);
    else if (has(conflict, {}))
      conflicts_.insert(i);
  }
  for (const auto i : conflicts_) {
    const auto& conflict = voc.conflicts[i];
    if (!conflict.fact || conflict.scope == Scope::exposure) continue;
    if (conflict.value)
      stage.read_as(conflict.fact, conflict.value);
    else if (stage.person(conflict.fact).given)
      stage.read_as(conflict.fact, stage.today());  // not told: it is reckoned, and not before today
  }
  for (const auto exposure : stage.told.exposures.indices())
    stage.derive(exposure, voc.pep_covers, covers(exposure) ? voc.pep_covers_yes : voc.pep_covers_no);
}

/// A contradiction of one exposure says nothing of the others.
void Course::read_exposures(std::size_t index) {
  const auto& conflict = stage_.pack.vocabulary.conflicts[index];
  for (const auto exposure : stage_.told.exposures.indices()) {
    if (!has(conflict, {exposure, {}})) continue;
    conflicts_.insert(index);
    if (conflict.fact) stage_.derive(exposure, conflict.fact, conflict.value);
  }
}

bool Course::is_told() const { return stage_.person(stage_.pack.vocabulary.pep_last_dose).date.has_value(); }

std::optional<Date> Course::end_of_course(Index<Exposure> exposure) const {
  return length_ ? std::optional(stage_.day_of(exposure) + days{*length_ - 1}) : std::nullopt;
}

std::optional<Date> Course::last_dose(Index<Exposure> exposure) const {
  const auto& voc = stage_.pack.vocabulary;
  if (is(voc.pep_no)) return std::nullopt;
  const auto& told = stage_.person(voc.pep_last_dose).date;
  const auto last = told ? *told : end_of_course(exposure).value_or(stage_.day_of(exposure));
  if (is(voc.pep_stopped) && !told) return std::min(last, stage_.today());
  return is(voc.pep_taking) ? std::max(last, stage_.today()) : last;
}

bool Course::covers(Index<Exposure> exposure) const {
  const auto last = last_dose(exposure);
  return last && stage_.day_of(exposure) <= *last;  // on the same day it can have been before
}

bool Course::has(const Conflict& conflict, const Scene& scene) const {
  return stage_.holds(conflict.when, scene) && clock_says(conflict);
}

template <class Claim>
bool Course::all_exposures(bool only_before_last_dose, const Claim& claim) const {
  bool any = false;
  for (const auto exposure : stage_.told.exposures.indices()) {
    if (only_before_last_dose && !covers(exposure)) continue;
    const auto end = end_of_course(exposure);
    if (!end || !claim(*end)) return false;
    any = true;
  }
  return any;
}

bool Course::clock_says(const Conflict& conflict) const {
  const auto& pack = stage_.pack;
  const auto& told = stage_.told;
  const auto today = stage_.today();
  const auto& last = stage_.person(pack.vocabulary.pep_last_dose).date;
  switch (conflict.clock) {
    case Conflict::Clock::none:
      return true;
    case Conflict::Clock::last_dose_told:
      return last.has_value();
    case Conflict::Clock::last_dose_past:
      return last ? *last < today : all_exposures(false, [&](Date end) { return end < today; });
    case Conflict::Clock::course_short:
      return last && all_exposures(true, [&](Date end) { return *last < end; });
    case Conflict::Clock::course_unfinished:
      return last ? *last > today : all_exposures(false, [&](Date end) { return end > today; });
    case Conflict::Clock::doses_given:
      return std::any_of(told.vaccines_taken.begin(), told.vaccines_taken.end(),
                         [&](const Dose& dose) { return dose.vaccine == conflict.vaccine; });
    case Conflict::Clock::negative_told:
      return std::any_of(told.tests_taken.begin(), told.tests_taken.end(), [&](const TakenTest& negative) {
        const auto is_of_it = [&](const TakenTest& taken) {
          return pack.catalog.tests[taken.test].infection == conflict.infection;
        };
        if (negative.result != Result::negative || !is_of_it(negative)) return false;
        if (const auto treated = stage_.record.treated_on(negative.test); treated && *treated >= negative.on)
          return false;
        return std::none_of(told.tests_taken.begin(), told.tests_taken.end(), [&](const TakenTest& taken) {
          return taken.result == Result::positive && is_of_it(taken) && taken.on >= negative.on;
        });
      });
    case Conflict::Clock::treated_before_positive:
      return std::any_of(told.tests_taken.begin(), told.tests_taken.end(), [&](const TakenTest& taken) {
        const auto treated = stage_.record.treated_on(taken.test);
        const auto infection_of = [&](const TakenTest& each) { return stage_.pack.catalog.tests[each.test].infection; };
        const bool is_explained =
            std::any_of(told.tests_taken.begin(), told.tests_taken.end(), [&](const TakenTest& each) {
              return infection_of(each) == infection_of(taken) && each.result == Result::positive &&
                     each.on <= *treated;
            });
        return stage_.record.is_found(taken) && treated && (pack.catalog.tests[taken.test].lifelong || !is_explained);
      });
  }
  return false;
}

}  // namespace sti::oracle
