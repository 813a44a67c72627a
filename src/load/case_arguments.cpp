// `-p`, `-e` and `-t`: tokens become the same nodes that a case file gives.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "load/case_reader.hpp"

namespace sti::load {
namespace {

struct Token {
  std::string_view text;
  Pos pos;
};

/// One argument as a line of its option's text, split at commas.
std::vector<Token> tokens_of(std::string_view argument, std::uint32_t line) {
  std::vector<Token> out;
  std::uint32_t column = 1;
  for (const auto part : split(argument, ',')) {
    const auto width = std::uint32_t(count_characters(part));
    out.push_back({part, {line, column, std::max(width, 1u)}});
    column += width + 1;
  }
  return out;
}

/// "-p", with one argument a line, so that a span can point into it.
SourceText source_of(std::string option, const std::vector<std::string>& arguments) {
  return {std::move(option), join(arguments, "\n")};
}

Node string_node(std::string_view text, const Pos& pos) {
  Node node;
  node.kind = Node::Kind::string;
  node.text = std::string(text);
  node.pos = pos;
  return node;
}

bool starts_like_time(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return !text.empty() && text[0] >= '0' && text[0] <= '9';
}

bool same_value(const Node& a, const Node& b) { return a.kind == b.kind && a.text == b.text && a.integer == b.integer; }

/// Turns the tokens of one scope into a table of facts.
class TokenReader {
 public:
  TokenReader(const Pack& pack, Scope scope, const Context& context)
      : vocabulary_(pack.vocabulary), scope_(scope), context_(context) {
    table_.kind = Node::Kind::table;
  }

  void read(const Token& token) {
    if (trim(token.text).empty())
      return context_.add(Code::case_unknown_token, token.pos, "an empty token", "remove the extra comma"), void();
    const auto equals = token.text.find('=');
    if (equals != std::string_view::npos)
      return read_pair(token, token.text.substr(0, equals), token.text.substr(equals + 1));
    if (scope_ == Scope::exposure && starts_like_time(token.text)) return add_time(token, token.text);
    read_bare(token);
  }

  Node take(const Pos& pos) {
    table_.pos = pos;
    return std::move(table_);
  }

 private:
  const Fact* find_fact(std::string_view name) const {
    const auto index = vocabulary_.fact_index(name);
    if (!index) return nullptr;
    const auto& fact = vocabulary_.facts[index];
    return fact.scope == scope_ && !fact.derived ? &fact : nullptr;
  }

  std::string_view option() const { return scope_ == Scope::person ? "-p" : "-e"; }

  void read_pair(const Token& token, std::string_view name, std::string_view value) {
    Pos name_pos = token.pos;
    name_pos.length = std::uint32_t(std::max<std::size_t>(count_characters(name), 1));
    Pos value_pos = token.pos;
    value_pos.column += std::uint32_t(count_characters(name)) + 1;
    value_pos.length = std::uint32_t(std::max<std::size_t>(count_characters(value), 1));
    if (scope_ == Scope::exposure && name == "on") return add("on", name_pos, string_node(value, value_pos));
    const auto* fact = find_fact(name);
    if (fact == nullptr) {
      std::vector<std::string> names;
      for (const auto& known : vocabulary_.facts) {
        if (known.scope == scope_ && !known.derived) names.push_back(known.id);
      }
      const auto other = vocabulary_.fact_index(name);
      const bool elsewhere = other && !vocabulary_.facts[other].derived;
      context_.add(Code::case_unknown_token, name_pos, fmt::format("no fact named `{}` in {}", name, option()),
                   elsewhere ? fmt::format("it belongs in {}", scope_ == Scope::person ? "-e" : "-p")
                             : did_you_mean(nearest(name, names)));
      return;
    }
    add_value(*fact, name_pos, value, value_pos);
  }

