#pragma once

#include <string>
#include <string_view>

#include "model/case.hpp"
#include "model/pack.hpp"

namespace sti::write {

/// The command that gives this case again, ready to run in a shell:
/// `sti advise --pack no --now 2026-11-23T10:00 -p age=24,msm -e anal,receptive,not-used,36h -t hiv-lab=…:negative`.
///
/// `pack_id` is an id or a folder; empty leaves `--pack` out. `--now` is always there, so the answer is the same on any
/// day. The case's `id` is not part of it. A value stands alone where it belongs to one fact only. A case of which
/// nothing at all was told has no command line of its own; `age=unknown` stands in, which asks nothing new of it.
/// `others` are further options, put at the end as they are.
std::string command_line(const Pack& pack, const Case& asked, std::string_view pack_id, std::string_view others = {});

/// `text` as one word of a POSIX shell; always printable.
std::string shell_word(std::string_view text);

}  // namespace sti::write
