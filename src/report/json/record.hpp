#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "report/json/schema.hpp"

/// Objects of JSON, each described once: `fields_of<Contact>` lists its fields in order, and both what is written and
/// its JSON Schema follow. A getter is a lambda of the thing, or of the view and the thing, that captures nothing; the
/// type it returns says how its value is written and what the schema says of it.
namespace sti::report {

/// What a value is written with, besides itself.
struct JsonContext {
  const View* view = nullptr;  ///< where it points; not needed by what points nowhere
  bool texts = true;           ///< false: fields that are texts are left out
};

enum class Presence { always, with_texts, where_any };

template <class T>
struct Field {
  std::string_view key;
  Presence presence{};
  std::string_view constant = {};
  void (*write)(JsonWriter&, const Field&, const T&, const JsonContext&) = nullptr;
  void (*describe)(JsonWriter&, const Field&, const Pack& base, SchemaPart part) = nullptr;
  void (*others)(JsonWriter&) = nullptr;  ///< the schema of its fields, where it writes some of names of their own
};

/// Specialised for everything that is described: an array of its fields, in their order.
template <class T>
inline constexpr std::nullptr_t fields_of = nullptr;
template <class T>
concept Described = !std::is_same_v<decltype(fields_of<T>), const std::nullptr_t>;

/// A thing written with other fields than its own.
template <const auto& fields, class T>
struct As {
  const T& it;
};
template <const auto& fields, class T>
inline constexpr auto& fields_of<As<fields, T>> = fields;

template <class T>
const T& itself(const T& it) {
  return it;
}
template <const auto& fields, class T>
const T& itself(const As<fields, T>& as) {
  return as.it;
}

/// The fields of a thing, into an object that is open.
template <Described T>
void write_fields(JsonWriter& json, const T& of, const JsonContext& context) {
  for (const auto& field : fields_of<T>) {
    if (context.texts || field.presence != Presence::with_texts) field.write(json, field, itself(of), context);
  }
}
template <Described T>
void write_json(JsonWriter& json, const T& of, const JsonContext& context) {
  json.begin_object();
  write_fields(json, of, context);
  json.end_object();
}
/// What the schema of an object says of its fields.
template <Described T>
void describe_fields(JsonWriter& json, const Pack& base, SchemaPart part) {
  for (const auto& field : fields_of<T>) field.describe(json, field, base, part);
}
template <Described T>
void write_schema(JsonWriter& json, Type<T>, const Pack& base) {
  const auto open =
      std::find_if(fields_of<T>.begin(), fields_of<T>.end(), [](const auto& each) { return each.others; });
  json.begin_object();
  object_schema(
      json, [&](SchemaPart part) { describe_fields<T>(json, base, part); },
      open == fields_of<T>.end() ? nullptr : open->others);
  json.end_object();
}

template <class T>
std::optional<Index<T>> or_none(Index<T> index) {
  return index ? std::optional(index) : std::nullopt;
}

namespace record_detail {

template <class Result, class Get, class... Of>
auto last_of(Result (Get::*)(Of...) const)
    -> std::remove_cvref_t<std::tuple_element_t<sizeof...(Of) - 1, std::tuple<Of...>>>;
/// The thing that a getter looks at.
template <class Get>
using Item = decltype(last_of(&Get::operator()));

template <class Get>
decltype(auto) get(const Item<Get>& of, const JsonContext& context) {
  if constexpr (std::invocable<Get, const Item<Get>&>)
    return Get{}(of);
  else
    return Get{}(*context.view, of);
}
template <class Get>
using Got = std::remove_cvref_t<decltype(get<Get>(std::declval<const Item<Get>&>(), JsonContext{}))>;

template <auto member>
struct Member;
template <class T, class Of, Of T::*member>
struct Member<member> {
  const Of& operator()(const T& of) const { return of.*member; }
};
template <class Got, class... Of, Got (*function)(Of...)>
struct Member<function> {
  Got operator()(Of... of) const { return function(of...); }
};
template <auto member>
struct MemberOrNone;
template <class T, class Of, Index<Of> T::*member>
struct MemberOrNone<member> {
  std::optional<Index<Of>> operator()(const T& of) const { return or_none(of.*member); }
};

}  // namespace record_detail

template <class Get>
constexpr auto field(std::string_view key, Get, Presence presence = {}) {
  using T = record_detail::Item<Get>;
  using Value = record_detail::Got<Get>;
  return Field<T>{
      .key = key,
      .presence = presence,
      .write = [](JsonWriter& json, const Field<T>& self, const T& of,
                  const JsonContext& context) { json.field(self.key, record_detail::get<Get>(of, context), context); },
      .describe =
          [](JsonWriter& json, const Field<T>& self, const Pack& base, SchemaPart part) {
            if (part == SchemaPart::properties)
              schema_of<Value>(json.key(self.key), base);
            else if (part == SchemaPart::required && self.presence == Presence::always)
              json.value(self.key);
          }};
}
/// A member as it is, or what a function says of it.
template <auto member>
constexpr auto field(std::string_view key) {
  return field(key, record_detail::Member<member>{});
}
/// An index that may be none: null then.
template <auto member>
constexpr auto nullable(std::string_view key) {
  return field(key, record_detail::MemberOrNone<member>{});
}
/// A text for people: left out where only ids are wanted.
template <class Get>
constexpr auto text_field(std::string_view key, Get get) {
  return field(key, get, Presence::with_texts);
}
template <auto member>
constexpr auto text_field(std::string_view key) {
  return text_field(key, record_detail::Member<member>{});
}
/// A field that is not there where its value, an optional, is empty.
template <class Get>
constexpr auto field_where_any(std::string_view key, Get get) {
  using T = record_detail::Item<Get>;
  using Value = typename record_detail::Got<Get>::value_type;
  auto out = field(key, get, Presence::where_any);
  out.write = [](JsonWriter& json, const Field<T>& self, const T& of, const JsonContext& context) {
    if (const auto& value = record_detail::get<Get>(of, context)) json.field(self.key, *value, context);
  };
  out.describe = [](JsonWriter& json, const Field<T>& self, const Pack& base, SchemaPart part) {
    if (part == SchemaPart::properties) schema_of<Value>(json.key(self.key), base);
  };
  return out;
}
/// The fields of another thing, among those of this one.
template <class Get>
constexpr auto spread(Get) {
  using T = record_detail::Item<Get>;
  using Value = record_detail::Got<Get>;
  return Field<T>{
      .write = [](JsonWriter& json, const Field<T>&, const T& of,
                  const JsonContext& context) { write_fields(json, record_detail::get<Get>(of, context), context); },
      .describe = [](JsonWriter& json, const Field<T>&, const Pack& base,
                     SchemaPart part) { describe_fields<Value>(json, base, part); }};
}
/// The name of the form, in the field `schema`.
template <class T>
constexpr Field<T> form(std::string_view name) {
  return {.key = "schema",
          .constant = name,
          .write = [](JsonWriter& json, const Field<T>& self, const T&,
                      const JsonContext&) { json.field(self.key, self.constant); },
          .describe =
              [](JsonWriter& json, const Field<T>& self, const Pack&, SchemaPart part) {
                if (part == SchemaPart::properties)
                  json.key(self.key).begin_object().field("const", self.constant).end_object();
                else if (part == SchemaPart::required)
                  json.value(self.key);
              }};
}

/// Each of them with these fields.
template <const auto& fields, class Items>
auto each_as(const Items& items) {
  std::vector<As<fields, typename Items::value_type>> out;
  for (const auto& item : items) out.push_back({item});
  return out;
}

/// A whole document. The view may be null where nothing points into a pack.
template <Described T>
std::string json_document(const T& of, const View* view) {
  JsonWriter json(2);
  json.value(of, JsonContext{view});
  return json.take() + "\n";
}
/// The JSON Schema of such a document. `base` has the vocabulary and the catalog.
template <Described T>
std::string document_schema(std::string_view name, const Pack& base) {
  JsonWriter json(2);
  json.begin_object().field("$schema", write::schema_dialect).field("title", "sti " + std::string(name));
  object_schema(json, [&](SchemaPart part) { describe_fields<T>(json, base, part); });
  return json.end_object().take() + "\n";
}

}  // namespace sti::report
