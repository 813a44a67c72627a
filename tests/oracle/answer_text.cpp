#include "oracle/answer_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sti::oracle {
namespace {

template <class T>
std::string text(const std::optional<T>& value) {
  return value ? to_string(*value) : "none";
}

template <class Range>
std::vector<std::string> texts(const Range& dates) {
  std::vector<std::string> out;
  for (const auto& date : dates) out.push_back(to_string(date));
  return out;
}

struct Names {
  const Pack& pack;

  std::string of(const Subject& subject) const { return id_of(pack, subject); }
  template <class Range>
  std::set<std::string> rules(const Range& indices) const {
    std::set<std::string> ids;
    for (const auto index : indices) ids.insert(pack.rules[index].id);
    return ids;
  }
};

Index<Exposure> renumbered(Index<Exposure> exposure, const Renumber& renumber) {
  return exposure && !renumber.empty() ? renumber[exposure] : exposure;
}

/// What is compared of a line about a test, whoever says it.
struct TestText {
  Status status{};
  std::optional<Date> take_on, conclusive_on;
  std::vector<std::string> interim_on, repeat_on;
  std::set<std::size_t> exposures, taken;
  std::optional<Basis> basis;
  bool answer_late = false;
  std::set<std::string> rules;
};

std::string line_of(const std::string& name, const TestText& line) {
  return fmt::format("test {} {} take {} conclusive {} interim {} repeat {} {}exposures {} taken {} basis {} rules {}",
                     name, to_string(line.status), text(line.take_on), text(line.conclusive_on), line.interim_on,
                     line.repeat_on, line.answer_late ? "answer late " : "", line.exposures, line.taken,
                     line.basis ? to_string(*line.basis) : "none", line.rules);
}

template <class Indices>
std::set<std::size_t> places(const Indices& indices) {
  std::set<std::size_t> out;
  for (const auto index : indices) out.insert(index.place());
  return out;
}

/// Who gave the level: rules, or the number of doses.
template <class Line>
std::string vaccine_rules(const Names& names, const Line& line) {
  return line.by_doses ? "by doses" : fmt::format("{}", names.rules(line.rules));
}

std::string visit_text(const Names& names, const Advice& advice, const VisitItem& item) {
  const auto times = " " + to_string(item.from) + " " + to_string(item.until);
  const auto day = item.dose ? std::to_string(*item.dose) : std::string(visit_day_ids[item.day]);
  if (const auto* test = std::get_if<Index<TestAdvice>>(&item.of)) {
    const auto& line = advice.tests[test->place()];
    return names.of(TestSubject{line.test, line.site}) + " " + day + times;
  }
  if (const auto* vaccine = std::get_if<Index<VaccineAdvice>>(&item.of))
    return names.of(VaccineSubject{advice.vaccines[vaccine->place()].vaccine}) + " " + day + times;
  const auto& follow_up = advice.follow_up[std::get<Index<FollowUp>>(item.of).place()];
  return names.of(FollowUpSubject{follow_up.what, follow_up.infection}) + " " + day + times;
}

/// A note that no rule says, as the opinion names it; empty for one it has no opinion on.
std::string owed_note(const Names& names, const Note& note) {
  switch (note.from) {
    case Note::From::positive_too_early:
      return "too early " + names.of(note.about.value());
    case Note::From::conflict:
      return "conflict " + names.pack.vocabulary.conflicts[note.conflict].id;
    case Note::From::no_consent:
      return "no consent";
    case Note::From::pep_restart:
      return "pep restart";
    case Note::From::pep_stopped:
      return "pep stopped";
    default:
      return "";
  }
}

}  // namespace

