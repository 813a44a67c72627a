// Finding things by name.

#include <algorithm>
#include <tuple>

#include "model/catalog.hpp"
#include "model/pack.hpp"
#include "model/vocabulary.hpp"

namespace sti {
namespace {

template <class Item>
Index<Item> index_of(const List<Item>& items, std::string_view id, std::string Item::*key) {
  return items.find_if([&](const Item& item) { return item.*key == id; });
}

/// The words for an act; null where the plain ones hold.
const WordsForActs* words_for(const std::vector<WordsForActs>& all, Index<FactValue> act) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const WordsForActs& words) {
    return std::find(words.acts.begin(), words.acts.end(), act) != words.acts.end();
  });
  return !act || found == all.end() ? nullptr : &*found;
}

}  // namespace

const Text& FactValue::label_of(Index<FactValue> act) const {
  const auto* of_act = words_for(label_for, act);
  return of_act == nullptr ? label : of_act->label;
}
const Text& FactValue::alone_of(Index<FactValue> act) const {
  const auto* of_act = words_for(label_for, act);
  return of_act == nullptr ? alone : of_act->alone;
}
const Text& FactValue::words_of(Index<FactValue> act) const {
  const auto* of_act = words_for(label_for, act);
  return of_act == nullptr || of_act->words.empty() ? words : of_act->words;
}
const Text& Fact::label_of(Index<FactValue> act) const {
  const auto* words = words_for(label_for, act);
  return words == nullptr || words->label.empty() ? label : words->label;
}
const Text* Fact::alone_of(const FactValue& value, Index<FactValue> act) const {
  const auto& own = value.alone_of(act);
  return !own.empty() ? &own : is_alone ? &value.label_of(act) : nullptr;
}
const Text& Fact::ask_of(Index<FactValue> act) const {
  const auto* words = words_for(label_for, act);
  return words == nullptr || words->ask.empty() ? ask : words->ask;
}

std::string to_string(const NumberRange& range) {
  const auto &low = range.low, &high = range.high;
  if (low == high) return low;
  if (low.empty()) return high.front() == '<' ? high : "<=" + high;
  if (high.empty()) return low.front() == '>' ? low : ">=" + low;
  return low + ".." + high;
}

std::string_view to_string(Basis basis) { return basis_ids[basis]; }

Index<FactValue> Fact::value_index(std::string_view value) const { return index_of(values, value, &FactValue::id); }
Index<Fact> Vocabulary::fact_index(std::string_view id) const { return index_of(facts, id, &Fact::id); }
Index<Slot> Vocabulary::slot_index(std::string_view id) const { return index_of(slots, id, &Slot::id); }
Index<Infection> Catalog::infection_index(std::string_view id) const {
  return index_of(infections, id, &Infection::id);
}
Index<TestKind> Catalog::test_index(std::string_view id) const { return index_of(tests, id, &TestKind::id); }
Index<Site> Catalog::site_index(std::string_view id) const { return index_of(sites, id, &Site::id); }
Index<VaccineKind> Catalog::vaccine_index(std::string_view id) const {
  return index_of(vaccines, id, &VaccineKind::id);
}
Index<FollowUpKind> Catalog::follow_up_index(std::string_view id) const {
  return index_of(follow_ups, id, &FollowUpKind::id);
}
Index<Source> Pack::source_index(std::string_view key) const { return index_of(sources, key, &Source::key); }
Index<Rule> Pack::rule_index(std::string_view name) const { return index_of(rules, name, &Rule::id); }
Index<Topic> Pack::topic_index(std::string_view name) const { return index_of(topics, name, &Topic::id); }

std::vector<Index<Topic>> Pack::topic_order() const {
  const auto all = topics.indices();
  std::vector<Index<Topic>> out(all.begin(), all.end());
  std::sort(out.begin(), out.end(), [&](Index<Topic> a, Index<Topic> b) {
    return std::tie(topics[a].general, topics[a].id) < std::tie(topics[b].general, topics[b].id);
  });
  return out;
}

const Number* Window::single(WindowNumber number) const {
  const auto& given = number == WindowNumber::earliest  ? earliest
                      : number == WindowNumber::interim ? interim
                                                        : conclusive;
  return given && number != WindowNumber::repeat ? &*given : nullptr;
}

std::vector<const Number*> Window::all(WindowNumber number) const {
  std::vector<const Number*> out;
  if (const auto* given = single(number)) out.push_back(given);
  if (number == WindowNumber::repeat) {
    for (const auto& each : repeat) out.push_back(&each);
  }
  return out;
}

}  // namespace sti
