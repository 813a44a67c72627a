// What the reason of a rule says of the case and of other lines, so that it can be proved.

#include <fmt/format.h>

#include "base/text.hpp"
#include "load/pack_reader.hpp"

namespace sti::load {

void PackReader::read_assertion(Fields& fields, const Context& context, Rule& rule) {
  const auto* asserts = fields.find("asserts");
  const auto* general = fields.find("general");
  const auto* points = fields.find("points_to");
  if (asserts != nullptr && general != nullptr)
    context.add(Code::out_of_range, general->pos, "give `asserts` or `general`, not both");
  if (asserts != nullptr || general != nullptr) {
    rule.asserts.reset();
    rule.general = fields.boolean("general").value_or(false);
  }
  if (asserts != nullptr) rule.asserts = conditions().read(*asserts, context);
  if (points != nullptr) rule.points_to = read_points(*points, context);
}

std::vector<PropertyOutput> PackReader::read_points(const Node& node, const Context& context) {
  std::vector<PropertyOutput> out;
  if (!node.is_table()) {
    context.wrong_type(node, "a table of slots or vaccines and their levels");
    return out;
  }
  for (const auto& member : node.members) {
    PropertyOutput line;
    line.name = member.key;
    const auto levels = read_strings(member.value, context);
    if (const auto slot = pack_.vocabulary.slot_index(member.key)) {
      line.subject = VerdictSubject{slot};
      line.levels = read_words<Level>(levels, level_ids, "a level", context);
    } else if (const auto vaccine = pack_.catalog.vaccine_index(member.key)) {
      line.subject = VaccineSubject{vaccine};
      line.vaccine_levels = read_words<VaccineLevel>(levels, vaccine_level_ids, "a level of a vaccine", context);
    } else {
      auto names = ids_of(pack_.vocabulary.slots);
      for (const auto& each : pack_.catalog.vaccines) names.push_back(each.id);
      context.add(Code::unknown_id, member.pos, fmt::format("no slot or vaccine named `{}`", member.key),
                  did_you_mean(nearest(member.key, names)));
      continue;
    }
    if (!line.levels.empty() || !line.vaccine_levels.empty()) out.push_back(std::move(line));
  }
  return out;
}

}  // namespace sti::load