  void add_value(const Fact& fact, const Pos& name_pos, std::string_view value, const Pos& pos) {
    switch (fact.kind) {
      case FactKind::choice:
      case FactKind::date:
      case FactKind::time:
        return add(fact.id, name_pos, string_node(value, pos));
      case FactKind::number: {
        auto node = string_node(value, pos);
        std::int64_t number = 0;
        const auto [stop, failure] = std::from_chars(value.data(), value.data() + value.size(), number);
        if (failure == std::errc{} && stop == value.data() + value.size() && !value.empty()) {
          node.kind = Node::Kind::integer;
          node.integer = number;
        }
        return add(fact.id, name_pos, std::move(node));
      }
      case FactKind::flags: {
        Node list;
        list.kind = Node::Kind::array;
        list.pos = pos;
        Pos at = pos;
        if (value != "none" || fact.value_index("none")) {
          for (const auto flag : split(value, '+')) {
            at.length = std::uint32_t(std::max<std::size_t>(count_characters(flag), 1));
            list.items.push_back(string_node(flag, at));
            at.column += std::uint32_t(count_characters(flag)) + 1;
          }
        }
        return add_flags(fact, name_pos, std::move(list));
      }
      case FactKind::treatments:
      case FactKind::doses: {
        Node list;
        list.kind = Node::Kind::array;
        list.pos = pos;
        if (value == "none") return add(fact.id, name_pos, std::move(list));
        for (const auto part : split(value, '+')) {
          Node item;
          item.kind = Node::Kind::table;
          item.pos = pos;
          const auto at = part.find_first_of("@:=");
          const std::string what = fact.kind == FactKind::doses ? "vaccine" : "infection";
          item.members.push_back({what, pos, string_node(part.substr(0, at), pos)});
          if (at != std::string_view::npos) item.members.push_back({"on", pos, string_node(part.substr(at + 1), pos)});
          list.items.push_back(std::move(item));
        }
        return add(fact.id, name_pos, std::move(list));
      }
      case FactKind::tests: {
        if (value != "none") break;
        Node list;
        list.kind = Node::Kind::array;
        list.pos = pos;
        return add(fact.id, name_pos, std::move(list));
      }
    }
    context_.add(Code::case_unknown_token, name_pos, fmt::format("`{}` is given with -t", fact.id),
                 "for example -t gonorrhoea-naat@throat=2026-11-17:negative");
  }

  /// A value alone, where it belongs to one fact only.
  void read_bare(const Token& token) {
    std::vector<const Fact*> owners;
    std::vector<std::string> known;
    for (const auto& fact : vocabulary_.facts) {
      if (fact.scope != scope_ || fact.derived) continue;
      if (fact.kind != FactKind::choice && fact.kind != FactKind::flags) continue;
      for (const auto& value : fact.values) known.push_back(value.id);
      if (fact.value_index(token.text)) owners.push_back(&fact);
    }
    const bool is_none = token.text == "none";  // every flag fact has it, as an answer rather than a value
    if (is_none) {
      for (const auto& fact : vocabulary_.facts) {
        if (fact.scope == scope_ && !fact.derived && fact.kind == FactKind::flags) owners.push_back(&fact);
      }
    }
    if (owners.size() == 1) return add_value(*owners.front(), token.pos, token.text, token.pos);
    if (owners.size() > 1) {
      std::vector<std::string> names;
      for (const auto* fact : owners) names.push_back(fmt::format("{}={}", fact->id, token.text));
      context_.add(Code::case_ambiguous_token, token.pos, fmt::format("`{}` could belong to several facts", token.text),
                   "write " + list_names(names));
      return;
    }
    if (const auto* fact = find_fact(token.text)) {
      std::vector<std::string> names;
      for (const auto& value : fact->values) names.push_back(fact->id + "=" + value.id);
      const auto hint = names.empty() ? fmt::format("write {}=…", fact->id) : "write " + list_names(names);
      context_.add(Code::case_unknown_token, token.pos, fmt::format("`{}` is a fact and needs a value", fact->id),
                   hint);
      return;
    }
    for (const auto& fact : vocabulary_.facts) known.push_back(fact.id);
    auto hint = did_you_mean(nearest(token.text, known));
    if (hint.empty())
      hint = scope_ == Scope::exposure ? "an exposure is written like vaginal,receptive,not-used,36h"
                                       : "a person is written like age=24,anatomy=penis,buys-sex";
    context_.add(Code::case_unknown_token, token.pos,
                 fmt::format("no fact or value named `{}` in {}", token.text, option()), std::move(hint));
  }

  void add_time(const Token& token, std::string_view text) {
    const bool is_date = text.size() > 4 && text[4] == '-';
    add(is_date ? "on" : vocabulary_.facts[vocabulary_.since].id, token.pos, string_node(text, token.pos));
  }

  void add(std::string_view key, const Pos& pos, Node value) {
    const auto* held = table_.find(key);
    if (held == nullptr) {
      table_.members.push_back({std::string(key), pos, std::move(value)});
    } else if (held->is_array() || !same_value(*held, value)) {
      context_.add(Code::case_conflict, pos, fmt::format("`{}` is given twice with different values", key));
    }
  }

