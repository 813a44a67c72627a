#include "report/wording/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "base/text.hpp"

namespace sti::report {

const std::string& test_label(const View& view, Index<TestKind> test) {
  return view.label(view.pack.catalog.tests[test].label);
}
const std::string& site_label(const View& view, Index<Site> site) {
  return view.label(view.pack.catalog.sites[site].label);
}
const std::string& slot_label(const View& view, Index<Slot> slot) {
  return view.label(view.pack.vocabulary.slots[slot].label);
}

void add_once(std::vector<std::string>& list, const std::string& item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

void Sentences::add(const std::string& sentence) {
  if (sentence.empty() || std::find(all_.begin(), all_.end(), sentence) != all_.end()) return;
  all_.push_back(sentence);
}

std::string Sentences::join() const { return sti::join(all_, " "); }

std::string short_hash(const Pack& pack) { return pack.sha256.substr(0, 8); }

std::string pack_line(const View& view) {
  const auto& pack = view.pack;
  return view.fill("pack-line", {{"country", view.label(pack.country)},
                                 {"id", pack.id},
                                 {"version", pack.version},
                                 {"hash", short_hash(pack)},
                                 {"reviewed", written_date(pack.reviewed, view.lang)}});
}

std::string pack_in_brief(const View& view) {
  const auto& pack = view.pack;
  return view.fill(
      "pack-brief",
      {{"country", view.label(pack.country)}, {"id", pack.id}, {"version", pack.version}, {"hash", short_hash(pack)}});
}

bool is_overdue(const View& view) {
  const auto due = parse_date(view.pack.review_by);
  return due && date_of(view.advice.asked.now) > *due;
}

std::string overdue(const View& view) {
  if (!is_overdue(view)) return {};
  return view.fill("note-overdue", {{"date", written_date(view.pack.review_by, view.lang)}});
}

namespace {

/// Calls `visit` with each sample text that belongs to a specimen.
template <class Visit>
void each_sample(const View& view, const Specimen& specimen, const Visit& visit) {
  for (const auto& sample : view.pack.samples) {
    if (sample.site != specimen.site) continue;
    const bool fits =
        sample.tests.empty() || std::any_of(sample.tests.begin(), sample.tests.end(), [&](Index<TestKind> test) {
          return std::find(specimen.tests.begin(), specimen.tests.end(), test) != specimen.tests.end();
        });
    if (fits) visit(sample);
  }
}

}  // namespace

Backing backing(const View& view, const Specimen& specimen) {
  Backing out;
  each_sample(view, specimen, [&](const Sample& sample) { back_with(view, sample.evidence, out); });
  return out;
}

std::string how(const View& view, const Specimen& specimen) {
  Sentences out;
  each_sample(view, specimen, [&](const Sample& sample) { out.add(view.label(sample.how)); });
  return out.join();
}

std::string how_in_short(const View& view, const Specimen& specimen) {
  Sentences out;
  each_sample(view, specimen, [&](const Sample& sample) {
    out.add(sample.short_how.empty() ? first_sentence(view.label(sample.how)) : view.label(sample.short_how));
  });
  return out.join();
}

bool is_settled(const TestAdvice& line) { return line.status == Status::done && line.conclusive_on; }

std::vector<Date> later_days(const TestAdvice& line) {
  std::set<Date> out(line.repeat_on.begin(), line.repeat_on.end());
  if (line.take_on && line.all_useful_from && !line.at_check) out.insert(*line.all_useful_from);
  std::vector<Date> later;
  std::copy_if(out.begin(), out.end(), std::back_inserter(later),
               [&](Date day) { return !line.take_on || day > *line.take_on; });
  return later;
}

std::vector<Date> early_days(const TestAdvice& line) {
  auto out = line.interim_on;
  const auto later = later_days(line);
  std::erase_if(
      out, [&](Date day) { return day == line.take_on || std::find(later.begin(), later.end(), day) != later.end(); });
  return out;
}

std::optional<Date> taken_on(const View& view, const TestAdvice& line, Result result) {
  const auto& all = view.advice.asked.tests_taken;
  std::optional<Date> on;
  const auto hear = [&](const TakenTest& taken) {
    const bool counts = result == Result::negative || taken.test == line.test;  // what settles it need not be the same
    if (counts && taken.result == result) on = std::max(on.value_or(taken.on), taken.on);
  };
  for (const auto index : line.taken) hear(all[index]);
  if (on) return on;
  for (const auto& taken : all) {  // told without a site, of a test that is taken from several
    if (taken.test == line.test && !taken.site) hear(taken);
  }
  return on;
}

const std::string& found_word(const View& view, Index<TestKind> test) {
  const auto& tests = view.pack.catalog.tests;
  const auto& lines = view.advice.tests;
  const bool is_proved = std::any_of(lines.begin(), lines.end(), [&](const TestAdvice& line) {
    const auto& kind = tests[line.test];
    return line.status == Status::positive && kind.proves && kind.infection && kind.infection == tests[test].infection;
  });
  return view.phrase(tests[test].proves || is_proved ? PlainSentence("positive") : "to-be-confirmed");
}

bool is_hour_open(const View& view) {
  const auto& exposures = view.advice.asked.exposures;
  return std::any_of(exposures.begin(), exposures.end(), [](const Exposure& each) { return !each.time.exact; });
}

const Source* find_source(const View& view, std::string_view key) {
  const auto index = view.pack.source_index(key);
  return index ? &view.pack.sources[index] : nullptr;
}

}  // namespace sti::report
