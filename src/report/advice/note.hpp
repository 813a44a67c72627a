#pragma once

#include <string>

#include "report/page/page.hpp"

namespace sti::report {

/// A terse account for the medical record: plain text, dates as 2026-11-23, no talk, and nothing told about the person
/// that the vocabulary keeps out of records.
std::string advice_note(const View& view, const PageOptions& options = {});

}  // namespace sti::report
