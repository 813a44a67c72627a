#pragma once

#include "base/json_writer.hpp"
#include "model/case.hpp"
#include "model/pack.hpp"

namespace sti::write {

/// The case as understood, in the form it can be given again: what was told, and nothing that was assumed. Of a
/// decision table by itself it is the value of each fact, by name.
void write_case(JsonWriter& json, const Pack& pack, const Case& asked);
/// One test taken, in the same form.
void write_taken(JsonWriter& json, const Pack& pack, const TakenTest& taken);

}  // namespace sti::write
