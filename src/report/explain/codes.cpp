#include "report/explain/codes.hpp"

#include <fmt/format.h>

#include <array>

#include "base/by_enum.hpp"
#include "base/json_writer.hpp"
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

std::string code_json(const CodeTexts& texts, Code code) {
  JsonWriter json(2);
  json.begin_object().key("schema").string("sti-code/1");
  write_code(json, texts, info(code));
  json.end_object();
  return json.take() + "\n";
}

std::string code_list_text() {
  std::string out;
  for (const auto& row : all_codes())
    out += fmt::format("{}  {:<7}  {:<22}  {}\n", label(row.code), to_string(row.severity), row.name, row.about);
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
