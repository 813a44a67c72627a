#pragma once

#include "report/schema_parts.hpp"

/// Pieces of the schema of rule files, one file a topic.
namespace sti::report::schema {

/// As the reader of packs has it.
inline constexpr int most_days = 3660;

Json ref(const char* name);
Json described(Json schema, const char* description);
Json boolean();
Json whole(long low, long high);
Json real(double low, double high);
/// A string with something in it.
Json filled_text();
/// One of these, or a list of them.
Json one_or_more(Json item);
/// As `one_or_more`; the list is not empty.
Json some_of(Json item);
/// An object with these keys and no others.
Json table(Json properties, std::initializer_list<const char*> required);
/// A list of tables: `[[key]]`.
Json tables(Json item);
/// A table that also needs `source` and `basis`.
Json backed(Json table);
/// A table that also needs `id`.
Json with_id(Json table);
/// For `anyOf`: at least one of these keys is there.
Json any_required(std::initializer_list<const char*> keys);

/// Levels that a rule may give: all but the one that time alone gives.
Json written_levels();
Json written_vaccine_levels();
/// `hiv-lab` or `chlamydia-naat@throat`.
Json test_and_site(const Pack& base);
/// Facts that a condition can name.
std::vector<const Fact*> facts_of_conditions(const Pack& base);

/// The definitions `condition` and `column`.
void add_conditions(const Pack& base, Json& definitions);
/// The definitions `person`, `exposures` and `expect` of a case.
void add_told(const Pack& base, Json& definitions);
/// Tables of rules/risk.toml and of a pack's own figures.
void add_risk_tables(const Pack& base, Json& properties);
void add_talk_tables(Json& properties);
/// The keys of cases/*.toml, of properties.toml and of quiz.toml: files of their own.
Json case_tables(const Pack& base);
Json property_tables(const Pack& base);
Json quiz_tables(const Pack& base);

}  // namespace sti::report::schema
