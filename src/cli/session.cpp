#include "cli/session.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>

#include "base/text.hpp"
#include "load/phrases.hpp"
#include "report/findings/diagnostics.hpp"
#include "report/findings/findings.hpp"
#include "write/command_line.hpp"

namespace sti::cli {
namespace {

constexpr std::string_view of_tree = "built-in:";  ///< before an id: the pack of the rules tree, and no folder
constexpr const char *overwrites = "the result would overwrite this", *elsewhere = "write it to another file";

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string{} : value;
}

std::optional<Lang> lang_of(std::string_view name) {
  const auto code = name.substr(0, name.find_first_of("_.-@"));
  if (code == "nb" || code == "no" || code == "nn") return Lang::nb;
  if (code == "en" || code == "C" || code == "POSIX") return Lang::en;
  return std::nullopt;
}

}  // namespace

void add_usage_error(Diagnostics& diagnostics, std::string_view option, std::string message, std::string hint) {
  diagnostics.add_about(Code::usage, option, std::move(message), std::move(hint));
}

std::optional<Lang> Session::lang(Diagnostics& diagnostics) const {
  const std::pair<std::string, const char*> own[] = {{options_.lang, "--lang"}, {environment("STI_LANG"), "STI_LANG"}};
  for (const auto& [name, from] : own) {
    if (name.empty()) continue;
    const auto lang = lang_of(name);
    if (!lang) add_usage_error(diagnostics, from, fmt::format("no language `{}`", name), "it can be `en` or `nb`");
    return lang;
  }
  for (const auto* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (const auto name = environment(variable); !name.empty()) return lang_of(name).value_or(Lang::en);
  }
  return Lang::en;
}

std::optional<load::Now> Session::now(Diagnostics& diagnostics) const {
  if (!options_.now.empty()) return load::read_now(SourceText{"--now", options_.now}, diagnostics);
  const std::time_t clock = std::time(nullptr);
  std::tm local{};
  localtime_r(&clock, &local);
  const std::chrono::year_month_day day{std::chrono::year{local.tm_year + 1900},
                                        std::chrono::month(unsigned(local.tm_mon + 1)),
                                        std::chrono::day(unsigned(local.tm_mday))};
  return load::Now{Moment{Date{day}} + hours{local.tm_hour} + minutes{local.tm_min}, true};
}

const load::RuleTree* Session::rules(Diagnostics& diagnostics) {
  if (options_.rules.empty()) return &load::built_in_tree();
  if (!tree_) {
    Diagnostics own;
    auto tree = load::read_tree(options_.rules, own);
    tree_ = whole(std::move(tree), std::move(own), diagnostics);
  }
  return tree_ ? &*tree_ : nullptr;
}

std::optional<load::RuleTree> Session::whole(load::RuleTree tree, Diagnostics&& own, Diagnostics& diagnostics) const {
  for (const auto& file : tree.files) {
    if (writes_file()) refuses(file_id(file.disk.c_str()), file.disk.native(), own);
  }
  const bool is_whole = own.empty();
  diagnostics.append(std::move(own));
  return is_whole ? std::optional(std::move(tree)) : std::nullopt;
}

std::optional<Session::WhichPack> Session::which_pack(std::string_view name, Diagnostics& diagnostics) {
  const auto* tree = rules(diagnostics);
  if (tree == nullptr) return std::nullopt;
  const bool only_tree = name.starts_with(of_tree);
  WhichPack out{std::string(only_tree ? name.substr(of_tree.size()) : name)};
  const auto ids = tree->pack_ids();
  out.in_tree = std::find(ids.begin(), ids.end(), out.name) != ids.end();
  std::error_code error;
  const bool is_folder = !only_tree && std::filesystem::is_directory(out.name, error);
  out.is_folder_too = out.in_tree && is_folder;
  if (out.in_tree || is_folder) return out;
  const auto* about = name != pack_name()                                         ? "PACK"
                      : options_.pack.empty() && !environment("STI_PACK").empty() ? "STI_PACK"
                                                                                  : "--pack";
  auto hint = did_you_mean(nearest(out.name, ids));
  if (hint.empty()) hint = ids.empty() ? "the rule tree holds no pack" : "there are " + list_names(ids, "and");
  add_usage_error(diagnostics, about,
                  fmt::format("no {} named `{}`", only_tree ? "built-in pack" : "pack and no folder", out.name), hint);
  return std::nullopt;
}

