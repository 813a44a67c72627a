#include "load/example.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "grammar/conditions.hpp"
#include "grammar/files.hpp"
#include "load/names.hpp"

namespace sti::load {
namespace {

class ExampleReader {
 public:
  ExampleReader(const Pack& pack, const Context& context, bool is_partial, Examples& out)
      : pack_(pack), context_(context), is_partial_(is_partial), out_(out) {}

  void read(const Node& node) {
    const auto before = told();
    FieldsOf<grammar::case_table> fields(node, context_);
    const auto name = fields.string("name").value_or("");
    find_sources(fields.strings("source"), pack_, is_partial_, context_);
    const bool todo = fields.boolean("todo").value_or(false);
    const auto* now = fields.find("now");
    const auto* expect = fields.find("expect");
    const auto* steps = fields.find("steps");
    for (const auto* part : {"id", "person", "exposures"}) fields.Fields::find(part);
    fields.finish();
    if ((steps != nullptr) == (now != nullptr && expect != nullptr)) {
      context_.add(Code::missing_key, node.pos,
                   fmt::format("the case `{}` needs `now` and `expect`, or `steps`", name));
      return add_faulty(name, node.pos, errors_since(before));
    }
    const auto of_all = errors_since(before);  // each step shares them
    if (steps == nullptr) return add(name, todo, node, *now, *expect, of_all);
    const auto known = out_.all.size() + out_.faulty.size();
    each_table(steps, context_, "steps", [&](const Node& step) {
      const auto before_step = told();
      FieldsOf<grammar::step> step_fields(step, context_);
      const auto step_name = step_fields.string("name").value_or("");
      const auto* step_now = step_fields.find("now");
      const auto* step_expect = step_fields.find("expect");
      step_fields.finish();
      const auto errors = of_all + errors_since(before_step);
      const auto shown = step_name.empty() && step_now != nullptr ? step_now->text : step_name;
      const auto step_of = fmt::format("{} / {}", name, shown);
      if (step_now == nullptr || step_expect == nullptr) return add_faulty(step_of, step.pos, errors);
      add(step_of, todo, node, *step_now, *step_expect, errors);
    });
    const bool has_steps = out_.all.size() + out_.faulty.size() > known;
    if (!has_steps && errors_since(before) > 0) add_faulty(name, node.pos, errors_since(before));
  }

 private:
  std::size_t told() const { return context_.diagnostics.errors_told(); }
  std::size_t errors_since(std::size_t before) const { return told() - before; }

  void add_faulty(const std::string& name, const Pos& pos, std::size_t errors) {
    out_.faulty.push_back({name, context_.span(pos), errors});
  }

  /// `errors`: those that were told of it before.
  void add(const std::string& name, bool todo, const Node& node, const Node& now, const Node& expect,
           std::size_t errors) {
    const auto before = told();
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
    errors += errors_since(before);
    if (!asked || errors > 0) return add_faulty(name, now.pos, errors);
    example.name = name;
    example.asked = std::move(*asked);
    example.todo = todo;
    example.span = context_.span(now.pos);
    out_.all.push_back(std::move(example));
  }

  void read_expectation(const Node& node, Expectation& out) {
    if (!node.is_table()) return context_.wrong_type(node, "a table");
    Fields fields(node, context_, grammar::expect);
    each_expect_table([&](ExpectTable table) {
      const auto& info = info_of(table);
      if (info.lines == ExpectTableInfo::Lines::names)
        read_names(fields, table, info.key, std::string(is_there), out);
      else
        read_lines(fields, table, out);
      if (!info.denied.empty()) read_names(fields, table, info.denied, "", out);
    });
    if (fields.node().find("only_tests") != nullptr) {
      out.only_tests.emplace();
      for (const auto* name : fields.strings("only_tests")) {
        check_name(ExpectTable::tests, name->text, name->pos);
        out.only_tests->push_back({name->text, context_.span(name->pos)});
      }
    }
    fields.finish();
  }

  /// A list of names that are there, or (an empty value) that are not.
  void read_names(Fields& fields, ExpectTable table, std::string_view key, const std::string& value, Expectation& out) {
    for (const auto* name : fields.strings(key)) {
      check_name(table, name->text, name->pos);
      out.lines.push_back({{main_of(table), name->text, value}, context_.span(name->pos)});
    }
  }

  void read_lines(Fields& fields, ExpectTable table, Expectation& out) {
    const auto* node = fields.find(info_of(table).key);
    if (node == nullptr) return;
    if (!node->is_table()) return context_.wrong_type(*node, "a table");
    for (const auto& member : node->members) {
      check_name(table, member.key, member.pos);
      const auto add = [&](Observable what, const Node& value) {
        if (auto text = read_value(what, value))
          out.lines.push_back({{what, member.key, std::move(*text)}, context_.span(member.pos)});
      };
      if (info_of(table).lines == ExpectTableInfo::Lines::value || member.value.is_string())
        add(main_of(table), member.value);
      else
        read_table(table, member.value, add, [&] {
          out.lines.push_back({{main_of(table), member.key, std::string(is_there)}, context_.span(member.pos)});
        });
    }
  }

