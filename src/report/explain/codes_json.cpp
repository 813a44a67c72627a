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

struct CodeDocument {
  const CodeTexts& texts;
  Code code{};
};

}  // namespace

template <class To>
void describe(To& to, const CodeExample::value_type& file) {
  to("file", file.first)("text", file.second);
}

/// A code that has no text has no examples either.
template <class To>
void describe_code(To& to, const CodeTexts& texts, const CodeInfo& row) {
  to("code", label(row.code))("name", row.name)("severity", row.severity)("category", row.category)("about", row.about);
  const auto* text = texts.find(row.code);
  const auto part = [&](auto member) { return text != nullptr ? std::optional(text->*member) : std::nullopt; };
  to.if_any("why", part(&CodeText::why)).if_any("run", part(&CodeText::run));
  to.if_any("bad", part(&CodeText::bad)).if_any("good", part(&CodeText::good));
}

template <class To>
void describe(To& to, const CodeDocument& document) {
  describe_code(to.form("sti-code/1"), document.texts, info(document.code));
}

template <class To>
void describe(To& to, const CodeTexts& texts) {
  to.form("sti-codes/1")("base", texts.base);
  to.list("codes", all_codes(), [&](auto& each, const CodeInfo& row) { describe_code(each, texts, row); });
}

const JsonOutput code_output{"code", [](FieldSchema& to) { describe(to, CodeDocument{{}, Code::usage}); }};
const JsonOutput codes_output{"codes", [](FieldSchema& to) { describe(to, CodeTexts{}); }};

std::string code_json(const CodeTexts& texts, Code code) { return json_document(CodeDocument{texts, code}); }

std::string code_list_json(const CodeTexts& texts) { return json_document(texts); }

}  // namespace sti::report
