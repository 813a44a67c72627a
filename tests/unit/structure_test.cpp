// Promises about the source tree that should not rest on memory.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>

#include "model/sentence.hpp"
#include "support/packs.hpp"

using namespace sti;
namespace fs = std::filesystem;

namespace {

const fs::path src = STI_SOURCE_DIR "/src";

std::vector<fs::path> sources() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::recursive_directory_iterator(src)) {
    const auto extension = entry.path().extension();
    if (extension == ".cpp" || extension == ".hpp") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string name_of(const fs::path& path) { return fs::relative(path, src).generic_string(); }
std::string layer_of(const fs::path& path) { return name_of(path).substr(0, name_of(path).find('/')); }

std::vector<std::string> matches(const std::string& text, const std::string& pattern) {
  std::vector<std::string> out;
  const std::regex expression(pattern);
  for (std::sregex_iterator match(text.begin(), text.end(), expression), end; match != end; ++match)
    out.push_back((*match)[1]);
  return out;
}

/// String literals of a C++ text, without its comments and includes.
std::vector<std::string> literals_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto rest = std::string_view(text).substr(i);
    if (rest.starts_with("//") || rest.starts_with("#include")) {
      i = std::min(text.find('\n', i), text.size());
    } else if (text[i] == '\'' && rest.size() > 2) {  // a character; its quote is no string
      i += text[i + 1] == '\\' ? 3 : 2;
    } else if (text[i] == '"') {
      std::string literal;
      for (++i; i < text.size() && text[i] != '"'; ++i) {
        if (text[i] == '\\') ++i;
        literal += text[i];
      }
      out.push_back(literal);
    }
  }
  return out;
}

}  // namespace

