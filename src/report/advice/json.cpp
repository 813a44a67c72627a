#include "report/advice/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <variant>

#include "base/by_enum.hpp"
#include "base/json_writer.hpp"
#include "report/risk/json.hpp"
#include "report/risk/wording.hpp"
#include "report/wording/wording.hpp"
#include "write/case_json.hpp"

namespace sti::report {
namespace {

class AdviceWriter {
 public:
  AdviceWriter(const View& view, const JsonOptions& options) : v_(view), options_(options), json_(options.indent) {}

  std::string run() {
    json_.begin_object();
    for (const auto& field : advice_fields()) {
      const bool wanted = options_.fields.empty() || field == "id" ||
                          std::find(options_.fields.begin(), options_.fields.end(), field) != options_.fields.end();
      if (wanted) write_field(field);
    }
    json_.end_object();
    return json_.take();
  }

 private:
  void write_field(const std::string& field) {
    json_.key(field);
    if (field == "schema")
      json_.string("sti-advice/2");
    else if (field == "id")
      v_.advice.asked.id ? json_.string(*v_.advice.asked.id) : json_.null();
    else if (field == "pack")
      write_pack();
    else if (field == "now")
      json_.string(to_string(v_.advice.asked.now));
    else if (field == "case")
      write::write_case(json_, v_.pack, v_.advice.asked);
    else if (field == "assumed")
      write_list(v_.advice.assumed);
    else if (field == "tests")
      write_list(v_.advice.tests);
    else if (field == "visits")
      write_list(v_.advice.visits);
    else if (field == "contacts")
      write_list(v_.advice.contacts);
    else if (field == "specimens")
      write_list(v_.advice.specimens);
    else if (field == "verdicts")
      write_verdicts();
    else if (field == "vaccines")
      write_list(v_.advice.vaccines);
    else if (field == "follow_up")
      write_list(v_.advice.follow_up);
    else if (field == "risk")
      write_list(v_.advice.risk);
    else if (field == "notes")
      write_list(v_.advice.notes);
    else if (field == "topics")
      write_topics();
    else if (field == "questions")
      write_list(v_.advice.questions);
    else if (field == "expires")
      write_list(v_.advice.expires);
    else if (field == "sources")
      write_sources();
  }

  template <class Item>
  void write_list(const std::vector<Item>& items) {
    json_.begin_array();
    for (const auto& item : items) write(item);
    json_.end_array();
  }

  const std::string& test_id(Index<TestKind> test) const { return v_.pack.catalog.tests[test].id; }
  const std::string& site_id(Index<Site> site) const { return v_.pack.catalog.sites[site].id; }

  void write_text(std::string_view key, const std::string& text) {
    if (options_.texts) json_.key(key).string(text);
  }
  void write_backing(const Backing& backing) {
    json_.strings("rules", backing.rules);
    json_.strings("sources", backing.sources);
  }
  void write_exposures(const std::vector<Index<Exposure>>& exposures) {
    json_.key("exposures").begin_array();
    for (const auto exposure : exposures) json_.number(std::int64_t(exposure.place()));
    json_.end_array();
  }
  template <class When>
  void write_when(std::string_view key, const std::optional<When>& when) {
    json_.key(key);
    if (when)
      json_.string(to_string(*when));
    else
      json_.null();
  }
  void write_days(std::string_view key, const std::vector<Date>& days) {
    json_.key(key).begin_array();
    for (const auto day : days) json_.string(to_string(day));
    json_.end_array();
  }
  void write_exposure(Index<Exposure> exposure) {
    json_.key("exposure");
    if (exposure)
      json_.number(std::int64_t(exposure.place()));
    else
      json_.null();
  }
  void write_infection(Index<Infection> infection) {
    json_.key("infection");
    if (infection)
      json_.string(v_.pack.catalog.infections[infection].id);
    else
      json_.null();
  }

  void write_pack() {
    json_.begin_object();
    json_.key("id").string(v_.pack.id).key("version").string(v_.pack.version).key("sha256").string(v_.pack.sha256);
    json_.key("review_by")
        .string(v_.pack.review_by)
        .key("title")
        .string(v_.label(v_.pack.title))
        .key("country")
        .string(v_.label(v_.pack.country));
    json_.end_object();
  }

