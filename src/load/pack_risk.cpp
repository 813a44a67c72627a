// Risk in numbers: figures per exposure, what modifies them, how likely the source is infectious, detection curves.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "load/pack_reader.hpp"
#include "model/ids.hpp"

namespace sti::load {
Index<Infection> PackReader::read_infection(Fields& fields, const Context& context) {
  const auto* name = fields.string_node("infection");
  return name == nullptr ? Index<Infection>() : find_id(*name, "infection", pack_.catalog.infections, context);
}

std::optional<Range> PackReader::read_range(Fields& of, std::string_view key, double scale, const Context& context) {
  const auto* found = of.find(key);
  if (found == nullptr) return std::nullopt;
  const auto& node = *found;
  if (!node.is_table()) {
    context.add(Code::wrong_type, node.pos, fmt::format("expected a range, found {}", kind_name(node.kind)),
                "write { low = 6, point = 8, high = 11 }; leave `point` out where none is published");
    return std::nullopt;
  }
  Fields fields(node, context, *of.row(key).table);
  const auto low = fields.real("low");
  const auto point = fields.real("point");
  const auto high = fields.real("high");
  fields.finish();
  if (!low || !high) return std::nullopt;
  if (*low > *high || (point && (*point < *low || *point > *high))) {
    context.add(Code::out_of_range, node.pos, "`low`, `point` and `high` are not in rising order");
    return std::nullopt;
  }
  Range out{*low / scale, *high / scale, {}};
  if (point) out.point = *point / scale;
  return out;
}

Rule PackReader::read_risk_rule(Fields& fields, std::string_view prefix, const Context& context) {
  begin_rule();
  Rule rule;
  rule.origin = Rule::Origin::risk;
  rule.span = context.span(fields.node().pos);
  rule.id = fmt::format("{}/{}", prefix, fields.id("id"));
  rule.when = read_when(fields, context);
  rule.why = fields.text("why").value_or(Text{});
  rule.evidence = read_evidence(fields, context);
  read_overrides(fields, context, fmt::format("{}/", prefix), pack_.rules.next());
  return rule;
}

void PackReader::read_risk(const Node& node, const Context& context) {
  FieldsOf<grammar::risk> fields(node, context);
  auto rule = read_risk_rule(fields, "risk", context);
  RiskFigure figure;
  figure.id = rule.id;
  figure.infection = read_infection(fields, context);
  figure.range = read_range(fields, "per_10000", figure.per, context);
  if (fields.find("per_100") != nullptr) {
    figure.per = 100;
    figure.range = read_range(fields, "per_100", figure.per, context);
  }
  figure.unit = fields.word<RiskUnit>("unit").value_or(RiskUnit{});
  figure.fixed = fields.boolean("fixed").value_or(false);
  figure.headline = fields.boolean("headline").value_or(false);
  each_table(fields.find("other"), context, "other", [&](const Node& item) {
    FieldsOf<grammar::remark> remark_fields(item, context);
    Remark remark;
    remark.text = remark_fields.text("text").value_or(Text{});
    remark.evidence = read_evidence(remark_fields, context);
    remark_fields.finish();
    figure.other.push_back(std::move(remark));
  });
  fields.finish();
  if (figure.infection) rule.effects.emplace_back(RiskEffect{pack_.risks.push_back(std::move(figure))});
  add_rule(std::move(rule), context);
}

void PackReader::read_modifier(const Node& node, const Context& context) {
  FieldsOf<grammar::risk_modifier> fields(node, context);
  auto rule = read_risk_rule(fields, "modifier", context);
  RiskModifier modifier;
  modifier.infection = read_infection(fields, context);
  modifier.ratio = read_range(fields, "ratio", 1, context);
  fields.finish();
  if (modifier.infection) rule.effects.emplace_back(ModifierEffect{pack_.modifiers.push_back(modifier)});
  add_rule(std::move(rule), context);
}

void PackReader::read_chance(const Node& node, const Context& context) {
  FieldsOf<grammar::source_chance> fields(node, context);
  auto rule = read_risk_rule(fields, "source-chance", context);
  SourceChance chance;
  chance.infection = read_infection(fields, context);
  chance.chance = read_range(fields, "per_10000", 10'000, context);
  fields.finish();
  if (chance.infection) rule.effects.emplace_back(ChanceEffect{pack_.chances.push_back(chance)});
  add_rule(std::move(rule), context);
}

void PackReader::read_detection(const Node& node, const Context& context) {
  FieldsOf<grammar::detection> fields(node, context);
  auto rule = read_risk_rule(fields, "detection", context);
  Detection out;
  out.tests = find_tests(fields.strings("test"), context);
  out.refuse = fields.boolean("refuse").value_or(false);
  const auto* log_normal = fields.find("log_normal");
  const auto* weibull = fields.find("weibull");
  if (int(log_normal != nullptr) + int(weibull != nullptr) + int(out.refuse) != 1) {
    context.add(Code::missing_key, node.pos, "a detection curve has one of `log_normal`, `weibull` and `refuse`");
  }
  if (log_normal != nullptr) {
    FieldsOf<grammar::log_normal> numbers(*log_normal, context);
    out.curve.family = DetectionCurve::Family::log_normal;
    out.curve.shift = numbers.real("shift").value_or(0);
    out.curve.mu = numbers.real("mu").value_or(0);
    out.curve.sigma = numbers.real("sigma").value_or(1);
    numbers.finish();
  } else if (weibull != nullptr) {
    FieldsOf<grammar::weibull> numbers(*weibull, context);
    out.curve.family = DetectionCurve::Family::weibull;
    out.curve.shift = numbers.real("shift").value_or(0);
    out.curve.shape = numbers.real("shape").value_or(1);
    out.curve.scale = numbers.real("scale").value_or(1);
    numbers.finish();
  }
  out.curve.cap = fields.real("cap").value_or(1);
  out.curve.max_sensitivity = fields.real("max_sensitivity").value_or(1);
  out.curve.specificity = fields.real("specificity").value_or(1);
  out.curve.off_by = fields.real("off_by_days");
  each_table(fields.find("claims"), context, "claims", [&](const Node& item) {
    FieldsOf<grammar::claim_of_curve> claim_fields(item, context);
    Detection::Claim claim;
    claim.days = int(claim_fields.integer("days").value_or(0));
    claim.share = claim_fields.real("percent").value_or(0) / 100;
    claim.text = claim_fields.text("text").value_or(Text{});
    claim.evidence = read_evidence(claim_fields, context);
    claim_fields.finish();
    out.claims.push_back(std::move(claim));
  });
  fields.finish();
  for (const auto test : out.tests) rule.effects.emplace_back(DetectionEffect{pack_.detections.next(), test});
  pack_.detections.push_back(std::move(out));
  add_rule(std::move(rule), context);
}

void PackReader::read_risk_remark(const Node& node, const Context& context) {
  FieldsOf<grammar::risk_remark> fields(node, context);
  Remark remark;
  const auto figures = fields.strings("figure");
  remark.text = fields.text("text").value_or(Text{});
  remark.evidence = read_evidence(fields, context);
  fields.finish();
  for (const auto* figure : figures) remarks_.push_back({"risk/" + figure->text, remark, context.span(figure->pos)});
}

void PackReader::resolve_remarks() {
  for (auto& pending : remarks_) {
    const auto found = std::find_if(pack_.risks.begin(), pack_.risks.end(),
                                    [&](const RiskFigure& figure) { return figure.id == pending.figure; });
    if (found == pack_.risks.end()) {
      if (is_partial_) continue;
      diagnostics_.add(Code::unknown_rule, pending.span,
                       fmt::format("no risk named `{}`", pending.figure.substr(pending.figure.find('/') + 1)),
                       did_you_mean(nearest(pending.figure, ids_of(pack_.risks))));
    } else {
      found->other.push_back(std::move(pending.remark));
    }
  }
}

void PackReader::read_act_limit(const Node& node, const Context& context) {
  FieldsOf<grammar::act_limit> fields(node, context);
  ActLimit limit;
  limit.infection = read_infection(fields, context);
  limit.acts = int(fields.integer("acts").value_or(1));
  limit.why = fields.text("why").value_or(Text{});
  limit.evidence = read_evidence(fields, context);
  fields.finish();
  if (limit.infection) pack_.act_limits.push_back(std::move(limit));
}

}  // namespace sti::load
