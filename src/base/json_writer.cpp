#include "base/json_writer.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sti {

void JsonWriter::new_line() {
  if (!indent_) return;
  out_ += '\n';
  out_.append(has_items_.size() * std::size_t(*indent_), ' ');
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_items_.empty()) return;
  if (has_items_.back()) out_ += ',';
  has_items_.back() = true;
  new_line();
}

JsonWriter& JsonWriter::open(char bracket) {
  before_value();
  out_ += bracket;
  has_items_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  const bool had_items = has_items_.back();
  has_items_.pop_back();
  if (had_items) new_line();
  out_ += bracket;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  before_value();
  quote(name);
  out_ += indent_ ? ": " : ":";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  before_value();
  quote(text);
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  before_value();
  out_ += json;
  return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
  before_value();
  fmt::format_to(std::back_inserter(out_), "{}", value);
  return *this;
}

JsonWriter& JsonWriter::real(double value) {
  before_value();
  fmt::format_to(std::back_inserter(out_), "{}", value);
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  before_value();
  out_ += value ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::null() {
  before_value();
  out_ += "null";
  return *this;
}

void JsonWriter::quote(std::string_view text) {
  constexpr std::string_view with_letter = "\"\\\n\r\t";
  const auto is_escaped = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; };
  out_ += '"';
  for (auto plain = text.begin(); plain != text.end();) {
    const auto found = std::find_if(plain, text.end(), is_escaped);
    out_.append(plain, found);
    if (found == text.end()) break;
    if (const auto letter = with_letter.find(*found); letter != std::string_view::npos)
      out_.append({'\\', "\"\\nrt"[letter]});
    else
      fmt::format_to(std::back_inserter(out_), "\\u{:04x}", unsigned(*found));
    plain = found + 1;
  }
  out_ += '"';
}

}  // namespace sti
