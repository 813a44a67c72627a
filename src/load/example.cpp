#include "load/example.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "model/ids.hpp"

namespace sti::load {
namespace {

class ExampleReader {
 public:
  ExampleReader(const Pack& pack, const Context& context, bool is_partial, Examples& out)
      : pack_(pack), context_(context), is_partial_(is_partial), out_(out) {}

  void read(const Node& node) {
    Fields fields(node, context_, "a case");
    const auto name = fields.string("name", true).value_or("");
    for (const auto* source : fields.strings("source")) {
      if (is_partial_ || pack_.source_index(source->text) >= 0) continue;
      std::vector<std::string> keys;
      for (const auto& known : pack_.sources) keys.push_back(known.key);
      context_.add(Code::unknown_source, source->pos, fmt::format("no source named `{}`", printable(source->text)),
                   did_you_mean(nearest(source->text, keys)));
    }
    const bool todo = fields.boolean("todo").value_or(false);
    const auto* now = fields.find("now");
    const auto* expect = fields.find("expect");
    const auto* steps = fields.find("steps");
    for (const auto* part : {"id", "person", "exposures"}) fields.find(part);
    fields.finish();
    if ((steps != nullptr) == (now != nullptr && expect != nullptr)) {
      context_.add(Code::missing_key, node.pos,
                   fmt::format("the case `{}` needs `now` and `expect`, or `steps`", printable(name)));
      return;
    }
    if (steps == nullptr) return add(name, todo, node, *now, *expect);
    each_table(steps, context_, "steps", [&](const Node& step) {
      Fields step_fields(step, context_, "a step");
      const auto step_name = step_fields.string("name").value_or("");
      const auto* step_now = step_fields.require("now");
      const auto* step_expect = step_fields.require("expect");
      step_fields.finish();
      if (step_now == nullptr || step_expect == nullptr) return;
      add(fmt::format("{} / {}", name, step_name.empty() ? step_now->text : step_name), todo, node, *step_now,
          *step_expect);
    });
  }

 private:
  void add(std::string name, bool todo, const Node& node, const Node& now, const Node& expect) {
    Node root;  // the case alone, as a case file would hold it
    root.kind = Node::Kind::table;
    root.pos = node.pos;
    root.members.push_back({"now", now.pos, now});
    for (const auto& member : node.members) {
      if (member.key == "id" || member.key == "person" || member.key == "exposures") root.members.push_back(member);
    }
    auto asked = read_case(pack_, root, context_.source, Now{}, context_.diagnostics);
    Example example;
    read_expectation(expect, example.expected);  // also of a case that cannot be read, so that all mistakes are told
    if (!asked) return;
    example.name = std::move(name);
    example.asked = std::move(*asked);
    example.todo = todo;
    example.span = context_.span(now.pos);
    out_.all.push_back(std::move(example));
  }

  void read_expectation(const Node& node, Expectation& out) {
    if (!node.is_table()) return context_.wrong_type(node, "a table");
    Fields fields(node, context_, "`expect`");
    if (const auto* tests = fields.find("tests")) {
      each_member(*tests, [&](const Member& member) { out.tests.push_back(read_test_line(member)); });
    }
    out.no_tests = named(fields, "no_tests", [&](const Node& n) { check_test(n.text, n.pos); });
    if (const auto* only = fields.node().find("only_tests"); only != nullptr) {
      out.only_tests_span = context_.span(only->pos);
      out.only_tests = named(fields, "only_tests", [&](const Node& n) { check_test(n.text, n.pos); });
    }
    if (const auto* verdicts = fields.find("verdicts")) {
      each_member(*verdicts, [&](const Member& m) {
        out.verdicts.push_back(read_leveled(m, ids_of(pack_.vocabulary.slots), "slot"));
      });
    }
    if (const auto* vaccines = fields.find("vaccines")) {
      each_member(*vaccines, [&](const Member& m) {
        out.vaccines.push_back(read_leveled(m, ids_of(pack_.catalog.vaccines), "vaccine"));
      });
    }
    const auto check_rule = [&](const Node& n) {
      if (!is_partial_) check(n.text, n.pos, "rule", rule_names());
    };
    const auto check_fact = [&](const Node& n) { check(n.text, n.pos, "fact", ids_of(pack_.vocabulary.facts)); };
    const auto check_follow_up = [&](const Node& n) {
      check(n.text, n.pos, "follow-up", ids_of(pack_.catalog.follow_ups));
    };
    out.notes = named(fields, "notes", check_rule);
    out.no_notes = named(fields, "no_notes", check_rule);
    out.questions = named(fields, "questions", check_fact);
    out.no_questions = named(fields, "no_questions", check_fact);
    out.rules = named(fields, "rules", check_rule);
    out.no_rules = named(fields, "no_rules", check_rule);
    out.no_follow_up = named(fields, "no_follow_up", check_follow_up);
    if (const auto* follow_up = fields.find("follow_up")) {
      each_member(*follow_up, [&](const Member& member) {
        check(member.key, member.pos, "follow-up", ids_of(pack_.catalog.follow_ups));
        out.follow_up.emplace_back(Expectation::Named{member.key, context_.span(member.pos)}, date_text(member.value));
      });
    }
    if (const auto* expires = fields.find("expires")) {
      each_member(*expires, [&](const Member& member) {
        out.expires.emplace_back(Expectation::Named{member.key, context_.span(member.pos)}, member.value.text);
      });
    }
    fields.finish();
  }

  template <class Each>
  void each_member(const Node& node, const Each& each) {
    if (!node.is_table()) return context_.wrong_type(node, "a table");
    std::for_each(node.members.begin(), node.members.end(), each);
  }

