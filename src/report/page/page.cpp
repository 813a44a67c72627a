#include "report/page/page.hpp"

#include "report/talk.hpp"
#include "report/wording/case_words.hpp"

namespace sti::report {

Page make_page(const View& view, const PageOptions& options) {
  Page page;
  page.title = view.fill("page-title", {{"date", human(view.advice.asked.now, view.lang)}});
  page.pack = pack_line(view);
  page.person = capitalised(person_summary(view));
  for (const auto exposure : view.advice.asked.exposures.indices())
    page.exposures.push_back(exposure_summary(view, exposure));
  page.overdue = overdue(view);
  const auto add = [&](PageSection section) {
    if (!section.lines.empty()) page.sections.push_back(std::move(section));
  };
  add(found_section(view, options));
  add(urgent_section(view, options));
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
  page.sources = sources_section(view, page.sections, options);
  if (auto more = more_line(view, options); !more.text.empty()) page.sources.lines.push_back(std::move(more));
  page.scope = view.phrase("page-scope");
  return page;
}

}  // namespace sti::report
