// Every code of reading and of rules has a fixture: a text that gives it, and only it, at the right line, and one that
// gives nothing.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "base/text.hpp"
#include "load/built_in.hpp"
#include "load/case.hpp"
#include "load/pack.hpp"
#include "support/packs.hpp"

using namespace sti;
namespace fs = std::filesystem;

namespace {

const fs::path bad_rules = STI_SOURCE_DIR "/tests/bad_rules";

/// Codes without a fixture, and why.
/// Later codes are findings of `sti validate` alone; tests/codes runs their examples.
constexpr unsigned last_of_the_loader = 220;

const std::map<Code, const char*> exempt = {
    {Code::too_large, "a file of 16 MiB: made in the test below"},
    {Code::unreadable, "a matter of paths: tests/cli/rules-tree.t"},
    {Code::not_a_pack, "a matter of folders: tests/cli/environment.t"},
    {Code::invalid_utf8, "of a case; a rule file that is no UTF-8 is no TOML and gives STI-0101"},
    {Code::too_many_rows, "a finding of `sti validate`: tests/codes"},
};

/// What a text gives: as a rule file of a small pack, or as a case.
Diagnostics read(const fs::path& path) {
  Diagnostics diagnostics;
  const auto text = test::read_text_file(path.string());
  CHECK(!text.empty());
  if (path.extension() == ".json") {
    const SourceText source{path.filename().string(), text};
    load::read_case_text(test::norway().pack, source, {}, diagnostics);
    return diagnostics;
  }
  const test::TextTree tree({{"small/pack.toml", test::small_pack_toml("small")},
                             {"small/sources.toml", test::small_sources_toml()},
                             {"small/rules.toml", text}});
  const auto pack = load::load_pack(load::built_in_tree(), tree.tree(), "small", diagnostics);
  if (pack) engine::compile(*pack, diagnostics);
  return diagnostics;
}

/// Number of the line marked `#!`, or as the file `line` says; 0 where the place is not in this text.
unsigned marked_line(const fs::path& bad) {
  const auto number = test::read_text_file((bad.parent_path() / "line").string());
  if (!number.empty()) return unsigned(std::stoi(number));
  const auto text = test::read_text_file(bad.string());
  const auto at = text.find("#!");
  return at == std::string::npos ? 0 : unsigned(std::count(text.begin(), text.begin() + long(at), '\n')) + 1;
}

fs::path with_extension(const fs::path& path) {
  return fs::exists(path.string() + ".json") ? path.string() + ".json" : path.string() + ".toml";
}

}  // namespace

TEST_SUITE("load/bad_rules") {
  TEST_CASE("each code of reading and of rules is given by its fixture, at the line that is wrong") {
    for (const auto& info : all_codes()) {
      if (unsigned(info.code) < 101 || unsigned(info.code) > last_of_the_loader || exempt.contains(info.code)) continue;
      const auto name = label(info.code);
      CAPTURE(name);
      const auto bad = with_extension(bad_rules / name / "bad");
      const auto found = read(bad);
      CAPTURE(test::messages(found));
      CHECK(found.all().size() == 1);
      if (found.empty()) continue;
      CHECK(label(found.all().front().code) == name);
      CHECK(found.all().front().severity == info.severity);
      if (const auto line = marked_line(bad); line > 0) CHECK(found.all().front().place.line == line);
    }
  }

  TEST_CASE("the good fixture of each code gives nothing") {
    for (const auto& info : all_codes()) {
      if (unsigned(info.code) < 101 || unsigned(info.code) > last_of_the_loader || exempt.contains(info.code)) continue;
      CAPTURE(label(info.code));
      CHECK(test::messages(read(with_extension(bad_rules / label(info.code) / "good"))) == "");
    }
  }

  TEST_CASE("no fixture folder is without a code") {
    for (const auto& entry : fs::directory_iterator(bad_rules)) {
      const auto name = entry.path().filename().string();
      CAPTURE(name);
      CHECK(parse_code(name).has_value());
    }
  }

  TEST_CASE("messages begin in lower case, end without a full stop, and quote no raw control character") {
    for (const auto& info : all_codes()) {
      if (unsigned(info.code) < 101 || unsigned(info.code) > last_of_the_loader || exempt.contains(info.code)) continue;
      CAPTURE(label(info.code));
      const auto found = read(with_extension(bad_rules / label(info.code) / "bad"));
      for (const auto& diagnostic : found.all()) {
        CAPTURE(diagnostic.message);
        CHECK(!diagnostic.message.empty());
        CHECK(!diagnostic.message.ends_with('.'));
        CHECK(!find_control(diagnostic.message));
        const auto second = diagnostic.message.substr(1, 1);
        const bool is_acronym = !second.empty() && second[0] >= 'A' && second[0] <= 'Z';
        CHECK((is_acronym || diagnostic.message[0] < 'A' || diagnostic.message[0] > 'Z'));
      }
    }
  }

  TEST_CASE("a rule file over 16 MiB is refused") {
    const std::string text = "# " + std::string(load::max_rule_bytes, 'a') + "\n";
    const test::TextTree tree({{"small/pack.toml", test::small_pack_toml("small")}, {"small/rules.toml", text}});
    Diagnostics diagnostics;
    CHECK(!load::load_pack(load::built_in_tree(), tree.tree(), "small", diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all().front().code == Code::too_large);
  }
}
