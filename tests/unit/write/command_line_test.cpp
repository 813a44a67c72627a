#include "write/command_line.hpp"

#include <doctest/doctest.h>

#include "load/case.hpp"
#include "load/pack.hpp"

using namespace sti;

namespace {

const Pack& vocabulary_pack() {
  static const Pack pack = [] {
    Diagnostics diagnostics;
    return *load::load_base(load::built_in_tree(), diagnostics);
  }();
  return pack;
}

Case read(const load::CaseArguments& arguments) {
  Diagnostics diagnostics;
  const load::Now now{*parse_date("2026-11-23") + hours{10}, true};
  const auto out = load::read_case_arguments(vocabulary_pack(), arguments, now, diagnostics);
  REQUIRE(out.has_value());
  return *out;
}

}  // namespace

TEST_SUITE("write/command_line") {
  TEST_CASE("a case is written as the command that gives it again") {
    struct Row {
      load::CaseArguments arguments;
      const char* line;
    };
    const Row rows[] = {
        {{{"age=24,anatomy=penis,groups=buys-sex"}, {"act=oral,role=insertive,condom=not-used,since=5d"}, {}},
         "sti advise --pack no --now 2026-11-23T10:00 -p age=24,penis,buys-sex -e oral,insertive,not-used,5d"},
        {{{"hiv=unknown,symptoms=none,msm,trans"}, {"anal,role=unknown,partner_hiv=positive,2026-11-20T22:30"}, {}},
         "sti advise --pack no --now 2026-11-23T10:00 -p hiv=unknown,groups=msm+trans,symptoms=none "
         "-e anal,role=unknown,positive,2026-11-20T22:30"},
        {{{"age=unknown,pep=taking,pep_last_dose=2026-12-01,treated=chlamydia@2026-11-01"},
          {},
          {"hiv-lab@blood=2026-11-17:negative", "syphilis-serology=2026-11-17:pending"}},
         "sti advise --pack no --now 2026-11-23T10:00 "
         "-p age=unknown,taking,pep_last_dose=2026-12-01,treated=chlamydia@2026-11-01 "
         "-t hiv-lab@blood=2026-11-17:negative -t syphilis-serology=2026-11-17:pending"},
        {{{"wants=none"}, {"hand,36h", "bite,3w"}, {}},
         "sti advise --pack no --now 2026-11-23T10:00 -p wants=none -e hand,36h -e bite,3w"},
    };
    for (const auto& row : rows) {
      CAPTURE(row.line);
      CHECK(write::command_line(vocabulary_pack(), read(row.arguments), "no") == std::string(row.line));
    }
  }

  TEST_CASE("a folder is quoted for the shell") {
    CHECK(write::shell_word("rules/no") == "rules/no");
    CHECK(write::shell_word("my rules") == "'my rules'");
    CHECK(write::shell_word("it's") == "'it'\\''s'");
    CHECK(write::shell_word("") == "''");
  }
}
