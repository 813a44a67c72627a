#include "load/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/by_enum.hpp"
#include "base/text.hpp"
#include "grammar/vocabulary.hpp"
#include "load/condition.hpp"
#include "load/names.hpp"
#include "model/levels.hpp"

namespace sti::load {
namespace {

/// One of the words of the row, which are those of `Enum` in its order.
template <class Enum>
std::optional<Enum> read_enum(Fields& fields, const Context& context, std::string_view key) {
  const auto text = fields.string(key);
  if (!text) return std::nullopt;
  const auto words = fields.row(key).words;
  const auto found = std::find(words.begin(), words.end(), *text);
  if (found != words.end()) return Enum(found - words.begin());
  const std::vector<std::string> names(words.begin(), words.end());
  context.add(Code::unknown_value, fields.find(key)->pos, fmt::format("`{}` cannot be `{}`", key, *text),
              "it can be " + list_names(names));
  return std::nullopt;
}

/// What a slot speaks of.
enum class SlotScope { exposure, any };

template <class Items>
void add_values(const Items& items, List<FactValue>& values) {
  for (const auto& item : items) values.push_back({item.id, item.label});
}

class VocabularyReader {
 public:
  VocabularyReader(const Context& context, const Catalog& catalog, Vocabulary& out)
      : context_(context), catalog_(catalog), out_(out) {}

  void read(const Node& root) {
    FieldsOf<grammar::vocabulary> top(root, context_);
    read_sources(top.find("source"), context_, out_.sources);
    const auto* facts = top.find("fact");
    each_table(facts, context_, "fact", [&](const Node& node) { read_fact(node); });
    if (!find_core_facts(root)) return;
    each_table(facts, context_, "fact", [&](const Node& node) {
      read_applies(node);
      read_words_for_acts(node);
    });
    each_table(top.find("slot"), context_, "slot", [&](const Node& node) { read_slot(node); });
    each_table(top.find("reading"), context_, "reading", [&](const Node& node) { read_reading(node); });
    each_table(top.find("conflict"), context_, "conflict", [&](const Node& node) { read_conflict(node); });
    each_table(top.find("immunity"), context_, "immunity", [&](const Node& node) { read_immunity(node); });
    each_table(top.find("chain"), context_, "chain", [&](const Node& node) { read_chain(node); });
    each_table(top.find("impossible"), context_, "impossible", [&](const Node& node) {
      FieldsOf<grammar::impossible> fields(node, context_);
      Impossible item;
      if (const auto* when = fields.find("when")) item.when = conditions().read(*when, context_);
      item.why = fields.text("why").value_or(Text{});
      fields.finish();
      out_.impossible.push_back(std::move(item));
    });
    each_table(top.find("implied"), context_, "implied", [&](const Node& node) { read_implied(node); });
    each_table(top.find("path"), context_, "path", [&](const Node& node) { read_path(node); });
    top.finish();
  }

 private:
  ConditionReader conditions() { return {out_, no_names_}; }

