#include "engine/keys.hpp"

namespace sti::engine {

Keys::Keys(const Pack& pack) {
  const auto& slots = pack.vocabulary.slots;
  const auto& [infections, tests, sites, vaccines, follow_ups] = pack.catalog;
  for (const auto slot : slots.indices()) verdicts_.push_back(add(VerdictSubject{slot}));
  for (const auto vaccine : vaccines.indices()) vaccines_.push_back(add(VaccineSubject{vaccine}));
  for (const auto test : tests.indices()) tests_.push_back(add(TestSubject{test, {}}));
  for (const auto test : tests.indices()) {
    auto& keys = windows_.emplace_back();
    for (const auto number : all_window_numbers) keys[number] = add(WindowSubject{test, number});
  }
  for (const auto test : tests.indices()) specimens_.push_back(add(SpecimenSubject{test}));
  for (std::size_t kind = 0; kind < notes_.size(); ++kind)
    notes_[NoteKind(kind)] = add(NoteSubject{{}, {}, NoteKind(kind)});
  for (const auto what : follow_ups.indices()) {
    follow_ups_.push_back(add(FollowUpSubject{what, {}}));
    auto& keys = follow_ups_of_.emplace_back();
    for (const auto infection : infections.indices()) keys.push_back(add(FollowUpSubject{what, infection}));
  }
  for (const auto topic : pack.topics.indices()) topics_.push_back(add(TopicSubject{topic}));
  risks_.resize(infections.size());
  using Part = RiskSubject::Part;
  for (const auto part : {Part::figure, Part::modifier, Part::chance}) {
    for (const auto infection : infections.indices()) risks_[infection][part] = add(RiskSubject{infection, part});
  }
  for (const auto test : tests.indices()) detections_.push_back(add(DetectionSubject{test}));
  for (const auto slot : slots.indices()) methods_.push_back(add(MethodSubject{slot, {}}));
  for (const auto test : tests.indices()) after_treatments_.push_back(add(AfterTreatmentSubject{test}));
  for (const auto infection : infections.indices()) look_backs_.push_back(add(LookBackSubject{infection}));
}

Key Keys::of(const FollowUpSubject& subject) const {
  return subject.infection ? follow_ups_of_[subject.what][subject.infection] : follow_ups_[subject.what];
}

}  // namespace sti::engine
