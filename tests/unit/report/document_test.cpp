#include "report/layout/document.hpp"

#include <doctest/doctest.h>

using namespace sti;
using report::Document;
using report::Line;
using Kind = report::Line::Kind;

namespace {

Document page_of(report::Section section) {
  Document out{.title = "Page"};
  out.begin("head").add(Kind::paragraph, "Said first");
  out.sections.push_back(std::move(section));
  return out;
}

bool holds_text(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_SUITE("report/document") {
  TEST_CASE("the same lines as text, Markdown and HTML") {
    report::Section section{"today", "Today"};
    section.lines = {{"Blood", "HIV", {}, "why", Kind::item, {}, "[A; sure]", "rule"},
                     {.text = "one tube", .kind = Kind::detail},
                     {.text = "below", .kind = Kind::under},
                     {.lead = "try: ", .text = "sti `x`", .kind = Kind::command},
                     {.text = "after it", .kind = Kind::strong}};
    const auto page = page_of(section);
    CHECK(report::document_text(page) ==
          "Page\nSaid first\n\nToday\n"
          "  Blood  HIV [A; sure]\n         why\n         ~ rule\n         one tube\n           below\n"
          "           try: sti `x`\nafter it\n");
    CHECK(report::document_markdown(page) ==
          "# Page\n\nSaid first\n\n## Today\n\n- **Blood:** HIV \\[A; sure\\]\n  why\n  *rule*\n"
          "  - one tube\n  - below\n  - try: `` sti `x` ``\n\n**after it**\n");
    CHECK(holds_text(
        report::document_html(page),
        "<section class=\"today\" aria-labelledby=\"h-today\">\n<h2 id=\"h-today\">Today</h2>\n<ul>\n"
        "<li><span class=\"lead\">Blood</span> HIV <span class=\"mark\">[A; sure]</span><br>why<br>"
        "<span class=\"small\">rule</span></li>\n<li class=\"detail\">one tube\n<ul>\n"
        "<li class=\"detail\">below</li>\n<li class=\"detail\">try: <code>sti `x`</code></li>\n</ul>\n</li>\n</ul>\n"
        "<p class=\"strong\">after it</p>\n</section>\n"));
  }

  TEST_CASE("what else the program can be asked is said where it was asked, and nowhere else") {
    report::Document page;
    page.begin("list", "List").add(Kind::item, "one");
    page.add(Kind::hint, "More: --more");
    page.begin("hint").add(Kind::hint, "All: --all");
    CHECK(report::document_text(page).find("--all") != std::string::npos);
    CHECK(report::document_text(page).find("--more") != std::string::npos);
    for (const auto form : {report::Form::markdown, report::Form::html}) {
      const auto text = report::render(page, form, false);
      CHECK(text.find("--all") == std::string::npos);
      CHECK(text.find("--more") == std::string::npos);
      CHECK(text.find("class=\"hint\"") == std::string::npos);
    }
  }

  TEST_CASE("a table wraps each cell in its own column, and notes stand under its row or in a column of their own") {
    report::Section section{.name = "numbers"};
    section.table = {.caption = "Numbers",
                     .columns = {{{}, 12}, {"day", 6, true}, {"remark"}},
                     .rows = {{{"two words more", "7", "none"}, {{"", "if told"}, {"day", "A|B"}}, true}},
                     .notes_head = "Sources",
                     .has_marks = true};
    const auto page = page_of(section);
    CHECK(report::document_text(page) ==
          "Page\nSaid first\n\n  Numbers        day  remark\n* two words        7  none\n  more\n"
          "  if told\n  day: A|B\n");
    CHECK(holds_text(report::document_markdown(page),
                     "| Numbers | day | remark | Sources |\n| --- | ---: | --- | --- |\n"
                     "| **\\* two words more, if told** | 7 | none | day: A\\|B |\n"));
    const auto html = report::document_html(page);
    CHECK(holds_text(html, "<caption>Numbers</caption>"));
    CHECK(holds_text(
        html,
        "<tr class=\"noted\"><th scope=\"row\">* two words more</th><td class=\"number\">7</td><td>none</td></tr>\n"
        "<tr class=\"notes\"><td colspan=\"3\">if told<br><span class=\"lead\">day:</span> A|B</td></tr>"));
  }

  TEST_CASE("nothing of a text steers a terminal or is read as markup") {
    report::Section section{"x\"y", "<b>\x1b[31m"};
    section.lines = {{"*lead*", "# <i>\x1b[0m_a_", {}, {}, Kind::item, {}, "[`m`]"}};
    section.table = {.columns = {{"<th>\x1b"}}, .rows = {{{"| <td>\x1b"}, {{"\x1b", "</table>"}}}}};
    const auto page = page_of(section);
    CHECK(!holds_text(report::document_text(page), "\x1b"));
    const auto markdown = report::document_markdown(page), html = report::document_html(page);
    CHECK(!holds_text(markdown, "\x1b"));
    CHECK(holds_text(markdown, "- **\\*lead\\*:** \\# \\<i\\>\xEF\xBF\xBD\\[0m\\_a\\_ \\[\\`m\\`\\]\n"));
    for (const auto* raw : {"\x1b", "<b>", "<i>", "<td>\xEF", "</table><", "x\"y"})
      CHECK_MESSAGE(!holds_text(html, raw), raw);
  }

  TEST_CASE("headings that are the same have ids of their own, and one that is the title is not said again") {
    Document page{.title = "Change"};
    page.begin("head").add(Kind::paragraph, "first");
    for (const auto* heading : {"one", "two", "Change"}) page.begin("change", heading).add(Kind::item, "x");
    const auto html = report::document_html(page);
    CHECK(holds_text(html, "<h2 id=\"h-change\">one</h2>"));
    CHECK(holds_text(html, "<h2 id=\"h-change-2\">two</h2>"));
    CHECK(!holds_text(html, ">Change</h2>"));
  }

  TEST_CASE("what is said in one breath stands together") {
    Document page{.title = "Page"};
    for (const auto* name : {"a", "b"}) {
      auto& section = page.begin(name, name);
      section.is_brief = true;
      section.add(Kind::item, "told");
    }
    page.begin("scope").add(Kind::small, "end");
    CHECK(report::document_text(page, true) == "Page\n\n\033[1ma:\033[0m told\n\033[1mb:\033[0m told\nend\n");
  }
}