  void add_flags(const Fact& fact, const Pos& pos, Node list) {
    for (auto& member : table_.members) {
      if (member.key != fact.id) continue;
      if (member.value.items.empty() != list.items.empty()) {
        context_.add(Code::case_conflict, pos, fmt::format("`{}` cannot be `none` and something too", fact.id));
      }
      std::move(list.items.begin(), list.items.end(), std::back_inserter(member.value.items));
      return;
    }
    table_.members.push_back({fact.id, pos, std::move(list)});
  }

  const Vocabulary& vocabulary_;
  Scope scope_;
  const Context& context_;
  Node table_;
};

/// `TEST[@SITE]=DATE:RESULT` as a test taken.
std::optional<Node> read_test(std::string_view argument, std::uint32_t line, const Context& context) {
  const Pos whole{line, 1, std::uint32_t(std::max<std::size_t>(count_characters(argument), 1))};
  const auto equals = argument.find('=');
  const auto colon = argument.rfind(':');
  if (equals == std::string_view::npos || colon == std::string_view::npos || colon < equals) {
    context.add(Code::case_unknown_token, whole, fmt::format("`{}` is no test taken", argument),
                "write TEST[@SITE]=DATE:RESULT, for example hiv-lab=2026-11-17:negative");
    return std::nullopt;
  }
  const auto pos_of = [&](std::string_view part) {
    return Pos{line,
               std::uint32_t(count_characters(argument.substr(0, std::size_t(part.data() - argument.data())))) + 1,
               std::uint32_t(std::max<std::size_t>(count_characters(part), 1))};
  };
  Node out;
  out.kind = Node::Kind::table;
  out.pos = whole;
  const auto add = [&](std::string key, std::string_view part) {
    out.members.push_back({std::move(key), pos_of(part), string_node(part, pos_of(part))});
  };
  const auto [test, site] = parse_test_name(argument.substr(0, equals));
  add("test", test);
  if (site) add("site", *site);
  add("on", argument.substr(equals + 1, colon - equals - 1));
  add("result", argument.substr(colon + 1));
  return out;
}

}  // namespace

void CaseReader::tests_taken(const std::vector<std::string>& tokens) {
  const auto source = source_of("-t", tokens);
  if (tokens.empty() || !check_text(source, max_case_bytes, diagnostics_)) return;
  const Context context{source, diagnostics_};
  Node taken;
  taken.kind = Node::Kind::array;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (auto test = read_test(tokens[i], std::uint32_t(i + 1), context)) taken.items.push_back(std::move(*test));
  }
  tests_taken(taken, context);
}

std::optional<Case> read_case_arguments(const Pack& pack, const CaseArguments& arguments, const Now& now,
                                        Diagnostics& diagnostics) {
  Diagnostics own;
  const auto person_source = source_of("-p", arguments.person);
  const auto exposure_source = source_of("-e", arguments.exposures);
  bool clean = true;
  for (const auto* source : {&person_source, &exposure_source})
    clean = check_text(*source, max_case_bytes, own) && clean;
  std::optional<Case> out;
  if (clean) {
    const Context person_context{person_source, own};
    const Context exposure_context{exposure_source, own};
    CaseReader reader(pack, own);
    reader.now(now);
    TokenReader person(pack, Scope::person, person_context);
    for (std::size_t i = 0; i < arguments.person.size(); ++i) {
      for (const auto& token : tokens_of(arguments.person[i], std::uint32_t(i + 1))) person.read(token);
    }
    const auto person_table = person.take({1, 1, 1});
    const auto* no_tests = person_table.find(pack.vocabulary.facts[pack.vocabulary.tests_taken].id);
    if (no_tests != nullptr && !arguments.tests.empty())
      person_context.add(Code::case_conflict, no_tests->pos, "tests taken cannot be `none` and given with -t too");
    reader.person(person_table, person_context);
    for (std::size_t i = 0; i < arguments.exposures.size(); ++i) {
      const auto line = std::uint32_t(i + 1);
      TokenReader exposure(pack, Scope::exposure, exposure_context);
      for (const auto& token : tokens_of(arguments.exposures[i], line)) exposure.read(token);
      reader.exposure(
          exposure.take({line, 1, std::uint32_t(std::max<std::size_t>(count_characters(arguments.exposures[i]), 1))}),
          exposure_context);
    }
    reader.tests_taken(arguments.tests);
    out = reader.finish();
  }
  const bool failed = own.has_errors();
  diagnostics.append(std::move(own));
  if (failed) return std::nullopt;
  return out;
}

}  // namespace sti::load
