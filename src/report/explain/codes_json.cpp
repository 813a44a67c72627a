#include "base/by_enum.hpp"
#include "base/json_writer.hpp"
#include "report/explain/codes.hpp"

namespace sti::report {
namespace {

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

std::string code_json(const CodeTexts& texts, Code code) {
  JsonWriter json(2);
  json.begin_object().key("schema").string("sti-code/1");
  write_code(json, texts, info(code));
  json.end_object();
  return json.take() + "\n";
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
