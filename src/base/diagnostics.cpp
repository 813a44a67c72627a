#include "base/diagnostics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>

#include "base/text.hpp"

namespace sti {
namespace {

constexpr std::size_t longest_excerpt = 400;  // bytes; a longer line is shown without its text

/// Takes so many characters off the text and gives their cells. Beyond its end each counts one.
std::uint32_t take_cells(std::string_view& text, std::uint32_t characters) {
  std::size_t end = 0;
  for (; characters > 0 && end < text.size(); --characters) {
    ++end;
    while (end < text.size() && (text[end] & 0xC0) == 0x80) ++end;
  }
  const auto cells = display_width(text.substr(0, end));
  text.remove_prefix(end);
  return std::uint32_t(cells) + characters;
}

std::vector<std::size_t> starts_of_lines(std::string_view text) {
  std::vector<std::size_t> out = {0};
  for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', end + 1))
    out.push_back(end + 1);
  return out;
}

}  // namespace

std::string_view SourceText::line(std::uint32_t number) const {
  const auto whole = without_mark(text);
  auto starts = std::atomic_load(&line_starts);
  if (!starts) {
    starts = std::make_shared<const std::vector<std::size_t>>(starts_of_lines(whole));
    std::atomic_store(&line_starts, starts);
  }
  if (number < first_line || number - first_line >= starts->size()) return {};
  const auto rest = whole.substr((*starts)[number - first_line]);
  const auto out = rest.substr(0, rest.find('\n'));
  return out.substr(0, out.size() - (out.ends_with('\r') ? 1 : 0));
}

Place place_of(const Span& span) {
  if (span.source == nullptr) return {};
  const auto length = std::max<std::uint32_t>(span.length, 1);
  Place out{span.source->path, span.line, span.column, length, {}, span.column, length};
  if (span.line == 0) return out;
  const auto line = printable(span.source->line(span.line));
  if (line.size() <= longest_excerpt) out.excerpt = line;
  std::string_view rest = line;
  if (span.column > 0) out.column = take_cells(rest, span.column - 1) + 1;
  out.length = std::max<std::uint32_t>(take_cells(rest, length), 1);
  return out;
}

void Diagnostic::add_note(std::string_view text, Place at) { notes.push_back({printable(text), std::move(at)}); }

bool Diagnostics::has_room(const CodeInfo& code, const Span& span) {
  const bool is_of_reading =
      code.category != Category::command_line && code.category != Category::example && code.category != Category::proof;
  if (!is_of_reading || span.source == nullptr || code.code == Code::more_findings) return true;
  const bool is_error = code.severity == Severity::error;
  const auto count = ++kept_[{span.source, is_error}];
  if (count <= most_of_a_text) return true;
  ++dropped_;
  dropped_errors_ += is_error ? 1 : 0;
  if (count == most_of_a_text + 1)
    add(Code::more_findings, span,
        fmt::format("from here on {} of this text are not told: there are more than {}",
                    is_error ? "errors" : "warnings", most_of_a_text),
        "mend the first ones, and check again");
  return false;
}

Diagnostic& Diagnostics::add(Code code, const Span& span, std::string_view message, std::string_view hint) {
  if (!has_room(info(code), span)) {
    no_room_ = {};
    return no_room_;
  }
  return all_.emplace_back(Diagnostic{.code = code,
                                      .severity = info(code).severity,
                                      .message = printable(message),
                                      .place = place_of(span),
                                      .hint = printable(hint),
                                      .notes = {}});
}

Diagnostic& Diagnostics::add_about(Code code, std::string_view about, std::string_view message, std::string_view hint) {
  const SourceText nowhere{printable(about), {}};
  return add(code, Span{&nowhere, 0, 0, 1}, message, hint);
}

void Diagnostics::append(Diagnostics&& other) { append(other.take()); }

void Diagnostics::append(std::vector<Diagnostic>&& findings) {
  std::move(findings.begin(), findings.end(), std::back_inserter(all_));
}

std::size_t Diagnostics::count(Severity severity) const {
  return std::size_t(std::count_if(all_.begin(), all_.end(), [&](const auto& d) { return d.severity == severity; }));
}

std::string did_you_mean(std::string_view guess) {
  return guess.empty() ? std::string{} : fmt::format("did you mean `{}`?", guess);
}

}  // namespace sti
