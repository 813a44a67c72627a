// What a shell runs when the person asks for completion. The words are those of `sti completion`; a script only puts
// the line together, keeps what the shell wants to keep, and adds files.

#include "cli/completion.hpp"

namespace sti::cli {
namespace {

constexpr std::string_view bash = R"(# bash completion for sti; written by `sti completion bash`
_sti() {
  local line=${COMP_LINE:0:COMP_POINT} words=() last piece how before word about i
  # Bash parts words at = : and @ as well; here they are put together as they were typed.
  for ((i = 0; i <= COMP_CWORD; ++i)); do
    if [[ $i == 0 || -z $line || $line == [[:space:]]* ]]; then words+=(""); fi
    line=${line#"${line%%[![:space:]]*}"}
    piece=${COMP_WORDS[i]}
    if ((i == COMP_CWORD)); then piece=$line; fi
    words[${#words[@]} - 1]+=$piece
    line=${line#"$piece"}
  done
  last=${words[${#words[@]} - 1]}
  if [[ $piece == [=:] ]]; then piece=""; fi
  COMPREPLY=()
  {
    IFS=$'\t' read -r how before
    while IFS=$'\t' read -r word about; do
      if [[ $before$word == "$last"* ]]; then COMPREPLY+=("$before$word"); fi
    done
  } < <("${1/#\~/$HOME}" completion bash -- "${words[@]:1}" 2>/dev/null)
  # It takes the place of the last piece only, to which an @ before it belongs.
  last=${last%"$piece"}
  COMPREPLY=("${COMPREPLY[@]#"${last%@}"}")
  if [[ $how == *o* ]]; then compopt -o nospace; fi
  if [[ $how == *f* ]]; then compopt -o default; fi
  if [[ $how == *d* ]]; then compopt -o plusdirs; fi
}
complete -F _sti sti
)";

constexpr std::string_view zsh = R"(#compdef sti
# zsh completion for sti; written by `sti completion zsh`
_sti() {
  local how before word about
  local -a found shown
  {
    IFS=$'\t' read -r how before
    while IFS=$'\t' read -r word about; do
      found+=("$word")
      shown+=("$word${about:+  -- $about}")
    done
  } < <(${~words[1]} completion zsh -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
  compset -p ${#before}
  if (( $#found )); then compadd ${${(M)how:#*o*}:+-S} ${${(M)how:#*o*}:+''} -l -d shown -a found; fi
  if [[ $how == *f* ]]; then _files; elif [[ $how == *d* ]]; then _files -/; fi
}
if [[ $funcstack[1] == _sti ]]; then _sti "$@"; else compdef _sti sti; fi
)";

constexpr std::string_view fish = R"(# fish completion for sti; written by `sti completion fish`
function __sti
    set -l words (commandline -opc)
    set -l last (commandline -ct)
    set -l lines ($words[1] completion fish -- $words[2..] "$last" 2>/dev/null)
    set -l head (string split -m 1 \t -- $lines[1])
    set -l before "$head[2]"
    for line in $lines[2..]
        echo $before$line
    end
    set -l path (string sub -s (math 1 + (string length -- $before)) -- "$last")
    if string match -q '*f*' -- $head[1]
        for each in (__fish_complete_path "$path")
            echo $before$each
        end
    else if string match -q '*d*' -- $head[1]
        for each in (__fish_complete_directories "$path" "")
            echo $before$each
        end
    end
end
complete -c sti -f -a '(__sti)'
)";

}  // namespace

std::string_view completion_script(std::string_view shell) {
  return shell == "bash" ? bash : shell == "zsh" ? zsh : fish;
}

}  // namespace sti::cli
