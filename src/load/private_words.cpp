#include "load/private_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "grammar/vocabulary.hpp"
#include "load/built_in.hpp"
#include "load/terms.hpp"
#include "model/privacy.hpp"

namespace sti::load {
namespace {

/// Tells each text that must not be read by others.
class PrivateWords {
 public:
  PrivateWords(const std::vector<Term>& words, Diagnostics& diagnostics) : words_(words), diagnostics_(diagnostics) {}

  void check(const Text& text, const Span& span, std::string_view what, std::string_view hint) const {
    for (std::size_t i = 0; i < lang_ids.size(); ++i) {
      const auto lang = Lang(i);
      if (const auto* word = find_private_word(text.in(lang), lang, words_))
        diagnostics_.add(Code::private_word, span, fmt::format("{} says \"{}\"", what, written(*word)),
                         std::string(hint));
    }
  }
  /// A text that may be written into the record.
  void record(const Text& text, const Span& span, std::string_view what) const {
    check(text, span, fmt::format("{}, which the note for the record can hold,", what),
          "say it in other words, or let the condition name the private fact");
  }
  /// A text that a leaflet says.
  void leaflet(const Text& text, const Span& span, std::string_view what) const {
    check(text, span, fmt::format("{}, which a leaflet says,", what),
          "say it in words that tell nothing of the person");
  }

 private:
  static std::string written(const Term& word) { return word.word + (word.any_ending ? "…" : ""); }

  const std::vector<Term>& words_;
  Diagnostics& diagnostics_;
};

/// A rule whose note stands first where it is about a finding.
bool is_about_finding(const Pack& pack, const Condition& condition) {
  const auto& vocabulary = pack.vocabulary;
  if (condition.op == Condition::Op::test)
    return condition.test.fact == vocabulary.diagnosed || condition.test.fact == vocabulary.tested_positive;
  return std::any_of(condition.parts.begin(), condition.parts.end(),
                     [&](const Condition& part) { return is_about_finding(pack, part); });
}

void check_rule(const Pack& pack, const Rule& rule, const PrivateWords& words) {
  const bool is_replaced = rests_on_private(pack, rule);
  for (const auto& effect : rule.effects) {
    if (const auto* verdict = std::get_if<VerdictEffect>(&effect); verdict && !is_replaced) {
      // The record gives the reason of the first slot alone.
      if (verdict->slot.place() == 0) words.record(rule.why, rule.span, fmt::format("the reason of `{}`", rule.id));
    } else if (const auto* method = std::get_if<MethodEffect>(&effect)) {
      const auto& given = pack.methods[method->method];
      words.record(given.label, rule.span, fmt::format("the label of the method `{}`", given.id));
      words.leaflet(given.label, rule.span, fmt::format("the label of the method `{}`", given.id));
      words.record(given.late, rule.span, fmt::format("`late` of the method `{}`", given.id));
    } else if (const auto* note = std::get_if<NoteEffect>(&effect)) {
      const bool on_top = note->first || note->kind == NoteKind::urgent ||
                          (note->kind == NoteKind::referral && is_about_finding(pack, rule.when));
      if (on_top && !is_replaced) words.record(note->text, rule.span, fmt::format("the note of `{}`", rule.id));
      words.leaflet(note->patient, rule.span, fmt::format("`patient` of `{}`", rule.id));
      words.leaflet(note->meanwhile, rule.span, fmt::format("`meanwhile` of `{}`", rule.id));
      words.leaflet(note->come_back, rule.span, fmt::format("`come_back` of `{}`", rule.id));
    }
  }
}

constexpr std::array<std::string_view, 8> prefixes = {"record-", "leaflet-", "level-",    "vaccine-",
                                                      "result-", "why-",     "calendar-", "plan-"};
/// Others that the record or the leaflet says. `note-no-consent` is not among them: the record says that it was
/// discussed.
constexpr std::array<std::string_view, 28> others = {"and",
                                                     "baseline",
                                                     "contact-old",
                                                     "control",
                                                     "control-of",
                                                     "days-n",
                                                     "dose-on",
                                                     "doses-taken",
                                                     "free-no",
                                                     "free-yes",
                                                     "hours-n",
                                                     "none",
                                                     "note-found",
                                                     "note-not-stated",
                                                     "note-overdue",
                                                     "note-pep-restart",
                                                     "method-until",
                                                     "method-until-unsure",
                                                     "note-pep-stopped",
                                                     "person-none",
                                                     "positive",
                                                     "span-day",
                                                     "span-hours",
                                                     "span-today",
                                                     "taken-result",
                                                     "to-be-confirmed",
                                                     "treated-on",
                                                     "why-limit-passed"};

}  // namespace

std::vector<Term> load_private_words(const RuleTree& base, Diagnostics& diagnostics) {
  const auto& home = base.find("terms.toml") != nullptr ? base : built_in_tree();
  const auto* file = home.find("terms.toml");
  const auto parsed = file == nullptr ? std::nullopt : parse_file(home, *file, diagnostics);
  std::vector<Term> out;
  if (!parsed) return out;
  const Context context{*parsed->source, diagnostics};
  each_table(parsed->root.find("private_word"), context, "private_word", [&](const Node& node) {
    FieldsOf<grammar::private_word> fields(node, context);
    auto word = read_word(fields, context);
    fields.finish();
    if (!word.word.empty()) out.push_back(std::move(word));
  });
  return out;
}

const Term* find_private_word(std::string_view text, Lang lang, const std::vector<Term>& words) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const Term& word) {
    return word.lang == lang && find_word(text, word).has_value();
  });
  return found == words.end() ? nullptr : &*found;
}

