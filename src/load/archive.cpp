#include "load/archive.hpp"

#include <cstdint>
#include <cstring>
#include <limits>
#include <map>
#include <memory>
#include <type_traits>
#include <variant>

#include "base/reflect.hpp"
#include "load/tree.hpp"
#include "model/index_set.hpp"

namespace sti::load {
namespace {

/// What is special about reading and about writing; how a type is walked is the same for both.
class Writer {
 public:
  static constexpr bool reads = false;

  void size(std::size_t& value) {
    for (; value >= 0x80; value >>= 7) out += char(value | 0x80);
    out += char(value);
  }
  void raw(void* data, std::size_t bytes) { out.append(static_cast<const char*>(data), bytes); }
  void text(std::string& value) {
    auto length = value.size();
    size(length);
    out += value;
  }
  void source(const SourceText*& pointer) {
    std::size_t index = 0;  // 0 is "none"
    while (index < files.size() && files[index].get() != pointer) ++index;
    index = index == files.size() ? 0 : index + 1;
    size(index);
  }
  void file(SourcePtr& value) {
    auto path = value->path;
    text(path);
    files.push_back(value);
  }

  std::string out;
  std::vector<SourcePtr> files;
};

class Reader {
 public:
  static constexpr bool reads = true;

  explicit Reader(std::string_view bytes) : rest(bytes) {}

  void size(std::size_t& value) {
    value = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(rest.front());
      rest.remove_prefix(1);
      value |= std::size_t(byte & 0x7F) << shift;
      if (byte < 0x80) return;
    }
  }
  void raw(void* data, std::size_t bytes) {
    std::memcpy(data, rest.data(), bytes);
    rest.remove_prefix(bytes);
  }
  void text(std::string& value) {
    std::size_t length = 0;
    size(length);
    value.assign(rest.data(), length);
    rest.remove_prefix(length);
  }
  void source(const SourceText*& pointer) {
    std::size_t index = 0;
    size(index);
    pointer = index == 0 ? nullptr : files[index - 1].get();
  }
  void file(SourcePtr& value) {
    auto text_of_file = std::make_shared<SourceText>();
    text(text_of_file->path);
    const auto& tree = built_in_tree();
    const auto* built_in = tree.find(std::string_view(text_of_file->path).substr(tree.name.size()));
    if (built_in != nullptr) text_of_file->text = built_in->text;
    value = std::move(text_of_file);
    files.push_back(value);
  }