  template <class Check>
  std::vector<Expectation::Named> named(Fields& fields, std::string_view key, const Check& check_name) {
    std::vector<Expectation::Named> out;
    for (const auto* node : fields.strings(key)) {
      check_name(*node);
      out.push_back({node->text, context_.span(node->pos)});
    }
    return out;
  }

  void check(std::string_view name, const Pos& pos, std::string_view what, const std::vector<std::string>& known) {
    if (std::find(known.begin(), known.end(), name) != known.end()) return;
    context_.add(Code::unknown_id, pos, fmt::format("no {} named `{}`", what, printable(name)),
                 did_you_mean(nearest(name, known)));
  }

  void check_test(std::string_view name, const Pos& pos) {
    const auto at = name.find('@');
    check(name.substr(0, at), pos, "test", ids_of(pack_.catalog.tests));
    if (at != std::string_view::npos) check(name.substr(at + 1), pos, "site", ids_of(pack_.catalog.sites));
  }

  const std::vector<std::string>& rule_names() {
    if (rule_names_.empty()) {
      rule_names_ = ids_of(pack_.rules);
      for (const auto& rule : pack_.rules) {
        if (!rule.table.empty()) rule_names_.push_back(rule.table);
      }
    }
    return rule_names_;
  }

  /// A date, or "none" for false and empty.
  std::string date_text(const Node& node) {
    const bool is_none = node.kind == Node::Kind::boolean && !node.boolean;
    if (!is_none && !node.is_string() && node.kind != Node::Kind::moment)
      context_.wrong_type(node, "a date, or false for none");
    return is_none || node.text.empty() ? "none" : node.text;
  }

  Expectation::TestLine read_test_line(const Member& member) {
    Expectation::TestLine line;
    line.name = member.key;
    line.span = context_.span(member.pos);
    check_test(member.key, member.pos);
    const std::vector<std::string> statuses(status_ids.begin(), status_ids.end());
    if (member.value.is_string()) {
      check(member.value.text, member.value.pos, "status", statuses);
      line.status = member.value.text;
      return line;
    }
    if (!member.value.is_table()) {
      context_.wrong_type(member.value, "a status or a table");
      return line;
    }
    Fields fields(member.value, context_, "an expected test");
    if (line.status = fields.string("status"); line.status)
      check(*line.status, fields.find("status")->pos, "status", statuses);
    if (const auto* node = fields.find("take_on")) line.take_on = date_text(*node);
    if (const auto* node = fields.find("conclusive_on")) line.conclusive_on = date_text(*node);
    if (const auto* node = fields.find("interim_on")) line.interim_on = date_text(*node);
    if (const auto* node = fields.find("repeat_on"); node != nullptr && node->is_array()) {
      line.repeat_on.emplace();
      for (const auto& item : node->items) line.repeat_on->push_back(date_text(item));
    } else if (node != nullptr) {
      context_.wrong_type(*node, "a list of dates");
    }
    fields.finish();
    return line;
  }

  Expectation::Leveled read_leveled(const Member& member, const std::vector<std::string>& known,
                                    std::string_view what) {
    Expectation::Leveled out;
    out.name = member.key;
    out.span = context_.span(member.pos);
    check(member.key, member.pos, what, known);
    if (member.value.is_string()) {
      out.level = member.value.text;
    } else if (member.value.is_table()) {
      Fields fields(member.value, context_, "an expected level");
      out.level = fields.string("level");
      if (const auto* node = fields.find("deadline")) out.deadline = date_text(*node);
      if (const auto* node = fields.find("deadline_from")) out.deadline_from = date_text(*node);
      if (what == "vaccine") read_vaccine(fields, out);
      fields.finish();
    } else {
      context_.wrong_type(member.value, "a level or a table");
    }
    std::vector<std::string> levels(level_ids.begin(), level_ids.end());
    levels.insert(levels.end(), vaccine_level_ids.begin(), vaccine_level_ids.end());
    if (out.level) check(*out.level, member.value.pos, "level", levels);
    return out;
  }

  static void read_vaccine(Fields& fields, Expectation::Leveled& out) {
    if (const auto free = fields.boolean("free")) out.free = *free ? "true" : "false";
    const auto* node = fields.find("schedule_days");
    if (node == nullptr || !node->is_array()) return;
    out.schedule_days.emplace();
    for (const auto& item : node->items)
      out.schedule_days->push_back(item.is_string() ? item.text : fmt::format("{}", item.integer));
  }

  const Pack& pack_;
  const Context& context_;
  bool is_partial_;
  Examples& out_;
  std::vector<std::string> rule_names_;
};

}  // namespace

void read_examples(const Pack& pack, const ParsedFile& file, bool is_partial, Examples& out, Diagnostics& diagnostics) {
  out.files.push_back(file.source);
  const Context context{*file.source, diagnostics};
  Fields top(file.root, context, "a file of cases");
  ExampleReader reader(pack, context, is_partial, out);
  each_table(top.require("case"), context, "case", [&](const Node& node) { reader.read(node); });
  top.finish();
}

Examples load_examples(const Pack& pack, const RuleTree& tree, std::string_view id, Diagnostics& diagnostics,
                       bool is_partial) {
  Examples out;
  const auto prefix = std::string(id) + "/cases/";
  for (const auto& file : tree.files) {
    if (!file.path.starts_with(prefix)) continue;
    if (const auto parsed = parse_file(tree, file, diagnostics))
      read_examples(pack, *parsed, is_partial, out, diagnostics);
  }
  return out;
}

}  // namespace sti::load
