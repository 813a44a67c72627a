#pragma once

#include <utility>

#include "model/ids.hpp"
#include "model/levels.hpp"
#include "report/json/record.hpp"
#include "report/risk/wording.hpp"
#include "write/case_json.hpp"

/// The values that several outputs share, each described once.
namespace sti {

template <>
inline constexpr auto& enum_ids<Level> = level_ids;
template <>
inline constexpr auto& enum_ids<VaccineLevel> = vaccine_level_ids;
template <>
inline constexpr auto& enum_ids<Status> = status_ids;
template <>
inline constexpr auto& enum_ids<NoteKind> = note_kind_ids;
template <>
inline constexpr auto& enum_ids<WindowNumber> = window_number_ids;
template <>
inline constexpr auto& enum_ids<Basis> = basis_ids;
template <>
inline constexpr auto& enum_ids<VisitDay> = visit_day_ids;
template <>
inline constexpr auto& enum_ids<Severity> = severity_ids;
template <>
inline constexpr auto& enum_ids<Category> = category_ids;

}  // namespace sti

namespace sti::report {

// --- indices: ids of what vocabulary and catalog list, places of all else

inline const auto& listed(const Pack& pack, Type<Infection>) { return pack.catalog.infections; }
inline const auto& listed(const Pack& pack, Type<TestKind>) { return pack.catalog.tests; }
inline const auto& listed(const Pack& pack, Type<Site>) { return pack.catalog.sites; }
inline const auto& listed(const Pack& pack, Type<VaccineKind>) { return pack.catalog.vaccines; }
inline const auto& listed(const Pack& pack, Type<FollowUpKind>) { return pack.catalog.follow_ups; }
inline const auto& listed(const Pack& pack, Type<Fact>) { return pack.vocabulary.facts; }

template <class T>
void write_json(JsonWriter& json, Index<T> index, const JsonContext& context) {
  if constexpr (requires { listed(context.view->pack, Type<T>{}); })
    json.value(listed(context.view->pack, Type<T>{})[index].id);
  else
    json.value(index.place());
}
template <class T>
void write_schema(JsonWriter& json, Type<Index<T>>, const View& view) {
  if constexpr (requires { listed(view.pack, Type<T>{}); })
    enum_schema(json, sti::ids_of(listed(view.pack, Type<T>{})));
  else
    number_schema(json, "integer", 0);
}
/// Null where it is none.
template <class T>
std::optional<Index<T>> or_null(Index<T> index) {
  return index ? std::optional(index) : std::nullopt;
}
/// What the indices point to.
template <class T>
std::vector<const T*> at(const List<T>& list, const std::vector<Index<T>>& places) {
  std::vector<const T*> out;
  for (const auto place : places) out.push_back(&list[place]);
  return out;
}

// --- values that the type of what holds them does not tell

/// A text in the language of the view.
inline void write_json(JsonWriter& json, const Text& text, const JsonContext& context) {
  json.value(context.view->label(text));
}
inline void write_schema(JsonWriter& json, Type<Text>, const View&) { type_schema(json, "string"); }
inline std::optional<std::string> null_if_empty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

/// A day that is kept as it was written, and the SHA-256 of something.
struct WrittenDay {
  std::string_view text;
  operator std::string_view() const { return text; }
};
struct Hash {
  std::string_view text;
  operator std::string_view() const { return text; }
};
inline void write_schema(JsonWriter& json, Type<WrittenDay>, const View&) { pattern_schema(json, write::date_pattern); }
inline void write_schema(JsonWriter& json, Type<Hash>, const View&) { pattern_schema(json, "^[0-9a-f]{64}$"); }

/// From 0 to 1.
struct Share {
  double value = 0;
};
inline void write_json(JsonWriter& json, Share share, const JsonContext&) { json.value(share.value); }
inline void write_schema(JsonWriter& json, Type<Share>, const View&) { number_schema(json, "number", 0, 1); }

/// A whole number that may be negative.
struct Difference {
  std::int64_t value = 0;
};
inline void write_json(JsonWriter& json, Difference days, const JsonContext&) { json.value(days.value); }
inline void write_schema(JsonWriter& json, Type<Difference>, const View&) { type_schema(json, "integer"); }

/// A case, in the form it can be given again.
inline void write_json(JsonWriter& json, const Case& asked, const JsonContext& context) {
  write::write_case(json, context.view->pack, asked);
}
inline void write_schema(JsonWriter& json, Type<Case>, const View& view) { write::write_case_schema(json, view.pack); }
inline void write_json(JsonWriter& json, const TakenTest& taken, const JsonContext& context) {
  write::write_taken(json, context.view->pack, taken);
}
inline void write_schema(JsonWriter& json, Type<TakenTest>, const View& view) {
  write::write_taken_schema(json, view.pack);
}

/// An object with a field for each thing, of whatever name.
template <class T>
struct ByName {
  std::vector<std::pair<std::string_view, T>> items;
};
template <class T>
void write_json(JsonWriter& json, const ByName<T>& all, const JsonContext& context) {
  json.begin_object();
  for (const auto& [name, item] : all.items) json.field(name, item, context);
  json.end_object();
}
template <class T>
void write_schema(JsonWriter& json, Type<ByName<T>>, const View& view) {
  json.begin_object().field("type", "object").key("additionalProperties");
  schema_of<T>(json, view);
  json.end_object();
}

// --- things that several outputs tell

/// With two significant figures.
Share two_digits(double share);
/// A probability between its bounds. No point where only bounds are published.
template <class To>
void describe(To& to, const Range& range) {
  to("low", two_digits(range.low));
  to("point", range.point ? std::optional(two_digits(*range.point)) : std::nullopt);
  to("high", two_digits(range.high));
}

/// How likely it is: by the act, that the source has it, and both together.
template <class To>
void describe_chances(To& to, const RiskAdvice& risk) {
  to("per_act", risk.per_act)("source_chance", risk.source_chance)("overall", risk.overall);
}

/// What stands behind a line.
template <class To>
void describe(To& to, const Backing& backing) {
  to("rules", backing.rules)("sources", backing.sources);
}
template <class To>
void describe(To& to, const Evidence& evidence) {
  to("sources", [&] { return backing(to.view(), evidence).sources; })("basis", evidence.basis);
}
/// The rules and sources of a line.
template <class To, class Line>
void describe_backing(To& to, const Line& line) {
  to.fields([&] { return backing(to.view(), line); });
}
template <class To, class Line>
void describe_basis(To& to, const Line& line) {
  to("basis", [&] { return backing(to.view(), line).basis; });
}
template <class To>
void describe(To& to, const Source& source) {
  to("issuer", source.issuer)("title", source.title)("date", source.date)("url", source.url);
  to("accessed", source.accessed);
}
using Sources = ByName<const Source*>;
/// The documents of these keys.
Sources sources_of(const View& view, const std::vector<std::string>& keys);

/// Which guideline it is, and until when it holds: in every output the same. The view's advice gives the moment that
/// says whether its review is overdue.
template <class To>
void describe_pack(To& to, const View& view) {
  const auto& pack = view.pack;
  to("id", pack.id)("version", pack.version)("sha256", Hash{pack.sha256});
  to("review_by", WrittenDay{pack.review_by})("title", view.label(pack.title))("country", view.label(pack.country));
  to("reviewed", WrittenDay{pack.reviewed})("overdue", is_overdue(view));
}
/// The pack of the document.
template <class To>
void describe_own_pack(To& to) {
  to.object("pack", [&](auto& pack) { describe_pack(pack, to.view()); });
}
/// Of which case, by which pack and when.
template <class To>
void describe_case(To& to) {
  describe_own_pack(to("id", to.view().advice.asked.id));
  to("now", to.view().advice.asked.now);
}

}  // namespace sti::report
