// What has changed since an earlier visit, in one line.

#include <map>
#include <set>

#include "base/text.hpp"
#include "report/page/page.hpp"
#include "report/wording/sentence_families.hpp"

namespace sti::report {
namespace {

class Since {
 public:
  Since(const View& view, const EarlierAdvice& before) : view_(view), before_(before) {}

  std::string run() {
    compare_tests();
    for (const auto& verdict : view_.advice.verdicts)
      compare(before_.verdicts, verdict.slot, verdict.level, slot_label(view_, verdict.slot), level_sentences);
    for (const auto& vaccine : view_.advice.vaccines)
      compare(before_.vaccines, vaccine.vaccine, vaccine.level, label_of(view_, VaccineSubject{vaccine.vaccine}),
              vaccine_sentences);
    if (days_ahead(before_.visits) != days_ahead(planned())) parts_.push_back(view_.phrase("since-days"));
    if (before_.sha256 != view_.pack.sha256)
      parts_.push_back(view_.fill("since-rules", {{"id", before_.pack}, {"version", before_.version}}));
    const auto what = parts_.empty() ? view_.phrase("since-nothing") : join(parts_, "; ");
    return view_.fill("since", {{"date", brief(date_of(before_.now), view_)}, {"what", what}});
  }

 private:
  std::set<Date> planned() const {
    std::set<Date> out;
    for (const auto& visit : view_.advice.visits) out.insert(visit.on);
    return out;
  }
  std::set<Date> days_ahead(std::set<Date> days) const {
    days.erase(days.begin(), days.upper_bound(date_of(view_.advice.asked.now)));
    return days;
  }

  /// Lines that were found, settled, sent off, ordered or dropped since.
  void compare_tests() {
    std::vector<std::string> found, settled, awaited, due, added, dropped;
    std::map<TestSubject, Status> gone = before_.tests;
    for (const auto& line : view_.advice.tests) {
      const TestSubject about{line.test, line.site};
      const auto known = before_.tests.find(about);
      const bool is_new = known == before_.tests.end();
      gone.erase(about);
      if (!is_new && known->second == line.status) continue;
      auto name = test_and_site(view_, about);
      if (line.status == Status::positive)
        found.push_back(std::move(name));
      else if (is_settled(line))
        settled.push_back(std::move(name));
      else if (line.status == Status::awaited)
        awaited.push_back(std::move(name));
      else if (is_new && line.status != Status::done)
        added.push_back(std::move(name));
      else if (is_for_today(line.status) && !is_for_today(known->second))
        due.push_back(std::move(name));
    }
    for (const auto& [about, status] : gone) dropped.push_back(test_and_site(view_, about));
    say("since-found", found);
    say("since-settled", settled);
    say("since-awaited", awaited);
    say("since-due", due);
    say("since-added", added);
    say("since-dropped", dropped);
  }

  void say(SentenceOf<1> sentence, const std::vector<std::string>& names) {
    if (!names.empty()) parts_.push_back(view_.fill(sentence, {{"list", join(names, ", ")}}));
  }

  template <class Thing, class Level, class Sentences>
  void compare(const std::map<Index<Thing>, Level>& before, Index<Thing> thing, Level level, const std::string& name,
               const Sentences& sentences) {
    const auto known = before.find(thing);
    if (known == before.end() || known->second == level) return;
    parts_.push_back(view_.fill("since-level", {{"what", name},
                                                {"before", view_.phrase(sentences[known->second])},
                                                {"after", view_.phrase(sentences[level])}}));
  }

  const View& view_;
  const EarlierAdvice& before_;
  std::vector<std::string> parts_;
};

}  // namespace

std::string since_line(const View& view, const EarlierAdvice& before) { return Since(view, before).run(); }

}  // namespace sti::report
