#pragma once

#include <algorithm>
#include <vector>

namespace sti::engine {

// Small lists used as sets.

template <class List, class Value>
bool is_in(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// Adds at the end, unless it is there.
template <class Value>
void add_once(std::vector<Value>& list, const Value& value) {
  if (!is_in(list, value)) list.push_back(value);
}

/// Inserts keeping the list rising and without repeats.
template <class Value>
void insert_sorted(std::vector<Value>& list, Value value) {
  const auto place = std::lower_bound(list.begin(), list.end(), value);
  if (place == list.end() || *place != value) list.insert(place, value);
}

/// Puts what is in `other` into a rising list, each once.
template <class Value>
void unite(std::vector<Value>& held, const std::vector<Value>& other) {
  for (const auto& value : other) insert_sorted(held, value);
}

}  // namespace sti::engine
