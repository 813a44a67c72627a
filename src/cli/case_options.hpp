#pragma once

#include <optional>
#include <string>

#include "cli/options.hpp"
#include "cli/session.hpp"

namespace sti::cli {

/// How a command is told its case: `-p`, `-e` and `-t`, or `--case`, to which `-t` adds.
struct CaseOptions {
  load::CaseArguments arguments;
  std::string case_file;

  bool has_arguments() const {
    return !arguments.person.empty() || !arguments.exposures.empty() || !arguments.tests.empty();
  }
};

/// Their rows; `told` must live until they are parsed.
std::vector<Option> case_options(CaseOptions& told);

/// Reads the case that was told. Adds an error and returns empty where there is none or it cannot be understood.
std::optional<Case> read_case(const CaseOptions& options, const Pack& pack, const load::Now& now,
                              Diagnostics& diagnostics);

}  // namespace sti::cli
