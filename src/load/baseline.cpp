#include "load/baseline.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "load/fields.hpp"

namespace sti::load {

std::optional<Baseline> read_baseline(const SourceText& source, Diagnostics& diagnostics) {
  Diagnostics own;
  Baseline out;
  const auto root = check_text(source, max_rule_bytes, own) ? parse_json(source, own) : std::nullopt;
  if (root) {
    const Context context{source, own};
    Fields top(*root, context, "a baseline");
    if (const auto schema = top.string("schema", true); schema && *schema != "sti-baseline/1")
      context.add(Code::unknown_value, top.find("schema")->pos, "this is not a baseline of `sti-baseline/1`");
    each_table(top.require("findings"), context, "findings", [&](const Node& node) {
      Fields fields(node, context, "a finding");
      const auto path = fields.string("path", true).value_or("");
      const auto name = fields.string("code", true).value_or("");
      const auto message = fields.string("message", true).value_or("");
      const auto count = fields.integer("count", 1, 1'000'000'000).value_or(1);
      fields.finish();
      const auto code = parse_code(name);
      if (!code && !name.empty())
        context.add(Code::unknown_value, fields.find("code")->pos, fmt::format("no code `{}`", printable(name)));
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
