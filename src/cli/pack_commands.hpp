#pragma once

#include "cli/commands.hpp"

namespace sti::cli {

// The parts of `sti pack`.
CommandLine pack_list();
CommandLine pack_show();
CommandLine pack_new();
CommandLine pack_export();

}  // namespace sti::cli
