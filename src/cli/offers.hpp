#pragma once

#include "cli/options.hpp"
#include "cli/session.hpp"

// What completion offers where the rules say what there is. None tells of a fault of theirs: it offers less.

namespace sti::cli {

/// The pack of --pack, else what every pack shares.
Pack known_pack(Session& session);

std::vector<Offered> offer_packs(Session& session, Typed& typed);
std::vector<Offered> offer_languages(Session& session, Typed& typed);
/// Facts of a person, and of an exposure: tokens with commas between, flags with `+`.
std::vector<Offered> offer_person(Session& session, Typed& typed);
std::vector<Offered> offer_exposure(Session& session, Typed& typed);
/// TEST[@SITE]=DATE:RESULT.
std::vector<Offered> offer_tests_taken(Session& session, Typed& typed);
/// What an advice can speak of: TEST@SITE and SLOT=LEVEL too.
std::vector<Offered> offer_subjects(Session& session, Typed& typed);
std::vector<Offered> offer_infections(Session& session, Typed& typed);
std::vector<Offered> offer_topics(Session& session, Typed& typed);
/// Diagnostic codes, by number and name.
std::vector<Offered> offer_codes(Session& session, Typed& typed);

/// The words of a list that has no more to say of them.
template <class Range>
std::vector<Offered> offered(const Range& words) {
  std::vector<Offered> out;
  for (const auto& word : words) out.push_back({std::string(word), {}});
  return out;
}

}  // namespace sti::cli
