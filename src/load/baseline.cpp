#include "load/baseline.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "load/fields.hpp"

namespace sti::load {
namespace {

// `report/baseline` writes it.
constexpr grammar::Key finding_keys[] = {
    grammar::string("path", "The file.").required(),
    grammar::string("code", "The code.").required(),
    grammar::string("message", "What is said.").required(),
    grammar::whole("count", 1, 1'000'000'000, "How often; once without it."),
};
constexpr grammar::Table finding{"a finding", finding_keys};
constexpr grammar::Key baseline_keys[] = {
    grammar::string("schema", "sti-baseline/1.").required(),
    grammar::nested("findings", grammar::Form::tables, finding, "What was known.").required()};
constexpr grammar::Table baseline{"a baseline", baseline_keys};

}  // namespace

std::optional<Baseline> read_baseline(const SourceText& source, Diagnostics& diagnostics) {
  Diagnostics own;
  Baseline out;
  const auto root = check_text(source, max_rule_bytes, own) ? parse_json(source, own) : std::nullopt;
  if (root) {
    const Context context{source, own};
    FieldsOf<baseline> top(*root, context);
    if (const auto schema = top.string("schema"); schema && *schema != "sti-baseline/1")
      context.add(Code::unknown_value, top.find("schema")->pos, "this is not a baseline of `sti-baseline/1`");
    each_table(top.find("findings"), context, "findings", [&](const Node& node) {
      FieldsOf<finding> fields(node, context);
      const auto path = fields.string("path").value_or("");
      const auto name = fields.string("code").value_or("");
      const auto message = fields.string("message").value_or("");
      const auto count = fields.integer("count").value_or(1);
      fields.finish();
      const auto code = parse_code(name);
      if (!code && !name.empty())
        context.add(Code::unknown_value, fields.find("code")->pos, fmt::format("no code `{}`", name));
      if (code) out.counts[{path, *code, message}] += std::size_t(count);
    });
    top.finish();
  }
  const bool failed = own.has_errors();
  diagnostics.append(std::move(own));
  if (failed) return std::nullopt;
  return out;
}

}  // namespace sti::load
