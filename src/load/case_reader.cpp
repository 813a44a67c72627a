#include "load/case_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "model/ids.hpp"

namespace sti::load {
namespace {

/// The day `years` before another; 29 February becomes the 28th.
Date years_before(Date day, int years) {
  const std::chrono::year_month_day ymd{day};
  auto earlier = ymd - std::chrono::years{years};
  if (!earlier.ok()) earlier = earlier.year() / earlier.month() / std::chrono::last;
  return Date{earlier};
}

}  // namespace

CaseReader::CaseReader(const Pack& pack, Diagnostics& diagnostics)
    : pack_(pack), vocabulary_(pack.vocabulary), diagnostics_(diagnostics) {
  case_.person.resize(vocabulary_.facts.size());
  person_spans_.resize(vocabulary_.facts.size());
  case_.zone = &pack.zone;
}

void CaseReader::id(const Node& node, const Context& context) {
  if (node.is_string())
    case_.id = node.text;
  else if (node.kind == Node::Kind::integer)
    case_.id = fmt::format("{}", node.integer);
  else if (node.kind != Node::Kind::null)
    context.add(Code::case_wrong_type, node.pos, "`id` is a string");
}

std::vector<std::string> CaseReader::fact_names(Scope scope) const {
  std::vector<std::string> names;
  for (const auto& fact : vocabulary_.facts) {
    if (fact.scope == scope && !fact.derived) names.push_back(fact.id);
  }
  if (scope == Scope::exposure) names.push_back("on");
  return names;
}

void CaseReader::person(const Node& node, const Context& context) {
  if (node.kind == Node::Kind::null) return;
  if (!node.is_table()) {
    context.add(Code::case_wrong_type, node.pos,
                fmt::format("`person` is an object of facts, not {}", kind_name(node.kind)));
    return;
  }
  for (const auto& [key, pos, value] : node.members) {
    if (has_enough_errors()) return;
    const auto index = vocabulary_.fact_index(key);
    const bool known = index && vocabulary_.facts[index].scope == Scope::person && !vocabulary_.facts[index].derived;
    if (!known) {
      const bool other_scope = index && vocabulary_.facts[index].scope == Scope::exposure;
      context.add(Code::case_unknown_key, pos, fmt::format("a person has no fact `{}`", key),
                  other_scope ? "it belongs to an exposure" : did_you_mean(nearest(key, fact_names(Scope::person))));
      continue;
    }
    person_spans_[index] = context.span(value.pos);
    answer(index, value, context, case_.person);
  }
}

void CaseReader::exposure(const Node& node, const Context& context) {
  if (!node.is_table()) {
    context.add(Code::case_wrong_type, node.pos,
                fmt::format("an exposure is an object of facts, not {}", kind_name(node.kind)));
    return;
  }
  if (case_.exposures.size() >= max_exposures) {
    if (!too_many_)
      context.add(Code::case_too_many, node.pos, fmt::format("a case has at most {} exposures", max_exposures));
    too_many_ = true;
    return;
  }
  if (has_enough_errors()) return;
  Exposure out;
  out.answers.resize(vocabulary_.facts.size());
  for (const auto& [key, pos, value] : node.members) {
    if (has_enough_errors()) return;
    if (key == "on" || key == vocabulary_.facts[vocabulary_.since].id) continue;
    const auto index = vocabulary_.fact_index(key);
    const bool known = index && vocabulary_.facts[index].scope == Scope::exposure && !vocabulary_.facts[index].derived;
    if (!known) {
      const bool other_scope = index && vocabulary_.facts[index].scope == Scope::person;
      context.add(Code::case_unknown_key, pos, fmt::format("an exposure has no fact `{}`", key),
                  other_scope ? "it belongs to the person" : did_you_mean(nearest(key, fact_names(Scope::exposure))));
      continue;
    }
    answer(index, value, context, out.answers);
  }
  for (const auto& fact : vocabulary_.facts) {
    const auto* given = node.find(fact.id);
    const bool is_given = given != nullptr && given->kind != Node::Kind::null;
    if (fact.scope != Scope::exposure || !fact.required || fact.kind == FactKind::time || is_given) continue;
    context.add(Code::case_missing, node.pos, fmt::format("an exposure needs `{}`", fact.id),
                "it can be " + list_names(ids_of(fact.values)));
  }
  time(node, context, out);
  exposure_spans_.push_back(context.span(node.pos));
  case_.exposures.push_back(std::move(out));
}

void CaseReader::answer(Index<Fact> index, const Node& node, const Context& context, List<Answer, Fact>& answers) {
  if (node.kind == Node::Kind::null) return;  // not given
  const auto& fact = vocabulary_.facts[index];
  auto& out = answers[index];
  switch (fact.kind) {
    case FactKind::choice:
      return answer_choice(fact, node, context, out);
    case FactKind::flags:
      return answer_flags(fact, node, context, out);
    case FactKind::number:
      return answer_number(fact, node, context, out);
    case FactKind::date:
      out.date = read_day(node, context, fact.id, true);
      out.given = out.date.has_value();
      return;
    case FactKind::tests:
      return tests_taken(node, context);
    case FactKind::treatments:
      return dated_list(index, node, context, "infection", pack_.catalog.infections, &Treatment::infection,
                        case_.treated);
    case FactKind::doses:
      return dated_list(index, node, context, "vaccine", pack_.catalog.vaccines, &Dose::vaccine, case_.vaccines_taken);
    case FactKind::time:
      return;
  }
}

void CaseReader::answer_choice(const Fact& fact, const Node& node, const Context& context, Answer& out) {
  const auto names = ids_of(fact.values);
  if (!node.is_string()) {
    context.add(Code::case_wrong_type, node.pos,
                fmt::format("`{}` is one of {}, not {}", fact.id, list_names(names), kind_name(node.kind)));
    return;
  }
  out.value = fact.value_index(node.text);
  out.given = bool(out.value);
  if (out.given) return;
  auto hint = did_you_mean(nearest(node.text, names));
  if (hint.empty()) hint = "it can be " + list_names(names);
  context.add(Code::case_bad_value, node.pos, fmt::format("`{}` cannot be `{}`", fact.id, node.text), std::move(hint));
}

void CaseReader::answer_flags(const Fact& fact, const Node& node, const Context& context, Answer& out) {
  if (!node.is_array()) {
    context.add(Code::case_wrong_type, node.pos, fmt::format("`{}` is a list, not {}", fact.id, kind_name(node.kind)),
                "write a list of strings; an empty list means none");
    return;
  }
  out.given = true;
  const auto names = ids_of(fact.values);
  for (const auto& item : node.items) {
    if (has_enough_errors()) return;
    const auto flag = item.is_string() ? fact.value_index(item.text) : Index<FactValue>();
    if (!item.is_string()) {
      context.add(Code::case_wrong_type, item.pos,
                  fmt::format("`{}` lists strings, not {}", fact.id, kind_name(item.kind)));
    } else if (!flag) {
      auto hint = did_you_mean(nearest(item.text, names));
      if (hint.empty()) hint = "it can list " + list_names(names, "and");
      context.add(Code::case_bad_value, item.pos, fmt::format("`{}` cannot list `{}`", fact.id, item.text),
                  std::move(hint));
    } else {
      out.flags.set(flag);
    }
  }
}

void CaseReader::answer_number(const Fact& fact, const Node& node, const Context& context, Answer& out) {
  const auto range = fmt::format("a whole number from {} to {}", fact.min, fact.max);
  if (node.is_string() && node.text == "unknown") {
    out.given = true;
    out.number.reset();
  } else if (node.kind != Node::Kind::integer) {
    context.add(Code::case_wrong_type, node.pos, fmt::format("`{}` is {}, or \"unknown\"", fact.id, range));
  } else if (node.integer < fact.min || node.integer > fact.max) {
    context.add(Code::case_bad_value, node.pos, fmt::format("`{}` cannot be {}", fact.id, node.integer),
                "it is " + range);
  } else {
    out.given = true;
    out.number = int(node.integer);
  }
}

void CaseReader::tests_taken(const Node& node, const Context& context) {
  if (node.kind == Node::Kind::null) return;
  if (!node.is_array()) {
    context.add(Code::case_wrong_type, node.pos, "`tests_taken` is a list of tests");
    return;
  }
  case_.person[vocabulary_.tests_taken].given = true;
  const auto tests = ids_of(pack_.catalog.tests);
  const auto sites = ids_of(pack_.catalog.sites);
  const std::vector<std::string> results(result_ids.begin(), result_ids.end());
  for (const auto& item : node.items) {
    if (has_enough_errors()) return;
    if (!item.is_table()) {
      context.add(Code::case_wrong_type, item.pos, "a test taken is an object with `test`, `on` and `result`");
      continue;
    }
    TakenTest taken;
    bool complete = true;
    for (const auto& [key, pos, value] : item.members) {
      const std::vector<std::string> keys = {"test", "site", "on", "result"};
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
        context.add(Code::case_unknown_key, pos, fmt::format("a test taken has no `{}`", key),
                    did_you_mean(nearest(key, keys)));
      } else if (key == "on") {
        if (const auto day = read_day(value, context, "on", false))
          taken.on = *day;
        else
          complete = false;
      } else if (!value.is_string() && value.kind != Node::Kind::null) {
        context.add(Code::case_wrong_type, value.pos, fmt::format("`{}` is a string", key));
        complete = false;
      } else if (value.is_string()) {
        const auto look_up = [&, &key = key, &value = value](const auto& found, const std::vector<std::string>& names) {
          if (!found) {
            auto hint = did_you_mean(nearest(value.text, names));
            if (hint.empty()) hint = "it can be " + list_names(names);
            context.add(Code::case_bad_value, value.pos, fmt::format("no {} named `{}`", key, value.text),
                        std::move(hint));
            complete = false;
          }
          return found;
        };
        if (key == "test") taken.test = look_up(pack_.catalog.test_index(value.text), tests);
        if (key == "site") taken.site = look_up(pack_.catalog.site_index(value.text), sites);
        if (key == "result")
          taken.result = look_up(parse_enum<Result>(result_ids, value.text), results).value_or(Result{});
      }
    }
    for (const auto* key : {"test", "on", "result"}) {
      const auto* given = item.find(key);
      if (given != nullptr && given->kind != Node::Kind::null) continue;
      context.add(Code::case_missing, item.pos, fmt::format("a test taken needs `{}`", key));
      complete = false;
    }
    if (complete) case_.tests_taken.push_back(taken);
  }
}

