#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.hpp"

namespace sti {

/// What an example case expects of one moment. Only what is named is compared.
struct Expectation {
  /// A line "test@site", or "*" parts left empty.
  struct TestLine {
    std::string name;                                                       ///< test@site
    std::optional<std::string> status, take_on, conclusive_on, interim_on;  ///< "none" for a date that must be absent
    std::optional<std::vector<std::string>> repeat_on;
    Span span;
  };
  struct Leveled {
    std::string name;
    std::optional<std::string> level, deadline, deadline_from;
    std::optional<std::string> free;  ///< vaccine: "true", "false", or "none" where it is not said
    std::optional<std::vector<std::string>> schedule_days;  ///< vaccine
    Span span;
  };
  struct Named {
    std::string name;
    Span span;
  };
  std::vector<TestLine> tests;
  std::vector<Named> no_tests;  ///< test, or test@site
  std::optional<std::vector<Named>> only_tests;
  Span only_tests_span;
  std::vector<Leveled> verdicts, vaccines;
  std::vector<Named> notes, no_notes, questions, no_questions, rules, no_rules, no_follow_up;
  std::vector<std::pair<Named, std::string>> follow_up;  ///< what, date
  std::vector<std::pair<Named, std::string>> expires;    ///< what, moment
};

}  // namespace sti
