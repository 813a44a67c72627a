#include "load/quiz.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "grammar/files.hpp"
#include "load/condition.hpp"
#include "load/names.hpp"

namespace sti::load {
namespace {

constexpr int most_packs_extended = 16;

std::optional<double> as_real(const Node& node) {
  if (node.kind == Node::Kind::real) return node.real;
  if (node.kind == Node::Kind::integer) return double(node.integer);
  return std::nullopt;
}

class QuizReader {
 public:
  QuizReader(const Pack& pack, bool is_partial, const Now& now, const Context& context, QuizData& out)
      : pack_(pack), is_partial_(is_partial), now_(now), context_(context), out_(out) {}

  void read(const Node& root) {
    FieldsOf<grammar::quiz_file> top(root, context_);
    named_.collect(top.find("condition"), context_);
    each_table(top.find("mix"), context_, "mix", [&](const Node& node) { read_mix(node); });
    each_table(top.find("implausible"), context_, "implausible", [&](const Node& node) {
      FieldsOf<grammar::implausible> fields(node, context_);
      if (const auto* when = fields.find("when")) out_.implausible.push_back(conditions().read(*when, context_));
      fields.finish();
    });
    each_table(top.find("guided"), context_, "guided", [&](const Node& node) { read_guided(node); });
    each_table(top.find("abroad"), context_, "abroad", [&](const Node& node) { read_abroad(node); });
    if (const auto* memory = top.find("memory")) read_memory(*memory);
    top.finish();
  }

 private:
  ConditionReader conditions() { return {pack_.vocabulary, named_}; }

  Evidence read_evidence(Fields& fields, bool required) {
    Evidence out;
    out.sources = find_sources(fields.strings("source", required), pack_, is_partial_, context_);
    const auto basis = fields.string("basis", required);
    for (std::size_t i = 0; basis && i <= n_bases; ++i) {
      if (i == n_bases)
        context_.add(Code::unknown_value, fields.find("basis")->pos, fmt::format("`{}` is not a basis", *basis),
                     "it can be `stated`, `restated`, `derived` or `unverified`");
      else if (*basis == to_string(Basis(i))) {
        out.basis = Basis(i);
        break;
      }
    }
    return out;
  }

  void read_mix(const Node& node) {
    FieldsOf<grammar::mix> fields(node, context_);
    QuizMix mix;
    const auto name = fields.string("fact").value_or("");
    mix.fact = pack_.vocabulary.fact_index(name);
    if (const auto* when = fields.find("when")) mix.when = conditions().read(*when, context_);
    const auto* values = fields.find("values");
    const auto* weights = fields.find("weights");
    const auto* bands = fields.find("bands");
    // Values that are merely taken in turn are no figure and need no source.
    mix.evidence = read_evidence(fields, values == nullptr);
    fields.finish();
    if (!mix.fact && !name.empty()) {
      report_unknown(*fields.find("fact"), "fact", ids_of(pack_.vocabulary.facts), context_, Code::unknown_fact);
    }
    if (!mix.fact) return;
    const auto& fact = pack_.vocabulary.facts[mix.fact];
    const int given = (values != nullptr ? 1 : 0) + (weights != nullptr ? 1 : 0) + (bands != nullptr ? 1 : 0);
    const bool fits =
        given == 1 && !fact.derived &&
        ((fact.kind == FactKind::choice && bands == nullptr) || (fact.kind == FactKind::number && bands != nullptr));
    if (!fits) {
      context_.add(Code::missing_key, node.pos, fmt::format("the mix of `{}` cannot be read", fact.id),
                   fact.kind == FactKind::number ? "give `bands`" : "give `weights` or `values` of a choice fact");
      return;
    }
    mix.weights.assign(fact.values.size(), 0);
    if (values != nullptr) read_values(*values, fact, mix);
    if (weights != nullptr) read_weights(*weights, fact, mix);
    if (bands != nullptr) read_bands(*bands, fact, mix);
    out_.mixes.push_back(std::move(mix));
  }

  void set_weight(const Fact& fact, std::string_view value, const Pos& pos, double weight, QuizMix& mix) {
    if (const auto index = fact.value_index(value)) {
      mix.weights[index] = weight;
      return;
    }
    context_.add(Code::unknown_value, pos, fmt::format("`{}` has no value `{}`", fact.id, value),
                 did_you_mean(nearest(value, ids_of(fact.values))));
  }

  void read_values(const Node& node, const Fact& fact, QuizMix& mix) {
    for (const auto* value : read_strings(node, context_)) set_weight(fact, value->text, value->pos, 1, mix);
  }

  void read_weights(const Node& node, const Fact& fact, QuizMix& mix) {
    constexpr const auto& row = *grammar::mix.find("weights");
    if (!node.is_table()) return context_.wrong_type(node, "a table of values and weights");
    for (const auto& member : node.members) {
      const auto weight = as_real(member.value);
      if (!weight || !(*weight >= row.min && *weight <= row.max))
        context_.add(Code::out_of_range, member.value.pos,
                     fmt::format("a weight is a number from {} to {:.0f}", row.min, row.max));
      else
        set_weight(fact, member.key, member.pos, *weight, mix);
    }
  }

