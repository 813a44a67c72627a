#include "report/page/page.hpp"

#include "report/talk.hpp"
#include "report/timeline/timeline.hpp"
#include "report/wording/case_words.hpp"

namespace sti::report {
namespace {

Section timeline_section(const View& view, const PageOptions& options, Form form) {
  Section out{"timeline", view.phrase("heading-timeline")};
  if (form != Form::html && !options.timeline) return out;
  const auto timeline = make_timeline(view);
  if (timeline.empty()) return out;
  if (form == Form::html) {
    out.picture.html = timeline_html(view, timeline);
    out.table = timeline_table(view, timeline);
  } else {
    out.picture.text = timeline_text(view, timeline, options.ascii);
  }
  return out;
}

}  // namespace

void add_pack(const View& view, Line::Kind kind, Document& out) {
  out.add(kind, pack_line(view));
  out.add(Line::Kind::strong, overdue(view));
}

void add_case(const View& view, Document& out) {
  out.add(Line::Kind::paragraph, capitalised(person_summary(view)));
  for (const auto exposure : view.advice.asked.exposures.indices())
    out.add(Line::Kind::numbered, exposure_summary(view, exposure));
}

Document advice_page(const View& view, const PageOptions& options, Form form) {
  Document out{.lang = view.lang,
               .title = view.fill("page-title", {{"date", human(view.advice.asked.now, view.lang)}})};
  out.begin("case");
  add_pack(view, Line::Kind::small, out);
  add_case(view, out);
  const auto add = [&](Section section) {
    section.is_in_column = true;
    out.add(std::move(section));
  };
  auto found = found_section(view, options);
  auto urgent = urgent_section(view, options);
  const bool is_urgent_first = found.empty();
  add(std::move(found));
  // What cannot wait stands across the page, above the columns.
  if (is_urgent_first)
    out.add(std::move(urgent));
  else
    add(std::move(urgent));
  auto timeline = timeline_section(view, options, form);
  const auto picture_place = out.sections.begin() + (is_urgent_first ? std::ptrdiff_t(out.sections.size()) : 1);
  if (form == Form::html && !timeline.empty()) out.sections.insert(picture_place, std::exchange(timeline, {}));
  add(today_section(view, options));
  add(wait_section(view, options));
  add(awaited_section(view, options));
  add(settled_section(view, options));
  add(recent_section(view, options));
  add(prevention_section(view, options));
  add(vaccine_section(view, options));
  add(follow_up_section(view, options));
  add(notes_section(view, options));
  add(talk_section(view, options));
  add(questions_section(view, options));
  if (options.talk) {
    for (const auto topic : view.advice.topics) add(topic_section(view, view.pack.topics[topic]));
  }
  auto sources = sources_section(view, out.sections, options);
  sources.add(Line::Kind::item, more_text(view, options));
  if (form != Form::html) out.add(std::move(timeline));
  out.add(std::move(sources));
  out.begin("scope").add(Line::Kind::small, view.phrase("page-scope"));
  word_backing(view, options.why, out);
  return out;
}

}  // namespace sti::report
