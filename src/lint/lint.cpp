#include "lint/lint.hpp"

#include <array>

namespace sti::lint {

std::span<const Check> all_checks() {
  using enum Check::Needs;
  static constexpr std::array checks = {
      Check{Code::never_holds, conditions, check_never_holds},
      Check{Code::too_many_rows, conditions, check_too_many_rows},
      Check{Code::draft, files, check_drafts},
      Check{Code::unverified, files, check_unverified},
      Check{Code::unkind_term, files, check_terms},
      Check{Code::review_overdue, files, check_review_dates},
      Check{Code::unused_source, whole_pack, check_unused_sources},
      Check{Code::unused_name, whole_pack, check_unused_names},
      Check{Code::circular_overrides, whole_pack, check_circular_overrides},
      Check{Code::useless_override, sound_pack, check_useless_overrides},
      Check{Code::untested_threshold, sound_pack, check_thresholds},
  };
  return checks;
}

void run_checks(const Material& material, Diagnostics& diagnostics) {
  const bool can_expand = check_too_many_values(material, diagnostics);
  for (const auto& check : all_checks()) {
    const bool can_run = check.needs == Check::Needs::files ||
                         (check.needs == Check::Needs::conditions && can_expand) ||
                         (check.needs == Check::Needs::whole_pack && material.whole != nullptr);
    if (can_run) check.run(material, diagnostics);
  }
}

void run_sound_checks(const Material& material, Diagnostics& diagnostics) {
  for (const auto& check : all_checks()) {
    if (check.needs == Check::Needs::sound_pack) check.run(material, diagnostics);
  }
}

}  // namespace sti::lint