  void read_bands(const Node& node, const Fact& fact, QuizMix& mix) {
    each_table(&node, context_, "bands", [&](const Node& item) {
      FieldsOf<grammar::band> fields(item, context_);
      const auto from = fields.integer("from", fact.min, fact.max);
      const auto to = fields.integer("to", fact.min, fact.max);
      const auto weight = fields.integer("weight");
      fields.finish();
      if (!from || !to || !weight) return;
      if (*from > *to)
        context_.add(Code::out_of_range, item.pos, "`from` is above `to`");
      else
        mix.bands.push_back({int(*from), int(*to), double(*weight)});
    });
    if (mix.bands.empty()) context_.add(Code::missing_key, node.pos, "`bands` is empty");
  }

  std::vector<Text> read_texts(Fields& fields, std::string_view key) {
    std::vector<Text> out;
    each_table(fields.find(key), context_, key, [&](const Node& node) {
      if (auto text = read_text(node, context_)) out.push_back(std::move(*text));
    });
    if (out.empty()) context_.add(Code::missing_key, fields.node().pos, fmt::format("`{}` is empty", key));
    return out;
  }

  std::vector<Index<TestKind>> read_tests(Fields& fields, std::string_view key) {
    return find_ids(fields.strings(key), "test", pack_.catalog.tests, context_);
  }

  void read_abroad(const Node& node) {
    FieldsOf<grammar::abroad> fields(node, context_);
    const auto tests = read_tests(fields, "test");
    const auto days = fields.integer("days");
    const auto where = fields.text("where");
    const auto document = fields.string("document");
    fields.finish();
    if (!days || !where || !document) return;
    for (const auto test : tests) out_.abroad.push_back({test, int(*days), *where, std::string(*document)});
  }

  void read_guided(const Node& node) {
    FieldsOf<grammar::guided> fields(node, context_);
    GuidedCase out;
    out.id = fields.id("id");
    out.title = fields.text("title").value_or(Text{});
    out.story = fields.text("story").value_or(Text{});
    out.meet = read_texts(fields, "meet");
    out.ask = read_texts(fields, "ask");
    out.follow_up = read_texts(fields, "follow_up");
    out.window_tests = read_tests(fields, "window_tests");
    out.report_tests = read_tests(fields, "report_tests");
    out.about_tests = fields.text("about_tests").value_or(Text{});
    out.reflection = fields.text("reflection").value_or(Text{});
    out.evidence = read_evidence(fields, true);
    Node root;  // the case alone, as a case file would hold it
    root.kind = Node::Kind::table;
    root.pos = node.pos;
    for (const auto* part : {"person", "exposures"}) {
      if (const auto* value = fields.Fields::find(part)) root.members.push_back({part, value->pos, *value});
    }
    fields.finish();
    for (const auto& other : out_.guided) {
      if (other.id == out.id)
        context_.add(Code::duplicate_id, fields.find("id")->pos, fmt::format("the id `{}` is used twice", out.id));
    }
    auto asked = read_case(pack_, root, context_.source, now_, context_.diagnostics);
    if (!asked) return;
    out.asked = std::move(*asked);
    out_.guided.push_back(std::move(out));
  }

  void read_memory(const Node& node) {
    if (!node.is_table()) return context_.wrong_type(node, "a table");
    FieldsOf<grammar::memory> fields(node, context_);
    out_.memory_span = context_.span(node.pos);
    if (const auto* weights = fields.find("weights")) {
      if (!weights->is_array()) context_.wrong_type(*weights, "a list of numbers");
      for (const auto& item : weights->items) {
        if (const auto value = as_real(item))
          out_.memory_weights.push_back(*value);
        else
          context_.wrong_type(item, "a number");
      }
    }
    if (const auto* retention = fields.find("retention")) {
      out_.retention = as_real(*retention);
      const auto& row = fields.row("retention");
      if (!out_.retention || !(*out_.retention >= row.min && *out_.retention <= row.max))
        context_.add(Code::out_of_range, retention->pos,
                     fmt::format("`retention` is a number from {} to {}", row.min, row.max));
    }
    fields.finish();
  }

  const Pack& pack_;
  bool is_partial_;
  const Now& now_;
  const Context& context_;
  QuizData& out_;
  NamedConditions named_;
};

/// The pack that a pack extends, or "".
}  // namespace

std::optional<QuizData> load_quiz(const Pack& pack, const RuleTree& base, const RuleTree& tree, std::string_view id,
                                  const Now& now, Diagnostics& diagnostics) {
  QuizData out;
  Diagnostics own;
  const auto read = [&](const RuleTree& from, const std::string& path) {
    const auto* file = from.find(path);
    const auto parsed = file == nullptr ? std::nullopt : parse_file(from, *file, own);
    if (!parsed) return;
    out.files.push_back(parsed->source);
    QuizReader(pack, false, now, {*parsed->source, own}, out).read(parsed->root);
  };
  std::string folder(id);
  for (int i = 0; i < most_packs_extended && !folder.empty(); ++i) {
    const auto& home = tree.find(folder + "/pack.toml") != nullptr ? tree : base;
    read(home, folder + "/quiz.toml");
    folder = extended_by(home, folder, own);
  }
  read(base, "quiz.toml");
  for (const auto& impossible : pack.vocabulary.impossible) out.implausible.push_back(impossible.when);
  const bool failed = own.has_errors();
  diagnostics.append(std::move(own));
  if (failed) return std::nullopt;
  return out;
}

void read_quiz_file(const ParsedFile& file, const Pack& pack, bool is_of_tree, const Now& now,
                    Diagnostics& diagnostics) {
  QuizData out;
  QuizReader(pack, !is_of_tree, now, {*file.source, diagnostics}, out).read(file.root);
}

}  // namespace sti::load
