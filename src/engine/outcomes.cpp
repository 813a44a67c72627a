#include "engine/outcomes.hpp"

#include <algorithm>

namespace sti::engine {
namespace {

void join_larger(std::optional<int>& held, const std::optional<int>& value) {
  if (value) held = std::max(held.value_or(*value), *value);
}
void join_smaller(std::optional<int>& held, const std::optional<int>& value) {
  if (value) held = std::min(held.value_or(*value), *value);
}

/// The join of two numbered values, where 0 is "nothing".
template <class Value, class Join>
auto joining(Numbered<Value>& values, const Join& join) {
  return [&values, join](int a, int b) {
    if (a == 0 || b == 0 || a == b) return a + (a == b ? 0 : b);
    auto out = values.of(a);
    const auto other = values.of(b);
    join(out, other);
    return values.number(out);
  };
}

MethodValue content(const Method& method) {
  const auto value = [](const std::optional<Number>& number) {
    return number ? std::optional(number->value) : std::nullopt;
  };
  return {method.id, value(method.latest_hours), value(method.best_hours), value(method.course_days)};
}

void drop_until(std::vector<int>& days, long day) {
  std::erase_if(days, [&](int each) { return each <= day; });
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
                          &s.judge, &s.date, &s.shift, &s.clip, &s.clip_follow_up, &s.longest, &s.alone, &s.from_dose})
    *operation = d_.new_operation();
}

void Outcomes::remove(int rule) {
  matched_[std::size_t(rule)] = Diagrams::nothing;
  live_.clear();
  for (auto* memo : {&verdicts_, &vaccines_, &windows_, &reached_}) memo->clear();
  for (auto* memo : {&lines_, &whole_lines_, &dates_, &taken_from_}) memo->clear();
  course_.reset();
  notes_.reset();
}

Outcomes::Ref Outcomes::matched(int rule) {
  auto& held = matched_[std::size_t(rule)];
  if (held) return *held;
  Ref out = Diagrams::nothing;
  for (int row = program_.first_row[std::size_t(rule)]; row < program_.first_row[std::size_t(rule) + 1]; ++row) {
    const auto& box = program_.rows[std::size_t(row)].box;
    if (space_.may_hold(box)) out = d_.either(out, space_.set_of(box));
  }
  return *(held = out);
}

Outcomes::Ref Outcomes::live(int rule, SlotKey key) {
  const auto found = live_.find({rule, key});
  if (found != live_.end()) return found->second;
  Ref out = matched(rule);
  for (const auto& suppressor : program_.rules[std::size_t(rule)].suppressors) {
    if (suppressor.key == key && out != Diagrams::nothing) out = d_.minus(out, matched(suppressor.rule));
  }
  return live_[{rule, key}] = out;
}

Outcomes::Ref Outcomes::judged(int slot) {
  return pack().vocabulary.slots[std::size_t(slot)].needs_exposure ? space_.exposed() : Diagrams::all;
}

/// The methods of a slot that hold, those past their limit apart.
Outcomes::Ref Outcomes::offers(int slot) {
  Ref out = Diagrams::constant(0);
  const auto join = joining(shared_->offers, [](Offers& held, const Offers& other) {
    held.open.insert(held.open.end(), other.open.begin(), other.open.end());
    std::sort(held.open.begin(), held.open.end());
    held.open.erase(std::unique(held.open.begin(), held.open.end()), held.open.end());
    held.expired = held.expired || other.expired;
  });
  const auto add = [&](Ref where, const Offers& value) {
    out =
        d_.combine(out, d_.when(where, Diagrams::constant(shared_->offers.number(value))), shared_->join_offers, join);
  };
  for (SlotKey key = program_.method_base; key < program_.key_count; ++key) {
    for (const auto& filler : fillers(key)) {
      const auto& method = pack().methods[std::size_t(effect<MethodEffect>(filler).method)];
      if (method.slot != slot) continue;
      const Ref holds = d_.both(live(filler.rule, key), space_.exposed());
      const Ref open =
          method.latest_hours ? d_.both(holds, space_.within_minutes(long(method.latest_hours->value) * 60)) : holds;
      add(open, {{content(method)}, false});
      add(d_.minus(holds, open), {{}, true});
    }
  }
  return out;
}

