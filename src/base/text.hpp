#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sti {

/// Byte offset of the first malformed UTF-8 sequence, or nothing.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// Byte offset of the first control character other than tab, line feed and carriage return (C0, DEL, C1), or nothing.
std::optional<std::size_t> find_control(std::string_view text);

/// `text` with control characters (line breaks too) replaced by U+FFFD, so that it cannot steer a terminal.
std::string printable(std::string_view text);

/// Number of code points.
std::size_t count_characters(std::string_view text);

/// Cells a terminal gives to the text: two for a wide character, none for a combining mark. Code points that terminals
/// join to one picture (families, flags) count each on its own, as most terminals do.
std::size_t display_width(std::string_view text);

/// With spaces after it up to `width` columns.
std::string padded(std::string text, std::size_t width);

/// In a style of terminals ("1;31"), where `color` says so.
std::string painted(std::string_view text, const char* style, bool color);

/// Lines of at most `width` columns, broken at spaces; a longer word stands alone.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// The candidate nearest to `word` when it is near enough to be a slip, else empty.
std::string_view nearest(std::string_view word, std::span<const std::string> candidates);

std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(std::span<const std::string> parts, std::string_view separator);
std::string_view trim(std::string_view text);

/// Every `from`, which is not empty, replaced.
std::string replaced(std::string_view text, std::string_view from, std::string_view to);

/// "1 file", "2 files"; `many` where it is not `one` with an s.
std::string counted(std::size_t count, std::string_view one, std::string_view many = {});

/// "`a`, `b` or `c`".
std::string list_names(std::span<const std::string> names, std::string_view last_joint = "or");

}  // namespace sti
