#pragma once

#include <cassert>

#include "base/by_enum.hpp"
#include "model/pack.hpp"
#include "model/subject.hpp"

namespace sti::engine {

/// A number for a subject that an effect of a rule can fill. Two rules can override each other only where they share
/// one.
using Key = Index<Subject>;

/// The subjects that effects can fill, numbered one after another: verdicts, vaccines, tests at whatever site, windows,
/// specimens, notes of a kind, follow-ups, topics, risks, detections, methods of a slot,
/// tests after treatment, look-backs.
class Keys {
 public:
  Keys() = default;
  explicit Keys(const Pack& pack);

  Key of(const VerdictSubject& subject) const { return verdicts_[subject.slot]; }
  Key of(const MethodSubject& subject) const { return methods_[subject.slot]; }
  Key of(const TestSubject& subject) const { return tests_[subject.test]; }
  Key of(const WindowSubject& subject) const { return windows_[subject.test][subject.number]; }
  Key of(const SpecimenSubject& subject) const { return specimens_[subject.test]; }
  Key of(const VaccineSubject& subject) const { return vaccines_[subject.vaccine]; }
  Key of(const FollowUpSubject& subject) const;
  Key of(const NoteSubject& subject) const {
    assert(!subject.rule);  // a note of a rule is one of its kind
    return notes_[subject.kind];
  }
  Key of(const TopicSubject& subject) const { return topics_[subject.topic]; }
  Key of(const RiskSubject& subject) const { return risks_[subject.infection][subject.part]; }
  Key of(const DetectionSubject& subject) const { return detections_[subject.test]; }
  Key of(const AfterTreatmentSubject& subject) const { return after_treatments_[subject.test]; }
  Key of(const LookBackSubject& subject) const { return look_backs_[subject.infection]; }

  /// What the key stands for.
  const Subject& operator[](Key key) const { return subjects_[key]; }
  /// All keys, in order.
  Indices<Subject> all() const { return subjects_.indices(); }
  std::size_t size() const { return subjects_.size(); }

 private:
  Key add(Subject subject) { return subjects_.push_back(std::move(subject)); }

  List<Subject> subjects_;
  List<Key, Slot> verdicts_, methods_;
  List<Key, VaccineKind> vaccines_;
  List<Key, TestKind> tests_, specimens_, detections_, after_treatments_;
  List<Key, Infection> look_backs_;
  List<ByEnum<WindowNumber, Key, window_number_ids.size()>, TestKind> windows_;
  ByEnum<NoteKind, Key, note_kind_ids.size()> notes_;
  List<Key, FollowUpKind> follow_ups_;  ///< of no infection
  List<List<Key, Infection>, FollowUpKind> follow_ups_of_;
  List<Key, Topic> topics_;
  List<ByEnum<RiskSubject::Part, Key, 3>, Infection> risks_;
};

}  // namespace sti::engine
