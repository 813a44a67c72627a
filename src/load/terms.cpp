#include "load/terms.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "grammar/vocabulary.hpp"
#include "load/built_in.hpp"

namespace sti::load {

Term read_word(Fields& fields, const Context& context) {
  Term out;
  out.word = lower_case(fields.string("word").value_or(""));
  out.any_ending = out.word.ends_with('*');
  if (out.any_ending) out.word.pop_back();
  const auto lang = fields.string("lang").value_or("");
  const auto found = std::find(lang_ids.begin(), lang_ids.end(), lang);
  if (found != lang_ids.end())
    out.lang = Lang(found - lang_ids.begin());
  else if (!lang.empty())
    context.add(Code::unknown_value, fields.find("lang")->pos, fmt::format("no language `{}`", lang),
                "it can be `en` or `nb`");
  return out;
}

std::vector<Term> load_terms(const RuleTree& base, Diagnostics& diagnostics) {
  const auto& home = base.find("terms.toml") != nullptr ? base : built_in_tree();
  const auto* file = home.find("terms.toml");
  const auto parsed = file == nullptr ? std::nullopt : parse_file(home, *file, diagnostics);
  std::vector<Term> out;
  if (!parsed) return out;
  const Context context{*parsed->source, diagnostics};
  FieldsOf<grammar::terms> top(parsed->root, context);
  each_table(top.find("term"), context, "term", [&](const Node& node) {
    FieldsOf<grammar::term> fields(node, context);
    auto term = read_word(fields, context);
    term.prefer = fields.string("prefer").value_or("");
    term.why = fields.string("why").value_or("");
    term.is_spoken = fields.boolean("spoken").value_or(true);
    fields.finish();
    if (!term.word.empty()) out.push_back(std::move(term));
  });
  top.find("private_word");  // see load/private_words
  top.finish();
  return out;
}

}  // namespace sti::load
