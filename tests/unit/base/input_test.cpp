#include "base/input.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <vector>

using namespace sti;

TEST_SUITE("base") {
  TEST_CASE("an input is read line by line or whole, and no further than its limit") {
    const auto path = std::filesystem::temp_directory_path() / "sti-input-test";
    std::ofstream(path) << "a\r\n\nlong" << std::string(200'000, 'x') << "\nlast";
    Diagnostics diagnostics;
    auto in = Input::open(path, diagnostics);
    REQUIRE(in);
    std::string line;
    std::vector<std::size_t> sizes;
    while (in->next_line(line, 1000)) sizes.push_back(line.size());
    CHECK(sizes == std::vector<std::size_t>{1, 0, 1001, 4});
    CHECK(!in->next_line(line, 1000));
    CHECK(!in->has_failed(diagnostics));
    CHECK(read_whole_file(path, 10, diagnostics)->size() == 11);
    CHECK(read_whole_file(path, 1'000'000, diagnostics)->size() == 200'013);
    std::filesystem::remove(path);
    CHECK(!Input::open(path, diagnostics));
    CHECK(diagnostics.all().front().message == "no such file");
  }
}