template <class Thing, class Item>
void CaseReader::dated_list(Index<Fact> index, const Node& node, const Context& context, std::string_view what,
                            const List<Thing>& things, Index<Thing> Item::*member, std::vector<Item>& out) {
  const auto& fact = vocabulary_.facts[index];
  if (!node.is_array()) {
    context.add(Code::case_wrong_type, node.pos,
                fmt::format("`{}` is a list of objects with `{}` and `on`", fact.id, what));
    return;
  }
  case_.person[index].given = true;
  for (const auto& item : node.items) {
    if (has_enough_errors()) return;
    if (!item.is_table()) {
      context.add(Code::case_wrong_type, item.pos,
                  fmt::format("`{}` lists objects with `{}` and `on`, not {}", fact.id, what, kind_name(item.kind)));
      continue;
    }
    Item read;
    std::optional<Date> on;
    for (const auto& [key, pos, value] : item.members) {
      if (key == "on") {
        on = read_day(value, context, "on", false);
      } else if (key == what && value.is_string()) {
        const auto& name = value.text;
        read.*member = things.find_if([&name](const Thing& thing) { return thing.id == name; });
        if (!(read.*member)) {
          context.add(Code::case_bad_value, value.pos, fmt::format("no {} named `{}`", what, value.text),
                      did_you_mean(nearest(value.text, ids_of(things))));
        }
      } else {
        context.add(key == what ? Code::case_wrong_type : Code::case_unknown_key, pos,
                    fmt::format("an item of `{}` has `{}`, a string, and `on`, a date", fact.id, what));
      }
    }
    for (const auto key : {what, std::string_view("on")}) {
      if (item.find(key) == nullptr)
        context.add(Code::case_missing, item.pos, fmt::format("an item of `{}` needs `{}`", fact.id, key));
    }
    if (!(read.*member) || !on) continue;
    read.on = *on;
    out.push_back(read);
  }
}

