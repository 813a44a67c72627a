#include "oracle/oracle.hpp"

#include "oracle/plan_lines.hpp"
#include "oracle/test_lines.hpp"
#include "oracle/verdict_lines.hpp"
#include "oracle/visit_days.hpp"

namespace sti::oracle {
namespace {

/// Notes of rules, each by every rule that says it, and those that are owed whatever the rules say.
void add_notes(const Stage& stage, const Voice& voice, const Course& course, const VerdictLines& verdicts,
               Opinion& out) {
  const auto& pack = stage.pack;
  for (const auto& hit : voice.anywhere<NoteEffect>())
    out.notes.insert(pack.rules[hit.rule].id + " " + std::string(to_string(hit.effect->kind)));
  for (const auto& taken : stage.told.tests_taken) {
    if (taken.result == Result::positive && stage.record.is_too_early(taken))
      out.notes.insert("too early " + id_of(pack, TestSubject{taken.test, taken.site}));
  }
  for (const auto conflict : course.conflicts()) out.notes.insert("conflict " + pack.vocabulary.conflicts[conflict].id);
  if (stage.is_below_consent() && stage.has_contact_to_consent_to()) out.notes.insert("no consent");
  if (!course.is(pack.vocabulary.pep_stopped)) return;
  const auto slot = pack.vocabulary.slot_index("pep");
  bool can_restart = false, goes_on = false;
  for (const auto& scene : stage.exposure_scenes()) {
    if (!course.covers(scene.exposure) || !verdicts.is_about(slot, scene)) continue;
    const auto length = course.length();
    can_restart = can_restart || verdicts.is_open(slot, scene);
    goes_on = goes_on || (length && stage.today() <= stage.day_of(scene.exposure) + days{*length - 1});
  }
  if (can_restart || goes_on) out.notes.insert(can_restart ? "pep restart" : "pep stopped");
}

}  // namespace

Opinion judge(const Pack& pack, const Case& told) {
  Stage stage(pack, told);
  const Course course(stage);
  const Voice voice(stage);
  const VerdictLines verdicts(stage, voice);
  Opinion out;
  out.tests = TestLines(stage, voice, course).run();
  for (const auto slot : pack.vocabulary.slots.indices()) out.verdicts[slot] = verdicts.of(slot);
  out.vaccines = vaccine_lines(stage, voice);
  out.follow_up = follow_up_days(stage, voice, course);
  leave_to_regular_check(stage, out);
  out.contacts = contact_days(stage, voice);
  add_notes(stage, voice, course, verdicts, out);
  out.visits = visit_days(stage, course, out);
  return out;
}

}  // namespace sti::oracle
