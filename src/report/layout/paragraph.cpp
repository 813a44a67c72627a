#include "report/layout/paragraph.hpp"

#include "base/text.hpp"
#include "report/wording/wording.hpp"

namespace sti::report {
namespace {

/// Keeps a phone number in one piece.
std::string with_whole_numbers(std::string text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == ' ' && is_digit(text[i - 1]) && is_digit(text[i + 1])) text.replace(i, 1, no_break_space);
  }
  return text;
}

}  // namespace

std::string paragraph(const std::string& start, const std::string& text, std::size_t rest, std::size_t width) {
  const auto used = display_width(start);
  // The first line may begin further right than the others: fill the difference, then take it away.
  const std::string filler(used > rest ? used - rest : 0, '.');
  auto lines = wrap(filler + with_whole_numbers(printable(text)), width - rest);
  if (lines.empty()) lines.emplace_back();
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto whole = i == 0 ? start + lines[0].substr(filler.size()) : std::string(rest, ' ') + lines[i];
    const auto line = replaced(whole, no_break_space, " ");
    out.append(line.substr(0, line.find_last_not_of(' ') + 1)).append("\n");
  }
  return out;
}

}  // namespace sti::report
