#pragma once

#include <set>
#include <string>

#include "model/advice.hpp"
#include "oracle/oracle.hpp"

namespace sti::oracle {

/// An answer as lines of text, one fact a line, so that two can be compared and a difference read.
using Lines = std::set<std::string>;

Lines lines_of(const Pack& pack, const Opinion& opinion);
/// For each exposure the one that its lines are told of; empty: each of itself.
using Renumber = List<Index<Exposure>, Exposure>;
Lines lines_of(const Pack& pack, const Advice& advice, const Renumber& renumber = {});
/// What the oracle has no opinion on: questions and expiries.
Lines other_lines_of(const Pack& pack, const Advice& advice, const Renumber& renumber = {});

/// The lines that only one has, marked `-` (first) and `+` (second); empty where they agree.
std::string difference(const Lines& first, const Lines& second);

}  // namespace sti::oracle