bool Session::means_one_pack(const std::string& name, Diagnostics& diagnostics) {
  const auto which = which_pack(name, diagnostics);
  if (which && which->is_folder_too)
    add_usage_error(diagnostics, name, "this is the id of a pack and a folder here",
                    fmt::format("write `./{0}` for the folder, `{1}{0}` for the pack that is built in", name, of_tree));
  return which && !which->is_folder_too;
}

std::optional<load::RuleTree> Session::tree_of(const std::string& name, Diagnostics& diagnostics) {
  const auto which = which_pack(name, diagnostics);
  if (!which) return std::nullopt;
  if (which->in_tree) return *rules(diagnostics);
  Diagnostics own;
  auto folder = load::read_pack_folder(which->name, own);
  return whole(std::move(folder), std::move(own), diagnostics);
}

std::string Session::pack_name() const {
  if (!options_.pack.empty()) return options_.pack;
  const auto from_environment = environment("STI_PACK");
  return from_environment.empty() ? "no" : from_environment;
}

std::string Session::shared_options() const {
  std::string out;
  if (!options_.rules.empty()) out += " --rules " + write::shell_word(options_.rules);
  Diagnostics ignored;
  const auto language = lang(ignored);
  if (language && (!options_.lang.empty() || *language != Lang::en))
    out += fmt::format(" --lang {}", lang_ids[*language]);
  return out;
}

std::unique_ptr<LoadedPack> Session::pack(Diagnostics& diagnostics, std::string name) {
  if (name.empty()) name = pack_name();
  const auto which = which_pack(name, diagnostics);
  const auto tree = which ? tree_of(name, diagnostics) : std::nullopt;
  if (!tree) return nullptr;
  auto id = which->name;
  if (!which->in_tree) {  // the folder's tree holds its one pack under the folder's name
    const auto ids = tree->pack_ids();
    std::error_code error;
    id = ids.empty() ? std::filesystem::canonical(id, error).filename().generic_string() : ids.front();
  }
  auto pack = load::load_pack(*rules(diagnostics), *tree, id, diagnostics);
  if (!pack) return nullptr;
  auto out = std::make_unique<LoadedPack>();
  out->pack = std::move(*pack);
  auto program = engine::compile(out->pack, diagnostics);
  if (!program) return nullptr;
  out->program = std::move(*program);
  return out;
}

std::optional<Pack> Session::base(Diagnostics& diagnostics) {
  const auto* tree = rules(diagnostics);
  return tree == nullptr ? std::nullopt : load::load_base(*tree, diagnostics);
}

std::optional<Phrases> Session::phrases(Diagnostics& diagnostics) {
  const auto* tree = rules(diagnostics);
  if (tree == nullptr) return std::nullopt;
  Diagnostics own;
  auto texts = load::load_phrases(*tree, own);
  if (!texts) {
    diagnostics.append(std::move(own));
    return std::nullopt;
  }
  report(own);
  return Phrases{std::move(*texts)};
}

std::optional<Phrases> Session::checked_phrases(Diagnostics& findings) {
  Diagnostics told;
  const auto* tree = rules(told);
  if (tree == nullptr) return std::nullopt;
  auto texts = load::load_phrases(*tree, findings);
  if (!texts) texts = load::load_phrases(load::built_in_tree(), told);
  return Phrases{std::move(*texts)};
}

std::optional<Input> Session::input(const std::string& name, Diagnostics& diagnostics) {
  const bool is_stdin = name == "-";
  if (is_stdin && std::exchange(stdin_taken_, true)) {
    add_usage_error(diagnostics, "-", "standard input is read already", "name a file for one of the two");
    return std::nullopt;
  }
  auto in = is_stdin ? Input::standard(diagnostics) : Input::open(name, diagnostics);
  if (in && refuses(in->id(), in->name(), diagnostics)) return std::nullopt;
  return in;
}

