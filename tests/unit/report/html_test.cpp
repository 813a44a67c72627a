#include "report/layout/html.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <string>

using namespace sti;

namespace {

/// Relative luminance as WCAG 2.1 defines it.
double luminance(std::string_view color) {
  const auto channel = [&](std::size_t at) {
    const double c = std::stoi(std::string(color.substr(at, 2)), nullptr, 16) / 255.0;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

double contrast(std::string_view a, std::string_view b) {
  const auto high = std::max(luminance(a), luminance(b)), low = std::min(luminance(a), luminance(b));
  return (high + 0.05) / (low + 0.05);
}

const report::ThemeColor& color(std::string_view name) {
  for (const auto& known : report::theme_colors()) {
    if (known.name == name) return known;
  }
  FAIL("no such colour: " << std::string(name));
  return report::theme_colors().front();
}

}  // namespace

TEST_SUITE("report/html") {
  TEST_CASE("contrast is measured as WCAG does") {
    CHECK(contrast("#000000", "#ffffff") == doctest::Approx(21));
    CHECK(contrast("#777777", "#ffffff") == doctest::Approx(4.48).epsilon(0.001));
  }

  TEST_CASE("colours that stand on one another have the contrast of level AA, light and dark") {
    for (const auto& pair : report::color_pairs()) {
      CAPTURE(std::string(pair.front));
      CAPTURE(std::string(pair.back));
      CHECK(contrast(color(pair.front).light, color(pair.back).light) >= pair.least);
      CHECK(contrast(color(pair.front).dark, color(pair.back).dark) >= pair.least);
    }
  }

  TEST_CASE("every colour of the theme is measured against something, and the page names no other") {
    const auto page = report::html_page({Lang::nb, "Råd", "<p>x</p>\n"});
    for (const auto& known : report::theme_colors()) {
      bool measured = false;
      for (const auto& pair : report::color_pairs()) measured |= pair.front == known.name || pair.back == known.name;
      CAPTURE(std::string(known.name));
      CHECK(measured);
    }
    for (auto at = page.find("var(--"); at != std::string::npos; at = page.find("var(--", at + 1)) {
      const auto name = page.substr(at + 6, page.find(')', at) - at - 6);
      CHECK(page.find("--" + name + ":#") != std::string::npos);
    }
  }

  TEST_CASE("a page says its language, stands alone and runs nothing") {
    const auto page = report::html_page({Lang::nb, "<Råd> & \"svar\"", "<p>x</p>\n"});
    CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"nb\">"));
    CHECK(page.find("<title>&lt;Råd&gt; &amp; &quot;svar&quot;</title>") != std::string::npos);
    CHECK(page.find("default-src 'none'") != std::string::npos);
    for (const auto* outside : {"<script", "http:", "https:", "url(h", "@import", "<link", "<img"})
      CHECK_MESSAGE(page.find(outside) == std::string::npos, outside);
  }

  TEST_CASE("nothing of a text is mistaken for HTML or steers a terminal") {
    CHECK(report::html_escaped("<b a='1' c=\"2\">&\x1b[31m") ==
          "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;\xEF\xBF\xBD[31m");
  }
}
