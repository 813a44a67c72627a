#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/by_enum.hpp"
#include "base/diagnostics.hpp"
#include "model/index.hpp"

namespace sti {

/// A document that is cited.
struct Source {
  std::string key, issuer, title, date, url, accessed;
  std::string review_by;  ///< when it should have been read again; "" where nothing is said
  Span span;
};

/// How sure we are that the document says so; see rules/README.md. From strongest to weakest.
enum class Basis { stated, restated, derived, unverified };
inline constexpr std::size_t n_bases = 4;
inline constexpr ByEnum<Basis, std::string_view, n_bases> basis_ids = {"stated", "restated", "derived", "unverified"};
std::string_view to_string(Basis basis);

/// What stands behind a statement: the pack's sources, and the basis.
struct Evidence {
  std::vector<Index<Source>> sources;
  Basis basis{};
};

}  // namespace sti
