#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <type_traits>

namespace sti {

/// A thing for each of the `n` enumerators, which count from 0; opened by an enumerator of its own kind alone.
template <class Enum, class T, std::size_t n>
struct ByEnum {
  std::array<T, n> items{};

  constexpr T& operator[](Enum each) { return items[place(each)]; }
  constexpr const T& operator[](Enum each) const { return items[place(each)]; }
  static constexpr std::size_t size() { return n; }
  constexpr const T& front() const { return items.front(); }
  constexpr const T* data() const { return items.data(); }
  constexpr const T* begin() const { return items.data(); }
  constexpr const T* end() const { return items.data() + n; }
  constexpr T* begin() { return items.data(); }
  constexpr T* end() { return items.data() + n; }
  /// Whether each has something: a row that was forgotten is empty.
  constexpr bool is_complete() const {
    for (const auto& item : items) {
      if (item.empty()) return false;
    }
    return true;
  }
  bool operator==(const ByEnum&) const = default;
  friend bool operator<(const ByEnum& a, const ByEnum& b) { return a.items < b.items; }

 private:
  static constexpr std::size_t place(Enum each) {
    assert(static_cast<std::size_t>(each) < n);
    return static_cast<std::size_t>(each);
  }
};

/// The ids of the enumerators of a type, as they are written; specialised for each that has some.
template <class Enum>
inline constexpr std::nullptr_t enum_ids = nullptr;
template <class Enum>
concept HasIds = !std::is_same_v<decltype(enum_ids<Enum>), const std::nullptr_t>;

}  // namespace sti