  void write(const Assumption& assumption) {
    const auto& fact = v_.pack.vocabulary.facts[assumption.fact];
    json_.begin_object().key("fact").string(fact.id);
    write_exposure(assumption.exposure);
    json_.key("value");
    if (assumption.why == Assumption::Why::latest_moment)
      json_.string(to_string(v_.advice.asked.exposures[assumption.exposure].time.latest));
    else if (assumption.why == Assumption::Why::conflict && !assumption.value)
      json_.string(to_string(date_of(v_.advice.asked.now)));
    else if (assumption.value)
      json_.string(fact.values[assumption.value].id);
    else
      json_.string(fact.kind == FactKind::number ? "unknown" : "none");
    static constexpr ByEnum<Assumption::Why, std::string_view, 4> reasons = {"default", "reading", "conflict",
                                                                             "latest-moment"};
    write_text("why", std::string(reasons[assumption.why]));
    json_.end_object();
  }

  void write(const TestAdvice& line) {
    json_.begin_object().key("test").string(test_id(line.test));
    write_infection(v_.pack.catalog.tests[line.test].infection);
    json_.key("site").string(site_id(line.site)).key("status").string(to_string(line.status));
    write_when("take_on", line.take_on);
    write_when("conclusive_on", line.conclusive_on);
    write_days("repeat_on", line.repeat_on);
    write_days("interim_on", line.interim_on);
    write_when("basis", line.basis);
    json_.key("taken").begin_array();
    for (const auto index : line.taken) write::write_taken(json_, v_.pack, v_.advice.asked.tests_taken[index]);
    json_.end_array();
    write_exposures(line.exposures);
    write_backing(backing(v_, line));
    if (options_.texts) write_text("why", why(v_, line));
    json_.end_object();
  }

  void write(const Visit& visit) {
    json_.begin_object().key("on").string(to_string(visit.on));
    json_.key("from").string(to_string(visit.from)).key("until").string(to_string(visit.until));
    json_.key("items").begin_array();
    for (const auto& item : visit.items) {
      static constexpr std::array<std::string_view, 3> lists = {"test", "dose", "follow-up"};
      json_.begin_object().key("of").string(lists[item.of.index()]);
      json_.key("index").number(std::visit([](auto line) { return std::int64_t(line.place()); }, item.of));
      json_.key("day").string(visit_day_ids[item.day]).key("dose");
      if (item.dose)
        json_.number(*item.dose);
      else
        json_.null();
      json_.key("from").string(to_string(item.from)).key("until").string(to_string(item.until)).end_object();
    }
    json_.end_array().end_object();
  }

  void write(const Contact& contact) {
    json_.begin_object();
    write_infection(contact.infection);
    json_.key("since").string(to_string(contact.since));
    const auto behind = backing(v_, contact);
    json_.key("basis").string(to_string(behind.basis));
    write_backing(behind);
    if (options_.texts) write_text("why", why(v_, contact));
    json_.end_object();
  }

  void write(const Specimen& specimen) {
    json_.begin_object().key("site").string(site_id(specimen.site)).key("tests").begin_array();
    for (const auto test : specimen.tests) json_.string(test_id(test));
    json_.end_array().key("on").string(to_string(specimen.on));
    if (options_.texts) write_text("how", how(v_, specimen));
    json_.end_object();
  }

  void write_verdicts() {
    json_.begin_object();
    for (const auto& verdict : v_.advice.verdicts) {
      json_.key(v_.pack.vocabulary.slots[verdict.slot].id).begin_object().key("level").string(to_string(verdict.level));
      write_when("deadline", verdict.deadline);
      write_when("deadline_from", verdict.deadline_from);
      write_exposures(verdict.exposures);
      json_.key("by_exposure").begin_array();
      for (const auto& part : verdict.by_exposure) {
        json_.begin_object();
        write_exposure(part.exposure);
        json_.key("level").string(to_string(part.level));
        write_when("deadline", part.deadline);
        json_.end_object();
      }
      json_.end_array();
      write_backing(backing(v_, verdict));
      if (options_.texts) write_text("why", why(v_, verdict));
      json_.end_object();
    }
    json_.end_object();
  }

