#include "report/explain/codes.hpp"

#include <fmt/format.h>

#include <array>

#include "base/by_enum.hpp"
#include "base/json_writer.hpp"
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

void write_example(JsonWriter& json, std::string_view key, const CodeExample& example) {
  json.key(key).begin_array();
  for (const auto& [name, text] : example)
    json.begin_object().key("file").string(name).key("text").string(text).end_object();
  json.end_array();
}

std::string_view run_name(CodeText::Run run) {
  static constexpr ByEnum<CodeText::Run, std::string_view, 8> names = {"pack", "test", "mutate",  "verify",
                                                                       "file", "case", "command", "words"};
  return names[run];
}

void write_code(JsonWriter& json, const CodeTexts& texts, const CodeInfo& row) {
  json.key("code").string(label(row.code)).key("name").string(row.name);
  json.key("severity").string(to_string(row.severity)).key("category").string(to_string(row.category));
  json.key("about").string(row.about);
  const auto* text = texts.find(row.code);
  if (text == nullptr) return;
  json.key("why").string(text->why).key("run").string(run_name(text->run));
  write_example(json, "bad", text->bad);
  write_example(json, "good", text->good);
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

std::string code_json(const CodeTexts& texts, Code code) {
  JsonWriter json(2);
  json.begin_object().key("schema").string("sti-code/1");
  write_code(json, texts, info(code));
  json.end_object();
  return json.take() + "\n";
}

Document code_list_page() {
  Document out{.title = "Diagnostic codes", .is_title_shown = false};
  auto& table = out.begin("codes").table;
  constexpr std::size_t name_width = 24;
  table.columns = {{}, {}, {{}, name_width}, {}};
  for (const auto& row : all_codes())
    table.rows.push_back(
        {{label(row.code), std::string(to_string(row.severity)), std::string(row.name), std::string(row.about)}});
  return out;
}

std::string code_list_json(const CodeTexts& texts) {
  JsonWriter json(2);
  json.begin_object().key("schema").string("sti-codes/1");
  write_example(json, "base", texts.base);
  json.key("codes").begin_array();
  for (const auto& row : all_codes()) {
    json.begin_object();
    write_code(json, texts, row);
    json.end_object();
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

}  // namespace sti::report
