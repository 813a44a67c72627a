// What a file says about itself: drafts and statements that are still to be checked.

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/lint.hpp"
#include "lint/nodes.hpp"

namespace sti::lint {

void check_drafts(const Material& material, Diagnostics& diagnostics) {
  for (const auto* file : material.files) {
    each_key(file->root, [&](std::string_view key, const load::Pos&, const load::Node& value) {
      if (key != "status" || !value.is_string() || value.text != "draft") return;
      diagnostics.add(Code::draft, span_of(*file->source, value.pos), "this rule is a draft: it never advises");
    });
  }
}

void check_unverified(const Material& material, Diagnostics& diagnostics) {
  const auto basis = to_string(Basis::unverified);
  for (const auto* file : material.files) {
    each_key(file->root, [&](std::string_view key, const load::Pos&, const load::Node& value) {
      if (key != "basis" || !value.is_string() || value.text != basis) return;
      diagnostics.add(Code::unverified, span_of(*file->source, value.pos), "this still has to be checked",
                      "find it in a source, and then write `stated`, `restated` or `derived`");
    });
  }
}

}  // namespace sti::lint
