// Finding things by id, in the few lists that are searched by name.

#include <algorithm>
#include <numeric>
#include <tuple>

#include "model/catalog.hpp"
#include "model/pack.hpp"
#include "model/vocabulary.hpp"

namespace sti {
namespace {

template <class Item>
int index_of(const std::vector<Item>& items, std::string_view id, std::string Item::*key) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.*key == id; });
  return found == items.end() ? -1 : int(found - items.begin());
}

}  // namespace

std::string_view to_string(Basis basis) { return basis_ids[std::size_t(basis)]; }

int Fact::value_index(std::string_view value) const { return index_of(values, value, &FactValue::id); }
int Vocabulary::fact_index(std::string_view id) const { return index_of(facts, id, &Fact::id); }
int Vocabulary::slot_index(std::string_view id) const { return index_of(slots, id, &Slot::id); }
int Catalog::infection_index(std::string_view id) const { return index_of(infections, id, &Infection::id); }
int Catalog::test_index(std::string_view id) const { return index_of(tests, id, &TestKind::id); }
int Catalog::site_index(std::string_view id) const { return index_of(sites, id, &Site::id); }
int Catalog::vaccine_index(std::string_view id) const { return index_of(vaccines, id, &VaccineKind::id); }
int Catalog::follow_up_index(std::string_view id) const { return index_of(follow_ups, id, &FollowUpKind::id); }
int Pack::source_index(std::string_view key) const { return index_of(sources, key, &Source::key); }
int Pack::rule_index(std::string_view name) const { return index_of(rules, name, &Rule::id); }
int Pack::topic_index(std::string_view name) const { return index_of(topics, name, &Topic::id); }

std::vector<int> Pack::topic_order() const {
  std::vector<int> out(topics.size());
  std::iota(out.begin(), out.end(), 0);
  std::sort(out.begin(), out.end(), [&](int a, int b) {
    const auto& left = topics[std::size_t(a)];
    const auto& right = topics[std::size_t(b)];
    return std::tie(left.general, left.id) < std::tie(right.general, right.id);
  });
  return out;
}

}  // namespace sti
