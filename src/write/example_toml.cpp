#include "write/example_toml.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "write/case_toml.hpp"

namespace sti::write {
namespace {

constexpr std::size_t most_in_a_name = 3;

std::string list(const std::vector<std::string>& items) {
  std::vector<std::string> quoted;
  for (const auto& item : items) quoted.push_back(toml_string(item));
  return fmt::format("[{}]", join(quoted, ", "));
}

/// What is expected in one table: of each name that is there its values, and the names that are not.
struct ExpectedTable {
  std::vector<std::vector<Observed>> named;
  std::vector<std::string> denied;
};

ExpectedTable table_of(const Expectation& expected, ExpectTable table) {
  ExpectedTable out;
  for (const auto& line : expected.lines) {
    const auto& wanted = line.wanted;
    if (info_of(wanted.what).table != table) continue;
    if (wanted.value.empty()) {
      out.denied.push_back(wanted.name);
      continue;
    }
    const auto known = std::find_if(out.named.begin(), out.named.end(),
                                    [&](const auto& values) { return values.front().name == wanted.name; });
    if (known == out.named.end())
      out.named.push_back({wanted});
    else
      known->push_back(wanted);
  }
  for (auto& values : out.named) std::sort(values.begin(), values.end());
  return out;
}

/// The items of a list, which a space parts.
std::vector<std::string> items_of(const std::string& value) {
  if (value == no_value) return {};
  const auto items = split(value, ' ');
  return {items.begin(), items.end()};
}

std::string value_toml(const Observed& observed) {
  using Form = ObservableInfo::Form;
  const auto& value = observed.value;
  switch (info_of(observed.what).form) {
    case Form::date:
      return value == no_value ? "false" : toml_string(value);
    case Form::dates:
      return list(items_of(value));
    case Form::numbers:
      return fmt::format("[{}]", join(items_of(value), ", "));
    case Form::flag:
      return value;
    case Form::status:
    case Form::level:
    case Form::moment:
    case Form::there:
      break;
  }
  return toml_string(value);
}

/// All that is expected of one name.
std::string item_toml(ExpectTable table, const std::vector<Observed>& values) {
  const auto& first = values.front();
  const bool is_bare =
      info_of(table).names != ExpectTableInfo::Names::line && first.name.find('@') == std::string::npos;
  const auto key = is_bare ? first.name : toml_string(first.name);
  if (values.size() == 1 && first.what == main_of(table)) return fmt::format("{} = {}", key, value_toml(first));
  std::vector<std::string> parts;
  for (const auto& each : values) parts.push_back(fmt::format("{} = {}", info_of(each.what).key, value_toml(each)));
  return fmt::format("{} = {{ {} }}", key, join(parts, ", "));
}

std::string expect_toml(const Expectation& expected) {
  std::string out;
  each_expect_table([&](ExpectTable table) {
    const auto& info = info_of(table);
    const auto of_table = table_of(expected, table);
    std::vector<std::string> names, items;
    for (const auto& values : of_table.named) {
      names.push_back(values.front().name);
      items.push_back(item_toml(table, values));
    }
    if (!names.empty() && info.lines == ExpectTableInfo::Lines::names)
      out += fmt::format("{} = {}\n", info.key, list(names));
    else if (!items.empty())
      out += fmt::format("{} = {{ {} }}\n", info.key, join(items, ", "));
    if (!of_table.denied.empty()) out += fmt::format("{} = {}\n", info.denied, list(of_table.denied));
  });
  return out;
}

/// The main value of a name, or what else is expected of it: "hiv-lab@blood wait", "pep deadline".
std::string shown_values(ExpectTable table, const std::vector<Observed>& values) {
  const auto& told = values.front().what == main_of(table) ? values.front() : values.back();
  const auto& info = info_of(told.what);
  auto out = table == ExpectTable::rules ? "by " + told.name : told.name;
  if (table == ExpectTable::vaccines) out += " vaccine";
  if (!info.brief.empty()) return out.append(" ").append(info.brief);
  const bool has_id = info.form == ObservableInfo::Form::status || info.form == ObservableInfo::Form::level;
  return has_id ? out.append(" ").append(told.value) : out;
}

/// What is expected, in few words: "hiv-lab@blood wait, pep too-late, no mgen-naat@urine".
std::string shown_expectation(const Expectation& expected) {
  std::vector<std::string> out;
  for (const auto table : {ExpectTable::verdicts, ExpectTable::tests, ExpectTable::vaccines, ExpectTable::notes,
                           ExpectTable::follow_up, ExpectTable::expires, ExpectTable::questions, ExpectTable::rules}) {
    const auto of_table = table_of(expected, table);
    for (const auto& values : of_table.named) out.push_back(shown_values(table, values));
    for (const auto& name : of_table.denied)
      out.push_back(std::string(table == ExpectTable::rules ? "not by " : "no ").append(name));
  }
  const auto more = out.size() > most_in_a_name ? out.size() - most_in_a_name : 0;
  out.resize(out.size() - more);
  return join(out, ", ") + (more > 0 ? fmt::format(" and {} more", more) : "");
}

}  // namespace

std::string example_toml(const Pack& pack, const Case& asked, std::string_view who, const Expectation& expected,
                         const std::vector<std::string>& sources) {
  const auto name = fmt::format("{}: {}", who, shown_expectation(expected));
  return fmt::format("[[case]]\nname = {}\nsource = {}\n{}[case.expect]\n{}", toml_string(name), list(sources),
                     case_toml(pack, asked), expect_toml(expected));
}

}  // namespace sti::write
