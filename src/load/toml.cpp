// The only code that sees toml++.

#include <fmt/format.h>
#include <toml++/toml.h>

#include "base/text.hpp"
#include "load/node.hpp"

namespace sti::load {
namespace {

Pos pos_of(const toml::source_region& region) {
  Pos pos;
  pos.line = region.begin.line;
  pos.column = region.begin.column;
  const bool one_line = region.end.line == region.begin.line && region.end.column > region.begin.column;
  pos.length = one_line ? region.end.column - region.begin.column : 1;
  return pos;
}

std::string text_of(const toml::date& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string text_of(const toml::time& time) {
  return fmt::format("{:02}:{:02}:{:02}", time.hour, time.minute, time.second);
}

std::string text_of(const toml::date_time& value) {
  auto text = text_of(value.date) + "T" + text_of(value.time);
  if (value.offset)
    text += value.offset->minutes == 0
                ? "Z"
                : fmt::format("{:+03}:{:02}", value.offset->minutes / 60, std::abs(value.offset->minutes % 60));
  return text;
}

class Converter {
 public:
  Converter(const SourceText& source, Diagnostics& diagnostics) : source_(source), diagnostics_(diagnostics) {}

  std::optional<Node> convert(const toml::node& from, std::size_t depth) {
    Node to;
    to.pos = pos_of(from.source());
    to.pos.line += source_.first_line - 1;
    if (depth > max_depth) {
      diagnostics_.add(Code::too_deep, Span{&source_, to.pos.line, to.pos.column, 1},
                       fmt::format("values are nested more than {} deep", max_depth));
      return std::nullopt;
    }
    switch (from.type()) {
      case toml::node_type::table:
        to.kind = Node::Kind::table;
        for (const auto& [key, value] : *from.as_table()) {
          auto member = convert(value, depth + 1);
          if (!member) return std::nullopt;
          auto key_pos = pos_of(key.source());
          key_pos.line += source_.first_line - 1;
          to.members.push_back({std::string(key.str()), key_pos, std::move(*member)});
        }
        break;
      case toml::node_type::array:
        to.kind = Node::Kind::array;
        for (const auto& value : *from.as_array()) {
          auto item = convert(value, depth + 1);
          if (!item) return std::nullopt;
          to.items.push_back(std::move(*item));
        }
        break;
      case toml::node_type::string:
        to.kind = Node::Kind::string;
        to.text = **from.as_string();
        if (find_control(to.text)) {
          diagnostics_.add(Code::control_character, Span{&source_, to.pos.line, to.pos.column, to.pos.length},
                           "the text holds a control character", "remove it");
          return std::nullopt;
        }
        break;
      case toml::node_type::integer:
        to.kind = Node::Kind::integer;
        to.integer = **from.as_integer();
        break;
      case toml::node_type::floating_point:
        to.kind = Node::Kind::real;
        to.real = **from.as_floating_point();
        break;
      case toml::node_type::boolean:
        to.kind = Node::Kind::boolean;
        to.boolean = **from.as_boolean();
        break;
      case toml::node_type::date:
        to.kind = Node::Kind::moment;
        to.text = text_of(**from.as_date());
        break;
      case toml::node_type::date_time:
        to.kind = Node::Kind::moment;
        to.text = text_of(**from.as_date_time());
        break;
      case toml::node_type::time:
        to.kind = Node::Kind::moment;
        to.text = text_of(**from.as_time());
        break;
      case toml::node_type::none:
        break;
    }
    return to;
  }

 private:
  const SourceText& source_;
  Diagnostics& diagnostics_;
};

/// toml++ recurses through nested brackets: refuse what would nest too deep before it is parsed.
std::optional<std::size_t> find_deep_nesting(std::string_view text) {
  std::size_t depth = 0;
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == '\\' && quote == '"')
        ++i;
      else if (c == quote || c == '\n')
        quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '#') {
      i = std::min(text.find('\n', i), text.size());
    } else if (c == '[' || c == '{') {
      if (++depth > 4 * max_depth) return i;
    } else if (c == ']' || c == '}') {
      depth -= depth > 0;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Node> parse_toml(const SourceText& source, Diagnostics& diagnostics) {
  if (const auto deep = find_deep_nesting(source.text)) {
    const auto pos = position_at(source, *deep);
    diagnostics.add(Code::too_deep, Span{&source, pos.line, pos.column, 1},
                    fmt::format("values are nested more than {} deep", max_depth));
    return std::nullopt;
  }
  try {
    const auto table = toml::parse(std::string_view(source.text), std::string_view(source.path));
    return Converter(source, diagnostics).convert(table, 0);
  } catch (const toml::parse_error& error) {
    const auto pos = pos_of(error.source());
    auto message = std::string(error.description());
    diagnostics.add(Code::toml_syntax,
                    Span{&source, std::max(pos.line, 1u) + source.first_line - 1, std::max(pos.column, 1u), 1},
                    printable(message));
    return std::nullopt;
  }
}

}  // namespace sti::load
