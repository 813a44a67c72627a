#!/usr/bin/env python3
"""Calls that name a sentence, a placeholder or a key of a rule file wrongly do not compile, and the compiler says why.

usage: refused.py COMPILER INCLUDE_FOLDER...
"""
import subprocess
import sys

PAGE = """
#include "model/levels.hpp"
#include "model/phrases.hpp"
using namespace sti;
constexpr std::array<std::string_view, 2> ids = {"recommended", "optional"};
std::string page(const Phrases& phrases, Lang lang, const std::string& name) { return %s; }
"""

READER = """
#include "grammar/rules.hpp"
#include "load/fields.hpp"
auto read(sti::load::FieldsOf<sti::grammar::rule>& fields) { return %s; }
"""

NAME = "no_sentence_has_this_name"
PLACEHOLDER = "no_sentence_has_this_placeholder"
NUMBER = "this_sentence_takes_another_number_of_values"

KEY = "the_table_has_no_such_key"
FORM = "the_key_has_another_form"

CALLS = [
    ('phrases.get("baseline", lang)', None),
    ('phrases.fill("quiz-ask-status", lang, {{"test", name}, {"site", name}})', None),
    ('phrases.get(family("level-", level_ids)[Level::consider], lang)', None),
    ('phrases.fill_from("quiz-ask-status", lang, {{"test", name}, {"site", name}, {"date", name}})', None),
    ('phrases.get("base-line", lang)', NAME),
    ('phrases.fill("quiz-ask-states", lang, {{"test", name}, {"site", name}})', NAME),
    ('phrases.get(family("level-", ids)[0], lang)', NAME),
    ('phrases.fill("quiz-ask-status", lang, {{"test", name}, {"sites", name}})', PLACEHOLDER),
    ('phrases.fill("quiz-ask-status", lang, {{"test", name}})', NUMBER),
    ('phrases.fill("quiz-ask-status", lang, {{"test", name}, {"site", name}, {"date", name}})', NUMBER),
    ('phrases.get("quiz-ask-status", lang)', NUMBER),
    ('phrases.get(name.c_str(), lang)', ""),
    ('fields.text("why")', None),
    ('fields.strings("overrides")', None),
    ('fields.text("wy")', KEY),
    ('fields.strings("sites")', KEY),
    ('fields.integer("why")', FORM),
    ('fields.find(std::string("why").c_str())', ""),
]


def main():
    compiler, folders = sys.argv[1], sys.argv[2:]
    failed = 0
    for call, reason in CALLS:
        done = subprocess.run([compiler, "-std=c++20", "-fsyntax-only", *["-I" + folder for folder in folders],
                               "-x", "c++", "-"], input=(READER if call.startswith("fields.") else PAGE) % call, capture_output=True, text=True, check=False)
        right = done.returncode == 0 if reason is None else done.returncode != 0 and reason in done.stderr
        if not right:
            failed += 1
            print(f"FAILED: {call}: exit {done.returncode}, expected {reason or 'no error'}\n{done.stderr}")
    print(f"{len(CALLS)} calls, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
