#include "report/advice/calendar.hpp"

#include <doctest/doctest.h>

#include <string>

#include "base/text.hpp"

using namespace sti;
using namespace sti::report;

namespace {

/// What a reader makes of a folded line.
std::string unfolded(std::string text) {
  for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) text.erase(at, 3);
  return text;
}

}  // namespace

TEST_SUITE("report/calendar") {
  TEST_CASE("lines of up to 75 octets stay whole, longer ones are folded and read back the same") {
    CHECK(calendar_line(std::string(75, 'x')) == std::string(75, 'x') + "\r\n");
    CHECK(calendar_line(std::string(76, 'x')) == std::string(75, 'x') + "\r\n x\r\n");
    CHECK(calendar_line(std::string(150, 'x')) == std::string(75, 'x') + "\r\n " + std::string(74, 'x') + "\r\n x\r\n");
  }

  TEST_CASE("a fold never falls within a character") {
    for (std::size_t before = 0; before < 80; ++before) {
      CAPTURE(before);
      std::string text(before, 'x');
      for (int i = 0; i < 40; ++i) text += "ø\u20AC\U0001F600";
      const auto line = calendar_line(text);
      CHECK(unfolded(line) == text + "\r\n");
      for (const auto part : split(line, '\n')) {
        CHECK(part.size() <= 76);  // 75 and the CR
        CHECK_FALSE(find_invalid_utf8(part));
      }
    }
  }

  TEST_CASE("texts are escaped, and nothing in them begins a line of its own") {
    CHECK(calendar_escaped("a; b, c\\d") == "a\\; b\\, c\\\\d");
    CHECK(calendar_escaped("a\nEND:VEVENT") == "a\\nEND:VEVENT");
    CHECK(calendar_escaped("a\r\n\x1B[31mb") == "a\uFFFD\\n\uFFFD[31mb");
  }

  TEST_CASE("the same identity gives the same UUID, another gives another") {
    CHECK(uuid_of("a") == uuid_of("a"));
    CHECK(uuid_of("a") != uuid_of("b"));
    const auto uuid = uuid_of("a");
    CHECK(uuid.size() == 36);
    CHECK(uuid[14] == '8');
    CHECK(std::string("89ab").find(uuid[19]) != std::string::npos);
  }
}
