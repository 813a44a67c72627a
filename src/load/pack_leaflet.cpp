// What a leaflet says to the person.

#include <fmt/format.h>

#include <algorithm>

#include "load/pack_reader.hpp"
#include "model/privacy.hpp"

namespace sti::load {
namespace {

using Part = LeafletText::Part;

constexpr std::string_view subjects =
    "give it `verdict` or `vaccine` with `levels` and `text`, or `come_back`, or `call`";

/// The folder of the file that a text stands in.
std::string_view folder_of(const Span& span) {
  const std::string_view name = span.source->path;
  const auto slash = name.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : name.substr(0, slash);
}

template <class Levels>
bool share_one(const Levels& a, const Levels& b) {
  return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
}

bool same_subject(const LeafletText& a, const LeafletText& b) {
  return a.part == b.part && a.slot == b.slot && a.vaccine == b.vaccine && says_nothing(a.when) &&
         says_nothing(b.when) && (share_one(a.levels, b.levels) || share_one(a.vaccine_levels, b.vaccine_levels));
}

}  // namespace

void PackReader::read_leaflet(const Node& node, const Context& context) {
  FieldsOf<grammar::leaflet> fields(node, context);
  LeafletText out;
  out.span = context.span(node.pos);
  const auto* verdict = fields.find("verdict");
  const auto* vaccine = fields.find("vaccine");
  const auto* come_back = fields.find("come_back");
  const auto* call = fields.find("call");
  const auto given = (verdict != nullptr) + (vaccine != nullptr) + (come_back != nullptr) + (call != nullptr);
  if (given != 1) context.add(Code::missing_key, node.pos, "a leaflet text has one subject", std::string(subjects));
  if (verdict != nullptr) {
    out.part = Part::verdict;
    out.slot = find_id(*verdict, "slot", pack_.vocabulary.slots, context);
    out.levels = read_words<Level>(fields.strings("levels", true), level_ids, "a level of a verdict", context);
    out.text = fields.text("text", true).value_or(Text{});
  } else if (vaccine != nullptr) {
    out.part = Part::vaccine;
    out.vaccine = find_id(*vaccine, "vaccine", pack_.catalog.vaccines, context);
    out.vaccine_levels =
        read_words<VaccineLevel>(fields.strings("levels", true), vaccine_level_ids, "a level of a vaccine", context);
    out.text = fields.text("text", true).value_or(Text{});
  } else if (come_back != nullptr) {
    out.part = Part::come_back;
    out.text = read_text(*come_back, context).value_or(Text{});
  } else if (call != nullptr) {
    out.part = Part::call;
    out.services = find_services(read_strings(*call, context), context);
  }
  if (const auto* when = fields.find("when")) {
    out.when = read_when(fields, context);
    if (out.part != Part::verdict && out.part != Part::vaccine)
      context.add(Code::unknown_key, when->pos, "`when` goes with `verdict` or `vaccine`");
    if (names_exposure(out.when, pack_.vocabulary) || names_private(pack_.vocabulary, out.when))
      context.add(Code::unknown_value, when->pos,
                  "a leaflet text can depend on facts of the person that are not private", "others may read a leaflet");
  }
  out.evidence = read_evidence(fields, context);
  fields.finish();
  std::sort(out.levels.begin(), out.levels.end());
  std::sort(out.vaccine_levels.begin(), out.vaccine_levels.end());
  const auto twice = std::find_if(pack_.leaflet.begin(), pack_.leaflet.end(),
                                  [&](const LeafletText& other) { return same_subject(out, other); });
  if (twice != pack_.leaflet.end() && folder_of(twice->span) != folder_of(out.span)) {
    *twice = std::move(out);  // a pack may replace a text of the pack it extends
    return;
  }
  if (twice != pack_.leaflet.end()) {
    context.add(Code::duplicate_id, node.pos, "the leaflet has two texts for one level")
        .add_note("the other is here", place_of(twice->span));
    return;
  }
  pack_.leaflet.push_back(std::move(out));
}

}  // namespace sti::load
