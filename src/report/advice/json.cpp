#include "report/advice/json.hpp"

#include <algorithm>
#include <variant>

#include "report/json/outputs.hpp"
#include "report/json/values.hpp"
#include "report/risk/wording.hpp"

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

constexpr std::array advice_pack = {id_version_hash, review_by, field<&Pack::title>("title"),
                                    field<&Pack::country>("country")};

std::string assumed_value(const View& view, const Assumption& assumption) {
  const auto& fact = view.pack.vocabulary.facts[assumption.fact];
  const auto& asked = view.advice.asked;
  if (assumption.why == Assumption::Why::latest_moment)
    return to_string(asked.exposures[assumption.exposure].time.latest);
  if (assumption.value) return fact.values[assumption.value].id;
  if (assumption.why == Assumption::Why::conflict) return to_string(date_of(asked.now));
  return fact.kind == FactKind::number ? "unknown" : "none";
}

/// A verdict for each slot, by its id.
struct Verdicts {
  const List<Verdict, Slot>& all;
};

}  // namespace

template <>
constexpr std::array fields_of<Assumption> = {
    field<&Assumption::fact>("fact"), nullable<&Assumption::exposure>("exposure"), field<assumed_value>("value"),
    text_field("why", [](const Assumption& assumption) { return assumption.why; })};

template <>
constexpr std::array fields_of<TestAdvice> = {
    field<&TestAdvice::test>("test"),
    field("infection", [](const View& view,
                          const TestAdvice& line) { return or_none(view.pack.catalog.tests[line.test].infection); }),
    field<&TestAdvice::site>("site"),
    field<&TestAdvice::status>("status"),
    field<&TestAdvice::take_on>("take_on"),
    field<&TestAdvice::conclusive_on>("conclusive_on"),
    field<&TestAdvice::repeat_on>("repeat_on"),
    field<&TestAdvice::interim_on>("interim_on"),
    field<&TestAdvice::basis>("basis"),
    field("taken",
          [](const View& view, const TestAdvice& line) { return at(view.advice.asked.tests_taken, line.taken); }),
    field<&TestAdvice::exposures>("exposures"),
    backed<TestAdvice>,
    why_field<TestAdvice>};

template <>
constexpr std::array fields_of<VisitItem> = {
    field("of", [](const VisitItem& item) { return VisitList(item.of.index()); }),
    field("index", [](const VisitItem& item) { return std::visit([](auto line) { return line.place(); }, item.of); }),
    field<&VisitItem::day>("day"),
    field<&VisitItem::dose>("dose"),
    field<&VisitItem::from>("from"),
    field<&VisitItem::until>("until")};
template <>
constexpr std::array fields_of<Visit> = {field<&Visit::on>("on"), field<&Visit::from>("from"),
                                         field<&Visit::until>("until"), field<&Visit::items>("items")};

template <>
constexpr std::array fields_of<Contact> = {field<&Contact::infection>("infection"), field<&Contact::since>("since"),
                                           basis_field<Contact>, backed<Contact>, why_field<Contact>};

template <>
constexpr std::array fields_of<Specimen> = {field<&Specimen::site>("site"), field<&Specimen::tests>("tests"),
                                            field<&Specimen::on>("on"), text_field<how>("how")};

template <>
constexpr std::array fields_of<ExposureVerdict> = {field<&ExposureVerdict::exposure>("exposure"),
                                                   field<&ExposureVerdict::level>("level"),
                                                   field<&ExposureVerdict::deadline>("deadline")};
template <>
constexpr std::array fields_of<Verdict> = {field<&Verdict::level>("level"),
                                           field<&Verdict::deadline>("deadline"),
                                           field<&Verdict::deadline_from>("deadline_from"),
                                           field<&Verdict::exposures>("exposures"),
                                           field<&Verdict::by_exposure>("by_exposure"),
                                           backed<Verdict>,
                                           why_field<Verdict>};

void write_json(JsonWriter& json, const Verdicts& verdicts, const JsonContext& context) {
  json.begin_object();
  for (const auto& verdict : verdicts.all)
    json.field(context.view->pack.vocabulary.slots[verdict.slot].id, verdict, context);
  json.end_object();
}
void write_schema(JsonWriter& json, Type<Verdicts>, const Pack& base) {
  json.begin_object();
  object_schema(json, [&](SchemaPart part) {
    for (const auto& slot : base.vocabulary.slots) {
      if (part == SchemaPart::properties)
        schema_of<Verdict>(json.key(slot.id), base);
      else
        json.value(slot.id);
    }
  });
  json.end_object();
}

