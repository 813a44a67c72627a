// What a pack says of how visits are booked.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "load/built_in.hpp"
#include "load/pack.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

/// The mistakes of a small pack with this `[visits]`, one a line.
std::string mistakes(const std::string& visits) {
  const test::TextTree tree({{"small/pack.toml", test::small_pack_toml("small") + "\n[visits]\n" + visits},
                             {"small/sources.toml", test::small_sources_toml()}});
  Diagnostics diagnostics;
  load::load_pack(load::built_in_tree(), tree.tree(), "small", diagnostics);
  std::string out;
  for (const auto& each : diagnostics.all()) out += label(each.code) + ": " + each.message + "\n";
  return out;
}

const std::string backed = "source = [\"STI-PACK\"]\nbasis = \"derived\"\n";

}  // namespace

TEST_SUITE("visits of a pack") {
  TEST_CASE("what can be said") {
    CHECK(mistakes(backed) == "");
    CHECK(mistakes("waits = { first = 0, dose = 14 }\nopen = [\"sunday\"]\nclosed = [\"02-29\"]\n" + backed) == "");
  }
  TEST_CASE("mistakes are told, each in its place") {
    CHECK(mistakes("closed = [\"05-32\", \"17 May\"]\n" + backed) ==
          "STI-0204: `05-32` is no day of a year\nSTI-0204: `17 May` is no day of a year\n");
    CHECK(mistakes("closed_from_easter = [-3, 81, \"monday\"]\n" + backed) ==
          "STI-0202: expected a number of days from 80 before Easter Sunday to 80 after it, found a whole number\n"
          "STI-0202: expected a number of days from 80 before Easter Sunday to 80 after it, found a string\n");
    CHECK(mistakes("open = []\n" + backed) == "STI-0205: a clinic is open on one day of the week at least\n");
    CHECK(mistakes("open = [\"mandag\"]\n" + backed) == "STI-0204: `mandag` is not a day of the week\n");
    CHECK(mistakes("waits = { today = 1 }\n" + backed) == "STI-0201: `waits` has no key `today`\n");
    CHECK(mistakes("wait_soon = -1\n" + backed) == "STI-0209: `wait_soon` must be from 0 to 3660\n");
    CHECK(mistakes("wait_soon = 3\n") == "STI-0205: `visits` needs `source`\nSTI-0205: `visits` needs `basis`\n");
  }
  TEST_CASE("one weekday is left in every year, however many days are closed") {
    std::string closed = "open = [\"monday\"]\nclosed = [";
    for (int day = 1; day <= 25; ++day) closed += fmt::format("\"01-{:02}\",", day);
    CHECK(mistakes(closed + "]\n" + backed) == "STI-0209: at most 24 closed days\n");
  }
}
