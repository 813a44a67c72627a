#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "model/index.hpp"

namespace sti::quiz {

/// Numbers that follow from a seed, the same on every machine (SplitMix64). The standard distributions are not.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  /// A stream of its own for a named thing: what is drawn for it does not depend on what was drawn before.
  Random(std::uint64_t seed, std::string_view name) : state_(seed) {
    for (const char c : name) {
      state_ ^= static_cast<unsigned char>(c);
      next();
    }
  }

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }
  /// 0 … n-1; 0 where n is 0.
  std::size_t below(std::size_t n) { return n == 0 ? 0 : std::size_t(next() % n); }
  /// At least 0, less than 1.
  double unit() { return double(next() >> 11) * 0x1.0p-53; }
  bool chance(double probability) { return unit() < probability; }

  template <class T>
  const T& pick(const std::vector<T>& items) {
    return items[below(items.size())];
  }
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }
  /// Place by weight; weights of 0 are never taken while one is above.
  std::size_t weighted(const std::vector<double>& weights) {
    double sum = 0;
    for (const double w : weights) sum += w;
    if (sum <= 0) return below(weights.size());
    double at = unit() * sum;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      if (at < weights[i]) return i;
      at -= weights[i];
    }
    return weights.size() - 1;
  }
  template <class Key>
  Index<Key> weighted(const List<double, Key>& weights) {
    return Index<Key>(weighted(weights.items()));
  }

 private:
  std::uint64_t state_;
};

}  // namespace sti::quiz
