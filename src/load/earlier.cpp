#include "load/earlier.hpp"

#include "base/text.hpp"
#include "load/fields.hpp"

namespace sti::load {
namespace {

constexpr std::string_view schema = "sti-advice/2";

/// A string of a table, by its key; empty where there is none.
std::string_view string_of(const Node& table, std::string_view key) {
  const auto* node = table.find(key);
  return node != nullptr && node->is_string() ? std::string_view(node->text) : std::string_view();
}

}  // namespace

std::optional<EarlierAdvice> read_earlier(const Pack& pack, const SourceText& source, Diagnostics& diagnostics) {
  const auto fail = [&](Pos pos, std::string message) {
    diagnostics.add(Code::case_missing, Context{source, diagnostics}.span(pos), std::move(message),
                    "make one at the first visit: `sti advise … --format json --output FILE`");
    return std::nullopt;
  };
  if (!check_text(source, max_case_bytes, diagnostics)) return std::nullopt;
  if (!trim(without_mark(source.text)).starts_with('{')) return fail({1, 1, 1}, "this is no advice in JSON");
  const auto root = parse_json(source, diagnostics);
  if (!root) return std::nullopt;
  if (string_of(*root, "schema") != schema) return fail(root->pos, "this is no advice of schema `sti-advice/2`");
  const auto now = parse_moment(string_of(*root, "now"));
  if (now.error != DateError::none) return fail(root->pos, "this advice does not say when it was given");

  const auto has = [&](std::string_view key, bool (Node::*is)() const) {
    const auto* node = root->find(key);
    return node != nullptr && (node->*is)();
  };
  const bool is_whole = has("pack", &Node::is_table) && has("verdicts", &Node::is_table) &&
                        has("tests", &Node::is_array) && has("vaccines", &Node::is_array) &&
                        has("visits", &Node::is_array);
  if (!is_whole)
    return fail(root->pos, "this advice is not whole: it lacks its pack, tests, verdicts, vaccines or visits");

  EarlierAdvice out{.now = now.at};
  const auto& own = *root->find("pack");
  out.pack = string_of(own, "id");
  out.version = string_of(own, "version");
  out.sha256 = string_of(own, "sha256");
  const auto& catalog = pack.catalog;
  for (const auto& line : root->find("tests")->items) {
    const TestSubject about{catalog.test_index(string_of(line, "test")), catalog.site_index(string_of(line, "site"))};
    const auto status = parse_enum(status_ids, string_of(line, "status"));
    if (about.test && about.site && status) out.tests.insert_or_assign(about, *status);
  }
  for (const auto& [id, pos, verdict] : root->find("verdicts")->members) {
    const auto slot = pack.vocabulary.slot_index(id);
    const auto level = parse_enum(level_ids, string_of(verdict, "level"));
    if (slot && level) out.verdicts.insert_or_assign(slot, *level);
  }
  for (const auto& line : root->find("vaccines")->items) {
    const auto vaccine = catalog.vaccine_index(string_of(line, "vaccine"));
    const auto level = parse_enum(vaccine_level_ids, string_of(line, "level"));
    if (vaccine && level) out.vaccines.insert_or_assign(vaccine, *level);
  }
  for (const auto& visit : root->find("visits")->items) {
    if (const auto on = parse_date(string_of(visit, "on"))) out.visits.insert(*on);
  }
  return out;
}

}  // namespace sti::load
