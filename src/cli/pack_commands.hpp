#pragma once

#include "cli/commands.hpp"

namespace sti::cli {

// The parts of `sti pack`. Each adds its subcommand to `app`; the one chosen sets `run`.
void bind_pack_list(CLI::App& app, Run& run);
void bind_pack_show(CLI::App& app, Run& run);
void bind_pack_new(CLI::App& app, Run& run);
void bind_pack_export(CLI::App& app, Run& run);

}  // namespace sti::cli
