#pragma once

#include <optional>
#include <string>

#include "cli/options.hpp"
#include "cli/session.hpp"

namespace sti::cli {

/// How a command is told its case: `-p`, `-e` and `-t`, or `--case`, to which `-t` adds.
struct CaseOptions {
  load::CaseArguments arguments;
  std::optional<std::string> case_file;

  bool has_arguments() const {
    return !arguments.person.empty() || !arguments.exposures.empty() || !arguments.tests.empty();
  }
  bool has_case() const { return has_arguments() || case_file; }
};

/// Their rows; `told` must live until they are parsed.
std::vector<Option> case_options(CaseOptions& told);

/// The text of --case, read once; an empty one where the case is told by arguments. Adds an error and returns empty
/// where it cannot be read, or there is no case at all.
std::optional<SourceText> case_text(Session& session, const CaseOptions& options, Diagnostics& diagnostics);

/// Reads the case that was told as a pack understands it. Adds errors and returns empty where it cannot be understood.
std::optional<Case> read_case(const CaseOptions& options, const SourceText& text, const Pack& pack,
                              const load::Now& now, Diagnostics& diagnostics);

/// Both at once, where there is one pack.
std::optional<Case> read_case(Session& session, const CaseOptions& options, const Pack& pack, const load::Now& now,
                              Diagnostics& diagnostics);

}  // namespace sti::cli
