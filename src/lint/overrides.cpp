// Overrides that run in a circle, or that change nothing.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "lint/lint.hpp"

namespace sti::lint {
namespace {

/// Depth-first search for a way from a rule back to itself; `path` holds it when true.
class CircleFinder {
 public:
  explicit CircleFinder(const Pack& pack) : pack_(pack), state_(pack.rules.size()) {}

  /// Circles, each as the rules on it.
  std::vector<std::vector<Index<Rule>>> run() {
    for (const auto rule : state_.indices()) {
      if (state_[rule] == State::fresh) visit(rule);
    }
    return std::move(circles_);
  }

 private:
  enum class State : std::uint8_t { fresh, open, done };

  /// A stack of its own: a chain of overrides may be longer than the machine's stack is deep.
  void visit(Index<Rule> start) {
    struct Step {
      Index<Rule> rule;
      std::size_t next = 0;
    };
    std::vector<Step> path = {{start}};
    state_[start] = State::open;
    while (!path.empty()) {
      auto& step = path.back();
      const auto& targets = pack_.rules[step.rule].overrides;
      if (step.next == targets.size()) {
        state_[step.rule] = State::done;
        path.pop_back();
        continue;
      }
      const auto target = targets[step.next++];
      if (state_[target] == State::open) {
        std::vector<Index<Rule>> circle;
        for (auto at = path.rbegin(); at != path.rend(); ++at) {
          circle.push_back(at->rule);
          if (at->rule == target) break;
        }
        std::reverse(circle.begin(), circle.end());
        circles_.push_back(std::move(circle));
      } else if (state_[target] == State::fresh) {
        state_[target] = State::open;
        path.push_back({target});
      }
    }
  }

  const Pack& pack_;
  List<State, Rule> state_;
  std::vector<std::vector<Index<Rule>>> circles_;
};

}  // namespace

void check_circular_overrides(const Material& material, Diagnostics& diagnostics) {
  for (const auto& circle : CircleFinder(material.pack).run()) {
    std::vector<std::string> names;
    for (const auto rule : circle) names.push_back(fmt::format("`{}`", material.pack.rules[rule].id));
    names.push_back(names.front());
    const auto& first = material.pack.rules[circle.front()];
    auto& diagnostic = diagnostics.add(Code::circular_overrides, first.span,
                                       fmt::format("rules override one another in a circle: {}", join(names, " → ")),
                                       "where all of them hold, none would speak; remove one `overrides`");
    for (std::size_t i = 1; i < circle.size(); ++i) {
      const auto& other = material.pack.rules[circle[i]];
      diagnostic.add_note(fmt::format("`{}` is here", other.id), place_of(other.span));
    }
  }
}

void check_useless_overrides(const Material& material, Diagnostics& diagnostics) {
  const auto& rules = material.pack.rules;
  for (const auto index : rules.indices()) {
    const auto& rule = rules[index];
    if (rule.draft) continue;
    for (const auto target : rule.overrides) {
      const auto& other = rules[target];
      if (other.draft || other.origin != Rule::Origin::rule) continue;  // of a table, one row may be what is meant
      const auto& suppressors = material.program->rules[target].suppressors;
      const bool acts = std::any_of(suppressors.begin(), suppressors.end(),
                                    [&](const auto& suppressor) { return suppressor.rule == index; });
      if (acts) continue;
      auto& diagnostic =
          diagnostics.add(Code::useless_override, rule.span,
                          fmt::format("`{}` overrides `{}`, and they give nothing in the same slot", rule.id, other.id),
                          "an override acts only where both give something in one slot");
      diagnostic.add_note("the other is here", place_of(other.span));
    }
  }
}

}  // namespace sti::lint
