#include "prove/prover.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace sti::prove {

Prover::Prover(const engine::Program& compiled, std::size_t max_nodes)
    : program(compiled),
      pack(*compiled.pack),
      space(compiled, max_nodes),
      outcomes(space, compiled, values),
      diagrams(space.diagrams),
      valid(space.valid()) {}

Finding& Prover::add(Code code, const Span& place, std::string message, std::string hint, Region region) {
  Finding finding;
  finding.code = code;
  finding.place = place;
  finding.message = std::move(message);
  finding.hint = std::move(hint);
  if (const auto case_of = smallest(space, region)) {
    finding.cases = count_cases(space, region);
    finding.example = make_case(space, *case_of, example_day(pack));
    finding.region = condition_of(space, widen(space, region, valid, *case_of));
  }
  findings.push_back(std::move(finding));
  return findings.back();
}

void Prover::relate(Finding& finding, std::string text, int index) {
  finding.related.push_back({std::move(text), rule(index).span});
}

std::string Prover::name(int index) const { return "`" + rule(index).id + "`"; }

std::string Prover::names(const std::vector<int>& rules) const {
  std::vector<std::string> ids;
  for (const int index : rules) ids.push_back(rule(index).id);
  return list_names(ids, "and");
}

std::string subject_of(const engine::Program& program, engine::SlotKey key) {
  const auto& pack = *program.pack;
  const auto& catalog = pack.catalog;
  if (key < program.vaccine_base) return pack.vocabulary.slots[std::size_t(key)].id;
  if (key < program.order_base) return "vaccine/" + catalog.vaccines[std::size_t(key - program.vaccine_base)].id;
  if (key < program.window_base) return catalog.tests[std::size_t(key - program.order_base)].id;
  if (key < program.specimen_base) {
    static constexpr std::string_view numbers[] = {"earliest", "interim", "conclusive", "repeat"};
    const int at = key - program.window_base;
    return fmt::format("{} of {}", numbers[at % 4], catalog.tests[std::size_t(at / 4)].id);
  }
  if (key < program.note_base) return "specimen of " + catalog.tests[std::size_t(key - program.specimen_base)].id;
  if (key < program.follow_up_base) return fmt::format("{} note", note_kind_ids[std::size_t(key - program.note_base)]);
  if (key < program.topic_base) {
    const int at = key - program.follow_up_base;
    return "follow-up/" + catalog.follow_ups[std::size_t(at) / (catalog.infections.size() + 1)].id;
  }
  if (key < program.risk_base) return "topic/" + pack.topics[std::size_t(key - program.topic_base)].id;
  if (key < program.detection_base)
    return "risk/" + catalog.infections[std::size_t(key - program.risk_base) % catalog.infections.size()].id;
  if (key < program.method_base) return "detection by " + catalog.tests[std::size_t(key - program.detection_base)].id;
  return "method/" + pack.vocabulary.slots[std::size_t(key - program.method_base)].id;
}

}  // namespace sti::prove
