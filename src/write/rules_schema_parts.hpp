#pragma once

#include "write/schema_parts.hpp"

/// Pieces of the schema of rule files, one file a topic.
namespace sti::write::schema {

Json ref(std::string_view name);
Json described(Json schema, const std::string& description);
Json boolean();
Json whole(long low, long high);
Json real(double low, double high);
/// A string with something in it.
Json filled_text();
/// One of these, or a list of them.
Json one_or_more(Json item);
/// As `one_or_more`; the list is not empty.
Json some_of(Json item);

/// Levels that a rule may give: all but the one that time alone gives.
Json written_levels();
Json written_vaccine_levels();
/// `hiv-lab` or `chlamydia-naat@throat`.
Json test_and_site(const Pack& base);

/// The definitions `condition` and `column`.
void add_conditions(const Pack& base, Json& definitions);
/// The definitions of the parts of a case, and `expect`.
void add_told(const Pack& base, Json& definitions);

}  // namespace sti::write::schema
