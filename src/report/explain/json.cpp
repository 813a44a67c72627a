// An explanation as JSON, schema `sti-explain/1`.

#include "report/explain/text.hpp"
#include "report/explain/words.hpp"
#include "report/json/outputs.hpp"
#include "report/json/values.hpp"
#include "write/command_line.hpp"

namespace sti {

template <>
inline constexpr ByEnum<Ground::Role, std::string_view, 3> enum_ids<Ground::Role> = {"gives", "dates", "offers"};
template <>
inline constexpr ByEnum<WhyNot::Answer, std::string_view, 4> enum_ids<WhyNot::Answer> = {"there", "change", "never",
                                                                                         "not-proved"};
template <>
inline constexpr ByEnum<Blocked::By, std::string_view, 5> enum_ids<Blocked::By> = {"condition", "override", "limit",
                                                                                   "stronger", "site"};

}  // namespace sti

namespace sti::report {
namespace {

// Parts, and what they belong to.
struct ToldLine {
  const SaidLines& said;
  const LineReasons& line;
};
struct ToldWhyNot {
  const ExplainView& shown;
  const WhyNot& answer;
};
struct ToldBlock {
  const PropertyOutput& target;
  const Blocked& block;
};
struct ToldChange {
  const Case& changed;
  const FactChange& change;
};
struct ToldEffect {
  const WhatIf& what;
  const WhatIf::Effect& effect;
};

std::optional<std::string> said_or_none(const View& view, const std::optional<SaidLine>& said) {
  return said ? std::optional(said_words(view, *said)) : std::nullopt;
}

std::string after(const View& view, const ToldChange& told) {
  const auto& [changed, change] = told;
  const bool is_gone = change.exposure && !changed.exposures.has(change.exposure);
  if (is_gone || (change.fact == view.pack.vocabulary.act && !change.exposure)) return view.phrase("words-no-exposure");
  return answer_words(view, changed, change.fact, change.exposure);
}

std::optional<std::string> command(const View& view, const ToldWhyNot& told) {
  if (!told.answer.changed) return std::nullopt;
  return write::command_line(view.pack, *told.answer.changed, told.shown.pack_name, told.shown.others);
}

}  // namespace

template <>
constexpr std::array fields_of<Subject> = {
    field("line", [](const View& view, const Subject& subject) { return id_of(view.pack, subject); }),
    field<label_of>("label")};

/// A rule that is spoken of, and its word.
template <>
constexpr std::array fields_of<Rule> = {field<&Rule::id>("rule"),
                                        spread([](const Rule& rule) -> const Evidence& { return rule.evidence; })};

template <>
constexpr std::array fields_of<Ground> = {
    field<&Ground::role>("role"),
    spread([](const View& view, const Ground& ground) -> const Rule& { return view.rule(ground.rule); }),
    field<&Ground::exposures>("exposures"),
    field<ground_words>("holds"),
    field("facts", [](const View& view, const Ground& ground) { return facts_in(view, ground.holds); }),
    field<assumed_in>("not_told"),
    field("why", [](const View& view, const Ground& ground) { return view.label(view.rule(ground.rule).why); })};

template <>
constexpr std::array fields_of<ToldLine> = {
    spread([](const ToldLine& told) -> const Subject& { return told.line.subject; }),
    field("says",
          [](const View& view, const ToldLine& told) {
            const auto said = told.said.find(told.line.subject);
            return said_or_none(view, said == told.said.end() ? std::nullopt : std::optional(said->second));
          }),
    field(
        "because", [](const ToldLine& told) -> const auto& { return told.line.grounds; })};

template <>
constexpr std::array fields_of<ToldBlock> = {
    field("by", [](const ToldBlock& told) { return told.block.by; }),
    spread([](const View& view, const ToldBlock& told) -> const Rule& { return view.rule(told.block.rule); }),
    field("exposure", [](const ToldBlock& told) { return or_none(told.block.exposure); }),
    field("missing", [](const View& view, const ToldBlock& told) { return missing_words(view, told.block); }),
    field("facts", [](const View& view, const ToldBlock& told) { return facts_in(view, told.block.missing); }),
    field("others",
          [](const View& view, const ToldBlock& told) {
            std::vector<std::string> ids;
            for (const auto other : told.block.others) ids.push_back(view.rule(other).id);
            return ids;
          }),
    field("text", [](const View& view, const ToldBlock& told) { return block_words(view, told.target, told.block); })};

template <>
constexpr std::array fields_of<ToldChange> = {
    field("fact", [](const ToldChange& told) { return told.change.fact; }),
    field("exposure", [](const ToldChange& told) { return or_none(told.change.exposure); }),
    field("before",
          [](const View& view, const ToldChange& told) {
            return answer_words(view, view.advice.asked, told.change.fact, told.change.exposure);
          }),
    field<after>("after")};

template <>
constexpr std::array fields_of<ToldWhyNot> = {
    field(
        "name", [](const ToldWhyNot& told) -> const auto& { return told.answer.target.name; }),
    field("answer", [](const ToldWhyNot& told) { return told.answer.answer; }),
    field(
        "because", [](const ToldWhyNot& told) -> const auto& { return told.answer.grounds; }),
    field("blocked", [](const ToldWhyNot& told) { return each_of<ToldBlock>(told.answer.blocks, told.answer.target); }),
    field("changes",
          [](const ToldWhyNot& told) {
            if (!told.answer.changed) return std::vector<ToldChange>{};
            return each_of<ToldChange>(told.answer.changes, *told.answer.changed);
          }),
    field<command>("command"),
    field(
        "case", [](const ToldWhyNot& told) -> const auto& { return told.answer.changed; })};

template <>
constexpr std::array fields_of<LineChange> = {
    spread([](const LineChange& change) -> const Subject& { return change.subject; }),
    field("before", [](const View& view, const LineChange& change) { return said_or_none(view, change.before); }),
    field("after", [](const View& view, const LineChange& change) { return said_or_none(view, change.after); })};

template <>
constexpr std::array fields_of<ToldEffect> = {
    field("answers",
          [](const View& view, const ToldEffect& told) {
            std::vector<std::string> replies;
            for (const auto& reply : told.effect.replies) replies.push_back(reply_words(view, told.what.fact, reply));
            return replies;
          }),
    field(
        "changes", [](const ToldEffect& told) -> const auto& { return told.effect.changes; })};

template <>
constexpr std::array fields_of<WhatIf> = {
    field<&WhatIf::fact>("fact"), nullable<&WhatIf::exposure>("exposure"),
    field("matters", [](const WhatIf& what) { return what.matters(); }),
    field("moves", [](const View& view, const WhatIf& what) { return ids_of(view, what.decides); }),
    field("effects", [](const WhatIf& what) { return each_of<ToldEffect>(what.effects, what); })};

template <>
constexpr std::array fields_of<ExplainView> = {
    form<ExplainView>("sti-explain/1"),
    case_id<ExplainView>,
    pack_field<ExplainView>,
    case_moment<ExplainView>,
    case_field<ExplainView>,
    field("lines",
          [](const ExplainView& shown) { return each_of<ToldLine>(shown.explanation.lines, shown.explanation.said); }),
    field("why_not", [](const ExplainView& shown) { return each_of<ToldWhyNot>(shown.explanation.why_not, shown); }),
    field(
        "what_if", [](const ExplainView& shown) -> const auto& { return shown.explanation.what_if; })};

const JsonOutput explain_output{"explain", document_schema<ExplainView>};

std::string explain_json(const ExplainView& view) { return json_document(view, &view.view); }

}  // namespace sti::report
