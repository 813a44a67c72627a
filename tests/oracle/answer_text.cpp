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

  std::string test(int test, int site) const {
    return pack.catalog.tests[std::size_t(test)].id + "@" + pack.catalog.sites[std::size_t(site)].id;
  }
  template <class Range>
  std::set<std::string> rules(const Range& indices) const {
    std::set<std::string> ids;
    for (const int index : indices) ids.insert(pack.rules[std::size_t(index)].id);
    return ids;
  }
  std::string follow_up(int what, int infection) const {
    return pack.catalog.follow_ups[std::size_t(what)].id +
           (infection < 0 ? "" : " " + pack.catalog.infections[std::size_t(infection)].id);
  }
  const std::string& slot(int index) const { return pack.vocabulary.slots[std::size_t(index)].id; }
  const std::string& vaccine(int index) const { return pack.catalog.vaccines[std::size_t(index)].id; }
};

template <class Exposures, class Rules>
std::string test_line(const Names& names, int test, int site, Status status, Date take_on,
                      const std::optional<Date>& conclusive, const std::vector<std::string>& repeat, bool pending,
                      const Exposures& exposures, const Rules& rules) {
  return fmt::format("test {} {} take {} conclusive {} repeat {} {}exposures {} rules {}", names.test(test, site),
                     to_string(status), to_string(take_on), text(conclusive), repeat, pending ? "pending " : "",
                     std::set<int>(exposures.begin(), exposures.end()), names.rules(rules));
}

}  // namespace

Lines lines_of(const Pack& pack, const Opinion& opinion) {
  const Names names{pack};
  Lines out;
  for (const auto& [key, line] : opinion.tests) {
    out.insert(test_line(names, key.first, key.second, line.status, line.take_on, line.conclusive_on,
                         texts(line.repeat_on), line.pending, line.exposures, line.rules));
  }
  for (const auto& [slot, verdict] : opinion.verdicts) {
    out.insert(fmt::format("verdict {} {} deadline {} from {} rules {}", names.slot(slot), to_string(verdict.level),
                           text(verdict.deadline), text(verdict.deadline_from), names.rules(verdict.rules)));
    for (const auto& [exposure, by] : verdict.by_exposure) {
      out.insert(fmt::format("verdict {} exposure {} {} deadline {}", names.slot(slot), exposure, to_string(by.level),
                             text(by.deadline)));
    }
  }
  for (const auto& [vaccine, line] : opinion.vaccines) {
    out.insert(fmt::format("vaccine {} {} deadline {} from {} rules {}", names.vaccine(vaccine), to_string(line.level),
                           text(line.deadline), text(line.deadline_from), names.rules(line.rules)));
  }
  for (const auto& [key, on] : opinion.follow_up)
    out.insert(fmt::format("follow-up {} {}", names.follow_up(key.first, key.second), to_string(on)));
  for (const auto& note : opinion.notes) out.insert("note " + note);
  return out;
}

Lines lines_of(const Pack& pack, const Advice& advice, const std::vector<int>& renumber) {
  const Names names{pack};
  const auto number = [&](int exposure) { return renumber.empty() ? exposure : renumber[std::size_t(exposure)]; };
  Lines out;
  for (const auto& line : advice.tests) {
    std::set<int> exposures;
    for (const int exposure : line.exposures) exposures.insert(number(exposure));
    out.insert(test_line(names, line.test, line.site, line.status, line.take_on, line.conclusive_on,
                         texts(line.repeat_on), line.pending, exposures, line.rules));
  }
  for (const auto& verdict : advice.verdicts) {
    out.insert(fmt::format("verdict {} {} deadline {} from {} rules {}", names.slot(verdict.slot),
                           to_string(verdict.level), text(verdict.deadline), text(verdict.deadline_from),
                           names.rules(verdict.rules)));
    for (const auto& by : verdict.by_exposure) {
      out.insert(fmt::format("verdict {} exposure {} {} deadline {}", names.slot(verdict.slot), number(by.exposure),
                             to_string(by.level), text(by.deadline)));
    }
  }
  for (const auto& line : advice.vaccines) {
    out.insert(fmt::format("vaccine {} {} deadline {} from {} rules {}", names.vaccine(line.vaccine),
                           to_string(line.level), text(line.deadline), text(line.deadline_from),
                           names.rules(line.rules)));
  }
  for (const auto& line : advice.follow_up)
    out.insert(fmt::format("follow-up {} {}", names.follow_up(line.what, line.infection), to_string(line.on)));
  for (const auto& note : advice.notes) {
    for (const int rule : note.rules)
      out.insert(fmt::format("note {} {}", pack.rules[std::size_t(rule)].id, to_string(note.kind)));
  }
  return out;
}

Lines other_lines_of(const Pack& pack, const Advice& advice, const std::vector<int>& renumber) {
  Lines out;
  for (const auto& question : advice.questions) {
    const auto at = question.exposure.value_or(-1);
    out.insert(fmt::format("question {} exposure {} decides {}", pack.vocabulary.facts[std::size_t(question.fact)].id,
                           at < 0 || renumber.empty() ? at : renumber[std::size_t(at)],
                           std::set<std::string>(question.decides.begin(), question.decides.end())));
  }
  for (const auto& expiry : advice.expires) out.insert(fmt::format("expires {} {}", to_string(expiry.at), expiry.what));
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
