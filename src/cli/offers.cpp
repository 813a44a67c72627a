#include "cli/offers.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/codes.hpp"
#include "base/text.hpp"
#include "model/subject.hpp"

namespace sti::cli {
namespace {

Lang lang_of(const Session& session) {
  Diagnostics ignored;
  return session.lang(ignored).value_or(Lang::en);
}

/// Ids with their labels.
template <class Things>
std::vector<Offered> with_labels(const Things& things, Lang lang, std::string_view end = {}) {
  std::vector<Offered> out;
  for (const auto& thing : things) out.push_back({thing.id + std::string(end), thing.label.in(lang)});
  return out;
}

std::vector<Offered> values_of(const Pack& pack, const Fact& fact, Typed& typed, Lang lang) {
  switch (fact.kind) {
    case FactKind::choice:
      return with_labels(fact.values, lang);
    case FactKind::flags: {
      const auto told = split(typed.word, '+');
      auto out = with_labels(fact.values, lang);
      if (told.size() == 1) out.push_back({"none", {}});
      std::erase_if(out, [&](const Offered& each) { return std::count(told.begin(), told.end() - 1, each.word) > 0; });
      typed.list('+');
      return out;
    }
    case FactKind::treatments:
      typed.list('+');
      return with_labels(pack.catalog.infections, lang, "@");
    case FactKind::doses:
      typed.list('+');
      return with_labels(pack.catalog.vaccines, lang, "@");
    default:
      return {};
  }
}

/// Whether a value of the fact may be told without its name, where it belongs to no other.
bool can_stand_alone(const Fact& fact) { return fact.kind == FactKind::choice || fact.kind == FactKind::flags; }

std::vector<Offered> offer_facts(Session& session, Typed& typed, Scope scope) {
  const auto pack = known_pack(session);
  const auto lang = lang_of(session);
  typed.list(',');
  std::map<std::string, int> owners;
  std::vector<const Fact*> facts;
  for (const auto& fact : pack.vocabulary.facts) {
    if (fact.scope != scope || fact.derived || fact.kind == FactKind::tests) continue;
    facts.push_back(&fact);
    for (const auto& value : fact.values) owners[value.id] += can_stand_alone(fact) ? 1 : 0;
  }
  std::vector<Offered> out;
  const auto equals = typed.word.find('=');
  for (const auto* fact : facts) {
    if (fact->id == typed.word.substr(0, equals) && equals != std::string::npos) {
      typed.cut('=');
      return values_of(pack, *fact, typed, lang);
    }
    out.push_back({fact->id + "=", fact->label.in(lang)});
    for (const auto& value : fact->values) {
      if (owners[value.id] == 1 && can_stand_alone(*fact))
        out.push_back({value.id, fact->label.in(lang) + ": " + value.label.in(lang)});
    }
  }
  if (scope == Scope::exposure) out.push_back({"on=", {}});
  return out;
}

/// Where the pack takes the sample of a test.
std::vector<Offered> sites_of(const Pack& pack, std::string_view test, Lang lang, std::string_view end) {
  const auto wanted = pack.catalog.test_index(test);
  std::vector<Offered> out;
  for (const auto site : pack.catalog.sites.indices()) {
    const auto is_taken_there = [&](const Rule& rule) {
      return std::any_of(rule.effects.begin(), rule.effects.end(), [&](const Effect& effect) {
        const auto* row = std::get_if<SpecimenEffect>(&effect);
        return row != nullptr && row->test == wanted && std::count(row->sites.begin(), row->sites.end(), site) > 0;
      });
    };
    if (std::any_of(pack.rules.begin(), pack.rules.end(), is_taken_there))
      out.push_back({pack.catalog.sites[site].id + std::string(end), pack.catalog.sites[site].label.in(lang)});
  }
  return out;
}

}  // namespace

Pack known_pack(Session& session) {
  Diagnostics ignored;
  if (auto loaded = session.pack(ignored)) return std::move(loaded->pack);
  return session.base(ignored).value_or(Pack{});
}

std::vector<Offered> offer_packs(Session& session, Typed&) {
  Diagnostics ignored;
  const auto* tree = session.rules(ignored);
  return tree == nullptr ? std::vector<Offered>() : offered(tree->pack_ids());
}

std::vector<Offered> offer_languages(Session&, Typed&) { return offered(lang_ids); }

std::vector<Offered> offer_person(Session& session, Typed& typed) { return offer_facts(session, typed, Scope::person); }

std::vector<Offered> offer_exposure(Session& session, Typed& typed) {
  return offer_facts(session, typed, Scope::exposure);
}

std::vector<Offered> offer_tests_taken(Session& session, Typed& typed) {
  if (typed.word.find('=') != std::string::npos) return typed.cut(':') ? offered(result_ids) : std::vector<Offered>();
  const auto pack = known_pack(session);
  const auto lang = lang_of(session);
  const auto test = typed.word.substr(0, typed.word.find('@'));
  if (typed.cut('@')) return sites_of(pack, test, lang, "=");
  auto out = with_labels(pack.catalog.tests, lang, "=");
  for (const auto& kind : pack.catalog.tests) {
    if (sites_of(pack, kind.id, lang, "").size() > 1) out.push_back({kind.id + "@", kind.label.in(lang)});
  }
  return out;
}

std::vector<Offered> offer_subjects(Session& session, Typed& typed) {
  const auto pack = known_pack(session);
  const auto name = typed.word.substr(0, typed.word.find_first_of("@="));
  if (typed.cut('=')) return pack.vocabulary.slot_index(name) ? offered(level_ids) : offered(vaccine_level_ids);
  if (typed.cut('@')) return sites_of(pack, name, lang_of(session), "");
  return offered(subject_names(pack));
}

std::vector<Offered> offer_infections(Session& session, Typed&) {
  return with_labels(known_pack(session).catalog.infections, lang_of(session));
}

std::vector<Offered> offer_topics(Session& session, Typed&) {
  std::vector<Offered> out;
  const auto pack = known_pack(session);
  for (const auto& topic : pack.topics) out.push_back({topic.id, topic.title.in(lang_of(session))});
  return out;
}

std::vector<Offered> offer_codes(Session&, Typed&) {
  std::vector<Offered> out;
  for (const auto& row : all_codes()) {
    out.push_back({label(row.code), std::string(row.name)});
    out.push_back({std::string(row.name), label(row.code)});
  }
  return out;
}

}  // namespace sti::cli
