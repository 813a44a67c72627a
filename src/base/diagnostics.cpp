#include "base/diagnostics.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace sti {
namespace {

constexpr std::size_t longest_excerpt = 400;  // bytes; a longer line is shown without its text

std::string excerpt_of(const Span& span) {
  if (span.line == 0) return {};
  std::string_view rest = span.source->text;
  for (auto line = span.source->first_line; line < span.line; ++line) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos) return {};
    rest.remove_prefix(end + 1);
  }
  auto line = rest.substr(0, rest.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line.size() > longest_excerpt ? std::string{} : printable(line);
}

}  // namespace

Place place_of(const Span& span) {
  if (span.source == nullptr) return {};
  return {span.source->path, span.line, span.column, std::max<std::uint32_t>(span.length, 1), excerpt_of(span)};
}

Diagnostic& Diagnostics::add(Code code, const Span& span, std::string message, std::string hint) {
  return all_.emplace_back(Diagnostic{.code = code,
                                      .severity = info(code).severity,
                                      .message = std::move(message),
                                      .place = place_of(span),
                                      .hint = std::move(hint),
                                      .notes = {}});
}

void Diagnostics::append(Diagnostics&& other) { append(other.take()); }

void Diagnostics::append(std::vector<Diagnostic>&& findings) {
  std::move(findings.begin(), findings.end(), std::back_inserter(all_));
}

std::size_t Diagnostics::count(Severity severity) const {
  return std::size_t(std::count_if(all_.begin(), all_.end(), [&](const auto& d) { return d.severity == severity; }));
}

std::string did_you_mean(std::string_view guess) {
  return guess.empty() ? std::string{} : fmt::format("did you mean `{}`?", printable(guess));
}

}  // namespace sti
