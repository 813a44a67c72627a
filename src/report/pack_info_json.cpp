#include "report/json/outputs.hpp"
#include "report/json/values.hpp"
#include "report/pack_info.hpp"

namespace sti::report {
namespace {

// Of several packs each has a view of its own.
constexpr std::array pack_line_fields = {
    field(
        "id", [](const View& view) -> const auto& { return view.pack.id; }),
    field(
        "version", [](const View& view) -> const auto& { return view.pack.version; }),
    field(
        "title", [](const View& view) -> const auto& { return view.label(view.pack.title); }),
    field(
        "country", [](const View& view) -> const auto& { return view.label(view.pack.country); }),
    field("reviewed", [](const View& view) { return WrittenDay{view.pack.reviewed}; }),
    field("review_by", [](const View& view) { return WrittenDay{view.pack.review_by}; }),
    field("overdue", [](const View& view) { return !overdue(view).empty(); }),
    field("sha256", [](const View& view) { return Hash{view.pack.sha256}; })};
using PackLine = As<pack_line_fields, View>;

struct PackList {
  const std::vector<View>& views;
};

constexpr std::array due_source = {
    spread([](const Source& source) -> const Source& { return source; }), field("review_by", [](const Source& source) {
      return source.review_by.empty() ? std::nullopt : std::optional(WrittenDay{source.review_by});
    })};

using Counts = ByName<ByName<std::size_t>>;
Counts counts(const View& view) {
  Counts out;
  for (const auto& count : count_by_basis(view.pack)) {
    auto& of_kind = out.items.emplace_back(count.kind, ByName<std::size_t>{}).second;
    for (const auto basis : all_bases) of_kind.items.emplace_back(to_string(basis), count.by_basis[basis]);
  }
  return out;
}

using DueSources = ByName<As<due_source, Source>>;
DueSources documents(const View& view) {
  DueSources out;
  for (const auto* source : cited_documents(view.pack)) out.items.push_back({source->key, {*source}});
  return out;
}

}  // namespace

template <>
constexpr std::array fields_of<PackList> = {form<PackList>("sti-packs/1"), field("packs", [](const PackList& list) {
                                              return each_as<pack_line_fields>(list.views);
                                            })};

template <>
constexpr std::array fields_of<View> = {
    form<View>("sti-pack/1"),
    spread([](const View& view) { return PackLine{view}; }),
    field(
        "languages", [](const View& view) -> const auto& { return view.pack.languages; }),
    field(
        "intended_use", [](const View& view) -> const auto& { return view.label(view.pack.intended_use); }),
    field(
        "misuse", [](const View& view) -> const auto& { return view.label(view.pack.misuse); }),
    field(
        "maintainer", [](const View& view) -> const auto& { return view.label(view.pack.maintainer); }),
    field<counts>("counts"),
    field("drafts", [](const View& view) { return drafts_of(view.pack); }),
    field<documents>("sources")};

const JsonOutput pack_output{"pack", document_schema<View>};
const JsonOutput packs_output{"packs", document_schema<PackList>};

std::string pack_list_json(const std::vector<View>& packs) { return json_document(PackList{packs}, nullptr); }

std::string pack_json(const View& view) { return json_document(view, nullptr); }

}  // namespace sti::report