Outcomes::Ref Outcomes::level(int slot, bool of_person) {
  const auto key = program_.verdict_key(slot);
  Ref out = Diagrams::constant(0);
  for (const auto& filler : fillers(key)) {
    if (of_person && pack().rules[std::size_t(filler.rule)].about_exposure) continue;
    const Ref own = d_.when(live(filler.rule, key), Diagrams::constant(1 + int(effect<VerdictEffect>(filler).level)));
    out = d_.combine(out, own, shared_->lowest, [](int a, int b) { return a == 0 || (b != 0 && b < a) ? b : a; });
  }
  return out;
}

Outcomes::Ref Outcomes::verdict(int slot) {
  const auto found = verdicts_.find(slot);
  if (found != verdicts_.end()) return found->second;
  const Ref strongest = level(slot, false);
  // Without an exposure a slot that needs one can only be told why it does not apply.
  const Ref spoken = d_.either(judged(slot), d_.where(strongest, 1 + int(Level::not_applicable)));
  Ref out = d_.combine(d_.when(spoken, strongest), offers(slot), shared_->judge, [&](int chosen, int methods) {
    if (chosen == 0) return 0;
    VerdictValue value{Level(chosen - 1), {}};
    if (is_offer(value.level) && methods != 0) {
      const auto& offered = shared_->offers.of(methods);
      value.open = offered.open;
      if (offered.open.empty() && offered.expired) value.level = Level::too_late;
    }
    return values_.verdicts.number(value);
  });
  if (!pack().vocabulary.slots[std::size_t(slot)].needs_exposure) {
    // What applies to a person without an exposure does not end with one that is long ago.
    out = d_.combine(out, level(slot, true), shared_->alone, [&](int number, int of_person) {
      const bool is_late = number != 0 && values_.verdicts.of(number).level == Level::too_late;
      if (!is_late || of_person == 0 || !is_offer(Level(of_person - 1))) return number;
      return values_.verdicts.number({Level(of_person - 1), {}});
    });
  }
  return verdicts_[slot] = out;
}

Outcomes::Ref Outcomes::vaccine(int vaccine) {
  const auto found = vaccines_.find(vaccine);
  if (found != vaccines_.end()) return found->second;
  const auto key = program_.vaccine_key(vaccine);
  const auto join = joining(values_.vaccines, [](VaccineValue& held, const VaccineValue& other) {
    if (other.level < held.level) held = other;
    if (other.level != held.level) return;
    if (other.free) held.free = held.free.value_or(false) || *other.free;
    if (held.schedule_days.empty() || (!other.schedule_days.empty() && other.schedule_days < held.schedule_days))
      held.schedule_days = other.schedule_days;
    join_smaller(held.latest_hours, other.latest_hours);
  });
  Ref out = Diagrams::constant(0);
  for (const auto& filler : fillers(key)) {
    const auto& given = effect<VaccineEffect>(filler);
    const int number = values_.vaccines.number({given.level, given.free, given.schedule_days, given.latest_hours});
    out = d_.combine(out, d_.when(live(filler.rule, key), Diagrams::constant(number)), shared_->join_vaccines, join);
  }
  std::vector<int> own;
  for (const auto& info : pack().vaccines) {
    if (info.vaccine == vaccine && info.schedule_days) own = *info.schedule_days;
  }
  if (!own.empty()) {
    const auto complete = [&](int number, int) {
      if (number == 0) return 0;
      auto value = values_.vaccines.of(number);
      if (value.schedule_days.empty()) value.schedule_days = own;
      return values_.vaccines.number(value);
    };
    out = d_.combine(out, Diagrams::constant(0), d_.new_operation(), complete);
  }
  return vaccines_[vaccine] = out;
}

