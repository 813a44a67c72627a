#pragma once

#include <string>
#include <string_view>

namespace sti::report {

/// Text for an XML attribute or element; characters that XML cannot hold become U+FFFD.
std::string xml_escaped(std::string_view text);

}  // namespace sti::report
