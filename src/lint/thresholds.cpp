// A number of a rule arrives with its cases: one on each side of it, where the answer turns.

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <tuple>

#include "base/text.hpp"
#include "engine/advise.hpp"
#include "engine/hits.hpp"
#include "lint/lint.hpp"

namespace sti::lint {
namespace {

using engine::Point;
using engine::Program;

constexpr std::int64_t minutes_an_hour = 60, minutes_a_day = 1440;

/// A place between two numbers where something changes: `edge` is the first number after it.
struct Threshold {
  Span span;
  std::string what;         ///< "`age` of `chlamydia-under-25`"
  std::string below, from;  ///< how the two sides are told
  bool has_below = false, has_from = false;
};

/// A threshold of a condition, in one rule that has it.
struct Bound {
  Index<Threshold> threshold;
  FactTest::Kind kind{};
  Index<Fact> fact;
  std::int64_t edge = 0;
  Index<Rule> rule;
};

/// A number of a window or of a row after treatment, or the limit of a method.
struct Figure {
  Index<Threshold> threshold;
  enum class Of { earliest, conclusive, limit, after_treatment } of{};
  Index<Rule> rule;
  int value = 0;
};

class Thresholds {
 public:
  Thresholds(const Pack& pack, const Program& program) : pack_(pack), program_(program) {
    for (const auto index : pack.rules.indices()) {
      const auto& rule = pack.rules[index];
      if (rule.draft || !is_counted(rule)) continue;
      add_bounds(rule.when, index);
      for (const auto& effect : rule.effects) add_figures(effect, index);
    }
  }

  void see(const Case& asked) {
    const auto resolved = engine::resolve(pack_, asked);
    for (const auto& unit : engine::make_units(program_, asked, resolved)) {
      std::optional<engine::Elapsed> since;
      if (unit.exposure) since = engine::elapsed(asked, asked.exposures[unit.exposure].time);
      for (const auto& bound : bounds_) see(bound, unit, resolved, since);
      for (const auto& figure : figures_) see_treatment(figure, asked, unit);
    }
    see_figures(asked, engine::advise(program_, asked, {.questions = false}));
  }

  const List<Threshold>& all() const { return all_; }

 private:
  /// Numbers of risk and topics of conversation are not dates that a person waits for.
  static bool is_counted(const Rule& rule) {
    switch (rule.origin) {
      case Rule::Origin::rule:
      case Rule::Origin::row:
      case Rule::Origin::window:
      case Rule::Origin::method:
      case Rule::Origin::specimen:
      case Rule::Origin::after_treatment:
        return true;
      default:
        return false;
    }
  }

  Index<Threshold> add(const Span& span, std::int64_t edge, std::string what, std::string below, std::string from) {
    const auto key = std::tuple(span.source, span.line, span.column, edge);
    const auto [place, is_new] = by_place_.try_emplace(key, all_.next());
    if (is_new) all_.push_back({span, std::move(what), std::move(below), std::move(from)});
    return place->second;
  }

  void add_bounds(const Condition& condition, Index<Rule> rule) {
    for (const auto& part : condition.parts) add_bounds(part, rule);
    const auto& test = condition.test;
    const bool has_bounds =
        condition.op == Condition::Op::test && test.kind != FactTest::Kind::values && test.kind != FactTest::Kind::flag;
    if (!has_bounds) return;
    if (test.low > 0) add_bound(condition, rule, test.low);
    if (test.high < unbounded) add_bound(condition, rule, test.high + 1);
  }

  void add_bound(const Condition& condition, Index<Rule> rule, std::int64_t edge) {
    const auto& test = condition.test;
    const auto& fact = pack_.vocabulary.facts[test.fact].id;
    std::string below, from;
    if (test.kind == FactTest::Kind::elapsed_minutes) {
      below = fmt::format("`{}` {}h", fact, (edge - 1) / minutes_an_hour);
      from = fmt::format("`{}` up to an hour later", fact);
    } else {
      const auto unit = test.kind == FactTest::Kind::elapsed_days ? "d" : "";
      below = fmt::format("`{}` {}{}", fact, edge - 1, unit);
      from = fmt::format("`{}` {}{}", fact, edge, unit);
    }
    const auto threshold = add(condition.span, edge, fmt::format("`{}`", pack_.rules[rule].id), below, from);
    bounds_.push_back({threshold, test.kind, test.fact, edge, rule});
  }