Outcomes::Ref Outcomes::taken_from(int test, int site) {
  const auto found = taken_from_.find({test, site});
  if (found != taken_from_.end()) return found->second;
  const auto key = program_.specimen_key(test);
  Ref out = Diagrams::nothing;
  for (const auto& filler : fillers(key)) {
    const auto& sites = effect<SpecimenEffect>(filler).sites;
    if (std::find(sites.begin(), sites.end(), site) != sites.end()) out = d_.either(out, live(filler.rule, key));
  }
  return taken_from_[{test, site}] = out;
}

/// Where the act could have reached the site: some sample would be taken there because of it.
Outcomes::Ref Outcomes::reached(int site) {
  const auto found = reached_.find(site);
  if (found != reached_.end()) return found->second;
  Ref out = Diagrams::nothing;
  for (std::size_t test = 0; test < pack().catalog.tests.size(); ++test) {
    const auto key = program_.specimen_key(int(test));
    for (const auto& filler : fillers(key)) {
      const auto& specimen = effect<SpecimenEffect>(filler);
      const bool there = std::find(specimen.sites.begin(), specimen.sites.end(), site) != specimen.sites.end();
      if (there && specimen.reached) out = d_.either(out, live(filler.rule, key));
    }
  }
  return reached_[site] = out;
}

/// Where an exposure dates the test at the site.
Outcomes::Ref Outcomes::reaches(int test, int site) {
  const auto& place = pack().catalog.sites[std::size_t(site)];
  if (!place.dated) return Diagrams::nothing;
  const int infection = pack().catalog.tests[std::size_t(test)].infection;
  const Ref can_pass =
      infection < 0 ? space_.exposed() : space_.act_is(pack().catalog.infections[std::size_t(infection)].passes);
  return place.systemic ? can_pass : d_.both(can_pass, reached(site));
}

Outcomes::Ref Outcomes::ordered(int test) {
  const auto key = program_.order_key(test);
  Ref out = Diagrams::nothing;
  for (const auto& filler : fillers(key)) out = d_.either(out, live(filler.rule, key));
  return out;
}

Outcomes::Ref Outcomes::ordered_anywhere(int test) {
  const auto key = program_.order_key(test);
  Ref out = Diagrams::nothing;
  for (const auto& filler : fillers(key)) {
    if (!effect<OrderEffect>(filler).site) out = d_.either(out, live(filler.rule, key));
  }
  return out;
}

Outcomes::Ref Outcomes::orders(int test, int site) {
  const auto key = program_.order_key(test);
  const auto join = joining(shared_->orders, [](Orders& held, const Orders& other) {
    held.baseline = held.baseline || other.baseline;
    join_smaller(held.earliest, other.earliest);
  });
  Ref out = Diagrams::constant(0);
  for (const auto& filler : fillers(key)) {
    const auto& order = effect<OrderEffect>(filler);
    if (order.site && *order.site != site) continue;
    Ref where = live(filler.rule, key);
    if (!order.site) where = d_.both(where, taken_from(test, site));
    const int number = shared_->orders.number({order.baseline, order.earliest_days});
    out = d_.combine(out, d_.when(where, Diagrams::constant(number)), shared_->join_orders, join);
  }
  return out;
}

