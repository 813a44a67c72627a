#pragma once

#include <string>
#include <vector>

#include "model/explanation.hpp"
#include "report/wording/wording.hpp"

namespace sti::report {

/// What is asked about, for people; as written where it has no label.
std::string target_label(const View& view, const PropertyOutput& target);
/// "consider, until …", "take Wed 2 Dec 2026; conclusive from …".
std::string said_words(const View& view, const SaidLine& said);
/// Whether a line says that the rules say nothing of it.
bool is_silence(const SaidLine& said);
/// "HIV PEP: recommended (now: consider)". A note is named by its rule; of a test only what differs is said.
std::string change_words(const View& view, const LineChange& change);

/// What made a rule hold: "anal sex, receptive, condom: not used"; "always" where it has no condition.
std::string ground_words(const View& view, const Ground& ground);
/// Facts that a part of a condition rests on and that were not told: as their labels.
std::vector<std::string> assumed_in(const View& view, const Ground& ground);
/// Ids of the facts that a condition names, each once.
std::vector<std::string> facts_in(const View& view, const Condition& condition);

/// The part of its condition that a rule misses, in the words of the exposure.
std::string missing_words(const View& view, const Blocked& block);
/// What keeps a rule from bringing a line, as a sentence.
std::string block_words(const View& view, const PropertyOutput& target, const Blocked& block);
/// "condom: not used (now: used)".
std::string fact_change_words(const View& view, const Case& changed, const FactChange& change);
/// The answer to a fact in a case: "not used", "sore throat, rash", "36h"; "not told".
std::string answer_words(const View& view, const Case& told, Index<Fact> fact, Index<Exposure> exposure);
/// One answer that was tried: "16 to 17 years".
std::string reply_words(const View& view, Index<Fact> fact, const WhatIf::Reply& reply);

}  // namespace sti::report
