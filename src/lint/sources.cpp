// Sources that nothing cites, names that nothing uses, dates that have passed.

#include <fmt/format.h>

#include <set>

#include "base/text.hpp"
#include "lint/lint.hpp"
#include "lint/nodes.hpp"

namespace sti::lint {
namespace {

using load::Node;
using load::Pos;

/// Strings under a key anywhere in the files of a pack, and of the packs it extends.
std::set<std::string, std::less<>> strings_under(const Material& material, std::string_view wanted) {
  std::set<std::string, std::less<>> out;
  for (const auto* file : material.files) {
    each_key(file->root, [&](std::string_view key, const Pos&, const Node& value) {
      if (key == wanted) each_string(value, [&](const Node& name) { out.insert(name.text); });
    });
  }
  return out;
}

/// Calls `visit` for each `[key.NAME]` table of the files.
template <class Visit>
void each_named_table(const Material& material, std::string_view key, const Visit& visit) {
  for (const auto* file : material.files) {
    const auto* tables = file->root.find(key);
    if (tables == nullptr || !tables->is_table()) continue;
    for (const auto& member : tables->members) visit(*file->source, member);
  }
}

void check_date(const SourceText& source, const Node& node, Date today, std::string_view what,
                Diagnostics& diagnostics) {
  const auto due = parse_date(node.text);
  if (!due || today <= *due) return;
  diagnostics.add(Code::review_overdue, span_of(source, node.pos),
                  fmt::format("{} was to be reviewed by {}", what, to_string(*due)),
                  "review it against what is published now, and set the next date");
}

/// Ids of the services that a note or topic of the pack, or of a pack it extends, gives.
std::vector<std::string> services_in_use(const Pack& pack) {
  std::vector<std::string> out;
  const auto add = [&](const std::vector<Index<Service>>& services) {
    for (const auto service : services) out.push_back(pack.services[service].id);
  };
  for (const auto& rule : pack.rules) {
    for (const auto& effect : rule.effects) {
      if (const auto* note = std::get_if<NoteEffect>(&effect)) add(note->services);
    }
  }
  for (const auto& topic : pack.topics) add(topic.services);
  return out;
}

}  // namespace

void check_review_dates(const Material& material, Diagnostics& diagnostics) {
  for (const auto* file : material.files) {
    const auto* pack_date = file->root.find("review_by");
    if (pack_date != nullptr) check_date(*file->source, *pack_date, material.today, "the pack", diagnostics);
  }
  each_named_table(material, "source", [&](const SourceText& source, const load::Member& member) {
    const auto* date = member.value.find("review_by");
    if (date != nullptr)
      check_date(source, *date, material.today, fmt::format("the source `{}`", member.key), diagnostics);
  });
}

void check_unused_sources(const Material& material, Diagnostics& diagnostics) {
  const auto cited = strings_under(material, "source");
  each_named_table(material, "source", [&](const SourceText& source, const load::Member& member) {
    if (cited.contains(member.key)) return;
    diagnostics.add(Code::unused_source, span_of(source, member.pos),
                    fmt::format("nothing cites the source `{}`", member.key), "cite it or remove it");
  });
}

void check_unused_names(const Material& material, Diagnostics& diagnostics) {
  const auto tell = [&](const SourceText& source, const Pos& pos, std::string_view what, std::string_view name) {
    diagnostics.add(Code::unused_name, span_of(source, pos), fmt::format("nothing uses the {} `{}`", what, name),
                    "use it or remove it");
  };
  const auto& used = *material.whole;
  each_named_table(material, "condition", [&](const SourceText& source, const load::Member& member) {
    if (!used.used_conditions.contains(member.key)) tell(source, member.pos, "condition", member.key);
  });
  each_named_table(material, "note", [&](const SourceText& source, const load::Member& member) {
    if (!used.used_notes.contains(member.key)) tell(source, member.pos, "note", member.key);
  });
  // A clinic that gives a service of its guideline another phone uses it in the rules of the guideline.
  auto services = strings_under(material, "services");
  for (const auto& id : services_in_use(material.pack)) services.insert(id);
  for (const auto* file : material.files) {
    const auto* tables = file->root.find("service");
    if (tables == nullptr) continue;
    for (const auto& table : tables->items) {
      const auto* id = table.find("id");
      if (id != nullptr && id->is_string() && !services.contains(id->text))
        tell(*file->source, id->pos, "service", id->text);
    }
  }
}

}  // namespace sti::lint
