#pragma once

#include <string_view>

#include "load/node.hpp"

namespace sti::lint {

/// Calls `visit(key, key_pos, value)` for every key of every table below a node, in the order they stand.
template <class Visit>
void each_key(const load::Node& node, const Visit& visit) {
  for (const auto& member : node.members) {
    visit(std::string_view(member.key), member.pos, member.value);
    each_key(member.value, visit);
  }
  for (const auto& item : node.items) each_key(item, visit);
}

/// Calls `visit` for a string, or for each string of a list.
template <class Visit>
void each_string(const load::Node& node, const Visit& visit) {
  if (node.is_string()) visit(node);
  for (const auto& item : node.items) {
    if (item.is_string()) visit(item);
  }
}

inline Span span_of(const SourceText& source, const load::Pos& pos) {
  return {&source, pos.line, pos.column, pos.length};
}

}  // namespace sti::lint