TEST_SUITE("structure") {
  TEST_CASE("layers include only what stands below them, and siblings never one another") {
    const std::map<std::string, std::set<std::string>> may = {
        {"base", {"base"}},
        {"model", {"base", "model"}},
        {"grammar", {"base", "model", "grammar"}},
        {"load", {"base", "model", "grammar", "load"}},
        {"engine", {"base", "model", "engine"}},
        {"lint", {"base", "model", "load", "engine", "lint"}},
        {"prove", {"base", "model", "engine", "prove"}},
        {"quiz", {"base", "model", "engine", "quiz"}},
        {"write", {"base", "model", "grammar", "write"}},
        {"report", {"base", "model", "write", "report"}},
        {"interview", {"base", "model", "load", "engine", "report", "interview"}},
        {"cli", {"base", "model", "load", "write", "engine", "lint", "prove", "quiz", "report", "interview", "cli"}},
        {"tools", {"base", "model", "load"}},
    };
    for (const auto& path : sources()) {
      CAPTURE(name_of(path));
      REQUIRE(may.contains(layer_of(path)));
      for (const auto& layer : matches(test::read_text_file(path.string()), "#include \"([a-z_]+)/")) {
        CAPTURE(layer);
        CHECK(may.at(layer_of(path)).contains(layer));
      }
    }
  }

  TEST_CASE("each library is seen in its own layer only, and CLI11 in one file") {
    const std::map<std::string, std::set<std::string>> home = {{"CLI/", {"cli/options.cpp"}},
                                                               {"toml++/", {"load"}},
                                                               {"simdjson.h", {"load"}},
                                                               {"nlohmann/", {"write", "load/json.cpp"}}};
    for (const auto& path : sources()) {
      CAPTURE(name_of(path));
      for (const auto& header : matches(test::read_text_file(path.string()), "#include <([^>]+)>")) {
        for (const auto& [start, places] : home) {
          if (header.starts_with(start)) CHECK((places.contains(name_of(path)) || places.contains(layer_of(path))));
        }
      }
    }
  }

  TEST_CASE("files, streams and threads are opened, and text is laid out, in one place each") {
    struct Machine {
      std::string tokens;
      std::set<std::string> home;
    };
    const Machine machines[] = {
        {R"((std::i?o?fstream|std::cin|fopen|std::getline))", {}},
        {R"(([^A-Za-z]::read\(|O_RDONLY \| O_CLOEXEC))", {"base/input.cpp"}},
        {R"(([^A-Za-z]::write\(|fsync|std::rename))", {"base/output.cpp"}},
        {R"((O_CREAT))", {"base/output.cpp", "quiz/history.cpp"}},  // the database: for its owner alone
        {R"((fs::rename))", {"quiz/history.cpp"}},                  // a damaged one is moved aside
        {R"((std::j?thread))", {"base/parallel.cpp"}},
        {R"((directory_iterator))", {"load/tree.cpp"}},
        {R"((isatty))", {"cli/session.cpp"}},
        {R"((\\r\\033\[K))", {"cli/progress_line.cpp"}},
        // Text is laid out where pages are; beside it, only the picture of a timeline.
        {R"([^a-z_](wrap\())",
         {"base/text.cpp", "base/text.hpp", "report/layout/paragraph.cpp", "report/layout/table_text.cpp",
          "report/timeline/text.cpp"}},
        {R"((\\033\[\d|\\033\["))", {"base/text.cpp"}},
        {R"((html_escaped\())",
         {"report/layout/document_html.cpp", "report/layout/html.cpp", "report/layout/html.hpp",
          "report/timeline/html.cpp", "report/timeline/svg.cpp"}},
    };
    for (const auto& machine : machines) {
      CAPTURE(machine.tokens);
      std::set<std::string> found;
      for (const auto& path : sources()) {
        if (!matches(test::read_text_file(path.string()), machine.tokens).empty()) found.insert(name_of(path));
      }
      CHECK(found == machine.home);
    }
  }

  TEST_CASE("no pathogen, test, site or vaccine is named in the code") {
    // Messages that show how a case is written; the examples of a help are commands.
    const std::set<std::string> examples = {"load/case_arguments.cpp"};
    const auto& catalog = test::norway().pack.catalog;
    std::set<std::string> ids;
    for (const auto& item : catalog.infections) ids.insert(item.id);
    for (const auto& item : catalog.tests) ids.insert(item.id);
    for (const auto& item : catalog.sites) ids.insert(item.id);
    for (const auto& item : catalog.vaccines) ids.insert(item.id);
    for (const auto& path : sources()) {
      const auto name = name_of(path);
      if (examples.contains(name)) continue;
      CAPTURE(name);
      for (const auto& literal : literals_of(test::read_text_file(path.string()))) {
        if (literal.starts_with("  sti ")) continue;
        for (const auto& word : matches(literal, "([A-Za-z][A-Za-z0-9-]*)")) {
          CAPTURE(literal);
          CHECK(!ids.contains(word));
        }
      }
    }
  }

  TEST_CASE("no cast opens a list, and no -1 stands for none") {
    // Counts by day, steps of the scheduler, digits: numbers that are no places of things.
    const std::set<std::string> numbers = {"prove/coverage.cpp", "quiz/memory.cpp", "quiz/fsrs.cpp", "quiz/fsrs.hpp",
                                           "report/advice/calendar.cpp"};
    for (const auto& path : sources()) {
      const auto name = name_of(path);
      CAPTURE(name);
      const auto text = test::read_text_file(path.string());
      if (!numbers.contains(name)) CHECK(matches(text, "(\\[std::size_t\\()").empty());
      if (path.extension() == ".hpp") CHECK(matches(text, "\\bint (\\w+ = -1)\\b").empty());
    }
  }

  TEST_CASE("every sentence is asked for somewhere") {
    std::set<std::string> literals, families;
    for (const auto& path : sources()) {
      const auto text = test::read_text_file(path.string());
      for (const auto& literal : literals_of(text)) literals.insert(literal);
      for (const auto& prefix : matches(text, "family(?:<[^(]*>)?\\(\\s*\"([a-z-]+-)\"")) families.insert(prefix);
    }
    CHECK(families.contains("level-"));
    for (const auto& row : sentence_rows) {
      const std::string name(row.name);
      CAPTURE(name);
      const bool in_a_family = std::any_of(families.begin(), families.end(), [&](const std::string& prefix) {
        return name.starts_with(prefix) && literals.contains(name.substr(prefix.size()));
      });
      const bool is_asked_for = literals.contains(name) || in_a_family;
      CHECK(is_asked_for);
    }
  }
}
