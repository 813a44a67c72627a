// The only code that sees simdjson.

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "base/text.hpp"
#include "load/node.hpp"

namespace sti::load {
namespace {

namespace od = simdjson::ondemand;

/// Reads a text with the other library, for where it stops being JSON: simdjson says what is wrong, and not where.
struct MistakeFinder : nlohmann::json::json_sax_t {
  std::string_view text;
  std::optional<std::size_t> at = std::nullopt;

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t read, const std::string& token, const nlohmann::json::exception& error) override {
    const auto says = [&](const char* words) { return std::strstr(error.what(), words) != nullptr; };
    // What it calls the last token begins at the last string or number, so it holds the signs after that, too.
    const bool is_sign = says("unexpected '") || says("control character") || says("invalid literal");
    const auto end = std::min(read, text.size());  // the end of the text counts as a character
    at = says("unexpected end of input") ? text.size() : end - std::min(end, is_sign ? 1 : token.size());
    while (says("invalid literal") && *at > 0 && text[*at - 1] >= 'a' && text[*at - 1] <= 'z') --*at;
    return false;
  }
};

/// Characters of the string in quotes that a text begins with, as it is written.
std::size_t string_length(std::string_view text) {
  std::size_t end = 1;
  while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2 : 1;
  return count_characters(text.substr(0, end + 1));
}

/// Reading one text; every value is visited, since simdjson looks only where it is asked to.
class JsonReader {
 public:
  JsonReader(const SourceText& source, Diagnostics& diagnostics)
      : source_(source),
        diagnostics_(diagnostics),
        padded_(without_mark(source.text)),
        here_{source.first_line, 1, 1} {}

  std::optional<Node> read() {
    if (trim(without_mark(source_.text)).empty()) {
      fail(0, "there is no JSON here");
      return std::nullopt;
    }
    try {
      auto document = parser().iterate(padded_);
      od::document& doc = document.value();
      Node node;
      if (doc.is_scalar()) {
        fail(0, "a case is a JSON object");
        return std::nullopt;
      }
      od::value value = doc.get_value();
      if (!fill(node, value, 0)) return std::nullopt;
      const char* rest = nullptr;  // a location exists only while something is left to read
      if (doc.current_location().get(rest) == simdjson::SUCCESS) {
        fail(offset_of(rest), "something follows the end of the JSON value");
        return std::nullopt;
      }
      return node;
    } catch (const simdjson::simdjson_error& error) {
      MistakeFinder finder;
      finder.text = padded_;
      nlohmann::json::sax_parse(finder.text, &finder);
      fail(finder.at.value_or(last_), std::string("this is not valid JSON: ") + describe(error.error()));
      return std::nullopt;
    }
  }

 private:
  static od::parser& parser() {
    static thread_local od::parser instance;
    return instance;
  }

  static const char* describe(simdjson::error_code code) {
    switch (code) {
      case simdjson::UNCLOSED_STRING:
        return "a string is not closed";
      case simdjson::UNESCAPED_CHARS:
        return "a string holds a control character";
      case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
        return "an object or list is not closed";
      case simdjson::NUMBER_ERROR:
        return "a number is malformed";
      case simdjson::STRING_ERROR:
        return "an escape in a string is malformed";
      case simdjson::T_ATOM_ERROR:
      case simdjson::F_ATOM_ERROR:
      case simdjson::N_ATOM_ERROR:
        return "expected `true`, `false` or `null`";
      default:
        return "expected a value, `,`, `:` or a closing bracket here";
    }
  }

  std::size_t offset_of(const char* at) const {
    const auto offset = at - padded_.data();
    return offset < 0 ? 0 : std::min(std::size_t(offset), padded_.size());
  }

  /// Line and column of an offset. Reading goes forward, so it counts on from where it last was.
  Pos pos_at(std::size_t offset, std::size_t length = 1) {
    const std::string_view text = padded_;
    if (offset < counted_) counted_ = 0, here_ = {source_.first_line, 1, 1};
    for (; counted_ < offset; ++counted_) {
      const char c = text[counted_];
      if (c == '\n')
        ++here_.line, here_.column = 1;
      else if ((c & 0xC0) != 0x80)
        ++here_.column;
    }
    return {here_.line, here_.column, std::uint32_t(length)};
  }

