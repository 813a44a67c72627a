#pragma once

#include <algorithm>
#include <concepts>
#include <string>
#include <string_view>
#include <vector>

#include "report/json/schema.hpp"

/// Objects of JSON, each described once, by a function that tells its fields in order:
///
///     template <class To>
///     void describe(To& to, const Contact& contact) {
///       to("infection", contact.infection)("since", contact.since);
///       to.text("why", [&] { return why(to.view(), contact); });
///     }
///
/// A `FieldWriter` writes what it is told, a `FieldSchema` what the type of each value says of it. A schema has no
/// thing at hand: members are read from an empty one, and what takes more than a member stands in a lambda, never
/// called then.
namespace sti::report {

/// What is told as the value of a field: a value, or a lambda that makes it.
template <class Told>
decltype(auto) value_of(const Told& told) {
  if constexpr (std::invocable<const Told&>)
    return told();
  else
    return (told);
}
template <class Told>
using ValueOf = std::remove_cvref_t<decltype(value_of(std::declval<const Told&>()))>;
template <class T>
using Pointed = std::remove_cv_t<std::remove_pointer_t<T>>;

class FieldWriter {
 public:
  /// `only`: no other fields than these, and `id`; null: all.
  FieldWriter(JsonWriter& json, const JsonContext& context, const std::vector<std::string>* only = nullptr)
      : json_(json), context_(context), only_(only) {}
  /// An object whose fields `each` tells.
  template <class Each>
  static void write(JsonWriter& json, const JsonContext& context, const Each& each) {
    json.begin_object();
    FieldWriter to(json, context);
    each(to);
    json.end_object();
  }

  const View& view() const { return *context_.view; }

  template <class Told>
  FieldWriter& operator()(std::string_view key, const Told& told) {
    if (is_wanted(key)) json_.field(key, value_of(told), context_);
    return *this;
  }
  /// For people: left out where only ids are wanted.
  template <class Told>
  FieldWriter& text(std::string_view key, const Told& told) {
    return context_.texts ? (*this)(key, told) : *this;
  }
  /// An optional: left out where it is empty.
  template <class Told>
  FieldWriter& if_any(std::string_view key, const Told& told) {
    if (const auto& value = value_of(told)) (*this)(key, *value);
    return *this;
  }
  /// The name of the form.
  FieldWriter& form(std::string_view name) { return (*this)("schema", name); }
  template <class Each>
  FieldWriter& object(std::string_view key, const Each& each) {
    if (is_wanted(key)) write(json_.key(key), context_, each);
    return *this;
  }
  /// A list of them, each told with its item, or with what it points to.
  template <class Told, class Each>
  FieldWriter& list(std::string_view key, const Told& told, const Each& each) {
    if (!is_wanted(key)) return *this;
    json_.key(key).begin_array();
    for (const auto& item : value_of(told))
      write(json_, context_, [&](FieldWriter& to) {
        if constexpr (std::is_pointer_v<std::remove_cvref_t<decltype(item)>>)
          each(to, *item);
        else
          each(to, item);
      });
    json_.end_array();
    return *this;
  }
  /// The fields of another thing among those of this one.
  template <class Told>
  FieldWriter& fields(const Told& told) {
    describe(*this, value_of(told));
    return *this;
  }

 private:
  bool is_wanted(std::string_view key) const {
    return only_ == nullptr || key == "id" || std::find(only_->begin(), only_->end(), key) != only_->end();
  }

  JsonWriter& json_;
  const JsonContext& context_;
  const std::vector<std::string>* only_;
};

/// Whatever has a description.
template <class T>
concept Described = requires(FieldWriter& to, const T& it) {
  describe(to, it);
};

template <Described T>
void write_json(JsonWriter& json, const T& it, const JsonContext& context) {
  FieldWriter::write(json, context, [&](FieldWriter& to) { describe(to, it); });
}

class FieldSchema {
 public:
  /// The schema of an object whose fields `each` tells, as keywords of an object that is open. The view is of nothing
  /// but the vocabulary and the catalog. Returns the fields that are always there.
  template <class Each>
  static std::vector<std::string_view> write_keywords(JsonWriter& json, const View& view, const Each& each) {
    json.field("type", "object").key("properties").begin_object();
    FieldSchema to(json, view);
    each(to);
    json.end_object().field("required", to.required_).field("additionalProperties", false);
    return std::move(to.required_);
  }
  template <class Each>
  static void write(JsonWriter& json, const View& view, const Each& each) {
    write_keywords(json.begin_object(), view, each);
    json.end_object();
  }

  const View& view() const { return view_; }

  template <class Told>
  FieldSchema& operator()(std::string_view key, const Told&) {
    required_.push_back(key);
    schema_of<ValueOf<Told>>(json_.key(key), view_);
    return *this;
  }
  template <class Told>
  FieldSchema& text(std::string_view key, const Told&) {
    schema_of<ValueOf<Told>>(json_.key(key), view_);
    return *this;
  }
  template <class Told>
  FieldSchema& if_any(std::string_view key, const Told&) {
    schema_of<typename ValueOf<Told>::value_type>(json_.key(key), view_);
    return *this;
  }
  FieldSchema& form(std::string_view name) {
    required_.push_back("schema");
    json_.key("schema").begin_object().field("const", name).end_object();
    return *this;
  }
  template <class Each>
  FieldSchema& object(std::string_view key, const Each& each) {
    required_.push_back(key);
    write(json_.key(key), view_, each);
    return *this;
  }
  template <class Told, class Each>
  FieldSchema& list(std::string_view key, const Told&, const Each& each) {
    required_.push_back(key);
    json_.key(key).begin_object().field("type", "array").key("items");
    write(json_, view_, [&](FieldSchema& to) { each(to, empty<Pointed<typename ValueOf<Told>::value_type>>()); });
    json_.end_object();
    return *this;
  }
  template <class Told>
  FieldSchema& fields(const Told&) {
    describe(*this, empty<ValueOf<Told>>());
    return *this;
  }

 private:
  FieldSchema(JsonWriter& json, const View& view) : json_(json), view_(view) {}
  template <class T>
  const T& empty() const {
    if constexpr (std::is_same_v<T, View>) {
      return view_;
    } else {
      static const T none{};
      return none;
    }
  }

  JsonWriter& json_;
  const View& view_;
  std::vector<std::string_view> required_;
};

template <Described T>
void write_schema(JsonWriter& json, Type<T>, const View& view) {
  static const T none{};
  FieldSchema::write(json, view, [&](FieldSchema& to) { describe(to, none); });
}

/// A whole document. Without a view nothing in it may point into a pack.
template <Described T>
std::string json_document(const T& it, const View* view = nullptr) {
  return JsonWriter(2).value(it, JsonContext{view}).take() + "\n";
}

}  // namespace sti::report
