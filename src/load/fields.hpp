#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostics.hpp"
#include "grammar/table.hpp"
#include "load/node.hpp"
#include "model/text.hpp"

namespace sti::load {

/// One text being read and where its mistakes go.
struct Context {
  const SourceText& source;
  Diagnostics& diagnostics;

  Span span(const Pos& pos) const { return {&source, pos.line, pos.column, pos.length}; }
  Diagnostic& add(Code code, const Pos& pos, std::string message, std::string hint = {}) const {
    return diagnostics.add(code, span(pos), std::move(message), std::move(hint));
  }
  /// "expected …, found …"
  void wrong_type(const Node& node, std::string_view wanted) const;
};

/// Whether a node holds a whole number within the bounds of a row.
bool is_whole_of(const Node& node, const grammar::Key& row);

/// Which of the words a node holds; none, with an error that says what it should be, where it is none of them.
std::optional<std::size_t> find_word(const Node& node, std::span<const std::string_view> words, std::string_view what,
                                     const Context& context);
/// As `find_word`, of words that are those of `Enum` in its order.
template <class Enum>
std::optional<Enum> read_word(const Node& node, std::span<const std::string_view> words, std::string_view what,
                              const Context& context) {
  const auto place = find_word(node, words, what, context);
  return place ? std::optional(Enum(*place)) : std::nullopt;
}

/// Reads the keys of one table as its grammar has them: a key that it has not cannot be asked for, and a row says
/// whether its key is required, of what form it is and between what bounds. Each key that is asked for becomes known;
/// `finish` reports the others, with the nearest known name.
class Fields {
 public:
  /// `what` names the table in messages, where its grammar does not: "`earliest`".
  Fields(const Node& table, const Context& context, const grammar::Table& grammar, std::string what = {});

  /// A required key that is missing is an error, told once. `needed`: as if it were required.
  const Node* find(std::string_view key, bool needed = false);
  /// As `find`; a missing key is an error.
  const Node* require(std::string_view key) { return find(key, true); }

  std::optional<std::string> string(std::string_view key, bool needed = false);
  /// The node of a key that holds a string, for a mistake to point at; else nullptr.
  const Node* string_node(std::string_view key, bool needed = false);
  /// The string; "" where it is none, with an error, or is not there and need not be.
  std::string id(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key, bool needed = false);
  /// Between bounds that another value gives.
  std::optional<std::int64_t> integer(std::string_view key, std::int64_t min, std::int64_t max, bool needed = false);
  /// A list of whole numbers of days; `item` says what each should be.
  std::vector<int> days(std::string_view key, std::string_view item);
  /// A number, whole or decimal.
  std::optional<double> real(std::string_view key);
  std::optional<bool> boolean(std::string_view key);
  std::optional<Text> text(std::string_view key, bool needed = false);
  std::optional<Date> date(std::string_view key);
  /// A string or a list of strings, each with its node.
  std::vector<const Node*> strings(std::string_view key, bool needed = false);
  /// One of the words of the row, which are those of `Enum` in its order.
  template <class Enum>
  std::optional<Enum> word(std::string_view key) {
    const auto* node = find(key);
    return node == nullptr ? std::nullopt : read_word<Enum>(*node, row(key).words, row(key).word_is, context_);
  }

  /// Reports keys nobody asked for.
  void finish();

  const Node& node() const { return table_; }
  /// What the grammar says of a key.
  const grammar::Key& row(std::string_view key) const;

 private:
  bool is_required(std::string_view key) const;

  const Node& table_;
  const Context& context_;
  const grammar::Table& grammar_;
  std::string what_;
  std::vector<std::string_view> known_;
};

/// Reads the keys of a table of the grammar: a key that it has not, or of another form, does not compile.
template <const grammar::Table& table>
class FieldsOf : public Fields {
  using Form = grammar::Form;
  template <Form... forms>
  using KeyOf = grammar::KeyOf<table, forms...>;
  using Name = KeyOf<Form::string, Form::id, Form::name, Form::word>;

 public:
  FieldsOf(const Node& node, const Context& context, std::string what = {})
      : Fields(node, context, table, std::move(what)) {}

  const Node* find(KeyOf<> key) { return Fields::find(key.name); }
  const Node* require(KeyOf<> key) { return Fields::require(key.name); }
  auto string(Name key, bool needed = false) { return Fields::string(key.name, needed); }
  auto string_node(Name key, bool needed = false) { return Fields::string_node(key.name, needed); }
  auto id(KeyOf<Form::id> key) { return Fields::id(key.name); }
  auto integer(KeyOf<Form::whole> key, bool needed = false) { return Fields::integer(key.name, needed); }
  auto integer(KeyOf<Form::whole> key, std::int64_t min, std::int64_t max) {
    return Fields::integer(key.name, min, max);
  }
  auto days(KeyOf<Form::wholes> key, std::string_view item) { return Fields::days(key.name, item); }
  auto real(KeyOf<Form::real> key) { return Fields::real(key.name); }
  auto boolean(KeyOf<Form::boolean> key) { return Fields::boolean(key.name); }
  auto text(KeyOf<Form::text> key, bool needed = false) { return Fields::text(key.name, needed); }
  auto date(KeyOf<Form::date> key) { return Fields::date(key.name); }
  auto strings(KeyOf<Form::names, Form::columns, Form::some_words> key, bool needed = false) {
    return Fields::strings(key.name, needed);
  }
  template <class Enum>
  auto word(KeyOf<Form::word> key) {
    return Fields::word<Enum>(key.name);
  }
};

/// `{ en = "…", nb = "…" }`; a language that is missing or empty is an error.
std::optional<Text> read_text(const Node& node, const Context& context);

/// Strings of a node that is a string or a list of strings.
std::vector<const Node*> read_strings(const Node& node, const Context& context);

/// Runs `read` on each table of `[[key]]`; other shapes are errors.
void each_table(const Node* node, const Context& context, std::string_view what,
                const std::function<void(const Node&)>& read);

}  // namespace sti::load
