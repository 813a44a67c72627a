#include "report/findings/proofs.hpp"

#include <fmt/format.h>

#include "base/json_writer.hpp"
#include "report/wording/cells.hpp"
#include "report/wording/conditions.hpp"
#include "write/case_json.hpp"
#include "write/command_line.hpp"

namespace sti::report {

namespace {

/// "3 combinations", "2 of 3 combinations" where the box that is shown is not all.
std::string how_many(const Pack& pack, const Finding& finding) {
  const bool is_part = !finding.shown.is_zero() && !(finding.shown == finding.cases);
  const auto of = is_part ? model_cases((long double)finding.shown) + " of " : std::string{};
  return fmt::format("{}{} {}{}", of, model_cases((long double)finding.cases),
                     pack.advises() ? "model case" : "combination", finding.cases == 1 ? "" : "s");
}

}  // namespace

Diagnostics finding_diagnostics(const Pack& pack, const Phrases& phrases, const std::vector<Finding>& findings,
                                std::string_view pack_name, std::string_view others) {
  Diagnostics out;
  for (const auto& finding : findings) {
    auto& diagnostic = out.add(finding.code, finding.place, finding.message, finding.hint);
    const auto note = [&](std::string text) { diagnostic.add_note(std::move(text)); };
    const auto datum = [&](const char* name, std::string json) { diagnostic.data.emplace_back(name, std::move(json)); };
    for (const auto& related : finding.related) {
      auto place = place_of(related.place);
      place.excerpt.clear();  // the line is the head of a table and says nothing
      diagnostic.add_note(related.text, std::move(place));
    }
    if (finding.region) {
      const auto region =
          pack.advises() ? words(pack, phrases, *finding.region, Lang::en) : cells(pack.vocabulary, *finding.region);
      note("where: " + (region.empty() ? std::string("everywhere") : region));
      datum("region", JsonWriter().value(region.empty() ? "everywhere" : region).take());
    }
    if (!finding.cases.is_zero()) note(how_many(pack, finding));
    if (!finding.cases.is_zero()) datum("cases", decimal(finding.cases));
    if (finding.example) {
      JsonWriter witness;
      write::write_case(witness, pack, *finding.example);
      datum("witness", witness.take());
    }
    const auto show = [&](const std::optional<Case>& asked, const std::string& shows) {
      if (!asked || pack.vocabulary.facts.empty()) return;
      const auto about = shows.empty() || !pack.advises() ? std::string{} : fmt::format(" ({})", shows);
      note(pack.advises() ? fmt::format("see{}: {}", about, write::command_line(pack, *asked, pack_name, others))
                          : fmt::format("for example: {}", cells(pack.vocabulary, *asked)));
    };
    show(finding.example, finding.example_shows);
    show(finding.other, finding.other_shows);
  }
  return out;
}

}  // namespace sti::report
