#include "report/risk/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "base/by_enum.hpp"
#include "report/risk/wording.hpp"

namespace sti::report {
namespace {

constexpr ByEnum<Residual::Look::Why, std::string_view, 5> look_ids = {"taken", "today", "useful", "interim",
                                                                       "conclusive"};
constexpr ByEnum<RiskUnit, std::string_view, 3> unit_ids = {"act", "injury", "partner"};

/// A share that is not all is never shown as all.
Range share(const Range& found) {
  constexpr double most = 0.99;
  Range out{std::min(found.low, most), std::min(found.high, most), {}};
  if (found.point) out.point = std::min(*found.point, most);
  return out;
}

class RiskWriter {
 public:
  explicit RiskWriter(const View& view) : v_(view) {}

  std::string run() {
    json_.begin_object().key("schema").string("sti-risk/1");
    json_.key("id");
    v_.advice.asked.id ? json_.string(*v_.advice.asked.id) : json_.null();
    json_.key("pack").begin_object().key("id").string(v_.pack.id).key("version").string(v_.pack.version);
    json_.key("sha256").string(v_.pack.sha256).key("review_by").string(v_.pack.review_by).end_object();
    json_.key("now").string(to_string(v_.advice.asked.now));
    json_.key("risk").begin_array();
    for (const auto& risk : v_.advice.risk) write(risk);
    json_.end_array().key("after_negative").begin_array();
    for (const auto& residual : v_.advice.residuals) write(residual);
    json_.end_array();
    write_sources();
    json_.end_object();
    return json_.take();
  }

 private:
  const std::string& infection_id(Index<Infection> infection) const { return v_.pack.catalog.infections[infection].id; }

  void write_backing(const Backing& backing) {
    const auto list = [&](std::string_view key, const std::vector<std::string>& items) {
      json_.key(key).begin_array();
      for (const auto& item : items) json_.string(item);
      json_.end_array();
    };
    list("rules", backing.rules);
    list("sources", backing.sources);
    json_.key("basis").string(to_string(backing.basis));
  }

  void write(const RiskAdvice& risk) {
    json_.begin_object().key("infection").string(infection_id(risk.infection));
    json_.key("exposure").number(std::int64_t(risk.exposure.place()));
    const auto* figure = risk.figure ? &v_.pack.risks[risk.figure] : nullptr;
    json_.key("unit");
    if (figure != nullptr)
      json_.string(unit_ids[figure->unit]);
    else
      json_.null();
    json_.key("published");
    write_range(json_, figure == nullptr ? std::nullopt : figure->range);
    json_.key("per_act");
    write_range(json_, risk.per_act);
    json_.key("source_chance");
    write_range(json_, risk.source_chance);
    json_.key("overall");
    write_range(json_, risk.overall);
    write_backing(backing(v_, risk));
    json_.key("why").string(why(v_, risk)).end_object();
  }

  void write(const Residual& residual) {
    json_.begin_object().key("test").string(v_.pack.catalog.tests[residual.test].id);
    json_.key("infection").string(infection_id(residual.infection));
    json_.key("refused").boolean(residual.refused);
    json_.key("exposures").begin_array();
    for (const auto exposure : residual.exposures) json_.number(std::int64_t(exposure.place()));
    json_.end_array().key("if_source_has_it").boolean(residual.if_source_has_it);
    json_.key("more_than").boolean(bool(residual.beyond));
    json_.key("before");
    write_range(json_, residual.looks.empty() ? std::nullopt : std::optional(residual.before));
    json_.key("looks").begin_array();
    for (const auto& look : residual.looks) {
      json_.begin_object().key("on").string(to_string(look.on)).key("day").number(look.days);
      json_.key("what").string(look_ids[look.why]).key("counts").boolean(look.counts);
      json_.key("found");
      write_range(json_, share(look.found));
      json_.key("left");
      write_range(json_, look.left);
      json_.end_object();
    }
    json_.end_array().key("claims").begin_array();
    for (const auto& claim : residual.claims) {
      const auto& published = v_.pack.detections[residual.detection].claims[claim.claim];
      json_.begin_object().key("day").number(published.days).key("share").real(published.share);
      json_.key("curve");
      write_range(json_, share(claim.found));
      json_.key("agrees").boolean(claim.agrees).end_object();
    }
    json_.end_array().key("conclusive_on");
    residual.conclusive_on ? json_.string(to_string(*residual.conclusive_on)) : json_.null();
    json_.key("settled").boolean(residual.settled);
    write_backing(backing(v_, residual));
    json_.key("why").string(residual.rule ? v_.label(v_.rule(residual.rule).why) : v_.phrase("risk-no-curve"));
    json_.end_object();
  }

  void write_sources() {
    std::vector<std::string> keys;
    const auto add = [&](const Backing& backing) {
      for (const auto& key : backing.sources) add_once(keys, key);
    };
    for (const auto& risk : v_.advice.risk) add(backing(v_, risk));
    for (const auto& residual : v_.advice.residuals) add(backing(v_, residual));
    json_.key("sources").begin_object();
    for (const auto& key : keys) {
      const auto* source = find_source(v_, key);
      if (source == nullptr) continue;
      json_.key(key).begin_object().key("issuer").string(source->issuer).key("title").string(source->title);
      json_.key("date").string(source->date).key("url").string(source->url);
      json_.key("accessed").string(source->accessed).end_object();
    }
    json_.end_object();
  }

  const View& v_;
  JsonWriter json_{2};
};

double two_digits(double value) { return std::strtod(fmt::format("{:.2g}", value).c_str(), nullptr); }

}  // namespace

void write_range(JsonWriter& json, const std::optional<Range>& range) {
  if (!range) {
    json.null();
    return;
  }
  json.begin_object().key("low").real(two_digits(range->low)).key("point");
  if (range->point)
    json.real(two_digits(*range->point));
  else
    json.null();
  json.key("high").real(two_digits(range->high)).end_object();
}

std::string risk_json(const View& view) { return RiskWriter(view).run(); }

}  // namespace sti::report
