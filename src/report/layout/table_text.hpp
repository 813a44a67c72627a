#pragma once

#include <string>

#include "report/layout/document.hpp"

namespace sti::report {

/// A table in columns of spaces, from column `indent`, with an asterisk before each row that is marked; nothing for one
/// without rows.
std::string table_text(const Table& table, std::size_t indent, bool color);

}  // namespace sti::report
