#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostics.hpp"
#include "base/zone.hpp"
#include "model/catalog.hpp"
#include "model/condition.hpp"
#include "model/index.hpp"
#include "model/levels.hpp"
#include "model/property.hpp"
#include "model/risk.hpp"
#include "model/source.hpp"
#include "model/text.hpp"
#include "model/visit_rules.hpp"
#include "model/vocabulary.hpp"

namespace sti {

struct AfterTreatment;
struct Method;
struct Service;
struct Topic;
struct Window;

/// A number of a guideline with what stands behind it.
struct Number {
  int value = 0;
  Evidence evidence;
  Span span;
};

// What a rule can do.
struct OrderEffect {
  Index<TestKind> test;
  Index<Site> site;                  ///< pinned; none: by the specimen table
  bool baseline = false;             ///< also worth taking before the window opens
  std::optional<int> earliest_days;  ///< in place of the window's own
  std::optional<int> every_days;     ///< where no exposure dates it: since the last negative
};
struct VerdictEffect {
  Index<Slot> slot;
  Level level{};
  Index<SlotValue> value;  ///< in place of the level, where the slot has answers of its own
};
struct VaccineEffect {
  Index<VaccineKind> vaccine;
  VaccineLevel level{};
  std::optional<bool> free;
  std::optional<int> latest_hours;  ///< limit after the exposure, included
  std::vector<int> schedule_days;   ///< empty: the vaccine's own
};
struct NoteEffect {
  NoteKind kind{};
  bool first = false;  ///< above all else, limits that run included
  Text text;           ///< what is always said
  Text more;           ///< what follows where more is asked for; may be empty
  std::vector<Index<Service>> services;
  Text patient;    ///< the same to the person; empty: it is for the clinician alone
  Text meanwhile;  ///< to the person: what to do until the next visit; may be empty
  Text come_back;  ///< to the person: when not to wait for the next visit; may be empty
};
struct FollowUpEffect {
  enum class From { now, exposure, pep_last_dose, treated };
  Index<FollowUpKind> what;
  int days = 0;
  From from{};
  Index<Infection> infection;  ///< From::treated
};
/// Gives the numbers of `Pack::windows[window]` to one test.
struct WindowEffect {
  Index<Window> window;
  Index<TestKind> test;
};
struct SpecimenEffect {
  Index<TestKind> test;
  std::vector<Index<Site>> sites;
  bool reached = true;  ///< false: where the sample is taken although this act does not reach it
};
/// Puts `Pack::methods[method]` at the disposal of its slot.
struct MethodEffect {
  Index<Method> method;
};
// Risk in numbers.
struct RiskEffect {
  Index<RiskFigure> figure;
};
struct ModifierEffect {
  Index<RiskModifier> modifier;
};
struct ChanceEffect {
  Index<SourceChance> chance;
};
struct DetectionEffect {
  Index<Detection> detection;
  Index<TestKind> test;
};
/// Brings up `Pack::topics[topic]`.
struct TopicEffect {
  Index<Topic> topic;
};
/// Gives `Pack::after_treatments[row]` to one test: what a sample means after treatment.
struct AfterTreatmentEffect {
  Index<AfterTreatment> row;
  Index<TestKind> test;
};
/// Since when partners are told where the infection was found.
struct LookBackEffect {
  Index<Infection> infection;
  int days = 0;
};
using Effect = std::variant<OrderEffect, VerdictEffect, VaccineEffect, NoteEffect, FollowUpEffect, WindowEffect,
                            SpecimenEffect, MethodEffect, RiskEffect, ModifierEffect, ChanceEffect, DetectionEffect,
                            TopicEffect, AfterTreatmentEffect, LookBackEffect>;

/// One box of knowledge: when it holds, what follows, why and on whose word. Rows of tables, windows, specimens,
/// methods and topics are rules too.
struct Rule {
  enum class Origin { rule, row, window, specimen, method, risk, topic, after_treatment };
  std::string id;
  Origin origin{};
  std::string table;   ///< the table it is a row of, else empty
  RowPolicy policy{};  ///< of that table
  Condition when;
  List<Effect, EffectTag> effects;
  Text why;
  Text late;                              ///< once a limit of it has passed: what still helps
  std::optional<Condition> asserts;       ///< what `why` says of the case
  bool general = false;                   ///< `why` says nothing of the case
  std::vector<PropertyOutput> points_to;  ///< what other lines say where `why` speaks of them
  Evidence evidence;
  std::vector<Index<Rule>> overrides;
  bool draft = false;
  bool about_exposure = false;  ///< its condition names a fact of an exposure
  bool on_sign = false;         ///< its condition names a sign of today
  OrderPrompt prompt{};         ///< what its condition asks for makes its orders no matter of routine
  bool broken = false;          ///< read with a mistake; a loaded pack has none, only a check of it sees one
  Span span;
};

struct OtherFigure {
  WindowNumber number{};  ///< earliest, interim or conclusive
  Number figure;
  Text why;
};

/// Days of a test after an exposure; an absent number is one that no source gives.
struct Window {
  enum class From { exposure, pep_last_dose };
  std::string id;
  std::vector<Index<TestKind>> tests;
  From from{};
  std::optional<Number> earliest, interim, conclusive;
  std::vector<Number> repeat;
  std::vector<WindowNumber> withdraws;  ///< that what it overrides shall not give
  std::vector<OtherFigure> other;
  Text why;

