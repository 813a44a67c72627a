#pragma once

#include <array>
#include <cstddef>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "base/by_enum.hpp"
#include "model/sentence_list.hpp"

// The sentences of rules/phrases.toml as the compiler knows them: `tools/embed_rules` writes the list. A name or a
// placeholder that the file has not does not compile.

namespace sti {

namespace misspelt {
// No constant expression may call these: their names are what the compiler answers.
void no_sentence_has_this_name();
void no_sentence_has_this_placeholder();
void this_sentence_takes_another_number_of_values();
}  // namespace misspelt

/// A sentence, whatever is filled in.
class Sentence {
 public:
  consteval Sentence(const char* name) : Sentence(std::string_view(name), {}) {}
  /// The sentence that is named by both parts together.
  consteval Sentence(std::string_view prefix, std::string_view id) {
    bool is_known = false;  // with sanitizers a pointer that is compared is no constant to GCC 12
    for (const auto& row : sentence_rows) {
      if (row.name.size() != prefix.size() + id.size() || !row.name.starts_with(prefix) || !row.name.ends_with(id))
        continue;
      row_ = &row;
      is_known = true;
    }
    if (!is_known) misspelt::no_sentence_has_this_name();
  }

  constexpr std::string_view name() const { return row_->name; }
  /// In order of name; what is left of the array is empty.
  constexpr const auto& placeholders() const { return row_->placeholders; }
  constexpr std::size_t count() const {
    std::size_t out = 0;
    while (out < row_->placeholders.size() && !row_->placeholders[out].empty()) ++out;
    return out;
  }

 private:
  const SentenceRow* row_ = nullptr;
};

/// A sentence into which this number of values is filled.
template <std::size_t Count>
class SentenceOf : public Sentence {
 public:
  consteval SentenceOf(const char* name) : SentenceOf(std::string_view(name), {}) {}
  consteval SentenceOf(std::string_view prefix, std::string_view id) : Sentence(prefix, id) {
    if (count() != Count) misspelt::this_sentence_takes_another_number_of_values();
  }
};

/// A sentence that is printed as it stands.
using PlainSentence = SentenceOf<0>;

/// What `{name}` in a sentence stands for.
class Placeholder {
 public:
  consteval Placeholder(const char* name) {
    for (const auto known : placeholder_names) {
      if (known == name) name_ = known;
    }
    if (name_.empty()) misspelt::no_sentence_has_this_placeholder();
  }

  constexpr std::string_view name() const { return name_; }

 private:
  std::string_view name_;
};

/// A placeholder and what is filled in for it.
struct SentenceValue {
  Placeholder placeholder;
  std::string_view text;
};

/// A sentence for each id of a list; it does not compile where one is missing.
template <class Kind, std::size_t Size>
class SentenceFamily {
 public:
  consteval SentenceFamily(std::string_view prefix, const std::array<std::string_view, Size>& ids)
      : SentenceFamily(prefix, ids, std::make_index_sequence<Size>()) {}

  /// By place in the list, or by the enumerator that the id names.
  template <class Index>
  constexpr Kind operator[](Index index) const {
    return members_[static_cast<std::size_t>(index)];
  }
  /// By an id of the list; throws where it is none of them.
  constexpr Kind at(std::string_view id) const {
    for (std::size_t i = 0; i < Size; ++i) {
      if (ids_[i] == id) return members_[i];
    }
    throw std::logic_error("no sentence for this id");
  }

 private:
  template <std::size_t... I>
  consteval SentenceFamily(std::string_view prefix, const std::array<std::string_view, Size>& ids,
                           std::index_sequence<I...>)
      : ids_(ids), members_{Kind(prefix, ids[I])...} {}

  std::array<std::string_view, Size> ids_;
  std::array<Kind, Size> members_;
};

/// The sentences `prefix` + id: `family("level-", level_ids)`; `Kind` tells what is filled in.
template <class Kind = PlainSentence, std::size_t Size>
consteval SentenceFamily<Kind, Size> family(std::string_view prefix, const std::array<std::string_view, Size>& ids) {
  return {prefix, ids};
}
template <class Kind = PlainSentence, class Enum, std::size_t Size>
consteval SentenceFamily<Kind, Size> family(std::string_view prefix, const ByEnum<Enum, std::string_view, Size>& ids) {
  return {prefix, ids.items};
}

}  // namespace sti
