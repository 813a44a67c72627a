#include "report/explain/codes.hpp"
#include "report/json/outputs.hpp"
#include "report/json/values.hpp"

namespace sti {

template <>
inline constexpr ByEnum<CodeText::Run, std::string_view, 8> enum_ids<CodeText::Run> = {
    "pack", "test", "mutate", "verify", "file", "case", "command", "words"};

}  // namespace sti

namespace sti::report {
namespace {

using File = CodeExample::value_type;
struct ToldCode {
  const CodeTexts& texts;
  const CodeInfo& row;
};

template <auto member>
constexpr auto text_of(std::string_view key) {
  return field_where_any(key, [](const ToldCode& told) {
    const auto* text = told.texts.find(told.row.code);
    return text != nullptr ? std::optional(text->*member) : std::nullopt;
  });
}

}  // namespace

template <>
constexpr std::array fields_of<File> = {field<&File::first>("file"), field<&File::second>("text")};

template <>
constexpr std::array fields_of<ToldCode> = {field("code", [](const ToldCode& told) { return label(told.row.code); }),
                                            field("name", [](const ToldCode& told) { return told.row.name; }),
                                            field("severity", [](const ToldCode& told) { return told.row.severity; }),
                                            field("category", [](const ToldCode& told) { return told.row.category; }),
                                            field("about", [](const ToldCode& told) { return told.row.about; }),
                                            text_of<&CodeText::why>("why"),
                                            text_of<&CodeText::run>("run"),
                                            text_of<&CodeText::bad>("bad"),
                                            text_of<&CodeText::good>("good")};

namespace {

constexpr std::array code_document = {form<ToldCode>("sti-code/1"),
                                      spread([](const ToldCode& told) -> const ToldCode& { return told; })};
using CodeDocument = As<code_document, ToldCode>;

}  // namespace

template <>
constexpr std::array fields_of<CodeTexts> = {
    form<CodeTexts>("sti-codes/1"), field<&CodeTexts::base>("base"),
    field("codes", [](const CodeTexts& texts) { return each_of<ToldCode>(all_codes(), texts); })};

const JsonOutput code_output{"code", document_schema<CodeDocument>};
const JsonOutput codes_output{"codes", document_schema<CodeTexts>};

std::string code_json(const CodeTexts& texts, Code code) {
  return json_document(CodeDocument{{texts, info(code)}}, nullptr);
}

std::string code_list_json(const CodeTexts& texts) { return json_document(texts, nullptr); }

}  // namespace sti::report
