#include "cli/session.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>

#include "base/text.hpp"
#include "load/phrases.hpp"
#include "report/case_arguments.hpp"
#include "report/diagnostics_text.hpp"

namespace sti::cli {
namespace {

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

bool write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(fd, text.data(), text.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    text.remove_prefix(std::size_t(written));
  }
  return true;
}

}  // namespace

void add_usage_error_as(Diagnostics& diagnostics, Code code, std::string option, std::string message,
                        std::string hint) {
  SourceText nowhere{std::move(option), {}};
  diagnostics.add(code, Span{&nowhere, 0, 0, 1}, std::move(message), std::move(hint));
}

void add_usage_error(Diagnostics& diagnostics, std::string option, std::string message, std::string hint) {
  add_usage_error_as(diagnostics, Code::usage, std::move(option), std::move(message), std::move(hint));
}

std::optional<Lang> Session::lang(Diagnostics& diagnostics) const {
  const std::pair<std::string, const char*> own[] = {{options_.lang, "--lang"}, {environment("STI_LANG"), "STI_LANG"}};
  for (const auto& [name, from] : own) {
    if (name.empty()) continue;
    const auto lang = lang_of(name);
    if (!lang)
      add_usage_error(diagnostics, from, fmt::format("no language `{}`", printable(name)), "it can be `en` or `nb`");
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
  if (!tree_) tree_ = load::read_tree(options_.rules, diagnostics);
  return tree_ ? &*tree_ : nullptr;
}

bool Session::knows_pack(const std::string& name, Diagnostics& diagnostics) {
  const auto* tree = rules(diagnostics);
  if (tree == nullptr) return false;
  const auto ids = tree->pack_ids();
  std::error_code error;
  if (std::find(ids.begin(), ids.end(), name) != ids.end() || std::filesystem::is_directory(name, error)) return true;
  auto hint = did_you_mean(nearest(name, ids));
  if (hint.empty()) hint = ids.empty() ? "the rule tree holds no pack" : "there are " + list_names(ids, "and");
  add_usage_error(diagnostics, "--pack", fmt::format("no pack and no folder named `{}`", printable(name)),
                  std::move(hint));
  return false;
}

std::optional<load::RuleTree> Session::tree_of(const std::string& name, Diagnostics& diagnostics) {
  const auto* tree = rules(diagnostics);
  if (tree == nullptr) return std::nullopt;
  const auto ids = tree->pack_ids();
  if (std::find(ids.begin(), ids.end(), name) != ids.end()) return *tree;
  return load::read_pack_folder(name, diagnostics);
}

std::string Session::pack_name() const {
  if (!options_.pack.empty()) return options_.pack;
  const auto from_environment = environment("STI_PACK");
  return from_environment.empty() ? "no" : from_environment;
}

std::string Session::shared_options() const {
  std::string out;
  if (!options_.rules.empty()) out += " --rules " + report::shell_word(options_.rules);
  if (!options_.lang.empty()) out += " --lang " + report::shell_word(options_.lang);
  return out;
}

std::unique_ptr<LoadedPack> Session::pack(Diagnostics& diagnostics, std::string name) {
  if (name.empty()) name = pack_name();
  if (!knows_pack(name, diagnostics)) return nullptr;
  const auto tree = tree_of(name, diagnostics);
  if (!tree) return nullptr;
  std::string id = name;
  if (tree->find(name + "/pack.toml") == nullptr) {  // a folder: the tree holds its one pack under the folder's name
    const auto ids = tree->pack_ids();
    std::error_code error;
    id = ids.empty() ? std::filesystem::canonical(name, error).filename().generic_string() : ids.front();
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

bool Session::append(std::string_view text) {
  if (options_.output.empty() || options_.output == "-") {
    if (write_all(STDOUT_FILENO, text)) return true;
    output_closed_ = errno == EPIPE;
    if (!output_closed_) say(fmt::format("sti: cannot write to standard output: {}\n", std::strerror(errno)));
    return false;
  }
  if (!output_) output_.reset(std::fopen(options_.output.c_str(), "wb"));
  if (output_ && std::fwrite(text.data(), 1, text.size(), output_.get()) == text.size()) return true;
  say(fmt::format("sti: cannot write {}: {}\n", printable(options_.output), std::strerror(errno)));
  return false;
}

bool Session::finish() {
  if (!output_ || std::fclose(output_.release()) == 0) return true;
  say(fmt::format("sti: cannot write {}: {}\n", printable(options_.output), std::strerror(errno)));
  return false;
}

void Session::report(const Diagnostics& diagnostics) const {
  say(report::diagnostics_text(diagnostics, color_on(STDERR_FILENO)));
}

void Session::say(std::string_view text) const { write_all(STDERR_FILENO, text); }

bool Session::color_on(int fd) const {
  if (options_.color == "always") return true;
  if (options_.color == "never" || !environment("NO_COLOR").empty()) return false;
  return isatty(fd) == 1 && environment("TERM") != "dumb" && (fd != STDOUT_FILENO || options_.output.empty());
}

bool Session::lacks_unicode(int fd) const {
  if (isatty(fd) != 1 || (fd == STDOUT_FILENO && !options_.output.empty())) return false;
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

std::string read_stdin(std::size_t limit) {
  std::string text;
  char chunk[1 << 16];
  while (text.size() <= limit) {
    const auto got = ::read(STDIN_FILENO, chunk, sizeof chunk);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    text.append(chunk, std::size_t(got));
  }
  return text;
}

bool stdin_is_terminal() { return isatty(STDIN_FILENO) == 1; }

}  // namespace sti::cli
