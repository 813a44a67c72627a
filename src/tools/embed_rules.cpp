// Writes the rule tree as C++ data: embed_rules RULES_DIR OUT.cpp. Part of the build; a rule file that is no TOML fails
// it.

#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

#include "load/archive.hpp"
#include "load/pack.hpp"

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

}  // namespace

int main(int argc, char** argv) {
  using namespace sti;
  if (argc != 3) {
    std::cerr << "usage: embed_rules RULES_DIR OUT.cpp\n";
    return 2;
  }
  Diagnostics diagnostics;
  auto tree = load::read_tree(argv[1], diagnostics);
  std::ofstream out(argv[2], std::ios::binary);
  out << "// Written by tools/embed_rules; do not edit.\n#include \"load/built_in.hpp\"\n\nnamespace sti::load "
         "{\nnamespace {\n\n"
         "using namespace std::string_view_literals;\n\nconstexpr BuiltInFile files[] = {\n";
  std::string packs, phrases;
  if (tree) {
    for (auto& file : tree->files) {
      const auto text = load::read_whole_file(file.disk, load::max_rule_bytes, diagnostics);
      out << "  {\"" << file.path << "\"sv,";
      write_bytes(out, text.value_or(""));
      out << "sv},\n";
    }
    tree->name = "rules/";  // what the paths of a built-in pack begin with
    for (auto& file : tree->files) file.shown = "rules/" + file.path;
    std::ostringstream archives;
    const auto add = [&](const std::string& id, const std::optional<Pack>& pack) {
      if (!pack) return;
      archives << "  {\"" << id << "\"sv,";
      write_bytes(archives, load::archive(*pack));
      archives << "sv},\n";
    };
    add("", load::load_base(*tree, diagnostics));
    for (const auto& id : tree->pack_ids()) add(id, load::load_pack(*tree, *tree, id, diagnostics));
    packs = archives.str();
    if (const auto read = load::load_phrases(*tree, diagnostics)) phrases = load::archive(*read);
  }
  out << "};\n\nconstexpr BuiltInPack packs[] = {\n" << packs << "};\n\nconstexpr std::string_view phrases =";
  write_bytes(out, phrases);
  out << "sv;\n\n}  // namespace\n\nstd::span<const BuiltInFile> built_in_files() { return files; }\n"
         "std::span<const BuiltInPack> built_in_packs() { return packs; }\n"
         "std::string_view built_in_phrases() { return phrases; }\n\n}  // namespace sti::load\n";
  for (const auto& diagnostic : diagnostics.all()) {
    std::cerr << fmt::format("{}:{}:{}: {}: {}\n", diagnostic.place.path, diagnostic.place.line,
                             diagnostic.place.column, diagnostic.severity == Severity::error ? "error" : "warning",
                             diagnostic.message);
  }
  out.close();
  if (!diagnostics.has_errors() && out) return 0;
  std::remove(argv[2]);
  return 1;
}
