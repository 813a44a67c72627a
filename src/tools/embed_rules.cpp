// Writes the rule tree as C++ data: embed_rules RULES_DIR OUT.cpp. Part of the build; a rule file that is no TOML fails
// it.

#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iostream>

#include "base/sha256.hpp"
#include "load/tree.hpp"

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
  if (argc != 3) {
    std::cerr << "usage: embed_rules RULES_DIR OUT.cpp\n";
    return 2;
  }
  sti::Diagnostics diagnostics;
  const auto tree = sti::load::read_tree(argv[1], diagnostics);
  std::ofstream out(argv[2], std::ios::binary);
  out << "// Written by tools/embed_rules; do not edit.\n#include \"load/built_in.hpp\"\n\nnamespace sti::load "
         "{\nnamespace {\n\n"
         "using namespace std::string_view_literals;\n\nconstexpr BuiltInFile files[] = {\n";
  if (tree) {
    for (const auto& file : tree->files) {
      const auto parsed = sti::load::parse_file(*tree, file, diagnostics);
      if (!parsed) continue;
      const auto packed = sti::load::pack_node(parsed->root);
      out << "  {\"" << file.path << "\"sv,";
      write_bytes(out, parsed->source->text);
      out << "sv,";
      write_bytes(out, packed);
      out << "sv,\n    \"" << parsed->sha256 << "\"sv},\n";
    }
  }
  out << "};\n\n}  // namespace\n\nstd::span<const BuiltInFile> built_in_files() { return files; }\n\n}  // namespace "
         "sti::load\n";
  for (const auto& diagnostic : diagnostics.all()) {
    std::cerr << fmt::format("{}:{}:{}: error: {}\n", diagnostic.place.path, diagnostic.place.line,
                             diagnostic.place.column, diagnostic.message);
  }
  out.close();
  if (!diagnostics.has_errors() && out) return 0;
  std::remove(argv[2]);
  return 1;
}
