#include "report/talk.hpp"

#include <fmt/format.h>

#include "report/layout/layout.hpp"

namespace sti::report {
namespace {

constexpr auto part_sentences = family("talk-", talk_part_ids);

const Topic& topic_of(const TalkShown& shown, Index<Topic> index) { return shown.view.pack.topics[index]; }

std::string talk_head(const View& view) { return pack_line(view); }

/// The list of topics: id and title.
PageSection list_section(const TalkShown& shown) {
  PageSection out{"topics", shown.view.phrase("heading-topics"), {}};
  for (const auto index : shown.topics) {
    const auto& topic = topic_of(shown, index);
    out.lines.push_back({topic.id, shown.view.label(topic.title), {}, {}});
  }
  return out;
}

/// A topic with the words to avoid where it shows them.
PageSection whole_section(const TalkShown& shown, const Topic& topic) {
  auto out = topic_section(shown.view, topic);
  if (!topic.shows_terms) return out;
  auto lead = shown.view.phrase("talk-terms");
  for (const auto& term : shown.terms) {
    if (term.lang != shown.view.lang) continue;
    out.lines.push_back({std::exchange(lead, {}),
                         shown.view.fill("term-line", {{"word", term.any_ending ? term.word + "…" : term.word},
                                                       {"prefer", term.prefer},
                                                       {"why", term.why}}),
                         {},
                         {}});
  }
  return out;
}

}  // namespace

PageSection topic_section(const View& view, const Topic& topic) {
  PageSection out{"topic-" + topic.id, view.label(topic.title), {}};
  out.lines.push_back({view.phrase("talk-about"), view.label(topic.about), backing(view, topic), {}});
  for (const auto& part : topic.parts) {
    auto lead = view.phrase(part_sentences[part.kind]);
    for (const auto& line : part.lines) out.lines.push_back({std::exchange(lead, {}), view.label(line), {}, {}});
  }
  auto lead = view.phrase("talk-contacts");
  for (const auto index : topic.services) {
    const auto& service = view.pack.services[index];
    out.lines.push_back({std::exchange(lead, {}), contact(view, service), backing(view, service), {}});
  }
  return out;
}

std::string talk_text(const TalkShown& shown, const PageOptions& options) {
  auto out = paragraph_text(talk_head(shown.view));
  if (const auto late = overdue(shown.view); !late.empty()) out += paragraph_text(late);
  if (!shown.in_full) {
    out += section_text(shown.view, list_section(shown), options);
    return out + "\n" + paragraph_text(shown.view.phrase("talk-hint"));
  }
  for (const auto index : shown.topics)
    out += section_text(shown.view, whole_section(shown, topic_of(shown, index)), options);
  return out;
}

std::string talk_markdown(const TalkShown& shown) {
  auto out = markdown_escaped(talk_head(shown.view)) + "\n";
  if (const auto late = overdue(shown.view); !late.empty()) out += fmt::format("\n**{}**\n", markdown_escaped(late));
  if (!shown.in_full) return out + section_markdown(shown.view, list_section(shown), false);
  for (const auto index : shown.topics)
    out += section_markdown(shown.view, whole_section(shown, topic_of(shown, index)), false);
  return out;
}

}  // namespace sti::report