  /// The values of one name, by key; of an empty table only that it is there.
  template <class Add, class AddThere>
  void read_table(ExpectTable table, const Node& node, const Add& add, const AddThere& add_there) {
    const auto main = info_of(main_of(table)).key;
    if (!node.is_table()) return context_.wrong_type(node, fmt::format("a {} or a table", main));
    if (node.members.empty()) return add_there();
    Fields fields(node, context_,
                  table == ExpectTable::tests      ? grammar::expected_test
                  : table == ExpectTable::verdicts ? grammar::expected_verdict
                                                   : grammar::expected_vaccine);
    each_observable(table, [&](Observable what) {
      if (const auto* value = fields.find(info_of(what).key)) add(what, *value);
    });
    fields.finish();
  }

  /// A value as an observable has it; nothing, with an error, where it is of another form.
  std::optional<std::string> read_value(Observable what, const Node& node) {
    using Form = ObservableInfo::Form;
    switch (info_of(what).form) {
      case Form::status:
        return read_id(node, "status", {status_ids.begin(), status_ids.end()});
      case Form::level: {
        std::vector<std::string> levels(level_ids.begin(), level_ids.end());
        levels.insert(levels.end(), vaccine_level_ids.begin(), vaccine_level_ids.end());
        return read_id(node, "level", levels);
      }
      case Form::date:
        return date_text(node);
      case Form::dates:
      case Form::numbers:
        return read_list(what, node);
      case Form::flag:
        if (node.kind == Node::Kind::boolean) return node.boolean ? "true" : "false";
        context_.wrong_type(node, "true or false");
        return std::nullopt;
      case Form::moment:
        if (!node.text.empty()) return node.text;
        context_.wrong_type(node, "a date and a time");
        return std::nullopt;
      case Form::there:
        return std::string(is_there);
    }
    return std::nullopt;
  }

  std::optional<std::string> read_id(const Node& node, std::string_view what, const std::vector<std::string>& known) {
    if (!node.is_string()) {
      context_.wrong_type(node, "a string");
      return std::nullopt;
    }
    check(node.text, node.pos, what, known);
    return node.text;
  }

  std::optional<std::string> read_list(Observable what, const Node& node) {
    const bool is_dates = info_of(what).form == ObservableInfo::Form::dates;
    if (!node.is_array()) {
      context_.wrong_type(node, is_dates ? "a list of dates" : "a list of numbers");
      return std::nullopt;
    }
    std::vector<std::string> items;
    for (const auto& item : node.items) {
      const bool is_number = item.kind == Node::Kind::integer;
      if (!is_dates && !is_number && !item.is_string()) context_.wrong_type(item, "a number");
      items.push_back(is_dates ? date_text(item) : is_number ? fmt::format("{}", item.integer) : item.text);
    }
    return items.empty() ? std::string(no_value) : join(items, " ");
  }

  void check_name(ExpectTable table, const std::string& name, const Pos& pos) {
    using Names = ExpectTableInfo::Names;
    switch (info_of(table).names) {
      case Names::test:
        return check_test(name, pos);
      case Names::slot:
        return check(name, pos, "slot", ids_of(pack_.vocabulary.slots));
      case Names::vaccine:
        return check(name, pos, "vaccine", ids_of(pack_.catalog.vaccines));
      case Names::rule:
        if (!is_partial_) check(name, pos, "rule", rule_names());
        return;
      case Names::follow_up:
        return check(name, pos, "follow-up", ids_of(pack_.catalog.follow_ups));
      case Names::fact:
        return check(name, pos, "fact", ids_of(pack_.vocabulary.facts));
      case Names::line:
        return;
    }
  }

  void check(std::string_view name, const Pos& pos, std::string_view what, const std::vector<std::string>& known) {
    if (std::find(known.begin(), known.end(), name) != known.end()) return;
    context_.add(Code::unknown_id, pos, fmt::format("no {} named `{}`", what, name),
                 did_you_mean(nearest(name, known)));
  }

  void check_test(std::string_view name, const Pos& pos) {
    const auto [test, site] = parse_test_name(name);
    check(test, pos, "test", ids_of(pack_.catalog.tests));
    if (site) check(*site, pos, "site", ids_of(pack_.catalog.sites));
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
  FieldsOf<grammar::case_file> top(file.root, context);
  ExampleReader reader(pack, context, is_partial, out);
  each_table(top.find("case"), context, "case", [&](const Node& node) { reader.read(node); });
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
