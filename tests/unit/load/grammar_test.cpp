// Each table of a rule file stands once in src/grammar: every key of it is read, and the manual and rules/README.md
// show no other.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <regex>
#include <set>

#include "base/text.hpp"
#include "grammar/conditions.hpp"
#include "grammar/files.hpp"
#include "grammar/vocabulary.hpp"
#include "load/built_in.hpp"
#include "load/node.hpp"
#include "load/pack.hpp"
#include "load/quiz.hpp"
#include "support/packs.hpp"

using namespace sti;
namespace fs = std::filesystem;
using grammar::Form;
using grammar::Key;
using grammar::Table;

namespace {

const fs::path root = STI_SOURCE_DIR;

const std::pair<std::string_view, const Table*> files_by_name[] = {
    {"vocabulary.toml", &grammar::vocabulary}, {"catalog.toml", &grammar::catalog},
    {"terms.toml", &grammar::terms},           {"phrases.toml", &grammar::phrases},
    {"codes.toml", &grammar::codes},           {"scaffold.toml", &grammar::scaffold},
    {"quiz.toml", &grammar::quiz_file},        {"properties.toml", &grammar::property_file},
    {"pack.toml", &grammar::pack_file},
};

const Table& table_of(const fs::path& file) {
  for (const auto& [name, table] : files_by_name) {
    if (file.filename() == name) return *table;
  }
  return file.parent_path().filename() == "cases" ? grammar::case_file : grammar::rule_file;
}

using Visit = std::function<void(const Table&, const load::Member&)>;

void walk(const load::Node& node, const Table& table, const Visit& visit);

/// The tables that stand in the value of a key.
void walk_value(const load::Node& value, const Key& key, const Visit& visit) {
  if (key.table == nullptr) return;
  if (key.form == Form::named_tables) {
    for (const auto& member : value.members) walk(member.value, *key.table, visit);
  } else if (key.form == Form::rows) {
    for (const auto& row : value.items) {
      if (!row.items.empty() && row.items.back().is_table()) walk(row.items.back(), *key.table, visit);
    }
  } else if (value.is_array()) {
    for (const auto& item : value.items) walk(item, *key.table, visit);
  } else {
    walk(value, *key.table, visit);
  }
}

/// Visits each key of a table and of those in it, known or not.
void walk(const load::Node& node, const Table& table, const Visit& visit) {
  for (const auto& member : node.members) {
    visit(table, member);
    if (const auto* key = table.find(member.key)) walk_value(member.value, *key, visit);
  }
}

/// A table and those in it, each once.
void collect(const Table& table, std::set<const Table*>& out) {
  if (!out.insert(&table).second) return;
  table.each([&](const Key& key) {
    if (key.table != nullptr) collect(*key.table, out);
  });
}

std::set<const Table*> all_tables() {
  std::set<const Table*> out;
  for (const auto& [name, table] : files_by_name) collect(*table, out);
  collect(grammar::case_file, out);
  collect(grammar::rule_file, out);
  return out;
}

std::optional<load::Node> parse(const std::string& text) {
  Diagnostics diagnostics;
  const SourceText source{"example.toml", text};
  return load::parse_toml(source, diagnostics);
}

/// The parts of a text from each `open` to the `close` after it.
std::vector<std::string> between(const std::string& text, std::string_view open, std::string_view close) {
  std::vector<std::string> out;
  for (auto at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
    at += open.size();
    const auto end = std::min(text.find(close, at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end;
  }
  return out;
}

/// What the expression's first group matches in a text.
std::vector<std::string> parts(const std::string& text, const std::string& pattern) {
  std::vector<std::string> out;
  const std::regex expression(pattern);
  for (std::sregex_iterator match(text.begin(), text.end(), expression), end; match != end; ++match)
    out.push_back((*match)[1]);
  return out;
}

/// The files that a document shows as examples, what is left out of them made empty.
void check_examples(const std::vector<std::string>& examples, std::size_t at_least) {
  std::size_t read = 0;
  for (const auto& example : examples) {
    auto text = std::regex_replace(example, std::regex("\\[ *(…|\\.\\.\\.?) *\\]"), "[]");
    text = std::regex_replace(text, std::regex("\\{ *(…|\\.\\.\\.) *\\}"), "{}");
    const auto node = parse(text);
    if (!node || node->members.empty()) continue;
    std::vector<const Table*> fitting;
    for (const auto& [name, table] : files_by_name) fitting.push_back(table);
    fitting.push_back(&grammar::case_file);
    fitting.push_back(&grammar::rule_file);
    std::erase_if(fitting, [&](const Table* table) {
      return !std::all_of(node->members.begin(), node->members.end(),
                          [&](const load::Member& member) { return table->find(member.key) != nullptr; });
    });
    CAPTURE(example);
    const bool is_a_slip = example.find("\nwen = ") != std::string::npos;  // which validate finds a few lines below
    if (example.starts_with("[") && !is_a_slip) CHECK(!fitting.empty());
    if (fitting.empty() || is_a_slip) continue;
    ++read;
    // A name can be that of a table in several files: one of them has all the keys.
    CHECK(std::any_of(fitting.begin(), fitting.end(), [&](const Table* table) {
      bool knows_all = true;
      walk(*node, *table, [&](const Table& in, const load::Member& member) {
        knows_all = knows_all && in.find(member.key) != nullptr;
      });
      return knows_all;
    }));
  }
  CHECK(read >= at_least);
}

/// That each key of the files of a pack stands in the code of a document.
void check_names_every_key(const std::string& code) {
  std::set<std::string> words;
  for (const auto& word : parts(code, "([A-Za-z0-9_]+)")) words.insert(word);
  std::set<const Table*> tables;
  for (const auto* file :
       {&grammar::rule_file, &grammar::pack_file, &grammar::property_file, &grammar::case_file, &grammar::quiz_file})
    collect(*file, tables);
  for (const auto* table : tables) {
    table->each([&](const Key& key) {
      CAPTURE(table->what);
      CAPTURE(key.name);
      CHECK(words.contains(std::string(key.name)));
    });
  }
}

/// Rows of a document's table of effects: all the keys of a rule but those that every rule has.
void check_rule_table(const std::vector<std::string>& rows) {
  std::set<std::string> shown(rows.begin(), rows.end()), known;
  grammar::rule.each([&](const Key& key) {
    const bool is_common = key.need == grammar::Need::required || key.name == "when" || key.name == "why";
    if (!is_common) known.emplace(key.name);
  });
  CHECK(shown == known);
}

std::string readme() { return test::read_text_file((root / "rules/README.md").string()); }
std::string manual() {
  auto text = test::read_text_file((root / "man/sti-rules.5").string());
  text = std::regex_replace(text, std::regex(R"(\\\(dq)"), "\"");
  return std::regex_replace(text, std::regex(R"(\\\(..)"), "x");
}

}  // namespace

TEST_SUITE("load/grammar") {
  TEST_CASE("every key of every table is read: files with all of them have no key that is unknown") {
    std::set<std::pair<const Table*, std::string>> seen;
    for (const auto* folder : {"rules", "tests/fixtures/rules", "tests/fixtures/every-key"}) {
      for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
        if (entry.path().extension() != ".toml") continue;
        const auto node = parse(test::read_text_file(entry.path().string()));
        REQUIRE(node.has_value());
        walk(*node, table_of(entry.path()), [&](const Table& table, const load::Member& member) {
          seen.insert({&table, member.key});
        });
      }
    }
    for (const auto* table : all_tables()) {
      table->each([&](const Key& key) {
        CAPTURE(table->what);
        CAPTURE(key.name);
        CHECK(seen.contains({table, std::string(key.name)}));
      });
    }
    // The shipped files and the second guideline load without a finding, or no test could run.
    std::vector<test::TextTree::File> files;
    const auto folder = root / "tests/fixtures/every-key";
    for (const auto& entry : fs::directory_iterator(folder))
      files.emplace_back("every-key/" + entry.path().filename().string(), test::read_text_file(entry.path().string()));
    const test::TextTree tree(files);
    Diagnostics diagnostics;
    const auto pack = load::load_pack(load::built_in_tree(), tree.tree(), "every-key", diagnostics);
    CHECK(test::messages(diagnostics) == "");
    REQUIRE(pack.has_value());
    load::load_quiz(*pack, load::built_in_tree(), tree.tree(), "every-key", {}, diagnostics);
    CHECK(test::messages(diagnostics) == "");
  }

  TEST_CASE("a required list is not empty: a service names a source") {
    std::string errors;
    CHECK(!test::small_pack({"[[service]]\nid = \"s\"\nname = { en = \"s\", nb = \"s\" }\nsource = []\n"}, &errors));
    CHECK(errors.find("`source` is empty") != std::string::npos);
  }

  TEST_CASE("an id that may be left out is an id where it is given") {
    const auto findings_of = [](const std::string& text) {
      std::string errors;
      test::small_pack({text}, &errors);
      return errors;
    };
    const std::string why = "why = { en = \"w\", nb = \"w\" }\n", backed = "source = \"S\"\nbasis = \"stated\"\n";
    CHECK(findings_of("[[window]]\ntest = \"hiv-lab\"\nid = \"\"\n" + why).find("`` is no id") != std::string::npos);
    CHECK(findings_of("[[after_treatment]]\ntest = \"mgen-naat\"\nid = \"a b\"\n" + why).find("`a b` is no id") !=
          std::string::npos);
    CHECK(findings_of("[[table]]\nid = \"t\"\ndecides = \"pep\"\ncolumns = [\"act\"]\n"
                      "rows = [[\"toys\", \"consider\", { id = \"a b\" }]]\n" +
                      why + backed)
              .find("`a b` is no id") != std::string::npos);
  }

  TEST_CASE("one mistake is told once: what else stands in the table is no unknown key") {
    const auto findings_of = [](const test::TextTree::File& file) {
      const test::TextTree tree({{"small/pack.toml", test::small_pack_toml("small")},
                                 {"small/sources.toml", test::small_sources_toml()},
                                 file});
      Diagnostics diagnostics;
      load::load_pack(tree.tree(), tree.tree(), "small", diagnostics);
      std::string out;
      for (const auto& finding : diagnostics.all()) out += std::string(info(finding.code).name) + " ";
      return out;
    };
    CHECK(findings_of({"small/rules.toml",
                       "[[method]]\nid = \"m\"\nslot = \"pepp\"\nlabel = { en = \"m\", nb = \"m\" }\n"
                       "source = \"S\"\nbasis = \"stated\"\noverrides = \"n\"\n"}) == "unknown-id ");
    auto catalog = test::read_text_file((root / "rules/catalog.toml").string());
    catalog += "\n[[site]]\nid = \"blood\"\nlabel = { en = \"b\", nb = \"b\" }\n";
    CHECK(findings_of({"catalog.toml", catalog}) == "duplicate-id ");
  }

  TEST_CASE("every bound of a condition is read") {
    const auto findings_of = [](const std::string& when) {
      std::string errors;
      test::small_pack({"[condition.c]\nwhen = " + when + "\n"}, &errors);
      return errors;
    };
    const std::tuple<const Table*, std::string_view, std::string_view> tables[] = {
        {&grammar::time_bounds, "since", "1"},
        {&grammar::number_bounds, "age", "1"},
        {&grammar::flag_condition, "groups", "[\"msm\"]"}};
    for (const auto& [table, fact, value] : tables) {
      table->each([&, fact = fact, value = value](const Key& key) {
        CAPTURE(key.name);
        CHECK(findings_of("{ " + std::string(fact) + " = { " + std::string(key.name) + " = " + std::string(value) +
                          " } }") == "");
      });
    }
  }

  TEST_CASE("what a key goes with is a key beside it, and no table has a key twice") {
    for (const auto* table : all_tables()) {
      CAPTURE(table->what);
      std::set<std::string_view> names;
      table->each([&](const Key& key) {
        CAPTURE(key.name);
        CHECK(names.insert(key.name).second);
        CHECK(!key.doc.empty());
        for (const auto other : split(key.goes_with, ' ')) {
          if (!other.empty()) CHECK(table->find(other) != nullptr);
        }
      });
    }
  }

  TEST_CASE("rules/README.md names every key of the files of a pack, and shows no other") {
    const auto text = readme();
    const auto blocks = between(text, "```toml\n", "```");
    check_examples(blocks, 20);
    check_names_every_key(join(blocks, "\n") + join(parts(text, "`([^`\\n]+)`"), "\n"));
    const auto rules = text.substr(text.find("| key | effect |"), text.find("Of `information`") - text.find("| key |"));
    std::vector<std::string> rows;
    for (const auto& row : parts(rules, "\\n\\| (`[^|]*`) \\|")) {
      for (auto& key : parts(row, "`([a-z_]+) =")) rows.push_back(std::move(key));
    }
    check_rule_table(rows);
  }

  TEST_CASE("the manual names every key of the files of a pack, and shows no other") {
    const auto text = manual();
    const auto blocks = between(text, ".Bd -literal\n", ".Ed");
    check_examples(blocks, 12);
    check_names_every_key(join(blocks, "\n") + join(parts(text, "\\n\\.(?:It )?(?:Cm|Li|Dl|Ss) ([^\\n]*)"), "\n"));
    const auto rules = text.substr(text.find(".Ss Rules\n"), text.find(".Ss Notes with") - text.find(".Ss Rules\n"));
    std::vector<std::string> rows;
    for (const auto& row : parts(rules, "\\n\\.It Cm ([a-z_ ,]+)")) {
      for (auto& key : parts(row, "([a-z_]+)")) rows.push_back(std::move(key));
    }
    check_rule_table(rows);
  }
}
