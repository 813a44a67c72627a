#include <doctest/doctest.h>

#include "load/built_in.hpp"
#include "load/pack.hpp"
#include "load/phrases.hpp"
#include "report/page/page.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

const Phrases& phrases() {
  static const Phrases all = [] {
    Diagnostics diagnostics;
    return Phrases{*load::load_phrases(load::built_in_tree(), diagnostics)};
  }();
  return all;
}

std::string page_of(const test::ReadyPack& ready, const std::string& json, Lang lang) {
  const auto advice = test::advise_json(ready, json);
  return report::document_html(report::advice_page({ready.pack, phrases(), advice, lang}, {}, report::Form::html));
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++n;
  return n;
}

constexpr const char* yesterday = R"({"id": "\"><script>alert(1)</script>", "now": "2026-11-23T10:00", "exposures": [
    {"act": "anal", "role": "receptive", "condom": "not-used", "partner_hiv": "positive", "on": "2026-11-22"}]})";

}  // namespace

TEST_SUITE("report/advice_html") {
  TEST_CASE("what a rule says and what a case is called stays text") {
    const auto ready = test::small_pack({R"(
[[rule]]
id = "hostile"
note = { kind = "caution", text = { en = "<script>alert(1)</script> & \"quoted\"</li></ul>", nb = "<img src=x onerror=alert(1)>" } }
source = ["S"]
basis = "stated"
)"});
    REQUIRE(ready);
    for (const auto lang : {Lang::en, Lang::nb}) {
      const auto page = page_of(*ready, yesterday, lang);
      CHECK(page.find("<script") == std::string::npos);
      CHECK(page.find("<img") == std::string::npos);
      CHECK(page.find(lang == Lang::en ? "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot;&lt;/li&gt;"
                                       : "&lt;img src=x onerror=alert(1)&gt;") != std::string::npos);
    }
  }

  TEST_CASE("the picture has a title and a description, and the same stands in a table beneath it") {
    for (const auto lang : {Lang::en, Lang::nb}) {
      const auto page = page_of(test::norway(), yesterday, lang);
      CHECK(page.find(lang == Lang::nb ? "<html lang=\"nb\">" : "<html lang=\"en\">") != std::string::npos);
      const auto picture = page.find("role=\"img\" aria-labelledby=\"timeline-title timeline-about\"");
      REQUIRE(picture != std::string::npos);
      CHECK(page.find("<title id=\"timeline-title\">", picture) != std::string::npos);
      CHECK(page.find("<desc id=\"timeline-about\">", picture) != std::string::npos);
      CHECK(page.find("<caption>", page.find("</svg>", picture)) != std::string::npos);
      CHECK(page.find("<th scope=\"row\">") != std::string::npos);
    }
  }

  TEST_CASE("every element that is opened is closed") {
    const auto page = page_of(test::norway(), yesterday, Lang::en);
    for (const auto* name : {"section", "ul", "ol", "li", "h2", "table", "tr", "td", "th", "svg", "text", "figure",
                             "span", "p", "div", "main", "header", "footer"}) {
      CAPTURE(name);
      const auto open = std::string("<") + name;
      CHECK(count(page, open + ">") + count(page, open + " ") == count(page, "</" + std::string(name) + ">"));
    }
  }
}
