#include "write/command_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "model/subject.hpp"

namespace sti::write {
namespace {

/// Whether a value, written alone, is understood as this fact: no other fact of the scope has it.
bool stands_alone(const Vocabulary& vocabulary, const Fact& fact, const std::string& value) {
  if (value == "none" || value.empty() || (value[0] >= '0' && value[0] <= '9')) return false;
  return std::all_of(vocabulary.facts.begin(), vocabulary.facts.end(), [&](const Fact& other) {
    const bool can_be_meant = other.scope == fact.scope && !other.derived &&
                              (other.kind == FactKind::choice || other.kind == FactKind::flags);
    return &other == &fact || !can_be_meant || !other.value_index(value);
  });
}

std::string flag_token(const Vocabulary& vocabulary, const Fact& fact, const IndexSet<FactValue>& flags) {
  std::vector<std::string> set;
  for (const auto flag : flags) set.push_back(fact.values[flag].id);
  if (set.empty()) return fact.id + "=none";
  if (set.size() == 1 && stands_alone(vocabulary, fact, set.front())) return set.front();
  return fact.id + "=" + join(set, "+");
}

/// The token of one answer; empty where it has none in `-p` and `-e` (tests taken, the time).
std::string token(const Vocabulary& vocabulary, const Fact& fact, const Answer& answer) {
  switch (fact.kind) {
    case FactKind::choice: {
      const auto& value = fact.values[answer.value].id;
      return stands_alone(vocabulary, fact, value) ? value : fact.id + "=" + value;
    }
    case FactKind::flags:
      return flag_token(vocabulary, fact, answer.flags);
    case FactKind::number:
      return answer.number ? fmt::format("{}={}", fact.id, *answer.number) : fact.id + "=unknown";
    case FactKind::date:
      return answer.date ? fact.id + "=" + to_string(*answer.date) : std::string{};
    case FactKind::time:
    case FactKind::tests:
    case FactKind::treatments:
    case FactKind::doses:
      return {};
  }
  return {};
}

/// `treated=gonorrhoea@2026-11-01+chlamydia@2026-11-03`.
template <class Thing, class Item>
std::string dated_token(const Fact& fact, const List<Thing>& things, Index<Thing> Item::*member,
                        const std::vector<Item>& items) {
  std::vector<std::string> parts;
  for (const auto& item : items) parts.push_back(things[item.*member].id + "@" + to_string(item.on));
  return fact.id + "=" + (parts.empty() ? "none" : join(parts, "+"));
}

std::string person_argument(const Pack& pack, const Case& asked) {
  const auto& vocabulary = pack.vocabulary;
  std::vector<std::string> tokens;
  for (const auto index : vocabulary.facts.indices()) {
    const auto& fact = vocabulary.facts[index];
    if (fact.scope != Scope::person || !asked.person[index].given) continue;
    if (index == vocabulary.tests_taken && asked.tests_taken.empty()) tokens.push_back(fact.id + "=none");
    auto part = token(vocabulary, fact, asked.person[index]);
    if (index == vocabulary.treated)
      part = dated_token(fact, pack.catalog.infections, &Treatment::infection, asked.treated);
    if (index == vocabulary.vaccines_taken)
      part = dated_token(fact, pack.catalog.vaccines, &Dose::vaccine, asked.vaccines_taken);
    if (!part.empty()) tokens.push_back(std::move(part));
  }
  return join(tokens, ",");
}

std::string exposure_argument(const Vocabulary& vocabulary, const Exposure& exposure) {
  std::vector<std::string> tokens;
  for (const auto index : vocabulary.facts.indices()) {
    const auto& fact = vocabulary.facts[index];
    if (fact.scope != Scope::exposure || !exposure.answers[index].given) continue;
    auto part = token(vocabulary, fact, exposure.answers[index]);
    if (!part.empty()) tokens.push_back(std::move(part));
  }
  auto time = exposure.time.written;
  std::replace(time.begin(), time.end(), ' ', 'T');  // a date-time may be written with a space
  tokens.push_back(std::move(time));
  return join(tokens, ",");
}

std::string test_argument(const Pack& pack, const TakenTest& taken) {
  return fmt::format("{}={}:{}", id_of(pack, TestSubject{taken.test, taken.site}), to_string(taken.on),
                     to_string(taken.result));
}

}  // namespace

std::string shell_word(std::string_view text) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("@%+=:,./_-").find(c) != std::string_view::npos;
  };
  if (!text.empty() && std::all_of(text.begin(), text.end(), plain)) return std::string(text);
  // What cannot be printed is spelt out (POSIX.1-2024, 2.2.4), so that the command can be shown, and still runs.
  const bool is_printable = printable(text) == text;
  std::string out = is_printable ? "'" : "$'";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_printable)
      out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    else if (c == '\'' || c == '\\')
      out.append(1, '\\').append(1, c);
    else if (byte < 0x20 || byte > 0x7E)
      out += fmt::format("\\{:03o}", byte);
    else
      out += c;
  }
  return out + "'";
}

std::string command_line(const Pack& pack, const Case& asked, std::string_view pack_id, std::string_view others) {
  std::string out = "sti advise";
  if (!pack_id.empty()) out += " --pack " + shell_word(pack_id);
  out += " --now " + (asked.now_has_time ? to_string(asked.now) : to_string(date_of(asked.now)));
  auto person = person_argument(pack, asked);
  if (person.empty() && asked.exposures.empty() && asked.tests_taken.empty())
    person = pack.vocabulary.facts[pack.vocabulary.age].id + "=unknown";
  if (!person.empty()) out += " -p " + shell_word(person);
  for (const auto& exposure : asked.exposures) out += " -e " + shell_word(exposure_argument(pack.vocabulary, exposure));
  for (const auto& taken : asked.tests_taken) out += " -t " + shell_word(test_argument(pack, taken));
  return out.append(others);
}

}  // namespace sti::write