template <>
constexpr std::array fields_of<VaccineAdvice> = {field<&VaccineAdvice::vaccine>("vaccine"),
                                                 field<&VaccineAdvice::level>("level"),
                                                 field<&VaccineAdvice::deadline>("deadline"),
                                                 field<&VaccineAdvice::deadline_from>("deadline_from"),
                                                 field<&VaccineAdvice::schedule_days>("schedule_days"),
                                                 field<&VaccineAdvice::free>("free"),
                                                 backed<VaccineAdvice>,
                                                 why_field<VaccineAdvice>};

template <>
constexpr std::array fields_of<FollowUp> = {field<&FollowUp::on>("on"), field<&FollowUp::what>("what"),
                                            nullable<&FollowUp::infection>("infection"), backed<FollowUp>,
                                            why_field<FollowUp>};

template <>
constexpr std::array fields_of<RiskAdvice> = {field<&RiskAdvice::infection>("infection"),
                                              nullable<&RiskAdvice::exposure>("exposure"),
                                              field<&RiskAdvice::per_act>("per_act"),
                                              field<&RiskAdvice::source_chance>("source_chance"),
                                              field<&RiskAdvice::overall>("overall"),
                                              backed<RiskAdvice>,
                                              why_field<RiskAdvice>};

template <>
constexpr std::array fields_of<Note> = {
    field<&Note::kind>("kind"), text_field("text", [](const View& view, const Note& note) { return text(view, note); }),
    backed<Note>};

template <>
constexpr std::array fields_of<Topic> = {field<&Topic::id>("topic"), text_field<&Topic::title>("title"), backed<Topic>};

template <>
constexpr std::array fields_of<Question> = {
    field<&Question::fact>("fact"), nullable<&Question::exposure>("exposure"),
    field("decides", [](const View& view, const Question& question) { return ids_of(view, question.decides); })};

template <>
constexpr std::array fields_of<Expiry> = {
    field<&Expiry::at>("at"),
    field("what", [](const View& view, const Expiry& expiry) { return id_of(view.pack, expiry.what); })};

template <>
constexpr std::array fields_of<Advice> = {
    form<Advice>("sti-advice/2"),
    case_id<Advice>,
    pack_field<Advice, advice_pack>,
    case_moment<Advice>,
    case_field<Advice>,
    field<&Advice::assumed>("assumed"),
    field<&Advice::tests>("tests"),
    field<&Advice::visits>("visits"),
    field<&Advice::contacts>("contacts"),
    field<&Advice::specimens>("specimens"),
    field("verdicts", [](const Advice& advice) { return Verdicts{advice.verdicts}; }),
    field<&Advice::vaccines>("vaccines"),
    field<&Advice::follow_up>("follow_up"),
    field<&Advice::risk>("risk"),
    field<&Advice::notes>("notes"),
    field("topics", [](const View& view, const Advice& advice) { return at(view.pack.topics, advice.topics); }),
    field<&Advice::questions>("questions"),
    field<&Advice::expires>("expires"),
    field("sources", [](const View& view, const Advice&) { return sources_of(view, cited_sources(view)); })};

const JsonOutput advice_output{"advice", document_schema<Advice>};

const std::vector<std::string>& advice_fields() {
  static const auto keys = [] {
    std::vector<std::string> out;
    for (const auto& field : fields_of<Advice>) out.emplace_back(field.key);
    return out;
  }();
  return keys;
}

std::string advice_json(const Pack& pack, const Phrases& phrases, const Advice& advice, Lang lang,
                        const JsonOptions& options) {
  const View view{pack, phrases, advice, lang};
  const JsonContext context{&view, options.texts};
  const auto is_wanted = [&](std::string_view key) {
    return options.fields.empty() || key == "id" ||
           std::find(options.fields.begin(), options.fields.end(), key) != options.fields.end();
  };
  JsonWriter json(options.indent);
  json.begin_object();
  for (const auto& field : fields_of<Advice>) {
    if (is_wanted(field.key)) field.write(json, field, advice, context);
  }
  return json.end_object().take();
}

}  // namespace sti::report
