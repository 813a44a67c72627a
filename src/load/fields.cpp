#include "load/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "base/text.hpp"
#include "grammar/conditions.hpp"

namespace sti::load {

void Context::wrong_type(const Node& node, std::string_view wanted) const {
  add(Code::wrong_type, node.pos, fmt::format("expected {}, found {}", wanted, kind_name(node.kind)));
}

bool is_whole_of(const Node& node, const grammar::Key& row) {
  return node.kind == Node::Kind::integer && node.integer >= std::int64_t(row.min) &&
         node.integer <= std::int64_t(row.max);
}

std::optional<std::size_t> find_word(const Node& node, std::span<const std::string_view> words, std::string_view what,
                                     const Context& context) {
  if (!node.is_string()) {
    context.wrong_type(node, what);
    return std::nullopt;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == node.text) return i;
  }
  const std::vector<std::string> names(words.begin(), words.end());
  auto hint = did_you_mean(nearest(node.text, names));
  context.add(Code::unknown_value, node.pos, fmt::format("`{}` is not {}", node.text, what),
              hint.empty() ? "it can be " + list_names(names) : std::move(hint));
  return std::nullopt;
}

Fields::Fields(const Node& table, const Context& context, const grammar::Table& grammar, std::string what)
    : table_(table),
      context_(context),
      grammar_(grammar),
      what_(what.empty() ? std::string(grammar.what) : std::move(what)) {
  known_.reserve(24);
}

const grammar::Key& Fields::row(std::string_view key) const {
  const auto* row = grammar_.find(key);
  if (row == nullptr) throw std::logic_error(fmt::format("the grammar of {} has no key `{}`", what_, key));
  return *row;
}

bool Fields::is_required(std::string_view key) const { return row(key).need == grammar::Need::required; }

const Node* Fields::find(std::string_view key, bool needed) {
  const auto* node = table_.find(key);
  const bool is_first = std::find(known_.begin(), known_.end(), key) == known_.end();
  if (is_first) known_.push_back(row(key).name);
  if (node == nullptr && (needed || (is_first && is_required(key))))
    context_.add(Code::missing_key, table_.pos, fmt::format("{} needs `{}`", what_, key));
  return node;
}

const Node* Fields::string_node(std::string_view key, bool needed) {
  const auto* node = find(key, needed);
  if (node == nullptr) return nullptr;
  if (!node->is_string()) {
    context_.wrong_type(*node, "a string");
    return nullptr;
  }
  if ((needed || is_required(key)) && trim(node->text).empty()) {
    context_.add(Code::missing_key, node->pos, fmt::format("`{}` is empty", key));
    return nullptr;
  }
  return node;
}

std::optional<std::string> Fields::string(std::string_view key, bool needed) {
  const auto* node = string_node(key, needed);
  return node == nullptr ? std::nullopt : std::optional(node->text);
}

