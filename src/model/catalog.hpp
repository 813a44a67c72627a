#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/index.hpp"
#include "model/text.hpp"

namespace sti {

struct FactValue;

struct Infection {
  std::string id;
  Text label;
  std::vector<Index<FactValue>> passes;  ///< values of the fact `act` that can pass it
};

struct TestKind {
  std::string id;
  Index<Infection> infection;  ///< none: pregnancy
  Text label, short_label;
  Text plain_label;  ///< for a leaflet
  std::string loinc;
  bool proves = false;          ///< a positive proves the infection; else it is to be confirmed
  bool lifelong = false;        ///< stays positive after cure
  Index<TestKind> answered_by;  ///< lifelong: the test that answers after cure; none: no other does
};

/// Where a sample is taken.
struct Site {
  std::string id;
  Text label;
  Text sample_label;      ///< of the sample taken there, for a leaflet
  bool dated = true;      ///< false: a present sign (a lesion), dated by no exposure
  bool systemic = false;  ///< blood: reached by every exposure that can pass the infection
};

struct VaccineKind {
  std::string id;
  Index<Infection> infection;
  Text label;
};

struct FollowUpKind {
  std::string id;
  Text label;
  Text plain_label;      ///< for a leaflet
  bool regular = false;  ///< takes over the later days of tests that are ordered as a matter of routine
};

/// Ids and labels that every pack shares. The order here is the order of every list of the advice.
struct Catalog {
  List<Infection> infections;
  List<TestKind> tests;
  List<Site> sites;
  List<VaccineKind> vaccines;
  List<FollowUpKind> follow_ups;

  // The thing of this id; none where there is none.
  Index<Infection> infection_index(std::string_view id) const;
  Index<TestKind> test_index(std::string_view id) const;
  Index<Site> site_index(std::string_view id) const;
  Index<VaccineKind> vaccine_index(std::string_view id) const;
  Index<FollowUpKind> follow_up_index(std::string_view id) const;
};

}  // namespace sti
