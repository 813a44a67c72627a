#include "cli/pack_commands.hpp"

namespace sti::cli {

void bind_pack(CommandLine& command) { command.commands = {pack_list(), pack_show(), pack_new(), pack_export()}; }

}  // namespace sti::cli
