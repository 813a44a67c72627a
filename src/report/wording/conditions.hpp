#pragma once

#include <string>

#include "model/condition.hpp"
#include "model/pack.hpp"
#include "model/phrases.hpp"

namespace sti::report {

/// A condition in words: "anal sex, receptive, condom: broke or slipped off, 72 h or less". What always holds is empty.
/// Facts are named as in an exposure of `act`; where none is given, as in any.
std::string words(const Pack& pack, const Phrases& phrases, const Condition& condition, Lang lang,
                  Index<FactValue> act = {});

/// A number of model cases: "12", "34 000", "about 1.2e+31".
std::string model_cases(long double count);

}  // namespace sti::report
