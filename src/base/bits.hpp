#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sti {

/// A set of the values of one dimension. 128 values are enough for any fact; the compiler says so when they are not.
inline constexpr std::size_t max_values = 128;
using Mask = std::bitset<max_values>;

/// The values 0 … n-1.
inline Mask all_values(std::size_t n) { return n == 0 ? Mask{} : Mask{}.set() >> (max_values - n); }

/// A set of rows, as machine words.
using Words = std::vector<std::uint64_t>;

}  // namespace sti
