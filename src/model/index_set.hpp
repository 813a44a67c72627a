#pragma once

#include <array>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "model/index.hpp"

namespace sti {

/// A set of indices into one list of at most `capacity` things; whoever makes one of a list that is read sees to that.
template <class T>
class IndexSet {
 public:
  static constexpr std::size_t capacity = 128;

  constexpr IndexSet() = default;
  constexpr IndexSet(std::initializer_list<Index<T>> indices) {
    for (const auto index : indices) set(index);
  }
  /// The first `count` indices.
  static constexpr IndexSet first(std::size_t count) {
    assert(count <= capacity);
    IndexSet out;
    for (std::size_t word = 0; word < out.words_.size(); ++word) {
      const std::size_t below = word * 64;
      const std::size_t here = count <= below ? 0 : count - below;
      out.words_[word] = here >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << here) - 1;
    }
    return out;
  }

  constexpr bool operator[](Index<T> index) const { return (words_[word_of(index)] & bit_of(index)) != 0; }
  constexpr IndexSet& set(Index<T> index, bool is_in = true) {
    if (is_in)
      words_[word_of(index)] |= bit_of(index);
    else
      words_[word_of(index)] &= ~bit_of(index);
    return *this;
  }
  constexpr IndexSet& reset(Index<T> index) { return set(index, false); }
  constexpr IndexSet& clear() {
    words_ = {};
    return *this;
  }

  constexpr bool any() const { return (words_[0] | words_[1]) != 0; }
  constexpr bool none() const { return !any(); }
  constexpr std::size_t count() const { return std::size_t(std::popcount(words_[0]) + std::popcount(words_[1])); }
  constexpr bool contains(const IndexSet& other) const { return (other & ~*this).none(); }

  constexpr IndexSet& operator&=(const IndexSet& other) {
    words_[0] &= other.words_[0];
    words_[1] &= other.words_[1];
    return *this;
  }
  constexpr IndexSet& operator|=(const IndexSet& other) {
    words_[0] |= other.words_[0];
    words_[1] |= other.words_[1];
    return *this;
  }
  friend constexpr IndexSet operator&(IndexSet a, const IndexSet& b) { return a &= b; }
  friend constexpr IndexSet operator|(IndexSet a, const IndexSet& b) { return a |= b; }
  friend constexpr IndexSet operator~(const IndexSet& a) {
    IndexSet out;
    out.words_ = {~a.words_[0], ~a.words_[1]};
    return out;
  }
  constexpr bool operator==(const IndexSet&) const = default;

  /// Walks the indices that are in the set, in rising order.
  class Iterator {
   public:
    using difference_type = std::ptrdiff_t;
    using value_type = Index<T>;
    using reference = Index<T>;
    using pointer = void;
    using iterator_category = std::input_iterator_tag;
    constexpr Iterator(const IndexSet* set, std::size_t place) : set_(set), place_(place) { skip(); }
    constexpr Index<T> operator*() const { return Index<T>(place_); }
    constexpr Iterator& operator++() {
      ++place_;
      skip();
      return *this;
    }
    constexpr bool operator==(const Iterator& other) const { return place_ == other.place_; }

   private:
    constexpr void skip() {
      while (place_ < capacity && !(*set_)[Index<T>(place_)]) ++place_;
    }
    const IndexSet* set_;
    std::size_t place_;
  };
  constexpr Iterator begin() const { return Iterator(this, 0); }
  constexpr Iterator end() const { return Iterator(this, capacity); }

 private:
  static constexpr std::size_t word_of(Index<T> index) {
    assert(index.place() < capacity);
    return index.place() / 64;
  }
  static constexpr std::uint64_t bit_of(Index<T> index) { return std::uint64_t{1} << (index.place() % 64); }

  std::array<std::uint64_t, 2> words_{};
};

}  // namespace sti
