#include "engine/diagrams.hpp"

#include <algorithm>
#include <unordered_map>

namespace sti::engine {
namespace {

std::size_t mix(std::size_t hash, std::size_t value) {
  hash ^= value + 0x9e3779b97f4a7c15ULL + (hash << 6) + (hash >> 2);
  return hash;
}

constexpr std::size_t first_table_size = 1 << 10;
constexpr std::size_t steps_a_node = 64;
constexpr std::size_t most_answers = std::size_t{1} << 20;

}  // namespace

Diagrams::Diagrams(List<std::size_t, Variable> sizes, std::size_t max_nodes)
    : sizes_(std::move(sizes)),
      max_nodes_(max_nodes),
      max_steps_(max_nodes * steps_a_node),
      table_(first_table_size),
      answers_(first_table_size) {
  nodes_.push_back({});  // number 0 means "none"
}

void Diagrams::allow(std::size_t more_nodes, std::size_t more_steps) {
  max_nodes_ = nodes_.size() + more_nodes;
  max_steps_ = more_steps;
  steps_ = 0;
}

void Diagrams::work(std::size_t steps) {
  steps_ += steps;
  if (steps_ > max_steps_) give_up();
}

std::span<const Diagrams::Ref> Diagrams::children(Ref f) const {
  const auto& node = nodes_[f];
  return {edges_.data() + node.first, sizes_[node.variable]};
}

Diagrams::Ref Diagrams::child(Ref f, Index<Variable> variable, Index<Choice> value) const {
  if (is_constant(f) || nodes_[f].variable != variable) return f;
  return edges_[nodes_[f].first + value.place()];
}

void Diagrams::grow_table() {
  table_.assign(table_.size() * 2, 0);
  for (std::uint32_t number = 1; number < nodes_.size(); ++number) {
    std::size_t hash = nodes_[number].variable.place();
    for (const Ref edge : children(number)) hash = mix(hash, edge);
    std::size_t place = hash & (table_.size() - 1);
    while (table_[place] != 0) place = (place + 1) & (table_.size() - 1);
    table_[place] = number + 1;
  }
  if (answers_.size() < most_answers) answers_.assign(answers_.size() * 2, {});
}

void Diagrams::give_up() {
  stack_.clear();  // what is there already can still be counted and shown
  throw BudgetSpent();
}

/// The node with the children that stand on the stack from `first`, which are taken off.
Diagrams::Ref Diagrams::find_or_add(Index<Variable> variable, std::size_t first) {
  const std::span<const Ref> edges(stack_.data() + first, stack_.size() - first);
  const Ref only = edges.front();
  if (std::all_of(edges.begin(), edges.end(), [&](Ref edge) { return edge == only; })) {
    stack_.resize(first);
    return only;
  }
  std::size_t hash = variable.place();
  for (const Ref edge : edges) hash = mix(hash, edge);
  std::size_t place = hash & (table_.size() - 1);
  for (; table_[place] != 0; place = (place + 1) & (table_.size() - 1)) {
    const Ref number = table_[place] - 1;
    if (nodes_[number].variable != variable) continue;
    const auto known = children(number);
    if (std::equal(known.begin(), known.end(), edges.begin(), edges.end())) {
      stack_.resize(first);
      return number;
    }
  }
  if (nodes_.size() >= max_nodes_) give_up();
  const auto number = std::uint32_t(nodes_.size());
  nodes_.push_back({variable, std::uint32_t(edges_.size())});
  edges_.insert(edges_.end(), edges.begin(), edges.end());
  stack_.resize(first);
  table_[place] = number + 1;
  if (nodes_.size() * 2 > table_.size()) grow_table();
  return number;
}

Diagrams::Answer& Diagrams::remembered(Ref a, Ref b, std::uint32_t operation) {
  return answers_[mix(mix(operation, a), b) & (answers_.size() - 1)];
}

Diagrams::Ref Diagrams::node(Index<Variable> variable, std::span<const Ref> children) {
  const std::size_t first = stack_.size();
  stack_.insert(stack_.end(), children.begin(), children.end());
  return find_or_add(variable, first);
}

Diagrams::Ref Diagrams::literal(Index<Variable> variable, const Choices& allowed) {
  const std::size_t first = stack_.size();
  for (const auto v : values(variable)) stack_.push_back(allowed[v] ? all : nothing);
  return find_or_add(variable, first);
}

Diagrams::Ref Diagrams::both(Ref a, Ref b) {
  if (a > b) std::swap(a, b);
  return apply(
      a, b, op_both, [](int x, int y) { return x & y; },
      [](Ref x, Ref y) -> Ref {
        if (x == nothing || y == nothing) return nothing;
        if (x == all || x == y) return y;
        return y == all ? x : 0;
      });
}

Diagrams::Ref Diagrams::either(Ref a, Ref b) {
  if (a > b) std::swap(a, b);
  return apply(
      a, b, op_either, [](int x, int y) { return x | y; },
      [](Ref x, Ref y) -> Ref {
        if (x == all || y == all) return all;
        if (x == nothing || x == y) return y;
        return y == nothing ? x : 0;
      });
}

Diagrams::Ref Diagrams::minus(Ref a, Ref b) {
  return apply(
      a, b, op_minus, [](int x, int y) { return x & ~y; },
      [](Ref x, Ref y) -> Ref {
        if (x == nothing || y == all || x == y) return nothing;
        return y == nothing ? x : 0;
      });
}

Diagrams::Ref Diagrams::when(Ref set, Ref f) {
  return apply(
      set, f, op_when, [](int x, int y) { return x != 0 ? y : 0; },
      [](Ref x, Ref y) -> Ref {
        if (x == nothing || y == constant(0)) return constant(0);
        return x == all ? y : 0;
      });
}

Diagrams::Ref Diagrams::differ(Ref a, Ref b) {
  return apply(
      a, b, op_differ, [](int x, int y) { return x != y ? 1 : 0; },
      [](Ref x, Ref y) -> Ref { return x == y ? nothing : 0; });
}

Diagrams::Ref Diagrams::where(Ref f, int wanted) { return differ(differ(f, constant(wanted)), all); }

Diagrams::Ref Diagrams::within(Ref f, const List<Choices, Variable>& allowed) {
  std::unordered_map<Ref, Ref> done;
  const auto visit = [&](const auto& self, Ref g) -> Ref {
    if (is_constant(g)) return g;
    if (const auto known = done.find(g); known != done.end()) return known->second;
    const auto asked = variable(g);
    std::vector<Ref> parts;
    Ref some = 0;
    for (const auto v : values(asked)) {
      parts.push_back(allowed[asked][v] ? self(self, child(g, asked, v)) : 0);
      if (parts.back() != 0) some = parts.back();
    }
    for (auto& part : parts) part = part == 0 ? some : part;
    const Ref result = node(asked, parts);
    done.emplace(g, result);
    return result;
  };
  return visit(visit, f);
}

Diagrams::Ref Diagrams::fixed(Ref f, Index<Variable> variable, Index<Choice> value) {
  List<Choices, Variable> allowed;
  for (const auto size : sizes_) allowed.push_back(Choices::first(size));
  allowed[variable] = {value};
  return within(f, allowed);
}

List<bool, Variable> Diagrams::support(Ref f) const {
  List<bool, Variable> asked(sizes_.size());
  std::vector<bool> seen(nodes_.size());
  std::vector<Ref> open = {f};
  while (!open.empty()) {
    const Ref g = open.back();
    open.pop_back();
    if (is_constant(g) || seen[g]) continue;
    seen[g] = true;
    asked[nodes_[g].variable] = true;
    for (const Ref part : children(g)) open.push_back(part);
  }
  return asked;
}

}  // namespace sti::engine
