#include "quiz/cards.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "unit/packs.hpp"

using namespace sti;
namespace fs = std::filesystem;

namespace {

/// A copy of the frozen pack in which one text of one file is another.
class ChangedPack {
 public:
  ChangedPack(const std::string& file, const std::string& from, const std::string& to)
      : root_(fs::temp_directory_path() / ("sti-cards-" + std::to_string(::getpid()))), folder_(root_ / "uk") {
    fs::remove_all(root_);
    fs::create_directories(root_);
    fs::copy(test::fixture("rules/uk"), folder_, fs::copy_options::recursive);
    std::stringstream text;
    text << std::ifstream(folder_ / file).rdbuf();
    auto whole = text.str();
    const auto at = whole.find(from);
    REQUIRE(at != std::string::npos);
    whole.replace(at, from.size(), to);
    std::ofstream(folder_ / file) << whole;
  }
  ~ChangedPack() { fs::remove_all(root_); }
  ChangedPack(const ChangedPack&) = delete;
  ChangedPack& operator=(const ChangedPack&) = delete;

  /// Names of the cards that the change made into others.
  std::set<std::string> touched() const {
    const auto before = quiz::make_deck(test::load_test_pack(test::fixture("rules/uk"))->pack);
    const auto after = quiz::make_deck(test::load_test_pack(folder_.string())->pack);
    std::set<std::string> ids, out;
    for (const auto& card : after) ids.insert(card.id);
    for (const auto& card : before) {
      if (ids.count(card.id) == 0) out.insert(card.name);
    }
    return out;
  }

 private:
  fs::path root_, folder_;
};

using Names = std::set<std::string>;

}  // namespace

TEST_SUITE("quiz/cards") {
  TEST_CASE("a card has an id and a name of its own") {
    for (const auto& name : {std::string("no"), test::fixture("rules/uk")}) {
      CAPTURE(name);
      const auto deck = quiz::make_deck(test::load_test_pack(name)->pack);
      Names ids, names;
      for (const auto& card : deck) {
        CAPTURE(card.name);
        CHECK(ids.insert(card.id).second);
        CHECK(names.insert(card.name).second);
      }
    }
  }

  TEST_CASE("a number that changes touches the cards of its window and no others") {
    const ChangedPack pack("windows.toml", "conclusive = { days = 45, source = [\"BASHH-HIVT20-NOTE\"",
                           "conclusive = { days = 49, source = [\"BASHH-HIVT20-NOTE\"");
    CHECK(pack.touched() == Names{"sources/window/hiv-lab", "windows/hiv-lab/window/hiv-lab"});
  }

  TEST_CASE("a reason that is put better touches nothing") {
    const ChangedPack pack("windows.toml", "About 95 % of infections are found", "Some 95 % of infections are found");
    CHECK(pack.touched() == Names{});
  }

  TEST_CASE("a row that is put in leaves the rows after it as they are") {
    const ChangedPack pack(
        "pep.toml", "  [\"anal\", \"receptive\", \"recommended\"],",
        "  [\"oral-anal\", \"*\", \"not-indicated\"],\n  [\"anal\", \"receptive\", \"recommended\"],");
    CHECK(pack.touched() == Names{});
  }

  TEST_CASE("a limit that changes touches the verdicts that say until when") {
    const ChangedPack pack("pep.toml", "latest_hours = { hours = 72", "latest_hours = { hours = 48");
    const auto touched = pack.touched();
    CHECK(touched.count("pep/pep-source-positive/1") == 1);
    CHECK(touched.count("pep/pep-source-positive/5") == 0);  // not indicated: it has no end
    CHECK(touched.count("sources/method/pep/pep") == 1);
    for (const auto& name : touched) {
      CAPTURE(name);
      CHECK((name.starts_with("pep/") || name.starts_with("changes/pep/") || name == "sources/method/pep/pep"));
    }
  }
}
