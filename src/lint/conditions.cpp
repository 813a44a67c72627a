// Conditions that hold for nobody, or that are larger than anyone can read.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "lint/lint.hpp"

namespace sti::lint {
namespace {

using engine::Box;
using engine::Cell;
using engine::Cells;
using engine::Dimension;
using engine::Program;

Cells allowed_in(const Box& box, Index<Dimension> dimension, const Cells& otherwise) {
  for (const auto& constraint : box) {
    if (constraint.dimension == dimension) return constraint.allowed;
  }
  return otherwise;
}

/// Whether a box lies within another.
bool lies_within(const Box& box, const Box& outer, const Program& axes) {
  return std::all_of(outer.begin(), outer.end(), [&](const engine::Constraint& limit) {
    const auto all = Cells::first(axes.dimensions[limit.dimension].size);
    return limit.allowed.contains(allowed_in(box, limit.dimension, all));
  });
}

/// What can occur at all, beyond what a single fact can be.
class Reality {
 public:
  explicit Reality(const Program& axes) : axes_(axes), vocabulary_(axes.pack->vocabulary) {
    for (const auto& item : vocabulary_.impossible) {
      for (auto& box : engine::expand(item.when, axes)) impossible_.push_back(std::move(box));
    }
  }

  /// Whether some case lies in the box: facts apply to its acts, and there is an exposure where one is spoken of.
  bool has_case(const Box& box) const {
    const auto act = axes_.dimension_of(vocabulary_.act);
    auto acts = allowed_in(box, act, Cells::first(axes_.dimensions[act].size));
    bool needs_exposure = false;
    for (const auto& constraint : box) {
      const auto& dimension = axes_.dimensions[constraint.dimension];
      const auto& fact = vocabulary_.facts[dimension.fact];
      if (fact.scope == Scope::exposure) needs_exposure = needs_exposure || !may_be_absent(dimension, constraint);
      if (!dimension.not_applicable) continue;
      auto told = constraint.allowed & dimension.answers();
      if (dimension.fact == vocabulary_.role) {  // `both` and `unknown` are tried as the other two
        told.reset(beside<Cell>(vocabulary_.role_both));
        told.reset(beside<Cell>(vocabulary_.role_unknown));
      }
      const auto applies_to = acts_of(fact);
      Cells possible;
      if (told.any()) possible |= applies_to;
      if (constraint.allowed[dimension.not_applicable]) possible |= ~applies_to;
      acts &= possible;
    }
    if (needs_exposure) {
      acts &= axes_.dimensions[act].answers();
      const auto exposed = axes_.dimension_of(vocabulary_.exposed);
      const auto yes = beside<Cell>(vocabulary_.facts[vocabulary_.exposed].value_index("yes"));
      if (yes && !allowed_in(box, exposed, Cells::first(Cells::capacity))[yes]) return false;
    }
    if (acts.none()) return false;
    return std::none_of(impossible_.begin(), impossible_.end(),
                        [&](const Box& outer) { return lies_within(box, outer, axes_); });
  }

  bool has_case(const std::vector<Box>& boxes) const {
    return std::any_of(boxes.begin(), boxes.end(), [&](const Box& box) { return has_case(box); });
  }

 private:
  static bool may_be_absent(const Dimension& dimension, const engine::Constraint& constraint) {
    return dimension.absent && constraint.allowed[dimension.absent];
  }
  /// The acts that a fact applies to, where those are not all.
  static Cells acts_of(const Fact& fact) {
    Cells out;
    for (const auto act : fact.acts) out.set(beside<Cell>(act));
    return out;
  }

