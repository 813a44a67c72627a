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

template <class Rules>
std::string test_line(const Names& names, const TestSubject& test, Status status, Date take_on,
                      const std::optional<Date>& conclusive, const std::vector<std::string>& repeat, bool pending,
                      const std::set<Index<Exposure>>& exposures, const Rules& rules) {
  std::set<std::size_t> numbers;
  for (const auto exposure : exposures) numbers.insert(exposure.place());
  return fmt::format("test {} {} take {} conclusive {} repeat {} {}exposures {} rules {}", names.of(test),
                     to_string(status), to_string(take_on), text(conclusive), repeat, pending ? "pending " : "",
                     numbers, names.rules(rules));
}

}  // namespace

Lines lines_of(const Pack& pack, const Opinion& opinion) {
  const Names names{pack};
  Lines out;
  for (const auto& [key, line] : opinion.tests) {
    out.insert(test_line(names, {key.first, key.second}, line.status, line.take_on, line.conclusive_on,
                         texts(line.repeat_on), line.pending, line.exposures, line.rules));
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
                           names.rules(line.rules)));
  }
  for (const auto& [key, on] : opinion.follow_up)
    out.insert(fmt::format("{} {}", names.of(FollowUpSubject{key.first, key.second}), to_string(on)));
  for (const auto& note : opinion.notes) out.insert("note " + note);
  return out;
}

Lines lines_of(const Pack& pack, const Advice& advice, const Renumber& renumber) {
  const Names names{pack};
  Lines out;
  for (const auto& line : advice.tests) {
    std::set<Index<Exposure>> exposures;
    for (const auto exposure : line.exposures) exposures.insert(renumbered(exposure, renumber));
    out.insert(test_line(names, {line.test, line.site}, line.status, line.take_on, line.conclusive_on,
                         texts(line.repeat_on), line.pending, exposures, line.rules));
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
                           names.rules(line.rules)));
  }
  for (const auto& line : advice.follow_up)
    out.insert(fmt::format("{} {}", names.of(FollowUpSubject{line.what, line.infection}), to_string(line.on)));
  for (const auto& note : advice.notes) {
    for (const auto rule : note.rules) out.insert(fmt::format("note {} {}", pack.rules[rule].id, to_string(note.kind)));
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
