#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "model/source.hpp"

/// What a rule file may hold: each table once, a row a key. The reader walks it (`load/fields`), the schema for editors
/// is printed from it (`report/rules_schema`), and tests hold the manual and rules/README.md against it.
namespace sti::grammar {

/// The largest numbers that a rule may give.
inline constexpr int most_days = 3660;
inline constexpr int most_hours = most_days * 24;

/// The form of a value. The comment says what else the row gives.
enum class Form : std::uint8_t {
  boolean,
  whole,           ///< a whole number from `min` to `max`
  wholes,          ///< a list of them
  real,            ///< a number from `min` to `max`
  reals,           ///< a list of them
  string,          ///< any string; where it is required, one that is not blank
  id,              ///< letters, digits, hyphens
  date,            ///< YYYY-MM-DD
  text,            ///< a text in every language
  texts,           ///< a list of texts
  word,            ///< one of `words`
  some_words,      ///< one of `words`, or a list of them
  name,            ///< the id of a thing, of the kind `of`
  names,           ///< one id, or a list of them
  condition,       ///< facts, joined by and
  number,          ///< a number with its source: `table`, whose first key is the unit
  numbers,         ///< a list of them
  table,           ///< `table`
  tables,          ///< a list of `table`: [[key]]
  some_tables,     ///< one `table`, or a list of them
  named_tables,    ///< `table` by a name of one's own: [key.NAME]
  notes,           ///< a note or the name of one, or a list of these: `table`
  level_by_name,   ///< a level that a rule can give, by the id of what `of` says
  levels_by_name,  ///< one level or several, by id
  whole_by_name,   ///< a whole number from `min` to `max`, by id
  real_by_name,    ///< a number from `min` to `max`, by id
  text_by_name,    ///< a text, by id
  columns,         ///< facts and flags, as the columns of a decision table
  rows,            ///< a list of rows; `table` is what may stand at the end of one
  told,            ///< a part of a case, as its key says; the vocabulary has its form
  expectation,     ///< what an example expects
  other,           ///< a form of its own, which its reader knows
};

/// What a name is the id of. `anything`: a thing of the pack's own, or of another file.
enum class Of : std::uint8_t {
  anything,
  source,
  test,
  site,
  test_at_site,  ///< a test, or one taken from a place: test@site
  vaccine,
  infection,
  slot,
  subject,   ///< a slot or a vaccine
  decision,  ///< a slot, or "vaccine." before a vaccine
  fact,
  follow_up
};

/// Whether a key has to be there. Of those that are `any` at least one is, of those that are `one` exactly one.
enum class Need : std::uint8_t { optional, required, any, one };

struct Table;

struct Key {
  std::string_view name;
  Form form{};
  std::string_view doc;  ///< one line
  Need need = Need::optional;
  Of of = Of::anything;
  double min = 0, max = 0;
  std::span<const std::string_view> words{};
  std::string_view word_is{};  ///< in messages, what the value should be: "a kind of note"
  const Table* table = nullptr;
  std::string_view goes_with{};  ///< keys that have to stand beside it, with a space between

  constexpr Key required() const { return needed(Need::required); }
  constexpr Key any() const { return needed(Need::any); }
  constexpr Key one() const { return needed(Need::one); }
  /// A list that is not empty where it is there.
  constexpr Key filled() const {
    auto out = *this;
    out.min = 1;
    return out;
  }
  constexpr Key with(std::string_view others) const {
    auto out = *this;
    out.goes_with = others;
    return out;
  }

 private:
  constexpr Key needed(Need how) const {
    auto out = *this;
    out.need = how;
    return out;
  }
};

struct Table {
  std::string_view what;  ///< in messages: "a rule"
  std::span<const Key> keys;
  std::span<const Key> shared{};  ///< rows that other tables have too

