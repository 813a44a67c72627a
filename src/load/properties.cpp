// properties.toml: what a pack promises for every case.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "load/pack_reader.hpp"

namespace sti::load {
namespace {

using Output = PropertyOutput;

/// Strings of a list, or the one string.
template <class Add>
void each_string(const Node* node, const Context& context, const Add& add) {
  if (node == nullptr) return;
  for (const auto* name : read_strings(*node, context)) add(*name);
}

}  // namespace

void PackReader::read_properties(const ParsedFile& file) {
  const Context context{*file.source, diagnostics_};
  pack_.files.push_back(file.source);
  Fields top(file.root, context, "properties.toml");
  each_table(top.find("property"), context, "property", [&](const Node& node) { read_property(node, context); });
  top.finish();
}

void PackReader::read_property(const Node& node, const Context& context) {
  Fields fields(node, context, "a property");
  Property property;
  property.span = context.span(node.pos);
  property.id = fields.id("id");
  property.when = read_when(fields, context);
  property.why = fields.text("why", true).value_or(Text{});
  property.evidence = read_evidence(fields, context, false);
  const Node* claims[] = {fields.find("never"), fields.find("always"), fields.find("monotone")};
  fields.finish();
  const auto given =
      std::count_if(std::begin(claims), std::end(claims), [](const Node* claim) { return claim != nullptr; });
  if (given != 1) {
    context.add(Code::missing_key, node.pos, fmt::format("the property `{}` makes {} claims", property.id, given),
                "give exactly one of `never`, `always` and `monotone`");
    return;
  }
  for (std::size_t kind = 0; kind < 3; ++kind) {
    if (claims[kind] == nullptr) continue;
    property.kind = Property::Kind(kind);
    if (!claims[kind]->is_table()) return context.wrong_type(*claims[kind], "a table of outputs");
    read_claim(*claims[kind], context, property);
  }
  const auto same = std::find_if(pack_.properties.begin(), pack_.properties.end(),
                                 [&](const Property& other) { return other.id == property.id; });
  if (same != pack_.properties.end())
    context.add(Code::duplicate_id, node.pos, fmt::format("the property `{}` is listed twice", property.id));
  pack_.properties.push_back(std::move(property));
}

void PackReader::read_claim(const Node& node, const Context& context, Property& property) {
  Fields fields(node, context, "a claim");
  const bool is_monotone = property.kind == Property::Kind::monotone;
  const auto add_leveled = [&](std::string_view key, Output::Kind kind, const auto& index_of, const auto& items,
                               std::span<const std::string_view> levels) {
    const auto* table = fields.find(key);
    if (table == nullptr) return;
    if (is_monotone) {  // the level is what is compared
      each_string(table, context, [&](const Node& name) {
        const int index = find_id(name, index_of(name.text), key, items, context);
        if (index >= 0) property.outputs.push_back({kind, index, {}, {}, name.text});
      });
      return;
    }
    if (!table->is_table()) return context.wrong_type(*table, fmt::format("a table of {}s and levels", key));
    for (const auto& member : table->members) {
      Node name;
      name.text = member.key;
      name.pos = member.pos;
      Output output{kind, find_id(name, index_of(member.key), key, items, context), {}, {}, member.key};
      each_string(&member.value, context, [&](const Node& level) {
        if (const auto number = read_level(level, levels, "a level", context)) output.levels.push_back(*number);
      });
      if (output.subject >= 0 && !output.levels.empty()) property.outputs.push_back(std::move(output));
    }
  };
  add_leveled(
      "verdict", Output::Kind::verdict, [&](std::string_view id) { return pack_.vocabulary.slot_index(id); },
      pack_.vocabulary.slots, level_ids);
  add_leveled(
      "vaccine", Output::Kind::vaccine, [&](std::string_view id) { return pack_.catalog.vaccine_index(id); },
      pack_.catalog.vaccines, vaccine_level_ids);
  each_string(fields.find("test"), context, [&](const Node& name) {
    const auto at = name.text.find('@');
    Node part = name;
    part.text = name.text.substr(0, at);
    Output output{Output::Kind::test,
                  find_id(part, pack_.catalog.test_index(part.text), "test", pack_.catalog.tests, context),
                  {},
                  {},
                  name.text};
    if (at != std::string::npos) {
      part.text = name.text.substr(at + 1);
      output.site = find_id(part, pack_.catalog.site_index(part.text), "site", pack_.catalog.sites, context);
    }
    if (output.subject >= 0 && output.site.value_or(0) >= 0) property.outputs.push_back(std::move(output));
  });
  each_string(fields.find("note"), context, [&](const Node& name) {
    const int rule = pack_.rule_index(name.text);
    const auto gives_note = [](const Effect& effect) { return std::holds_alternative<NoteEffect>(effect); };
    if (rule < 0 || std::none_of(pack_.rules[std::size_t(rule)].effects.begin(),
                                 pack_.rules[std::size_t(rule)].effects.end(), gives_note)) {
      context.add(Code::unknown_rule, name.pos, fmt::format("no rule `{}` that gives a note", printable(name.text)),
                  did_you_mean(nearest(name.text, ids_of(pack_.rules))));
      return;
    }
    property.outputs.push_back({Output::Kind::note, rule, {}, {}, name.text});
  });
  each_string(fields.find("follow_up"), context, [&](const Node& name) {
    const int index =
        find_id(name, pack_.catalog.follow_up_index(name.text), "follow-up", pack_.catalog.follow_ups, context);
    if (index >= 0) property.outputs.push_back({Output::Kind::follow_up, index, {}, {}, name.text});
  });
  if (is_monotone) read_chain_fact(fields, context, property);
  fields.finish();
  if (property.outputs.empty())
    context.add(Code::missing_key, node.pos, fmt::format("the property `{}` names nothing that is told", property.id),
                "give `verdict`, `vaccine`, `test`, `note` or `follow_up`");
}

void PackReader::read_chain_fact(Fields& fields, const Context& context, Property& property) {
  const auto* name = fields.string_node("fact", true);
  if (name == nullptr) return;
  property.fact = pack_.vocabulary.fact_index(name->text);
  const auto& chains = pack_.vocabulary.chains;
  const bool has_chain =
      property.fact == pack_.vocabulary.since ||
      std::any_of(chains.begin(), chains.end(), [&](const Chain& chain) { return chain.fact == property.fact; });
  if (property.fact < 0) {
    context.add(Code::unknown_fact, name->pos, fmt::format("no fact named `{}`", printable(name->text)));
  } else if (!has_chain) {
    context.add(Code::unknown_value, name->pos,
                fmt::format("the vocabulary says of no value of `{}` that it is worse than another", name->text),
                "add a [[chain]] to the vocabulary");
  }
}

}  // namespace sti::load
