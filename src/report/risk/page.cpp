#include "report/risk/page.hpp"

#include <fmt/format.h>

#include "base/by_enum.hpp"
#include "base/text.hpp"
#include "report/page/page.hpp"
#include "report/risk/wording.hpp"
#include "report/wording/case_words.hpp"
#include "report/wording/frequency.hpp"

namespace sti::report {
namespace {

constexpr int counted_in = 10'000;  // what is left after a test, as the figures before it
constexpr ByEnum<Residual::Look::Why, PlainSentence, 5> look_phrases = {"look-taken", "look-today", "look-useful",
                                                                        "look-interim", "look-conclusive"};

using Kind = Line::Kind;

class RiskPage {
 public:
  RiskPage(const View& view, bool why) : v_(view), why_(why) {}

  Document run() {
    out_.lang = v_.lang;
    out_.title = v_.fill("risk-title", {{"date", human(v_.advice.asked.now, v_.lang)}});
    out_.begin("pack");
    add_pack(v_, Kind::paragraph, out_);
    out_.add(Kind::paragraph, v_.phrase("risk-meaning"));
    for (const auto index : v_.advice.asked.exposures.indices()) exposure(index);
    if (v_.advice.asked.exposures.empty()) out_.add(Kind::paragraph, v_.phrase("why-no-exposure"));
    if (!v_.advice.residuals.empty()) out_.begin("after", v_.phrase("heading-after-negative"));
    for (const auto& residual : v_.advice.residuals) after_negative(residual);
    sources();
    return std::move(out_);
  }

 private:
  const std::string& infection(Index<Infection> index) const {
    return v_.label(v_.pack.catalog.infections[index].label);
  }

  void cite(const Backing& backing) {
    for (const auto& key : backing.sources) add_once(cited_, key);
  }

  void backed(const Backing& backing) {
    cite(backing);
    if (!why_) return;
    out_.add(Kind::under, basis_line(v_, backing));
  }

  void exposure(Index<Exposure> index) {
    out_.begin("exposure", fmt::format("{}. {}", exposure_number(index), exposure_summary(v_, index)));
    std::vector<std::string> without;
    for (const auto& risk : v_.advice.risk) {
      if (risk.exposure != index) continue;
      if (risk.rules.empty()) {
        without.push_back(infection(risk.infection));
        continue;
      }
      const auto own = backing(v_, risk);
      Sentences said;
      said.add(aloud(v_, risk));
      said.add(why(v_, risk));
      out_.add(Kind::item, fmt::format("{}: {} [{}]", capitalised(infection(risk.infection)), said.join(),
                                       join(own.sources, ", ")));
      backed(own);
    }
    if (without.empty()) return;
    out_.add(Kind::item, v_.fill("risk-none-for", {{"infections", join(without, ", ")}}));
  }

  std::string left(const Range& range, bool more_than) const {
    const auto said = frequency(range, counted_in, v_.phrases, v_.lang);
    return more_than ? v_.fill("more-than", {{"frequency", said}}) : said;
  }

  void after_negative(const Residual& residual) {
    const auto& name = v_.label(v_.pack.catalog.tests[residual.test].label);
    out_.add(Kind::item, capitalised(name));
    if (residual.settled) out_.add(Kind::under, v_.phrase("residual-settled"));
    if (residual.looks.empty()) {
      out_.add(Kind::under, !residual.rule     ? v_.phrase("risk-no-curve")
                            : residual.refused ? v_.label(v_.rule(residual.rule).why)
                                               : v_.phrase("residual-no-figure"));
    } else {
      curve(residual);
    }
    guideline(residual);
    backed(backing(v_, residual));
  }

  void curve(const Residual& residual) {
    const bool more_than = bool(residual.beyond);
    if (residual.if_source_has_it) out_.add(Kind::under, v_.phrase("residual-if-source"));
    out_.add(Kind::under, v_.fill("residual-before", {{"frequency", left(residual.before, more_than)}}));
    if (more_than) out_.add(Kind::under, v_.label(v_.pack.act_limits[residual.beyond].why));
    for (const auto& look : residual.looks) {
      auto line = v_.fill("residual-look", {{"date", human(look.on, v_.lang)},
                                            {"day", fmt::format("{}", look.days)},
                                            {"what", v_.phrase(look_phrases[look.why])},
                                            {"found", percent(look.found, v_.phrases, v_.lang)},
                                            {"left", left(look.left, more_than)}});
      if (!look.counts) line += " " + v_.phrase("residual-not-counted");
      out_.add(Kind::under, line);
    }
    gain(residual, more_than);
    out_.add(Kind::under, v_.fill("residual-curve", {{"why", v_.label(v_.rule(residual.rule).why)}}));
  }

  /// From the test that counts, or today's, to the last day shown.
  void gain(const Residual& residual, bool more_than) {
    const Residual::Look* first = nullptr;
    for (const auto& look : residual.looks) {
      const bool taken = look.why == Residual::Look::Why::taken && look.counts;
      if (taken || (first == nullptr && look.why != Residual::Look::Why::taken)) first = &look;
    }
    const auto& last = residual.looks.back();
    if (first == nullptr || last.on <= first->on) return;
    out_.add(Kind::under, v_.fill("residual-gain", {{"from", human(first->on, v_.lang)},
                                                    {"to", human(last.on, v_.lang)},
                                                    {"before", left(first->left, more_than)},
                                                    {"after", left(last.left, more_than)}}));
  }

  /// The guideline's rule beside the curve, and whether they say the same.
  void guideline(const Residual& residual) {
    if (residual.conclusive_on)
      out_.add(Kind::under, v_.fill("residual-guideline", {{"date", human(*residual.conclusive_on, v_.lang)}}));
    else if (residual.has_line)
      out_.add(Kind::under, v_.phrase("residual-guideline-none"));
    if (residual.looks.empty()) return;
    if (residual.conclusive_on && residual.cap_day) {
      const auto& any = residual.looks.front();
      const auto day = (*residual.conclusive_on - (any.on - days{any.days})).count();
      const auto name =
          *residual.cap_day < day ? SentenceOf<2>("residual-guideline-later") : "residual-guideline-earlier";
      if (*residual.cap_day != day)
        out_.add(Kind::under,
                 v_.fill(name, {{"day", fmt::format("{}", *residual.cap_day)}, {"guideline", fmt::format("{}", day)}}));
    }
    for (const auto& claim : residual.claims) {
      const auto& published = v_.pack.detections[residual.detection].claims[claim.claim];
      out_.add(Kind::under, v_.fill(claim.agrees ? SentenceOf<3>("claim-agrees") : "claim-disagrees",
                                    {{"claim", v_.label(published.text)},
                                     {"day", fmt::format("{}", published.days)},
                                     {"curve", percent(claim.found, v_.phrases, v_.lang)}}));
    }
  }

  void sources() {
    out_.begin("sources", v_.phrase("heading-sources"));
    for (const auto& key : cited_) {
      const auto* source = find_source(v_, key);
      if (source != nullptr) out_.add(Kind::item, fmt::format("{}: {}", key, source_title(*source)));
    }
    out_.add(Kind::small, v_.label(v_.pack.intended_use));
  }

  const View& v_;
  bool why_;
  Document out_;
  std::vector<std::string> cited_;
};

}  // namespace

Document risk_page(const View& view, bool why) { return RiskPage(view, why).run(); }

}  // namespace sti::report
