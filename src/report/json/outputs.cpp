#include "report/json/outputs.hpp"

#include <array>

namespace sti::report {

std::span<const JsonOutput> json_outputs() {
  static const std::array all = {advice_output,      explain_output, risk_output,     windows_output,  compare_output,
                                 diff_output,        talk_output,    pack_output,     packs_output,    quiz_output,
                                 quiz_memory_output, test_output,    coverage_output, findings_output, error_output,
                                 code_output,        codes_output};
  return all;
}

}  // namespace sti::report
