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
        to.members.reserve(from.as_table()->size());
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
        to.items.reserve(from.as_array()->size());
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

/// Follows the nesting of a TOML text without parsing it: brackets, and the dots of keys, each of which opens a table.
class NestingScan {
 public:
  explicit NestingScan(std::string_view text) : text_(text) {}

  /// Where it nests deeper than any sound file does. toml++ recurses, so this is refused before it is parsed; what is
  /// too deep by less is found when the result is read.
  std::optional<std::size_t> find_deep() {
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"' || c == '\'') {
        skip_string(c);
      } else if (c == '#') {
        at_ = std::min(text_.find('\n', at_), text_.size()) - 1;
      } else if (c == '.') {
        ++dots_;
      } else if (c == '[' || c == '{') {
        open_.push_back(1 + dots_);
        depth_ += open_.back();
        dots_ = 0;
      } else if (c == ']' || c == '}') {
        dots_ = 0;
        if (open_.empty()) continue;
        depth_ -= open_.back();
        open_.pop_back();
      } else if (c == ',' || (c == '\n' && open_.empty())) {
        dots_ = 0;  // the key of what comes next
      }
      if (depth_ + dots_ > 4 * max_depth) return at_;
    }
    return std::nullopt;
  }

 private:
  /// Leaves `at_` on the last character of the string. A string over several lines has three quotes.
  void skip_string(char quote) {
    const std::string three(3, quote);
    const bool is_long = text_.substr(at_).starts_with(three);
    at_ += is_long ? 3 : 1;
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\\' && quote == '"')
        ++at_;
      else if (is_long ? text_.substr(at_).starts_with(three) : text_[at_] == quote || text_[at_] == '\n')
        break;
    }
    if (is_long) at_ += 2;
  }

  std::string_view text_;
  std::size_t at_ = 0, depth_ = 0, dots_ = 0;
  std::vector<std::size_t> open_;
};

}  // namespace

std::optional<Node> parse_toml(const SourceText& source, Diagnostics& diagnostics) {
  if (const auto deep = NestingScan(source.text).find_deep()) {
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
    if (message.starts_with("Error while")) message[0] = 'e';  // as all messages begin
    diagnostics.add(Code::toml_syntax,
                    Span{&source, std::max(pos.line, 1u) + source.first_line - 1, std::max(pos.column, 1u), 1},
                    message);
    return std::nullopt;
  }
}

}  // namespace sti::load