  void fail(std::size_t offset, std::string message, Code code = Code::json_syntax, std::size_t length = 1) {
    const auto pos = pos_at(std::min(offset, padded_.size()));
    diagnostics_.add(code, Span{&source_, pos.line, pos.column, std::uint32_t(length)}, std::move(message));
  }

  bool fill(Node& node, od::value value, std::size_t depth) {
    const std::string_view token = value.raw_json_token();
    const auto offset = offset_of(token.data());
    last_ = offset;
    if (depth > max_depth) {
      fail(offset, fmt::format("values are nested more than {} deep", max_depth), Code::too_deep);
      return false;
    }
    node.pos = pos_at(offset, std::max<std::size_t>(1, count_characters(trim(token.substr(0, token.find('\n'))))));
    switch (value.type()) {
      case od::json_type::object:
        return fill_object(node, value, depth);
      case od::json_type::array: {
        node.kind = Node::Kind::array;
        node.pos.length = 1;
        for (auto item : value.get_array()) {
          if (!fill(node.items.emplace_back(), item.value(), depth + 1)) return false;
        }
        return true;
      }
      case od::json_type::string: {
        node.kind = Node::Kind::string;
        node.text = std::string(std::string_view(value.get_string()));
        return check_string(node.text, offset);
      }
      case od::json_type::number: {
        std::int64_t whole = 0;
        const bool looks_whole = token.find_first_of(".eE") == std::string_view::npos;
        if (looks_whole && value.get_int64().get(whole) == simdjson::SUCCESS) {
          node.kind = Node::Kind::integer;
          node.integer = whole;
        } else {
          node.kind = Node::Kind::real;
          node.real = value.get_double();
        }
        return true;
      }
      case od::json_type::boolean:
        node.kind = Node::Kind::boolean;
        node.boolean = value.get_bool();
        return true;
      case od::json_type::null:
        if (!value.is_null()) throw simdjson::simdjson_error(simdjson::N_ATOM_ERROR);
        node.kind = Node::Kind::null;
        return true;
    }
    return false;
  }

  bool fill_object(Node& node, od::value value, std::size_t depth) {
    node.kind = Node::Kind::table;
    node.pos.length = 1;
    std::unordered_set<std::string> keys;
    for (auto field : value.get_object()) {
      Member member;
      const auto offset = offset_of(field.key().value().raw()) - 1;
      last_ = offset;
      member.key = std::string(std::string_view(field.unescaped_key()));
      const auto length = string_length(std::string_view(padded_).substr(offset));
      member.pos = pos_at(offset, length);
      if (!check_string(member.key, offset)) return false;
      if (!is_new_key(node, member.key, keys)) {
        fail(offset, fmt::format("the key `{}` is given twice", member.key), Code::duplicate_key, length);
        return false;
      }
      if (!fill(member.value, field.value(), depth + 1)) return false;
      node.members.push_back(std::move(member));
    }
    return true;
  }

  /// A few keys are compared one by one; a hostile object of very many keys must not cost their square.
  static bool is_new_key(const Node& table, const std::string& key, std::unordered_set<std::string>& keys) {
    constexpr std::size_t few = 32;
    if (table.members.size() < few) return table.find(key) == nullptr;
    if (keys.empty()) {
      for (const auto& member : table.members) keys.insert(member.key);
    }
    return keys.insert(key).second;
  }

  bool check_string(std::string_view text, std::size_t offset) {  // an escape may smuggle one in
    if (!find_control(text)) return true;
    fail(offset, "the text holds a control character", Code::control_character);
    return false;
  }

  const SourceText& source_;
  Diagnostics& diagnostics_;
  simdjson::padded_string padded_;
  std::size_t last_ = 0;
  std::size_t counted_ = 0;  ///< offset that `here_` is the place of
  Pos here_;
};

}  // namespace

std::optional<Node> parse_json(const SourceText& source, Diagnostics& diagnostics) {
  return JsonReader(source, diagnostics).read();
}

}  // namespace sti::load
