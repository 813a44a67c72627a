#pragma once

#include <vector>

#include "model/pack.hpp"

namespace sti::report {

/// A window as it holds for one test.
struct WindowRow {
  Index<TestKind> test;
  const Rule* rule = nullptr;
  const Window* window = nullptr;
};

/// The windows of a pack in the catalog's order of tests; of one test, the plain window first. Points into the pack.
/// `infection`: only those of its tests; none: all.
std::vector<WindowRow> window_rows(const Pack& pack, Index<Infection> infection = {});

}  // namespace sti::report
