#pragma once

#include <cassert>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <utility>
#include <vector>

namespace sti {

/// The place of a thing in its list; or none. An index of one kind of thing is no index of another, and no number.
template <class T>
class Index {
 public:
  /// None.
  constexpr Index() = default;
  template <std::integral Number>
  constexpr explicit Index(Number place) : place_(static_cast<std::int32_t>(place)) {}

  constexpr explicit operator bool() const { return place_ >= 0; }
  /// 0 is the first. There must be one.
  constexpr std::size_t place() const {
    assert(place_ >= 0);
    return static_cast<std::size_t>(place_);
  }
  /// Itself, or the other where it is none.
  constexpr Index value_or(Index other) const { return place_ >= 0 ? *this : other; }

  constexpr Index& operator++() {
    ++place_;
    return *this;
  }
  /// In the order of the list; none comes first.
  constexpr auto operator<=>(const Index&) const = default;

 private:
  std::int32_t place_ = -1;
};

/// The thing at the same place of a list that runs beside: the flags of `diagnosed` are the infections, in order.
template <class To, class From>
constexpr Index<To> beside(Index<From> index) {
  return index ? Index<To>(index.place()) : Index<To>();
}

/// The first `count` indices, in order.
template <class T>
class Indices {
 public:
  class Iterator {
   public:
    using difference_type = std::ptrdiff_t;
    using value_type = Index<T>;
    using reference = Index<T>;
    using pointer = void;
    using iterator_category = std::input_iterator_tag;
    constexpr Iterator() = default;
    constexpr explicit Iterator(std::size_t place) : at_(place) {}
    constexpr Index<T> operator*() const { return at_; }
    constexpr Iterator& operator++() {
      ++at_;
      return *this;
    }
    constexpr Iterator operator++(int) {
      auto before = *this;
      ++at_;
      return before;
    }
    constexpr bool operator==(const Iterator&) const = default;

   private:
    Index<T> at_;
  };

  constexpr explicit Indices(std::size_t count) : count_(count) {}
  constexpr Iterator begin() const { return Iterator(0); }
  constexpr Iterator end() const { return Iterator(count_); }
  constexpr std::size_t size() const { return count_; }

 private:
  std::size_t count_;
};

/// A vector that only its own kind of index opens. `Key` names what it is a list by, where that is not what it holds:
/// `List<Answer, Fact>` has an answer for each fact.
template <class T, class Key = T>
class List {
  using Items = std::vector<T>;

 public:
  using value_type = T;
  using Place = Index<Key>;
  using iterator = typename Items::iterator;
  using const_iterator = typename Items::const_iterator;

  List() = default;
  List(std::initializer_list<T> items) : items_(items) {}
  explicit List(std::size_t count, const T& value = T()) : items_(count, value) {}
  explicit List(Items items) : items_(std::move(items)) {}

  typename Items::reference operator[](Place index) {
    assert(index.place() < items_.size());
    return items_[index.place()];
  }
  typename Items::const_reference operator[](Place index) const {
    assert(index.place() < items_.size());
    return items_[index.place()];
  }

  std::size_t size() const { return items_.size(); }
  bool empty() const { return items_.empty(); }
  iterator begin() { return items_.begin(); }
  iterator end() { return items_.end(); }
  const_iterator begin() const { return items_.begin(); }
  const_iterator end() const { return items_.end(); }
  typename Items::reference front() { return items_.front(); }
  typename Items::const_reference front() const { return items_.front(); }
  typename Items::reference back() { return items_.back(); }
  typename Items::const_reference back() const { return items_.back(); }

  /// Of all that is in it, in order.
  Indices<Key> indices() const { return Indices<Key>(items_.size()); }
  /// Where the next one goes.
  Place next() const { return Place(items_.size()); }
  /// Where something that is in it stands.
  Place at(const_iterator item) const { return Place(item - items_.begin()); }
  bool has(Place index) const { return index && index.place() < items_.size(); }
  /// The first for which it is so; none where it is for none.
  template <class Predicate>
  Place find_if(const Predicate& is_it) const {
    for (const auto index : indices()) {
      if (is_it((*this)[index])) return index;
    }
    return {};
  }

  Place push_back(T item) {
    items_.push_back(std::move(item));
    return Place(items_.size() - 1);
  }
  template <class... Args>
  typename Items::reference emplace_back(Args&&... args) {
    items_.emplace_back(std::forward<Args>(args)...);
    return items_.back();
  }
  void pop_back() { items_.pop_back(); }
  template <class Iterator>
  void append(Iterator first, Iterator last) {
    items_.insert(items_.end(), first, last);
  }
  iterator insert(const_iterator before, T item) { return items_.insert(before, std::move(item)); }
  iterator erase(const_iterator item) { return items_.erase(item); }
  iterator erase(const_iterator first, const_iterator last) { return items_.erase(first, last); }
  void clear() { items_.clear(); }
  void reserve(std::size_t count) { items_.reserve(count); }
  void resize(std::size_t count, const T& value = T()) { items_.resize(count, value); }
  void assign(std::size_t count, const T& value) { items_.assign(count, value); }

  /// As it is kept, for what takes a plain row of things.
  const Items& items() const { return items_; }
  Items& items() { return items_; }

  friend bool operator==(const List&, const List&) = default;

 private:
  Items items_;
};

/// What the effects of a rule are listed by: they are of many types.
struct EffectTag;
using EffectIndex = Index<EffectTag>;

}  // namespace sti
