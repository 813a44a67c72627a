#include "report/json/outputs.hpp"
#include "report/json/values.hpp"
#include "report/talk.hpp"

namespace sti::report {
namespace {

using Parts = ByName<const std::vector<Text>*>;
Parts parts(const Topic& topic) {
  Parts out;
  for (const auto& part : topic.parts) out.items.emplace_back(to_string(part.kind), &part.lines);
  return out;
}

std::vector<std::string> services(const View& view, const Topic& topic) {
  std::vector<std::string> out;
  for (const auto service : topic.services) out.push_back(contact(view, view.pack.services[service]));
  return out;
}

}  // namespace

template <class To>
void describe(To& to, const Term& term) {
  to("word", term.any_ending ? term.word + "*" : term.word)("prefer", term.prefer)("why", term.why);
}

template <class To>
void describe(To& to, const TalkShown& shown) {
  const auto& view = shown.view;
  describe_own_pack(to.form("sti-talk/1"));
  to.list("topics", at(view.pack.topics, shown.topics), [&](auto& each, const Topic& topic) {
    each("topic", topic.id)("title", topic.title)("about", topic.about)("general", topic.general);
    each("parts", parts(topic))("services", [&] { return services(view, topic); });
    each("terms", [&] {
      std::vector<const Term*> out;  // those of the language
      for (const auto& term : shown.terms) {
        if (topic.shows_terms && term.is_spoken && term.lang == view.lang) out.push_back(&term);
      }
      return out;
    });
    describe_backing(each, topic);
    describe_basis(each, topic);
  });
}

const JsonOutput talk_output{"talk", [](FieldSchema& to) { describe(to, TalkShown{to.view(), {}}); }};

std::string talk_json(const TalkShown& shown) { return json_document(shown, &shown.view); }

}  // namespace sti::report
