#!/usr/bin/env python3
"""Writes base/cell_widths.hpp from the Unicode data of Python: cell_widths.py > src/base/cell_widths.hpp. Run by hand."""
import unicodedata


def width(code):
    """Cells of a code point; None where it is not assigned, so that a range may go over it."""
    character = chr(code)
    category = unicodedata.category(character)
    if category == "Cn":
        return None
    is_later_jamo = 0x1160 <= code <= 0x11FF or 0xD7B0 <= code <= 0xD7FF  # joins the syllable before it
    if category in ("Mn", "Me", "Cf") and code != 0xAD or is_later_jamo:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


ranges = []  # [first, last, cells]
for code in range(0xA0, 0x110000):
    cells = width(code)
    if cells is None:
        continue
    if ranges and ranges[-1][2] == cells:
        ranges[-1][1] = code
    else:
        ranges.append([code, code, cells])
rows = ["{0x%X, 0x%X, %d}" % tuple(each) for each in ranges if each[2] != 1]
print("""// Written by tools/cell_widths.py from Unicode %s; do not edit.
#pragma once

#include <cstdint>

namespace sti {

/// Code points that do not take one cell of a terminal, in order; those between that are not assigned stand with them.
struct CellWidth {
  std::uint32_t first, last;
  unsigned cells;
};
// clang-format off
inline constexpr CellWidth cell_widths[] = {""" % unicodedata.unidata_version)
line = "   "
for row in rows:
    if len(line) + len(row) + 2 > 120:
        print(line)
        line = "   "
    line += " %s," % row
print(line + """
};
// clang-format on

}  // namespace sti""")
