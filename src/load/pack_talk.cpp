// Topics of conversation.

#include <fmt/format.h>

#include "base/text.hpp"
#include "load/pack_reader.hpp"

namespace sti::load {

void PackReader::read_topic(const Node& node, const Context& context) {
  FieldsOf<grammar::topic> fields(node, context);
  begin_rule();
  Topic topic;
  Rule rule;
  rule.origin = Rule::Origin::topic;
  rule.span = context.span(node.pos);
  topic.id = fields.id("id");
  rule.id = "topic/" + topic.id;
  topic.title = fields.text("title").value_or(Text{});
  topic.about = fields.text("about").value_or(Text{});
  topic.general = fields.boolean("general").value_or(false);
  topic.shows_terms = fields.boolean("terms").value_or(false);
  for (std::size_t kind = 0; kind < talk_part_ids.size(); ++kind) {
    const auto* lines = fields.Fields::find(talk_part_ids[TalkPart(kind)]);
    if (lines == nullptr) continue;
    if (!lines->is_array()) {
      context.wrong_type(*lines, "a list of texts");
      continue;
    }
    Topic::Part part{TalkPart(kind), {}};
    for (const auto& item : lines->items) {
      if (auto text = read_text(item, context)) part.lines.push_back(std::move(*text));
    }
    if (!part.lines.empty()) topic.parts.push_back(std::move(part));
  }
  topic.services = find_services(fields.strings("services"), context);
  rule.when = read_when(fields, context);
  rule.evidence = read_evidence(fields, context);
  fields.finish();
  if (topic.parts.empty() && !topic.shows_terms) {
    context.add(Code::no_effect, node.pos, fmt::format("the topic `{}` says nothing", topic.id),
                "give it `meet`, `ask`, `facts` or another part");
  }
  topic.rule = pack_.rules.next();
  rule.effects.emplace_back(TopicEffect{pack_.topics.push_back(std::move(topic))});
  add_rule(std::move(rule), context);
}

}  // namespace sti::load
