#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "load/fields.hpp"
#include "model/ids.hpp"
#include "model/pack.hpp"

/// Finding the things that names are of.
namespace sti::load {

/// "no test named …", with the nearest of all that there are.
void report_unknown(const Node& name, std::string_view what, const std::vector<std::string>& all,
                    const Context& context, Code code = Code::unknown_id);

/// The item of this id; none, with an error that names the nearest, where there is none.
template <class T>
Index<T> find_id(const Node& name, std::string_view what, const List<T>& items, const Context& context) {
  const auto index = items.find_if([&](const T& item) { return item.id == name.text; });
  if (!index) report_unknown(name, what, ids_of(items), context);
  return index;
}

/// The items of these ids; an error for each that there is none of.
template <class T>
std::vector<Index<T>> find_ids(const std::vector<const Node*>& names, std::string_view what, const List<T>& items,
                               const Context& context) {
  std::vector<Index<T>> out;
  for (const auto* name : names) {
    if (const auto index = find_id(*name, what, items, context)) out.push_back(index);
  }
  return out;
}

/// The sources of these keys, each once; an error for each that the pack has not, unless it is only a part of one.
std::vector<Index<Source>> find_sources(const std::vector<const Node*>& keys, const Pack& pack, bool is_partial,
                                        const Context& context);

}  // namespace sti::load
