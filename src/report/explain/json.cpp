// An explanation as JSON, schema `sti-explain/1`.

#include <fmt/format.h>

#include "base/by_enum.hpp"
#include "base/json_writer.hpp"
#include "report/explain/page.hpp"
#include "report/explain/words.hpp"
#include "write/case_json.hpp"
#include "write/command_line.hpp"

namespace sti::report {
namespace {

class ExplanationJson {
 public:
  explicit ExplanationJson(const ExplainView& shown)
      : v_(shown.view), explained_(shown.explanation), pack_name_(shown.pack_name), others_(shown.others), json_(2) {}

  std::string run() {
    const auto& asked = v_.advice.asked;
    json_.begin_object().key("schema").string("sti-explain/1").key("id");
    if (asked.id)
      json_.string(*asked.id);
    else
      json_.null();
    json_.key("pack").begin_object();
    json_.key("id").string(v_.pack.id).key("version").string(v_.pack.version).key("sha256").string(v_.pack.sha256);
    json_.end_object().key("now").string(to_string(asked.now)).key("case");
    write::write_case(json_, v_.pack, asked);
    json_.key("lines");
    write_all(explained_.lines);
    json_.key("why_not");
    write_all(explained_.why_not);
    json_.key("what_if");
    write_all(explained_.what_if);
    json_.end_object();
    return json_.take() + "\n";
  }

 private:
  template <class Items>
  void write_all(const Items& items) {
    json_.begin_array();
    for (const auto& item : items) write(item);
    json_.end_array();
  }
  void write_exposure(Index<Exposure> exposure) {
    json_.key("exposure");
    if (exposure)
      json_.number(std::int64_t(exposure.place()));
    else
      json_.null();
  }
  void write_line(const Subject& subject) {
    json_.key("line").string(id_of(v_.pack, subject)).key("label").string(label_of(v_, subject));
  }
  void write_said(std::string_view key, const std::optional<SaidLine>& said) {
    json_.key(key);
    if (said)
      json_.string(said_words(v_, *said));
    else
      json_.null();
  }
  void write_backing(Index<Rule> rule) {
    Backing backing;
    back_with(v_, {rule}, backing);
    json_.key("rule").string(v_.rule(rule).id);
    json_.strings("sources", backing.sources);
    json_.key("basis").string(to_string(backing.basis));
  }
  const std::string& fact_id(Index<Fact> fact) const { return v_.pack.vocabulary.facts[fact].id; }

  void write(const LineReasons& line) {
    json_.begin_object();
    write_line(line.subject);
    const auto said = explained_.said.find(line.subject);
    write_said("says", said == explained_.said.end() ? std::nullopt : std::optional(said->second));
    json_.key("because");
    write_all(line.grounds);
    json_.end_object();
  }

  void write(const Ground& ground) {
    static constexpr ByEnum<Ground::Role, std::string_view, 3> roles = {"gives", "dates", "offers"};
    json_.begin_object().key("role").string(roles[ground.role]);
    write_backing(ground.rule);
    json_.key("exposures").begin_array();
    for (const auto exposure : ground.exposures) json_.number(std::int64_t(exposure.place()));
    json_.end_array().key("holds").string(ground_words(v_, ground));
    json_.strings("facts", facts_in(v_, ground.holds));
    json_.strings("not_told", assumed_in(v_, ground));
    json_.key("why").string(v_.label(v_.rule(ground.rule).why)).end_object();
  }

  void write(const WhyNot& answer) {
    static constexpr ByEnum<WhyNot::Answer, std::string_view, 4> answers = {"there", "change", "never", "not-proved"};
    json_.begin_object().key("name").string(answer.target.name);
    json_.key("answer").string(answers[answer.answer]).key("because");
    write_all(answer.grounds);
    json_.key("blocked").begin_array();
    for (const auto& block : answer.blocks) write(answer.target, block);
    json_.end_array().key("changes").begin_array();
    for (const auto& change : answer.changes) write(*answer.changed, change);
    json_.end_array().key("command");
    if (answer.changed)
      json_.string(write::command_line(v_.pack, *answer.changed, pack_name_, others_));
    else
      json_.null();
    json_.key("case");
    if (answer.changed)
      write::write_case(json_, v_.pack, *answer.changed);
    else
      json_.null();
    json_.end_object();
  }

  void write(const PropertyOutput& target, const Blocked& block) {
    static constexpr ByEnum<Blocked::By, std::string_view, 5> by = {"condition", "override", "limit", "stronger",
                                                                    "site"};
    json_.begin_object().key("by").string(by[block.by]);
    write_backing(block.rule);
    write_exposure(block.exposure);
    json_.key("missing").string(missing_words(v_, block));
    json_.strings("facts", facts_in(v_, block.missing));
    std::vector<std::string> others;
    for (const auto other : block.others) others.push_back(v_.rule(other).id);
    json_.strings("others", others);
    json_.key("text").string(block_words(v_, target, block)).end_object();
  }

  void write(const Case& changed, const FactChange& change) {
    json_.begin_object().key("fact").string(fact_id(change.fact));
    write_exposure(change.exposure);
    json_.key("before").string(answer_words(v_, v_.advice.asked, change.fact, change.exposure));
    const bool is_gone = change.exposure && !changed.exposures.has(change.exposure);
    json_.key("after").string(is_gone || (change.fact == v_.pack.vocabulary.act && !change.exposure)
                                  ? v_.phrase("words-no-exposure")
                                  : answer_words(v_, changed, change.fact, change.exposure));
    json_.end_object();
  }

  void write(const WhatIf& what) {
    json_.begin_object().key("fact").string(fact_id(what.fact));
    write_exposure(what.exposure);
    json_.key("matters").boolean(what.matters());
    json_.strings("moves", ids_of(v_, what.decides));
    json_.key("effects").begin_array();
    for (const auto& effect : what.effects) {
      json_.begin_object();
      std::vector<std::string> replies;
      for (const auto& reply : effect.replies) replies.push_back(reply_words(v_, what.fact, reply));
      json_.strings("answers", replies);
      json_.key("changes").begin_array();
      for (const auto& change : effect.changes) {
        json_.begin_object();
        write_line(change.subject);
        write_said("before", change.before);
        write_said("after", change.after);
        json_.end_object();
      }
      json_.end_array().end_object();
    }
    json_.end_array().end_object();
  }

  const View& v_;
  const Explanation& explained_;
  std::string_view pack_name_, others_;
  JsonWriter json_;
};

}  // namespace

std::string explain_json(const ExplainView& view) { return ExplanationJson(view).run(); }

}  // namespace sti::report
