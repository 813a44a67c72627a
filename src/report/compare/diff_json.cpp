#include <fmt/format.h>

#include "report/compare/diff.hpp"
#include "report/json/outputs.hpp"
#include "report/json/values.hpp"
#include "report/wording/conditions.hpp"
#include "write/command_line.hpp"

namespace sti {

template <>
inline constexpr auto& enum_ids<Change::Kind> = change_kind_ids;

}  // namespace sti

namespace sti::report {
namespace {

std::string about(const Pack& pack, const Change& change) {
  if (change.subject) return id_of(pack, without_infection(*change.subject));
  const bool is_note = change.kind == Change::Kind::note_dropped || change.kind == Change::Kind::note_added;
  return is_note ? fmt::format("note/{}", to_string(change.note_kind)) : change.topic;
}

}  // namespace

template <class To>
void describe(To& to, const DiffView& packs) {
  const auto& view = to.view();
  const auto head = [&](const Pack& pack) {
    return [&](auto& each) { describe_pack(each, View{pack, view.phrases, packs.moment, packs.lang}); };
  };
  to.form("sti-diff/1").object("before", head(packs.before)).object("after", head(packs.after))("cases", packs.cases);
  to.list("changes", packs.changes, [&](auto& each, const Change& change) {
    each("kind", change.kind)("about", [&] { return about(view.pack, change); });
    each("before", [&] { return null_if_empty(sides_of(packs, change).first); });
    each("after", [&] { return null_if_empty(sides_of(packs, change).second); });
    each("days", change.days ? std::optional(Difference{*change.days}) : std::nullopt);
    each("text", [&] { return null_if_empty(change.text ? view.label(*change.text) : std::string()); });
    each("cases", change.cases)("where", [&] {
      return change.region ? words(view.pack, view.phrases, *change.region, view.lang) : std::string();
    });
    each("example", [&] {
      const auto line = [&](const Case& asked) {
        return write::command_line(view.pack, asked, packs.after_name, packs.others);
      };
      return change.example ? std::optional(line(*change.example)) : std::nullopt;
    });
  });
}

const JsonOutput diff_output{"diff", [](FieldSchema& to) {
                               const auto& view = to.view();
                               describe(to, DiffView{view.pack, view.pack, view.phrases, view.advice});
                             }};

std::string diff_json(const DiffView& packs) {
  const View view{packs.after, packs.phrases, packs.moment, packs.lang};
  return json_document(packs, &view);
}

}  // namespace sti::report
