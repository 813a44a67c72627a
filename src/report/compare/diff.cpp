#include "report/compare/diff.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/wording/conditions.hpp"
#include "report/wording/frequency.hpp"
#include "report/wording/sentence_families.hpp"
#include "report/wording/wording.hpp"
#include "write/command_line.hpp"

namespace sti::report {
namespace {

constexpr auto change_sentences = family<Sentence>("diff-kind-", change_kind_ids);
constexpr auto from_sentences =
    family<SentenceOf<1>>("diff-from-", std::array<std::string_view, 4>{"now", "exposure", "pep_last_dose", "treated"});

/// What a change is about, in words.
class ChangeWording {
 public:
  explicit ChangeWording(const DiffView& view)
      : packs_(view), view_{view.after, view.phrases, view.moment, view.lang} {}

  const std::string& phrase(PlainSentence name) const { return view_.phrase(name); }
  template <std::size_t Count>
  std::string fill(SentenceFor<Count> name, const SentenceValue (&values)[Count]) const {
    return view_.fill(name, values);
  }

  /// "HIV PEP, no longer offered: consider → not indicated".
  std::string headline(const Change& change) const {
    const auto head = view_.fill_from(change_sentences[change.kind], {{"what", subject(change)}});
    const auto [before, after] = sides(change);
    if (before.empty() && after.empty()) return head;
    return fill("diff-line", {{"what", head}, {"before", before}, {"after", after}});
  }

  /// What it is about; a note by nothing.
  std::string subject(const Change& change) const {
    if (change.subject) return label_of(view_, without_infection(*change.subject));
    const auto* topic = find_in_either(&Pack::topics, [&](const Topic& each) { return each.id == change.topic; });
    return topic == nullptr ? change.topic : view_.label(topic->title);
  }

  /// Before and after, in words; empty where the kind of change says it all.
  std::pair<std::string, std::string> sides(const Change& change) const {
    if (change.kind == Change::Kind::test_site) return {sites(change.sites_before), sites(change.sites_after)};
    const bool nothing =
        std::holds_alternative<std::monostate>(change.before) && std::holds_alternative<std::monostate>(change.after);
    if (nothing) return {};
    const auto* before = std::get_if<VerdictValue>(&change.before);
    const auto* after = std::get_if<VerdictValue>(&change.after);
    if (before != nullptr && after != nullptr && before->level != after->level)  // the level says what is different
      return {level(*before), level(*after)};
    return {said(change, change.before), said(change, change.after)};
  }

  std::string moved(const Change& change) const {
    if (!change.days) return {};
    return fill(*change.days > 0 ? SentenceOf<1>("diff-moved-later") : "diff-moved-earlier",
                {{"days", fmt::format("{}", std::abs(*change.days))}});
  }

 private:
  /// The first that is so, of the pack after the change, else of the one before; null where neither has it.
  template <class T, class Is>
  const T* find_in_either(List<T> Pack::*of, const Is& is) const {
    for (const auto* pack : {&packs_.after, &packs_.before}) {
      const auto found = std::find_if((pack->*of).begin(), (pack->*of).end(), is);
      if (found != (pack->*of).end()) return &*found;
    }
    return nullptr;
  }

  std::string sites(const std::vector<Index<Site>>& list) const {
    std::vector<std::string> labels;
    for (const auto site : list) labels.push_back(site_label(view_, site));
    return labels.empty() ? phrase("diff-not-taken") : join(labels, ", ");
  }

  std::string number(SentenceOf<1> name, int n) const { return fill(name, {{"n", fmt::format("{}", n)}}); }

  std::string said(const Change& change, const Said& value) const {
    if (const auto* verdict = std::get_if<VerdictValue>(&value)) return of(change, *verdict);
    if (const auto* vaccine = std::get_if<VaccineValue>(&value)) return of(*vaccine);
    if (const auto* line = std::get_if<LineValue>(&value)) return of(*line);
    if (const auto* follow_up = std::get_if<FollowUpValue>(&value)) return of(*follow_up);
    return phrase("diff-nothing");
  }

  const std::string& level(const VerdictValue& verdict) const { return phrase(level_sentences[verdict.level]); }

  std::string of(const Change& change, const VerdictValue& verdict) const {
    std::vector<std::string> parts = {level(verdict)};
    for (const auto& method : verdict.open) {
      const auto name = method_label(std::get<VerdictSubject>(*change.subject).slot, method.id);
      if (method.latest_hours)
        parts.push_back(fill("diff-hours", {{"method", name}, {"n", fmt::format("{}", *method.latest_hours)}}));
      else
        parts.push_back(name);
      if (method.best_hours) parts.push_back(number("diff-best-hours", *method.best_hours));
      if (method.course_days) parts.push_back(number("diff-course", *method.course_days));
    }
    return join(parts, ", ");
  }

