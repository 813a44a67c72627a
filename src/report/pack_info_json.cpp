#include "report/json/outputs.hpp"
#include "report/json/values.hpp"
#include "report/pack_info.hpp"

namespace sti::report {
namespace {

struct PackList {
  std::vector<const View*> views;
};

/// A document and when it should be read again.
struct DueSource {
  const Source* source = nullptr;
};

using Counts = ByName<ByName<std::size_t>>;
Counts counts(const Pack& pack) {
  Counts out;
  for (const auto& count : count_by_basis(pack)) {
    auto& of_kind = out.items.emplace_back(count.kind, ByName<std::size_t>{}).second;
    for (const auto basis : all_bases) of_kind.items.emplace_back(to_string(basis), count.by_basis[basis]);
  }
  return out;
}

}  // namespace

template <class To>
void describe(To& to, const DueSource& due) {
  to.fields([&]() -> const auto& { return *due.source; })("review_by", [&] {
    return due.source->review_by.empty() ? std::nullopt : std::optional(WrittenDay{due.source->review_by});
  });
}

template <class To>
void describe(To& to, const View& view) {
  const auto& pack = view.pack;
  describe_pack(to.form("sti-pack/1"), view);
  to("languages", pack.languages)("intended_use", pack.intended_use)("misuse", pack.misuse);
  to("maintainer", pack.maintainer)("counts", [&] { return counts(pack); })("drafts", drafts_of(pack));
  to("sources", [&] {
    ByName<DueSource> out;
    for (const auto* source : cited_documents(pack)) out.items.push_back({source->key, {source}});
    return out;
  });
}

template <class To>
void describe(To& to, const PackList& packs) {
  to.form("sti-packs/1").list("packs", packs.views, [&](auto& each, const View& view) { describe_pack(each, view); });
}

const JsonOutput pack_output{"pack", [](FieldSchema& to) { describe(to, to.view()); }};
const JsonOutput packs_output{"packs", [](FieldSchema& to) { describe(to, PackList{}); }};

std::string pack_list_json(const std::vector<View>& packs) {
  PackList list;
  for (const auto& view : packs) list.views.push_back(&view);
  return json_document(list);
}

std::string pack_json(const View& view) { return json_document(view, &view); }

}  // namespace sti::report
