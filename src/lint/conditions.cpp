// Conditions that hold for nobody, or that are larger than anyone can read.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "lint/lint.hpp"

namespace sti::lint {
namespace {

using engine::Box;
using engine::Program;

Mask allowed_in(const Box& box, int dimension, const Mask& otherwise) {
  for (const auto& constraint : box) {
    if (constraint.dimension == dimension) return constraint.allowed;
  }
  return otherwise;
}

/// Whether a box lies within another.
bool lies_within(const Box& box, const Box& outer, const Program& axes) {
  return std::all_of(outer.begin(), outer.end(), [&](const engine::Constraint& limit) {
    const auto size = std::size_t(axes.dimensions[std::size_t(limit.dimension)].size);
    return (allowed_in(box, limit.dimension, all_values(size)) & ~limit.allowed).none();
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
    const int act = axes_.dimension_of(vocabulary_.act);
    auto acts = allowed_in(box, act, all_values(std::size_t(axes_.dimensions[std::size_t(act)].size)));
    bool needs_exposure = false;
    for (const auto& constraint : box) {
      const auto& dimension = axes_.dimensions[std::size_t(constraint.dimension)];
      const auto& fact = vocabulary_.facts[std::size_t(dimension.fact)];
      if (fact.scope == Scope::exposure) needs_exposure = needs_exposure || !may_be_absent(dimension, constraint);
      if (dimension.not_applicable < 0) continue;
      auto told = constraint.allowed & dimension.answers();
      if (dimension.fact == vocabulary_.role) {  // `both` and `unknown` are tried as the other two
        told.reset(std::size_t(vocabulary_.role_both));
        told.reset(std::size_t(vocabulary_.role_unknown));
      }
      Mask possible;
      for (const int value : acts_of(fact)) possible.set(std::size_t(value), told.any());
      if (constraint.allowed[std::size_t(dimension.not_applicable)]) possible |= ~all_acts(fact);
      acts &= possible;
    }
    if (needs_exposure) {
      acts &= axes_.dimensions[std::size_t(act)].answers();
      const int exposed = axes_.dimension_of(vocabulary_.exposed);
      const int yes = vocabulary_.facts[std::size_t(vocabulary_.exposed)].value_index("yes");
      if (yes >= 0 && !allowed_in(box, exposed, all_values(max_values))[std::size_t(yes)]) return false;
    }
    if (acts.none()) return false;
    return std::none_of(impossible_.begin(), impossible_.end(),
                        [&](const Box& outer) { return lies_within(box, outer, axes_); });
  }

  bool has_case(const std::vector<Box>& boxes) const {
    return std::any_of(boxes.begin(), boxes.end(), [&](const Box& box) { return has_case(box); });
  }

 private:
  static bool may_be_absent(const engine::Dimension& dimension, const engine::Constraint& constraint) {
    return dimension.absent >= 0 && constraint.allowed[std::size_t(dimension.absent)];
  }
  static const std::vector<int>& acts_of(const Fact& fact) { return fact.acts; }
  static Mask all_acts(const Fact& fact) {
    Mask out;
    for (const int act : fact.acts) out.set(std::size_t(act));
    return out;
  }

  const Program& axes_;
  const Vocabulary& vocabulary_;
  std::vector<Box> impossible_;
};

std::vector<Box> boxes_of(const Condition& condition, const Program& axes, bool about_exposure) {
  auto boxes = engine::expand(condition, axes);
  if (!about_exposure) return boxes;
  const int act = axes.dimension_of(axes.pack->vocabulary.act);
  const Box any_act = {{act, axes.dimensions[std::size_t(act)].answers()}};
  std::vector<Box> out;
  for (const auto& box : boxes) {
    if (auto both = engine::intersect(box, any_act)) out.push_back(std::move(*both));
  }
  return out;
}

bool names_fact(const Condition& condition, int fact) {
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
      if (!same_place) diagnostic.notes.push_back({"the other part is here", place_of(parts[j]->span)});
      return;
    }
  }
  diagnostics.add(Code::never_holds, rule.when.span.source == nullptr ? rule.span : rule.when.span, message,
                  "its parts exclude one another");
}

}  // namespace

void check_never_holds(const Subject& subject, Diagnostics& diagnostics) {
  const Reality reality(subject.axes);
  for (const auto& rule : subject.pack.rules) {
    if (rule.broken) continue;
    try {
      if (!reality.has_case(boxes_of(rule.when, subject.axes, rule.about_exposure)))
        explain(rule, subject.axes, reality, diagnostics);
    } catch (const engine::TooManyBoxes&) {  // `check_too_many_rows` tells
    }
  }
}

bool check_too_many_values(const Subject& subject, Diagnostics& diagnostics) {
  bool all_fit = true;
  for (const auto& dimension : subject.axes.dimensions) {
    if (std::size_t(dimension.size) <= max_values) continue;
    all_fit = false;
    const auto& rules = subject.pack.rules;
    const auto last = std::find_if(rules.rbegin(), rules.rend(),
                                   [&](const Rule& rule) { return names_fact(rule.when, dimension.fact); });
    const auto& fact = subject.pack.vocabulary.facts[std::size_t(dimension.fact)];
    diagnostics.add(
        Code::too_many_values, last == rules.rend() ? fact.span : last->span,
        fmt::format("the rules cut `{}` into {} values; at most {} are held", fact.id, dimension.size, max_values),
        "name fewer thresholds");
  }
  return all_fit;
}

void check_too_many_rows(const Subject& subject, Diagnostics& diagnostics) {
  constexpr const char* hint = "split the rule or name fewer alternatives";
  for (const auto& rule : subject.pack.rules) {
    if (rule.broken) continue;
    try {
      const auto rows = engine::expand(rule.when, subject.axes).size();
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
