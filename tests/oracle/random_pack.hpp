#pragma once

#include <rapidcheck.h>

#include <iosfwd>
#include <string>

namespace sti::oracle {

/// The rules of a small pack, as TOML: conditions that nest, overrides, tables, conditional windows, methods,
/// specimens.
struct RandomPack {
  std::string toml;
};
std::ostream& operator<<(std::ostream& out, const RandomPack& pack);

rc::Gen<RandomPack> random_pack();

}  // namespace sti::oracle