  void read_fact(const Node& node) {
    FieldsOf<grammar::fact> fields(node, context_);
    Fact fact;
    fact.span = context_.span(node.pos);
    fact.id = fields.id("id");
    if (out_.fact_index(fact.id))
      context_.add(Code::duplicate_id, node.pos, fmt::format("the fact `{}` is listed twice", fact.id));
    fact.scope = read_enum<Scope>(fields, context_, "scope").value_or(Scope{});
    fact.kind = read_enum<FactKind>(fields, context_, "kind").value_or(FactKind{});
    fact.label = fields.text("label").value_or(Text{});
    fact.derived = fields.boolean("derived").value_or(false);
    fact.derived_from = fields.string("from", fact.derived).value_or("");
    fact.ask = fields.text("ask", !fact.derived).value_or(Text{});
    fact.help = fields.text("help").value_or(Text{});
    fact.is_private = fields.boolean("private").value_or(false);
    fact.is_alone = fields.boolean("alone").value_or(false);
    fact.is_sign = fields.boolean("sign").value_or(false);
    fact.prompt = read_enum<OrderPrompt>(fields, context_, "prompt").value_or(OrderPrompt{});
    fact.required = fields.boolean("required").value_or(false);
    fact.per_occasion = fields.boolean("per_occasion").value_or(false);
    fields.find("applies");
    fields.find("label_for");
    if (const auto* values = fields.find("values")) {
      each_table(values, context_, "values", [&](const Node& value_node) {
        FieldsOf<grammar::value> value(value_node, context_);
        FactValue item;
        item.id = value.id("id");
        item.label = value.text("label").value_or(Text{});
        item.alone = value.text("alone").value_or(Text{});
        item.words = value.text("words").value_or(Text{});
        value.find("label_for");
        value.finish();
        if (fact.value_index(item.id))
          context_.add(Code::duplicate_id, value_node.pos, fmt::format("the value `{}` is listed twice", item.id));
        fact.values.push_back(std::move(item));
      });
    }
    for (const auto* name :
         fields.strings("prompt_on", fact.prompt != OrderPrompt{} && fact.kind == FactKind::choice)) {
      if (const auto value = fact.value_index(name->text))
        fact.prompt_on.push_back(value);
      else
        context_.add(Code::unknown_value, name->pos, fmt::format("`{}` has no value `{}`", fact.id, name->text));
    }
    if (const auto from = fields.string("values_from")) {
      if (*from == "infections")
        add_values(catalog_.infections, fact.values);
      else if (*from == "tests")
        add_values(catalog_.tests, fact.values);
      else
        context_.add(Code::unknown_value, node.find("values_from")->pos, "`values_from` is `infections` or `tests`");
    }
    if (fact.kind == FactKind::treatments) add_values(catalog_.infections, fact.values);
    const bool has_values = fact.kind == FactKind::choice || fact.kind == FactKind::flags;
    if (has_values && fact.values.empty())
      context_.add(Code::missing_key, node.pos, fmt::format("the fact `{}` has no values", fact.id));
    if (fact.values.size() > 60)
      context_.add(Code::too_many_values, node.pos, fmt::format("the fact `{}` has more than 60 values", fact.id));
    if (fact.kind == FactKind::number) {
      fact.min = int(fields.integer("min", true).value_or(0));
      fact.max = int(fields.integer("max", true).value_or(0));
      fact.unit = fields.text("unit", true).value_or(Text{});
    }
    if (const auto value = fields.string("default")) {
      fact.default_value = fact.value_index(*value);
      const bool number_unknown = fact.kind == FactKind::number && *value == "unknown";
      if (!fact.default_value && !number_unknown) {
        context_.add(Code::unknown_value, node.find("default")->pos,
                     fmt::format("`{}` has no value `{}`", fact.id, *value));
      }
    } else if (fact.kind == FactKind::choice && !fact.required && !fact.derived) {
      context_.add(Code::missing_key, node.pos, fmt::format("the fact `{}` needs a `default`", fact.id));
    }
    fields.finish();
    out_.facts.push_back(std::move(fact));
  }