bool Session::refuses(const std::optional<FileId>& read, std::string_view name, Diagnostics& diagnostics) const {
  if (!read) return false;
  const auto written = writes_file() ? file_id(options_.output->c_str()) : file_id(STDOUT_FILENO);
  if (read != written) return false;
  overwritten_ = name;
  add_usage_error(diagnostics, name, overwrites, elsewhere);
  return true;
}

bool Session::open_output() {
  if (!writes_file()) return true;
  Diagnostics diagnostics;
  if (auto file = OutputFile::create(*options_.output, diagnostics)) output_.emplace(std::move(*file));
  report(diagnostics);
  return output_.has_value();
}

bool Session::append(std::string_view text) {
  progress_.clear();
  Diagnostics diagnostics;
  if (!overwritten_.empty()) {  // one more finding to a command that checks, and nothing to be written
    add_usage_error(diagnostics, overwritten_, overwrites, elsewhere);
    report(diagnostics);
    return false;
  }
  if (writes_file()) {
    const bool written = output_->write(text, diagnostics);
    report(diagnostics);
    return written;
  }
  if (write_all(STDOUT_FILENO, text)) return true;
  output_closed_ = errno == EPIPE;
  if (output_closed_) return false;
  add_usage_error(
      diagnostics, "<stdout>",
      fmt::format("cannot write to standard output: {}", errno == EBADF ? "it is closed" : std::strerror(errno)));
  report(diagnostics);
  return false;
}

bool Session::finish() {
  Diagnostics diagnostics;
  const bool done = !output_ || output_->commit(diagnostics);
  report(diagnostics);
  return done;
}

void Session::report(const Diagnostics& diagnostics) const {
  say(report::diagnostics_text(diagnostics, color_on(STDERR_FILENO)));
}

int Session::refuse(const Diagnostics& usage, const std::optional<std::string>& format) {
  if (!format || *format == "text")
    report(usage);
  else
    write(report::findings_document(report::findings_format(*format), usage, false));
  return exit_usage;
}

void Session::say(std::string_view text) const {
  progress_.clear();
  write_all(STDERR_FILENO, text);
}

Progress Session::progress(std::string_view about) const {
  progress_.begin(isatty(STDERR_FILENO) == 1);
  return [this, about = printable(about)](std::size_t done, std::size_t all) { progress_.show(about, done, all); };
}

std::string Session::laid_out(const report::Document& page) const {
  const auto& ids = report::form_ids;
  const auto form = std::find(ids.begin(), ids.end(), options_.format) - ids.begin();
  return report::render(page, report::Form(form), color_on(STDOUT_FILENO));
}

std::vector<std::string> page_formats() {
  std::vector<std::string> out(report::form_ids.begin(), report::form_ids.end());
  out.insert(out.begin() + 1, "json");
  return out;
}

bool Session::color_on(int fd) const {
  if (options_.color == "always") return true;
  if (options_.color == "never" || !environment("NO_COLOR").empty()) return false;
  return isatty(fd) == 1 && environment("TERM") != "dumb" && (fd != STDOUT_FILENO || !writes_file());
}

bool Session::lacks_unicode(int fd) const {
  if (isatty(fd) != 1 || (fd == STDOUT_FILENO && writes_file())) return false;
  std::string locale;
  for (const auto* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    if (locale = environment(name); !locale.empty()) break;
  }
  for (const auto* utf8 : {"UTF-8", "utf-8", "UTF8", "utf8"}) {
    if (locale.find(utf8) != std::string::npos) return false;
  }
  return true;
}

std::size_t Session::width(int fd) const {
  constexpr std::size_t narrowest = 40, widest = 80;
  winsize size{};
  if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return widest;
  return std::clamp<std::size_t>(size.ws_col, narrowest, widest);
}

std::optional<std::filesystem::path> Session::data_folder() const {
  // The XDG rules: a path that is not absolute is ignored.
  const std::filesystem::path data = environment("XDG_DATA_HOME");
  if (data.is_absolute()) return data;
  const std::filesystem::path home = environment("HOME");
  if (!home.is_absolute()) return std::nullopt;
  return home / ".local" / "share";
}

bool stdin_is_terminal() { return isatty(STDIN_FILENO) == 1; }

}  // namespace sti::cli
