// `sti-proof/1`: what was asked of each pack and answered, with the cases that decide it.

#include "report/findings/findings.hpp"
#include "report/findings/findings_json.hpp"
#include "report/findings/proof.hpp"
#include "report/json/outputs.hpp"
#include "report/json/values.hpp"

namespace sti {

template <>
inline constexpr auto& enum_ids<ProofAnswer> = proof_answer_ids;

}  // namespace sti

namespace sti::report {
namespace {

/// A question among those of its pack.
struct Asked {
  const PackProof* of = nullptr;
  const ProofQuestion* question = nullptr;
};

/// A case of a pack that need not be the view's.
struct CaseOf {
  const Pack* pack = nullptr;
  const Case* asked = nullptr;
};

/// A list with a line for each item.
template <class T>
struct Lines {
  std::vector<T> items;
};

struct ProofDocument {
  Lines<PackProof> proofs;
  Lines<Diagnostic> findings;
  Tally tally;
};

}  // namespace

inline void write_json(JsonWriter& json, const Natural& number, const JsonContext&) { json.raw(decimal(number)); }
inline void write_schema(JsonWriter& json, Type<Natural>, const View&) { number_schema(json, "integer", 0); }

inline void write_json(JsonWriter& json, const CaseOf& it, const JsonContext&) {
  write::write_case(json, *it.pack, *it.asked);
}
/// A case, or of a decision table its facts alone.
inline void write_schema(JsonWriter& json, Type<CaseOf>, const View& view) {
  json.begin_object().key("anyOf").begin_array();
  write::write_case_schema(json, view.pack);
  json.begin_object().field("type", "object").key("additionalProperties");
  json.begin_object().field("type", "string").end_object().end_object();
  json.end_array().end_object();
}

template <class T>
void write_json(JsonWriter& json, const Lines<T>& lines, const JsonContext& context) {
  std::string out = "[";
  for (const auto& item : lines.items) {
    out += out.size() > 1 ? ",\n" : "\n";
    out += JsonWriter().value(item, context).take();
  }
  json.raw(out + "\n]");
}
template <class T>
void write_schema(JsonWriter& json, Type<Lines<T>>, const View& view) {
  schema_of<std::vector<T>>(json, view);
}

template <class To>
void describe(To& to, const RuleSays& each) {
  to("rule", each.rule)("says", each.says);
}

template <class To>
void describe(To& to, const ProofFact& fact) {
  to("name", fact.name)("values", fact.values)("of_exposure", fact.of_exposure)("acts", fact.acts);
}

namespace {

using Values = std::vector<std::string>;

/// The answers that a box allows, by fact; facts that it does not limit are left out.
ByName<Values> limits_of(const Proof& proof, const ProofBox& box) {
  ByName<Values> out;
  for (const auto& limit : box.limits) {
    const auto& fact = proof.facts[limit.fact];
    auto& values = out.items.emplace_back(fact.name, Values{}).second;
    for (const auto value : limit.values) values.push_back(fact.values[value]);
  }
  return out;
}

std::optional<CaseOf> witness_of(const Asked& asked) {
  const auto& witness = asked.question->witness;
  return witness ? std::optional(CaseOf{asked.of->pack, &*witness}) : std::nullopt;
}

Lines<Asked> questions_of(const PackProof& proof) {
  Lines<Asked> out;
  for (const auto& question : proof.proof->questions) out.items.push_back({&proof, &question});
  return out;
}

/// A box with what its facts are called.
struct BoxOf {
  const Proof* proof = nullptr;
  const ProofBox* box = nullptr;
};

std::vector<BoxOf> boxes_of(const Asked& asked) {
  std::vector<BoxOf> out;
  for (const auto& box : asked.question->boxes) out.push_back({asked.of->proof, &box});
  return out;
}

}  // namespace

template <class To>
void describe(To& to, const BoxOf& it) {
  to("where", [&] { return limits_of(*it.proof, *it.box); })("cases", [&] { return it.box->cases; });
}

template <class To>
void describe(To& to, const Asked& asked) {
  const auto of = [&](auto member) { return [&asked, member] { return (*asked.question).*member; }; };
  const auto text = [&](auto member) { return [&asked, member] { return null_if_empty((*asked.question).*member); }; };
  to("id", [&] { return question_id(asked.question->code, asked.question->about); });
  to("kind", [&] { return info(asked.question->code).name; })("claim", of(&ProofQuestion::claim));
  to("for", [&] { return std::string(asked.question->is_for_some ? "some" : "all"); });
  const auto number = [&](auto member) {
    return [&asked, member] {
      const bool is_known = asked.question->answer != ProofAnswer::not_proved;
      return is_known ? std::optional((*asked.question).*member) : std::nullopt;
    };
  };
  to("answer", of(&ProofQuestion::answer));
  to("among", number(&ProofQuestion::among))("cases", number(&ProofQuestion::cases));
  to("boxes", [&] { return boxes_of(asked); })("has_more_boxes", of(&ProofQuestion::has_more_boxes));
  to("at_least", of(&ProofQuestion::at_least));
  to("witness", [&] { return witness_of(asked); })("matter", text(&ProofQuestion::matter));
  to("says", of(&ProofQuestion::says));
  to("path", [&] { return place_of(asked.question->place).path; });
  to("line", [&] { return asked.question->place.line; });
}

template <class To>
void describe(To& to, const PackProof& proof) {
  to("name", proof.name).object("pack", [&](To& pack) {
    pack("id", [&] { return proof.pack->id; })("version", [&] { return proof.pack->version; });
    pack("sha256", [&] { return Hash{proof.pack->sha256}; });
  });
  to("budget", [&] { return proof.proof->budget; })(
      "cases", [&] { return proof.proof->cases.is_zero() ? std::nullopt : std::optional(proof.proof->cases); });
  to("facts", [&] { return Lines<ProofFact>{proof.proof->facts}; })("questions", [&] { return questions_of(proof); });
}

template <class To>
void describe(To& to, const ProofDocument& document) {
  describe(to.form("sti-proof/1")("proofs", document.proofs)("findings", document.findings), document.tally);
}

const JsonOutput proof_output{"proof", [](FieldSchema& to) { describe(to, ProofDocument{}); }};

std::string proof_json(const std::vector<PackProof>& proofs, const Diagnostics& findings) {
  ProofDocument document{{proofs}, {sorted(findings)}, {}};
  document.tally = tally_of(document.findings.items);
  return JsonWriter().value(document, JsonContext{}).take() + "\n";
}

}  // namespace sti::report
