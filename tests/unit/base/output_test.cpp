#include "base/output.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "support/packs.hpp"

using namespace sti;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, gone in the end.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "sti-output-XXXXXX").string();
    path = ::mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path); }

  std::string text(const char* name) const { return test::read_text_file((path / name).string()); }
  std::size_t files() const { return std::size_t(std::distance(fs::directory_iterator(path), {})); }

  fs::path path;
};

}  // namespace

TEST_SUITE("base") {
  TEST_CASE("a file is as it was until all of it is written") {
    const Folder folder;
    std::ofstream(folder.path / "page") << "before";
    fs::permissions(folder.path / "page", fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink("page", folder.path / "link");
    Diagnostics diagnostics;
    {
      auto dropped = OutputFile::create(folder.path / "page", diagnostics);
      REQUIRE(dropped);
      CHECK(dropped->write("half", diagnostics));
      CHECK(folder.text("page") == "before");
    }
    CHECK(folder.text("page") == "before");
    CHECK(folder.files() == 2);
    CHECK(write_whole_file(folder.path / "link", "after", diagnostics));
    CHECK(folder.text("page") == "after");
    CHECK(fs::is_symlink(folder.path / "link"));
    CHECK(fs::status(folder.path / "page").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(folder.files() == 2);
    CHECK(diagnostics.empty());
  }

  TEST_CASE("what cannot be a file is refused before anything is written") {
    const Folder folder;
    for (const auto& path : {fs::path(), folder.path, folder.path / "no" / "such"}) {
      CAPTURE(path.string());
      Diagnostics diagnostics;
      CHECK(!OutputFile::create(path, diagnostics));
      CHECK(diagnostics.has_errors());
    }
    CHECK(folder.files() == 0);
  }
}
