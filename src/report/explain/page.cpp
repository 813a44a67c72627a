#include "report/explain/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <type_traits>

#include "base/text.hpp"
#include "report/explain/words.hpp"
#include "report/page/page.hpp"
#include "report/wording/case_words.hpp"
#include "write/command_line.hpp"

namespace sti::report {
namespace {

constexpr std::size_t shown_changes = 6;  // of one answer; the JSON has all

using Kind = Line::Kind;

class ExplanationPage {
 public:
  explicit ExplanationPage(const ExplainView& shown)
      : v_(shown.view), explained_(shown.explanation), pack_name_(shown.pack_name), others_(shown.others) {}

  Document run() {
    out_.lang = v_.lang;
    out_.title = v_.fill("explain-title", {{"date", human(v_.advice.asked.now, v_.lang)}});
    out_.begin("case");
    add_pack(v_, Kind::paragraph, out_);
    add_case(v_, out_);
    for (const auto& answer : explained_.why_not) add_why_not(answer);
    add_lines();
    add_what_if();
    return std::move(out_);
  }

 private:
  void add(Kind kind, std::string text) { out_.add(kind, std::move(text)); }

  /// "exposures 1 and 2: …", where there are several.
  std::string where_it_holds(const Ground& ground) const {
    if (ground.exposures.empty() || v_.advice.asked.exposures.size() < 2) return ground_words(v_, ground);
    std::vector<std::string> numbers;
    for (const auto exposure : ground.exposures) numbers.push_back(exposure_number(exposure));
    return v_.fill("explain-in-exposure", {{"numbers", join(numbers, ", ")}, {"what", ground_words(v_, ground)}});
  }

  void add_grounds(const std::vector<Ground>& grounds) {
    for (std::size_t i = 0; i < grounds.size(); ++i) {
      const auto& ground = grounds[i];
      const auto& rule = v_.rule(ground.rule);
      if (i == 0 || grounds[i - 1].rule != ground.rule) add(Kind::under, v_.label(rule.why));
      auto because = v_.fill("explain-because", {{"what", where_it_holds(ground)}});
      if (const auto assumed = assumed_in(v_, ground); !assumed.empty())
        because += fmt::format(" {}", v_.fill("explain-assumed", {{"facts", join(assumed, ", ")}}));
      add(Kind::under, because);
      if (i + 1 < grounds.size() && grounds[i + 1].rule == ground.rule) continue;
      Backing backing;
      back_with(v_, {ground.rule}, backing);
      add(Kind::under, v_.fill(ground.role == Ground::Role::dates    ? SentenceOf<1>("explain-rule-dates")
                               : ground.role == Ground::Role::offers ? SentenceOf<1>("explain-rule-offers")
                                                                     : "explain-rule",
                               {{"backing", basis_line(v_, backing)}}));
    }
  }

  void add_lines() {
    add_lines_of<VerdictSubject>("prevention", "heading-verdicts");
    add_lines_of<TestSubject>("tests", "explain-tests");
    add_lines_of<VaccineSubject>("vaccines", "heading-vaccines");
    add_lines_of<FollowUpSubject>("follow-up", "heading-follow-up");
    add_lines_of<NoteSubject>("notes", "heading-notes");
  }

  template <class Shown>
  void add_lines_of(const char* name, PlainSentence heading) {
    bool first = true;
    for (const auto& line : explained_.lines) {
      if (!std::holds_alternative<Shown>(line.subject)) continue;
      if (first) out_.begin(name, v_.phrase(heading));
      first = false;
      auto text = capitalised(label_of(v_, line.subject));
      const auto said = explained_.said.find(line.subject);
      if (said != explained_.said.end() && !std::is_same_v<Shown, NoteSubject>)
        text += ": " + said_words(v_, said->second);
      add(Kind::item, text);
      if (line.grounds.empty()) {
        const bool silent = said != explained_.said.end() && is_silence(said->second);
        add(Kind::under, v_.phrase(silent ? PlainSentence("why-not-stated") : "explain-no-rule"));
      }
      add_grounds(line.grounds);
    }
  }