  void add_figures(const Effect& effect, Index<Rule> rule) {
    const auto& id = pack_.rules[rule].id;
    const auto add_figure = [&](const std::optional<Number>& number, Figure::Of of, std::string_view name,
                                std::string_view unit) {
      if (!number || number->value == 0) return;
      // A day that nobody could confirm is told as one to repeat on, never as conclusive.
      if (of == Figure::Of::conclusive && number->evidence.basis == Basis::unverified) return;
      const bool is_limit = of == Figure::Of::limit;
      const auto threshold =
          add(number->span, number->value, fmt::format("`{}` of `{}`", name, id),
              is_limit ? fmt::format("{}{}", number->value, unit) : fmt::format("{}{}", number->value - 1, unit),
              is_limit ? "up to an hour later" : fmt::format("{}{}", number->value, unit));
      figures_.push_back({threshold, of, rule, number->value});
    };
    if (const auto* window = std::get_if<WindowEffect>(&effect)) {
      if (!is_ordered(window->test, false)) return;  // a window to look up: no case gives it a date
      const auto& numbers = pack_.windows[window->window];
      // Where every rule that orders the test says from when, the window's own day is never met.
      if (is_ordered(window->test, true)) add_figure(numbers.earliest, Figure::Of::earliest, "earliest", "d");
      add_figure(numbers.conclusive, Figure::Of::conclusive, "conclusive", "d");
    } else if (const auto* after = std::get_if<AfterTreatmentEffect>(&effect)) {
      const auto& row = pack_.after_treatments[after->row];
      add_figure(row.not_before, Figure::Of::after_treatment, "not_before", "d");
      add_figure(row.control, Figure::Of::after_treatment, "control", "d");
    } else if (const auto* method = std::get_if<MethodEffect>(&effect)) {
      add_figure(pack_.methods[method->method].latest_hours, Figure::Of::limit, "latest_hours", "h");
    }
  }

  /// Whether a rule orders the test; `by_window`: and leaves it to the window from when.
  bool is_ordered(Index<TestKind> test, bool by_window) const {
    return std::any_of(pack_.rules.begin(), pack_.rules.end(), [&](const Rule& rule) {
      return !rule.draft && std::any_of(rule.effects.begin(), rule.effects.end(), [&](const Effect& effect) {
        const auto* order = std::get_if<OrderEffect>(&effect);
        return order != nullptr && order->test == test && !(by_window && order->earliest_days);
      });
    });
  }

  bool holds(Index<Rule> rule, const Point& point) const {
    const auto rows = program_.rows_of(rule);
    return std::any_of(rows.begin(), rows.end(), [&](const engine::Row& row) {
      return std::all_of(row.box.begin(), row.box.end(),
                         [&](const engine::Constraint& limit) { return limit.allowed[point[limit.dimension]]; });
    });
  }

  /// A number of minutes with the days it can go with, these or the nearest: an hour more or less can cross a midnight.
  Index<engine::Cell> time_cell_near(std::int64_t minutes_ago, std::int64_t days_ago) const {
    for (const auto days_tried : {days_ago, days_ago - 1, days_ago + 1}) {
      if (const auto cell = program_.find_time_cell(minutes_ago, days_tried)) return cell;
    }
    return program_.time_cell(minutes_ago, days_ago);
  }

  void see(const Bound& bound, const engine::Unit& unit, const engine::Resolved& resolved,
           const std::optional<engine::Elapsed>& since) {
    auto& threshold = all_[bound.threshold];
    if (threshold.has_below && threshold.has_from) return;
    auto other = unit.point;
    bool is_below = false;
    if (bound.kind == FactTest::Kind::number) {
      const auto number = resolved.person[bound.fact].number;
      if (number != bound.edge && number != bound.edge - 1) return;
      is_below = number < bound.edge;
      const auto beyond = int(is_below ? bound.edge : bound.edge - 1);
      if (beyond < 0) return;  // a bound at 0 has no other side
      const auto dimension = program_.dimension_of(bound.fact);
      other.set(dimension, program_.number_cell(program_.dimensions[dimension], beyond));
    } else {
      if (!since) return;
      const bool in_minutes = bound.kind == FactTest::Kind::elapsed_minutes;
      const auto number = in_minutes ? since->minutes : since->days;
      const std::int64_t reach = in_minutes ? minutes_an_hour : 1;
      if (number < bound.edge - reach || number >= bound.edge + reach) return;
      is_below = number < bound.edge;
      const auto beyond = is_below ? bound.edge : bound.edge - 1;
      const auto minutes_other = in_minutes ? beyond : since->minutes + (is_below ? minutes_a_day : -minutes_a_day);
      const auto days_other = in_minutes ? since->days : beyond;
      other.set(program_.dimension_of(bound.fact),
                time_cell_near(std::max(minutes_other, std::int64_t{0}), days_other));
    }
    if (holds(bound.rule, unit.point) == holds(bound.rule, other)) return;
    (is_below ? threshold.has_below : threshold.has_from) = true;
  }

