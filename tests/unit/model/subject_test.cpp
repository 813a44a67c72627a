#include "model/subject.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "support/packs.hpp"

using namespace sti;

namespace {

const Pack& subject_pack() { return test::norway().pack; }

std::set<std::string> ids_of_all(const std::vector<Subject>& subjects) {
  std::set<std::string> out;
  for (const auto& subject : subjects) out.insert(id_of(subject_pack(), subject));
  return out;
}

std::vector<Subject> all_verdicts() {
  std::vector<Subject> out;
  for (const auto slot : subject_pack().vocabulary.slots.indices()) out.emplace_back(VerdictSubject{slot});
  return out;
}
std::vector<Subject> all_tests() {
  std::vector<Subject> out;
  for (const auto test : subject_pack().catalog.tests.indices()) out.emplace_back(TestSubject{test, {}});
  return out;
}
std::vector<Subject> all_tests_at_sites() {
  std::vector<Subject> out;
  for (const auto test : subject_pack().catalog.tests.indices()) {
    for (const auto site : subject_pack().catalog.sites.indices()) out.emplace_back(TestSubject{test, site});
  }
  return out;
}
std::vector<Subject> all_vaccines() {
  std::vector<Subject> out;
  for (const auto vaccine : subject_pack().catalog.vaccines.indices()) out.emplace_back(VaccineSubject{vaccine});
  return out;
}
std::vector<Subject> all_follow_ups() {
  std::vector<Subject> out;
  for (const auto what : subject_pack().catalog.follow_ups.indices()) out.emplace_back(FollowUpSubject{what, {}});
  return out;
}
std::vector<Subject> all_follow_ups_of_infections() {
  std::vector<Subject> out;
  for (const auto what : subject_pack().catalog.follow_ups.indices()) {
    for (const auto infection : subject_pack().catalog.infections.indices())
      out.emplace_back(FollowUpSubject{what, infection});
  }
  return out;
}
std::vector<Subject> all_notes() {
  std::vector<Subject> out;
  for (const auto rule : subject_pack().rules.indices()) {
    if (const auto effect = first_note(subject_pack().rules[rule])) out.emplace_back(NoteSubject{rule, effect, {}});
  }
  return out;
}
std::vector<Subject> all_topics() {
  std::vector<Subject> out;
  for (const auto topic : subject_pack().topics.indices()) out.emplace_back(TopicSubject{topic});
  return out;
}

/// Each is found by its id, and no two have the same.
void check_found(const std::vector<Subject>& subjects) {
  CHECK(!subjects.empty());
  CHECK(ids_of_all(subjects).size() == subjects.size());
  for (const auto& subject : subjects) {
    const auto id = id_of(subject_pack(), subject);
    CAPTURE(id);
    CHECK(find_subject(subject_pack(), id) == subject);
  }
}

}  // namespace

