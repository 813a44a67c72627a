#include "load/pack.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "grammar/files.hpp"
#include "load/archive.hpp"
#include "load/built_in.hpp"
#include "load/pack_reader.hpp"
#include "load/private_words.hpp"
#include "load/vocabulary.hpp"

namespace sti::load {
namespace {

/// Figures of risk from the literature, read into every pack.
constexpr std::string_view shared_risk_file = "risk.toml";

/// Parses a file that must be there.
std::optional<ParsedFile> parse_required(const RuleTree& tree, std::string_view path, Diagnostics& diagnostics) {
  const auto* file = tree.find(path);
  if (file != nullptr) return parse_file(tree, *file, diagnostics);
  diagnostics.add_about(Code::unreadable, tree.name + std::string(path), "no such file; a rule tree needs it");
  return std::nullopt;
}

/// What pack.toml says. Returns the pack it extends, or "".
std::string read_pack_file(const ParsedFile& file, std::string_view folder, Pack& pack, Diagnostics& diagnostics) {
  const Context context{*file.source, diagnostics};
  FieldsOf<grammar::pack_file> fields(file.root, context);
  pack.id = fields.id("id");
  if (!pack.id.empty() && pack.id != folder) {
    context.add(Code::unknown_id, fields.find("id")->pos,
                fmt::format("the pack is named `{}` and its folder `{}`", pack.id, folder), "make them the same");
  }
  pack.title = fields.text("title").value_or(Text{});
  pack.country = fields.text("country").value_or(Text{});
  pack.version = fields.string("version").value_or("");
  if (const auto date = fields.date("reviewed")) pack.reviewed = to_string(*date);
  if (const auto date = fields.date("review_by")) pack.review_by = to_string(*date);
  for (const auto* language : fields.strings("languages")) {
    if (std::find(lang_ids.begin(), lang_ids.end(), language->text) == lang_ids.end()) {
      context.add(Code::unknown_value, language->pos, fmt::format("no language `{}`", language->text),
                  "it can be `en` or `nb`");
    }
    pack.languages.push_back(language->text);
  }
  pack.maintainer = fields.text("maintainer").value_or(Text{});
  pack.intended_use = fields.text("intended_use").value_or(Text{});
  pack.misuse = fields.text("misuse").value_or(Text{});
  for (const auto key : pack_setting_keys) fields.Fields::find(key);  // read once the sources of every file are known
  auto extends = fields.string("extends").value_or("");
  fields.finish();
  return extends;
}

/// The pack as a document that its own statements can cite.
Source own_source(const Pack& pack) {
  Source source;
  source.key = "STI-PACK";
  source.issuer = pack.maintainer.in(Lang::en);
  source.title = fmt::format("{} {}", pack.title.in(Lang::en), pack.version);
  source.date = pack.reviewed;
  source.accessed = pack.reviewed;
  return source;
}

/// What the digest of a pack covers: a line a file.
using DigestLines = std::vector<std::string>;

std::string digest_line(std::string_view path, const ParsedFile& file) {
  return fmt::format("{} {}", path, sha256_hex(file.source->text));
}

/// Files of a pack that hold no rules and have a reader of their own.
bool is_companion_file(std::string_view name) { return name == "properties.toml" || name == "quiz.toml"; }

/// Parses the rule files of one pack folder; false where one is no TOML.
bool parse_rule_files(const RuleTree& tree, std::string_view id, std::vector<ParsedFile>& files, DigestLines& digest,
                      Diagnostics& diagnostics) {
  bool all_read = true;
  const auto prefix = std::string(id) + "/";
  for (const auto& file : tree.files) {
    const bool is_rule_file = file.path.starts_with(prefix) && file.path.find('/', prefix.size()) == std::string::npos;
    const auto name = std::string_view(file.path).substr(std::min(prefix.size(), file.path.size()));
    if (!is_rule_file || name == "pack.toml" || is_companion_file(name)) continue;
    auto parsed = parse_file(tree, file, diagnostics);
    if (!parsed) {
      all_read = false;
      continue;
    }
    digest.push_back(digest_line(file.path, *parsed));
    files.push_back(std::move(*parsed));
  }
  return all_read;
}

/// Parses the files of a pack, those of the packs it extends first.
bool parse_pack(const RuleTree& base, const RuleTree& tree, std::string_view id, PackFiles& out, DigestLines& digest,
                std::set<std::string>& seen, Diagnostics& diagnostics) {
  if (!seen.insert(std::string(id)).second) {
    diagnostics.add_about(Code::not_a_pack, tree.name + std::string(id),
                          fmt::format("the pack `{}` extends itself", id));
    return false;
  }
  const auto prefix = std::string(id) + "/";
  const auto* pack_file = tree.find(prefix + "pack.toml");
  if (pack_file == nullptr) {
    diagnostics.add_about(Code::not_a_pack, tree.name + std::string(id), "there is no pack.toml here");
    return false;
  }
  auto header = parse_file(tree, *pack_file, diagnostics);
  if (!header) {
    out.first_own_file = out.files.size();
    parse_rule_files(tree, id, out.files, digest, diagnostics);
    return false;
  }
  Pack own;
  const auto extends = read_pack_file(*header, id, own, diagnostics);
  bool complete = true;
  if (!extends.empty()) {
    const auto& home = tree.find(extends + "/pack.toml") != nullptr ? tree : base;
    if (home.find(extends + "/pack.toml") == nullptr) {
      const auto ids = base.pack_ids();
      const Context context{*header->source, diagnostics};
      context.add(Code::not_a_pack, header->root.find("extends")->pos,
                  fmt::format("it extends `{}`, and there is no such pack", extends),
                  did_you_mean(nearest(extends, ids)));
      complete = false;
    } else {
      complete = parse_pack(base, home, extends, out, digest, seen, diagnostics);
    }
  }
  auto& pack = out.pack;
  pack.id = own.id;
  pack.title = own.title;
  pack.country = own.country;
  pack.version = own.version;
  pack.reviewed = own.reviewed;
  pack.review_by = own.review_by;
  pack.languages = own.languages;
  pack.maintainer = own.maintainer;
  pack.intended_use = own.intended_use;
  pack.misuse = own.misuse;
  pack.files.push_back(header->source);
  out.headers.push_back(std::move(*header));
  digest.push_back(digest_line(pack_file->path, out.headers.back()));
  out.first_own_file = out.files.size();
  return parse_rule_files(tree, id, out.files, digest, diagnostics) && complete;
}

bool load_base_into(Pack& pack, const RuleTree& base, DigestLines& digest, Diagnostics& diagnostics) {
  const auto catalog = parse_required(base, "catalog.toml", diagnostics);
  const auto vocabulary = parse_required(base, "vocabulary.toml", diagnostics);
  if (!catalog || !vocabulary) return false;
  const Context catalog_context{*catalog->source, diagnostics};
  const Context vocabulary_context{*vocabulary->source, diagnostics};
  const bool has_catalog = read_catalog(catalog->root, catalog_context, pack.catalog);
  const bool has_vocabulary = read_vocabulary(vocabulary->root, vocabulary_context, pack.catalog, pack.vocabulary);
  if (!has_catalog || !has_vocabulary) return false;
  link_catalog(catalog->root, catalog_context, pack.vocabulary, pack.catalog);
  pack.vocabulary.files = {catalog->source, vocabulary->source};
  check_private_words(pack.vocabulary, pack.catalog, load_private_words(base, diagnostics), diagnostics);
  pack.sources = List<Source>(pack.vocabulary.sources);
  digest.push_back(digest_line("catalog.toml", *catalog));
  digest.push_back(digest_line("vocabulary.toml", *vocabulary));
  return !diagnostics.has_errors();
}

/// Parses the figures that every pack shares. A tree without them has none.
bool parse_shared(const RuleTree& base, PackFiles& out, DigestLines& digest, Diagnostics& diagnostics) {
  const auto* file = base.find(shared_risk_file);
  if (file == nullptr) return true;
  auto parsed = parse_file(base, *file, diagnostics);
  if (!parsed) return false;
  digest.push_back(digest_line(file->path, *parsed));
  out.files.push_back(std::move(*parsed));
  return true;
}

/// What the pack promises, where it does. A promise of a pack that it extends is about that pack.
void read_own_properties(const RuleTree& tree, std::string_view id, PackReader& reader, bool complete,
                         Diagnostics& diagnostics) {
  const auto* file = tree.find(std::string(id) + "/properties.toml");
  if (file == nullptr) return;
  const auto parsed = parse_file(tree, *file, diagnostics);
  if (parsed && complete) reader.read_properties(*parsed);
}

/// The pack as the build loaded it, where `tree` is the built-in one.
const BuiltInPack* find_prepared(const RuleTree& tree, std::string_view id) {
  if (!tree.built_in) return nullptr;
  for (const auto& pack : built_in_packs()) {
    if (pack.id == id) return &pack;
  }
  return nullptr;
}

}  // namespace

std::optional<Pack> load_base(const RuleTree& base, Diagnostics& diagnostics) {
  if (const auto* prepared = find_prepared(base, "")) return unarchive_pack(prepared->archive);
  Pack pack;
  DigestLines digest;
  if (!load_base_into(pack, base, digest, diagnostics)) return std::nullopt;
  return pack;
}

std::optional<PackFiles> read_pack(const RuleTree& base, const RuleTree& tree, std::string_view id,
                                   Diagnostics& diagnostics) {
  PackFiles out;
  DigestLines digest;
  Diagnostics of_base;
  const bool has_base = load_base_into(out.pack, base, digest, of_base);
  diagnostics.append(std::move(of_base));
  std::set<std::string> seen;
  const bool shared = parse_shared(base, out, digest, diagnostics);
  out.complete = parse_pack(base, tree, id, out, digest, seen, diagnostics) && shared;
  if (!has_base) return std::nullopt;
  PackReader reader(out.pack, diagnostics);
  for (const auto& file : out.files) reader.collect(file);
  out.pack.sources.push_back(own_source(out.pack));
  for (const auto& header : out.headers) reader.read_settings(header);
  for (const auto& file : out.files) reader.collect_services(file);
  for (const auto& file : out.files) reader.collect_notes(file);
  for (const auto& file : out.files) reader.read(file);
  if (out.complete) reader.resolve();  // a file that could not be read may hold what others override
  Diagnostics told_of_base;            // by `load_base_into`
  check_private_words(out.pack, load_private_words(base, told_of_base), diagnostics);
  read_own_properties(tree, id, reader, out.complete, diagnostics);
  reader.read_unused_conditions();
  for (const auto& [name, entry] : reader.named_conditions().entries) {
    if (entry.used) out.used_conditions.insert(name);
  }
  for (const auto& [name, note] : reader.named_notes()) {
    if (note.used) out.used_notes.insert(name);
  }
  std::sort(digest.begin(), digest.end());
  out.pack.sha256 = sha256_hex(join(digest, "\n"));
  return out;
}

void read_rule_file(const ParsedFile& file, Pack& pack, Diagnostics& diagnostics) {
  PackReader reader(pack, diagnostics, PackReader::Reach::one_file);
  if (std::filesystem::path(file.source->path).filename() == "properties.toml") return reader.read_properties(file);
  reader.collect(file);
  reader.collect_services(file);
  reader.collect_notes(file);
  reader.read(file);
  reader.read_unused_conditions();
  reader.resolve();
}

std::optional<Pack> load_pack(const RuleTree& base, const RuleTree& tree, std::string_view id,
                              Diagnostics& diagnostics) {
  if (const auto* prepared = base.built_in ? find_prepared(tree, id) : nullptr)
    return unarchive_pack(prepared->archive);
  Diagnostics own;
  auto read = read_pack(base, tree, id, own);
  const bool failed = own.has_errors();
  diagnostics.append(std::move(own));
  if (failed || !read) return std::nullopt;
  return std::move(read->pack);
}

}  // namespace sti::load
