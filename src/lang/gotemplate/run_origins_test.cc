// Where each stretch of a rendered text came from.
#include <gtest/gtest.h>

#include <string>

#include "lang/gotemplate/test_render.h"

namespace pave::lang::gotemplate {
namespace {

/// The run of the first byte of a word: `a.yaml:1:4 <- values.yaml:1:4`, with `literal`, `computed` and its inclusions.
std::string origin_of(TestRender& test, std::string_view word) {
  std::size_t at = test.out.bytes().find(word);
  if (at == std::string_view::npos) return "not there";
  const base::Run* found = nullptr;
  for (const base::Run& run : test.out.runs())
    if (run.begin <= at) found = &run;
  auto place = [&](base::Origin origin, std::uint32_t offset) {
    if (!origin.known()) return std::string("nowhere");
    base::Location location = test.sources.place_of(base::Origin::at(origin.place() + offset));
    return location.path + ":" + std::to_string(location.line) + ":" + std::to_string(location.column);
  };
  bool is_literal = (found->flags & base::Run::kLiteral) != 0;
  std::string out = place(found->written, is_literal ? static_cast<std::uint32_t>(at) - found->begin : 0);
  if (is_literal) out += " literal";
  if (found->value.known()) out += " <- " + place(found->value, 0);
  if ((found->flags & base::Run::kComputed) != 0) out += " computed";
  for (std::uint32_t frame = found->frame; frame != 0; frame = test.runner->frames()[frame - 1].parent)
    out += " in " + place(test.runner->frames()[frame - 1].call, 0);
  return out;
}

TEST(RunOrigins, LiteralTextIsWhereItStands) {
  TestRender test("a: 1\nb: {{ .v }}\n  c: 2\n", "v: x");
  EXPECT_EQ(test.run(), "a: 1\nb: x\n  c: 2\n");
  EXPECT_EQ(origin_of(test, "1"), "a.yaml:1:4 literal");
  EXPECT_EQ(origin_of(test, "c"), "a.yaml:3:3 literal");
}

TEST(RunOrigins, AValueIsWhereItWasWritten) {
  TestRender test("{{ .a.b }}{{ range .l }} {{ . }}{{ end }}{{ with .w }}{{ $x := . }}{{ $x }}{{ end }}",
                  "a: {b: one}\nl: [two, 3]\nw: four");
  EXPECT_EQ(test.run(), "one two 3four");
  EXPECT_EQ(origin_of(test, "one"), "a.yaml:1:4 <- values.yaml:1:8");
  EXPECT_EQ(origin_of(test, "two"), "a.yaml:1:29 <- values.yaml:2:5");
  EXPECT_EQ(origin_of(test, "3"), "a.yaml:1:29 <- values.yaml:2:10");
  EXPECT_EQ(origin_of(test, "four"), "a.yaml:1:71 <- values.yaml:3:4");
}

TEST(RunOrigins, AKeyIsWhereItWasWritten) {
  TestRender test("{{ range $k, $v := .m }}{{ $k }}{{ end }}", "m:\n  key: 1");
  EXPECT_EQ(test.run(), "key");
  EXPECT_EQ(origin_of(test, "key"), "a.yaml:1:28 <- values.yaml:2:3");
}

TEST(RunOrigins, WhatIsComputedSaysSo) {
  TestRender test("{{ len .s }}{{ html .s }}", "s: abc<");
  EXPECT_EQ(test.run(), "4abc&lt;");
  EXPECT_EQ(origin_of(test, "4"), "a.yaml:1:4 <- values.yaml:1:4 computed");
  EXPECT_EQ(origin_of(test, "abc"), "a.yaml:1:16 <- values.yaml:1:4 computed");
}

TEST(RunOrigins, AnIncludedTextKeepsItsRunsAndSaysWhoIncludedIt) {
  TestRender test(
      "{{ define \"x\" }}x: {{ .v }}{{ end }}\n{{ include \"y\" . }}\n{{ define \"y\" }}{{ template \"x\" . }}{{ end "
      "}}",
      "v: one");
  EXPECT_EQ(test.run(), "\nx: one\n");
  EXPECT_EQ(origin_of(test, "x:"), "a.yaml:1:17 literal in a.yaml:3:29 in a.yaml:2:4");
  EXPECT_EQ(origin_of(test, "one"), "a.yaml:1:23 <- values.yaml:1:4 in a.yaml:3:29 in a.yaml:2:4");
}

TEST(RunOrigins, ATextOfTplIsWhereItsValueIs) {
  TestRender test("{{ tpl .t . }}", "v: one\nt: 'is {{ .v }} or {{ print 7 }}'");
  EXPECT_EQ(test.run(), "is one or 7");
  EXPECT_EQ(origin_of(test, "is"), "a.yaml:1:4 <- values.yaml:2:4");
  EXPECT_EQ(origin_of(test, "one"), "a.yaml:1:4 <- values.yaml:1:4");
  EXPECT_EQ(origin_of(test, "7"), "a.yaml:1:4 <- values.yaml:2:4");
}

TEST(RunOrigins, ATextOfTplKeepsThePlacesOfItsParts) {
  TestRender test(
      "{{ tpl (printf \"%s {{ print 7 }} %s\" .a .b) . }}{{ tpl (include \"x\" .) . }}{{ define \"x\" }}"
      "lit {{ .a }}{{ end }}",
      "a: one\nb: '{{ print 8 }}'");
  EXPECT_EQ(test.run(), "one 7 8lit one");
  EXPECT_EQ(origin_of(test, "one"), "a.yaml:1:4 <- values.yaml:1:4");
  EXPECT_EQ(origin_of(test, "8"), "a.yaml:1:4 <- values.yaml:2:4");
  EXPECT_EQ(origin_of(test, "lit"), "a.yaml:1:92 literal in a.yaml:1:52");
}

TEST(RunOrigins, ANumberIsThatOfItsText) {
  TestRender test("{{ .a | int }} {{ add .a 1 }} {{ trimAll \"'\" (print \"'\" .b) | int }}", "a: 5\nb: '7'");
  EXPECT_EQ(test.run(), "5 6 7");
  EXPECT_EQ(origin_of(test, "5"), "a.yaml:1:4 <- values.yaml:1:4");
  EXPECT_EQ(origin_of(test, "6"), "a.yaml:1:19 <- values.yaml:1:4 computed");
  EXPECT_EQ(origin_of(test, "7"), "a.yaml:1:34 <- values.yaml:2:4");
}

TEST(RunOrigins, WhatPassesThroughFunctionsKeepsItsPlace) {
  TestRender test("{{ default \"d\" .v }}{{ required \"m\" .v }}{{ or .none .v }}{{ printf \"%s-%s\" .v .w }}",
                  "v: one\nw: two");
  EXPECT_EQ(test.run(), "oneoneoneone-two");
  EXPECT_EQ(origin_of(test, "one"), "a.yaml:1:4 <- values.yaml:1:4");
  EXPECT_EQ(origin_of(test, "one-"), "a.yaml:1:62 <- values.yaml:1:4");
  EXPECT_EQ(origin_of(test, "two"), "a.yaml:1:62 <- values.yaml:2:4");
  EXPECT_EQ(origin_of(test, "-"), "a.yaml:1:62");
}

TEST(RunOrigins, NoValueLeavesNoRun) {
  TestRender test("a{{ .none }}b{{ .v }}", "v: c");
  EXPECT_EQ(test.run(), "abc");
  EXPECT_EQ(origin_of(test, "b"), "a.yaml:1:13 literal");
  EXPECT_EQ(origin_of(test, "c"), "a.yaml:1:17 <- values.yaml:1:4");
}

}  // namespace
}  // namespace pave::lang::gotemplate