Case CaseReader::finish() {
  check_birth();
  check_conflicts();
  return std::move(case_);
}

void CaseReader::check_birth() {
  const auto& age = case_.person[vocabulary_.age];
  if (age.given && age.number) {
    const auto last_unborn_day = years_before(date_of(case_.now), *age.number + 1);
    for (const auto index : case_.exposures.indices()) {
      const auto& exposure = case_.exposures[index];
      if (!exposure.answers[vocabulary_.since].given || date_of(exposure.time.latest) > last_unborn_day) continue;
      diagnostics_.add(Code::case_before_birth, exposure_spans_[index],
                       fmt::format("a person aged {} was not born at the time of this exposure", *age.number),
                       "check the age and the date");
    }
    check_record(*age.number, last_unborn_day);
  }
}

void CaseReader::check_record(int age, Date last_unborn_day) {
  const auto check = [&](Index<Fact> fact, const auto& dated) {
    const bool is_before =
        std::any_of(dated.begin(), dated.end(), [&](const auto& each) { return each.on <= last_unborn_day; });
    if (!is_before) return;
    diagnostics_.add(Code::case_before_birth, person_spans_[fact],
                     fmt::format("a person aged {} was not born on a day of `{}`", age, vocabulary_.facts[fact].id),
                     "check the age and the date");
  };
  check(vocabulary_.tests_taken, case_.tests_taken);
  check(vocabulary_.treated, case_.treated);
  check(vocabulary_.vaccines_taken, case_.vaccines_taken);
}

void CaseReader::check_conflicts() {
  for (const auto& conflict : vocabulary_.conflicts) {
    const auto is_given = [&](Index<Fact> fact) { return case_.person[fact].given; };
    if (!conflict.is_error || !std::all_of(conflict.facts.begin(), conflict.facts.end(), is_given)) continue;
    if (!holds(conflict.when, vocabulary_, case_.person, case_.person)) continue;
    std::vector<std::string> names;
    for (const auto fact : conflict.facts) names.push_back(vocabulary_.facts[fact].id);
    diagnostics_.add(Code::case_conflict, person_spans_[conflict.facts.back()], conflict.text.in(Lang::en),
                     "correct " + list_names(names));
  }
}

}  // namespace sti::load