  /// The number where it has at most one; nothing for `repeat`.
  const Number* single(WindowNumber number) const;
  /// All that it gives under this name, in its order.
  std::vector<const Number*> all(WindowNumber number) const;
};

/// When a test means something again after treatment of its infection, and whether it is asked for then.
struct AfterTreatment {
  std::string id;
  std::vector<Index<TestKind>> tests;
  std::optional<Number> not_before, control;  ///< days after treatment
  std::vector<Index<Site>> sites;             ///< of the control, where no positive says from where
};

/// One way to do what a verdict offers, with its limit in hours after the exposure (included).
struct Method {
  Index<Slot> slot;
  std::string id;
  Text label;
  std::optional<Number> latest_hours, best_hours, course_days;
  Text late;  ///< once its limit has passed: what still helps; may be empty
};

struct VaccineInfo {
  Index<VaccineKind> vaccine;
  std::optional<std::vector<int>> schedule_days;
  Evidence evidence;
  Span span;
};

struct Service {
  std::string id;
  Text name, contact, short_contact;
  bool is_private = false;  ///< its name tells what happened: first in a leaflet, and left out of a discreet one
  Text discreet;            ///< what a discreet leaflet says in its place; may be empty
  Evidence evidence;
  std::string as_of;  ///< `2024`, `2024-03` or `2024-03-16`; empty: the source has no date
};

/// How a sample is taken.
struct Sample {
  Index<Site> site;
  std::vector<Index<TestKind>> tests;  ///< empty: always; else only where one of these is taken there
  Text how, short_how;
  Text patient;  ///< to the person who gives it; may be empty
  Evidence evidence;
  Span span;
};

/// What a leaflet says to the person, beside what notes and samples say.
struct LeafletText {
  enum class Part {
    verdict,    ///< of `slot` at one of `levels`
    vaccine,    ///< of `vaccine` at one of `vaccine_levels`
    come_back,  ///< when not to wait for the next visit, always
    call        ///< where to call, always: `services`
  };
  Part part{};
  Index<Slot> slot;
  std::vector<Level> levels;
  Index<VaccineKind> vaccine;
  std::vector<VaccineLevel> vaccine_levels;
  Condition when;  ///< of the person; without parts it holds always, and gives way to one that says more
  Text text;
  std::vector<Index<Service>> services;
  Evidence evidence;
  Span span;
};

/// A table of which a row has to hold wherever `where` does.
struct TableDue {
  std::string table;
  Condition where;
  Span span;
};

/// A negative of `test` also settles `settles`.
struct Settles {
  Index<TestKind> test;
  std::vector<Index<TestKind>> settles;
  Evidence evidence;
  Span span;
};

/// Support for a conversation: what to keep in mind, ask and say in one situation.
struct Topic {
  struct Part {
    TalkPart kind{};
    std::vector<Text> lines;
  };
  std::string id;
  Text title, about;         ///< about: the situation it is for
  bool general = false;      ///< a way of talking, for any situation; listed after the others
  bool shows_terms = false;  ///< the words of terms.toml belong to it
  std::vector<Part> parts;   ///< in order of kind, none empty
  std::vector<Index<Service>> services;
  Index<Rule> rule;  ///< its condition, sources and basis
};

/// One guideline, loaded and checked: every index is in range, every text is there in every language.
struct Pack {
  Vocabulary vocabulary;
  Catalog catalog;

  std::string id, version, sha256;
  Text title, country, maintainer, intended_use, misuse;
  std::string reviewed, review_by;  ///< dates
  std::vector<std::string> languages;
  TimeZone zone;  ///< of the clinic's clock
  VisitRules visits;
  List<std::optional<Text>, Slot> silent;  ///< slots on which the pack says that it says nothing
  int answer_days = 14;                    ///< after which a sample without an answer counts as not taken
  std::optional<Number> no_consent_below;  ///< age below which nobody can consent
  std::optional<int> contact_years;        ///< after which a contact says that it is old; none: never
  List<Source> sources;                    ///< the vocabulary's and the pack's own
  List<Rule> rules;
  std::vector<TableDue> due;
  List<Window> windows;
  List<AfterTreatment> after_treatments;
  List<Method> methods;
  std::vector<VaccineInfo> vaccines;
  List<Service> services;
  std::vector<Sample> samples;
  std::vector<Settles> settles;
  std::vector<LeafletText> leaflet;
  List<RiskFigure> risks;
  List<RiskModifier> modifiers;
  List<SourceChance> chances;
  List<Detection> detections;
  List<ActLimit> act_limits;
  List<Topic> topics;
  std::vector<Property> properties;
  std::vector<SourcePtr> files;  ///< keeps the spans alive

  /// Whether it advises on persons and exposures; else it is a decision table by itself.
  bool advises() const { return bool(vocabulary.act); }

  // The thing of this name; none where there is none.
  Index<Source> source_index(std::string_view key) const;
  Index<Rule> rule_index(std::string_view name) const;
  Index<Topic> topic_index(std::string_view name) const;
  /// All topics in the order they are listed: situations, then general ones, each by id.
  std::vector<Index<Topic>> topic_order() const;
};

}  // namespace sti
