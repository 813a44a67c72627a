#include <fmt/format.h>

#include "base/json_writer.hpp"
#include "report/compare/diff.hpp"
#include "report/wording/conditions.hpp"
#include "write/command_line.hpp"

namespace sti::report {
namespace {

std::string id_of_change(const Pack& pack, const Change& change) {
  if (change.subject) return id_of(pack, without_infection(*change.subject));
  const bool is_note = change.kind == Change::Kind::note_dropped || change.kind == Change::Kind::note_added;
  return is_note ? fmt::format("note/{}", to_string(change.note_kind)) : change.topic;
}

void write_side(JsonWriter& json, std::string_view key, const Pack& pack) {
  json.key(key).begin_object();
  json.key("id").string(pack.id).key("version").string(pack.version).key("sha256").string(pack.sha256);
  json.end_object();
}

void write_text(JsonWriter& json, std::string_view key, const std::string& text) {
  json.key(key);
  if (text.empty())
    json.null();
  else
    json.string(text);
}

}  // namespace

std::string diff_json(const DiffView& view, Lang lang) {
  JsonWriter json(2);
  json.begin_object().key("schema").string("sti-diff/1");
  write_side(json, "before", view.before);
  write_side(json, "after", view.after);
  json.key("cases").real(double(view.cases));
  json.key("changes").begin_array();
  for (const auto& change : view.changes) {
    json.begin_object().key("kind").string(to_string(change.kind));
    json.key("about").string(id_of_change(view.after, change));
    const auto [before, after] = sides_of(view, change, lang);
    write_text(json, "before", before);
    write_text(json, "after", after);
    json.key("days");
    if (change.days)
      json.number(*change.days);
    else
      json.null();
    write_text(json, "text", change.text ? change.text->in(lang) : std::string{});
    json.key("cases").real(double(change.cases));
    json.key("where").string(change.region ? words(view.after, view.phrases, *change.region, lang) : std::string{});
    write_text(json, "example",
               change.example ? write::command_line(view.after, *change.example, view.after_name, view.others)
                              : std::string{});
    json.end_object();
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

}  // namespace sti::report
