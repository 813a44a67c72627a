#include "load/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/text.hpp"
#include "load/archive.hpp"
#include "load/built_in.hpp"
#include "load/fields.hpp"

namespace sti::load {
namespace {

/// Sentences that an earlier version said: a tree that was taken out of it still has them.
constexpr std::array<std::string_view, 2> retired = {"exposure-number", "risk-source-unknown"};

/// Reads the table of sentences and compares it with the sentences that the program knows. While these are being built
/// there are none, and only the languages are compared.
class PhraseReader {
 public:
  PhraseReader(const Node& table, const Context& context, const PhraseTexts& known)
      : table_(table), context_(context), known_(known) {
    for (const auto& [name, text] : known) {
      if (table.find(name) == nullptr) missing_.push_back(name);
    }
  }

  PhraseTexts read() {
    PhraseTexts out;
    for (const auto& member : table_.members) {
      const auto known = known_.find(member.key);
      if (known == known_.end() && !known_.empty()) add_unknown(member);
      auto text = read_text(member.value, context_);
      if (!text) continue;
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
  void add_unknown(const Member& member) {
    if (std::find(retired.begin(), retired.end(), member.key) != retired.end()) return;
    const auto meant = nearest(member.key, missing_);
    if (!meant.empty()) meant_.emplace(meant);
    context_.add(Code::unknown_key, member.pos, fmt::format("there is no sentence `{}`", printable(member.key)),
                 did_you_mean(meant));
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

  /// Each language must say what the sentence is given, and nothing else.
  void compare(const Member& member, const std::vector<std::string>& given) const {
    for (const auto lang : lang_ids) {
      const auto& node = *member.value.find(lang);
      const auto said = placeholders_in(node.text);
      auto silent = without(given, said);
      for (const auto& name : without(said, given)) {
        const std::string meant(nearest(name, silent));
        std::erase(silent, meant);
        context_.add(Code::unknown_placeholder, node.pos,
                     fmt::format("the sentence `{}` has no `{{{}}}`", member.key, printable(name)),
                     meant.empty() ? std::string{} : did_you_mean("{" + meant + "}"));
      }
      for (const auto& name : silent)
        context_.add(Code::missing_placeholder, node.pos,
                     fmt::format("the `{}` text of `{}` does not say `{{{}}}`", lang, member.key, name));
    }
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
  std::vector<std::string> missing_;  ///< of the known ones
  std::set<std::string> meant_;       ///< those of them that a misspelt name is nearest to
};

}  // namespace

std::optional<PhraseTexts> load_phrases(const RuleTree& base, Diagnostics& diagnostics) {
  const auto known = built_in_phrases().empty() ? PhraseTexts{} : unarchive_phrases(built_in_phrases());
  const auto* on_disk = base.find("phrases.toml");
  if (!known.empty() && (base.built_in || on_disk == nullptr)) return known;
  Diagnostics own;
  if (on_disk == nullptr) {
    const SourceText nowhere{base.name + "phrases.toml", {}};
    own.add(Code::unreadable, Span{&nowhere, 0, 0, 1}, "no such file; a rule tree needs it");
  }
  const auto file = on_disk == nullptr ? std::nullopt : parse_file(base, *on_disk, own);
  std::optional<PhraseTexts> out;
  if (file) {
    const Context context{*file->source, own};
    Fields top(file->root, context, "phrases.toml");
    if (const auto* table = top.require("phrase"); table != nullptr && !table->is_table())
      context.wrong_type(*table, "a table");
    else if (table != nullptr)
      out = PhraseReader(*table, context, known).read();
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
    out.emplace(text.substr(open + 1, close - open - 1));
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
