#include <doctest/doctest.h>

#include <set>

#include "report/json/outputs.hpp"
#include "report/json/values.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace sti::report {

struct Walk {
  std::string by;
  std::optional<Date> on;
  std::vector<int> steps;
  Index<Infection> with;
};

template <class To>
void describe(To& to, const Walk& walk) {
  to.form("walk/1")("by", walk.by)("on", walk.on)("steps", walk.steps);
  to("with", [&] { return or_null(walk.with); }).text("why", [&] {
    return to.view().label(Text{{{"Fun.", "Moro."}}});
  });
  to.object("boots", [&](auto& boots) { boots("wet", true)("left", Share{0.5}); });
  to.list("stops", walk.steps, [&](auto& stop, int step) { stop("after", step)("back", Difference{-step}); });
  to.if_any("rain", walk.steps.empty() ? std::nullopt : std::optional(walk.steps.front()));
}

namespace {

std::string written(const Walk& walk, bool texts) {
  static const Phrases phrases;
  static const Advice advice;
  const View view{test::norway().pack, phrases, advice, Lang::nb};
  return JsonWriter().value(walk, JsonContext{&view, texts}).take();
}

}  // namespace

TEST_SUITE("json") {
  TEST_CASE("what is described is written in its order, by the types of its values") {
    CHECK(
        written({"Kari", parse_date("2026-11-23"), {2, 3}, Index<Infection>(0)}, true) ==
        R"({"schema":"walk/1","by":"Kari","on":"2026-11-23","steps":[2,3],"with":")" +
            test::norway().pack.catalog.infections.front().id +
            R"(","why":"Moro.","boots":{"wet":true,"left":0.5},"stops":[{"after":2,"back":-2},{"after":3,"back":-3}],"rain":2})");
  }

  TEST_CASE("an empty optional and an index that is none are null, and texts can be left out") {
    CHECK(written({"a \"b\"\\\n\x01 ø", {}, {}, {}}, false) ==
          R"({"schema":"walk/1","by":"a \"b\"\\\n\u0001 ø","on":null,"steps":[],"with":null,)"
          R"("boots":{"wet":true,"left":0.5},"stops":[]})");
  }

  TEST_CASE("the schema says what is always there, and of each value what its type says") {
    const View view{test::norway().pack, Phrases{}, Advice{}, Lang::en};
    JsonWriter json;
    schema_of<Walk>(json, view);
    const auto schema = json.take();
    for (const auto* part :
         {R"("schema":{"const":"walk/1"})", R"("by":{"type":"string"})",
          R"("steps":{"type":"array","items":{"type":"integer","minimum":0}})",
          R"("on":{"anyOf":[{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},{"type":"null"}]})",
          R"("with":{"anyOf":[{"enum":[)", R"("left":{"type":"number","minimum":0,"maximum":1})",
          R"("back":{"type":"integer"}},"required":["after","back"],"additionalProperties":false})",
          R"("required":["schema","by","on","steps","with","boots","stops"],"additionalProperties":false})"}) {
      CAPTURE(part);
      CHECK(schema.find(part) != std::string::npos);
    }
  }

  TEST_CASE("every output has a name and a form of its own") {
    std::set<std::string> names, forms;
    for (const auto& output : json_outputs()) {
      CAPTURE(output.name);
      CHECK(names.insert(std::string(output.name)).second);
      const auto schema = output_schema(output.name, test::norway().pack);
      const auto at = schema.find("\"const\": \"sti-");
      REQUIRE(at != std::string::npos);
      CHECK(forms.insert(schema.substr(at, schema.find('\n', at) - at)).second);
    }
  }
}

}  // namespace sti::report
