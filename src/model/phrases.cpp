#include "model/phrases.hpp"

#include <algorithm>
#include <stdexcept>

namespace sti {
namespace {

std::string_view value_of(std::string_view placeholder, Sentence sentence, std::span<const SentenceValue> values) {
  const auto found = std::find_if(values.begin(), values.end(),
                                  [&](const SentenceValue& value) { return value.placeholder.name() == placeholder; });
  if (found != values.end()) return found->text;
  throw std::logic_error("the sentence `" + std::string(sentence.name()) + "` needs a value for `" +
                         std::string(placeholder) + "`");
}

/// What stands for the text between two braces.
std::string_view filled(std::string_view braced, Sentence sentence, std::span<const SentenceValue> values) {
  const auto name = filled_by(braced);
  const auto value = value_of(name, sentence, values);
  if (name.size() == braced.size()) return value;
  const auto forms = braced.substr(name.size() + 1);  // of one, and of any other number
  const auto bar = forms.find('|');
  return value == "1" || bar == std::string_view::npos ? forms.substr(0, bar) : forms.substr(bar + 1);
}

}  // namespace

const std::string& Phrases::get(PlainSentence sentence, Lang lang) const { return text(sentence, lang); }

std::string Phrases::fill_from(Sentence sentence, Lang lang, std::span<const SentenceValue> values) const {
  for (std::size_t i = 0; i < sentence.count(); ++i) value_of(sentence.placeholders()[i], sentence, values);
  const std::string& of = text(sentence, lang);
  std::string out;
  for (std::size_t at = 0; at < of.size();) {
    const auto open = of.find('{', at);
    out.append(of, at, open - at);
    if (open == std::string::npos) break;
    const auto close = of.find('}', open);
    out += filled(std::string_view(of).substr(open + 1, close - open - 1), sentence, values);
    at = close == std::string::npos ? of.size() : close + 1;
  }
  return out;
}

const std::string& Phrases::text(Sentence sentence, Lang lang) const {
  const auto found = by_name.find(sentence.name());
  if (found == by_name.end()) throw std::logic_error("no text for the sentence `" + std::string(sentence.name()) + "`");
  return found->second.in(lang);
}

}  // namespace sti