  /// The facts that the meaning of a case rests on.
  bool find_core_facts(const Node& root) {
    const auto find = [&](std::string_view id, FactKind kind) {
      const auto index = out_.fact_index(id);
      if (!index || out_.facts[index].kind != kind) {
        context_.add(Code::missing_key, root.pos,
                     fmt::format("the vocabulary needs a fact `{}` of kind `{}`", id, grammar::fact_kind_ids[kind]));
      }
      return index;
    };
    out_.act = find("act", FactKind::choice);
    out_.role = find("role", FactKind::choice);
    out_.since = find("since", FactKind::time);
    out_.age = find("age", FactKind::number);
    out_.pep = find("pep", FactKind::choice);
    out_.pep_last_dose = find("pep_last_dose", FactKind::date);
    out_.exposed = find("exposed", FactKind::choice);
    out_.diagnosed = find("diagnosed", FactKind::flags);
    out_.tested_positive = find("tested_positive", FactKind::flags);
    out_.treated = find("treated", FactKind::treatments);
    out_.tests_taken = find("tests_taken", FactKind::tests);
    out_.vaccines_taken = find("vaccines_taken", FactKind::doses);
    out_.pep_covers = find("pep_covers", FactKind::choice);
    out_.consent = find("consent", FactKind::choice);
    if (context_.diagnostics.has_errors()) return false;
    const auto value = [&](Index<Fact> fact, std::string_view id) {
      const auto index = out_.facts[fact].value_index(id);
      if (!index)
        context_.add(Code::missing_key, root.pos,
                     fmt::format("the fact `{}` needs a value `{}`", out_.facts[fact].id, id));
      return index;
    };
    out_.pep_no = value(out_.pep, "no");
    out_.pep_taking = value(out_.pep, "taking");
    out_.pep_stopped = value(out_.pep, "stopped");
    out_.pep_covers_no = value(out_.pep_covers, "no");
    out_.pep_covers_yes = value(out_.pep_covers, "yes");
    out_.consent_no = value(out_.consent, "no");
    if (context_.diagnostics.has_errors()) return false;
    const auto& role = out_.facts[out_.role];
    out_.role_receptive = role.value_index("receptive");
    out_.role_insertive = role.value_index("insertive");
    out_.role_both = role.value_index("both");
    out_.role_unknown = role.value_index("unknown");
    const bool complete = out_.role_receptive && out_.role_insertive && out_.role_both && out_.role_unknown;
    if (!complete)
      context_.add(Code::missing_key, root.pos,
                   "the fact `role` needs the values `receptive`, `insertive`, `both` and `unknown`");
    return complete;
  }

  void read_applies(const Node& node) {
    const auto* applies = node.find("applies");
    const auto* id = node.find("id");
    if (applies == nullptr || id == nullptr) return;
    auto& fact = out_.facts[out_.fact_index(id->text)];
    FieldsOf<grammar::applies> fields(*applies, context_);
    fact.acts = read_acts(fields);
    fields.finish();
  }

  std::vector<Index<FactValue>> read_acts(Fields& fields, std::string_view key = "act") {
    std::vector<Index<FactValue>> out;
    for (const auto* act : fields.strings(key)) {
      if (const auto value = out_.facts[out_.act].value_index(act->text))
        out.push_back(value);
      else
        context_.add(Code::unknown_value, act->pos, fmt::format("no act named `{}`", act->text));
    }
    return out;
  }

  /// What a fact and its values are called where the act is another.
  void read_words_for_acts(const Node& node) {
    const auto* id = node.find("id");
    const auto index = id == nullptr ? Index<Fact>() : out_.fact_index(id->text);
    if (!index) return;
    auto& fact = out_.facts[index];
    const auto read = [&](const Node& of, bool may_ask, std::vector<WordsForActs>& words) {
      each_table(of.find("label_for"), context_, "label_for", [&](const Node& item) {
        FieldsOf<grammar::words_for_acts> fields(item, context_);
        WordsForActs out;
        out.acts = read_acts(fields);
        if (may_ask) out.ask = fields.text("ask").value_or(Text{});
        out.label = fields.text("label", out.ask.empty()).value_or(Text{});
        if (!may_ask) out.alone = fields.text("alone").value_or(Text{});
        if (!may_ask) out.words = fields.text("words").value_or(Text{});
        fields.finish();
        words.push_back(std::move(out));
      });
    };
    read(node, true, fact.label_for);
    each_table(node.find("values"), context_, "values", [&](const Node& item) {
      const auto* value_id = item.find("id");
      const auto value = value_id == nullptr ? Index<FactValue>() : fact.value_index(value_id->text);
      if (value) read(item, false, fact.values[value].label_for);
    });
  }

  void read_slot(const Node& node) {
    FieldsOf<grammar::slot> fields(node, context_);
    Slot slot;
    slot.id = fields.id("id");
    if (out_.slot_index(slot.id))
      context_.add(Code::duplicate_id, node.pos, fmt::format("the slot `{}` is listed twice", slot.id));
    slot.needs_exposure = read_enum<SlotScope>(fields, context_, "scope").value_or(SlotScope{}) == SlotScope::exposure;
    slot.policy = read_enum<SlotPolicy>(fields, context_, "policy").value_or(SlotPolicy{});
    if (const auto* addresses = fields.find("addresses")) slot.addresses = conditions().read(*addresses, context_);
    slot.horizon_hours = int(fields.integer("horizon_hours").value_or(0));
    slot.label = fields.text("label").value_or(Text{});
    fields.finish();
    out_.slots.push_back(std::move(slot));
  }

