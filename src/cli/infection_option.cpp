#include "cli/infection_option.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/session.hpp"

namespace sti::cli {

Index<Infection> find_infection(const Catalog& catalog, const std::string& name, const std::string& option,
                                Diagnostics& diagnostics) {
  if (const auto index = catalog.infection_index(name)) return index;
  std::vector<std::string> ids;
  for (const auto& infection : catalog.infections) ids.push_back(infection.id);
  const auto hint = did_you_mean(nearest(name, ids));
  add_usage_error(diagnostics, option, fmt::format("no infection named `{}`", name),
                  hint.empty() ? "there are " + list_names(ids, "and") : hint);
  return {};
}

}  // namespace sti::cli
