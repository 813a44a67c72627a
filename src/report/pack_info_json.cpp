#include "base/json_writer.hpp"
#include "report/pack_info.hpp"

namespace sti::report {
namespace {

void write_head(JsonWriter& json, const View& view) {
  const auto& pack = view.pack;
  json.key("id").string(pack.id).key("version").string(pack.version).key("title").string(view.label(pack.title));
  json.key("country").string(view.label(pack.country)).key("reviewed").string(pack.reviewed);
  json.key("review_by").string(pack.review_by).key("overdue").boolean(!overdue(view).empty());
  json.key("sha256").string(pack.sha256);
}

}  // namespace

std::string pack_list_json(const std::vector<View>& packs) {
  JsonWriter json(2);
  json.begin_object().key("schema").string("sti-packs/1").key("packs").begin_array();
  for (const auto& view : packs) {
    json.begin_object();
    write_head(json, view);
    json.end_object();
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

std::string pack_json(const View& view) {
  const auto& pack = view.pack;
  JsonWriter json(2);
  json.begin_object().key("schema").string("sti-pack/1");
  write_head(json, view);
  json.key("languages").begin_array();
  for (const auto& language : pack.languages) json.string(language);
  json.end_array().key("intended_use").string(view.label(pack.intended_use));
  json.key("misuse").string(view.label(pack.misuse)).key("maintainer").string(view.label(pack.maintainer));
  json.key("counts").begin_object();
  for (const auto& count : count_by_basis(pack)) {
    json.key(count.kind).begin_object();
    for (const auto basis : all_bases) json.key(to_string(basis)).number(std::int64_t(count.by_basis[basis]));
    json.end_object();
  }
  json.end_object().key("drafts").number(std::int64_t(drafts_of(pack))).key("sources").begin_object();
  for (const auto* source : cited_documents(pack)) {
    json.key(source->key).begin_object().key("issuer").string(source->issuer).key("title").string(source->title);
    json.key("date").string(source->date).key("url").string(source->url);
    json.key("accessed").string(source->accessed).key("review_by");
    if (source->review_by.empty())
      json.null();
    else
      json.string(source->review_by);
    json.end_object();
  }
  json.end_object().end_object();
  return json.take() + "\n";
}

}  // namespace sti::report
