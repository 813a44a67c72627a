#pragma once

#include <string>
#include <vector>

namespace sti {

/// The ids of a list of things, in its order.
template <class Items>
std::vector<std::string> ids_of(const Items& items) {
  std::vector<std::string> ids;
  ids.reserve(items.size());
  for (const auto& item : items) ids.push_back(item.id);
  return ids;
}

}  // namespace sti
