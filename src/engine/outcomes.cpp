#include "engine/outcomes.hpp"

#include <algorithm>

namespace sti::engine {
namespace {

/// The join of two numbered values, where 0 is "nothing".
template <class Value>
auto joining(Numbered<Value>& values) {
  return [&values](int a, int b) {
    if (a == 0 || b == 0 || a == b) return a + (a == b ? 0 : b);
    auto out = values.of(a);
    const auto other = values.of(b);
    join_into(out, other);
    return values.number(out);
  };
}

/// The level of each numbered value.
template <class Value>
auto level_in(const Numbered<Value>& values) {
  return [&values](int number, int) { return number == 0 ? 0 : number_of(values.of(number).level); };
}

MethodValue content(const Method& method) {
  const auto value = [](const std::optional<Number>& number) {
    return number ? std::optional(number->value) : std::nullopt;
  };
  return {method.id, value(method.latest_hours), value(method.best_hours), value(method.course_days)};
}

}  // namespace

Outcomes::Outcomes(Space& space, const Program& program, OutcomeValues& values)
    : space_(space),
      d_(space.diagrams),
      program_(program),
      values_(values),
      shared_(std::make_shared<Shared>()),
      matched_(program.rules.size()) {
  auto& s = *shared_;
  for (auto* operation : {&s.join_orders, &s.join_days, &s.join_offers, &s.join_vaccines, &s.join_follow_ups, &s.lowest,
                          &s.judge, &s.date, &s.shift, &s.clip, &s.clip_follow_up, &s.alone, &s.from_dose,
                          &s.verdict_told, &s.verdict_level, &s.vaccine_level})
    *operation = d_.new_operation();
}

Outcomes::Outcomes(Outcomes& whole, const std::vector<Index<Rule>>& rules)
    : space_(whole.space_),
      d_(whole.d_),
      program_(whole.program_),
      values_(whole.values_),
      whole_(&whole),
      only_(whole.program_.rules.size()),
      shared_(whole.shared_) {
  for (const auto rule : rules) only_[rule] = true;
}

Outcomes Outcomes::among(const std::vector<Index<Rule>>& rules) { return {*this, rules}; }

Outcomes::Ref Outcomes::matched(Index<Rule> rule) {
  if (!has(rule)) return Diagrams::nothing;
  if (whole_ != nullptr) return whole_->matched(rule);
  auto& held = matched_[rule];
  if (held) return *held;
  Ref out = Diagrams::nothing;
  for (const auto& row : program_.rows_of(rule)) {
    if (space_.may_hold(row.box)) out = d_.either(out, space_.set_of(row.box));
  }
  return *(held = out);
}

Outcomes::Ref Outcomes::live(Index<Rule> rule, Key key) {
  const auto found = live_.find({rule, key});
  if (found != live_.end()) return found->second;
  Ref out = matched(rule);
  for (const auto& suppressor : program_.rules[rule].suppressors) {
    if (suppressor.key == key && out != Diagrams::nothing) out = d_.minus(out, matched(suppressor.rule));
  }
  return live_[{rule, key}] = out;
}

template <class E, class AnySubject, class Visit>
void Outcomes::each_live(const AnySubject& subject, const Visit& visit) {
  const auto key = program_.key(subject);
  for (const auto& filler : program_.fillers[key]) {
    if (has(filler.rule)) visit(effect<E>(filler), live(filler.rule, key), filler.rule);
  }
}

template <class Value>
void Outcomes::add(Ref& to, Ref where, const Value& value, std::uint32_t operation, Numbered<Value>& values) {
  const Ref own = d_.when(where, Diagrams::constant(values.number(value)));
  to = d_.combine(to, own, operation, joining(values));
}

Outcomes::Ref Outcomes::judged(Index<Slot> slot) {
  return is_judged(pack().vocabulary.slots[slot], false) ? Diagrams::all : space_.exposed();
}

Outcomes::Ref Outcomes::due(Index<Slot> slot) {
  Ref addressed = Diagrams::nothing;
  for (const auto& box : program_.addressed[slot]) addressed = d_.either(addressed, space_.set_of(box));
  return d_.both(judged(slot), addressed);
}

/// The methods of a slot that hold, those past their limit apart.
Outcomes::Ref Outcomes::offers(Index<Slot> slot) {
  Ref out = Diagrams::constant(0);
  each_live<MethodEffect>(MethodSubject{slot, {}}, [&](const MethodEffect& given, Ref where, Index<Rule>) {
    const auto& method = pack().methods[given.method];
    const Ref holds = d_.both(where, space_.exposed());
    const Ref open = d_.both(holds, space_.where_passed([&](minutes passed) { return is_open(method, passed); }));
    add(out, open, Offers{{content(method)}, false}, shared_->join_offers, shared_->offers);
    add(out, d_.minus(holds, open), Offers{{}, true}, shared_->join_offers, shared_->offers);
  });
  return out;
}

Outcomes::Ref Outcomes::level(Index<Slot> slot, bool of_person) {
  Ref out = Diagrams::constant(0);
  each_live<VerdictEffect>(VerdictSubject{slot}, [&](const VerdictEffect& given, Ref where, Index<Rule> rule) {
    if (of_person && pack().rules[rule].about_exposure) return;
    const Ref own = d_.when(where, Diagrams::constant(number_of(given.level)));
    out = d_.combine(out, own, shared_->lowest, [](int a, int b) {
      auto level = level_of<Level>(a);
      if (const auto other = level_of<Level>(b)) take_stronger(level, *other);
      return number_of(level);
    });
  });
  return out;
}

Outcomes::Ref Outcomes::verdict(Index<Slot> slot) {
  const auto found = verdicts_.find(slot);
  if (found != verdicts_.end()) return found->second;
  const Ref strongest = level(slot, false);
  // Without an exposure a slot that needs one can only be told why it does not apply.
  const Ref spoken = d_.either(judged(slot), d_.where(strongest, number_of(Level::not_applicable)));
  Ref out = d_.combine(d_.when(spoken, strongest), offers(slot), shared_->judge, [&](int chosen, int methods) {
    const auto given = level_of<Level>(chosen);
    if (!given) return 0;
    VerdictValue value{*given, {}};
    if (is_offer(*given) && methods != 0) {
      const auto& offered = shared_->offers.of(methods);
      value = {level_left(*given, !offered.open.empty(), offered.expired), offered.open};
    }
    return values_.verdicts.number(value);
  });
  if (is_judged(pack().vocabulary.slots[slot], false)) {
    out = d_.combine(out, level(slot, true), shared_->alone, [&](int number, int of_person) {
      if (number == 0) return number;
      const auto of_exposure = values_.verdicts.of(number).level;
      const auto stands = level_with_person(of_exposure, level_of<Level>(of_person));
      return stands == of_exposure ? number : values_.verdicts.number({stands, {}});
    });
  }
  return verdicts_[slot] = out;
}

List<Outcomes::Ref, SlotValue> Outcomes::told_values(Index<Slot> index) {
  const auto& slot = pack().vocabulary.slots[index];
  List<Ref, SlotValue> out(slot.values.size(), Diagrams::nothing);
  each_live<VerdictEffect>(VerdictSubject{index}, [&](const VerdictEffect& given, Ref where, Index<Rule>) {
    out[given.value] = d_.either(out[given.value], where);
  });
  if (slot.policy != SlotPolicy::strongest) return out;
  Ref stronger = Diagrams::nothing;
  for (auto& where : out) {
    const Ref told = d_.minus(where, stronger);
    stronger = d_.either(stronger, where);
    where = told;
  }
  return out;
}

Outcomes::Ref Outcomes::told_verdict(Index<Slot> slot) {
  return d_.combine(verdict(slot), due(slot), shared_->verdict_told, [&](int number, int is_due) {
    if (number != 0) return number;
    return values_.verdicts.number({level_unspoken(is_due != 0, is_due != 0), {}});
  });
}

Outcomes::Ref Outcomes::told_level(Index<Slot> slot) {
  return d_.combine(told_verdict(slot), Diagrams::constant(0), shared_->verdict_level, level_in(values_.verdicts));
}

Outcomes::Ref Outcomes::told_level(Index<VaccineKind> kind) {
  return d_.combine(vaccine(kind), Diagrams::constant(0), shared_->vaccine_level, [&](int number, int) {
    return number_of(number != 0 ? values_.vaccines.of(number).level : VaccineLevel::not_stated);
  });
}

Outcomes::Ref Outcomes::vaccine(Index<VaccineKind> vaccine) {
  const auto found = vaccines_.find(vaccine);
  if (found != vaccines_.end()) return found->second;
  Ref out = Diagrams::constant(0);
  each_live<VaccineEffect>(VaccineSubject{vaccine}, [&](const VaccineEffect& given, Ref where, Index<Rule>) {
    add(out, where, value_of(given), shared_->join_vaccines, values_.vaccines);
  });
  out = d_.combine(out, Diagrams::constant(0), d_.new_operation(), [&](int number, int) {
    if (number == 0) return 0;
    return values_.vaccines.number(with_schedule(pack(), vaccine, values_.vaccines.of(number)));
  });
  return vaccines_[vaccine] = out;
}

Outcomes::Ref Outcomes::taken_from(Index<TestKind> test, Index<Site> site) {
  const auto found = taken_from_.find({test, site});
  if (found != taken_from_.end()) return found->second;
  Ref out = Diagrams::nothing;
  each_live<SpecimenEffect>(SpecimenSubject{test}, [&](const SpecimenEffect& given, Ref where, Index<Rule>) {
    if (is_in(given.sites, site)) out = d_.either(out, where);
  });
  return taken_from_[{test, site}] = out;
}

/// Where the act could have reached the site: some sample would be taken there because of it.
Outcomes::Ref Outcomes::reached(Index<Site> site) {
  const auto found = reached_.find(site);
  if (found != reached_.end()) return found->second;
  Ref out = Diagrams::nothing;
  for (const auto test : pack().catalog.tests.indices()) {
    each_live<SpecimenEffect>(SpecimenSubject{test}, [&](const SpecimenEffect& given, Ref where, Index<Rule>) {
      if (given.reached && is_in(given.sites, site)) out = d_.either(out, where);
    });
  }
  return reached_[site] = out;
}

/// Where an exposure dates the test at the site.
Outcomes::Ref Outcomes::reaches(Index<TestKind> test, Index<Site> site) {
  const auto& place = pack().catalog.sites[site];
  if (!place.dated) return Diagrams::nothing;
  const auto infection = pack().catalog.tests[test].infection;
  const Ref can_pass = infection ? space_.act_is(pack().catalog.infections[infection].passes) : space_.exposed();
  return place.systemic ? can_pass : d_.both(can_pass, reached(site));
}

Outcomes::Ref Outcomes::ordered(Index<TestKind> test) {
  Ref out = Diagrams::nothing;
  each_live<OrderEffect>(TestSubject{test, {}},
                         [&](const OrderEffect&, Ref where, Index<Rule>) { out = d_.either(out, where); });
  return out;
}

Outcomes::Ref Outcomes::ordered_anywhere(Index<TestKind> test) {
  Ref out = Diagrams::nothing;
  each_live<OrderEffect>(TestSubject{test, {}}, [&](const OrderEffect& order, Ref where, Index<Rule>) {
    if (!order.site) out = d_.either(out, where);
  });
  return out;
}

Outcomes::Ref Outcomes::orders(Index<TestKind> test, Index<Site> site) {
  Ref out = Diagrams::constant(0);
  each_live<OrderEffect>(TestSubject{test, {}}, [&](const OrderEffect& order, Ref where, Index<Rule>) {
    if (order.site && order.site != site) return;
    if (!order.site) where = d_.both(where, taken_from(test, site));
    add(out, where, OrderTerms{order.baseline, order.earliest_days}, shared_->join_orders, shared_->orders);
  });
  return out;
}

Outcomes::Ref Outcomes::windows(Index<TestKind> test) {
  const auto found = windows_.find(test);
  if (found != windows_.end()) return found->second;
  Ref out = Diagrams::constant(0);
  for (const auto number : all_window_numbers) {
    each_live<WindowEffect>(WindowSubject{test, number}, [&](const WindowEffect& given, Ref where, Index<Rule>) {
      add(out, where, days_given(pack().windows[given.window], number), shared_->join_days, shared_->days);
    });
  }
  return windows_[test] = out;
}

/// What the page shows of a test's days, `day` days after the exposure.
int Outcomes::clip(const LineValue& raw, int day) {
  auto out = raw;
  out.visible.reset();
  if (raw.own_days && day >= *raw.earliest) out.baseline = false;
  if (!raw.dated || raw.course) return values_.lines.number(out);
  LineDays<int> line{*raw.earliest, raw.interim, raw.conclusive, raw.repeat, raw.baseline, raw.visible};
  const auto status = status_on(line, day);
  drop_past(line, day);
  out.status = status;
  out.interim = line.interim;
  out.repeat = line.repeat;
  out.baseline = false;
  if (status == Status::now || status == Status::now_and_repeat) out.earliest.reset();
  return values_.lines.number(out);
}

/// A function of the days since the exposure, which are known or follow from the time.
template <class At>
Outcomes::Ref Outcomes::at_day(Ref raw, std::uint32_t operation, const At& at) {
  const auto known = space_.known_days();
  return d_.combine(raw, known ? Diagrams::constant(int(*known)) : space_.days(), operation,
                    [&](int number, int day) { return number == 0 ? 0 : at(number, day); });
}

Outcomes::Ref Outcomes::dates(Index<TestKind> test, Index<Site> site) {
  const auto found = dates_.find({test, site});
  if (found != dates_.end()) return found->second;
  const Ref days = d_.when(reaches(test, site), windows(test));
  const Ref course = Diagrams::constant(longest_course(pack()));
  const Ref out = d_.combine(days, course, shared_->date, [&](int number, int length) {
    if (number == 0) return 0;
    const auto& given = shared_->days.of(number);
    return given.dates() ? shared_->dated.number({given, given.from_last_dose ? length : 0}) : 0;
  });
  return dates_[{test, site}] = out;
}

Outcomes::Ref Outcomes::line(Index<TestKind> test, Index<Site> site) {
  const auto found = lines_.find({test, site});
  if (found != lines_.end()) return found->second;
  return lines_[{test, site}] = at_day(whole_line(test, site), shared_->clip, [&](int number, int day) {
           return clip(LineValue(values_.lines.of(number)), day);
         });
}

Outcomes::Ref Outcomes::whole_line(Index<TestKind> test, Index<Site> site) {
  const auto found = whole_lines_.find({test, site});
  if (found != whole_lines_.end()) return found->second;
  const Ref ordered_here = orders(test, site);
  if (ordered_here == Diagrams::constant(0)) return whole_lines_[{test, site}] = ordered_here;
  const Ref raw = d_.combine(ordered_here, dates(test, site), shared_->shift, [&](int order, int number) {
    if (order == 0) return 0;
    LineValue out;
    if (number == 0) {
      out.status = Status::now;
      return values_.lines.number(out);
    }
    const auto& given = shared_->dated.of(number);
    const auto& asked = shared_->orders.of(order);
    out.dated = true;
    out.earliest = first_useful(asked, given.days);
    out.visible = first_useful({}, given.days);
    out.interim = given.days.interim;
    out.conclusive = given.days.conclusive;
    out.confirmed = given.days.confirmed || !out.conclusive;
    out.repeat = given.days.repeat;
    out.baseline = asked.baseline;
    if (given.days.from_last_dose) {
      out.course = given.course;
      out.own_days = asked.earliest.has_value();
    }
    return values_.lines.number(out);
  });
  return whole_lines_[{test, site}] = raw;
}

Outcomes::Ref Outcomes::follow_up(Index<FollowUpKind> what, Index<Infection> infection) {
  using From = FollowUpEffect::From;
  Ref out = Diagrams::constant(0);
  each_live<FollowUpEffect>(FollowUpSubject{what, infection}, [&](const FollowUpEffect& given, Ref where, Index<Rule>) {
    if (given.from == From::exposure) where = d_.both(where, space_.exposed());
    if (given.from == From::treated) {
      const auto flag = beside<FactValue>(given.infection);
      where =
          d_.both(where, space_.set_of(Constraint{program_.dimension_of(pack().vocabulary.treated, flag), {flag_set}}));
    }
    add(out, where, FollowUpValue{{{given.from, {given.days}}}, {}}, shared_->join_follow_ups, values_.follow_ups);
  });
  // Where no last dose is told, the course is taken to have begun on the day of the exposure.
  const Ref course = Diagrams::constant(longest_course(pack()));
  out = d_.combine(out, d_.when(space_.exposed(), course), shared_->from_dose, [&](int number, int length) {
    if (number == 0 || length == 0) return number;
    auto value = values_.follow_ups.of(number);
    if (value.days.contains(From::pep_last_dose)) value.course = length;
    return values_.follow_ups.number(value);
  });
  return at_day(out, shared_->clip_follow_up, [&](int number, int day) {
    return values_.follow_ups.number(on_day(values_.follow_ups.of(number), day));
  });
}

const std::vector<Outcomes::NoteShown>& Outcomes::notes() {
  if (notes_) return *notes_;
  notes_.emplace();
  for (std::size_t kind = 0; kind < note_kind_ids.size(); ++kind) {
    each_live<NoteEffect>(NoteSubject{{}, {}, NoteKind(kind)}, [&](const NoteEffect& note, Ref where, Index<Rule>) {
      const auto same = std::find_if(notes_->begin(), notes_->end(),
                                     [&](const NoteShown& shown) { return same_note(*shown.note, note); });
      if (same == notes_->end())
        notes_->push_back({&note, where});
      else
        same->where = d_.either(same->where, where);
    });
  }
  return *notes_;
}

}  // namespace sti::engine
