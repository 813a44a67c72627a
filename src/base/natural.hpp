#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sti {

/// A whole number that is not negative and has no upper end: how many cases there are.
class Natural {
 public:
  Natural() = default;
  Natural(std::uint64_t value);

  Natural& operator+=(const Natural& other);
  Natural& operator*=(std::uint32_t factor);
  Natural& operator*=(const Natural& factor);
  friend Natural operator+(Natural a, const Natural& b) { return a += b; }
  friend Natural operator*(Natural a, const Natural& b) { return a *= b; }
  bool operator==(const Natural&) const = default;

  bool is_zero() const { return digits_.empty(); }
  /// Rounded to what the type holds.
  explicit operator long double() const;

 private:
  friend std::string decimal(const Natural& number);
  void carry_on(std::size_t place, std::uint64_t carry);

  std::vector<std::uint32_t> digits_;  ///< to the base 10^9, the last first; none of them for 0
};

/// All its digits.
std::string decimal(const Natural& number);

}  // namespace sti
