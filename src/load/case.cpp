#include "load/case.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "load/case_reader.hpp"

namespace sti::load {
namespace {

Node node_of(const SourceText& text) {
  Node node;
  node.kind = Node::Kind::string;
  node.text = text.text;
  node.pos = {1, 1, std::uint32_t(std::max<std::size_t>(count_characters(text.text), 1))};
  return node;
}

/// Whether a document is an advice that `sti` wrote.
bool is_advice(const Node& root) {
  const auto* schema = root.is_table() ? root.find("schema") : nullptr;
  return schema != nullptr && schema->is_string() && schema->text.starts_with("sti-advice/");
}

}  // namespace

std::string strange_year(Date day) {
  const int year(std::chrono::year_month_day{day}.year());
  return year < first_year || year > last_year ? fmt::format("the year {}", year) : std::string{};
}

std::optional<Now> read_now(const SourceText& text, Diagnostics& diagnostics) {
  const auto written = parse_moment(text.text);
  const Context context{text, diagnostics};
  const auto node = node_of(text);
  if (written.error == DateError::none) {
    const auto year = strange_year(date_of(written.at));
    if (year.empty()) return Now{written.at, written.has_time, true};
    context.add(Code::case_bad_time, node.pos, fmt::format("`{}` is in {}", text.text, year),
                fmt::format("years go from {} to {}", first_year, last_year));
    return std::nullopt;
  }
  context.add(Code::case_bad_time, node.pos, fmt::format("`{}` is not a date or a date-time", text.text),
              written.error == DateError::has_zone ? "times are local clinic time: leave out the offset or `Z`"
                                                   : "write YYYY-MM-DD or YYYY-MM-DDTHH:MM");
  return std::nullopt;
}

std::optional<Case> read_case(const Pack& pack, const Node& document, const SourceText& source, const Now& otherwise,
                              Diagnostics& diagnostics, const std::vector<std::string>& tests) {
  Diagnostics own;
  const Context context{source, own};
  const bool from_advice = is_advice(document);
  const auto* told = from_advice ? document.find("case") : &document;
  if (told == nullptr) {
    diagnostics.add(Code::case_missing, context.span(document.pos), "this advice does not hold its case",
                    "it was written without the key `case`");
    return std::nullopt;
  }
  const auto& root = *told;
  if (!root.is_table()) {
    diagnostics.add(Code::case_wrong_type, context.span(root.pos),
                    fmt::format("a case is an object, not {}", kind_name(root.kind)));
    return std::nullopt;
  }
  CaseReader reader(pack, own);
  reader.now(otherwise);
  if (const auto* now = root.find("now"); now != nullptr && now->kind != Node::Kind::null) reader.now(*now, context);
  const std::vector<std::string> keys = {"id", "now", "person", "exposures"};
  for (const auto& [key, pos, value] : root.members) {
    if (reader.has_enough_errors()) break;
    if (key == "id") {
      reader.id(value, context);
    } else if (key == "person") {
      reader.person(value, context);
    } else if (key == "exposures") {
      if (!value.is_array() && value.kind != Node::Kind::null) {
        context.add(Code::case_wrong_type, value.pos,
                    fmt::format("`exposures` is a list, not {}", kind_name(value.kind)));
      }
      for (const auto& item : value.items) reader.exposure(item, context);
    } else if (key != "now") {
      context.add(Code::case_unknown_key, pos, fmt::format("a case has no key `{}`", key),
                  did_you_mean(nearest(key, keys)));
    }
  }
  if (from_advice) reader.visit(otherwise);
  reader.tests_taken(tests);
  auto out = reader.finish();
  const bool failed = own.has_errors();
  diagnostics.append(std::move(own));
  if (failed) return std::nullopt;
  return out;
}

std::optional<Case> read_case_text(const Pack& pack, const SourceText& source, const Now& otherwise,
                                   Diagnostics& diagnostics, const std::vector<std::string>& tests) {
  if (!check_text(source, max_case_bytes, diagnostics)) return std::nullopt;
  const auto text = without_mark(source.text);
  if (trim(text).empty()) {
    diagnostics.add(Code::case_missing, Span{&source, source.first_line, 1, 1}, "there is no case here",
                    "a case about nobody is {}");
    return std::nullopt;
  }
  const bool is_json = trim(text).starts_with('{');
  const auto root = is_json ? parse_json(source, diagnostics) : parse_toml(source, diagnostics);
  return root ? read_case(pack, *root, source, otherwise, diagnostics, tests) : std::nullopt;
}

}  // namespace sti::load
