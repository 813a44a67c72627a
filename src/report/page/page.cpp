#include "report/page/page.hpp"

#include <set>

#include "report/advice/note.hpp"
#include "report/talk.hpp"
#include "report/timeline/timeline.hpp"
#include "report/wording/case_words.hpp"

namespace sti::report {
namespace {

Section timeline_section(const View& view, const PageOptions& options, Form form) {
  Section out{"timeline", view.phrase("heading-timeline")};
  const auto timeline = form == Form::html || options.timeline ? make_timeline(view) : Timeline{};
  if (timeline.empty() || !timeline.has_days_ahead()) return out;
  if (form != Form::html) {
    out.picture.text = timeline_text(view, timeline, options.ascii);
  } else {
    out.picture.html = timeline_html(view, timeline);
    out.table = timeline_table(view, timeline);
  }
  return out;
}

/// The note for the record, to be copied.
Section record_section(const View& view, const PageOptions& options) {
  Section out{"record", view.phrase("heading-record")};
  out.picture.text = advice_note(view, options);
  return out;
}

}  // namespace

void add_pack(const View& view, Line::Kind kind, Document& out) {
  out.add(kind, pack_line(view));
  out.add(Line::Kind::strong, overdue(view));
}

void add_case(const View& view, Document& out) {
  const auto& exposures = view.advice.asked.exposures;
  out.add(Line::Kind::paragraph, capitalised(person_summary(view)));
  // Where all happened at the same time, it is said once.
  std::set<std::string> times;
  for (const auto exposure : exposures.indices()) times.insert(exposure_when(view, exposure));
  const bool is_shared = exposures.size() > 2 && times.size() == 1;
  if (is_shared) out.add(Line::Kind::paragraph, capitalised(*times.begin()) + ":");
  for (const auto exposure : exposures.indices())
    out.add(Line::Kind::numbered, is_shared ? exposure_what(view, exposure) : exposure_summary(view, exposure));
}

Document advice_page(const View& view, const PageOptions& asked, Form form) {
  auto options = asked;
  options.full = options.full || options.why;
  Document out{.lang = view.lang,
               .title = view.fill("page-title", {{"date", human(view.advice.asked.now, view.lang)}}),
               .subtitle = pack_in_brief(view)};
  out.begin("case").add(Line::Kind::strong, overdue(view));
  add_case(view, out);
  if (options.since != nullptr) out.add(Line::Kind::paragraph, since_line(view, *options.since));
  out.add(urgent_section(view, options));
  out.add(today_section(view, options));
  out.add(awaited_section(view, options));
  out.add(settled_section(view, options));
  out.add(recent_section(view, options));
  out.add(plan_section(view, options));
  out.add(timeline_section(view, options, form));
  const auto across = std::ptrdiff_t(out.sections.size());
  out.add(then_section(view, options));
  out.add(notes_section(view, options));
  if (options.talk) {
    for (const auto topic : view.advice.topics) out.add(topic_section(view, view.pack.topics[topic]));
  }
  out.add(questions_section(view, options));
  for (auto section = out.sections.begin() + across; section != out.sections.end(); ++section)
    section->is_in_column = true;
  if (form == Form::html) out.add(record_section(view, options));
  auto sources = sources_section(view, out.sections, options);
  out.add(std::move(sources));
  const auto more = form == Form::html ? std::string() : more_text(options, !view.advice.topics.empty());
  out.begin("scope").add(Line::Kind::small, view.phrase("page-scope") +
                                                (more.empty() ? "" : " " + view.fill("more", {{"options", more}})));
  word_backing(view, options.why ? Backed::in_full : Backed::unsaid, out);
  return out;
}

}  // namespace sti::report
