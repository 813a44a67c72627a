#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdlib>

/// Runs the properties with a fixed seed, so that a build is judged the same way twice. To look further:
/// RC_PARAMS="max_success=20000 seed=…" tests/oracle/property_tests; a failure prints a `reproduce` value.
int main(int argc, char** argv) {
  setenv("RC_PARAMS", "seed=20261123 max_success=400", 0);
  return doctest::Context(argc, argv).run();
}
