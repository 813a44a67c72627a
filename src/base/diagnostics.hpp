#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/codes.hpp"

namespace sti {

/// A text that was read: a file, a line of standard input, an argument.
struct SourceText {
  std::string path;  ///< as the user named it
  std::string text;
  std::uint32_t first_line = 1;  ///< number of its first line (a line of NDJSON)

  /// The line of this number, without its end; empty where there is none. From the first time on it is found at once.
  std::string_view line(std::uint32_t number) const;

  mutable std::shared_ptr<const std::vector<std::size_t>> line_starts = {};  ///< of `line`
};
/// Some editors begin a UTF-8 file with it; it means nothing.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
/// The text without a byte order mark.
inline std::string_view without_mark(std::string_view text) {
  return text.starts_with(byte_order_mark) ? text.substr(byte_order_mark.size()) : text;
}

using SourcePtr = std::shared_ptr<const SourceText>;

/// Where in a text: line and column count from 1, in characters. Line 0 is the text as a whole; a byte order mark is no
/// part of it.
struct Span {
  const SourceText* source = nullptr;  ///< kept alive by whoever holds what the span belongs to
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t length = 1;

  bool operator==(const Span&) const = default;
};

/// A place copied out of its text, so that it outlives it, and as it is shown: in cells of a terminal.
struct Place {
  std::string path;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t length = 1;
  std::string excerpt;                                ///< the source line, printable
  std::uint32_t first_character = 0, characters = 1;  ///< column and length in characters

  bool operator==(const Place&) const = default;
};

Place place_of(const Span& span);

/// One mistake or finding: what was observed, where, and what to do. Texts and path are printable.
struct Diagnostic {
  Code code{};
  Severity severity{};
  std::string message;
  Place place;
  std::string hint;  ///< stands beside the carets
  struct Note {
    std::string text;
    Place place;
    bool operator==(const Note&) const = default;
  };
  std::vector<Note> notes;
  /// What programs read besides, where a format has room for it: names with values that are JSON.
  std::vector<std::pair<std::string, std::string>> data;

  void add_note(std::string_view text, Place at = {});

  bool operator==(const Diagnostic&) const = default;
};

/// Of the mistakes that reading one text finds, so many errors are kept and so many of the rest.
inline constexpr std::size_t most_of_a_text = 1000;

/// Mistakes are collected, not thrown: a function that fails adds an error and returns empty. What a text quotes is
/// made printable here. Of a text with very many mistakes the first are kept, with a finding that says so.
class Diagnostics {
 public:
  /// Adds a finding with the severity of its code.
  Diagnostic& add(Code code, const Span& span, std::string_view message, std::string_view hint = {});
  /// Adds a finding about a path or an option as a whole.
  Diagnostic& add_about(Code code, std::string_view about, std::string_view message, std::string_view hint = {});
  void append(Diagnostics&& other);
  void append(std::vector<Diagnostic>&& findings);
  /// Gives the findings away.
  std::vector<Diagnostic> take() { return std::exchange(all_, {}); }

  const std::vector<Diagnostic>& all() const { return all_; }
  /// How often something was added, and an error, kept or not.
  std::size_t told() const { return all_.size() + dropped_; }
  std::size_t errors_told() const { return count(Severity::error) + dropped_errors_; }
  std::size_t count(Severity severity) const;
  bool has_errors() const { return count(Severity::error) > 0; }
  bool empty() const { return all_.empty(); }

 private:
  /// Whether there is room for one more of this text and code; counts it.
  bool has_room(const CodeInfo& code, const Span& span);

  std::vector<Diagnostic> all_;
  std::map<std::pair<const SourceText*, bool>, std::size_t> kept_;  ///< by text, errors apart
  std::size_t dropped_ = 0, dropped_errors_ = 0;
  Diagnostic no_room_;  ///< takes what is added to one that is not kept
};

/// "did you mean `x`?", or empty where `guess` is empty.
std::string did_you_mean(std::string_view guess);

}  // namespace sti
