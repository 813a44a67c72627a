#include "report/findings/proofs.hpp"

#include <fmt/format.h>

#include "report/wording/conditions.hpp"
#include "write/command_line.hpp"

namespace sti::report {

Diagnostics finding_diagnostics(const Pack& pack, const Phrases& phrases, const std::vector<Finding>& findings,
                                std::string_view pack_name, std::string_view others) {
  Diagnostics out;
  for (const auto& finding : findings) {
    auto& diagnostic = out.add(finding.code, finding.place, finding.message, finding.hint);
    const auto note = [&](std::string text) { diagnostic.add_note(std::move(text)); };
    for (const auto& related : finding.related) {
      auto place = place_of(related.place);
      place.excerpt.clear();  // the line is the head of a table and says nothing
      diagnostic.add_note(related.text, std::move(place));
    }
    if (finding.region) {
      const auto region = words(pack, phrases, *finding.region, Lang::en);
      note("where: " + (region.empty() ? std::string("everywhere") : region));
    }
    if (finding.cases > 0)
      note(fmt::format("{} model {}", model_cases(finding.cases), finding.cases == 1 ? "case" : "cases"));
    const auto show = [&](const std::optional<Case>& asked, const std::string& shows) {
      if (!asked) return;
      const auto about = shows.empty() ? std::string{} : fmt::format(" ({})", shows);
      note(fmt::format("see{}: {}", about, write::command_line(pack, *asked, pack_name, others)));
    };
    show(finding.example, finding.example_shows);
    show(finding.other, finding.other_shows);
  }
  return out;
}

}  // namespace sti::report