  constexpr const Key* find(std::string_view name) const {
    for (const auto rows : {keys, shared}) {
      for (const auto& key : rows) {
        if (key.name == name) return &key;
      }
    }
    return nullptr;
  }
  /// The form of a key; none where there is no such key. For constants: with sanitizers a pointer that is compared is
  /// no constant to GCC 12.
  constexpr std::optional<Form> form_of(std::string_view name) const {
    for (const auto rows : {keys, shared}) {
      for (const auto& key : rows) {
        if (key.name == name) return key.form;
      }
    }
    return std::nullopt;
  }
  template <class Visit>
  constexpr void each(const Visit& visit) const {
    for (const auto rows : {keys, shared}) {
      for (const auto& key : rows) visit(key);
    }
  }
};

// Called while compiling, they stop it and say why.
void the_table_has_no_such_key();
void the_key_has_another_form();

/// The name of a key that `table` has, of one of the `forms`; another name or form does not compile.
template <const Table& table, Form... forms>
struct KeyOf {
  std::string_view name;

  consteval KeyOf(const char* given) : name(given) {
    const auto form = table.form_of(name);
    if (!form)
      the_table_has_no_such_key();
    else if (sizeof...(forms) > 0 && !((*form == forms) || ...))
      the_key_has_another_form();
  }
};

// How a row is written.

constexpr Key boolean(std::string_view name, std::string_view doc) { return {name, Form::boolean, doc}; }
constexpr Key whole(std::string_view name, double min, double max, std::string_view doc, Form form = Form::whole) {
  return {.name = name, .form = form, .doc = doc, .min = min, .max = max};
}
constexpr Key real(std::string_view name, double min, double max, std::string_view doc, Form form = Form::real) {
  return {.name = name, .form = form, .doc = doc, .min = min, .max = max};
}
constexpr Key string(std::string_view name, std::string_view doc) { return {name, Form::string, doc}; }
constexpr Key date(std::string_view name, std::string_view doc) { return {name, Form::date, doc}; }
constexpr Key text(std::string_view name, std::string_view doc) { return {name, Form::text, doc}; }
constexpr Key texts(std::string_view name, std::string_view doc) { return {name, Form::texts, doc}; }
constexpr Key word(std::string_view name, std::span<const std::string_view> words, std::string_view word_is,
                   std::string_view doc, Form form = Form::word) {
  return {.name = name, .form = form, .doc = doc, .words = words, .word_is = word_is};
}
constexpr Key name(std::string_view key, Of of, std::string_view doc) {
  return {.name = key, .form = Form::name, .doc = doc, .of = of};
}
constexpr Key names(std::string_view key, Of of, std::string_view doc) {
  return {.name = key, .form = Form::names, .doc = doc, .of = of};
}
constexpr Key by_name(std::string_view name, Form form, Of of, std::string_view doc, double min = 0, double max = 0) {
  return {.name = name, .form = form, .doc = doc, .of = of, .min = min, .max = max};
}
constexpr Key condition(std::string_view name, std::string_view doc) { return {name, Form::condition, doc}; }
constexpr Key nested(std::string_view name, Form form, const Table& table, std::string_view doc) {
  return {.name = name, .form = form, .doc = doc, .table = &table};
}
constexpr Key of_form(std::string_view name, Form form, std::string_view doc) { return {name, form, doc}; }

// Rows that many tables have.

constexpr Key id(std::string_view doc = "By this name others refer to it.") { return {"id", Form::id, doc}; }
constexpr Key when(std::string_view doc = "Where it holds; without it, always.") { return condition("when", doc); }
constexpr Key why(std::string_view doc = "The reason, as it is shown.") { return text("why", doc); }
constexpr Key overrides(std::string_view doc = "Those that this one replaces where both speak.") {
  return names("overrides", Of::anything, doc);
}
constexpr Key source(std::string_view doc = "Keys of sources.") { return names("source", Of::source, doc); }
constexpr Key basis() {
  return word(
      "basis", basis_ids, "a basis",
      "stated: the source says so; restated: read in another party's account; derived: our combination of stated "
      "facts; unverified: still to be checked.");
}

/// Rows of what has a source and a basis of its own.
inline constexpr Key backed[] = {source().required(), basis().required()};

}  // namespace sti::grammar
