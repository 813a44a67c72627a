#include "model/index.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <type_traits>
#include <vector>

#include "model/catalog.hpp"
#include "model/index_set.hpp"

using namespace sti;

namespace {

template <class Opened, class Key>
concept Opens = requires(const Opened& opened, Key key) {
  opened[key];
};
template <class A, class B>
concept Compares = requires(A a, B b) {
  a == b;
};
template <class A, class B>
concept Orders = requires(A a, B b) {
  a < b;
};
template <class A, class B>
concept Adds = requires(A a, B b) {
  a + b;
};

// A list is opened by its own kind of index, and by nothing else.
static_assert(Opens<List<TestKind>, Index<TestKind>>);
static_assert(!Opens<List<TestKind>, Index<Site>>);
static_assert(!Opens<List<TestKind>, std::size_t>);
static_assert(!Opens<List<TestKind>, int>);
static_assert(Opens<List<bool, TestKind>, Index<TestKind>>);
static_assert(!Opens<List<TestKind, Site>, Index<TestKind>>);
static_assert(Opens<IndexSet<TestKind>, Index<TestKind>>);
static_assert(!Opens<IndexSet<TestKind>, Index<Site>>);
static_assert(!Opens<IndexSet<TestKind>, std::size_t>);

// Indices of two kinds are not compared or mixed up, and none is a number.
static_assert(Compares<Index<Site>, Index<Site>> && Orders<Index<Site>, Index<Site>>);
static_assert(!Compares<Index<Site>, Index<TestKind>> && !Orders<Index<Site>, Index<TestKind>>);
static_assert(!Compares<Index<Site>, int> && !Orders<Index<Site>, int> && !Adds<Index<Site>, int>);
static_assert(!std::is_convertible_v<int, Index<Site>> && !std::is_convertible_v<std::size_t, Index<Site>>);
static_assert(!std::is_convertible_v<Index<Site>, int> && !std::is_convertible_v<Index<Site>, bool>);
static_assert(!std::is_constructible_v<Index<Site>, Index<TestKind>>);
static_assert(!std::is_constructible_v<Index<Site>, double>);

struct Letter;
struct Sound;
using LetterIndex = Index<Letter>;

std::vector<std::size_t> places_in(const IndexSet<Letter>& set) {
  std::vector<std::size_t> out;
  for (const auto index : set) out.push_back(index.place());
  return out;
}
using Places = std::vector<std::size_t>;

}  // namespace

TEST_SUITE("model/index") {
  TEST_CASE("an index is none until it is given a place") {
    CHECK_FALSE(LetterIndex());
    CHECK(LetterIndex(0));
    CHECK(LetterIndex(7).place() == 7);
    CHECK(LetterIndex(std::size_t(7)) == LetterIndex(7));
    CHECK(LetterIndex() == LetterIndex());
    CHECK(LetterIndex(0) != LetterIndex());
  }

  TEST_CASE("none comes before the first, and the rest as in the list") {
    std::vector<LetterIndex> all = {LetterIndex(2), LetterIndex(), LetterIndex(0), LetterIndex(1)};
    std::sort(all.begin(), all.end());
    CHECK(all == std::vector<LetterIndex>{LetterIndex(), LetterIndex(0), LetterIndex(1), LetterIndex(2)});
    CHECK(std::max(LetterIndex(), LetterIndex(0)) == LetterIndex(0));
    CHECK_FALSE(LetterIndex() < LetterIndex());
  }

  TEST_CASE("none gives way to another, and a place does not") {
    CHECK(LetterIndex().value_or(LetterIndex(3)) == LetterIndex(3));
    CHECK(LetterIndex(5).value_or(LetterIndex(3)) == LetterIndex(5));
    CHECK(LetterIndex(0).value_or(LetterIndex(3)) == LetterIndex(0));
    CHECK_FALSE(LetterIndex().value_or(LetterIndex()));
  }

  TEST_CASE("what runs beside has the same place, and beside none is none") {
    CHECK(beside<Sound>(LetterIndex(4)) == Index<Sound>(4));
    CHECK(beside<Sound>(LetterIndex(0)) == Index<Sound>(0));
    CHECK_FALSE(beside<Sound>(LetterIndex()));
  }
}

