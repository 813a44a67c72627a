#pragma once

#include "grammar/rules.hpp"

/// A decision table by itself, as JSON. Its facts, outputs and cells have names and forms of the table's own.
namespace sti::grammar {

inline constexpr Key sheet_row_keys[] = {
    of_form("if", Form::other, "What the row asks: a cell by fact."),
    of_form("then", Form::other, "What it answers: a text by output.").required(),
};
inline constexpr Table sheet_row{"a row", sheet_row_keys};

inline constexpr Key sheet_keys[] = {
    string("policy", "What it means that several rows hold at once."),
    of_form("values", Form::other, "The values that there are, by fact."),
    of_form("order", Form::other, "The answers, strongest first, by output."),
    of_form("due", Form::other, "Where an answer has to be: a list of cells by fact."),
    of_form("impossible", Form::other, "What cannot be: a list of cells by fact."),
    names("optional", Of::anything, "Outputs that need no answer."),
    nested("rows", Form::tables, sheet_row, "The rows, in order.").required(),
};
inline constexpr Table sheet{"a decision table", sheet_keys};

}  // namespace sti::grammar
