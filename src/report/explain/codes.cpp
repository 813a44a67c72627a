#include "report/explain/codes.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/layout/layout.hpp"

namespace sti::report {
namespace {

std::string wrapped_lines(std::string_view text) {
  std::string out;
  for (const auto& line : wrap(text, page_width)) out += line + "\n";
  return out;
}

std::string as_sentence(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out.front() >= 'a' && out.front() <= 'z') out.front() = char(out.front() - 'a' + 'A');
  return out + ".";
}

std::string indented(std::string_view text) {
  std::string out;
  for (const auto line : split(trim(text), '\n')) out += line.empty() ? "\n" : fmt::format("  {}\n", line);
  return out;
}

std::string example_text(const CodeExample& example, CodeText::Run run) {
  std::string out;
  for (const auto& [name, text] : example) {
    if (!name.empty()) out += fmt::format("  # {}\n", name);
    out += run == CodeText::Run::words ? wrapped_lines(text) : indented(text);
  }
  return out;
}

std::string heading(std::string_view text, bool color) {
  return color ? fmt::format("\033[1m{}\033[0m\n", text) : fmt::format("{}\n", text);
}

}  // namespace

std::string code_text(const CodeTexts& texts, Code code, bool color) {
  const auto& row = info(code);
  auto out = heading(fmt::format("{} {}", label(code), row.name), color);
  out += fmt::format("{}, {}\n\n", to_string(row.severity), to_string(row.category));
  out += wrapped_lines(as_sentence(row.about));
  const auto* text = texts.find(code);
  if (text == nullptr) return out;
  out += "\n" + wrapped_lines(text->why);
  out += "\n" + heading("Gives it", color) + example_text(text->bad, text->run);
  out += "\n" + heading("Does not", color) + example_text(text->good, text->run);
  return out;
}

std::string code_list_text() {
  std::string out;
  for (const auto& row : all_codes())
    out += fmt::format("{}  {:<7}  {:<22}  {}\n", label(row.code), to_string(row.severity), row.name, row.about);
  return out;
}

}  // namespace sti::report
