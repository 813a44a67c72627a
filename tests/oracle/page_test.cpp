// What holds for the page of any case: it fits 80 columns in every language, and says what it must not hide.

#include "report/page/page.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "load/pack.hpp"
#include "load/phrases.hpp"
#include "model/terms.hpp"
#include "oracle/random_case.hpp"
#include "report/advice/ics.hpp"
#include "report/advice/note.hpp"
#include "report/leaflet/leaflet.hpp"
#include "report/timeline/timeline.hpp"
#include "report/wording/visit_words.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

void check_width(const std::string& page) {
  for (std::size_t from = 0, to = 0; from < page.size(); from = to + 1) {
    to = page.find('\n', from);
    const auto line = page.substr(from, to - from);
    // An address on the web stays in one piece, so that it can be followed.
    if (display_width(line) > 80 && line.find("http") == std::string::npos) RC_FAIL("wider than 80 columns: " + line);
  }
}

void check_said(const std::string& page, const std::string& text) {
  // Text is wrapped, and may begin with a capital: compare without the blanks, in lower case.
  const auto bare = [](const std::string& text_as_is) {
    auto all = lower_case(text_as_is);
    all.erase(std::remove_if(all.begin(), all.end(), [](char c) { return c == ' ' || c == '\n'; }), all.end());
    return all;
  };
  if (bare(page).find(bare(text)) == std::string::npos) RC_FAIL("not on the page: " + text);
}

/// Notes that no page leaves out, every test, every visit with what it is for, every deadline.
void check_nothing_hidden(const report::View& view, const std::string& page) {
  for (const auto& note : view.advice.notes) {
    const bool always = note.kind == NoteKind::urgent || note.kind == NoteKind::law ||
                        note.kind == NoteKind::referral || note.kind == NoteKind::caution;
    if (always && note.from == Note::From::rule) check_said(page, report::note_text(view, note));
  }
  for (const auto& test : view.advice.tests)
    check_said(page, view.label(view.pack.catalog.tests[test.test].short_label));
  const auto today = date_of(view.advice.asked.now);
  for (const auto& visit : view.advice.visits) {
    if (visit.on <= today) continue;
    check_said(page, report::brief(visit.on, view));
    for (const auto& part : report::parts_of(view, visit))
      check_said(page, report::part_words(view, part, visit.on, "*"));
    for (const auto& item : visit.items) {
      if (item.due < item.from && item.due > today) check_said(page, report::brief(item.due, visit.on, view.lang));
    }
  }
  for (const auto& verdict : view.advice.verdicts) {
    if (!verdict.deadline) continue;
    const bool is_span = verdict.deadline_from && report::is_hour_open(view);
    check_said(page, is_span ? report::brief_span(view, *verdict.deadline_from, *verdict.deadline)
                             : report::brief(*verdict.deadline, view));
  }
}

/// Days of the plan, and those that a form gives; the first day is `from`.
class SameDays {
 public:
  explicit SameDays(const report::View& view) : view_(view), today_(date_of(view.advice.asked.now)) {
    for (const auto& visit : view.advice.visits) visits_.insert(visit.on);
  }

  /// Every visit ahead is said as this form writes days.
  template <class Write>
  void check_named(const std::string& form, const std::string& text, Write write) const {
    const auto lower = lower_case(text);
    for (const auto day : visits_) {
      if (day > today_ && lower.find(lower_case(write(day))) == std::string::npos)
        RC_FAIL(form + " has no visit on " + to_string(day));
    }
  }

  /// One event a visit ahead, and no other.
  void check_calendar(const std::string& calendar) const {
    constexpr std::string_view start = "DTSTART;VALUE=DATE:";
    std::set<std::string> events, ahead;
    for (auto at = calendar.find(start); at != std::string::npos; at = calendar.find(start, at + 1)) {
      const auto day = calendar.substr(at + start.size(), 8);
      events.insert(day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6));
    }
    for (const auto day : visits_) {
      if (day > today_) ahead.insert(to_string(day));
    }
    if (events != ahead) RC_FAIL("the calendar has other days than the plan");
  }

  void check_timeline() const {
    const auto timeline = report::make_timeline(view_);
    std::set<Date> drawn;
    for (const auto& test : timeline.tests) drawn.insert(test.take.begin(), test.take.end());
    for (const auto& doses : timeline.doses) drawn.insert(doses.on.begin(), doses.on.end());
    for (const auto& item : view_.advice.follow_up) drawn.insert(report::visit_day(view_, item));
    if (drawn != visits_) RC_FAIL("the timeline has other days than the plan");
  }

 private:
  const report::View& view_;
  Date today_;
  std::set<Date> visits_;
};

void check_same_days(const report::View& view) {
  const SameDays days(view);
  days.check_named("the note", report::advice_note(view, {}),
                   [&](Date day) { return report::written_date(day, view.lang); });
  const auto leaflet = report::document_text(report::make_leaflet(view));
  days.check_named("the leaflet", leaflet, [&](Date day) { return report::in_full(day, view.lang); });
  days.check_calendar(report::advice_ics(view, {}));
  days.check_timeline();
}

std::string page_text(const report::View& view, const report::PageOptions& options) {
  return report::document_text(report::advice_page(view, options));
}

void check_pages(const char* name, const test::ReadyPack& ready) {
  CHECK(rc::check(name, [&] {
    const auto random = *oracle::random_case(ready.pack, {.any_moment = true});
    const auto advice = test::advise_json(ready, random.text());
    for (const auto lang : {Lang::en, Lang::nb}) {
      const report::View view{ready.pack, test::built_in_phrases(), advice, lang};
      const auto page = page_text(view, {});
      check_width(page);
      check_nothing_hidden(view, page);
      check_same_days(view);
      check_width(page_text(view, {.full = true}));
      check_width(page_text(view, {.why = true}));
      check_width(page_text(view, {.talk = true}));
    }
  }));
}

}  // namespace

TEST_SUITE("page") {
  TEST_CASE("a Norwegian page fits 80 columns, hides nothing that decides, and every form has the same days") {
    check_pages("page, no", test::norway());
  }
  TEST_CASE("a UK fixture page fits 80 columns, hides nothing that decides, and every form has the same days") {
    check_pages("page, uk", test::united_kingdom());
  }
  TEST_CASE("the note begins with the moment, the pack and its version") {
    const auto& ready = test::norway();
    const auto advice = test::advise_json(ready, R"({"now": "2027-03-01T10:00"})");
    for (const auto lang : {Lang::en, Lang::nb}) {
      const auto note = report::advice_note({ready.pack, test::built_in_phrases(), advice, lang}, {});
      const auto head = note.substr(0, note.find('\n'));
      CAPTURE(head);
      CHECK(head.starts_with(lang == Lang::en ? "1 Mar 2027 10:00 " : "01.03.2027 kl. 10.00 "));
      CHECK(head.find(ready.pack.version + " (" + ready.pack.sha256.substr(0, 8) + ")") != std::string::npos);
    }
  }
}