  /// A fact named by a key; none, with an error, where there is none.
  Index<Fact> named_fact(Fields& fields, std::string_view key) {
    const auto name = fields.string(key);
    if (!name) return {};
    const auto index = out_.fact_index(*name);
    if (!index) context_.add(Code::unknown_fact, fields.find(key)->pos, fmt::format("no fact named `{}`", *name));
    return index;
  }

  Index<FactValue> named_value(const Fact& fact, const Node& node) {
    const auto value = node.is_string() ? fact.value_index(node.text) : Index<FactValue>();
    if (!value) context_.add(Code::unknown_value, node.pos, fmt::format("`{}` has no such value", fact.id));
    return value;
  }

  void read_reading(const Node& node) {
    FieldsOf<grammar::reading> fields(node, context_);
    Reading reading;
    reading.id = fields.id("id");
    reading.always = fields.boolean("always").value_or(false);
    if (const auto* when = fields.find("when")) reading.when = conditions().read(*when, context_);
    reading.fact = named_fact(fields, "fact");
    if (const auto* value = fields.find("value"); value != nullptr && reading.fact) {
      reading.value = named_value(out_.facts[reading.fact], *value);
    }
    reading.why = fields.text("why").value_or(Text{});
    fields.finish();
    if (reading.fact && reading.value) out_.readings.push_back(std::move(reading));
  }

  void read_conflict(const Node& node) {
    FieldsOf<grammar::conflict> fields(node, context_);
    Conflict conflict;
    conflict.id = fields.id("id");
    for (const auto* name : fields.strings("facts")) {
      if (const auto fact = out_.fact_index(name->text))
        conflict.facts.push_back(fact);
      else
        report_unknown(*name, "fact", ids_of(out_.facts), context_, Code::unknown_fact);
    }
    if (std::any_of(conflict.facts.begin(), conflict.facts.end(),
                    [&](Index<Fact> fact) { return out_.facts[fact].scope == Scope::exposure; }))
      conflict.scope = Scope::exposure;
    if (const auto* when = fields.find("when")) conflict.when = conditions().read(*when, context_);
    if (fields.find("clock") != nullptr)
      conflict.clock = read_enum<Conflict::Clock>(fields, context_, "clock").value_or(Conflict::Clock{});
    if (const auto name = fields.string("vaccine")) conflict.vaccine = catalog_.vaccine_index(*name);
    if (const auto name = fields.string("infection")) conflict.infection = catalog_.infection_index(*name);
    conflict.is_error = fields.boolean("error").value_or(false);
    if (const auto* reading = fields.find("reading"); reading != nullptr && !conflict.facts.empty()) {
      conflict.fact = conflict.facts.front();
      const auto& fact = out_.facts[conflict.fact];
      const bool is_today = fact.kind == FactKind::date && reading->is_string() && reading->text == "today";
      if (!is_today) conflict.value = named_value(fact, *reading);
    }
    conflict.text = fields.text("text").value_or(Text{});
    const bool is_checked =
        conflict.clock == Conflict::Clock::none || conflict.clock == Conflict::Clock::last_dose_told;
    if (conflict.is_error && (conflict.scope == Scope::exposure || !is_checked || conflict.facts.empty()))
      context_.add(Code::wrong_type, node.pos, "`error` is for facts of the person, alone or with `last-dose-told`");
    if (conflict.clock == Conflict::Clock::doses_given && !conflict.vaccine)
      context_.add(Code::missing_key, node.pos, "`clock = \"doses-given\"` needs a `vaccine`");
    if (conflict.clock == Conflict::Clock::negative_told && !conflict.infection)
      context_.add(Code::missing_key, node.pos, "`clock = \"negative-told\"` needs an `infection`");
    fields.finish();
    if (!conflict.facts.empty()) out_.conflicts.push_back(std::move(conflict));
  }

