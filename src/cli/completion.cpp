#include "cli/completion.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.hpp"

namespace sti::cli {
namespace {

/// Goes through the words before the last one, as the parser would.
class Reader {
 public:
  Reader(const CommandLine& program, const GlobalOptions& globals) : path_({&program}), globals_(globals) {}

  void read(const std::string& word) {
    if (awaited_ != nullptr) {
      keep(*std::exchange(awaited_, nullptr), word);
    } else if (only_arguments_ || word.size() < 2 || word.front() != '-') {
      read_argument(word);
    } else if (word == "--") {
      only_arguments_ = true;
    } else if (auto [row, typed] = read_option(word); row != nullptr) {
      given_.insert(row->name);
      if (!row->takes_value()) return;
      if (typed.before.empty())
        awaited_ = row;
      else
        keep(*row, typed.word);
    }
  }

  Completion last(const std::string& word) {
    Completion out{{{}, word}, {}};
    if (awaited_ != nullptr) {
      offer_values(*awaited_, out);
    } else if (only_arguments_ || !word.starts_with('-')) {
      offer_arguments(out);
    } else if (auto [row, typed] = read_option(word); row != nullptr && !typed.before.empty()) {
      out.last = typed;
      if (row->takes_value()) offer_values(*row, out);
    } else {
      offer_options(out);
    }
    return out;
  }

 private:
  /// The row of `--name`, `--name=value`, `-n` or `-nvalue`, and the value with what stands before it, if there is one.
  std::pair<const Option*, Typed> read_option(const std::string& word) const {
    const bool is_long = word.starts_with("--");
    const auto end = is_long ? word.find('=') : 2;
    for (auto line = path_.rbegin(); line != path_.rend(); ++line) {
      for (const auto& row : (*line)->options) {
        if (is_long ? row.name != word.substr(0, end) : row.letter == '\0' || row.letter != word[1]) continue;
        if (end >= word.size()) return {&row, {{}, {}}};
        const auto value = end + (is_long ? 1 : 0);
        return {&row, {word.substr(0, value), word.substr(value)}};
      }
    }
    return {nullptr, {}};
  }

  void read_argument(const std::string& word) {
    for (const auto& command : path_.back()->commands) {
      if (command.name == word) return path_.push_back(&command);
    }
    ++arguments_;
  }

  /// The pack and the language decide what is offered.
  static void keep(const Option& row, const std::string& value) {
    if (auto* const* text = std::get_if<std::string*>(&row.holds)) **text = value;
  }

  void offer_values(const Option& row, Completion& out) const {
    const auto what = row.value_name().empty() ? row.name : std::string_view(row.type);
    out.files = what.find("FILE") != std::string_view::npos;
    out.folders = what.find("DIR") != std::string_view::npos;
    for (const auto& choice : row.choices) out.words.push_back({choice, {}});
    if (row.separator != '\0') out.last.list(row.separator);
    if (row.offers == nullptr) return;
    Session session(globals_);
    out.words = row.offers(session, out.last);
  }

  void offer_arguments(Completion& out) const {
    const auto& line = *path_.back();
    if (arguments_ == 0) {
      for (const auto& command : line.commands)
        out.words.push_back({std::string(command.name), std::string(command.about)});
    }
    std::size_t place = 0;
    for (const auto& row : line.options) {
      if (row.is_argument() && (place++ == arguments_ || (row.is_list() && place <= arguments_)))
        return offer_values(row, out);
    }
  }

  /// Options of the command before those for every command, without what was given and can be given only once.
  void offer_options(Completion& out) const {
    std::set<std::string_view> offered;
    for (auto line = path_.rbegin(); line != path_.rend(); ++line) {
      for (const auto& row : (*line)->options) {
        if (row.is_argument() || !offered.insert(row.name).second) continue;
        if (!row.is_list() && given_.contains(row.name)) continue;
        out.words.push_back({std::string(row.name), std::string(row.about)});
        if (row.letter != '\0') out.words.push_back({{'-', row.letter}, std::string(row.about)});
      }
    }
  }

  std::vector<const CommandLine*> path_;
  std::set<std::string_view> given_;
  const Option* awaited_ = nullptr;  ///< the next word is its value
  std::size_t arguments_ = 0;
  bool only_arguments_ = false;
  const GlobalOptions& globals_;
};

}  // namespace

Completion complete(const CommandLine& program, const GlobalOptions& globals, const std::vector<std::string>& words) {
  Reader reader(program, globals);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) reader.read(words[i]);
  auto out = reader.last(words.empty() ? std::string() : words.back());
  const auto is_open = [](const Offered& each) {
    return std::string_view("=@:").find(each.word.back()) != std::string_view::npos;
  };
  out.last.goes_on = out.last.goes_on || std::any_of(out.words.begin(), out.words.end(), is_open);
  return out;
}

std::string completion_lines(const Completion& completion) {
  const auto& [last, words, files, folders] = completion;
  std::string out = "-";
  if (last.goes_on) out += 'o';
  if (files) out += 'f';
  if (folders) out += 'd';
  out += '\t' + last.before + '\n';
  for (const auto& [word, about] : words) out += printable(word) + '\t' + printable(about) + '\n';
  return out;
}

}  // namespace sti::cli
