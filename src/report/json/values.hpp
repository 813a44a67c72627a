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
void write_schema(JsonWriter& json, Type<Index<T>>, const Pack& base) {
  if constexpr (requires { listed(base, Type<T>{}); })
    enum_schema(json, sti::ids_of(listed(base, Type<T>{})));
  else
    number_schema(json, "integer", 0);
}

// --- plain values that the type of what holds them does not tell

/// A text in the language of the view.
inline void write_json(JsonWriter& json, const Text& text, const JsonContext& context) {
  json.value(context.view->label(text));
}
inline void write_schema(JsonWriter& json, Type<Text>, const Pack&) { type_schema(json, "string"); }

/// A day that is kept as it was written.
struct WrittenDay {
  std::string_view text;
  operator std::string_view() const { return text; }
};
inline void write_schema(JsonWriter& json, Type<WrittenDay>, const Pack&) { pattern_schema(json, write::date_pattern); }
struct Hash {
  std::string_view text;
  operator std::string_view() const { return text; }
};
inline void write_schema(JsonWriter& json, Type<Hash>, const Pack&) { pattern_schema(json, "^[0-9a-f]{64}$"); }

/// From 0 to 1.
struct Share {
  double value = 0;
};
inline void write_json(JsonWriter& json, Share share, const JsonContext&) { json.value(share.value); }
inline void write_schema(JsonWriter& json, Type<Share>, const Pack&) { number_schema(json, "number", 0, 1); }

/// A whole number that may be negative.
struct Difference {
  std::int64_t value = 0;
};
inline void write_json(JsonWriter& json, Difference days, const JsonContext&) { json.value(days.value); }
inline void write_schema(JsonWriter& json, Type<Difference>, const Pack&) { type_schema(json, "integer"); }

// --- a case, in the form it can be given again

inline void write_json(JsonWriter& json, const Case& asked, const JsonContext& context) {
  write::write_case(json, context.view->pack, asked);
}
inline void write_schema(JsonWriter& json, Type<Case>, const Pack& base) { write::write_case_schema(json, base); }
inline void write_json(JsonWriter& json, const TakenTest& taken, const JsonContext& context) {
  write::write_taken(json, context.view->pack, taken);
}
inline void write_schema(JsonWriter& json, Type<TakenTest>, const Pack& base) { write::write_taken_schema(json, base); }

// --- things by name

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
void write_schema(JsonWriter& json, Type<ByName<T>>, const Pack& base) {
  json.begin_object().field("type", "object").key("additionalProperties");
  schema_of<T>(json, base);
  json.end_object();
}

// --- a probability between its bounds, with two significant figures; no point where only bounds are published

double two_digits(double value);

template <>
inline constexpr std::array fields_of<Range> = {
    field("low", [](const Range& range) { return Share{two_digits(range.low)}; }),
    field(
        "point",
        [](const Range& range) { return range.point ? std::optional(Share{two_digits(*range.point)}) : std::nullopt; }),
    field("high", [](const Range& range) { return Share{two_digits(range.high)}; })};

// --- what stands behind a line

template <>
inline constexpr std::array fields_of<Backing> = {field<&Backing::rules>("rules"), field<&Backing::sources>("sources")};
/// The rules and sources of a line.
template <class T>
inline constexpr auto backed = spread([](const View& view, const T& line) { return backing(view, line); });
template <class T>
inline constexpr auto basis_field = field("basis",
                                          [](const View& view, const T& line) { return backing(view, line).basis; });
template <class T>
inline constexpr auto why_field = text_field("why", [](const View& view, const T& line) { return why(view, line); });

template <>
inline constexpr std::array fields_of<Source> = {field<&Source::issuer>("issuer"), field<&Source::title>("title"),
                                                 field<&Source::date>("date"), field<&Source::url>("url"),
                                                 field<&Source::accessed>("accessed")};
template <>
inline constexpr std::array fields_of<Evidence> = {
    field("sources", [](const View& view, const Evidence& evidence) { return backing(view, evidence).sources; }),
    field<&Evidence::basis>("basis")};

using Sources = ByName<const Source*>;
/// The documents of these keys.
Sources sources_of(const View& view, const std::vector<std::string>& keys);

// --- the head of a document

template <>
inline constexpr std::array fields_of<Pack> = {field<&Pack::id>("id"), field<&Pack::version>("version"),
                                               field("sha256", [](const Pack& pack) { return Hash{pack.sha256}; })};
inline constexpr auto id_version_hash = spread([](const Pack& pack) -> const Pack& { return pack; });
inline constexpr auto review_by = field("review_by", [](const Pack& pack) { return WrittenDay{pack.review_by}; });
inline constexpr auto is_overdue =
    field("overdue", [](const View& view, const Pack&) { return !overdue(view).empty(); });
inline constexpr std::array due_pack = {id_version_hash, review_by};

/// The pack of the view, with these fields.
template <class Document, const auto& fields = fields_of<Pack>>
inline constexpr auto pack_field = field("pack",
                                         [](const View& view, const Document&) { return As<fields, Pack>{view.pack}; });
/// The id of the case of the view.
template <class Document>
inline constexpr auto case_id = field("id", [](const View& view, const Document&) -> const std::optional<std::string>& {
  return view.advice.asked.id;
});
template <class Document>
inline constexpr auto case_moment = field("now",
                                          [](const View& view, const Document&) { return view.advice.asked.now; });
template <class Document>
inline constexpr auto case_field = field("case", [](const View& view, const Document&) -> const Case& {
  return view.advice.asked;
});

// --- lists of things

/// Each of them, and where it belongs.
template <class Item, class Items, class... Whole>
std::vector<Item> each_of(const Items& items, const Whole&... whole) {
  std::vector<Item> out;
  for (const auto& item : items) out.push_back({whole..., item});
  return out;
}
/// What the indices point to.
template <class T>
std::vector<const T*> at(const List<T>& list, const std::vector<Index<T>>& places) {
  std::vector<const T*> out;
  for (const auto place : places) out.push_back(&list[place]);
  return out;
}

}  // namespace sti::report
