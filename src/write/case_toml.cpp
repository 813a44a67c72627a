#include "write/case_toml.hpp"

#include <fmt/format.h>

#include "base/json_writer.hpp"
#include "base/text.hpp"

namespace sti::write {
namespace {

std::string answer_toml(const Fact& fact, const Answer& answer) {
  switch (fact.kind) {
    case FactKind::choice:
      return toml_string(fact.values[answer.value].id);
    case FactKind::number:
      return answer.number ? fmt::format("{}", *answer.number) : toml_string("unknown");
    case FactKind::date:
      return toml_string(to_string(*answer.date));
    case FactKind::flags: {
      std::vector<std::string> flags;
      for (const auto flag : answer.flags) flags.push_back(toml_string(fact.values[flag].id));
      return fmt::format("[{}]", join(flags, ", "));
    }
    case FactKind::time:
    case FactKind::tests:
    case FactKind::treatments:
    case FactKind::doses:
      break;
  }
  return {};
}

std::string tests_toml(const Pack& pack, const Case& asked) {
  std::vector<std::string> items;
  for (const auto& taken : asked.tests_taken) {
    auto item = fmt::format("{{ test = {}", toml_string(pack.catalog.tests[taken.test].id));
    if (taken.site) item += fmt::format(", site = {}", toml_string(pack.catalog.sites[taken.site].id));
    items.push_back(item + fmt::format(", on = {}, result = {} }}", toml_string(to_string(taken.on)),
                                       toml_string(to_string(taken.result))));
  }
  return fmt::format("[{}]", join(items, ", "));
}

std::string dated_toml(std::string_view what, const std::string& id, Date on) {
  return fmt::format("{{ {} = {}, on = {} }}", what, toml_string(id), toml_string(to_string(on)));
}

std::string treated_toml(const Pack& pack, const Case& asked) {
  std::vector<std::string> items;
  for (const auto& treatment : asked.treated)
    items.push_back(dated_toml("infection", pack.catalog.infections[treatment.infection].id, treatment.on));
  return fmt::format("[{}]", join(items, ", "));
}

std::string doses_toml(const Pack& pack, const Case& asked) {
  std::vector<std::string> items;
  for (const auto& dose : asked.vaccines_taken)
    items.push_back(dated_toml("vaccine", pack.catalog.vaccines[dose.vaccine].id, dose.on));
  return fmt::format("[{}]", join(items, ", "));
}

std::string person_toml(const Pack& pack, const Case& asked) {
  std::vector<std::string> keys;
  for (const auto index : pack.vocabulary.facts.indices()) {
    const auto& fact = pack.vocabulary.facts[index];
    if (fact.scope != Scope::person || !asked.person[index].given) continue;
    const auto value = fact.kind == FactKind::tests        ? tests_toml(pack, asked)
                       : fact.kind == FactKind::treatments ? treated_toml(pack, asked)
                       : fact.kind == FactKind::doses      ? doses_toml(pack, asked)
                                                           : answer_toml(fact, asked.person[index]);
    keys.push_back(fmt::format("{} = {}", fact.id, value));
  }
  return join(keys, ", ");
}

std::string exposure_toml(const Pack& pack, const Exposure& exposure) {
  std::vector<std::string> keys;
  for (const auto index : pack.vocabulary.facts.indices()) {
    const auto& fact = pack.vocabulary.facts[index];
    if (fact.scope != Scope::exposure || !exposure.answers[index].given) continue;
    if (fact.kind == FactKind::time)
      keys.push_back(
          fmt::format("{} = {}", exposure.time.as_duration ? fact.id : "on", toml_string(exposure.time.written)));
    else
      keys.push_back(fmt::format("{} = {}", fact.id, answer_toml(fact, exposure.answers[index])));
  }
  return fmt::format("{{ {} }}", join(keys, ", "));
}

}  // namespace

std::string toml_string(std::string_view text) {
  JsonWriter json;  // a JSON string is a TOML basic string too
  json.value(text);
  return json.take();
}

std::string case_toml(const Pack& pack, const Case& asked) {
  auto out =
      fmt::format("now = {}\n", toml_string(asked.now_has_time ? to_string(asked.now) : to_string(date_of(asked.now))));
  if (const auto person = person_toml(pack, asked); !person.empty()) out += fmt::format("person = {{ {} }}\n", person);
  if (asked.exposures.empty()) return out;
  std::vector<std::string> exposures;
  for (const auto& exposure : asked.exposures) exposures.push_back(exposure_toml(pack, exposure));
  return out + (exposures.size() == 1 ? fmt::format("exposures = [{}]\n", exposures.front())
                                      : fmt::format("exposures = [\n  {},\n]\n", join(exposures, ",\n  ")));
}

}  // namespace sti::write
