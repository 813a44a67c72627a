#include "load/scaffold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "base/input.hpp"
#include "base/text.hpp"
#include "grammar/vocabulary.hpp"
#include "load/fields.hpp"

namespace sti::load {
namespace {

using Values = std::vector<std::pair<std::string_view, std::string>>;

std::string filled(std::string text, const Values& values) {
  for (const auto& [key, value] : values) {
    for (auto at = text.find(key); at != std::string::npos; at = text.find(key, at + value.size()))
      text.replace(at, key.size(), value);
  }
  return text;
}

/// The same day a year later; 29 February becomes the 28th.
Date year_after(Date day) {
  const std::chrono::year_month_day ymd{day};
  auto later = ymd + std::chrono::years{1};
  if (!later.ok()) later = later.year() / later.month() / std::chrono::last;
  return Date{later};
}

std::string whole_text(const TreeFile& file, Diagnostics& diagnostics) {
  if (file.built_in()) return std::string(file.text);
  return read_whole_file(file.disk, max_rule_bytes, diagnostics).value_or("");
}

}  // namespace

NewFiles read_scaffold(const ParsedFile& file, Diagnostics& diagnostics) {
  const Context context{*file.source, diagnostics};
  NewFiles out;
  FieldsOf<grammar::scaffold> top(file.root, context);
  if (const auto* files = top.find("file")) {
    if (!files->is_table()) context.wrong_type(*files, "a table of files");
    for (const auto& member : files->members) {
      if (member.value.is_string())
        out.emplace_back(member.key, member.value.text);
      else
        context.wrong_type(member.value, "the text of a file");
    }
  }
  top.finish();
  return out;
}

NewFiles new_pack(std::string_view id, Date reviewed) {
  Diagnostics diagnostics;
  const auto& tree = built_in_tree();
  const auto* file = tree.find("scaffold.toml");
  const auto parsed = file == nullptr ? std::nullopt : parse_file(tree, *file, diagnostics);
  auto out = parsed ? read_scaffold(*parsed, diagnostics) : NewFiles{};
  if (!parsed || diagnostics.has_errors()) throw std::logic_error("the built-in scaffold.toml cannot be read");
  const std::chrono::year_month_day day{reviewed};
  const Values values = {{"{id}", std::string(id)},
                         {"{version}", fmt::format("{}.{}.1", int(day.year()), unsigned(day.month()))},
                         {"{reviewed}", to_string(reviewed)},
                         {"{review_by}", to_string(year_after(reviewed))}};
  for (auto& [path, text] : out) text = filled(std::move(text), values);
  return out;
}

NewFiles pack_with_tree(const RuleTree& tree, std::string_view id, Diagnostics& diagnostics) {
  std::set<std::string> packs;
  for (std::string next(id); !next.empty() && packs.insert(next).second;) next = extended_by(tree, next, diagnostics);
  constexpr std::string_view only_for_the_program[] = {"codes.toml", "scaffold.toml"};
  NewFiles out;
  for (const auto& file : tree.files) {
    const auto slash = file.path.find('/');
    const bool is_shared = slash == std::string::npos &&
                           std::find(std::begin(only_for_the_program), std::end(only_for_the_program), file.path) ==
                               std::end(only_for_the_program);
    if (is_shared || (slash != std::string::npos && packs.contains(file.path.substr(0, slash))))
      out.emplace_back(file.path, whole_text(file, diagnostics));
  }
  return out;
}

bool is_pack_id(std::string_view id) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !id.empty() && id.size() <= 64 && id.front() != '-' && id.back() != '-' &&
         std::all_of(id.begin(), id.end(), plain);
}

}  // namespace sti::load