  std::string of(const VaccineValue& vaccine) const {
    std::vector<std::string> parts = {phrase(vaccine_sentences[vaccine.level])};
    if (vaccine.free) parts.push_back(phrase(*vaccine.free ? PlainSentence("free-yes") : "free-no"));
    if (vaccine.latest_hours) parts.push_back(number("diff-latest", *vaccine.latest_hours));
    if (!vaccine.schedule_days.empty()) {
      std::vector<std::string> days;
      for (const int day : vaccine.schedule_days) days.push_back(fmt::format("{}", day));
      parts.push_back(fill("schedule", {{"days", join(days, ", ")}}));
    }
    return join(parts, ", ");
  }

  std::string of(const LineValue& line) const {
    if (!line.dated) return phrase("diff-no-days");
    std::vector<std::string> parts;
    if (line.earliest) parts.push_back(number("diff-useful", *line.earliest));
    if (line.interim) parts.push_back(number("diff-interim", *line.interim));
    if (line.conclusive)  // a day that nobody could confirm is one to repeat on
      parts.push_back(number(line.confirmed ? SentenceOf<1>("diff-conclusive") : "diff-repeat", *line.conclusive));
    for (const int day : line.repeat) parts.push_back(number("diff-repeat", day));
    if (line.baseline) parts.push_back(phrase("diff-baseline"));
    if (line.course) parts.push_back(phrase("diff-last-dose"));
    return join(parts, ", ");
  }

  std::string of(const FollowUpValue& follow_up) const {
    std::vector<std::string> parts;
    for (const auto& [from, days] : follow_up.days) {
      for (const int day : days) parts.push_back(number(from_sentences[from], day));
    }
    return join(parts, ", ");
  }

  std::string method_label(Index<Slot> slot, const std::string& id) const {
    const auto* method =
        find_in_either(&Pack::methods, [&](const Method& each) { return each.slot == slot && each.id == id; });
    return method == nullptr ? id : view_.label(method->label);
  }

  const DiffView& packs_;
  View view_;
};

std::string pack_name(const Pack& pack) { return fmt::format("{} {} ({})", pack.id, pack.version, short_hash(pack)); }

std::string share_text(const DiffView& view, const Change& change) {
  const double percent = view.cases > 0 ? double(100 * change.cases / view.cases) : 0;
  return with_mark_of(view.lang, percent >= 0.1 ? fmt::format("{:.1f}", percent) : fmt::format("{:.1g}", percent));
}

}  // namespace

std::pair<std::string, std::string> sides_of(const DiffView& view, const Change& change) {
  return ChangeWording(view).sides(change);
}

Document diff_page(const DiffView& view) {
  const ChangeWording words_of(view);
  Document out{
      .lang = view.lang,
      .title = words_of.fill("diff-title", {{"before", pack_name(view.before)}, {"after", pack_name(view.after)}})};
  const bool only_wording = std::all_of(view.changes.begin(), view.changes.end(),
                                        [](const Change& change) { return change.kind == Change::Kind::wording; });
  out.begin("same");
  if (only_wording)
    out.add(Line::Kind::paragraph,
            words_of.phrase(view.changes.empty() ? PlainSentence("diff-same") : "diff-same-advice"));
  for (const auto& change : view.changes) {
    auto& section = out.begin("change", words_of.headline(change));
    section.add(Line::Kind::detail, words_of.moved(change));
    if (change.text) section.add(Line::Kind::detail, "\"" + change.text->in(view.lang) + "\"");
    auto where = change.region ? words(view.after, view.phrases, *change.region, view.lang) : std::string{};
    if (where.empty()) where = words_of.phrase("diff-everywhere");
    section.add(Line::Kind::detail, words_of.fill("diff-where", {{"what", where}}));
    section.add(Line::Kind::detail,
                words_of.fill("diff-cases", {{"count", with_mark_of(view.lang, model_cases(change.cases))},
                                             {"share", share_text(view, change)}}));
    if (change.example)
      section.lines.push_back({.lead = words_of.phrase("diff-command") + " ",
                               .text = write::command_line(view.after, *change.example, view.after_name, view.others),
                               .kind = Line::Kind::command});
  }
  return out;
}

}  // namespace sti::report
