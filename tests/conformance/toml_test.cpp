// How TOML is read, by small texts of our own and by the conformance files of toml-test where they are: no text ends
// the program; what is invalid is refused with a code and a place, and what is valid is read.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "load/node.hpp"

namespace fs = std::filesystem;
using namespace sti;

namespace {

// By the sections of TOML 1.0.0, a text or more each.
constexpr const char* valid_texts[] = {
    "",
    "\xEF\xBB\xBFkey = 1",                                       // a byte order mark
    "# a comment\n\t key = \"value\" # another\r\n",             // comments, white space, both line ends
    "bare_key-1 = 1\n\"quoted key\" = 2\n'literal \\ key' = 3",  // keys
    "a.b.c = 1\na . d = 2\n\"\".e = 3\n3.14 = \"pi\"",           // dotted keys, the empty key
    R"(t = "\"\\\t\n\u00E6\U0001F600")",                         // strings, and what is escaped in them
    "t = \"\"\"\nfirst \\\n   second \"\" third\"\"\"",          // over several lines
    "t = '''\n'literal' \\ text'''",                             // literal, over several lines
    "i = [+99, -17, 1_000, 0xDEAD_beef, 0o755, 0b1101, 0, -0]",  // integers
    "i = [9223372036854775807, -9223372036854775808]",           // the largest and the smallest
    "f = [3.1415, -0.01, 5e+22, 1e06, 6.626e-34, 9_224.5, inf, -inf, nan]",
    "b = [true, false]",
    "d = [1979-05-27T07:32:00Z, 1979-05-27T00:32:00.999-07:00, 1979-05-27 07:32:00, 1979-05-27, 07:32:00]",
    "d = 2024-02-29",                                             // a leap year
    "a = [ [1, 2], [\"x\", 3.0], [], ]\nb = [ # why\n 1,\n]",     // arrays: mixed, nested, a comma at the end
    "[table]\nkey = 1\n[table.sub]\n[other . 'sub']\n[\"\"]\n",   // headers
    "x = { first = 1, dotted.key = 2, of = { y = 3 } }\ny = {}",  // inline tables
    "[[item]]\nname = \"a\"\n[[item]]\n[item.of]\nx = 1",         // arrays of tables
    "[a.b]\n[a]\nx = 1",                                          // a table after its own part
};
constexpr const char* invalid_texts[] = {
    "key",
    "= 1",
    "key = ",
    "key = 1 key2 = 2",
    "a b = 1",
    "key = value",
    "key = 1\nkey = 2",      // defined twice
    "a = 1\na.b = 2",        // a number is no table
    "[a]\n[a]",              // a table twice
    "a = [1]\n[[a]]",        // an array is no array of tables
    "x = { a = 1 }\n[x.b]",  // an inline table is closed
    "x = { a = 1, }",        // no comma at its end,
    "x = { a = 1\n}",        // nor a line break
    "t = \"open",
    "t = \"line\nbreak\"",
    R"(t = "\q")",      // no such escape
    R"(t = "\uD800")",  // half a pair
    "t = \"\"\"open\"\"",
    "t = 'control \x01'",
    "t = \"\xC3\x28\"",      // no UTF-8
    "t = \"\xED\xA0\x80\"",  // a surrogate in UTF-8
    "i = 01",
    "i = 1__0",
    "i = _1",
    "i = 1_",
    "i = +0x1",
    "i = 0xG",
    "i = 9223372036854775808",  // beyond 64 bits
    "f = 1.",
    "f = .5",
    "f = 1e",
    "f = 1.e5",
    "f = Inf",
    "b = True",
    "b = trueish",
    "d = 2023-02-29",  // no leap year
    "d = 1979-13-01",
    "d = 1979-05-27T25:00:00",
    "d = 1979-05-27T07:61:00",
    "d = 79-05-27",
    "a = [1, 2",
    "a = [1,, 2]",
    "a = [ , 1]",
    "[table",
    "[]",
    "[a..b]",
    "[ [a] ]",
    "[a] x = 1",
    "# control \x7F in a comment",
};

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<fs::path> toml_files(const fs::path& folder) {
  std::vector<fs::path> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".toml") out.push_back(entry.path());
  }
  return out;
}

/// What is wrong with how a text was read, or "".
std::string complaint(const SourceText& source, bool is_valid) {
  Diagnostics diagnostics;
  const bool clean = load::check_text(source, load::max_rule_bytes, diagnostics);
  const auto root = clean ? load::parse_toml(source, diagnostics) : std::nullopt;
  if (root.has_value() == diagnostics.has_errors()) return "a result and an error at once, or neither";
  if (is_valid && !root) {
    // TOML allows control characters that are escaped; texts here must not hold them.
    const bool holds_control = diagnostics.all().front().code == Code::control_character;
    return holds_control ? "" : "refused: " + diagnostics.all().front().message;
  }
  if (is_valid) return "";
  if (root) return "accepted";
  const auto& first = diagnostics.all().front();
  const bool is_syntax =
      first.code == Code::toml_syntax || first.code == Code::invalid_utf8 || first.code == Code::control_character;
  if (!is_syntax) return "refused with " + label(first.code);
  return first.place.line > 0 ? "" : "refused without a place";
}

}  // namespace

int main() {
  int failures = 0, texts = 0;
  const auto check = [&](const SourceText& source, bool is_valid) {
    ++texts;
    const auto problem = complaint(source, is_valid);
    if (problem.empty()) return;
    ++failures;
    std::printf("%s: %s\n", source.path.c_str(), problem.c_str());
  };
  for (const auto* text : valid_texts) check({text, text}, true);
  for (const auto* text : invalid_texts) check({text, text}, false);
  const fs::path folder = STI_SHARED_DIR "/toml-test";
  for (const std::string kind : {"valid", "invalid"}) {
    if (!fs::is_directory(folder / kind)) continue;
    for (const auto& path : toml_files(folder / kind))
      check({fs::relative(path, folder).string(), text_of(path)}, kind == "valid");
  }
  std::printf("%d texts, %d failures\n", texts, failures);
  return failures > 0 ? 1 : 0;
}