TEST_SUITE("model/subject") {
  TEST_CASE("what has an id is found by it") {
    check_found(all_verdicts());
    check_found(all_tests());
    check_found(all_tests_at_sites());
    check_found(all_vaccines());
    check_found(all_follow_ups());
    check_found(all_follow_ups_of_infections());
    check_found(all_notes());
    check_found(all_topics());
  }

  TEST_CASE("a name is found, and its id is the lasting one") {
    struct Row {
      const char* name;
      const char* id;
    };
    const Row rows[] = {
        {"pep", "pep"},
        {"emergency-contraception", "emergency-contraception"},
        {"hiv-lab", "hiv-lab"},
        {"hiv-lab@blood", "hiv-lab@blood"},
        {"hpv", "vaccine/hpv"},
        {"vaccine/hpv", "vaccine/hpv"},
        {"follow-up/control", "follow-up/control"},
        {"follow-up/control/syphilis", "follow-up/control/syphilis"},
        {"acute-hiv-symptoms", "note/acute-hiv-symptoms"},
        {"note/acute-hiv-symptoms", "note/acute-hiv-symptoms"},
        {"topic/condoms", "topic/condoms"},
    };
    for (const auto& row : rows) {
      CAPTURE(std::string(row.name));
      const auto subject = find_subject(subject_pack(), row.name);
      CHECK(subject);
      if (subject) CHECK(id_of(subject_pack(), *subject) == row.id);
    }
  }

  TEST_CASE("what is not asked for by name has a name too") {
    const auto& vocabulary = subject_pack().vocabulary;
    const auto& catalog = subject_pack().catalog;
    const auto coil = subject_pack().methods.find_if([](const Method& method) { return method.id == "copper-coil"; });
    const auto pep = subject_pack().methods.find_if([](const Method& method) { return method.id == "pep"; });
    const auto hiv_lab = catalog.test_index("hiv-lab");
    REQUIRE(coil);
    REQUIRE(pep);
    struct Row {
      Subject subject;
      const char* id;
    };
    const Row rows[] = {
        {MethodSubject{vocabulary.slot_index("emergency-contraception"), coil}, "emergency-contraception/copper-coil"},
        {MethodSubject{vocabulary.slot_index("pep"), pep}, "pep"},
        {MethodSubject{vocabulary.slot_index("pep"), {}}, "method/pep"},
        {WindowSubject{hiv_lab, WindowNumber::conclusive}, "conclusive of hiv-lab"},
        {SpecimenSubject{hiv_lab}, "specimen of hiv-lab"},
        {NoteSubject{{}, {}, NoteKind::urgent}, "urgent note"},
        {RiskSubject{catalog.infection_index("hiv"), RiskSubject::Part::figure}, "risk/hiv"},
        {DetectionSubject{hiv_lab}, "detection by hiv-lab"},
    };
    for (const auto& row : rows) CHECK(id_of(subject_pack(), row.subject) == row.id);
  }

  TEST_CASE("a name that is none gives nothing") {
    for (const auto* name : {"",
                             " pep",
                             "PEP",
                             "pepp",
                             "pep=recommended",
                             "emergency-contraception/copper-coil",
                             "hiv",
                             "hiv-lab@",
                             "hiv-lab@knee",
                             "hiv-lab@blood@blood",
                             "@blood",
                             "blood",
                             "vaccine/",
                             "vaccine/hiv-lab",
                             "vaccine/vaccine/hpv",
                             "control",
                             "follow-up/",
                             "follow-up/pep",
                             "follow-up/control/",
                             "follow-up/control/control",
                             "follow-up/control/syphilis/",
                             "note/",
                             "note/pep",
                             "note/note/acute-hiv-symptoms",
                             "topic/",
                             "topic/pep",
                             "condoms",
                             "risk/hiv",
                             "specimen of hiv-lab"}) {
      CAPTURE(std::string(name));
      CHECK(!find_subject(subject_pack(), name));
    }
  }

  TEST_CASE("the name of a test gives a test, and a site where it names one") {
    const auto bare = parse_test_name("hiv-lab");
    CHECK(bare.test == "hiv-lab");
    CHECK(!bare.site);
    const auto at_site = parse_test_name("hiv-lab@blood");
    CHECK(at_site.test == "hiv-lab");
    CHECK(at_site.site == "blood");
    CHECK(parse_test_name("hiv-lab@").site == "");
    CHECK(parse_test_name("@blood@knee").site == "blood@knee");
  }

  TEST_CASE("only a follow-up is told without its infection") {
    const auto of = [](std::string_view name) { return *find_subject(subject_pack(), name); };
    CHECK(without_infection(of("follow-up/control/syphilis")) == of("follow-up/control"));
    CHECK(without_infection(of("hiv-lab@blood")) == of("hiv-lab@blood"));
  }

  TEST_CASE("every name that is offered is understood, and names each thing once") {
    std::vector<Subject> found;
    for (const auto& name : subject_names(subject_pack())) {
      CAPTURE(std::string(name));
      const auto subject = find_subject(subject_pack(), name);
      CHECK(subject);
      if (subject) found.push_back(*subject);
    }
    std::vector<Subject> expected;
    for (const auto& some : {all_verdicts(), all_tests(), all_vaccines(), all_follow_ups(), all_notes()})
      expected.insert(expected.end(), some.begin(), some.end());
    CHECK(found == expected);
  }

  TEST_CASE("a rule that gives no note, or is a draft, has no first note") {
    Rule rule;
    CHECK(!first_note(rule));
    rule.effects.push_back(VerdictEffect{subject_pack().vocabulary.slot_index("pep"), Level::consider});
    CHECK(!first_note(rule));
    rule.effects.push_back(NoteEffect{});
    rule.effects.push_back(NoteEffect{});
    CHECK(first_note(rule) == EffectIndex(1));
    rule.draft = true;
    CHECK(!first_note(rule));
  }
}
