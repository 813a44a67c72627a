// Why a line says what it says.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/wording/wording.hpp"

namespace sti::report {
namespace {

void add_reasons(const View& view, const std::vector<Index<Rule>>& rules, Sentences& out) {
  for (const auto rule : rules) out.add(view.label(view.rule(rule).why));
}

/// When it is next taken, and what it waits for: the window to open, or the next day that a negative has not spoken
/// for.
std::string wait_words(const View& view, const TestAdvice& line) {
  const auto day = human(*line.take_on, view.lang);
  const auto negative = taken_on(view, line, Result::negative);
  const bool is_open = line.useful_from && *line.useful_from <= date_of(view.advice.asked.now);
  if (negative && is_open) return view.fill("why-wait-after", {{"taken", human(*negative, view.lang)}, {"next", day}});
  return view.fill("why-wait", {{"useful", day}});
}

/// That a regular check takes over what comes later.
std::string check_words(const View& view, const TestAdvice& line) {
  const auto& check = view.advice.follow_up[line.at_check.place()];
  return view.fill("why-at-check", {{"check", label_of(view, FollowUpSubject{check.what, check.infection})},
                                    {"date", human(check.on, view.lang)}});
}

/// What the status of a line means.
void add_status(const View& view, const TestAdvice& line, Sentences& out) {
  const auto day = [&](Date date) { return human(date, view.lang); };
  switch (line.status) {
    case Status::wait:
      if (!line.at_check) out.add(wait_words(view, line));
      break;
    case Status::baseline:
      out.add(view.phrase("why-baseline"));
      break;
    case Status::awaited:
      out.add(line.take_on ? view.fill("why-awaited", {{"date", day(*line.take_on)}})
                           : view.phrase("why-awaited-last"));
      break;
    case Status::control:
      out.add(view.fill("why-control", {{"date", day(*line.control_of)}}));
      break;
    case Status::positive: {
      const auto on = taken_on(view, line, Result::positive).value_or(date_of(view.advice.asked.now));
      out.add(view.fill("why-positive", {{"found", capitalised(found_word(view, line.test))}, {"date", day(on)}}));
      break;
    }
    case Status::done:
      out.add(view.phrase(is_settled(line) ? PlainSentence("why-done") : "why-taken-lately"));
      break;
    case Status::now_and_repeat:
      out.add(view.phrase("why-repeat"));
      break;
    case Status::now:
      break;
  }
}

/// From when a negative is conclusive; never where nobody could confirm the day.
void add_certainty(const View& view, const TestAdvice& line, Sentences& out) {
  const bool over = line.status == Status::done || line.status == Status::positive;
  if (over || line.status == Status::control) return;
  if (line.conclusive_on && *line.conclusive_on <= date_of(view.advice.asked.now)) {
    if (is_for_today(line.status)) out.add(view.phrase("why-conclusive-now"));
  } else if (line.conclusive_on) {
    out.add(view.fill("why-conclusive", {{"conclusive", human(*line.conclusive_on, view.lang)}}));
  } else if (!line.repeat_on.empty()) {
    out.add(view.phrase("why-unconfirmed"));
  } else if (line.useful_from) {
    out.add(view.phrase("why-never-conclusive"));
  }
}

/// Whether a window gives the test a conclusive day that somebody could confirm.
bool has_confirmed_day(const View& view, const Rule& rule, Index<TestKind> test) {
  return std::any_of(rule.effects.begin(), rule.effects.end(), [&](const Effect& effect) {
    const auto* given = std::get_if<WindowEffect>(&effect);
    if (given == nullptr || given->test != test) return false;
    const auto& conclusive = view.pack.windows[given->window].conclusive;
    return conclusive && conclusive->evidence.basis != Basis::unverified;
  });
}

/// Remarks of the windows. Where nothing is conclusive, a window that would make it so for one exposure alone is
/// silent.
void add_window_remarks(const View& view, const TestAdvice& line, Sentences& out) {
  for (const auto index : line.windows) {
    const auto& rule = view.rule(index);
    if (line.conclusive_on || !has_confirmed_day(view, rule, line.test)) out.add(view.label(rule.why));
  }
}

}  // namespace

std::string why(const View& view, const TestAdvice& line) {
  Sentences out;
  add_reasons(view, line.rules, out);
  add_status(view, line, out);
  if (line.at_check) out.add(check_words(view, line));
  add_certainty(view, line, out);
  for (const auto day : early_days(line)) out.add(view.fill("why-interim", {{"interim", human(day, view.lang)}}));
  if (line.answer_late) out.add(view.phrase("why-answer-late"));
  if (line.status != Status::positive) add_window_remarks(view, line, out);
  return out.join();
}

std::string hours_text(const View& view, int hours) {
  constexpr int in_days_from = 168;
  const bool in_days = hours >= in_days_from && hours % 24 == 0;
  return in_days ? view.fill("days-n", {{"n", fmt::format("{}", hours / 24)}})
                 : view.fill("hours-n", {{"n", fmt::format("{}", hours)}});
}

namespace {

/// A lapsed offer does not carry its own sentence: it says which limits have passed, and what still helps.
void add_lapsed(const View& view, const Verdict& verdict, Sentences& out) {
  std::vector<const Method*> lapsed;
  for (const auto rule : verdict.method_rules) {
    for (const auto& effect : view.rule(rule).effects) {
      const auto* given = std::get_if<MethodEffect>(&effect);
      const auto* method = given == nullptr ? nullptr : &view.pack.methods[given->method];
      if (method != nullptr && method->latest_hours) lapsed.push_back(method);
    }
  }
  for (const auto* method : lapsed) {
    const auto limit = hours_text(view, method->latest_hours->value);
    out.add(lapsed.size() == 1
                ? view.fill("why-limit-passed-alone", {{"limit", limit}})
                : view.fill("why-limit-passed", {{"limit", limit}, {"what", view.label(method->label)}}));
    if (!method->late.empty()) out.add(view.label(method->late));
  }
}

/// Where no rule speaks.
void add_unspoken(const View& view, const Verdict& verdict, Sentences& out) {
  const auto& slot = view.pack.vocabulary.slots[verdict.slot];
  if (verdict.level == Level::not_stated) {
    out.add(view.phrase("why-not-stated"));
    if (const auto& silent = view.pack.silent[verdict.slot]) out.add(view.label(*silent));
  } else if (slot.needs_exposure && view.advice.asked.exposures.empty()) {
    out.add(view.phrase("why-no-exposure"));
  } else {
    out.add(view.phrase("why-does-not-apply"));
  }
}

}  // namespace

std::string why(const View& view, const Verdict& verdict) {
  Sentences out;
  if (verdict.level == Level::too_late)
    add_lapsed(view, verdict, out);
  else if (verdict.rules.empty())
    add_unspoken(view, verdict, out);
  else
    add_reasons(view, verdict.rules, out);
  if (verdict.level == Level::not_indicated && !verdict.raised_by.empty()) {
    std::vector<std::string> facts;
    for (const auto fact : verdict.raised_by) facts.push_back(fact_label(view, fact));
    out.add(view.fill("why-raised-by", {{"facts", join(facts, ", ")}}));
  }
  return out.join();
}

std::string why(const View& view, const VaccineAdvice& vaccine) {
  Sentences out;
  if (vaccine.by_doses) {
    if (vaccine.level == VaccineLevel::complete_course)
      out.add(view.fill("why-by-doses", {{"given", fmt::format("{}", vaccine.doses.size())},
                                         {"all", fmt::format("{}", vaccine.schedule_days.size())}}));
    else
      out.add(view.phrase("why-full-count"));
    return out.join();
  }
  add_reasons(view, vaccine.rules, out);
  if (vaccine.rules.empty()) out.add(view.phrase("why-not-stated"));
  return out.join();
}

std::string why(const View& view, const Contact& contact) {
  Sentences out;
  add_reasons(view, contact.rules, out);
  return out.join();
}

std::string why(const View& view, const FollowUp& follow_up) {
  Sentences out;
  add_reasons(view, follow_up.rules, out);
  return out.join();
}

}  // namespace sti::report
