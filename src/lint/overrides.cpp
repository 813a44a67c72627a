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
  std::vector<std::vector<int>> run() {
    for (std::size_t i = 0; i < state_.size(); ++i) {
      if (state_[i] == State::fresh) visit(int(i));
    }
    return std::move(circles_);
  }

 private:
  enum class State : std::uint8_t { fresh, open, done };

  /// A stack of its own: a chain of overrides may be longer than the machine's stack is deep.
  void visit(int start) {
    struct Step {
      int rule;
      std::size_t next = 0;
    };
    std::vector<Step> path = {{start}};
    state_[std::size_t(start)] = State::open;
    while (!path.empty()) {
      auto& step = path.back();
      const auto& targets = pack_.rules[std::size_t(step.rule)].overrides;
      if (step.next == targets.size()) {
        state_[std::size_t(step.rule)] = State::done;
        path.pop_back();
        continue;
      }
      const int target = targets[step.next++];
      if (state_[std::size_t(target)] == State::open) {
        std::vector<int> circle;
        for (auto at = path.rbegin(); at != path.rend(); ++at) {
          circle.push_back(at->rule);
          if (at->rule == target) break;
        }
        std::reverse(circle.begin(), circle.end());
        circles_.push_back(std::move(circle));
      } else if (state_[std::size_t(target)] == State::fresh) {
        state_[std::size_t(target)] = State::open;
        path.push_back({target});
      }
    }
  }

  const Pack& pack_;
  std::vector<State> state_;
  std::vector<std::vector<int>> circles_;
};

}  // namespace

void check_circular_overrides(const Subject& subject, Diagnostics& diagnostics) {
  for (const auto& circle : CircleFinder(subject.pack).run()) {
    std::vector<std::string> names;
    for (const int rule : circle) names.push_back(fmt::format("`{}`", subject.pack.rules[std::size_t(rule)].id));
    names.push_back(names.front());
    const auto& first = subject.pack.rules[std::size_t(circle.front())];
    auto& diagnostic = diagnostics.add(Code::circular_overrides, first.span,
                                       fmt::format("rules override one another in a circle: {}", join(names, " → ")),
                                       "where all of them hold, none would speak; remove one `overrides`");
    for (std::size_t i = 1; i < circle.size(); ++i) {
      const auto& other = subject.pack.rules[std::size_t(circle[i])];
      diagnostic.notes.push_back({fmt::format("`{}` is here", other.id), place_of(other.span)});
    }
  }
}

void check_useless_overrides(const Subject& subject, Diagnostics& diagnostics) {
  const auto& rules = subject.pack.rules;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules[i].draft) continue;
    for (const int target : rules[i].overrides) {
      const auto& other = rules[std::size_t(target)];
      if (other.draft || other.origin != Rule::Origin::rule) continue;  // of a table, one row may be what is meant
      const auto& suppressors = subject.program->rules[std::size_t(target)].suppressors;
      const bool acts = std::any_of(suppressors.begin(), suppressors.end(),
                                    [&](const auto& suppressor) { return suppressor.rule == int(i); });
      if (acts) continue;
      auto& diagnostic = diagnostics.add(
          Code::useless_override, rules[i].span,
          fmt::format("`{}` overrides `{}`, and they give nothing in the same slot", rules[i].id, other.id),
          "an override acts only where both give something in one slot");
      diagnostic.notes.push_back({"the other is here", place_of(other.span)});
    }
  }
}

}  // namespace sti::lint
