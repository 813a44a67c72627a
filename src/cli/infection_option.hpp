#pragma once

#include <string>

#include "base/diagnostics.hpp"
#include "model/catalog.hpp"

namespace sti::cli {

/// The infection that an option names, by id; none, with an error and the nearest name, where there is none.
Index<Infection> find_infection(const Catalog& catalog, const std::string& name, const std::string& option,
                                Diagnostics& diagnostics);

}  // namespace sti::cli
