#include "report/talk.hpp"

#include <fmt/format.h>

#include "report/layout/document.hpp"

namespace sti::report {
namespace {

constexpr auto part_sentences = family("talk-", talk_part_ids);

const Topic& topic_of(const TalkShown& shown, Index<Topic> index) { return shown.view.pack.topics[index]; }

/// The list of topics: id and title.
Section list_section(const TalkShown& shown) {
  Section out{"topics", shown.view.phrase("heading-topics")};
  for (const auto index : shown.topics) {
    const auto& topic = topic_of(shown, index);
    out.lines.push_back({topic.id, shown.view.label(topic.title)});
  }
  return out;
}

/// A topic with the words to avoid where it shows them.
Section whole_section(const TalkShown& shown, const Topic& topic) {
  auto out = topic_section(shown.view, topic);
  if (!topic.shows_terms) return out;
  auto lead = shown.view.phrase("talk-terms");
  for (const auto& term : shown.terms) {
    if (!term.is_spoken || term.lang != shown.view.lang) continue;
    out.lines.push_back(
        {std::exchange(lead, {}), shown.view.fill("term-line", {{"word", term.any_ending ? term.word + "…" : term.word},
                                                                {"prefer", term.prefer},
                                                                {"why", term.why}})});
  }
  return out;
}

}  // namespace

Section topic_section(const View& view, const Topic& topic) {
  Section out{"topic-" + topic.id, view.label(topic.title)};
  out.lines.push_back({view.phrase("talk-about"), view.label(topic.about), backing(view, topic)});
  for (const auto& part : topic.parts) {
    auto lead = view.phrase(part_sentences[part.kind]);
    for (const auto& line : part.lines) out.lines.push_back({std::exchange(lead, {}), view.label(line)});
  }
  auto lead = view.phrase("talk-contacts");
  for (const auto index : topic.services) {
    const auto& service = view.pack.services[index];
    out.lines.push_back({std::exchange(lead, {}), contact(view, service), backing(view, service)});
  }
  return out;
}

Document talk_page(const TalkShown& shown) {
  const auto& view = shown.view;
  const bool is_one = shown.in_full && shown.topics.size() == 1;
  Document out{
      .lang = view.lang,
      .title = is_one ? view.label(topic_of(shown, shown.topics.front()).title) : view.phrase("heading-topics"),
      .is_title_shown = false};
  out.begin("pack");
  add_pack(view, Line::Kind::paragraph, out);
  if (shown.in_full) {
    for (const auto index : shown.topics) out.add(whole_section(shown, topic_of(shown, index)));
  } else {
    out.add(list_section(shown));
    out.begin("hint").add(Line::Kind::hint, view.phrase("talk-hint"));
  }
  word_backing(view, Backed::by_first, out);
  return out;
}

}  // namespace sti::report
