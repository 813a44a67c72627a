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

struct ToldChange {
  const DiffView& packs;
  const Change& change;
  std::pair<std::string, std::string> sides;
};

std::string about(const View& view, const ToldChange& told) {
  const auto& change = told.change;
  if (change.subject) return id_of(view.pack, without_infection(*change.subject));
  const bool is_note = change.kind == Change::Kind::note_dropped || change.kind == Change::Kind::note_added;
  return is_note ? fmt::format("note/{}", to_string(change.note_kind)) : change.topic;
}

std::optional<std::string> unless_empty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<std::string> example(const View& view, const ToldChange& told) {
  if (!told.change.example) return std::nullopt;
  return write::command_line(view.pack, *told.change.example, told.packs.after_name, told.packs.others);
}

}  // namespace

template <>
constexpr std::array fields_of<ToldChange> = {
    field("kind", [](const ToldChange& told) { return told.change.kind; }),
    field<about>("about"),
    field("before", [](const ToldChange& told) { return unless_empty(told.sides.first); }),
    field("after", [](const ToldChange& told) { return unless_empty(told.sides.second); }),
    field("days",
          [](const ToldChange& told) {
            return told.change.days ? std::optional(Difference{*told.change.days}) : std::nullopt;
          }),
    field("text",
          [](const View& view, const ToldChange& told) {
            return unless_empty(told.change.text ? view.label(*told.change.text) : std::string{});
          }),
    field("cases", [](const ToldChange& told) { return told.change.cases; }),
    field("where",
          [](const View& view, const ToldChange& told) {
            return told.change.region ? words(view.pack, view.phrases, *told.change.region, view.lang) : std::string{};
          }),
    field<example>("example")};

template <>
constexpr std::array fields_of<DiffView> = {
    form<DiffView>("sti-diff/1"), field("before", [](const DiffView& packs) -> const Pack& { return packs.before; }),
    field("after", [](const DiffView& packs) -> const Pack& { return packs.after; }), field<&DiffView::cases>("cases"),
    field("changes", [](const View& view, const DiffView& packs) {
      std::vector<ToldChange> out;
      for (const auto& change : packs.changes) out.push_back({packs, change, sides_of(packs, change, view.lang)});
      return out;
    })};

const JsonOutput diff_output{"diff", document_schema<DiffView>};

std::string diff_json(const DiffView& packs, Lang lang) {
  const Advice none;
  const View view{packs.after, packs.phrases, none, lang};
  return json_document(packs, &view);
}

}  // namespace sti::report
