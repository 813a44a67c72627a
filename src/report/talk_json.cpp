#include "report/json/outputs.hpp"
#include "report/json/values.hpp"
#include "report/talk.hpp"

namespace sti::report {
namespace {

struct ToldTopic {
  const TalkShown& shown;
  const Topic& topic;
};

constexpr std::array talk_pack = {field<&Pack::id>("id"), field<&Pack::version>("version"), review_by, is_overdue};

using Parts = ByName<const std::vector<Text>*>;
Parts parts(const ToldTopic& told) {
  Parts out;
  for (const auto& part : told.topic.parts) out.items.emplace_back(to_string(part.kind), &part.lines);
  return out;
}

std::vector<std::string> services(const View& view, const ToldTopic& told) {
  std::vector<std::string> out;
  for (const auto service : told.topic.services) out.push_back(contact(view, view.pack.services[service]));
  return out;
}

/// Those of the language, where the topic shows terms.
std::vector<const Term*> terms(const View& view, const ToldTopic& told) {
  std::vector<const Term*> out;
  for (const auto& term : told.shown.terms) {
    if (told.topic.shows_terms && term.lang == view.lang) out.push_back(&term);
  }
  return out;
}

Backing backing(const View& view, const ToldTopic& told) { return backing(view, told.topic); }

}  // namespace

template <>
constexpr std::array fields_of<Term> = {
    field("word", [](const Term& term) { return term.any_ending ? term.word + "*" : term.word; }),
    field<&Term::prefer>("prefer"), field<&Term::why>("why")};

template <>
constexpr std::array fields_of<ToldTopic> = {
    field(
        "topic", [](const ToldTopic& told) -> const auto& { return told.topic.id; }),
    field(
        "title", [](const ToldTopic& told) -> const auto& { return told.topic.title; }),
    field(
        "about", [](const ToldTopic& told) -> const auto& { return told.topic.about; }),
    field("general", [](const ToldTopic& told) { return told.topic.general; }),
    field<parts>("parts"),
    field<services>("services"),
    field<terms>("terms"),
    backed<ToldTopic>,
    basis_field<ToldTopic>};

template <>
constexpr std::array fields_of<TalkShown> = {form<TalkShown>("sti-talk/1"), pack_field<TalkShown, talk_pack>,
                                             field("topics", [](const View& view, const TalkShown& shown) {
                                               std::vector<ToldTopic> out;
                                               for (const auto index : shown.topics)
                                                 out.push_back({shown, view.pack.topics[index]});
                                               return out;
                                             })};

const JsonOutput talk_output{"talk", document_schema<TalkShown>};

std::string talk_json(const TalkShown& shown) { return json_document(shown, &shown.view); }

}  // namespace sti::report
