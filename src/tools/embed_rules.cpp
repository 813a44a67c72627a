// Writes the rule tree as C++ data, and the list of its sentences as a header: embed_rules RULES_DIR OUT.cpp OUT.hpp.
// Part of the build; a mistake in a rule file fails it.

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <set>
#include <sstream>
#include <string>

#include "base/input.hpp"
#include "base/output.hpp"
#include "load/archive.hpp"
#include "load/pack.hpp"
#include "load/phrases.hpp"

namespace {

/// A string literal in pieces, since compilers limit the length of one.
void write_bytes(std::ostream& out, std::string_view bytes) {
  constexpr std::size_t piece = 1024;
  if (bytes.empty()) out << "\"\"";
  for (std::size_t start = 0; start < bytes.size(); start += piece) {
    out << "\n    \"";
    for (const char c : bytes.substr(start, piece)) {
      const auto byte = static_cast<unsigned char>(c);
      const bool plain = byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\' && byte != '?';
      if (plain)
        out << c;
      else
        out << fmt::format("\\{:03o}", byte);
    }
    out << '"';
  }
}

std::string quoted_list(const std::set<std::string>& names) {
  std::string out;
  for (const auto& name : names) out += fmt::format("{}\"{}\"", out.empty() ? "" : ", ", name);
  return out;
}

/// What the compiler knows of the sentences: see model/sentence.hpp.
std::string sentence_list(const sti::PhraseTexts& phrases) {
  std::string rows;
  std::set<std::string> all;
  std::size_t most = 1;
  for (const auto& [name, text] : phrases) {
    const auto placeholders = sti::load::placeholders_in(text);
    const std::set<std::string> own(placeholders.begin(), placeholders.end());
    rows += fmt::format("    {{\"{}\", {{{}}}}},\n", name, quoted_list(own));
    most = std::max(most, own.size());
    all.insert(own.begin(), own.end());
  }
  return fmt::format(
      "// Written by tools/embed_rules; do not edit.\n#pragma once\n\n#include <array>\n#include <string_view>\n\n"
      "namespace sti {{\n\n/// A sentence of rules/phrases.toml, and what is filled in, in order of name.\n"
      "struct SentenceRow {{\n  std::string_view name;\n  std::array<std::string_view, {}> placeholders;\n}};\n\n"
      "inline constexpr SentenceRow sentence_rows[] = {{\n{}}};\n\n"
      "inline constexpr std::string_view placeholder_names[] = {{{}}};\n\n}}  // namespace sti\n",
      most, rows, quoted_list(all));
}

/// A file that is as wanted is left alone: all that includes it would be compiled again.
bool write_where_changed(const char* path, const std::string& text, sti::Diagnostics& diagnostics) {
  sti::Diagnostics ignored;  // it may not be there yet
  return sti::read_whole_file(path, text.size(), ignored) == text || sti::write_whole_file(path, text, diagnostics);
}

}  // namespace

int main(int argc, char** argv) {
  using namespace sti;
  if (argc != 4) {
    std::cerr << "usage: embed_rules RULES_DIR OUT.cpp OUT.hpp\n";
    return 2;
  }
  Diagnostics diagnostics;
  auto tree = load::read_tree(argv[1], diagnostics);
  std::ostringstream out, archives;
  out << "// Written by tools/embed_rules; do not edit.\n#include \"load/built_in.hpp\"\n\nnamespace sti::load "
         "{\nnamespace {\n\n"
         "using namespace std::string_view_literals;\n\nconstexpr BuiltInFile files[] = {\n";
  for (auto& file : tree.files) {
    const auto text = read_whole_file(file.disk, load::max_rule_bytes, diagnostics);
    out << "  {\"" << file.path << "\"sv,";
    write_bytes(out, text.value_or(""));
    out << "sv},\n";
    file.shown = "rules/" + file.path;
  }
  tree.name = "rules/";  // what the paths of a built-in pack begin with
  const auto add = [&](const std::string& id, const std::optional<Pack>& pack) {
    if (!pack) return;
    archives << "  {\"" << id << "\"sv,";
    write_bytes(archives, load::archive(*pack));
    archives << "sv},\n";
  };
  add("", load::load_base(tree, diagnostics));
  for (const auto& id : tree.pack_ids()) add(id, load::load_pack(tree, tree, id, diagnostics));
  const auto phrases = load::load_phrases(tree, diagnostics);
  out << "};\n\nconstexpr BuiltInPack packs[] = {\n" << archives.str() << "};\n\nconstexpr std::string_view phrases =";
  write_bytes(out, phrases ? load::archive(*phrases) : "");
  out << "sv;\n\n}  // namespace\n\nstd::span<const BuiltInFile> built_in_files() { return files; }\n"
         "std::span<const BuiltInPack> built_in_packs() { return packs; }\n"
         "std::string_view built_in_phrases() { return phrases; }\n\n}  // namespace sti::load\n";
  const bool is_written = !diagnostics.has_errors() &&
                          write_where_changed(argv[3], sentence_list(*phrases), diagnostics) &&
                          write_whole_file(argv[2], out.str(), diagnostics);
  for (const auto& diagnostic : diagnostics.all()) {
    std::cerr << fmt::format("{}:{}:{}: {}: {}\n", diagnostic.place.path, diagnostic.place.line,
                             diagnostic.place.column, to_string(diagnostic.severity), diagnostic.message);
  }
  return is_written ? 0 : 1;
}
