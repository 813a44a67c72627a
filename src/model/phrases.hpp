#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "model/text.hpp"

namespace sti {

/// The fixed sentences of a page, by name.
struct Phrases {
  std::map<std::string, Text, std::less<>> by_name;

  /// The sentence; the name itself where there is none, so that a gap is seen and never a crash. A test asks for every
  /// name.
  const std::string& get(std::string_view name, Lang lang) const;

  using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;
  /// The sentence with each `{key}` replaced.
  std::string fill(std::string_view name, Lang lang, Values values) const;
};

}  // namespace sti