  std::string_view rest;
  std::vector<SourcePtr> files;
};

template <class Archive, class T>
void walk(Archive& archive, T& value);

/// Walks a number as one of another type.
template <class As, class Archive, class T>
void walk_as(Archive& archive, T& value) {
  auto number = static_cast<As>(value);
  archive.raw(&number, sizeof number);
  value = static_cast<T>(number);
}

/// Each number has a width of its own on every platform: `int` and enumerations 32 bits, wider integers 64.
template <class Archive, class T>
void walk_number(Archive& archive, T& value) {
  if constexpr (std::is_same_v<T, double>) {
    static_assert(std::numeric_limits<double>::is_iec559);
    archive.raw(&value, sizeof value);
  } else if constexpr (std::is_same_v<T, bool>) {
    walk_as<std::uint8_t>(archive, value);
  } else if constexpr (std::is_same_v<T, int> || std::is_same_v<T, std::uint32_t> || std::is_enum_v<T>) {
    walk_as<std::int32_t>(archive, value);
  } else {
    static_assert(std::is_integral_v<T>);
    walk_as<std::int64_t>(archive, value);
  }
}

template <class Archive, class T>
void walk(Archive& archive, Index<T>& index) {
  auto place = index ? std::int32_t(index.place()) : -1;
  archive.raw(&place, sizeof place);
  index = Index<T>(place);
}

template <class Archive, class T>
void walk(Archive& archive, std::vector<T>& values) {
  std::size_t count = values.size();
  archive.size(count);
  if constexpr (Archive::reads) values.resize(count);
  for (auto& value : values) walk(archive, value);
}

template <class Archive, class T, class Key>
void walk(Archive& archive, List<T, Key>& values) {
  walk(archive, values.items());
}

template <class Archive, class T>
void walk(Archive& archive, IndexSet<T>& set) {
  std::vector<Index<T>> indices(set.begin(), set.end());
  walk(archive, indices);
  for (const auto index : indices) set.set(index);
}

template <class Archive, class T, std::size_t n>
void walk(Archive& archive, std::array<T, n>& values) {
  for (auto& value : values) walk(archive, value);
}

template <class Archive, class T>
void walk(Archive& archive, std::optional<T>& value) {
  std::size_t has_value = value.has_value();
  archive.size(has_value);
  if constexpr (Archive::reads) {
    if (has_value != 0) value.emplace();
  }
  if (value) walk(archive, *value);
}

template <class Archive, class A, class B>
void walk(Archive& archive, std::pair<A, B>& value) {
  walk(archive, value.first);
  walk(archive, value.second);
}

template <class Variant, std::size_t i = 0>
void emplace(Variant& value, std::size_t index) {
  if constexpr (i < std::variant_size_v<Variant>) {
    if (index == i)
      value.template emplace<i>();
    else
      emplace<Variant, i + 1>(value, index);
  }
}

template <class Archive, class... T>
void walk(Archive& archive, std::variant<T...>& value) {
  std::size_t index = value.index();
  archive.size(index);
  if constexpr (Archive::reads) emplace(value, index);
  std::visit([&](auto& held) { walk(archive, held); }, value);
}

template <class Archive, class T>
void walk(Archive& archive, std::map<std::string, T, std::less<>>& values) {
  std::vector<std::pair<std::string, T>> list(values.begin(), values.end());
  walk(archive, list);
  if constexpr (Archive::reads) {
    for (auto& item : list) values.emplace_hint(values.end(), std::move(item));
  }
}

template <class Archive, class T>
void walk(Archive& archive, T& value) {
  if constexpr (std::is_same_v<T, TimeZone>) {
    auto rule = value.rule();
    archive.text(rule);
    if constexpr (Archive::reads) value = TimeZone::parse(rule).value_or(TimeZone());
  } else if constexpr (std::is_same_v<T, std::string>)
    archive.text(value);
  else if constexpr (std::is_same_v<T, const SourceText*>)
    archive.source(value);
  else if constexpr (std::is_same_v<T, SourcePtr>)
    archive.file(value);
  else if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>)
    walk_number(archive, value);
  else
    with_fields(value, [&](auto&... fields) { (walk(archive, fields), ...); });
}

/// Files first: spans point into them.
template <class Archive>
void walk_pack(Archive& archive, Pack& pack) {
  walk(archive, pack.files);
  walk(archive, pack.vocabulary.files);
  auto files = std::exchange(pack.files, {});
  auto vocabulary_files = std::exchange(pack.vocabulary.files, {});
  walk(archive, pack);
  pack.files = std::move(files);
  pack.vocabulary.files = std::move(vocabulary_files);
}

}  // namespace

std::string archive(const Pack& pack) {
  auto copy = pack;
  Writer writer;
  walk_pack(writer, copy);
  return std::move(writer.out);
}

Pack unarchive_pack(std::string_view bytes) {
  Reader reader(bytes);
  Pack pack;
  walk_pack(reader, pack);
  return pack;
}

std::string archive(const PhraseTexts& phrases) {
  auto copy = phrases;
  Writer writer;
  walk(writer, copy);
  return std::move(writer.out);
}

PhraseTexts unarchive_phrases(std::string_view bytes) {
  Reader reader(bytes);
  PhraseTexts phrases;
  walk(reader, phrases);
  return phrases;
}

}  // namespace sti::load
