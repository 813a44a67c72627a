#include "quiz/history.hpp"

#include <doctest/doctest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <set>
#include <sstream>
#include <thread>

using namespace sti;
using namespace sti::quiz;
namespace fs = std::filesystem;

namespace {

const Moment first_answer = Moment{Date{std::chrono::year{2026} / 11 / 23}} + hours{10};

/// A folder of its own, gone afterwards.
struct Folder {
  Folder() : path(fs::temp_directory_path() / ("sti-history-" + std::to_string(::getpid()))) { fs::remove_all(path); }
  ~Folder() { fs::remove_all(path); }
  fs::path file() const { return path / "sti" / "quiz.sqlite"; }
  fs::path path;
};

QuizCard card(const std::string& id) { return {id, "tests/" + id, QuizTopicKind::tests, "tests"}; }

const QuizMark all_found = {{Index<QuizChoice>(0)}, {}, {}, 1};

bool answer(History& history, const std::string& id, Grade grade, Moment at = first_answer) {
  return history.record("no", card(id), {}, grade, all_found, false, at, 0).has_value();
}

std::string text_of(const fs::path& path) {
  std::stringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

}  // namespace

TEST_SUITE("quiz/history") {
  TEST_CASE("what was answered is there again in the next session") {
    const Folder folder;
    {
      const auto opened = History::open(folder.file());
      REQUIRE(opened.history);
      CHECK(answer(*opened.history, "a", Grade::good));
      CHECK(answer(*opened.history, "a", Grade::good, first_answer + minutes{10}));
      CHECK(answer(*opened.history, "b", Grade::again));
    }
    const auto opened = History::open(folder.file());
    REQUIRE(opened.history);
    CHECK_FALSE(opened.set_aside);
    const auto cards = opened.history->cards("no");
    REQUIRE(cards);
    REQUIRE(cards->size() == 2);
    CHECK((*cards)[0].id == "b");  // due first
    CHECK((*cards)[1].memory.phase == Phase::review);
    CHECK((*cards)[1].memory.due == first_answer + minutes{10} + days{2});
    CHECK(opened.history->reviews("no")->size() == 3);
    CHECK(opened.history->cards("uk")->empty());
  }

  TEST_CASE("only its owner can read the file") {
    const Folder folder;
    const auto opened = History::open(folder.file());
    REQUIRE(opened.history);
    CHECK((fs::status(folder.file()).permissions() & fs::perms(077)) == fs::perms::none);
  }

  TEST_CASE("forgetting a topic or a pack leaves the rest") {
    const Folder folder;
    const auto opened = History::open(folder.file());
    REQUIRE(opened.history);
    answer(*opened.history, "a", Grade::good);
    auto other = card("b");
    other.topic = "windows";
    opened.history->record("no", other, {}, Grade::good, all_found, false, first_answer, 0);
    CHECK(opened.history->forget("no", "windows") == 1);
    CHECK(opened.history->cards("no")->size() == 1);
    CHECK(opened.history->forget("uk", "") == 0);
    CHECK(opened.history->forget("no", "") == 1);
    CHECK(opened.history->reviews("no")->empty());
  }

  TEST_CASE("a retired card keeps its memory, and comes back with it") {
    const Folder folder;
    const auto opened = History::open(folder.file());
    REQUIRE(opened.history);
    answer(*opened.history, "a", Grade::good);
    CHECK(opened.history->retire("no", {"a"}));
    CHECK(opened.history->cards("no")->front().retired);
    answer(*opened.history, "a", Grade::good, first_answer + minutes{10});
    CHECK_FALSE(opened.history->cards("no")->front().retired);
    CHECK(opened.history->cards("no")->front().memory.phase == Phase::review);
  }

  TEST_CASE("a damaged file is set aside as it is, and a new one is begun") {
    for (const bool truncated : {false, true}) {
      CAPTURE(truncated);
      const Folder folder;
      {
        const auto opened = History::open(folder.file());
        REQUIRE(opened.history);
        for (int i = 0; i < 200; ++i) answer(*opened.history, std::to_string(i), Grade::good);
      }
      auto damaged = text_of(folder.file());
      if (truncated)
        damaged.resize(damaged.size() / 2 + 17);
      else
        damaged = "this is no database at all, and long enough to be looked at as one: " + std::string(500, 'x');
      std::ofstream(folder.file(), std::ios::binary | std::ios::trunc) << damaged;
      const auto opened = History::open(folder.file());
      REQUIRE(opened.history);
      REQUIRE(opened.set_aside);
      CHECK(text_of(*opened.set_aside) == damaged);
      CHECK(opened.history->cards("no")->empty());
      CHECK(answer(*opened.history, "a", Grade::good));
    }
  }

  TEST_CASE("a second damaged file does not write over the first") {
    const Folder folder;
    fs::create_directories(folder.file().parent_path());
    std::set<fs::path> aside;
    for (int i = 0; i < 3; ++i) {
      std::ofstream(folder.file(), std::ios::trunc) << std::string(2000, char('a' + i));
      const auto opened = History::open(folder.file());
      REQUIRE(opened.set_aside);
      CHECK(aside.insert(*opened.set_aside).second);
    }
  }

  TEST_CASE("another program's database is left alone") {
    const Folder folder;
    fs::create_directories(folder.file().parent_path());
    sqlite3* other = nullptr;
    REQUIRE(sqlite3_open(folder.file().c_str(), &other) == SQLITE_OK);
    sqlite3_exec(other, "CREATE TABLE theirs (x)", nullptr, nullptr, nullptr);
    sqlite3_close(other);
    const auto before = text_of(folder.file());
    const auto opened = History::open(folder.file());
    CHECK_FALSE(opened.history);
    CHECK_FALSE(opened.set_aside);
    CHECK(opened.error == "it is another program's database");
    CHECK(text_of(folder.file()) == before);
  }

  TEST_CASE("two sessions at once keep every answer of both") {
    const Folder folder;
    const auto first = History::open(folder.file());
    const auto second = History::open(folder.file());
    REQUIRE(first.history);
    REQUIRE(second.history);
    int failed[2] = {0, 0};
    const auto practise = [&](History& history, const std::string& prefix, int& failures) {
      for (int i = 0; i < 60; ++i) {
        if (!answer(history, prefix + std::to_string(i), Grade::good)) ++failures;
        if (!answer(history, "shared", Grade::good)) ++failures;
      }
    };
    std::thread other([&] { practise(*second.history, "b", failed[1]); });
    practise(*first.history, "a", failed[0]);
    other.join();
    CHECK(failed[0] == 0);
    CHECK(failed[1] == 0);
    CHECK(first.history->reviews("no")->size() == 240);
    CHECK(first.history->cards("no")->size() == 121);
  }

  TEST_CASE("a kill at any moment loses at most the open answer") {
    for (int round = 0; round < 8; ++round) {
      CAPTURE(round);
      const Folder folder;
      int ends[2];
      REQUIRE(::pipe(ends) == 0);
      const auto child = ::fork();
      REQUIRE(child >= 0);
      if (child == 0) {
        const auto opened = History::open(folder.file());
        for (int i = 0; opened.history; ++i) {
          if (!answer(*opened.history, std::to_string(i), Grade::good)) break;
          if (::write(ends[1], "x", 1) != 1) break;  // said to the trainee: kept
        }
        ::_exit(1);
      }
      ::close(ends[1]);
      char byte = 0;
      std::size_t told = 0;
      for (int i = 0; i < 5 + round * 7 && ::read(ends[0], &byte, 1) == 1; ++i) ++told;
      ::kill(child, SIGKILL);
      ::waitpid(child, nullptr, 0);
      while (::read(ends[0], &byte, 1) == 1) ++told;
      ::close(ends[0]);
      const auto opened = History::open(folder.file());
      REQUIRE(opened.history);
      CHECK_FALSE(opened.set_aside);
      const auto kept = opened.history->reviews("no")->size();
      CHECK(kept >= told);
      CHECK(kept <= told + 1);
      CHECK(opened.history->cards("no")->size() == kept);
    }
  }
}