bool reaches_others(std::string_view sentence) {
  return std::any_of(prefixes.begin(), prefixes.end(), [&](auto prefix) { return sentence.starts_with(prefix); }) ||
         std::find(others.begin(), others.end(), sentence) != others.end();
}

void check_private_words(const Vocabulary& vocabulary, const Catalog& catalog, const std::vector<Term>& words,
                         Diagnostics& diagnostics) {
  const PrivateWords check(words, diagnostics);
  for (const auto& fact : vocabulary.facts) {
    if (fact.is_private || fact.derived) continue;
    check.record(fact.label, fact.span, fmt::format("the label of `{}`", fact.id));
    for (const auto& value : fact.values)
      check.record(value.label, fact.span, fmt::format("the label of `{}` of `{}`", value.id, fact.id));
  }
  const Span whole{vocabulary.files.empty() ? nullptr : vocabulary.files.front().get(), 0, 0, 1};
  const auto labels = [&](const auto& things, std::string_view kind, auto... of) {
    for (const auto& thing : things) {
      const auto what = fmt::format("the {} `{}`", kind, thing.id);
      (check.record(thing.*of, whole, what), ...);
      (check.leaflet(thing.*of, whole, what), ...);
    }
  };
  labels(catalog.infections, "infection", &Infection::label);
  labels(catalog.tests, "test", &TestKind::short_label, &TestKind::plain_label);
  labels(catalog.sites, "site", &Site::label, &Site::sample_label);
  labels(catalog.vaccines, "vaccine", &VaccineKind::label);
  labels(catalog.follow_ups, "follow-up", &FollowUpKind::label, &FollowUpKind::plain_label);
  labels(vocabulary.slots, "slot", &Slot::label);
}

void check_private_words(const Pack& pack, const std::vector<Term>& words, Diagnostics& diagnostics) {
  const PrivateWords check(words, diagnostics);
  for (const auto& rule : pack.rules) {
    if (!rule.draft && !rule.broken) check_rule(pack, rule, check);
  }
  const Span whole{pack.files.empty() ? nullptr : pack.files.front().get(), 0, 0, 1};
  for (const auto& silent : pack.silent) {
    if (silent) check.record(*silent, whole, "a text of `silent`");
  }
  for (const auto& sample : pack.samples) check.leaflet(sample.patient, sample.span, "`patient` of a sample");
  for (const auto& text : pack.leaflet) check.leaflet(text.text, text.span, "a text of the leaflet");
  for (const auto& service : pack.services)
    check.leaflet(service.discreet, whole, fmt::format("`discreet` of the service `{}`", service.id));
}

}  // namespace sti::load
