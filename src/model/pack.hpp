#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostics.hpp"
#include "model/catalog.hpp"
#include "model/condition.hpp"
#include "model/levels.hpp"
#include "model/property.hpp"
#include "model/risk.hpp"
#include "model/source.hpp"
#include "model/text.hpp"
#include "model/vocabulary.hpp"

namespace sti {

/// A number of a guideline with what stands behind it.
struct Number {
  int value = 0;
  Evidence evidence;
  Span span;
};

// What a rule can do. Indices are into the catalog and vocabulary.
struct OrderEffect {
  int test = -1;
  std::optional<int> site;           ///< pinned, else by the specimen table
  bool baseline = false;             ///< also worth taking before the window opens
  std::optional<int> earliest_days;  ///< in place of the window's own
};
struct VerdictEffect {
  int slot = -1;
  Level level{};
};
struct VaccineEffect {
  int vaccine = -1;
  VaccineLevel level{};
  std::optional<bool> free;
  std::optional<int> latest_hours;  ///< limit after the exposure, included
  std::vector<int> schedule_days;   ///< empty: the vaccine's own
};
struct NoteEffect {
  NoteKind kind{};
  Text text;
  std::vector<int> services;
  Text patient;    ///< the same to the person; empty: it is for the clinician alone
  Text come_back;  ///< to the person: when not to wait for the next visit; may be empty
};
struct FollowUpEffect {
  enum class From { now, exposure, pep_last_dose, treated };
  int what = -1;
  int days = 0;
  From from{};
  int infection = -1;  ///< From::treated
};
/// Gives the numbers of `Pack::windows[window]` to one test.
struct WindowEffect {
  int window = -1;
  int test = -1;
};
struct SpecimenEffect {
  int test = -1;
  std::vector<int> sites;
  bool reached = true;  ///< false: where the sample is taken although this act does not reach it
};
/// Puts `Pack::methods[method]` at the disposal of its slot.
struct MethodEffect {
  int method = -1;
};
// Risk in numbers: indices into the lists of the pack.
struct RiskEffect {
  int figure = -1;
};
struct ModifierEffect {
  int modifier = -1;
};
struct ChanceEffect {
  int chance = -1;
};
struct DetectionEffect {
  int detection = -1;
  int test = -1;
};
/// Brings up `Pack::topics[topic]`.
struct TopicEffect {
  int topic = -1;
};
using Effect =
    std::variant<OrderEffect, VerdictEffect, VaccineEffect, NoteEffect, FollowUpEffect, WindowEffect, SpecimenEffect,
                 MethodEffect, RiskEffect, ModifierEffect, ChanceEffect, DetectionEffect, TopicEffect>;

/// One box of knowledge: when it holds, what follows, why and on whose word. Rows of tables, windows, specimens,
/// methods and topics are rules too.
struct Rule {
  enum class Origin { rule, row, window, specimen, method, risk, topic };
  std::string id;
  Origin origin{};
  std::string table;  ///< the table it is a row of, else empty
  Condition when;
  std::vector<Effect> effects;
  Text why;
  Evidence evidence;
  std::vector<int> overrides;  ///< indices into `Pack::rules`
  bool draft = false;
  bool about_exposure = false;  ///< its condition names a fact of an exposure
  bool broken = false;          ///< read with a mistake; a loaded pack has none, only a check of it sees one
  Span span;
};

struct OtherFigure {
  std::string number;  ///< earliest, interim or conclusive
  Number figure;
  Text why;
};

/// Days of a test after an exposure; an absent number is one that no source gives.
struct Window {
  enum class From { exposure, pep_last_dose };
  std::string id;
  std::vector<int> tests;
  From from{};
  std::optional<Number> earliest, interim, conclusive;
  std::vector<Number> repeat;
  std::vector<int>
      withdraws;  ///< numbers (earliest, interim, conclusive, repeat) that what it overrides shall not give
  std::vector<OtherFigure> other;
  Text why;
};

/// One way to do what a verdict offers, with its limit in hours after the exposure (included).
struct Method {
  int slot = -1;
  std::string id;
  Text label;
  std::optional<Number> latest_hours, best_hours, course_days;
};

struct VaccineInfo {
  int vaccine = -1;
  std::optional<std::vector<int>> schedule_days;
  Evidence evidence;
  Span span;
};

struct Service {
  std::string id;
  Text name, contact, short_contact;
  Evidence evidence;
  std::string as_of;  ///< empty: the source has no date
};

/// How a sample is taken.
struct Sample {
  int site = -1;
  std::vector<int> tests;  ///< empty: always; else only where one of these is taken there
  Text how, short_how;
  Text patient;  ///< to the person who gives it; may be empty
  Evidence evidence;
  Span span;
};

/// What a leaflet says to the person, beside what notes and samples say.
struct LeafletText {
  enum class Part {
    verdict,    ///< of `slot` at one of `levels`
    vaccine,    ///< of `vaccine` at one of `levels`
    come_back,  ///< when not to wait for the next visit, always
    call        ///< where to call, always: `services`
  };
  Part part{};
  int slot = -1, vaccine = -1;
  std::vector<int> levels;  ///< as numbers of `Level` or `VaccineLevel`
  Text text;
  std::vector<int> services;
  Evidence evidence;
  Span span;
};

/// A negative of `test` also settles `settles`.
struct Settles {
  int test = -1;
  std::vector<int> settles;
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
  std::vector<int> services;
  int rule = -1;  ///< its condition, sources and basis
};

/// One guideline, loaded and checked: every index is in range, every text is there in every language.
struct Pack {
  Vocabulary vocabulary;
  Catalog catalog;

  std::string id, version, sha256;
  Text title, country, maintainer, intended_use, misuse;
  std::string reviewed, review_by;  ///< dates
  std::vector<std::string> languages;
  std::vector<Source> sources;  ///< the vocabulary's and the pack's own
  std::vector<Rule> rules;
  std::vector<Window> windows;
  std::vector<Method> methods;
  std::vector<VaccineInfo> vaccines;
  std::vector<Service> services;
  std::vector<Sample> samples;
  std::vector<Settles> settles;
  std::vector<LeafletText> leaflet;
  std::vector<RiskFigure> risks;
  std::vector<RiskModifier> modifiers;
  std::vector<SourceChance> chances;
  std::vector<Detection> detections;
  std::vector<ActLimit> act_limits;
  std::vector<Topic> topics;
  std::vector<Property> properties;
  std::vector<SourcePtr> files;  ///< keeps the spans alive

  int source_index(std::string_view key) const;
  int rule_index(std::string_view name) const;
  int topic_index(std::string_view name) const;
  /// Indices of all topics in the order they are listed: situations, then general ones, each by id.
  std::vector<int> topic_order() const;
};

}  // namespace sti
