#pragma once

#include "oracle/oracle.hpp"
#include "oracle/test_days.hpp"

namespace sti::oracle {

/// The lines of the advice about tests.
class TestLines {
 public:
  TestLines(const Stage& stage, const Voice& voice, const Course& course);

  std::map<TestKey, TestLine> run();

 private:
  using Orders = std::vector<Spoken<OrderEffect>>;

  /// What results say of a line before it is asked what is to be taken.
  struct Answers {
    std::optional<Date> negative, pending;
  };

  /// What the pack says of a test after the treatment that the case tells of.
  struct AfterTreatment {
    Date on{};  ///< of the treatment
    std::optional<Date> means_something_from, control_on;
    std::set<Index<Site>> control_sites;
    std::optional<Basis> not_before_basis, control_basis;
    std::set<Index<Rule>> rules;
  };
  std::optional<AfterTreatment> after_treatment(Index<TestKind> test) const;

  void order();
  TestLine line(const TestKey& key) const;
  TestLine open_line(const TestKey& key, const Answers& answers) const;
  TestLine dated_line(const TestKey& key, const std::vector<Dates>& daters, std::optional<Date> negative) const;
  TestLine undated_line(const TestKey& key, std::optional<Date> negative) const;
  void count_dates(const std::vector<Dates>& daters, TestLine& line) const;
  std::set<Index<Site>> sites_found(Index<TestKind> test) const;
  /// A control is asked for at the site, and no negative has settled it.
  bool is_control_due(const TestKey& key, std::optional<Date> negative) const;
  bool is_infection_found(const TestKey& key) const;
  std::optional<int> every_days(const TestKey& key) const;
  /// Moves days that come before a sample means something.
  static void hold_until(Date day, TestLine& line);

  std::vector<Dates> daters_of(const TestKey& key) const;
  std::set<Index<TakenTest>> results_of(const TestKey& key) const;
  bool speaks_for(const TakenTest& taken, const TestKey& key) const;
  Answers answers_of(const TestKey& key) const;
  bool is_found(const TestKey& key) const;
  /// A sign that is there today asks for it, and the last sample is older than yesterday.
  bool sign_asks_again(const TestKey& key, Date last) const;
  bool is_set_aside(Index<TestKind> test, Index<Exposure> exposure) const;
  const Orders& orders_of(const TestKey& key) const;

  const Stage& stage_;
  const Voice& voice_;
  const Pack& pack_;
  const Case& told_;
  const TestDays days_of_;
  const Date today_;
  std::map<Index<TestKind>, std::optional<AfterTreatment>> treatments_;
  std::map<TestKey, Orders> ordered_;
  std::map<Index<TestKind>, int> sites_of_test_;  ///< how many each has a line for
};

}  // namespace sti::oracle
