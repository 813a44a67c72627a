#pragma once

#include <string>

namespace sti::report {

inline constexpr std::size_t page_width = 80;

/// Text after `start`, wrapped to `width` columns and with control characters replaced; its other lines begin at column
/// `rest`. Ends with a line break.
std::string paragraph(const std::string& start, const std::string& text, std::size_t rest,
                      std::size_t width = page_width);

}  // namespace sti::report
