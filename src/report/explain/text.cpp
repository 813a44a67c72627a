#include "report/explain/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <type_traits>

#include "base/text.hpp"
#include "report/explain/words.hpp"
#include "report/layout/document.hpp"
#include "report/page/page.hpp"
#include "report/wording/case_words.hpp"
#include "write/command_line.hpp"

namespace sti::report {
namespace {

constexpr std::size_t shown_changes = 6;  // of one answer; the JSON has all

class ExplanationText {
 public:
  ExplanationText(const ExplainView& shown, bool color)
      : v_(shown.view),
        explained_(shown.explanation),
        pack_name_(shown.pack_name),
        others_(shown.others),
        color_(color) {}

  std::string run() {
    write_head();
    for (const auto& answer : explained_.why_not) write_why_not(answer);
    write_lines();
    write_what_if();
    flush();
    return std::move(out_);
  }

 private:
  using Block = report::Block::Kind;

  void add(Block kind, std::string text) { document_.add(kind, std::move(text)); }
  void flush() {
    out_ += document_text(document_, color_);
    document_.blocks.clear();
  }
  /// On one line, however long.
  void add_command(const std::string& command) {
    flush();
    out_ += "      " + printable(command) + "\n";
  }

  void write_head() {
    const auto& asked = v_.advice.asked;
    add(Block::title, v_.fill("explain-title", {{"date", human(asked.now, v_.lang)}}));
    add(Block::paragraph, pack_line(v_));
    add(Block::paragraph, overdue(v_));
    add(Block::paragraph, capitalised(person_summary(v_)));
    for (const auto exposure : asked.exposures.indices())
      add(Block::paragraph, fmt::format("{}. {}", exposure_number(exposure), exposure_summary(v_, exposure)));
  }

  /// "exposures 1 and 2: …", where there are several.
  std::string where_it_holds(const Ground& ground) const {
    if (ground.exposures.empty() || v_.advice.asked.exposures.size() < 2) return ground_words(v_, ground);
    std::vector<std::string> numbers;
    for (const auto exposure : ground.exposures) numbers.push_back(exposure_number(exposure));
    return v_.fill("explain-in-exposure", {{"numbers", join(numbers, ", ")}, {"what", ground_words(v_, ground)}});
  }

  void write_grounds(const std::vector<Ground>& grounds) {
    for (std::size_t i = 0; i < grounds.size(); ++i) {
      const auto& ground = grounds[i];
      const auto& rule = v_.rule(ground.rule);
      if (i == 0 || grounds[i - 1].rule != ground.rule) add(Block::detail, v_.label(rule.why));
      auto because = v_.fill("explain-because", {{"what", where_it_holds(ground)}});
      if (const auto assumed = assumed_in(v_, ground); !assumed.empty())
        because += fmt::format(" {}", v_.fill("explain-assumed", {{"facts", join(assumed, ", ")}}));
      add(Block::detail, because);
      if (i + 1 < grounds.size() && grounds[i + 1].rule == ground.rule) continue;
      Backing backing;
      back_with(v_, {ground.rule}, backing);
      add(Block::detail, v_.fill(ground.role == Ground::Role::dates    ? SentenceOf<1>("explain-rule-dates")
                                 : ground.role == Ground::Role::offers ? SentenceOf<1>("explain-rule-offers")
                                                                       : "explain-rule",
                                 {{"backing", basis_line(v_, backing)}}));
    }
  }

  void write_lines() {
    write_lines_of<VerdictSubject>("heading-verdicts");
    write_lines_of<TestSubject>("explain-tests");
    write_lines_of<VaccineSubject>("heading-vaccines");
    write_lines_of<FollowUpSubject>("heading-follow-up");
    write_lines_of<NoteSubject>("heading-notes");
  }

