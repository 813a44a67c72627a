#include "report/explain/codes.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace sti::report {
namespace {

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

Section example_section(std::string name, std::string heading, const CodeExample& example, CodeText::Run run) {
  Section out{std::move(name), std::move(heading)};
  for (const auto& [file, text] : example) {
    if (!file.empty()) out.picture.text += fmt::format("  # {}\n", file);
    if (run == CodeText::Run::words)
      out.add(Line::Kind::paragraph, text);
    else
      out.picture.text += indented(text);
  }
  return out;
}

}  // namespace

Document code_page(const CodeTexts& texts, Code code) {
  const auto& row = info(code);
  Document out{.title = fmt::format("{} {}", label(code), row.name)};
  out.begin("kind").add(Line::Kind::paragraph, fmt::format("{}, {}", to_string(row.severity), to_string(row.category)));
  out.begin("about").add(Line::Kind::paragraph, as_sentence(row.about));
  const auto* text = texts.find(code);
  if (text == nullptr) return out;
  out.begin("why").add(Line::Kind::paragraph, text->why);
  out.add(example_section("bad", "Gives it", text->bad, text->run));
  out.add(example_section("good", "Does not", text->good, text->run));
  return out;
}

Document code_list_page() {
  Document out{.title = "Diagnostic codes", .is_title_shown = false};
  auto& table = out.begin("codes").table;
  constexpr std::size_t name_width = 24;
  table.columns = {{}, {}, {{}, name_width}, {{}, Column::shared}};
  for (const auto& row : all_codes())
    table.rows.push_back(
        {{label(row.code), std::string(to_string(row.severity)), std::string(row.name), std::string(row.about)}});
  return out;
}

}  // namespace sti::report