  const Program& axes_;
  const Vocabulary& vocabulary_;
  std::vector<Box> impossible_;
};

std::vector<Box> boxes_of(const Condition& condition, const Program& axes, bool about_exposure) {
  auto boxes = engine::expand(condition, axes);
  if (!about_exposure) return boxes;
  const auto act = axes.dimension_of(axes.pack->vocabulary.act);
  const Box any_act = {{act, axes.dimensions[act].answers()}};
  std::vector<Box> out;
  for (const auto& box : boxes) {
    if (auto both = engine::intersect(box, any_act)) out.push_back(std::move(*both));
  }
  return out;
}

bool names_fact(const Condition& condition, Index<Fact> fact) {
  return (condition.op == Condition::Op::test && condition.test.fact == fact) ||
         std::any_of(condition.parts.begin(), condition.parts.end(),
                     [&](const Condition& part) { return names_fact(part, fact); });
}

/// The parts that are joined by *and*, named conditions taken whole.
void flatten(const Condition& condition, std::vector<const Condition*>& out) {
  if (condition.op == Condition::Op::all && condition.name.empty()) {
    for (const auto& part : condition.parts) flatten(part, out);
  } else {
    out.push_back(&condition);
  }
}

std::vector<Box> cross(const std::vector<Box>& left, const std::vector<Box>& right) {
  std::vector<Box> out;
  for (const auto& a : left) {
    for (const auto& b : right) {
      if (auto both = engine::intersect(a, b)) out.push_back(std::move(*both));
    }
  }
  return out;
}

/// Tells which parts of a condition exclude each other.
void explain(const Rule& rule, const Program& axes, const Reality& reality, Diagnostics& diagnostics) {
  std::vector<const Condition*> parts;
  flatten(rule.when, parts);
  const auto message = fmt::format("the condition of `{}` can never hold", rule.id);
  std::vector<std::vector<Box>> boxes;
  for (const auto* part : parts) boxes.push_back(engine::expand(*part, axes));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (reality.has_case(boxes[i])) continue;
    diagnostics.add(Code::never_holds, parts[i]->span, message, "no case is like this");
    return;
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (reality.has_case(cross(boxes[i], boxes[j]))) continue;
      const bool same_place = parts[i]->span == parts[j]->span;
      auto& diagnostic = diagnostics.add(Code::never_holds, parts[i]->span, message,
                                         same_place ? "these bounds exclude each other" : "this excludes another part");
      if (!same_place) diagnostic.add_note("the other part is here", place_of(parts[j]->span));
      return;
    }
  }
  diagnostics.add(Code::never_holds, rule.when.span.source == nullptr ? rule.span : rule.when.span, message,
                  "its parts exclude one another");
}

}  // namespace

void check_never_holds(const Material& material, Diagnostics& diagnostics) {
  const Reality reality(material.axes);
  for (const auto& rule : material.pack.rules) {
    if (rule.broken) continue;
    try {
      if (!reality.has_case(boxes_of(rule.when, material.axes, rule.about_exposure)))
        explain(rule, material.axes, reality, diagnostics);
    } catch (const engine::TooManyBoxes&) {  // `check_too_many_rows` tells
    }
  }
}

bool check_too_many_values(const Material& material, Diagnostics& diagnostics) {
  bool all_fit = true;
  for (const auto& dimension : material.axes.dimensions) {
    if (dimension.size <= Cells::capacity) continue;
    all_fit = false;
    const auto& rules = material.pack.rules.items();
    const auto last = std::find_if(rules.rbegin(), rules.rend(),
                                   [&](const Rule& rule) { return names_fact(rule.when, dimension.fact); });
    const auto& fact = material.pack.vocabulary.facts[dimension.fact];
    diagnostics.add(
        Code::too_many_values, last == rules.rend() ? fact.span : last->span,
        fmt::format("the rules cut `{}` into {} values; at most {} are held", fact.id, dimension.size, Cells::capacity),
        "name fewer thresholds");
  }
  return all_fit;
}

void check_too_many_rows(const Material& material, Diagnostics& diagnostics) {
  constexpr const char* hint = "split the rule or name fewer alternatives";
  for (const auto& rule : material.pack.rules) {
    if (rule.broken) continue;
    try {
      const auto rows = engine::expand(rule.when, material.axes).size();
      if (rows <= engine::many_rows) continue;
      diagnostics.add(Code::too_many_rows, rule.span,
                      fmt::format("the condition of `{}` expands into {} rows", rule.id, rows), hint);
    } catch (const engine::TooManyBoxes&) {
      diagnostics.add(Code::condition_too_large, rule.span,
                      fmt::format("the condition of `{}` expands into more than {} rows", rule.id, engine::max_boxes),
                      hint);
    }
  }
}

}  // namespace sti::lint