Outcomes::Ref Outcomes::windows(int test) {
  const auto found = windows_.find(test);
  if (found != windows_.end()) return found->second;
  const auto join = joining(shared_->days, [](Days& held, const Days& other) {
    join_larger(held.earliest, other.earliest);
    join_larger(held.interim, other.interim);
    join_larger(held.conclusive, other.conclusive);
    held.repeat.insert(held.repeat.end(), other.repeat.begin(), other.repeat.end());
    std::sort(held.repeat.begin(), held.repeat.end());
    held.repeat.erase(std::unique(held.repeat.begin(), held.repeat.end()), held.repeat.end());
    held.from_last_dose = held.from_last_dose || other.from_last_dose;
  });
  const auto value = [](const std::optional<Number>& number) {
    return number ? std::optional(number->value) : std::nullopt;
  };
  Ref out = Diagrams::constant(0);
  for (const auto number :
       {WindowNumber::earliest, WindowNumber::interim, WindowNumber::conclusive, WindowNumber::repeat}) {
    const auto key = program_.window_key(test, number);
    for (const auto& filler : fillers(key)) {
      const auto& window = pack().windows[std::size_t(effect<WindowEffect>(filler).window)];
      Days days;
      days.from_last_dose = window.from == Window::From::pep_last_dose;
      if (number == WindowNumber::earliest) days.earliest = value(window.earliest);
      if (number == WindowNumber::interim) days.interim = value(window.interim);
      if (number == WindowNumber::conclusive) days.conclusive = value(window.conclusive);
      if (number == WindowNumber::repeat) {
        for (const auto& each : window.repeat) days.repeat.push_back(each.value);
        std::sort(days.repeat.begin(), days.repeat.end());
      }
      const Ref own = d_.when(live(filler.rule, key), Diagrams::constant(shared_->days.number(days)));
      out = d_.combine(out, own, shared_->join_days, join);
    }
  }
  return windows_[test] = out;
}

/// Days of a course of PEP, where a window may count from its last dose; 1 where no method says.
Outcomes::Ref Outcomes::course() {
  if (course_) return *course_;
  const auto& vocabulary = pack().vocabulary;
  Ref out = Diagrams::constant(1);
  for (SlotKey key = program_.method_base; key < program_.key_count; ++key) {
    for (const auto& filler : fillers(key)) {
      const auto& method = pack().methods[std::size_t(effect<MethodEffect>(filler).method)];
      const bool is_pep =
          vocabulary.slots[std::size_t(method.slot)].id == vocabulary.facts[std::size_t(vocabulary.pep)].id;
      if (!is_pep || !method.course_days) continue;
      const Ref own = d_.when(live(filler.rule, key), Diagrams::constant(method.course_days->value));
      out = d_.combine(out, own, shared_->longest, [](int a, int b) { return std::max(a, b); });
    }
  }
  return *(course_ = out);
}

/// What the page shows of a test's days, `day` days after the exposure. As `TestMerger::date`.
int Outcomes::clip(const LineValue& raw, long day) {
  auto out = raw;
  if (raw.own_days && day >= *raw.earliest) out.baseline = false;
  if (!raw.dated || raw.course) return values_.lines.number(out);
  const auto reached_day = [&](const std::optional<int>& number) { return number && day >= *number; };
  long shown_from = day;
  if (reached_day(raw.conclusive))
    out.status = Status::now;
  else if (reached_day(raw.earliest))
    out.status = Status::now_and_repeat;
  else if (raw.baseline)
    out.status = Status::baseline;
  else
    out.status = Status::wait;
  if (out.status == Status::wait) shown_from = *raw.earliest;
  if (out.status == Status::now || out.status == Status::now_and_repeat) out.earliest.reset();
  out.baseline = false;
  if (out.interim && *out.interim <= shown_from) out.interim.reset();
  drop_until(out.repeat, day);
  return values_.lines.number(out);
}

Outcomes::Ref Outcomes::clipped(Ref raw) {
  const auto clip_at = [&](int number, int day) {
    return number == 0 ? 0 : clip(LineValue(values_.lines.of(number)), day);
  };
  if (const auto known = space_.known_days())
    return d_.combine(raw, Diagrams::constant(int(*known)), shared_->clip, clip_at);
  return d_.combine(raw, space_.days(), shared_->clip, clip_at);
}

Outcomes::Ref Outcomes::dates(int test, int site) {
  const auto found = dates_.find({test, site});
  if (found != dates_.end()) return found->second;
  const Ref days = d_.when(reaches(test, site), windows(test));
  const Ref out = d_.combine(days, course(), shared_->date, [&](int number, int length) {
    if (number == 0) return 0;
    const auto& given = shared_->days.of(number);
    if (!given.earliest && !given.conclusive) return 0;
    return shared_->dated.number({given, given.from_last_dose ? length : 0});
  });
  return dates_[{test, site}] = out;
}

