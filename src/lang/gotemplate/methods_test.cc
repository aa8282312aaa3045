#include "lang/gotemplate/methods.h"

#include <gtest/gtest.h>

#include "lang/gotemplate/test_render.h"

namespace pave::lang::gotemplate {
namespace {

/// With the data as Helm's type of values.
std::string with_values(std::string text) {
  TestRender test(std::move(text), "a: {b: {c: 1}}\nx: 2\n");
  test.dot.type = Type::Values;
  return test.run();
}

TEST(Methods, DurationsHaveThoseOfGo) {
  EXPECT_EQ(
      render("{{ $d := mustToDuration \"90m\" }}{{ $d.Hours }} {{ $d.Minutes }} {{ $d.Seconds }} {{ $d.Milliseconds }} "
             "{{ $d.String }}"),
      "1.5 90 5400 5400000 1h30m0s");
  EXPECT_EQ(
      render(
          "{{ $d := mustToDuration \"100m\" }}{{ $h := mustToDuration \"1h\" }}{{ $d.Round $h }} {{ $d.Truncate $h }} "
          "{{ (mustToDuration \"-90m\").Round $h }} {{ (mustToDuration \"-90m\").Abs }}"),
      "2h0m0s 1h0m0s -2h0m0s 1h30m0s");
}

TEST(Methods, ValuesHaveThoseOfHelm) {
  EXPECT_EQ(with_values("{{ (.Table \"a.b\").c }} {{ typeOf .AsMap }} {{ .YAML }}"),
            "1 map[string]interface {} a:\n  b:\n    c: 1\nx: 2\n");
  EXPECT_EQ(with_values("{{ .Table \"a.x\" }}"),
            "!template: a.yaml:1:3: executing \"a.yaml\" at <.Table>: error calling Table: \"x\" is not a table");
  EXPECT_EQ(with_values("{{ .Table }}"),
            "!template: a.yaml:1:3: executing \"a.yaml\" at <.Table>: wrong number of args for Table: want 1 got 0");
  EXPECT_EQ(with_values("{{ .Table 1 }}"),
            "!template: a.yaml:1:10: executing \"a.yaml\" at <1>: expected string; found 1");
  EXPECT_EQ(
      with_values("{{ .x.Table \"a\" }}"),
      "!template: a.yaml:1:5: executing \"a.yaml\" at <.x.Table>: can't evaluate field Table in type interface {}");
}

TEST(Methods, AVersionSetKnowsWhatIsInIt) {
  TestRender test("{{ .v.Has \"v1\" }} {{ \"v2\" | .v.Has }} {{ len .v }} {{ typeOf .v }}", "v: [v1]");
  test.dot.map->find_entry("v")->value.type = Type::VersionSet;
  EXPECT_EQ(test.run(), "true false 1 common.VersionSet");
}

}  // namespace
}  // namespace pave::lang::gotemplate