  void write(const VaccineAdvice& vaccine) {
    json_.begin_object()
        .key("vaccine")
        .string(v_.pack.catalog.vaccines[vaccine.vaccine].id)
        .key("level")
        .string(to_string(vaccine.level));
    write_when("deadline", vaccine.deadline);
    write_when("deadline_from", vaccine.deadline_from);
    json_.key("schedule_days").begin_array();
    for (const int day : vaccine.schedule_days) json_.number(day);
    json_.end_array();
    json_.key("free");
    if (vaccine.free)
      json_.boolean(*vaccine.free);
    else
      json_.null();
    write_backing(backing(v_, vaccine));
    if (options_.texts) write_text("why", why(v_, vaccine));
    json_.end_object();
  }

  void write(const FollowUp& follow_up) {
    json_.begin_object()
        .key("on")
        .string(to_string(follow_up.on))
        .key("what")
        .string(v_.pack.catalog.follow_ups[follow_up.what].id);
    write_infection(follow_up.infection);
    write_backing(backing(v_, follow_up));
    if (options_.texts) write_text("why", why(v_, follow_up));
    json_.end_object();
  }

  void write(const RiskAdvice& risk) {
    json_.begin_object();
    write_infection(risk.infection);
    write_exposure(risk.exposure);
    json_.key("per_act");
    write_range(json_, risk.per_act);
    json_.key("source_chance");
    write_range(json_, risk.source_chance);
    json_.key("overall");
    write_range(json_, risk.overall);
    write_backing(backing(v_, risk));
    if (options_.texts) write_text("why", why(v_, risk));
    json_.end_object();
  }

  void write(const Note& note) {
    json_.begin_object().key("kind").string(to_string(note.kind));
    if (options_.texts) write_text("text", text(v_, note));
    write_backing(backing(v_, note));
    json_.end_object();
  }

  void write_topics() {
    json_.begin_array();
    for (const auto index : v_.advice.topics) {
      const auto& topic = v_.pack.topics[index];
      json_.begin_object().key("topic").string(topic.id);
      write_text("title", v_.label(topic.title));
      write_backing(backing(v_, topic));
      json_.end_object();
    }
    json_.end_array();
  }

  void write(const Question& question) {
    json_.begin_object().key("fact").string(v_.pack.vocabulary.facts[question.fact].id);
    write_exposure(question.exposure);
    json_.strings("decides", ids_of(v_, question.decides));
    json_.end_object();
  }

  void write(const Expiry& expiry) {
    json_.begin_object().key("at").string(to_string(expiry.at));
    json_.key("what").string(id_of(v_.pack, expiry.what)).end_object();
  }

  void write_sources() {
    json_.begin_object();
    for (const auto& key : cited_sources(v_)) {
      const auto* source = find_source(v_, key);
      if (source == nullptr) continue;
      json_.key(key)
          .begin_object()
          .key("issuer")
          .string(source->issuer)
          .key("title")
          .string(source->title)
          .key("date")
          .string(source->date);
      json_.key("url").string(source->url).key("accessed").string(source->accessed).end_object();
    }
    json_.end_object();
  }

  const View& v_;
  const JsonOptions& options_;
  JsonWriter json_;
};

}  // namespace

const std::vector<std::string>& advice_fields() {
  static const std::vector<std::string> fields = {
      "schema",   "id",       "pack",      "now",  "case",  "assumed", "tests",     "visits",  "contacts", "specimens",
      "verdicts", "vaccines", "follow_up", "risk", "notes", "topics",  "questions", "expires", "sources"};
  return fields;
}

std::string advice_json(const Pack& pack, const Phrases& phrases, const Advice& advice, Lang lang,
                        const JsonOptions& options) {
  const View view{pack, phrases, advice, lang};
  return AdviceWriter(view, options).run();
}

}  // namespace sti::report