Outcomes::Ref Outcomes::line(int test, int site) {
  const auto found = lines_.find({test, site});
  if (found != lines_.end()) return found->second;
  return lines_[{test, site}] = clipped(whole_line(test, site));
}

Outcomes::Ref Outcomes::whole_line(int test, int site) {
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
    out.earliest = asked.earliest ? asked.earliest : given.days.earliest ? given.days.earliest : given.days.conclusive;
    out.interim = given.days.interim;
    out.conclusive = given.days.conclusive;
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

Outcomes::Ref Outcomes::clipped_follow_up(Ref raw) {
  const auto clip_at = [&](int number, int day) {
    if (number == 0) return 0;
    using From = FollowUpEffect::From;
    auto value = values_.follow_ups.of(number);
    const auto counted = value.days.find(From::exposure);
    if (counted != value.days.end()) {
      const auto now = value.days.find(From::now);
      if (counted->second <= day) {  // due already: today
        value.days.erase(counted);
        value.days[From::now] = 0;
      } else if (now != value.days.end() && now->second >= counted->second) {
        value.days.erase(now);
      }
    }
    return values_.follow_ups.number(value);
  };
  if (const auto known = space_.known_days())
    return d_.combine(raw, Diagrams::constant(int(*known)), shared_->clip_follow_up, clip_at);
  return d_.combine(raw, space_.days(), shared_->clip_follow_up, clip_at);
}

Outcomes::Ref Outcomes::follow_up(int what, int infection) {
  const auto join = joining(values_.follow_ups, [](FollowUpValue& held, const FollowUpValue& other) {
    for (const auto& [from, days] : other.days) {
      const auto [place, is_new] = held.days.try_emplace(from, days);
      if (!is_new) place->second = std::min(place->second, days);
    }
  });
  const auto& vocabulary = pack().vocabulary;
  const auto key = program_.follow_up_base + what * int(pack().catalog.infections.size() + 1) + infection + 1;
  Ref out = Diagrams::constant(0);
  for (const auto& filler : fillers(key)) {
    const auto& given = effect<FollowUpEffect>(filler);
    Ref where = live(filler.rule, key);
    if (given.from == FollowUpEffect::From::exposure) where = d_.both(where, space_.exposed());
    if (given.from == FollowUpEffect::From::treated)
      where = d_.both(where,
                      space_.set_of(Constraint{program_.dimension_of(vocabulary.treated, given.infection), Mask{2}}));
    const int number = values_.follow_ups.number({{{given.from, given.days}}});
    out = d_.combine(out, d_.when(where, Diagrams::constant(number)), shared_->join_follow_ups, join);
  }
  // Where no last dose is told, the course is taken to have begun on the day of the exposure.
  out = d_.combine(out, d_.when(space_.exposed(), course()), shared_->from_dose, [&](int number, int length) {
    if (number == 0 || length == 0) return number;
    auto value = values_.follow_ups.of(number);
    if (value.days.contains(FollowUpEffect::From::pep_last_dose)) value.course = length;
    return values_.follow_ups.number(value);
  });
  return clipped_follow_up(out);
}

const std::vector<Outcomes::NoteShown>& Outcomes::notes() {
  if (notes_) return *notes_;
  notes_.emplace();
  for (int kind = 0; kind < int(note_kind_ids.size()); ++kind) {
    const auto key = program_.note_base + kind;
    for (const auto& filler : fillers(key)) {
      const auto& note = effect<NoteEffect>(filler);
      const auto same = std::find_if(notes_->begin(), notes_->end(), [&](const NoteShown& shown) {
        return shown.note->kind == note.kind && shown.note->text == note.text && shown.note->services == note.services;
      });
      if (same == notes_->end())
        notes_->push_back({&note, live(filler.rule, key)});
      else
        same->where = d_.either(same->where, live(filler.rule, key));
    }
  }
  return *notes_;
}

}  // namespace sti::engine
