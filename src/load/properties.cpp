// properties.toml: what a pack promises for every case.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "grammar/files.hpp"
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
  FieldsOf<grammar::property_file> top(file.root, context);
  each_table(top.find("property"), context, "property", [&](const Node& node) { read_property(node, context); });
  top.finish();
}

void PackReader::read_property(const Node& node, const Context& context) {
  FieldsOf<grammar::property> fields(node, context);
  Property property;
  property.span = context.span(node.pos);
  property.id = fields.id("id");
  property.when = read_when(fields, context);
  property.why = fields.text("why").value_or(Text{});
  property.evidence = read_evidence(fields, context);
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
  const bool is_monotone = property.kind == Property::Kind::monotone;
  bool names_others = false;  // what is in another file, when this is read on its own
  Fields fields(node, context, is_monotone ? grammar::monotone : grammar::claim);
  const auto add_leveled = [&]<class Enum>(std::string_view key, const auto& items, const auto& subject_of,
                                           std::vector<Enum> Output::*levels, std::span<const std::string_view> ids) {
    const auto* table = fields.find(key);
    if (table == nullptr) return;
    if (is_monotone) {  // the level is what is compared
      each_string(table, context, [&](const Node& name) {
        if (const auto index = find_id(name, key, items, context))
          property.outputs.push_back({subject_of(index), {}, {}, name.text});
      });
      return;
    }
    if (!table->is_table()) return context.wrong_type(*table, fmt::format("a table of {}s and levels", key));
    for (const auto& member : table->members) {
      Node name;
      name.text = member.key;
      name.pos = member.pos;
      const auto index = find_id(name, key, items, context);
      Output output{subject_of(index), {}, {}, member.key};
      output.*levels = read_words<Enum>(read_strings(member.value, context), ids, "a level", context);
      if (index && !(output.*levels).empty()) property.outputs.push_back(std::move(output));
    }
  };
  add_leveled(
      "verdict", pack_.vocabulary.slots, [](Index<Slot> slot) { return VerdictSubject{slot}; }, &Output::levels,
      level_ids);
  add_leveled(
      "vaccine", pack_.catalog.vaccines, [](Index<VaccineKind> vaccine) { return VaccineSubject{vaccine}; },
      &Output::vaccine_levels, vaccine_level_ids);
  each_string(fields.find("test"), context, [&](const Node& name) {
    if (const auto test = find_test_at_site(name, context)) property.outputs.push_back({*test, {}, {}, name.text});
  });
  each_string(fields.find("note"), context, [&](const Node& name) {
    const auto rule = pack_.rule_index(name.text);
    const auto gives_note = [](const Effect& effect) { return std::holds_alternative<NoteEffect>(effect); };
    const auto effect = rule ? pack_.rules[rule].effects.find_if(gives_note) : EffectIndex();
    names_others = names_others || (!effect && is_partial_);
    if (!effect && is_partial_) return;
    if (!effect) {
      context.add(Code::unknown_rule, name.pos, fmt::format("no rule `{}` that gives a note", name.text),
                  did_you_mean(nearest(name.text, ids_of(pack_.rules))));
      return;
    }
    property.outputs.push_back({NoteSubject{rule, effect, {}}, {}, {}, name.text});
  });
  each_string(fields.find("follow_up"), context, [&](const Node& name) {
    if (const auto what = find_id(name, "follow-up", pack_.catalog.follow_ups, context))
      property.outputs.push_back({FollowUpSubject{what, {}}, {}, {}, name.text});
  });
  if (is_monotone) read_chain_fact(fields, context, property);
  fields.finish();
  if (property.outputs.empty() && !names_others)
    context.add(Code::missing_key, node.pos, fmt::format("the property `{}` names nothing that is told", property.id),
                "give `verdict`, `vaccine`, `test`, `note` or `follow_up`");
}

void PackReader::read_chain_fact(Fields& fields, const Context& context, Property& property) {
  const auto* name = fields.string_node("fact");
  if (name == nullptr) return;
  property.fact = pack_.vocabulary.fact_index(name->text);
  const auto& chains = pack_.vocabulary.chains;
  const bool has_chain =
      property.fact == pack_.vocabulary.since ||
      std::any_of(chains.begin(), chains.end(), [&](const Chain& chain) { return chain.fact == property.fact; });
  if (!property.fact) {
    context.add(Code::unknown_fact, name->pos, fmt::format("no fact named `{}`", name->text));
  } else if (!has_chain) {
    context.add(Code::unknown_value, name->pos,
                fmt::format("the vocabulary says of no value of `{}` that it is worse than another", name->text),
                "add a [[chain]] to the vocabulary");
  }
}

}  // namespace sti::load
