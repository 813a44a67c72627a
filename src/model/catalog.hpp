#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/text.hpp"

namespace sti {

struct Infection {
  std::string id;
  Text label;
  std::vector<int> passes;  ///< values of the fact `act` that can pass it
};

struct TestKind {
  std::string id;
  int infection = -1;  ///< -1: none (pregnancy)
  Text label, short_label;
  Text plain_label;  ///< for a leaflet
  std::string loinc;
};

/// Where a sample is taken.
struct Site {
  std::string id;
  Text label;
  Text sample_label;  ///< of the sample taken there, for a leaflet
  bool dated = true;      ///< false: a present sign (a lesion), dated by no exposure
  bool systemic = false;  ///< blood: reached by every exposure that can pass the infection
};

struct VaccineKind {
  std::string id;
  int infection = -1;
  Text label;
};

struct FollowUpKind {
  std::string id;
  Text label;
  Text plain_label;  ///< for a leaflet
};

/// Ids and labels that every pack shares. The order here is the order of every list of the advice.
struct Catalog {
  std::vector<Infection> infections;
  std::vector<TestKind> tests;
  std::vector<Site> sites;
  std::vector<VaccineKind> vaccines;
  std::vector<FollowUpKind> follow_ups;

  int infection_index(std::string_view id) const;
  int test_index(std::string_view id) const;
  int site_index(std::string_view id) const;
  int vaccine_index(std::string_view id) const;
  int follow_up_index(std::string_view id) const;
};

}  // namespace sti
