#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/outcomes.hpp"
#include "prove/region.hpp"

namespace sti::prove {

/// Two packs over one space: programs compiled with the same cuts.
struct TwoPacks {
  Space& space;
  engine::Outcomes& before;
  engine::Outcomes& after;
};

/// Where something is told, by what it says: two packs agree on it where the regions of equal contents are equal.
using Told = std::map<std::string, Region>;

// What a pack tells in matters that are a set of statements, by their content.
std::string content_of(const Pack& pack, const NoteEffect& note);
Told notes_told(engine::Outcomes& outcomes);
Told topics_told(engine::Outcomes& outcomes);
/// Figures of risk of one infection, and what is known of how early its tests find it.
Told risk_told(engine::Outcomes& outcomes, Index<Infection> infection);

/// The sites that a test is told to be taken from, as a set of bits that `sites_in` reads.
Diagrams::Ref sites_told(engine::Outcomes& outcomes, Index<TestKind> test);
std::vector<Index<Site>> sites_in(const Catalog& catalog, int bits);

/// Where two sets of statements differ.
Region differ(Diagrams& diagrams, const Told& before, const Told& after);

/// The cases that are told otherwise in the matter of a key; reasons and sources do not count.
Region difference(const TwoPacks& packs, engine::Key key);

}  // namespace sti::prove
