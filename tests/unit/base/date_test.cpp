#include "base/date.hpp"

#include <doctest/doctest.h>

using namespace sti;

TEST_SUITE("base/date") {
  TEST_CASE("dates and date-times are read as written, and refused with a reason") {
    struct Row {
      const char* text;
      DateError error;
      const char* printed;
      bool has_time;
    };
    const Row rows[] = {
        {"2026-11-23", DateError::none, "2026-11-23T00:00", false},
        {"2026-11-23T10:05", DateError::none, "2026-11-23T10:05", true},
        {"2026-11-23 10:05:59", DateError::none, "2026-11-23T10:05", true},
        {"2024-02-29", DateError::none, "2024-02-29T00:00", false},
        {"2026-02-29", DateError::no_such_day, "", false},
        {"2026-11-23T24:00", DateError::no_such_time, "", false},
        {"2026-11-23T10:05Z", DateError::has_zone, "", false},
        {"2026-11-23T10:05+01:00", DateError::has_zone, "", false},
        {"2026-11-23Z", DateError::has_zone, "", false},
        {"23.11.2026", DateError::form, "", false},
        {"2026-1-3", DateError::form, "", false},
        {"", DateError::form, "", false},
    };
    for (const auto& row : rows) {
      CAPTURE(row.text);
      const auto read = parse_moment(row.text);
      CHECK(read.error == row.error);
      if (row.error != DateError::none) continue;
      CHECK(to_string(read.at) == row.printed);
      CHECK(read.has_time == row.has_time);
    }
  }

  TEST_CASE("a date whose day or month is missing means its last day at the latest") {
    struct Row {
      const char* text;
      const char* last;  // empty: it cannot be read
    };
    const Row rows[] = {{"2024", "2024-12-31"},
                        {"2024-02", "2024-02-29"},
                        {"2024-02-16", "2024-02-16"},
                        {"2024-13", ""},
                        {"2024-02-30", ""},
                        {"2024-2", ""},
                        {"24", ""},
                        {"2024-", ""},
                        {"", ""}};
    for (const auto& row : rows) {
      CAPTURE(row.text);
      const auto last = last_day_of(row.text);
      CHECK((last ? to_string(*last) : "") == row.last);
    }
  }
}
