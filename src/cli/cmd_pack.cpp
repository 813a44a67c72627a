#include "cli/pack_commands.hpp"

namespace sti::cli {

CommandLine pack_command() {
  return {.name = "pack",
          .about = "Rule packs: which there are, what stands behind one, a new one, one on disk",
          .examples =
              "  sti pack list\n"
              "  sti pack show no\n"
              "  sti pack new my-clinic\n"
              "  sti pack export no rules-of-my-own\n",
          .commands = {pack_list(), pack_show(), pack_new(), pack_export()}};
}

}  // namespace sti::cli
