#include "model/terms.hpp"

#include <doctest/doctest.h>

using namespace sti;

TEST_SUITE("model/terms") {
  TEST_CASE("a term is found as a whole word, in any case, and not where it is only spoken about") {
    const Term whole{.word = "sexkjøper", .prefer = {}, .why = {}};
    const Term open{.word = "prostitu", .any_ending = true, .prefer = {}, .why = {}};
    const Term phrase{.word = "risky behavio", .any_ending = true, .prefer = {}, .why = {}};
    struct Row {
      const char* name;
      const Term& term;
      const char* text;
      bool found;
    };
    const Row rows[] = {
        {"alone", whole, "sexkjøper", true},
        {"in a sentence", whole, "En sexkjøper, sier noen.", true},
        {"in capitals", whole, "SEXKJØPER", true},
        {"longer word", whole, "sexkjøperen", false},
        {"inside a word", whole, "eks-sexkjøper, eksesexkjøper", true},
        {"inside a word only", whole, "ikkesexkjøper", false},
        {"before a quotation mark", whole, "en «ekte sexkjøper»", true},
        {"spoken about", whole, "Si ikke «sexkjøper».", false},
        {"spoken about in English marks", open, "the word \"prostitution\" is legal", false},
        {"used after being spoken about", open, "\"prostitution\" and prostitution", true},
        {"any ending", open, "Prostituerte", true},
        {"several words", phrase, "no risky behaviour here", true},
        {"other words", phrase, "risky to wait", false},
        {"empty text", open, "", false},
    };
    for (const auto& row : rows) {
      CAPTURE(row.name);
      CHECK(find_term(row.text, row.term).has_value() == row.found);
    }
  }

  TEST_CASE("the place of a term is the byte where it begins") {
    const Term term{.word = "hore", .prefer = {}, .why = {}};
    CHECK(find_term("på hore", term) == 4);
  }

  TEST_CASE("letters of Norwegian become lower case") { CHECK(lower_case("ÆØÅ ÉT × AbC") == "æøå ét × abc"); }
}
