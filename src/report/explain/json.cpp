// An explanation as JSON, schema `sti-explain/1`.

#include "report/explain/page.hpp"
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

std::optional<std::string> words_or_null(const View& view, const std::optional<SaidLine>& said) {
  return said ? std::optional(said_words(view, *said)) : std::nullopt;
}

}  // namespace

template <class To>
void describe(To& to, const Subject& subject) {
  to("line", [&] { return id_of(to.view().pack, subject); })("label", [&] { return label_of(to.view(), subject); });
}

/// A rule that is spoken of, and its word.
template <class To>
void describe_rule(To& to, Index<Rule> rule) {
  const auto& view = to.view();
  to("rule", [&] { return view.rule(rule).id; });
  to.fields([&]() -> const auto& { return view.rule(rule).evidence; });
}

template <class To>
void describe(To& to, const Ground& ground) {
  const auto& view = to.view();
  describe_rule(to("role", ground.role), ground.rule);
  to("exposures", ground.exposures);
  to("holds", [&] { return ground_words(view, ground); })("facts", [&] { return facts_in(view, ground.holds); });
  to("not_told", [&] { return assumed_in(view, ground); });
  to("why", [&] { return view.rule(ground.rule).why; });
}

template <class To>
void describe(To& to, const LineChange& change) {
  describe(to, change.subject);
  to("before", [&] { return words_or_null(to.view(), change.before); });
  to("after", [&] { return words_or_null(to.view(), change.after); });
}

/// What keeps a line away, and the change that brings it.
template <class To>
void describe_why_not(To& to, const ExplainView& shown, const WhyNot& answer) {
  const auto& view = to.view();
  to("name", answer.target.name)("answer", answer.answer)("because", answer.grounds);
  to.list("blocked", answer.blocks, [&](auto& each, const Blocked& block) {
    describe_rule(each("by", block.by), block.rule);
    each("exposure", or_null(block.exposure));
    each("missing", [&] { return missing_words(view, block); });
    each("facts", [&] { return facts_in(view, block.missing); });
    each("others", [&] {
      std::vector<std::string> ids;
      for (const auto other : block.others) ids.push_back(view.rule(other).id);
      return ids;
    });
    each("text", [&] { return block_words(view, answer.target, block); });
  });
  to.list("changes", answer.changes, [&](auto& each, const FactChange& change) {
    each("fact", change.fact)("exposure", or_null(change.exposure));
    each("before", [&] { return answer_words(view, view.advice.asked, change.fact, change.exposure); });
    each("after", [&] {
      const bool is_gone =
          change.exposure ? !answer.changed->exposures.has(change.exposure) : change.fact == view.pack.vocabulary.act;
      return is_gone ? view.phrase("words-no-exposure")
                     : answer_words(view, *answer.changed, change.fact, change.exposure);
    });
  });
  to("command", [&] {
    const auto line = [&](const Case& changed) {
      return write::command_line(view.pack, changed, shown.pack_name, shown.others);
    };
    return answer.changed ? std::optional(line(*answer.changed)) : std::nullopt;
  });
  to("case", answer.changed);
}

template <class To>
void describe(To& to, const WhatIf& what) {
  const auto& view = to.view();
  to("fact", what.fact)("exposure", or_null(what.exposure))("matters", what.matters());
  to("moves", [&] { return ids_of(view, what.decides); });
  to.list("effects", what.effects, [&](auto& each, const WhatIf::Effect& effect) {
    each("answers", [&] {
      std::vector<std::string> replies;
      for (const auto& reply : effect.replies) replies.push_back(reply_words(view, what.fact, reply));
      return replies;
    });
    each("changes", effect.changes);
  });
}

template <class To>
void describe(To& to, const ExplainView& shown) {
  const auto& view = to.view();
  describe_case(to.form("sti-explain/1"));
  to("case", view.advice.asked);
  to.list("lines", shown.explanation.lines, [&](auto& each, const LineReasons& line) {
    describe(each, line.subject);
    each("says", [&] {
      const auto found = shown.explanation.said.find(line.subject);
      return found == shown.explanation.said.end() ? std::nullopt : std::optional(said_words(view, found->second));
    });
    each("because", line.grounds);
  });
  to.list("why_not", shown.explanation.why_not,
          [&](auto& each, const WhyNot& answer) { describe_why_not(each, shown, answer); });
  to("what_if", shown.explanation.what_if)("untried", shown.explanation.untried);
}

const JsonOutput explain_output{"explain", [](FieldSchema& to) { describe(to, ExplainView{to.view(), {}, {}}); }};

std::string explain_json(const ExplainView& shown) { return json_document(shown, &shown.view); }

}  // namespace sti::report
