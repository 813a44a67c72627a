// A table that is too large to be drawn as a whole: every question is answered, and what contradicts is what a plain
// comparison of all rows finds.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>

#include "prove/verify.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

/// Facts that no other fact makes impossible or overrules, with their values.
std::vector<std::pair<std::string, std::vector<std::string>>> columns() {
  const auto& vocabulary = test::norway().pack.vocabulary;
  std::vector<std::pair<std::string, std::vector<std::string>>> out;
  for (const auto* id : {"hbv_immunity", "hav_immunity", "hpv_immunity", "mpox_immunity", "sti_last_12m", "pattern"}) {
    auto& column = out.emplace_back(id, std::vector<std::string>());
    for (const auto& value : vocabulary.facts[vocabulary.fact_index(id)].values) column.second.push_back(value.id);
  }
  for (const auto* id : {"groups", "symptoms"}) {
    for (const auto& value : vocabulary.facts[vocabulary.fact_index(id)].values)
      out.emplace_back(std::string(id) + "." + value.id, std::vector<std::string>{"no", "yes"});
  }
  if (out.size() > 20) out.resize(20);
  return out;
}

struct Row {
  std::vector<std::vector<bool>> allowed;  ///< by column and value
  std::string level;
};

Row random_row(std::mt19937& random) {
  static constexpr const char* levels[] = {"recommended", "consider", "not-indicated"};
  Row out;
  for (const auto& [name, values] : columns()) {
    auto& cell = out.allowed.emplace_back(values.size(), random() % 5 == 0);
    cell[random() % values.size()] = true;
  }
  out.level = levels[random() % 3];
  return out;
}

std::string text_of(const Row& row) {
  std::string out = "  [";
  const auto all = columns();
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::string first;
    std::size_t count = 0;
    for (std::size_t v = 0; v < all[i].second.size(); ++v) {
      if (row.allowed[i][v]) first = all[i].second[v];
      count += row.allowed[i][v] ? 1 : 0;
    }
    out += fmt::format("\"{}\", ", count > 1 ? "*" : first);
  }
  return out + "\"" + row.level + "\"],\n";
}

bool meet(const Row& a, const Row& b) {
  for (std::size_t i = 0; i < a.allowed.size(); ++i) {
    bool some = false;
    for (std::size_t v = 0; v < a.allowed[i].size(); ++v) some = some || (a.allowed[i][v] && b.allowed[i][v]);
    if (!some) return false;
  }
  return true;
}

}  // namespace

TEST_SUITE("prove/large table") {
  TEST_CASE("of five hundred rows over twenty facts no question is left open, and no contradiction is missed") {
    std::mt19937 random(20261130);
    std::vector<Row> rows;
    std::string names, text;
    for (const auto& column : columns()) names += "\"" + column.first + "\", ";
    for (int i = 0; i < 500; ++i) text += text_of(rows.emplace_back(random_row(random)));
    std::size_t contradictions = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j)
        contradictions += rows[i].level != rows[j].level && meet(rows[i], rows[j]) ? 1 : 0;
    }
    std::string errors;
    const auto ready = test::small_pack({"[[table]]\nid = \"t\"\ndecides = \"pep\"\nwhen = { exposed = \"yes\" }\n"
                                         "columns = [" +
                                         names + "]\nrows = [\n" + text +
                                         "]\nwhy = { en = \"w\", nb = \"w\" }\ngeneral = true\nsource = [\"S\"]\n"
                                         "basis = \"stated\"\n"},
                                        &errors);
    REQUIRE_MESSAGE(ready, errors);
    Diagnostics diagnostics;
    const auto result = prove::verify(ready->pack, {}, diagnostics);
    CHECK(result.proof.questions.size() > 1000);
    for (const auto& question : result.proof.questions) {
      CAPTURE(question.about);
      CHECK(question.answer != ProofAnswer::not_proved);
    }
    std::size_t found = 0;
    for (const auto& finding : result.findings) found += finding.code == Code::overlap ? 1 : 0;
    CHECK(contradictions > 0);
    CHECK(contradictions <= 200);  // more are not shown one by one
    CHECK(found == contradictions);
  }
}