  template <class Kind>
  void write_lines_of(PlainSentence heading) {
    bool first = true;
    for (const auto& line : explained_.lines) {
      if (!std::holds_alternative<Kind>(line.subject)) continue;
      if (first) add(Block::heading, v_.phrase(heading));
      first = false;
      auto text = capitalised(label_of(v_, line.subject));
      const auto said = explained_.said.find(line.subject);
      if (said != explained_.said.end() && !std::is_same_v<Kind, NoteSubject>)
        text += ": " + said_words(v_, said->second);
      add(Block::item, text);
      if (line.grounds.empty()) {
        const bool silent = said != explained_.said.end() && is_silence(said->second);
        add(Block::detail, v_.phrase(silent ? PlainSentence("why-not-stated") : "explain-no-rule"));
      }
      write_grounds(line.grounds);
    }
  }

  void write_why_not(const WhyNot& answer) {
    const auto what = target_label(v_, answer.target);
    const bool is_there = answer.answer == WhyNot::Answer::there;
    add(Block::heading,
        is_there ? v_.fill("explain-why", {{"what", what}}) : v_.fill("explain-why-not", {{"what", what}}));
    switch (answer.answer) {
      case WhyNot::Answer::there:
        add(Block::item, v_.phrase("explain-there"));
        write_grounds(answer.grounds);
        return;
      case WhyNot::Answer::never:
        add(Block::item, answer.blocks.empty() ? v_.phrase("explain-no-rule-orders") : v_.phrase("explain-never"));
        break;
      case WhyNot::Answer::not_proved:
        add(Block::item, v_.phrase("explain-not-proved"));
        break;
      case WhyNot::Answer::change:
        break;
    }
    for (const auto& block : answer.blocks) {
      add(Block::item, block_words(v_, answer.target, block));
      Backing backing;
      back_with(v_, {block.rule}, backing);
      add(Block::detail, v_.fill("explain-rule", {{"backing", basis_line(v_, backing)}}));
    }
    if (!answer.changed) return;
    add(Block::item, v_.phrase("explain-smallest"));
    for (const auto& change : changes_of(answer)) add(Block::detail, change);
    add(Block::detail, v_.phrase("explain-try"));
    add_command(write::command_line(v_.pack, *answer.changed, pack_name_, others_));
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

  void write_what_if() {
    if (explained_.what_if.empty()) return;
    add(Block::heading, v_.phrase("explain-what-if"));
    std::vector<std::string> idle;
    for (const auto& what : explained_.what_if) {
      auto name = fact_label(v_, what.fact, what.exposure);
      if (what.exposure && v_.advice.asked.exposures.size() > 1)
        name += v_.fill("explain-for-exposure", {{"number", exposure_number(what.exposure)}});
      if (!what.matters()) {
        add_once(idle, name);
        continue;
      }
      add(Block::item, capitalised(name));
      if (!what.decides.empty())
        add(Block::detail, v_.fill("explain-moves", {{"what", shortened(ids_of(v_, what.decides))}}));
      for (const auto& effect : what.effects) write_effect(what, effect);
    }
    if (!idle.empty()) add(Block::paragraph, v_.fill("explain-idle", {{"facts", join(idle, ", ")}}));
  }

  std::string more(std::size_t count) const {
    return v_.fill("explain-more", {{"n", fmt::format("{}", count - shown_changes)}});
  }
  std::string shortened(std::vector<std::string> list) const {
    const auto count = list.size();
    if (count > shown_changes) list.resize(shown_changes);
    if (count > shown_changes) list.push_back(more(count));
    return join(list, ", ");
  }

  void write_effect(const WhatIf& what, const WhatIf::Effect& effect) {
    std::vector<std::string> replies, changes;
    for (const auto& reply : effect.replies) replies.push_back(reply_words(v_, what.fact, reply));
    for (const auto& change : effect.changes) {
      if (changes.size() < shown_changes) changes.push_back(change_words(v_, change));
    }
    if (effect.changes.size() > shown_changes) changes.push_back(more(effect.changes.size()));
    const auto list = changes.empty() ? v_.phrase("explain-no-change") : join(changes, "; ");
    add(Block::detail,
        v_.fill("explain-effect", {{"answers", join(replies, v_.phrase("words-or"))}, {"changes", list}}));
  }

  const View& v_;
  const Explanation& explained_;
  std::string_view pack_name_, others_;
  bool color_;
  Document document_;
  std::string out_;
};

}  // namespace

std::string explain_text(const ExplainView& view, bool color) { return ExplanationText(view, color).run(); }

}  // namespace sti::report
