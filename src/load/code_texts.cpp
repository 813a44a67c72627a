#include "load/code_texts.hpp"

#include <fmt/format.h>

#include <array>
#include <stdexcept>

#include "base/text.hpp"
#include "grammar/vocabulary.hpp"
#include "load/fields.hpp"

namespace sti::load {
namespace {

CodeExample read_example(const Node& node, const Context& context) {
  CodeExample out;
  if (node.is_string()) {
    out.emplace_back("", node.text);
  } else if (node.is_table()) {
    for (const auto& member : node.members) {
      if (member.value.is_string())
        out.emplace_back(member.key, member.value.text);
      else
        context.wrong_type(member.value, "the text of a file");
    }
  } else {
    context.wrong_type(node, "a text, or a table of files");
  }
  return out;
}

std::optional<CodeText> read_code(const Node& node, const Context& context) {
  FieldsOf<grammar::code> fields(node, context);
  CodeText out;
  const auto id = fields.string("id").value_or("");
  const auto code = parse_code(id);
  if (!code && !id.empty()) context.add(Code::unknown_id, fields.find("id")->pos, fmt::format("no code `{}`", id));
  out.why = fields.string("why").value_or("");
  const auto run = fields.string("run").value_or("");
  constexpr auto& run_ids = grammar::code_run_ids;
  const auto found = std::find(run_ids.begin(), run_ids.end(), run);
  if (found != run_ids.end())
    out.run = CodeText::Run(found - run_ids.begin());
  else if (!run.empty())
    context.add(Code::unknown_value, fields.find("run")->pos, fmt::format("`run` cannot be `{}`", run),
                "it can be " + list_names(std::vector<std::string>(run_ids.begin(), run_ids.end())));
  if (const auto* bad = fields.find("bad")) out.bad = read_example(*bad, context);
  if (const auto* good = fields.find("good")) out.good = read_example(*good, context);
  fields.finish();
  if (!code) return std::nullopt;
  out.code = *code;
  return out;
}

}  // namespace

CodeTexts read_code_texts(const ParsedFile& file, Diagnostics& diagnostics) {
  const Context context{*file.source, diagnostics};
  CodeTexts out;
  FieldsOf<grammar::codes> top(file.root, context);
  if (const auto* base = top.find("base")) out.base = read_example(*base, context);
  each_table(top.find("code"), context, "code", [&](const Node& node) {
    auto text = read_code(node, context);
    if (!text) return;
    if (out.find(text->code) != nullptr)
      context.add(Code::duplicate_id, node.pos, fmt::format("`{}` is explained twice", label(text->code)));
    else
      out.all.push_back(std::move(*text));
  });
  top.finish();
  return out;
}

CodeTexts load_code_texts() {
  Diagnostics diagnostics;
  const auto& tree = built_in_tree();
  const auto* file = tree.find("codes.toml");
  const auto parsed = file == nullptr ? std::nullopt : parse_file(tree, *file, diagnostics);
  auto out = parsed ? read_code_texts(*parsed, diagnostics) : CodeTexts{};
  if (!parsed || diagnostics.has_errors()) throw std::logic_error("the built-in codes.toml cannot be read");
  return out;
}

}  // namespace sti::load
