#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/by_enum.hpp"
#include "report/page/page.hpp"

namespace sti::report {

/// How many statements of one kind a pack makes, by basis.
struct BasisCount {
  std::string_view kind;  ///< "numbers", "rules", "rows", …
  ByEnum<Basis, std::size_t, n_bases> by_basis;
};

/// Numbers (days, hours, schedules), then rules by the table they come from; drafts are left out.
std::vector<BasisCount> count_by_basis(const Pack& pack);

inline constexpr std::array all_bases = {Basis::stated, Basis::restated, Basis::derived, Basis::unverified};

/// How many rules are still in discussion.
std::size_t drafts_of(const Pack& pack);
/// The pack's own documents by key: without the ones that stand for vocabulary and pack.
std::vector<const Source*> cited_documents(const Pack& pack);

/// A section a pack: id, version, review dates and title. The views' advice gives the moment.
Document pack_list_page(const std::vector<View>& packs);
/// Schema `sti-packs/1`.
std::string pack_list_json(const std::vector<View>& packs);

/// What stands behind one pack: versions, hash, review dates, counts by basis, and every source with its date.
Document pack_page(const View& view);
/// Schema `sti-pack/1`.
std::string pack_json(const View& view);

}  // namespace sti::report
