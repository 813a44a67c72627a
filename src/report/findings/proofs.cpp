#include "report/findings/proofs.hpp"

#include <fmt/format.h>

#include "base/json_writer.hpp"
#include "report/wording/conditions.hpp"
#include "write/case_json.hpp"
#include "write/command_line.hpp"

namespace sti::report {

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
      const auto region = words(pack, phrases, *finding.region, Lang::en);
      note("where: " + (region.empty() ? std::string("everywhere") : region));
      datum("region", JsonWriter().value(region.empty() ? "everywhere" : region).take());
    }
    if (!finding.cases.is_zero())
      note(fmt::format("{} model case{}", model_cases((long double)finding.cases), finding.cases == 1 ? "" : "s"));
    if (!finding.cases.is_zero()) datum("cases", decimal(finding.cases));
    if (finding.example) {
      JsonWriter witness;
      write::write_case(witness, pack, *finding.example);
      datum("witness", witness.take());
    }
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
