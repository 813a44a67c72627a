#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/options.hpp"
#include "cli/session.hpp"

namespace sti::cli {

/// What can stand at the end of a command line that is being typed.
struct Completion {
  Typed last;  ///< the last word; `before` in it stands before each of the words
  std::vector<Offered> words;
  bool files = false, folders = false;  ///< it can also be the name of one
};

/// Completes the last of the words after the program's name; it may be empty. Reads the same rows as the parser into
/// what they hold; `globals`, which the rows of the program hold, say whose facts and tests are offered. What the words
/// get wrong is left for the parser to tell.
Completion complete(const CommandLine& program, const GlobalOptions& globals, const std::vector<std::string>& words);

/// For the scripts: a line with `-`, `o` where another may follow in the same word, `f` and `d` for files and folders,
/// and after a tab what stands before each word; then a line a word, after a tab what it is.
std::string completion_lines(const Completion& completion);

/// The script for bash, zsh or fish: it hands the line over to `sti completion` whenever the person asks.
std::string_view completion_script(std::string_view shell);

}  // namespace sti::cli
