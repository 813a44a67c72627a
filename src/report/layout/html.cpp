#include "report/layout/html.hpp"

#include <fmt/format.h>

#include <array>

#include "base/text.hpp"

namespace sti::report {
namespace {

constexpr std::array colors = {
    ThemeColor{"paper", "#ffffff", "#14171b"},      ThemeColor{"ink", "#1b1d20", "#e9ebee"},
    ThemeColor{"quiet", "#51565e", "#b3b9c1"},      ThemeColor{"line", "#868c95", "#7c838d"},
    ThemeColor{"accent", "#0b4f8a", "#93c6fb"},     ThemeColor{"urgent", "#a3121f", "#ff9f9f"},
    ThemeColor{"panel", "#f1f4f7", "#20252b"},      ThemeColor{"informative", "#9a6206", "#e3ab4a"},
    ThemeColor{"conclusive", "#1d6a41", "#64cb8f"}, ThemeColor{"exposure", "#6a3c9e", "#cbaef6"},
};

constexpr std::array pairs = {
    ColorPair{"ink", "paper", 4.5},       ColorPair{"quiet", "paper", 4.5},    ColorPair{"accent", "paper", 4.5},
    ColorPair{"urgent", "paper", 4.5},    ColorPair{"ink", "panel", 4.5},      ColorPair{"quiet", "panel", 4.5},
    ColorPair{"urgent", "panel", 4.5},    ColorPair{"exposure", "paper", 4.5}, ColorPair{"line", "paper", 3},
    ColorPair{"informative", "paper", 3}, ColorPair{"conclusive", "paper", 3}, ColorPair{"paper", "accent", 4.5},
};

std::string variables(bool dark) {
  std::string out;
  for (const auto& color : colors) out += fmt::format("--{}:{};", color.name, dark ? color.dark : color.light);
  return out;
}

constexpr std::string_view style_rules = R"(
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.45 system-ui,"Segoe UI","Liberation Sans",Arial,sans-serif}
main{max-width:62rem;margin:0 auto;padding:1.2rem 1.4rem}
h1{font-size:1.5rem;line-height:1.2;margin:0 0 .2rem}
h2{font-size:1.05rem;line-height:1.25;margin:0 0 .25rem;color:var(--accent)}
ul{list-style:square}
p{margin:0 0 .4rem}
ul,ol{margin:0 0 .4rem;padding-left:1.2rem}
li{margin:0 0 .15rem}
li ul{margin:0;padding-left:1rem}
a{color:var(--accent)}
section{margin:0 0 .9rem}
.record pre{white-space:pre-wrap}
.small,.mark,.detail{color:var(--quiet)}
.small,.mark{font-size:.82em}
.mark{white-space:nowrap}
.lead{font-weight:600}
li.detail{list-style:none}
.urgent{background:var(--panel);border-left:.3rem solid var(--urgent);padding:.5rem .8rem}
.urgent h2,.strong{color:var(--urgent)}
.strong{font-weight:600}
.columns{columns:24rem 2;column-gap:2rem}
.columns>section{break-inside:avoid}
.leaflet{max-width:42rem;font-size:1.05rem}
.leaflet li{margin-bottom:.35rem}
.leaflet .detail{color:inherit}
figure{margin:0 0 .9rem}
svg{display:block;width:100%;height:auto;font-size:10.5px}
svg text{fill:var(--ink)}
svg .head,svg .axis{fill:var(--quiet);font-size:9.5px}
svg .strong{fill:var(--ink);font-weight:600}
svg .now{fill:var(--accent);font-weight:600}
svg .end{text-anchor:end}
.grid{stroke:var(--line);stroke-width:.5;stroke-dasharray:1 3}
.today{stroke:var(--accent);stroke-width:1.2}
.pointer,.take{fill:var(--accent)}
.take{stroke:var(--paper)}
.later{fill:var(--paper);stroke:var(--accent);stroke-width:1.6}
.early{fill:var(--paper);stroke:var(--line);stroke-width:.9;stroke-dasharray:2 2}
.informative{fill:url(#hatch);stroke:var(--informative);stroke-width:.9}
.hatch{fill:var(--informative)}
.conclusive,.open{fill:var(--conclusive)}
.unsure{fill:url(#hatch);stroke:var(--informative);stroke-width:.9}
.limit{stroke:var(--urgent);stroke-width:1.8}
.cross,.beyond{fill:none;stroke:var(--exposure);stroke-width:1.8}
.follow{fill:var(--ink)}
.dose{fill:var(--paper);stroke:var(--ink);stroke-width:1.3}
.legend{list-style:none;margin:.2rem 0;padding:0;display:flex;flex-wrap:wrap;gap:.1rem .9rem;font-size:.82em}
.key{display:inline-block;width:18px;height:12px;vertical-align:-1px}
table{border-collapse:collapse;width:100%;font-size:.92em;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;color:var(--accent);padding:.2rem 0}
th,td{text-align:left;vertical-align:top;padding:.15rem .6rem .15rem 0;border-bottom:1px solid var(--line)}
td:last-child,th:last-child{padding-right:0}
.number{text-align:right}
.noted>*{border-bottom:0}
.notes td{color:var(--quiet);font-size:.9em;padding-top:0}
.timeline table{font-size:.82em}
.timeline caption{font-weight:400;color:var(--quiet)}
.scroll{overflow-x:auto}
code,pre{font:.9em/1.4 ui-monospace,"Liberation Mono",monospace}
code{overflow-wrap:anywhere}
pre{overflow-x:auto;margin:0 0 .4rem;padding:.4rem .6rem;background:var(--panel)}
main{overflow-wrap:break-word}
.ahead{display:none}
@media screen and (max-width:40rem){main{padding:.8rem}.ahead{display:block;font-weight:600}table{font-size:.86em}th,td{padding-right:.35rem}.timeline figure{display:none}}
/* The timeline once: drawn where there is room; in words on a telephone, and for who does not see it. */
@media screen and (min-width:40.01rem){.timeline>.scroll{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}}
@page{size:A4;margin:8mm 11mm}
@media print{
body{font-size:7.8pt;line-height:1.2}
main{max-width:none;padding:0}
h1{font-size:12pt}
h2{font-size:8.6pt;margin:0 0 .1em;break-after:avoid}
p,ul,ol{margin-bottom:.15em}
ul{padding-left:1.2em}
ol{padding-left:1.7em}
li{margin:0;break-inside:avoid}
section,figure{margin-bottom:.4em}
.timeline table{display:none}
.scroll{overflow:visible}
tr{break-inside:avoid}
.noted{break-after:avoid}
pre{white-space:pre-wrap}
.record{display:none}
figure svg:not(.key){width:128mm}
.columns{columns:2;column-gap:6mm}
.columns>section{break-inside:auto}
.urgent{border:1px solid var(--urgent);padding:.2em .6em}
.sources{font-size:.85em}
.leaflet{max-width:none;font-size:10.5pt}
.leaflet h1{font-size:16pt}
.leaflet h2{font-size:12pt}
.leaflet section{break-inside:avoid}
}
)";

}  // namespace

std::string html_escaped(std::string_view text) {
  constexpr std::string_view marks = "&<>\"'";
  constexpr std::array names = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
  std::string out;
  for (const char c : printable(text)) {
    const auto at = marks.find(c);
    at == std::string_view::npos ? out += c : out += names[at];
  }
  return out;
}

std::string html_page(const HtmlPage& page) {
  std::string out = "<!DOCTYPE html>\n";
  out += fmt::format("<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n", lang_ids[page.lang]);
  // Nothing may run or be fetched, whatever a rule or a case says.
  out +=
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n";
  out += fmt::format("<title>{}</title>\n<style>\n", html_escaped(page.title));
  out += fmt::format(":root{{color-scheme:light dark;{}}}\n", variables(false));
  // On paper it is always the light one.
  out += fmt::format("@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}", variables(true));
  out += style_rules;
  out += "</style>\n</head>\n<body>\n<main>\n";
  out += page.body;
  out += "</main>\n</body>\n</html>\n";
  return out;
}

std::span<const ThemeColor> theme_colors() { return colors; }

std::span<const ColorPair> color_pairs() { return pairs; }

}  // namespace sti::report