  void read_immunity(const Node& node) {
    FieldsOf<grammar::immunity> fields(node, context_);
    Immunity immunity;
    if (const auto* name = fields.string_node("vaccine"))
      immunity.vaccine = find_id(*name, "vaccine", catalog_.vaccines, context_);
    immunity.fact = named_fact(fields, "fact");
    if (immunity.fact) {
      for (const auto* value : fields.strings("settled"))
        if (const auto known = named_value(out_.facts[immunity.fact], *value)) immunity.settled.push_back(known);
    }
    fields.finish();
    if (immunity.vaccine && immunity.fact) out_.immunities.push_back(std::move(immunity));
  }

  void read_implied(const Node& node) {
    FieldsOf<grammar::implied> fields(node, context_);
    Implied implied;
    if (const auto* when = fields.find("when")) implied.when = conditions().read(*when, context_);
    implied.fact = named_fact(fields, "fact");
    if (const auto* value = fields.find("value"); value != nullptr && implied.fact)
      implied.value = named_value(out_.facts[implied.fact], *value);
    fields.finish();
    if (implied.fact && out_.facts[implied.fact].scope != Scope::exposure)
      context_.add(Code::wrong_type, node.pos, "it tells a fact of an exposure");
    else if (implied.value)
      out_.implied.push_back(std::move(implied));
  }

  void read_path(const Node& node) {
    FieldsOf<grammar::path> fields(node, context_);
    Path path;
    path.id = fields.id("id");
    if (std::any_of(out_.paths.begin(), out_.paths.end(), [&](const Path& other) { return other.id == path.id; }))
      context_.add(Code::duplicate_id, node.pos, fmt::format("the path `{}` is listed twice", path.id));
    path.label = fields.text("label").value_or(Text{});
    path.words = fields.text("words").value_or(Text{});
    path.begin = read_enum<Path::Begin>(fields, context_, "begin").value_or(Path::Begin{});
    path.acts = read_acts(fields, "acts");
    for (const auto* name : fields.strings("first", true)) {
      if (const auto fact = out_.fact_index(name->text))
        path.first.push_back(fact);
      else
        report_unknown(*name, "fact", ids_of(out_.facts), context_, Code::unknown_fact);
    }
    for (const auto* told : fields.strings("told")) {
      const auto equals = std::min(told->text.find('='), told->text.size());
      const auto value = std::string_view(told->text).substr(std::min(equals + 1, told->text.size()));
      const auto fact = out_.fact_index(std::string_view(told->text).substr(0, equals));
      const bool is_choice =
          fact && out_.facts[fact].kind == FactKind::choice && out_.facts[fact].scope == Scope::exposure;
      const auto known = is_choice ? out_.facts[fact].value_index(value) : Index<FactValue>();
      if (known)
        path.told.emplace_back(fact, known);
      else
        context_.add(Code::unknown_value, told->pos,
                     fmt::format("`{}` is no `fact=value` of a choice of an exposure", told->text));
    }
    fields.finish();
    out_.paths.push_back(std::move(path));
  }

  void read_chain(const Node& node) {
    FieldsOf<grammar::chain> fields(node, context_);
    Chain chain;
    chain.fact = named_fact(fields, "fact");
    const auto* pairs = fields.find("pairs");
    fields.finish();
    if (!chain.fact || pairs == nullptr || !pairs->is_array()) return;
    for (const auto& pair : pairs->items) {
      if (!pair.is_array() || pair.items.size() != 2) {
        context_.add(Code::wrong_type, pair.pos, "expected a pair of values, the better one first");
        continue;
      }
      const auto better = named_value(out_.facts[chain.fact], pair.items[0]);
      const auto worse = named_value(out_.facts[chain.fact], pair.items[1]);
      if (better && worse) chain.pairs.emplace_back(better, worse);
    }
    out_.chains.push_back(std::move(chain));
  }

  const Context& context_;
  const Catalog& catalog_;
  Vocabulary& out_;
  NamedConditions no_names_;
};

}  // namespace

bool read_vocabulary(const Node& root, const Context& context, const Catalog& catalog, Vocabulary& vocabulary) {
  VocabularyReader(context, catalog, vocabulary).read(root);
  return !context.diagnostics.has_errors();
}

}  // namespace sti::load
