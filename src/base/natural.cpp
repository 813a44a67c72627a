#include "base/natural.hpp"

#include <fmt/format.h>

#include <utility>

namespace sti {
namespace {

constexpr std::uint32_t base = 1'000'000'000;

}  // namespace

Natural::Natural(std::uint64_t value) { carry_on(0, value); }

/// Adds to a digit, and to those above it what it cannot hold.
void Natural::carry_on(std::size_t place, std::uint64_t carry) {
  for (; carry > 0; ++place) {
    if (place == digits_.size()) digits_.push_back(0);
    carry += digits_[place];
    digits_[place] = std::uint32_t(carry % base);
    carry /= base;
  }
}

Natural& Natural::operator+=(const Natural& other) {
  for (std::size_t i = 0; i < other.digits_.size(); ++i) {
    if (i >= digits_.size()) digits_.resize(i + 1);
    carry_on(i, other.digits_[i]);
  }
  return *this;
}

Natural& Natural::operator*=(std::uint32_t factor) {
  if (factor == 0) digits_.clear();
  std::uint64_t carry = 0;
  for (auto& digit : digits_) {
    carry += std::uint64_t{digit} * factor;
    digit = std::uint32_t(carry % base);
    carry /= base;
  }
  carry_on(digits_.size(), carry);
  return *this;
}

Natural& Natural::operator*=(const Natural& factor) {
  if (factor.digits_.size() == 1) return *this *= factor.digits_.front();
  Natural out;
  for (std::size_t i = 0; i < factor.digits_.size(); ++i) {
    Natural part = *this;
    part *= factor.digits_[i];
    if (!part.is_zero()) part.digits_.insert(part.digits_.begin(), i, 0);
    out += part;
  }
  return *this = std::move(out);
}

Natural::operator long double() const {
  long double out = 0;
  for (auto digit = digits_.rbegin(); digit != digits_.rend(); ++digit) out = out * base + *digit;
  return out;
}

std::string decimal(const Natural& number) {
  if (number.is_zero()) return "0";
  auto out = fmt::format("{}", number.digits_.back());
  for (auto digit = number.digits_.rbegin() + 1; digit != number.digits_.rend(); ++digit)
    out += fmt::format("{:09}", *digit);
  return out;
}

}  // namespace sti
