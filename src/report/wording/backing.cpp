// What stands behind each line: rules, sources, basis.

#include <algorithm>

#include "report/risk/wording.hpp"
#include "report/wording/wording.hpp"

namespace sti::report {

void back_with(const View& view, const Evidence& evidence, Backing& out) {
  for (const auto source : evidence.sources) add_once(out.sources, view.pack.sources[source].key);
  out.basis = std::max(out.basis, evidence.basis);
}

void back_with(const View& view, const std::vector<Index<Rule>>& rules, Backing& out) {
  for (const auto index : rules) {
    const auto& rule = view.rule(index);
    add_once(out.rules, rule.id);
    for (const auto source : rule.evidence.sources) add_once(out.sources, view.pack.sources[source].key);
    out.basis = std::max(out.basis, rule.evidence.basis);
  }
}

Backing backing(const View& view, const TestAdvice& line) {
  Backing out;
  back_with(view, line.rules, out);
  back_with(view, line.windows, out);
  if (line.basis) out.basis = std::max(out.basis, *line.basis);
  if (out.rules.empty()) {  // a positive that nothing orders
    const auto& vocabulary = view.pack.vocabulary;
    out.rules.push_back("vocabulary/" + vocabulary.facts[vocabulary.tests_taken].id);
    out.sources.emplace_back(vocabulary_source);
  }
  return out;
}

Backing backing(const View& view, const Verdict& verdict) {
  Backing out;
  back_with(view, verdict.rules, out);
  back_with(view, verdict.method_rules, out);
  if (out.rules.empty()) {
    out.rules.push_back("vocabulary/" + id_of(view.pack, VerdictSubject{verdict.slot}));
    out.sources.emplace_back(vocabulary_source);
    if (verdict.level == Level::not_stated) out.sources.emplace_back(pack_source);
  }
  return out;
}

Backing backing(const View& view, const VaccineAdvice& vaccine) {
  Backing out;
  back_with(view, vaccine.rules, out);
  for (const auto& info : view.pack.vaccines) {
    if (info.vaccine != vaccine.vaccine) continue;
    for (const auto source : info.evidence.sources) add_once(out.sources, view.pack.sources[source].key);
  }
  if (out.rules.empty()) out.rules.push_back(id_of(view.pack, VaccineSubject{vaccine.vaccine}));
  if (out.sources.empty()) out.sources.emplace_back(pack_source);
  return out;
}

Backing backing(const View& view, const Contact& contact) {
  Backing out;
  back_with(view, contact.rules, out);
  return out;
}

Backing backing(const View& view, const FollowUp& follow_up) {
  Backing out;
  back_with(view, follow_up.rules, out);
  return out;
}

Backing backing(const View& view, const Note& note) {
  switch (note.from) {
    case Note::From::rule: {
      Backing out;
      back_with(view, note.rules, out);
      return out;
    }
    case Note::From::verdict_deadline:
      return backing(view, verdict_of(view, note));
    case Note::From::vaccine_deadline: {
      const auto* vaccine = vaccine_of(view, note);
      return vaccine == nullptr ? Backing{} : backing(view, *vaccine);
    }
    case Note::From::not_applicable_fact:
      return {
          {"vocabulary/" + view.pack.vocabulary.facts[note.fact].id}, {std::string(vocabulary_source)}, Basis::stated};
    case Note::From::found:
    case Note::From::negative_after_found:
    case Note::From::lifelong:
    case Note::From::positive_too_early:
    case Note::From::pep_restart:
    case Note::From::pep_stopped:
    case Note::From::not_stated:
      return {{"vocabulary/" + id_of(view.pack, *note.about)}, {std::string(pack_source)}, Basis::stated};
    case Note::From::conflict:
      return {{"vocabulary/" + view.pack.vocabulary.conflicts[note.conflict].id},
              {std::string(vocabulary_source)},
              Basis::stated};
    case Note::From::no_consent: {
      Backing out{{"pack/no_consent_below"}, {}, Basis::stated};
      back_with(view, view.pack.no_consent_below->evidence, out);
      return out;
    }
    case Note::From::overdue_pack:
      return {{"pack"}, {std::string(pack_source)}, Basis::stated};
  }
  return {};
}

Backing backing(const View& view, const Service& service) {
  Backing out;
  back_with(view, service.evidence, out);
  return out;
}

void add_backing(Backing& to, const Backing& from) {
  for (const auto& rule : from.rules) add_once(to.rules, rule);
  for (const auto& source : from.sources) add_once(to.sources, source);
  to.basis = std::max(to.basis, from.basis);
}

Backing backing(const View& view, const Topic& topic) {
  Backing out;
  back_with(view, {topic.rule}, out);
  return out;
}

std::vector<std::string> cited_sources(const View& view) {
  std::vector<std::string> out;
  const auto add = [&](const Backing& backing) {
    for (const auto& key : backing.sources) add_once(out, key);
  };
  for (const auto& line : view.advice.tests) add(backing(view, line));
  for (const auto& verdict : view.advice.verdicts) add(backing(view, verdict));
  for (const auto& vaccine : view.advice.vaccines) add(backing(view, vaccine));
  for (const auto& follow_up : view.advice.follow_up) add(backing(view, follow_up));
  for (const auto& contact : view.advice.contacts) add(backing(view, contact));
  for (const auto& risk : view.advice.risk) add(backing(view, risk));
  for (const auto& note : view.advice.notes) add(backing(view, note));
  for (const auto& specimen : view.advice.specimens) {
    for (const auto& sample : view.pack.samples) {
      if (sample.site != specimen.site) continue;
      for (const auto source : sample.evidence.sources) add_once(out, view.pack.sources[source].key);
    }
  }
  return out;
}

}  // namespace sti::report
