#include "report/document.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace sti::report {
namespace {

constexpr std::size_t page_width = 80;

/// Wraps `text`; the first line starts with `first`, the others with as many blanks as `rest`.
void add_lines(std::string& out, const std::string& first, const std::string& text, std::size_t rest) {
  const auto lines = wrap(printable(text), page_width - rest);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out += i == 0 ? first : std::string(rest, ' ');
    out += lines[i] + "\n";
  }
}

}  // namespace

std::string document_text(const Document& document, bool color) {
  std::string out;
  for (const auto& block : document.blocks) {
    switch (block.kind) {
      case Block::Kind::title:
        add_lines(out, "", block.text, 0);
        break;
      case Block::Kind::heading:
        out += '\n';
        out += color ? fmt::format("\033[1m{}\033[0m\n", printable(block.text)) : printable(block.text) + "\n";
        break;
      case Block::Kind::paragraph:
      case Block::Kind::small:
        add_lines(out, "", block.text, 0);
        break;
      case Block::Kind::item:
        add_lines(out, "  - ", block.text, 4);
        break;
      case Block::Kind::detail:
        add_lines(out, "      ", block.text, 6);
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
    const auto text = escape_markdown(block.text);
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
    const auto text = escape_html(block.text);
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

std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string escape_markdown(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    if (std::string_view("\\`*_[]<>#|~").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace sti::report
