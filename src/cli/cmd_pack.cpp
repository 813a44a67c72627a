#include <CLI/CLI.hpp>

#include "cli/pack_commands.hpp"

namespace sti::cli {

Run bind_pack(CLI::App& app) {
  auto chosen = std::make_shared<Run>();
  app.require_subcommand(1);
  bind_pack_list(app, *chosen);
  bind_pack_show(app, *chosen);
  bind_pack_new(app, *chosen);
  bind_pack_export(app, *chosen);
  return [chosen](Session& session) { return (*chosen)(session); };
}

}  // namespace sti::cli