Lines lines_of(const Pack& pack, const Opinion& opinion) {
  const Names names{pack};
  Lines out;
  for (const auto& [key, line] : opinion.tests) {
    out.insert(
        line_of(names.of(TestSubject{key.first, key.second}),
                {line.status, line.take_on, line.conclusive_on, texts(line.interim_on), texts(line.repeat_on),
                 places(line.exposures), places(line.taken), line.basis, line.answer_late, names.rules(line.rules)}));
  }
  for (const auto& [slot, verdict] : opinion.verdicts) {
    out.insert(fmt::format("verdict {} {} deadline {} from {} rules {}", names.of(VerdictSubject{slot}),
                           to_string(verdict.level), text(verdict.deadline), text(verdict.deadline_from),
                           names.rules(verdict.rules)));
    for (const auto& [exposure, by] : verdict.by_exposure) {
      out.insert(fmt::format("verdict {} exposure {} {} deadline {}", names.of(VerdictSubject{slot}), exposure.place(),
                             to_string(by.level), text(by.deadline)));
    }
  }
  for (const auto& [vaccine, line] : opinion.vaccines) {
    out.insert(fmt::format("vaccine {} {} deadline {} from {} rules {}", names.of(VaccineSubject{vaccine}),
                           to_string(line.level), text(line.deadline), text(line.deadline_from),
                           vaccine_rules(names, line)));
  }
  for (const auto& [key, on] : opinion.follow_up) {
    for (const auto day : on)
      out.insert(fmt::format("{} {}", names.of(FollowUpSubject{key.first, key.second}), to_string(day)));
  }
  for (const auto& [infection, since] : opinion.contacts)
    out.insert(fmt::format("contacts {} {}", pack.catalog.infections[infection].id, to_string(since)));
  for (const auto& [day, items] : opinion.visits) {
    for (const auto& item : items) out.insert(fmt::format("visit {} {} {}", to_string(day), item.of, item.day));
  }
  for (const auto& note : opinion.notes) out.insert("note " + note);
  return out;
}

Lines lines_of(const Pack& pack, const Advice& advice, const Renumber& renumber) {
  const Names names{pack};
  Lines out;
  for (const auto& line : advice.tests) {
    std::set<Index<Exposure>> exposures;
    for (const auto exposure : line.exposures) exposures.insert(renumbered(exposure, renumber));
    out.insert(line_of(names.of(TestSubject{line.test, line.site}),
                       {line.status, line.take_on, line.conclusive_on, texts(line.interim_on), texts(line.repeat_on),
                        places(exposures), places(line.taken), line.basis, line.answer_late, names.rules(line.rules)}));
  }
  for (const auto& verdict : advice.verdicts) {
    out.insert(fmt::format("verdict {} {} deadline {} from {} rules {}", names.of(VerdictSubject{verdict.slot}),
                           to_string(verdict.level), text(verdict.deadline), text(verdict.deadline_from),
                           names.rules(verdict.rules)));
    for (const auto& by : verdict.by_exposure) {
      out.insert(fmt::format("verdict {} exposure {} {} deadline {}", names.of(VerdictSubject{verdict.slot}),
                             renumbered(by.exposure, renumber).place(), to_string(by.level), text(by.deadline)));
    }
  }
  for (const auto& line : advice.vaccines) {
    out.insert(fmt::format("vaccine {} {} deadline {} from {} rules {}", names.of(VaccineSubject{line.vaccine}),
                           to_string(line.level), text(line.deadline), text(line.deadline_from),
                           vaccine_rules(names, line)));
  }
  for (const auto& line : advice.follow_up)
    out.insert(fmt::format("{} {}", names.of(FollowUpSubject{line.what, line.infection}), to_string(line.on)));
  for (const auto& contact : advice.contacts)
    out.insert(fmt::format("contacts {} {}", pack.catalog.infections[contact.infection].id, to_string(contact.since)));
  for (const auto& visit : advice.visits) {
    for (const auto& item : visit.items)
      out.insert(fmt::format("visit {} {}", to_string(visit.on), visit_text(names, advice, item)));
  }
  for (const auto& note : advice.notes) {
    if (note.from == Note::From::rule) {
      for (const auto rule : note.rules)
        out.insert(fmt::format("note {} {}", pack.rules[rule].id, to_string(note.kind)));
    } else if (const auto owed = owed_note(names, note); !owed.empty()) {
      out.insert("note " + owed);
    }
  }
  return out;
}

Lines other_lines_of(const Pack& pack, const Advice& advice, const Renumber& renumber) {
  const Names names{pack};
  Lines out;
  for (const auto& question : advice.questions) {
    const auto exposure = renumbered(question.exposure, renumber);
    std::set<std::string> decides;
    for (const auto& subject : question.decides) decides.insert(names.of(subject));
    out.insert(fmt::format("question {} exposure {} decides {}", pack.vocabulary.facts[question.fact].id,
                           exposure ? std::to_string(exposure.place()) : "none", decides));
  }
  for (const auto& expiry : advice.expires)
    out.insert(fmt::format("expires {} {}", to_string(expiry.at), names.of(expiry.what)));
  return out;
}

std::string difference(const Lines& first, const Lines& second) {
  std::string out;
  for (const auto& line : first) {
    if (!second.contains(line)) out += "  - " + line + "\n";
  }
  for (const auto& line : second) {
    if (!first.contains(line)) out += "  + " + line + "\n";
  }
  return out;
}

}  // namespace sti::oracle
