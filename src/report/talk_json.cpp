#include "base/json_writer.hpp"
#include "report/talk.hpp"

namespace sti::report {

std::string talk_json(const TalkShown& shown) {
  const auto& view = shown.view;
  JsonWriter json(2);
  json.begin_object().key("schema").string("sti-talk/1");
  json.key("pack").begin_object().key("id").string(view.pack.id).key("version").string(view.pack.version);
  json.key("review_by").string(view.pack.review_by).key("overdue").boolean(!overdue(view).empty()).end_object();
  json.key("topics").begin_array();
  for (const auto index : shown.topics) {
    const auto& topic = view.pack.topics[index];
    const auto behind = backing(view, topic);
    const auto strings = [&](std::string_view key, const auto& items, const auto& text) {
      json.key(key).begin_array();
      for (const auto& item : items) json.string(text(item));
      json.end_array();
    };
    const auto as_is = [](const std::string& item) -> const std::string& { return item; };
    json.begin_object().key("topic").string(topic.id).key("title").string(view.label(topic.title));
    json.key("about").string(view.label(topic.about)).key("general").boolean(topic.general);
    json.key("parts").begin_object();
    for (const auto& part : topic.parts)
      strings(to_string(part.kind), part.lines, [&](const Text& line) { return view.label(line); });
    json.end_object();
    strings("services", topic.services,
            [&](Index<Service> service) { return contact(view, view.pack.services[service]); });
    json.key("terms").begin_array();
    for (const auto& term : shown.terms) {
      if (!topic.shows_terms || term.lang != view.lang) continue;
      json.begin_object().key("word").string(term.any_ending ? term.word + "*" : term.word);
      json.key("prefer").string(term.prefer).key("why").string(term.why).end_object();
    }
    json.end_array();
    strings("rules", behind.rules, as_is);
    strings("sources", behind.sources, as_is);
    json.key("basis").string(to_string(behind.basis)).end_object();
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

}  // namespace sti::report