  void add_why_not(const WhyNot& answer) {
    const auto what = target_label(v_, answer.target);
    const bool is_there = answer.answer == WhyNot::Answer::there;
    out_.begin("why-not",
               is_there ? v_.fill("explain-why", {{"what", what}}) : v_.fill("explain-why-not", {{"what", what}}));
    switch (answer.answer) {
      case WhyNot::Answer::there:
        add(Kind::item, v_.phrase("explain-there"));
        add_grounds(answer.grounds);
        return;
      case WhyNot::Answer::never:
        add(Kind::item, answer.blocks.empty() ? v_.phrase("explain-no-rule-orders") : v_.phrase("explain-never"));
        break;
      case WhyNot::Answer::not_proved:
        add(Kind::item, v_.phrase("explain-not-proved"));
        break;
      case WhyNot::Answer::change:
        break;
    }
    for (const auto& block : answer.blocks) {
      add(Kind::item, block_words(v_, answer.target, block));
      Backing backing;
      back_with(v_, {block.rule}, backing);
      add(Kind::under, v_.fill("explain-rule", {{"backing", basis_line(v_, backing)}}));
    }
    if (!answer.changed) return;
    add(Kind::item, v_.phrase("explain-smallest"));
    for (const auto& change : changes_of(answer)) add(Kind::under, change);
    add(Kind::under, v_.phrase("explain-try"));
    add(Kind::command, write::command_line(v_.pack, *answer.changed, pack_name_, others_));
  }

  std::vector<std::string> changes_of(const WhyNot& answer) const {
    std::vector<std::string> out;
    if (answer.adds_exposure) {
      Advice other;
      other.asked = *answer.changed;
      const View then{v_.pack, v_.phrases, other, v_.lang};
      const auto& exposures = other.asked.exposures;
      const auto last = exposures.at(std::prev(exposures.end()));
      out.push_back(v_.fill("explain-new-exposure", {{"what", exposure_summary(then, last)}}));
    }
    for (const auto& change : answer.changes) {
      if (!(answer.adds_exposure && change.exposure)) out.push_back(fact_change_words(v_, *answer.changed, change));
    }
    return out;
  }

  void add_what_if() {
    if (explained_.what_if.empty()) return;
    out_.begin("what-if", v_.phrase("explain-what-if"));
    std::vector<std::string> idle;
    for (const auto& what : explained_.what_if) {
      auto name = fact_label(v_, what.fact, what.exposure);
      if (what.exposure && v_.advice.asked.exposures.size() > 1)
        name += v_.fill("explain-for-exposure", {{"number", exposure_number(what.exposure)}});
      if (!what.matters()) {
        add_once(idle, name);
        continue;
      }
      add(Kind::item, capitalised(name));
      if (!what.decides.empty())
        add(Kind::under, v_.fill("explain-moves", {{"what", shortened(ids_of(v_, what.decides))}}));
      for (const auto& effect : what.effects) add_effect(what, effect);
    }
    if (!idle.empty()) add(Kind::paragraph, v_.fill("explain-idle", {{"facts", join(idle, ", ")}}));
    if (explained_.untried > 0)
      add(Kind::paragraph, v_.fill("explain-untried", {{"n", fmt::format("{}", explained_.untried)}}));
    if (is_shortened_) add(Kind::hint, v_.phrase("explain-hint"));
  }

  std::string more(std::size_t count) {
    is_shortened_ = true;
    return v_.fill("explain-more", {{"n", fmt::format("{}", count - shown_changes)}});
  }
  std::string shortened(std::vector<std::string> list) {
    const auto count = list.size();
    if (count > shown_changes) list.resize(shown_changes);
    if (count > shown_changes) list.push_back(more(count));
    return join(list, ", ");
  }

  void add_effect(const WhatIf& what, const WhatIf::Effect& effect) {
    std::vector<std::string> replies, changes;
    for (const auto& reply : effect.replies) replies.push_back(reply_words(v_, what.fact, reply));
    for (const auto& change : effect.changes) {
      if (changes.size() < shown_changes) changes.push_back(change_words(v_, change));
    }
    if (effect.changes.size() > shown_changes) changes.push_back(more(effect.changes.size()));
    const auto list = changes.empty() ? v_.phrase("explain-no-change") : join(changes, "; ");
    add(Kind::under, v_.fill("explain-effect", {{"answers", join(replies, v_.phrase("words-or"))}, {"changes", list}}));
  }

  const View& v_;
  const Explanation& explained_;
  std::string_view pack_name_, others_;
  bool is_shortened_ = false;
  Document out_;
};

}  // namespace

Document explain_page(const ExplainView& view) { return ExplanationPage(view).run(); }

}  // namespace sti::report
