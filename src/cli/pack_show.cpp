#include "cli/pack_commands.hpp"
#include "report/pack_info.hpp"

namespace sti::cli {
namespace {

/// What both actions need before they look at packs.
struct Shown {
  std::optional<Lang> lang;
  std::optional<Phrases> phrases;
  Advice moment;  ///< empty but for its `now`, which says whether a pack is overdue
};

Shown begin(Session& session, Diagnostics& diagnostics) {
  Shown out{session.lang(diagnostics), std::nullopt, {}};
  const auto now = session.now(diagnostics);
  if (!diagnostics.has_errors()) out.phrases = session.phrases(diagnostics);
  if (now) out.moment.asked.now = now->at;
  return out;
}

std::string list_packs(Session& session, const Shown& shown, const std::string&, Diagnostics& diagnostics) {
  const auto* tree = session.rules(diagnostics);
  if (tree == nullptr) return {};
  std::vector<std::unique_ptr<LoadedPack>> loaded;
  std::vector<report::View> views;
  for (const auto& id : tree->pack_ids()) {
    auto pack = session.pack(diagnostics, id);
    if (!pack) continue;
    views.push_back({pack->pack, *shown.phrases, shown.moment, *shown.lang});
    loaded.push_back(std::move(pack));
  }
  if (session.options().format == "json") return report::pack_list_json(views);
  return session.laid_out(report::pack_list_page(views));
}

std::string show_pack(Session& session, const Shown& shown, const std::string& id, Diagnostics& diagnostics) {
  const auto loaded = session.pack(diagnostics, id);
  if (!loaded) return {};
  const report::View view{loaded->pack, *shown.phrases, shown.moment, *shown.lang};
  if (session.options().format == "json") return report::pack_json(view);
  return session.laid_out(report::pack_page(view));
}

using Write = std::string (*)(Session&, const Shown&, const std::string& id, Diagnostics&);

int run(Session& session, Write write, const std::string& id) {
  Diagnostics diagnostics;
  const auto shown = begin(session, diagnostics);
  const auto page = shown.phrases ? write(session, shown, id, diagnostics) : std::string{};
  if (!diagnostics.has_errors()) return session.write(page) ? exit_done : exit_usage;
  session.report(diagnostics);
  return exit_usage;
}

}  // namespace

CommandLine pack_list() {
  return {.name = "list",
          .about = "The packs there are: version, review dates, hash",
          .examples = "  sti pack list --format json\n",
          .formats = page_formats(),
          .run = [](Session& session) { return run(session, list_packs, {}); }};
}

CommandLine pack_show() {
  auto id = std::make_shared<std::string>();
  return {.name = "show",
          .about = "One pack: versions, hash, review dates, counts by basis, sources",
          .examples =
              "  sti pack show no\n"
              "  sti pack show path/to/pack --format json\n",
          .formats = page_formats(),
          .options = {Option("ID", id.get(), "The pack (else --pack, STI_PACK, no)",
                             {.type = "ID|DIR", .offers = offer_packs})},
          .run = [id](Session& session) { return run(session, show_pack, *id); }};
}

}  // namespace sti::cli
