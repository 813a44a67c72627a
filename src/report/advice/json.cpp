#include "report/advice/json.hpp"

#include <variant>

#include "report/json/outputs.hpp"
#include "report/json/values.hpp"

namespace sti {

enum class VisitList { test, dose, follow_up };

template <>
inline constexpr ByEnum<VisitList, std::string_view, 3> enum_ids<VisitList> = {"test", "dose", "follow-up"};
template <>
inline constexpr ByEnum<Assumption::Why, std::string_view, 4> enum_ids<Assumption::Why> = {"default", "reading",
                                                                                           "conflict", "latest-moment"};

}  // namespace sti

namespace sti::report {
namespace {

std::string assumed_value(const View& view, const Assumption& assumption) {
  const auto& fact = view.pack.vocabulary.facts[assumption.fact];
  const auto& asked = view.advice.asked;
  if (assumption.why == Assumption::Why::latest_moment)
    return to_string(asked.exposures[assumption.exposure].time.latest);
  if (assumption.value) return fact.values[assumption.value].id;
  if (assumption.why == Assumption::Why::conflict) return to_string(date_of(asked.now));
  return fact.kind == FactKind::number ? "unknown" : "none";
}

/// What stands behind a line, and why it is so.
template <class To, class Line>
void describe_reason(To& to, const Line& line) {
  describe_backing(to, line);
  to.text("why", [&] { return why(to.view(), line); });
}

}  // namespace

template <class To>
void describe(To& to, const Assumption& assumption) {
  to("fact", assumption.fact)("exposure", or_null(assumption.exposure));
  to("value", [&] { return assumed_value(to.view(), assumption); }).text("why", assumption.why);
}

template <class To>
void describe(To& to, const TestAdvice& line) {
  to("test", line.test);
  to("infection", [&] { return or_null(to.view().pack.catalog.tests[line.test].infection); });
  to("site", line.site)("status", line.status)("take_on", line.take_on)("conclusive_on", line.conclusive_on);
  to("repeat_on", line.repeat_on)("interim_on", line.interim_on)("basis", line.basis);
  to("taken", [&] { return at(to.view().advice.asked.tests_taken, line.taken); })("exposures", line.exposures);
  describe_reason(to, line);
}

template <class To>
void describe(To& to, const VisitItem& item) {
  to("of", VisitList(item.of.index()));
  to("index", [&] { return std::visit([](auto line) { return line.place(); }, item.of); });
  to("day", item.day)("dose", item.dose)("from", item.from)("until", item.until);
}
template <class To>
void describe(To& to, const Visit& visit) {
  to("on", visit.on)("from", visit.from)("until", visit.until)("items", visit.items);
}

template <class To>
void describe(To& to, const Contact& contact) {
  to("infection", contact.infection)("since", contact.since);
  describe_basis(to, contact);
  describe_reason(to, contact);
}

template <class To>
void describe(To& to, const Specimen& specimen) {
  to("site", specimen.site)("tests", specimen.tests)("on", specimen.on);
  to.text("how", [&] { return how(to.view(), specimen); });
}

template <class To>
void describe(To& to, const ExposureVerdict& part) {
  to("exposure", part.exposure)("level", part.level)("deadline", part.deadline);
}
template <class To>
void describe(To& to, const Verdict& verdict) {
  to("level", verdict.level)("deadline", verdict.deadline)("deadline_from", verdict.deadline_from);
  to("exposures", verdict.exposures)("by_exposure", verdict.by_exposure);
  describe_reason(to, verdict);
}

template <class To>
void describe(To& to, const VaccineAdvice& vaccine) {
  to("vaccine", vaccine.vaccine)("level", vaccine.level)("deadline", vaccine.deadline);
  to("deadline_from", vaccine.deadline_from)("schedule_days", vaccine.schedule_days)("free", vaccine.free);
  describe_reason(to, vaccine);
}

template <class To>
void describe(To& to, const FollowUp& follow_up) {
  to("on", follow_up.on)("what", follow_up.what)("infection", or_null(follow_up.infection));
  describe_reason(to, follow_up);
}

template <class To>
void describe(To& to, const RiskAdvice& risk) {
  to("infection", risk.infection)("exposure", or_null(risk.exposure));
  describe_chances(to, risk);
  describe_reason(to, risk);
}

template <class To>
void describe(To& to, const Note& note) {
  to("kind", note.kind).text("text", [&] { return text(to.view(), note); });
  describe_backing(to, note);
}

template <class To>
void describe(To& to, const Topic& topic) {
  to("topic", topic.id).text("title", topic.title);
  describe_backing(to, topic);
}

template <class To>
void describe(To& to, const Question& question) {
  to("fact", question.fact)("exposure", or_null(question.exposure));
  to("decides", [&] { return ids_of(to.view(), question.decides); });
}

template <class To>
void describe(To& to, const Expiry& expiry) {
  to("at", expiry.at)("what", [&] { return id_of(to.view().pack, expiry.what); });
}

template <class To>
void describe(To& to, const Advice& advice) {
  const auto& view = to.view();
  describe_case(to.form("sti-advice/2"));
  to("case", advice.asked)("assumed", advice.assumed)("tests", advice.tests);
  to("visits", advice.visits)("contacts", advice.contacts)("specimens", advice.specimens);
  to.object("verdicts", [&](auto& each) {
    const auto& slots = view.pack.vocabulary.slots;
    for (const auto slot : slots.indices())
      each(
          slots[slot].id, [&]() -> const auto& { return advice.verdicts[slot]; });
  });
  to("vaccines", advice.vaccines)("follow_up", advice.follow_up)("risk", advice.risk)("notes", advice.notes);
  to("topics", [&] { return at(view.pack.topics, advice.topics); });
  to("questions", advice.questions)("expires", advice.expires);
  to("sources", [&] { return sources_of(view, cited_sources(view)); });
}

const JsonOutput advice_output{"advice", [](FieldSchema& to) { describe(to, Advice{}); }};

const std::vector<std::string>& advice_fields() {
  static const auto keys = keys_of(advice_output);
  return keys;
}

std::string advice_json(const Pack& pack, const Phrases& phrases, const Advice& advice, Lang lang,
                        const JsonOptions& options) {
  const View view{pack, phrases, advice, lang};
  const JsonContext context{&view, options.texts};
  JsonWriter json(options.indent);
  json.begin_object();
  FieldWriter to(json, context, options.fields.empty() ? nullptr : &options.fields);
  describe(to, advice);
  return json.end_object().take();
}

}  // namespace sti::report
