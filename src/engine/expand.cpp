// A condition as a union of boxes.

#include <algorithm>

#include "engine/program.hpp"

namespace sti::engine {
namespace {

/// All cells of a dimension but "there is no exposure".
Cells present_cells(const Dimension& dimension) {
  auto cells = Cells::first(dimension.size);
  if (dimension.absent) cells.reset(dimension.absent);
  return cells;
}

Constraint constraint_of(const FactTest& test, const Program& program) {
  Constraint out;
  out.dimension = program.dimension_of(test.fact, test.kind == FactTest::Kind::flag ? test.flag : Index<FactValue>());
  const auto& dimension = program.dimensions[out.dimension];
  switch (test.kind) {
    case FactTest::Kind::values:
      if (dimension.unknown) out.allowed.set(dimension.unknown);
      for (const auto value : test.values) out.allowed.set(beside<Cell>(value));
      break;
    case FactTest::Kind::flag:
      out.allowed.set(test.flag_set ? flag_set : flag_not_set);
      break;
    case FactTest::Kind::number:
      for (const auto cell : dimension.starts.indices())
        out.allowed.set(cell, dimension.starts[cell] >= test.low && dimension.starts[cell] <= test.high);
      break;
    case FactTest::Kind::elapsed_minutes:
    case FactTest::Kind::elapsed_days:
      for (const auto cell : program.time_cells.indices()) {
        const auto& time = program.time_cells[cell];
        const auto at = test.kind == FactTest::Kind::elapsed_minutes ? time.minutes_low : time.days_low;
        out.allowed.set(cell, at >= test.low && at <= test.high);
      }
      break;
  }
  return out;
}

void check_size(const std::vector<Box>& boxes) {
  if (boxes.size() > max_boxes) throw TooManyBoxes("a condition expands into too many rows");
}

std::vector<Box> cross(const std::vector<Box>& left, const std::vector<Box>& right) {
  std::vector<Box> out;
  for (const auto& a : left) {
    for (const auto& b : right) {
      if (auto both = intersect(a, b)) out.push_back(std::move(*both));
    }
    check_size(out);
  }
  return out;
}

std::vector<Box> complement(const std::vector<Box>& boxes, const Program& program) {
  std::vector<Box> out(1);  // everything
  for (const auto& box : boxes) {
    std::vector<Box> outside;
    for (const auto& constraint : box) {
      const auto rest = present_cells(program.dimensions[constraint.dimension]) & ~constraint.allowed;
      if (rest.any()) outside.push_back({{constraint.dimension, rest}});
    }
    out = cross(out, outside);
  }
  return out;
}

}  // namespace

bool contains(const std::vector<Box>& boxes, const Point& point) {
  return std::any_of(boxes.begin(), boxes.end(), [&](const Box& box) {
    return std::all_of(box.begin(), box.end(),
                       [&](const Constraint& constraint) { return constraint.allowed[point[constraint.dimension]]; });
  });
}

std::optional<Box> intersect(const Box& a, const Box& b) {
  Box out;
  out.reserve(a.size() + b.size());
  auto left = a.begin();
  auto right = b.begin();
  while (left != a.end() || right != b.end()) {
    if (right == b.end() || (left != a.end() && left->dimension < right->dimension)) {
      out.push_back(*left++);
    } else if (left == a.end() || right->dimension < left->dimension) {
      out.push_back(*right++);
    } else {
      const auto common = left->allowed & right->allowed;
      if (common.none()) return std::nullopt;
      out.push_back({left->dimension, common});
      ++left;
      ++right;
    }
  }
  return out;
}

std::vector<Box> expand(const Condition& condition, const Program& program) {
  switch (condition.op) {
    case Condition::Op::test: {
      auto constraint = constraint_of(condition.test, program);
      if (constraint.allowed.none()) return {};
      return {{std::move(constraint)}};
    }
    case Condition::Op::any: {
      std::vector<Box> out;
      for (const auto& part : condition.parts) {
        auto boxes = expand(part, program);
        std::move(boxes.begin(), boxes.end(), std::back_inserter(out));
        check_size(out);
      }
      return out;
    }
    case Condition::Op::none: {
      std::vector<Box> inside;
      for (const auto& part : condition.parts) {
        auto boxes = expand(part, program);
        std::move(boxes.begin(), boxes.end(), std::back_inserter(inside));
        check_size(inside);
      }
      return complement(inside, program);
    }
    case Condition::Op::all:
      break;
  }
  std::vector<Box> out(1);
  for (const auto& part : condition.parts) out = cross(out, expand(part, program));
  return out;
}

}  // namespace sti::engine
