#include <fmt/format.h>

#include "base/text.hpp"
#include "grammar/vocabulary.hpp"
#include "load/names.hpp"
#include "load/vocabulary.hpp"

namespace sti::load {
namespace {

/// Reads the tables of a list, each with an id of its own; `read` has what else it holds.
template <const grammar::Table& table, class Item, class Read>
void read_items(const Node* node, const Context& context, std::string_view key, List<Item>& items, const Read& read) {
  each_table(node, context, key, [&](const Node& each) {
    FieldsOf<table> fields(each, context);
    Item item;
    item.id = fields.id("id");
    const bool is_known = bool(items.find_if([&](const Item& other) { return other.id == item.id; }));
    if (is_known) context.add(Code::duplicate_id, each.pos, fmt::format("`{}` is listed twice", item.id));
    read(fields, item);
    fields.finish();
    if (!is_known && !item.id.empty()) items.push_back(std::move(item));
  });
}

Index<Infection> read_infection(Fields& fields, const Context& context, const Catalog& catalog) {
  const auto* name = fields.string_node("infection");
  return name == nullptr ? Index<Infection>() : find_id(*name, "infection", catalog.infections, context);
}

}  // namespace

bool read_catalog(const Node& root, const Context& context, Catalog& catalog) {
  FieldsOf<grammar::catalog> top(root, context);
  read_items<grammar::infection>(top.find("infection"), context, "infection", catalog.infections,
                                 [&](FieldsOf<grammar::infection>& fields, Infection& item) {
                                   item.label = fields.text("label").value_or(Text{});
                                   fields.find("passes");
                                 });
  read_items<grammar::test>(top.find("test"), context, "test", catalog.tests,
                            [&](FieldsOf<grammar::test>& fields, TestKind& item) {
                              item.infection = read_infection(fields, context, catalog);
                              item.label = fields.text("label").value_or(Text{});
                              item.short_label = fields.text("short").value_or(item.label);
                              item.plain_label = fields.text("plain").value_or(item.short_label);
                              item.loinc = fields.string("loinc").value_or("");
                              item.proves = fields.boolean("proves").value_or(false);
                              item.lifelong = fields.boolean("lifelong").value_or(false);
                              fields.find("answered_by");
                            });
  read_items<grammar::site>(top.find("site"), context, "site", catalog.sites,
                            [&](FieldsOf<grammar::site>& fields, Site& item) {
                              item.label = fields.text("label").value_or(Text{});
                              item.sample_label = fields.text("sample").value_or(item.label);
                              item.dated = fields.boolean("dated").value_or(true);
                              item.systemic = fields.boolean("systemic").value_or(false);
                            });
  read_items<grammar::vaccine_kind>(top.find("vaccine"), context, "vaccine", catalog.vaccines,
                                    [&](FieldsOf<grammar::vaccine_kind>& fields, VaccineKind& item) {
                                      item.infection = read_infection(fields, context, catalog);
                                      item.label = fields.text("label").value_or(Text{});
                                    });
  read_items<grammar::follow_up_kind>(top.find("follow_up"), context, "follow_up", catalog.follow_ups,
                                      [&](FieldsOf<grammar::follow_up_kind>& fields, FollowUpKind& item) {
                                        item.label = fields.text("label").value_or(Text{});
                                        item.plain_label = fields.text("plain").value_or(item.label);
                                        item.regular = fields.boolean("regular").value_or(false);
                                      });
  top.finish();
  return !context.diagnostics.has_errors();
}

namespace {

/// The tests that answer after cure, once all tests are known.
void link_tests(const Node& root, const Context& context, Catalog& catalog) {
  const auto* tests = root.find("test");
  if (tests == nullptr) return;
  for (const auto& node : tests->items) {
    const auto* id = node.find("id");
    const auto* name = node.find("answered_by");
    if (id == nullptr || name == nullptr) continue;
    const auto answer = find_id(*name, "test", catalog.tests, context);
    const auto index = catalog.test_index(id->text);
    if (answer && index) catalog.tests[index].answered_by = answer;
  }
}

}  // namespace

void link_catalog(const Node& root, const Context& context, const Vocabulary& vocabulary, Catalog& catalog) {
  link_tests(root, context, catalog);
  const auto* infections = root.find("infection");
  if (infections == nullptr) return;
  const auto& acts = vocabulary.facts[vocabulary.act];
  for (const auto& node : infections->items) {
    const auto* id = node.find("id");
    const auto* passes = node.find("passes");
    if (id == nullptr || passes == nullptr) continue;
    const auto index = catalog.infection_index(id->text);
    if (!index) continue;
    for (const auto* act : read_strings(*passes, context)) {
      if (const auto value = acts.value_index(act->text))
        catalog.infections[index].passes.push_back(value);
      else
        context.add(Code::unknown_value, act->pos, fmt::format("no act named `{}`", act->text));
    }
  }
}

void read_sources(const Node* node, const Context& context, std::vector<Source>& sources) {
  if (node == nullptr) return;
  if (!node->is_table()) {
    context.wrong_type(*node, "tables [source.KEY]");
    return;
  }
  for (const auto& member : node->members) {
    if (!member.value.is_table()) {
      context.wrong_type(member.value, "a table");
      continue;
    }
    for (const auto& known : sources) {
      if (known.key != member.key) continue;
      context.add(Code::duplicate_id, member.pos, fmt::format("the source `{}` is listed twice", member.key));
    }
    FieldsOf<grammar::source_table> fields(member.value, context);
    Source source;
    source.key = member.key;
    source.span = context.span(member.pos);
    source.issuer = fields.string("issuer").value_or("");
    source.title = fields.string("title").value_or("");
    source.date = fields.string("date").value_or("");
    source.url = fields.string("url").value_or("");
    source.accessed = fields.string("accessed").value_or("");
    if (const auto date = fields.date("review_by")) source.review_by = to_string(*date);
    fields.finish();
    sources.push_back(std::move(source));
  }
}

}  // namespace sti::load
