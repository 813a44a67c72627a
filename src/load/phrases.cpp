#include "load/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "base/text.hpp"
#include "grammar/vocabulary.hpp"
#include "load/archive.hpp"
#include "load/built_in.hpp"
#include "load/fields.hpp"
#include "load/private_words.hpp"

namespace sti::load {
namespace {

/// Sentences that an earlier version said: a tree that was taken out of it still has them.
constexpr std::string_view retired =
    "ago-hour assumed-default best-within calendar-control calendar-control-about calendar-dose calendar-final "
    "calendar-once calendar-repeat calendar-retest calendar-test calendar-useful conclusive could-change deadline "
    "deadline-closed-from decides diff-see early-look exposure-number heading-assumed heading-found "
    "heading-referral heading-talk heading-wait interim leaflet-early leaflet-pack more-full more-notes "
    "more-questions more-sources more-talk more-talk-notes more-why next-at-check note-gap page-pack pending "
    "question-limit question-of quiz-hint-one record-conclusive record-early record-head record-repeat "
    "risk-source-unknown "
    "sources-all sources-and-more status-baseline status-done status-now status-now-and-repeat status-wait "
    "take-from timeline-any-day timeline-conclusive timeline-conclusive-from timeline-no-day timeline-one-day "
    "timeline-one-hour timeline-second timeline-unsure-from timeline-useful why-gap why-pending windows-head "
    "without-date";

/// Sentences that took other values then; `placeholders`: their names, in order.
struct EarlierForm {
  std::string_view name, placeholders;
};
constexpr EarlierForm earlier_forms[] = {
    {"leaflet-method-unsure", "deadline from method"},
    {"leaflet-until-unsure", "deadline from"},
    {"method-until-unsure", "deadline from method"},
    {"note-deadline-unsure", "deadline from level what"},
    {"open-until-unsure", "deadline from"},
    {"record-until-unsure", "deadline from"},
    {"why-baseline", "useful"},
};

bool is_among(std::string_view name, std::string_view names) {
  const auto all = split(names, ' ');
  return std::find(all.begin(), all.end(), name) != all.end();
}

bool is_of_earlier_version(std::string_view name, const Text& text) {
  const auto said = join(placeholders_in(text), " ");
  return std::any_of(std::begin(earlier_forms), std::end(earlier_forms),
                     [&](const EarlierForm& form) { return form.name == name && form.placeholders == said; });
}

/// The names in braces of one text, in order of name and once each.
struct Braces {
  std::vector<std::string> closed;
  std::vector<std::string> open;  ///< the letters after a brace that is not closed before the next or the end
};

Braces braces_in(std::string_view text) {
  std::set<std::string> closed, open;
  for (auto at = text.find('{'); at != std::string_view::npos; at = text.find('{', at)) {
    const auto stop = std::min(text.find_first_of("{}", at + 1), text.size());
    const auto inside = text.substr(at + 1, stop - at - 1);
    if (stop < text.size() && text[stop] == '}')
      closed.emplace(filled_by(inside));
    else
      open.emplace(inside.substr(0, inside.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_")));
    at = stop;
  }
  return {{closed.begin(), closed.end()}, {open.begin(), open.end()}};
}

/// The name of a sentence, with what was made tables of by dots: "open.until" of `open.until = { … }`.
std::string dotted(const Member& member) {
  auto out = member.key;
  const auto* at = &member.value;
  while (at->is_table() && at->members.size() == 1 && at->members.front().value.is_table()) {
    out += "." + at->members.front().key;
    at = &at->members.front().value;
  }
  return out;
}

/// Reads the table of sentences and compares it with the sentences that the program knows. While these are being built
/// there are none, and only the languages are compared.
class PhraseReader {
 public:
  PhraseReader(const Node& table, const Context& context, const PhraseTexts& known, std::vector<Term> private_words)
      : table_(table), context_(context), known_(known), private_words_(std::move(private_words)) {
    for (const auto& [name, text] : known) {
      if (table.find(name) == nullptr) missing_.push_back(name);
    }
  }

  PhraseTexts read() {
    PhraseTexts out;
    for (const auto& member : table_.members) {
      const auto known = known_.find(member.key);
      if (known == known_.end() && !known_.empty()) {
        add_unknown(member);
        continue;
      }
      auto text = read_text(member.value, context_);
      if (!text) continue;
      if (known != known_.end() && is_of_earlier_version(member.key, *text)) {
        context_.add(Code::missing_sentence, member.pos,
                     fmt::format("the sentence `{}` is that of an earlier version", member.key),
                     "the built-in one is used");
        out.emplace(member.key, known->second);
        continue;
      }
      check_private(member, *text);
      if (known != known_.end())
        compare(member, placeholders_in(known->second));
      else if (known_.empty())
        compare(member, placeholders_in(*text));
      out.emplace(member.key, std::move(*text));
    }
    add_missing();
    for (const auto& name : missing_) out.emplace(name, known_.find(name)->second);
    return out;
  }

 private:
  /// What the record and the leaflet say tells nothing that is private.
  void check_private(const Member& member, const Text& text) const {
    if (!reaches_others(member.key)) return;
    for (std::size_t i = 0; i < lang_ids.size(); ++i) {
      const auto* word = find_private_word(text.in(Lang(i)), Lang(i), private_words_);
      if (word == nullptr) continue;
      context_.add(Code::private_word, member.value.find(lang_ids[Lang(i)])->pos,
                   fmt::format("`{}`, which others may read, says \"{}\"", member.key, word->word),
                   "say it in other words");
    }
  }

  void add_unknown(const Member& member) {
    if (is_among(member.key, retired)) return;
    const auto name = dotted(member);
    const auto meant = nearest(name, missing_);
    if (!meant.empty()) meant_.emplace(meant);
    context_.add(Code::unknown_key, member.pos, fmt::format("there is no sentence `{}`", name), did_you_mean(meant));
  }

  /// Those that a misspelt name was meant for have been told.
  void add_missing() const {
    constexpr std::size_t most_named = 8;
    std::vector<std::string> names;
    for (const auto& name : missing_) {
      if (!meant_.contains(name)) names.push_back(name);
    }
    if (names.empty()) return;
    const auto all = names.size();
    names.resize(std::min(all, most_named));
    const auto more = all > most_named ? fmt::format(", and {} more", all - most_named) : std::string{};
    const auto list = more.empty() ? list_names(names, "and") : "`" + join(names, "`, `") + "`" + more;
    context_.add(Code::missing_sentence, table_.pos,
                 all == 1 ? fmt::format("the sentence {} is missing", list)
                          : fmt::format("{} sentences are missing: {}", all, list),
                 all == 1 ? "the built-in one is used" : "the built-in ones are used");
  }

  /// Each language must say what the sentence is given, and nothing else. A brace that is not closed, and a name that
  /// is not given, stand for one that is not said, so that each mistake is told once.
  void compare(const Member& member, const std::vector<std::string>& given) const {
    for (const auto lang : lang_ids) {
      const auto& node = *member.value.find(lang);
      const auto said = braces_in(node.text);
      auto silent = without(given, said.closed);
      for (const auto& name : said.open) {
        take(silent, name);
        context_.add(Code::unknown_placeholder, node.pos,
                     fmt::format("the `{}` text of `{}` does not close `{{{}`", lang, member.key, name),
                     "end it with `}`");
      }
      std::vector<std::string> far;
      for (const auto& name : without(said.closed, given)) {
        const std::string meant(nearest(name, silent));
        if (meant.empty()) {
          far.push_back(name);
          continue;
        }
        std::erase(silent, meant);
        add_unknown(member, node, name, did_you_mean("{" + meant + "}"));
      }
      for (const auto& name : far) {
        const auto meant = take(silent, name);
        add_unknown(member, node, name, meant.empty() ? std::string{} : fmt::format("`{{{}}}` is not said", meant));
      }
      for (const auto& name : silent)
        context_.add(Code::missing_placeholder, node.pos,
                     fmt::format("the `{}` text of `{}` does not say `{{{}}}`", lang, member.key, name));
    }
  }

  void add_unknown(const Member& member, const Node& text, const std::string& name, std::string hint) const {
    context_.add(Code::unknown_placeholder, text.pos,
                 fmt::format("the sentence `{}` has no `{{{}}}`", member.key, name), std::move(hint));
  }

  /// Takes out the one that `name` stands for: itself, the nearest, else the first. Empty where none is left.
  static std::string take(std::vector<std::string>& silent, const std::string& name) {
    if (silent.empty()) return {};
    const auto itself = std::find(silent.begin(), silent.end(), name);
    std::string out = itself != silent.end() ? name : std::string(nearest(name, silent));
    if (out.empty()) out = silent.front();
    std::erase(silent, out);
    return out;
  }

  static std::vector<std::string> without(const std::vector<std::string>& these,
                                          const std::vector<std::string>& those) {
    std::vector<std::string> out;
    std::set_difference(these.begin(), these.end(), those.begin(), those.end(), std::back_inserter(out));
    return out;
  }

  const Node& table_;
  const Context& context_;
  const PhraseTexts& known_;
  std::vector<Term> private_words_;
  std::vector<std::string> missing_;  ///< of the known ones
  std::set<std::string> meant_;       ///< those of them that a misspelt name is nearest to
};

}  // namespace

std::optional<PhraseTexts> load_phrases(const RuleTree& base, Diagnostics& diagnostics) {
  const auto known = built_in_phrases().empty() ? PhraseTexts{} : unarchive_phrases(built_in_phrases());
  const auto* on_disk = base.find("phrases.toml");
  if (!known.empty() && (base.built_in || on_disk == nullptr)) return known;
  Diagnostics own;
  if (on_disk == nullptr)
    own.add_about(Code::unreadable, base.name + "phrases.toml", "no such file; a rule tree needs it");
  const auto file = on_disk == nullptr ? std::nullopt : parse_file(base, *on_disk, own);
  std::optional<PhraseTexts> out;
  if (file) {
    const Context context{*file->source, own};
    FieldsOf<grammar::phrases> top(file->root, context);
    if (const auto* table = top.find("phrase"); table != nullptr && !table->is_table())
      context.wrong_type(*table, "a table");
    else if (table != nullptr)
      out = PhraseReader(*table, context, known, load_private_words(base, own)).read();
    top.finish();
  }
  if (own.has_errors()) out.reset();
  diagnostics.append(std::move(own));
  return out;
}

std::vector<std::string> placeholders_in(std::string_view text) {
  std::set<std::string> out;
  for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', open)) {
    const auto close = std::min(text.find('}', open), text.size());
    out.emplace(filled_by(text.substr(open + 1, close - open - 1)));
    open = close;
  }
  return {out.begin(), out.end()};
}

std::vector<std::string> placeholders_in(const Text& text) {
  std::set<std::string> out;
  for (const auto& one : text.by_lang) {
    for (auto& name : placeholders_in(one)) out.insert(std::move(name));
  }
  return {out.begin(), out.end()};
}

}  // namespace sti::load
