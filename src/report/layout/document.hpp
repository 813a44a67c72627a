#pragma once

#include <string>
#include <vector>

namespace sti::report {

/// A text before it is laid out: for pages that are read from top to bottom, without marks and columns.
struct Block {
  enum class Kind { title, heading, paragraph, item, detail, small };
  Kind kind{};
  std::string text;
};

struct Document {
  std::vector<Block> blocks;

  void add(Block::Kind kind, std::string text) {
    if (!text.empty()) blocks.push_back({kind, std::move(text)});
  }
};

/// At most 80 columns, control characters replaced.
std::string document_text(const Document& document, bool color);

/// CommonMark; whatever would be read as markup is escaped.
std::string document_markdown(const Document& document);

/// The elements between `<main>` and `</main>`, escaped.
std::string document_html(const Document& document);

}  // namespace sti::report
