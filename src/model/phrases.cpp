#include "model/phrases.hpp"

namespace sti {

const std::string& Phrases::get(std::string_view name, Lang lang) const {
  static const std::string missing = "?";
  const auto found = by_name.find(name);
  return found == by_name.end() ? missing : found->second.in(lang);
}

std::string Phrases::fill(std::string_view name, Lang lang, Values values) const {
  const std::string& text = get(name, lang);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto open = text.find('{', at);
    out.append(text, at, open - at);
    if (open == std::string::npos) break;
    const auto close = text.find('}', open);
    const auto key = std::string_view(text).substr(open + 1, close - open - 1);
    for (const auto& [name_of, value] : values) {
      if (name_of == key) out += value;
    }
    at = close == std::string::npos ? text.size() : close + 1;
  }
  return out;
}

}  // namespace sti