std::string Fields::id(std::string_view key) {
  const auto text = string(key);
  if (!text) return {};
  const bool is_slug = !text->empty() && std::all_of(text->begin(), text->end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
  if (!is_slug) {
    context_.add(Code::unknown_id, find(key)->pos, fmt::format("`{}` is no id", *text),
                 "use letters, digits and hyphens");
    return {};
  }
  return *text;
}

std::optional<std::int64_t> Fields::integer(std::string_view key, bool needed) {
  return integer(key, std::int64_t(row(key).min), std::int64_t(row(key).max), needed);
}

std::optional<std::int64_t> Fields::integer(std::string_view key, std::int64_t min, std::int64_t max, bool needed) {
  const auto* node = find(key, needed);
  if (node == nullptr) return std::nullopt;
  if (node->kind != Node::Kind::integer) {
    context_.wrong_type(*node, "a whole number");
    return std::nullopt;
  }
  if (node->integer < min || node->integer > max) {
    context_.add(Code::out_of_range, node->pos, fmt::format("`{}` must be from {} to {}", key, min, max));
    return std::nullopt;
  }
  return node->integer;
}

std::vector<int> Fields::days(std::string_view key, std::string_view item) {
  std::vector<int> out;
  const auto* node = find(key);
  if (node == nullptr) return out;
  if (!node->is_array()) context_.wrong_type(*node, "a list of days");
  for (const auto& day : node->items) {
    if (is_whole_of(day, row(key)))
      out.push_back(int(day.integer));
    else
      context_.wrong_type(day, item);
  }
  return out;
}

std::optional<double> Fields::real(std::string_view key) {
  const auto* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (node->kind != Node::Kind::integer && node->kind != Node::Kind::real) {
    context_.wrong_type(*node, "a number");
    return std::nullopt;
  }
  const double value = node->kind == Node::Kind::integer ? double(node->integer) : node->real;
  const auto& bounds = row(key);
  if (!(value >= bounds.min && value <= bounds.max)) {  // nor is "not a number" a number
    context_.add(Code::out_of_range, node->pos, fmt::format("`{}` must be from {} to {}", key, bounds.min, bounds.max));
    return std::nullopt;
  }
  return value;
}

std::optional<bool> Fields::boolean(std::string_view key) {
  const auto* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (node->kind != Node::Kind::boolean) {
    context_.wrong_type(*node, "true or false");
    return std::nullopt;
  }
  return node->boolean;
}

std::optional<Text> Fields::text(std::string_view key, bool needed) {
  const auto* node = find(key, needed);
  return node == nullptr ? std::nullopt : read_text(*node, context_);
}

std::optional<Date> Fields::date(std::string_view key) {
  const auto* node = find(key);
  if (node == nullptr) return std::nullopt;
  const bool readable = node->is_string() || node->kind == Node::Kind::moment;
  const auto date = readable ? parse_date(node->text) : std::nullopt;
  if (!date) context_.add(Code::wrong_type, node->pos, fmt::format("`{}` is not a date", key), "write YYYY-MM-DD");
  return date;
}

std::vector<const Node*> Fields::strings(std::string_view key, bool needed) {
  const auto* node = find(key, needed);
  if (node == nullptr) return {};
  auto out = read_strings(*node, context_);
  if ((needed || is_required(key)) && node->is_array() && node->items.empty()) {
    context_.add(Code::missing_key, node->pos, fmt::format("`{}` is empty", key));
  }
  return out;
}

void Fields::finish() {
  for (const auto& member : table_.members) {
    if (std::find(known_.begin(), known_.end(), member.key) != known_.end()) continue;
    const std::vector<std::string> names(known_.begin(), known_.end());
    auto hint = did_you_mean(nearest(member.key, names));
    context_.add(Code::unknown_key, member.pos, fmt::format("{} has no key `{}`", what_, member.key), std::move(hint));
  }
}

std::optional<Text> read_text(const Node& node, const Context& context) {
  if (!node.is_table()) {
    context.add(Code::wrong_type, node.pos,
                fmt::format("expected a text in both languages, found {}", kind_name(node.kind)),
                "write { en = \"…\", nb = \"…\" }");
    return std::nullopt;
  }
  if (node.members.empty()) {
    context.add(Code::missing_translation, node.pos, "the text is empty", "write { en = \"…\", nb = \"…\" }");
    return std::nullopt;
  }
  Fields fields(node, context, grammar::text_table);
  Text out;
  bool complete = true;
  for (const auto lang : {Lang::en, Lang::nb}) {
    const auto* value = fields.find(lang_ids[lang]);
    if (value != nullptr && !value->is_string()) {
      context.wrong_type(*value, "a string");
      complete = false;
    } else if (value == nullptr || trim(value->text).empty()) {
      context.add(Code::missing_translation, value == nullptr ? node.pos : value->pos,
                  fmt::format("the text has no `{}`", lang_ids[lang]));
      complete = false;
    } else {
      out.by_lang[lang] = value->text;
    }
  }
  fields.finish();
  if (!complete) return std::nullopt;
  return out;
}

std::vector<const Node*> read_strings(const Node& node, const Context& context) {
  std::vector<const Node*> out;
  if (node.is_string()) {
    out.push_back(&node);
  } else if (node.is_array()) {
    for (const auto& item : node.items) {
      if (item.is_string()) {
        out.push_back(&item);
      } else {
        context.wrong_type(item, "a string");
      }
    }
  } else {
    context.wrong_type(node, "a string or a list of strings");
  }
  return out;
}

void each_table(const Node* node, const Context& context, std::string_view what,
                const std::function<void(const Node&)>& read) {
  if (node == nullptr) return;
  if (!node->is_array()) {
    context.add(Code::wrong_type, node->pos, fmt::format("expected a list of tables, found {}", kind_name(node->kind)),
                fmt::format("write [[{}]]", what));
    return;
  }
  for (const auto& item : node->items) {
    if (item.is_table()) {
      read(item);
    } else {
      context.wrong_type(item, "a table");
    }
  }
}

}  // namespace sti::load