  /// Days after a treatment of the test's infection.
  void see_treatment(const Figure& figure, const Case& asked, const engine::Unit& unit) {
    if (figure.of != Figure::Of::after_treatment || !holds(figure.rule, unit.point)) return;
    const auto& effect = std::get<AfterTreatmentEffect>(pack_.rules[figure.rule].effects.front());
    const auto treated = engine::treated_on(asked, pack_.catalog.tests[effect.test].infection);
    if (!treated) return;
    auto& threshold = all_[figure.threshold];
    const auto passed = (date_of(asked.now) - *treated).count();
    threshold.has_below = threshold.has_below || passed == figure.value - 1;
    threshold.has_from = threshold.has_from || passed == figure.value;
  }

  void see_figures(const Case& asked, const Advice& advice) {
    const auto today = date_of(asked.now);
    for (const auto& figure : figures_) {
      auto& threshold = all_[figure.threshold];
      if (figure.of == Figure::Of::limit) {
        see_limit(figure, asked, advice);
        continue;
      }
      if (figure.of == Figure::Of::after_treatment) continue;
      for (const auto& line : advice.tests) {
        if (std::find(line.windows.begin(), line.windows.end(), figure.rule) == line.windows.end()) continue;
        const auto& day = figure.of == Figure::Of::earliest ? line.useful_from : line.conclusive_on;
        if (!day) continue;
        threshold.has_below = threshold.has_below || today == *day - days{1};
        threshold.has_from = threshold.has_from || today == *day;
      }
    }
  }

  void see_limit(const Figure& figure, const Case& asked, const Advice& advice) {
    auto& threshold = all_[figure.threshold];
    const auto& method = std::get<MethodEffect>(pack_.rules[figure.rule].effects.front());
    const auto& verdict = advice.verdicts[pack_.methods[method.method].slot];
    for (const auto& one : verdict.by_exposure) {
      if (!is_offer(one.level) && one.level != Level::too_late) continue;
      const auto since = engine::elapsed(asked, asked.exposures[one.exposure].time);
      const auto limit = figure.value * minutes_an_hour;
      threshold.has_below = threshold.has_below || (since.minutes <= limit && since.minutes > limit - minutes_an_hour);
      threshold.has_from = threshold.has_from || (since.minutes > limit && since.minutes <= limit + minutes_an_hour);
    }
  }

  const Pack& pack_;
  const Program& program_;
  List<Threshold> all_;
  std::vector<Bound> bounds_;
  std::vector<Figure> figures_;
  std::map<std::tuple<const SourceText*, std::uint32_t, std::uint32_t, std::int64_t>, Index<Threshold>> by_place_;
};

}  // namespace

void check_thresholds(const Material& material, Diagnostics& diagnostics) {
  Thresholds thresholds(material.pack, *material.program);
  if (thresholds.all().empty()) return;
  if (material.examples->all.empty()) {
    const auto& header = material.whole->headers.back();
    diagnostics.add(Code::untested_threshold, Span{header.source.get(), 1, 1, 1},
                    "the pack has no cases: nothing tests its " + counted(thresholds.all().size(), "threshold"),
                    "write cases/*.toml; `sti test --coverage` suggests some");
    return;
  }
  for (const auto& example : material.examples->all) thresholds.see(example.asked);
  for (const auto& threshold : thresholds.all()) {
    if (threshold.has_below && threshold.has_from) continue;
    std::vector<std::string> missing;
    if (!threshold.has_below) missing.push_back(threshold.below);
    if (!threshold.has_from) missing.push_back(threshold.from);
    diagnostics.add(Code::untested_threshold, threshold.span,
                    fmt::format("{} turns here, and no case has {}", threshold.what, join(missing, " nor ")),
                    "add a case just on each side");
  }
}

}  // namespace sti::lint