TEST_SUITE("model/list") {
  TEST_CASE("the indices of a list open each of its things, in order") {
    const List<char, Letter> list = {'a', 'b', 'c'};
    std::string out;
    for (const auto index : list.indices()) out += std::to_string(index.place()) + list[index];
    CHECK(out == "0a1b2c");
    CHECK(list.indices().size() == 3);
    CHECK(List<char, Letter>().indices().size() == 0);
  }

  TEST_CASE("the first that fits is found, and none where nothing fits") {
    const List<char, Letter> list = {'a', 'b', 'c', 'b'};
    CHECK(list.find_if([](char c) { return c == 'b'; }) == LetterIndex(1));
    CHECK(list.find_if([](char c) { return c > 'b'; }) == LetterIndex(2));
    CHECK(list.find_if([](char) { return true; }) == LetterIndex(0));
    CHECK_FALSE(list.find_if([](char c) { return c == 'd'; }));
    CHECK_FALSE(List<char, Letter>().find_if([](char) { return true; }));
  }

  TEST_CASE("a list has the indices of its things: not none, not the one after the last") {
    const List<char, Letter> list = {'a', 'b', 'c'};
    CHECK_FALSE(list.has(LetterIndex()));
    CHECK(list.has(LetterIndex(0)));
    CHECK(list.has(LetterIndex(2)));
    CHECK_FALSE(list.has(LetterIndex(3)));
    CHECK_FALSE(List<char, Letter>().has(LetterIndex(0)));
  }

  TEST_CASE("what is put at the end stands where the next was to go") {
    List<char, Letter> list = {'a'};
    CHECK(list.next() == LetterIndex(1));
    CHECK(list.push_back('b') == LetterIndex(1));
    CHECK(list[LetterIndex(1)] == 'b');
    CHECK(list.at(std::find(list.begin(), list.end(), 'b')) == LetterIndex(1));
    list[LetterIndex(0)] = 'c';
    CHECK(list == List<char, Letter>{'c', 'b'});
  }
}

TEST_SUITE("model/index_set") {
  TEST_CASE("the first of a list are as many as are asked for, on both sides of a word's end") {
    for (const std::size_t count : {0, 1, 2, 63, 64, 65, 127, 128}) {
      CAPTURE(count);
      const auto set = IndexSet<Letter>::first(count);
      CHECK(set.count() == count);
      CHECK(set.any() == (count > 0));
      for (std::size_t place = 0; place < IndexSet<Letter>::capacity; ++place)
        CHECK(set[LetterIndex(place)] == (place < count));
    }
  }

  TEST_CASE("an index is in once it is set, and out once it is reset") {
    IndexSet<Letter> set;
    CHECK(set.none());
    set.set(LetterIndex(0)).set(LetterIndex(64)).set(LetterIndex(127));
    CHECK(places_in(set) == Places{0, 64, 127});
    set.set(LetterIndex(64), false).reset(LetterIndex(127)).set(LetterIndex(3), true).reset(LetterIndex(5));
    CHECK(places_in(set) == Places{0, 3});
    CHECK(set == IndexSet<Letter>{LetterIndex(3), LetterIndex(0), LetterIndex(3)});
    CHECK(set.clear().none());
  }

  TEST_CASE("a set is walked in rising order, and an empty one not at all") {
    CHECK(places_in({LetterIndex(100), LetterIndex(63), LetterIndex(7), LetterIndex(64)}) == Places{7, 63, 64, 100});
    CHECK(places_in(IndexSet<Letter>::first(3)) == Places{0, 1, 2});
    CHECK(places_in({}) == Places{});
  }

  TEST_CASE("a set contains the sets of which nothing lies outside it") {
    const IndexSet<Letter> low = {LetterIndex(1), LetterIndex(2)}, high = {LetterIndex(2), LetterIndex(80)},
                           all = {LetterIndex(1), LetterIndex(2), LetterIndex(80)};
    CHECK(all.contains(low));
    CHECK(all.contains(high));
    CHECK(all.contains(all));
    CHECK(all.contains({}));
    CHECK_FALSE(low.contains(high));
    CHECK_FALSE(high.contains(all));
    CHECK_FALSE(IndexSet<Letter>().contains(low));
  }

  TEST_CASE("intersection, union and complement go index by index") {
    const IndexSet<Letter> low = {LetterIndex(1), LetterIndex(2)}, high = {LetterIndex(2), LetterIndex(80)};
    CHECK(places_in(low & high) == Places{2});
    CHECK(places_in(low | high) == Places{1, 2, 80});
    CHECK(places_in(high & ~low) == Places{80});
    CHECK((~low).count() == 126);
    CHECK_FALSE((~low)[LetterIndex(1)]);
    CHECK((~low)[LetterIndex(0)]);
    CHECK((~low)[LetterIndex(127)]);
    CHECK(~~low == low);
    CHECK(~IndexSet<Letter>::first(128) == IndexSet<Letter>());
    CHECK((low | ~low) == IndexSet<Letter>::first(128));
  }
}
