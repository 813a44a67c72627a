#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostics.hpp"
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

/// Reads the keys of one table. Each key that is asked for becomes known; `finish` reports the others, with the nearest
/// known name.
class Fields {
 public:
  /// `what` names the table in messages: "a rule", "a window".
  Fields(const Node& table, const Context& context, std::string what);

  /// `key` must outlive this object; it is a literal wherever it is called.
  const Node* find(std::string_view key);
  /// As `find`; a missing key is an error.
  const Node* require(std::string_view key);

  std::optional<std::string> string(std::string_view key, bool required = false);
  /// The node of a key that holds a string, for a mistake to point at; else nullptr.
  const Node* string_node(std::string_view key, bool required = false);
  /// The string, or "" with an error.
  std::string id(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key, std::int64_t min, std::int64_t max, bool required = false);
  /// A number, whole or decimal, from `min` to `max`.
  std::optional<double> real(std::string_view key, double min, double max, bool required = false);
  std::optional<bool> boolean(std::string_view key);
  std::optional<Text> text(std::string_view key, bool required = false);
  std::optional<Date> date(std::string_view key, bool required = false);
  /// A string or a list of strings, each with its node.
  std::vector<const Node*> strings(std::string_view key, bool required = false);

  /// Reports keys nobody asked for.
  void finish();

  const Node& node() const { return table_; }

 private:
  const Node& table_;
  const Context& context_;
  std::string what_;
  std::vector<std::string_view> known_;  ///< literals of the callers
};

/// `{ en = "…", nb = "…" }`; a language that is missing or empty is an error.
std::optional<Text> read_text(const Node& node, const Context& context);

/// Strings of a node that is a string or a list of strings.
std::vector<const Node*> read_strings(const Node& node, const Context& context);

/// Runs `read` on each table of `[[key]]`; other shapes are errors.
void each_table(const Node* node, const Context& context, std::string_view what,
                const std::function<void(const Node&)>& read);

}  // namespace sti::load
