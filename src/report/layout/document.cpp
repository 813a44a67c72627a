#include "report/layout/document.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/layout/html.hpp"
#include "report/layout/layout.hpp"

namespace sti::report {
std::string document_text(const Document& document, bool color) {
  std::string out;
  for (const auto& block : document.blocks) {
    switch (block.kind) {
      case Block::Kind::title:
        out += paragraph_text(block.text);
        break;
      case Block::Kind::heading:
        out += '\n';
        out += color ? fmt::format("\033[1m{}\033[0m", paragraph_text(block.text)) : paragraph_text(block.text);
        break;
      case Block::Kind::paragraph:
      case Block::Kind::small:
        out += paragraph_text(block.text);
        break;
      case Block::Kind::item:
        out += item_text(block.text);
        break;
      case Block::Kind::detail:
        out += indented_text(block.text, 6, 6);
        break;
    }
  }
  return out;
}

std::string document_markdown(const Document& document) {
  std::string out;
  auto before = Block::Kind::title;
  for (const auto& block : document.blocks) {
    const bool in_list = block.kind == Block::Kind::item || block.kind == Block::Kind::detail;
    const bool was_in_list = before == Block::Kind::item || before == Block::Kind::detail;
    if (!out.empty() && !(in_list && was_in_list)) out += '\n';
    const auto text = markdown_escaped(block.text);
    switch (block.kind) {
      case Block::Kind::title:
        out += "# " + text + "\n";
        break;
      case Block::Kind::heading:
        out += "## " + text + "\n";
        break;
      case Block::Kind::paragraph:
      case Block::Kind::small:
        out += text + "\n";
        break;
      case Block::Kind::item:
        out += "- " + text + "\n";
        break;
      case Block::Kind::detail:
        out += "  - " + text + "\n";
        break;
    }
    before = block.kind;
  }
  return out;
}

std::string document_html(const Document& document) {
  std::string out;
  bool in_list = false, in_item = false;
  const auto close = [&] {
    if (in_item) out += "</li>\n";
    if (in_list) out += "</ul>\n";
    in_list = in_item = false;
  };
  for (const auto& block : document.blocks) {
    const auto text = html_escaped(block.text);
    if (block.kind == Block::Kind::item) {
      if (in_item) out += "</li>\n";
      if (!in_list) out += "<ul>\n";
      in_list = in_item = true;
      out += "<li>" + text;
      continue;
    }
    if (block.kind == Block::Kind::detail && in_item) {
      out += "<br><span class=\"detail\">" + text + "</span>";
      continue;
    }
    close();
    switch (block.kind) {
      case Block::Kind::title:
        out += "<h1>" + text + "</h1>\n";
        break;
      case Block::Kind::heading:
        out += "<h2>" + text + "</h2>\n";
        break;
      case Block::Kind::small:
        out += "<p class=\"small\">" + text + "</p>\n";
        break;
      default:
        out += "<p>" + text + "</p>\n";
        break;
    }
  }
  close();
  return out;
}

}  // namespace sti::report
