// Windows, specimens, methods, vaccines, services, samples.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "load/pack_reader.hpp"
#include "model/ids.hpp"

namespace sti::load {
namespace {

void add_all(std::vector<Index<Source>>& to, const std::vector<Index<Source>>& from) {
  for (const auto source : from) {
    if (std::find(to.begin(), to.end(), source) == to.end()) to.push_back(source);
  }
}

}  // namespace

void PackReader::read_window(const Node& node, const Context& context) {
  FieldsOf<grammar::window> fields(node, context);
  begin_rule();
  Window window;
  Rule rule;
  rule.origin = Rule::Origin::window;
  rule.span = context.span(node.pos);
  window.tests = find_tests(fields.strings("test"), context);
  window.id = fields.id("id");
  if (window.id.empty() && !window.tests.empty()) window.id = pack_.catalog.tests[window.tests.front()].id;
  rule.id = "window/" + window.id;
  rule.when = read_when(fields, context);
  if (const auto from = fields.string("from")) {
    if (*from == "pep_last_dose")
      window.from = Window::From::pep_last_dose;
    else if (*from != "exposure")
      context.add(Code::unknown_value, fields.find("from")->pos, "`from` is `exposure` or `pep_last_dose`");
  }
  window.earliest = read_number(fields, "earliest", context);
  window.interim = read_number(fields, "interim", context);
  window.conclusive = read_number(fields, "conclusive", context);
  if (const auto* repeat = fields.find("repeat")) {
    each_table(repeat, context, "repeat", [&](const Node& item) {
      FieldsOf<grammar::days> number(item, context, "a day to repeat on");
      Number out;
      out.span = context.span(item.pos);
      out.value = int(number.integer("days").value_or(0));
      out.evidence = read_evidence(number, context);
      number.finish();
      window.repeat.push_back(std::move(out));
    });
  }
  window.withdraws =
      read_words<WindowNumber>(fields.strings("withdraws"), window_number_ids, "a number of a window", context);
  window.why = fields.text("why").value_or(Text{});
  if (const auto* other = fields.find("other")) {
    each_table(other, context, "other", [&](const Node& item) {
      FieldsOf<grammar::other_figure> figure_fields(item, context);
      OtherFigure figure;
      const auto number = parse_enum<WindowNumber>(window_number_ids, figure_fields.string("number").value_or(""));
      if (!number || number == WindowNumber::repeat)
        context.add(Code::unknown_value, item.pos, "`number` is `earliest`, `interim` or `conclusive`");
      figure.number = number.value_or(WindowNumber{});
      figure.figure.span = context.span(item.pos);
      figure.figure.value = int(figure_fields.integer("days").value_or(0));
      figure.figure.evidence = read_evidence(figure_fields, context);
      figure.why = figure_fields.text("why").value_or(Text{});
      figure_fields.finish();
      window.other.push_back(std::move(figure));
    });
  }
  read_overrides(fields, context, "window/", pack_.rules.next());
  // A window that only says why there is no number may cite what it rests on; its numbers always do.
  const bool has_numbers =
      window.earliest || window.interim || window.conclusive || !window.repeat.empty() || !window.withdraws.empty();
  rule.evidence = read_evidence(fields, context);
  if (!has_numbers && window.why.empty() && !has_mistakes())
    context.add(Code::no_effect, node.pos, fmt::format("the window `{}` gives no number and no reason", window.id));
  fields.finish();

  const auto check_order = [&](const std::optional<Number>& early, const std::optional<Number>& late,
                               std::string_view names) {
    if (early && late && early->value > late->value) {
      diagnostics_.add(Code::window_order, late->span,
                       fmt::format("the window `{}` has {} in the wrong order ({} and {} days)", window.id, names,
                                   early->value, late->value));
    }
  };
  check_order(window.earliest, window.interim, "earliest and interim");
  check_order(window.interim, window.conclusive, "interim and conclusive");
  check_order(window.earliest, window.conclusive, "earliest and conclusive");

  const auto cite = [&](const Number& number) {
    add_all(rule.evidence.sources, number.evidence.sources);
    rule.evidence.basis = std::max(rule.evidence.basis, number.evidence.basis);
  };
  for (const auto* number : {&window.earliest, &window.interim, &window.conclusive}) {
    if (*number) cite(**number);
  }
  for (const auto& number : window.repeat) cite(number);
  rule.why = window.why;
  for (const auto test : window.tests) rule.effects.emplace_back(WindowEffect{pack_.windows.next(), test});
  pack_.windows.push_back(std::move(window));
  add_rule(std::move(rule), context);
}

void PackReader::read_specimen(const Node& node, const Context& context) {
  FieldsOf<grammar::specimen> fields(node, context);
  begin_rule();
  const auto id = fields.id("id");
  const auto tests = find_tests(fields.strings("tests"), context);
  const auto shared = read_when(fields, context);
  const auto evidence = read_evidence(fields, context);
  const auto first = pack_.rules.next();
  const auto add = [&](std::string rule_id, const Node& place, Condition when, const std::vector<Index<Site>>& sites,
                       bool reached, Evidence own) {
    Rule rule;
    rule.origin = Rule::Origin::specimen;
    rule.id = "specimen/" + rule_id;
    if (rule_id != id) rule.table = "specimen/" + id;
    rule.span = context.span(place.pos);
    rule.when = std::move(when);
    rule.evidence = std::move(own);
    for (const auto test : tests) rule.effects.emplace_back(SpecimenEffect{test, sites, reached});
    if (sites.empty() && !has_mistakes()) context.add(Code::no_effect, place.pos, "this specimen names no site");
    add_rule(std::move(rule), context);
  };
  if (fields.node().find("rows") != nullptr) {
    const auto columns = read_columns(fields, context);
    const auto* rows = fields.require("rows");
    if (!rows->is_array()) return context.wrong_type(*rows, "a list of rows");
    std::size_t number = 0;
    for (const auto& row : rows->items) {
      ++number;
      const auto* extra_node = row_extra(row, columns.size(), 1, context, "specimen");
      if (extra_node == nullptr) continue;
      FieldsOf<grammar::specimen_row_end> extra(*extra_node, context);
      const bool reached = extra.boolean("reached").value_or(true);
      auto own = evidence;
      const bool own_source = extra.node().find("source") != nullptr;
      const bool own_basis = extra.node().find("basis") != nullptr;
      const auto given = read_evidence(extra, context);
      if (own_source) own.sources = given.sources;
      if (own_basis) own.basis = given.basis;
      extra.finish();
      const auto sites = find_sites(read_strings(row.items[columns.size()], context), context);
      add(fmt::format("{}/{}", id, number), row, read_cells(row, columns.size(), columns, shared, context), sites,
          reached, std::move(own));
    }
  } else {
    const auto sites = find_sites(fields.strings("sites", true), context);
    const bool reached = fields.boolean("reached").value_or(true);
    add(id, node, shared, sites, reached, evidence);
  }
  for (const auto* name : fields.strings("overrides")) {
    for (auto rule = first; pack_.rules.has(rule); ++rule)
      pending_.push_back({rule, "specimen/" + name->text, context.span(name->pos)});
  }
  fields.finish();
}

void PackReader::read_method(const Node& node, const Context& context) {
  FieldsOf<grammar::method> fields(node, context);
  begin_rule();
  Method method;
  Rule rule;
  rule.origin = Rule::Origin::method;
  rule.span = context.span(node.pos);
  if (const auto* slot = fields.string_node("slot")) {
    method.slot = find_id(*slot, "slot", pack_.vocabulary.slots, context);
  }
  method.id = fields.id("id");
  method.label = fields.text("label").value_or(Text{});
  method.latest_hours = read_number(fields, "latest_hours", context);
  if (auto days = read_number(fields, "latest_days", context)) {
    if (method.latest_hours)
      context.add(Code::out_of_range, fields.find("latest_days")->pos,
                  "give `latest_hours` or `latest_days`, not both");
    days->value *= 24;
    method.latest_hours = std::move(*days);
  }
  method.best_hours = read_number(fields, "best_hours", context);
  method.course_days = read_number(fields, "course_days", context);
  rule.when = read_when(fields, context);
  rule.why = fields.text("why").value_or(Text{});
  method.late = fields.text("late").value_or(Text{});
  for (const auto* number : {&method.latest_hours, &method.best_hours, &method.course_days}) {
    if (!*number) continue;
    add_all(rule.evidence.sources, (*number)->evidence.sources);
    rule.evidence.basis = std::max(rule.evidence.basis, (*number)->evidence.basis);
  }
  if (fields.node().find("source") != nullptr)
    add_all(rule.evidence.sources, read_evidence(fields, context, true).sources);
  const bool is_told_elsewhere = is_partial_ && (fields.node().find("source") != nullptr || method.latest_hours ||
                                                 method.best_hours || method.course_days);
  if (rule.evidence.sources.empty() && !is_told_elsewhere && !has_mistakes())
    context.add(Code::missing_key, node.pos, "a method needs a `source`");
  if (!method.slot) {
    fields.find("overrides");  // of which slot, nobody knows
    return fields.finish();
  }
  const auto& slot = pack_.vocabulary.slots[method.slot].id;
  rule.id = fmt::format("method/{}/{}", slot, method.id);
  read_overrides(fields, context, fmt::format("method/{}/", slot), pack_.rules.next());
  fields.finish();
  rule.effects.emplace_back(MethodEffect{pack_.methods.push_back(std::move(method))});
  add_rule(std::move(rule), context);
}

void PackReader::read_after_treatment(const Node& node, const Context& context) {
  FieldsOf<grammar::after_treatment> fields(node, context);
  begin_rule();
  AfterTreatment row;
  Rule rule;
  rule.origin = Rule::Origin::after_treatment;
  rule.span = context.span(node.pos);
  row.tests = find_tests(fields.strings("test"), context);
  row.id = fields.id("id");
  if (row.id.empty() && !row.tests.empty()) row.id = pack_.catalog.tests[row.tests.front()].id;
  rule.id = "after-treatment/" + row.id;
  rule.when = read_when(fields, context);
  row.not_before = read_number(fields, "not_before", context);
  row.control = read_number(fields, "control", context);
  row.sites = find_sites(fields.strings("site"), context);
  rule.why = fields.text("why").value_or(Text{});
  read_overrides(fields, context, "after-treatment/", pack_.rules.next());
  fields.finish();
  if (!row.not_before && !row.control && !has_mistakes())
    context.add(Code::no_effect, node.pos, fmt::format("the row `{}` gives no day", row.id),
                "give it `not_before` or `control`");
  if (row.control && row.sites.empty() && !has_mistakes())
    context.add(Code::missing_key, node.pos, fmt::format("the control of `{}` needs a `site`", row.id),
                "name the site of the sample where no positive result says it");
  for (const auto test : row.tests) {
    if (!pack_.catalog.tests[test].infection)
      context.add(Code::out_of_range, node.pos,
                  fmt::format("`{}` is a test of no infection", pack_.catalog.tests[test].id));
  }
  for (const auto* number : {&row.not_before, &row.control}) {
    if (!*number) continue;
    add_all(rule.evidence.sources, (*number)->evidence.sources);
    rule.evidence.basis = std::max(rule.evidence.basis, (*number)->evidence.basis);
  }
  for (const auto test : row.tests)
    rule.effects.emplace_back(AfterTreatmentEffect{pack_.after_treatments.next(), test});
  pack_.after_treatments.push_back(std::move(row));
  add_rule(std::move(rule), context);
}

void PackReader::read_vaccine(const Node& node, const Context& context) {
  FieldsOf<grammar::vaccine> fields(node, context);
  VaccineInfo info;
  info.span = context.span(node.pos);
  if (const auto* id = fields.string_node("id")) {
    info.vaccine = find_id(*id, "vaccine", pack_.catalog.vaccines, context);
  }
  if (const auto* schedule = fields.find("schedule_days"); schedule != nullptr && schedule->is_table()) {
    FieldsOf<grammar::schedule> number(*schedule, context);
    info.schedule_days = number.days("days", "a day");
    info.evidence = read_evidence(number, context);
    number.finish();
  } else if (schedule != nullptr) {
    context.add(Code::wrong_type, schedule->pos, "expected a schedule with its source",
                "write { days = [0, 30, 180], source = [\"…\"], basis = \"stated\" }");
  }
  fields.finish();
  for (const auto& known : pack_.vaccines) {
    if (known.vaccine == info.vaccine) context.add(Code::duplicate_id, node.pos, "this vaccine is described twice");
  }
  if (info.vaccine) pack_.vaccines.push_back(std::move(info));
}

void PackReader::read_service(const Node& node, const Context& context) {
  FieldsOf<grammar::service> fields(node, context);
  Service service;
  service.id = fields.id("id");
  service.name = fields.text("name").value_or(Text{});
  service.contact = fields.text("contact").value_or(Text{});
  service.short_contact = fields.text("short").value_or(Text{});
  service.is_private = fields.boolean("private").value_or(false);
  service.discreet = fields.text("discreet").value_or(Text{});
  if (const auto* as_of = fields.string_node("as_of")) {
    service.as_of = as_of->text;
    if (!last_day_of(service.as_of))
      context.add(Code::wrong_type, as_of->pos, "`as_of` is not a date", "write YYYY, YYYY-MM or YYYY-MM-DD");
  }
  service.evidence = read_evidence(fields, context);
  fields.finish();
  for (auto& known : pack_.services) {  // a pack may replace a service of the pack it extends
    if (known.id == service.id) {
      known = std::move(service);
      return;
    }
  }
  pack_.services.push_back(std::move(service));
}

void PackReader::read_sample(const Node& node, const Context& context) {
  FieldsOf<grammar::sample> fields(node, context);
  Sample sample;
  sample.span = context.span(node.pos);
  if (const auto* site = fields.string_node("site")) {
    sample.site = find_id(*site, "site", pack_.catalog.sites, context);
  }
  sample.tests = find_tests(fields.strings("tests"), context);
  sample.how = fields.text("how").value_or(Text{});
  sample.short_how = fields.text("short").value_or(Text{});
  sample.patient = fields.text("patient").value_or(Text{});
  sample.evidence = read_evidence(fields, context);
  fields.finish();
  if (sample.site) pack_.samples.push_back(std::move(sample));
}

void PackReader::read_settles(const Node& node, const Context& context) {
  FieldsOf<grammar::settles> fields(node, context);
  Settles out;
  out.span = context.span(node.pos);
  const auto test = find_tests(fields.strings("test"), context);
  if (test.size() == 1) out.test = test.front();
  out.settles = find_tests(fields.strings("settles"), context);
  out.evidence = read_evidence(fields, context);
  fields.finish();
  if (out.test) pack_.settles.push_back(std::move(out));
}

}  // namespace sti::load
