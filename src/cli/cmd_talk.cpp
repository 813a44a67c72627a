#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "load/terms.hpp"
#include "report/talk.hpp"

namespace sti::cli {
namespace {

/// The topics asked for; adds an error for one that is not there.
std::vector<Index<Topic>> chosen_topics(const Pack& pack, const std::vector<std::string>& names,
                                        Diagnostics& diagnostics) {
  if (names.empty()) return pack.topic_order();
  std::vector<Index<Topic>> out;
  for (const auto& name : names) {
    if (const auto index = pack.topic_index(name)) {
      out.push_back(index);
      continue;
    }
    std::vector<std::string> ids;
    for (const auto topic : pack.topic_order()) ids.push_back(pack.topics[topic].id);
    auto hint = did_you_mean(nearest(name, ids));
    if (hint.empty()) hint = ids.empty() ? "this pack has none" : "there are " + list_names(ids, "and");
    add_usage_error(diagnostics, "TOPIC", fmt::format("no topic named `{}`", name), hint);
  }
  return out;
}

int run_talk(Session& session, const std::vector<std::string>& names) {
  Diagnostics diagnostics;
  const auto lang = session.lang(diagnostics);
  const auto& format = session.options().format;
  const auto now = session.now(diagnostics);
  const auto loaded = diagnostics.has_errors() ? nullptr : session.pack(diagnostics);
  const auto phrases = loaded ? session.phrases(diagnostics) : std::nullopt;
  if (phrases) {
    Advice moment;
    moment.asked.now = now->at;
    const report::View view{loaded->pack, *phrases, moment, *lang};
    const report::TalkShown shown{view, chosen_topics(loaded->pack, names, diagnostics), !names.empty(),
                                  load::load_terms(*session.rules(diagnostics), diagnostics)};
    if (!diagnostics.has_errors()) {
      const auto page = format == "json" ? report::talk_json(shown) : session.laid_out(report::talk_page(shown));
      return session.write(page) ? exit_done : exit_usage;
    }
  }
  session.report(diagnostics);
  return exit_usage;
}

}  // namespace

CommandLine talk_command() {
  auto topics = std::make_shared<std::vector<std::string>>();
  return {.name = "talk",
          .about = "Support for conversations: which topics there are, and one in full",
          .examples =
              "  sti talk\n"
              "  sti talk worry-and-guilt --lang nb\n",
          .formats = page_formats(),
          .options = {Option("TOPIC", topics.get(), "A topic by its id; without one, the list of topics",
                             {.offers = offer_topics})},
          .run = [topics](Session& session) { return run_talk(session, *topics); }};
}

}  // namespace sti::cli
