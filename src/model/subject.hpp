#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/index.hpp"
#include "model/levels.hpp"

namespace sti {

struct FollowUpKind;
struct Infection;
struct Method;
struct Pack;
struct Rule;
struct Site;
struct Slot;
struct TestKind;
struct Topic;
struct VaccineKind;

// What a rule can fill and an advice can speak of. An index that is none leaves a part open: a test at any site.

struct VerdictSubject {
  Index<Slot> slot;
  auto operator<=>(const VerdictSubject&) const = default;
};
/// One way to do what a verdict offers, with a limit of its own.
struct MethodSubject {
  Index<Slot> slot;
  Index<Method> method;
  auto operator<=>(const MethodSubject&) const = default;
};
struct TestSubject {
  Index<TestKind> test;
  Index<Site> site;
  auto operator<=>(const TestSubject&) const = default;
};
struct WindowSubject {
  Index<TestKind> test;
  WindowNumber number{};
  auto operator<=>(const WindowSubject&) const = default;
};
/// The sites that a test is taken from.
struct SpecimenSubject {
  Index<TestKind> test;
  auto operator<=>(const SpecimenSubject&) const = default;
};
struct VaccineSubject {
  Index<VaccineKind> vaccine;
  auto operator<=>(const VaccineSubject&) const = default;
};
struct FollowUpSubject {
  Index<FollowUpKind> what;
  Index<Infection> infection;
  auto operator<=>(const FollowUpSubject&) const = default;
};
/// A note, by the first rule of the pack that says it; without a rule: all notes of a kind.
struct NoteSubject {
  Index<Rule> rule;
  EffectIndex effect;
  NoteKind kind{};  ///< where there is no rule
  auto operator<=>(const NoteSubject&) const = default;
};
struct TopicSubject {
  Index<Topic> topic;
  auto operator<=>(const TopicSubject&) const = default;
};
/// What is published of the risk that an exposure passes an infection on.
struct RiskSubject {
  enum class Part { figure, modifier, chance };
  Index<Infection> infection;
  Part part{};
  auto operator<=>(const RiskSubject&) const = default;
};
/// How early a test finds its infection.
struct DetectionSubject {
  Index<TestKind> test;
  auto operator<=>(const DetectionSubject&) const = default;
};

/// What a test means after treatment of its infection.
struct AfterTreatmentSubject {
  Index<TestKind> test;
  auto operator<=>(const AfterTreatmentSubject&) const = default;
};
/// Since when partners are told of an infection.
struct LookBackSubject {
  Index<Infection> infection;
  auto operator<=>(const LookBackSubject&) const = default;
};

/// A thing an advice says something of. Proofs, explanations, differences, questions, quiz cards and expectations all
/// speak of subjects; in order of kind, then of the lists of the pack.
using Subject = std::variant<VerdictSubject, MethodSubject, TestSubject, WindowSubject, SpecimenSubject, VaccineSubject,
                             FollowUpSubject, NoteSubject, TopicSubject, RiskSubject, DetectionSubject,
                             AfterTreatmentSubject, LookBackSubject>;

/// Its lasting name: `pep`, `emergency-contraception/copper-iud`, `hiv-lab`, `hiv-lab@blood`, `vaccine/hpv`,
/// `follow-up/control`, `topic/` and its id, `note/` and a rule. Those are read by `find_subject`; what stands for no
/// line of an advice (windows, specimens, risks) has a name for people only.
std::string id_of(const Pack& pack, const Subject& subject);

/// The subject of a name that `id_of` gives, of a verdict, a test, a vaccine, a follow-up, a note or a topic. A vaccine
/// and a note may go by their bare ids where nothing else has them. Empty for a name that is none of these.
std::optional<Subject> find_subject(const Pack& pack, std::string_view name);

/// The ids in the name of a test, `hiv-lab` or `hiv-lab@blood`, known or not.
struct TestName {
  std::string_view test;
  std::optional<std::string_view> site;  ///< none: at any site
};
TestName parse_test_name(std::string_view name);

/// The subject as people are told of it: a follow-up of whatever infection, all else as it is.
Subject without_infection(Subject subject);

/// The first note that a rule gives; none where it gives none or is a draft.
EffectIndex first_note(const Rule& rule);

/// Names that `find_subject` knows, for a person to choose from: each the shortest that is understood.
std::vector<std::string> subject_names(const Pack& pack);

}  // namespace sti
