#include "lang/gotemplate/run.h"

#include <gtest/gtest.h>

#include "lang/gotemplate/test_render.h"

namespace pave::lang::gotemplate {
namespace {

TEST(Run, FieldsOfMapsAndWhatIsMissing) {
  EXPECT_EQ(render("{{ .a.b }}{{ .none }}", "a: {b: x}"), "x");
  EXPECT_EQ(render("{{ .none.x }}"),
            "!template: a.yaml:1:8: executing \"a.yaml\" at <.none.x>: nil pointer evaluating interface {}.x");
  EXPECT_EQ(render("{{ (.none).x }}|{{ .a.x }}", "a: 1"),
            "!template: a.yaml:1:21: executing \"a.yaml\" at <.a.x>: can't evaluate field x in type interface {}");
}

TEST(Run, BlocksAndVariables) {
  EXPECT_EQ(render("{{ $x := 1 }}{{ if true }}{{ $x = 2 }}{{ $y := 3 }}{{ $y }}{{ end }}{{ $x }}"), "32");
  EXPECT_EQ(render("{{ if .a }}a{{ else if .b }}b{{ else }}c{{ end }}", "b: 1"), "b");
  EXPECT_EQ(render("{{ with .a }}{{ .b }}{{ $.c }}{{ end }}{{ .c }}", "{a: {b: 1}, c: 2}"), "122");
  EXPECT_EQ(render("{{ with $x := .a }}{{ $x }}{{ else with .b }}b{{ . }}{{ else }}{{ $x }}none{{ end }}", "b: 1"),
            "b1");
}

TEST(Run, LoopsOverEverything) {
  EXPECT_EQ(render("{{ range $i, $e := .l }}{{ $i }}{{ $e }}{{ . }} {{ end }}", "l: [x, z]"), "0xx 1zz ");
  EXPECT_EQ(render("{{ range $k, $v := .m }}{{ $k }}={{ $v }};{{ end }}", "m: {b: 1, a: 2}"), "a=2;b=1;");
  EXPECT_EQ(render("{{ range 3 }}{{ . }}{{ end }}{{ range 0 }}x{{ else }}none{{ end }}"), "012none");
  EXPECT_EQ(render("{{ range .l }}{{ if eq . 2.0 }}{{ continue }}{{ end }}{{ if eq . 4.0 }}{{ break }}{{ end }}{{ . }}"
                   "{{ else }}-{{ end }}{{ .after }}",
                   "{l: [1, 2, 3, 4, 5], after: z}"),
            "13z");
  EXPECT_EQ(render("{{ range .l }}{{ with 1 }}{{ break }}{{ end }}{{ end }}{{ .after }}", "{l: [1], after: z}"), "z");
}

TEST(Run, AndOrStopEarly) {
  EXPECT_EQ(render(R"({{ or 1 (fail "x") }}{{ and 0 (fail "x") }}{{ 2 | and 1 }}{{ 0 | or "" }})"), "1020");
  // What was not evaluated has not been declared.
  EXPECT_EQ(render("{{ $x := 1 }}{{ or true ($x := 2) }}{{ $x }}"), "true1");
  EXPECT_EQ(render("{{ or true ($x := 2) }}{{ $x }}"),
            "!template: a.yaml:1:26: executing \"a.yaml\" at <$x>: undefined variable: $x");
  EXPECT_EQ(render("{{ or false ($x := 2) }}{{ $x }}"), "22");
}

TEST(Run, ArgumentsAreChecked) {
  EXPECT_EQ(render("{{ include 1 . }}"),
            "!template: a.yaml:1:11: executing \"a.yaml\" at <1>: expected string; found 1");
  EXPECT_EQ(
      render("{{ .a | fail }}", "a: 1"),
      "!template: a.yaml:1:8: executing \"a.yaml\" at <fail>: wrong type for value; expected string; got float64");
  EXPECT_EQ(render("{{ fail .none }}"),
            "!template: a.yaml:1:8: executing \"a.yaml\" at <.none>: wrong type for value; "
            "expected string; got interface {}");
  EXPECT_EQ(render("{{ .none | fail }}"),
            "!template: a.yaml:1:11: executing \"a.yaml\" at <fail>: invalid value; expected string");
  EXPECT_EQ(render("{{ fail }}"),
            "!template: a.yaml:1:3: executing \"a.yaml\" at <fail>: wrong number of args for fail: want 1 got 0");
  EXPECT_EQ(render("{{ .a 1 }}", "a: 1"),
            "!template: a.yaml:1:3: executing \"a.yaml\" at <.a>: a is not a method but has arguments");
  EXPECT_EQ(render("{{ nil }}"), "!template: a.yaml:1:3: executing \"a.yaml\" at <nil>: nil is not a command");
}

TEST(Run, ErrorsHaveEveryInclusionInFront) {
  TestRender test(
      "{{ include \"x\" . }}{{ define \"x\" }}{{ template \"y\" . }}{{ end }}{{ define \"y\" }}{{ .a.b }}{{ end }}");
  EXPECT_EQ(test.run(),
            "!template: a.yaml:1:3: executing \"a.yaml\" at <include \"x\" .>: error calling include: template: "
            "a.yaml:1:85: executing \"y\" at <.a.b>: nil pointer evaluating interface {}.b");
  EXPECT_EQ(test.error.message, "nil pointer evaluating interface {}.b");
  EXPECT_EQ(test.error.kind, Error::Kind::NilPointer);
  EXPECT_EQ(test.sources.place_of(test.error.origin).column, 86U);
  ASSERT_EQ(test.error.notes.size(), 2U);
  EXPECT_EQ(test.sources.place_of(test.error.notes[0].origin).column, 48U);
  EXPECT_EQ(test.sources.place_of(test.error.notes[1].origin).column, 4U);
  ASSERT_EQ(test.error.causes.size(), 1U);
  EXPECT_TRUE(test.error.full.substr(test.error.causes[0]).starts_with("template: a.yaml:1:85"));
}

TEST(Run, ALaterFileDefinesAnew) {
  TestRender test(R"({{ define "x" }}first{{ end }}{{ include "x" . }})");
  test.add("b.yaml", R"({{ define "x" }}second{{ end }})");
  test.add("c.yaml", R"({{ define "x" }} {{/* empty */}} {{ end }})");
  EXPECT_EQ(test.run(), "second");
}

TEST(Run, TplSeesItsOwnDefinitionsAndNobodyElseDoes) {
  EXPECT_EQ(render(R"({{ define "x" }}outer{{ end }}{{ define "y" }}{{ include "x" . }}{{ end }})"
                   R"({{ tpl "{{ define \"x\" }}inner{{ end }}{{ include \"y\" . }}" . }} {{ include "y" . }})"),
            "inner outer");
  EXPECT_EQ(render(R"({{ tpl "{{ .none }}<no value>" . }}|{{ tpl "" . }})"), "|");
  EXPECT_EQ(
      render(R"({{ tpl "{{ if }}" . }})"),
      "!template: a.yaml:1:3: executing \"a.yaml\" at <tpl \"{{ if }}\" .>: error calling tpl: cannot parse template "
      "\"{{ if }}\": template: gotpl:1: missing value for if");
}

TEST(Run, NoValueIsTakenOutOfFilesButNotOfIncludes) {
  EXPECT_EQ(render(R"({{ define "x" }}{{ .none }}{{ end }}[{{ .none }}]{{ include "x" . | len }})"), "[]10");
}

TEST(Run, AnIncludeWithoutEndHasHelmsError) {
  TestRender test(R"({{ define "x" }}{{ include "x" . }}{{ end }}{{ include "x" . }})");
  test.run();
  EXPECT_EQ(test.error.kind, Error::Kind::Limit);
  EXPECT_TRUE(test.error.full.ends_with(
      "error calling include: rendering template has a nested reference name: x: unable to execute template"));
}

TEST(Run, ATextOfTplWithoutEndHasAnError) {
  TestRender test("{{ tpl .t . }}", "t: '{{ tpl .t . }}'");
  test.run();
  EXPECT_EQ(test.error.kind, Error::Kind::Limit);
  EXPECT_EQ(test.error.message, "texts of tpl call tpl too deeply");
  TestRender both(R"({{ define "x" }}{{ tpl "{{ include \"x\" . }}" . }}{{ end }}{{ include "x" . }})");
  both.run();
  EXPECT_EQ(both.error.kind, Error::Kind::Limit);
  EXPECT_TRUE(both.error.full.ends_with("nested reference name: x: unable to execute template"));
}

TEST(Run, TemplatesInsideEachOtherHaveGosLimit) {
  EXPECT_EQ(
      render(R"({{ define "x" }}{{ template "x" }}{{ end }}{{ template "x" }})"),
      "!template: a.yaml:1:28: executing \"x\" at <{{template \"x\"}}>: exceeded maximum template depth (100000)");
}

TEST(Run, StepsAndOutputHaveLimits) {
  TestRender steps("{{ range 1000000 }}{{ end }}");
  RunOptions few;
  few.max_steps = 1000;
  steps.run(few);
  EXPECT_EQ(steps.error.message, "more than 1000 steps");
  TestRender output("{{ range 1000000 }}text{{ end }}");
  RunOptions little;
  little.max_output = 1000;
  output.run(little);
  EXPECT_EQ(output.error.message, "more than 1000 bytes are written");
  EXPECT_EQ(output.error.kind, Error::Kind::Limit);
}

TEST(Run, WhatFunctionsMakeHasALimit) {
  auto limit = [](std::string text) {
    TestRender test(std::move(text));
    test.run();
    EXPECT_LT(test.arena.reserved(), std::size_t{400} << 20);
    return test.error.message;
  };
  constexpr std::string_view kTooLarge = "the text would be longer than 64 MiB";
  const std::string doubled = R"({{ $x := "aaaa" }}{{ range until 40 }}{{ $x = )";
  EXPECT_EQ(limit(doubled + "print $x $x }}{{ end }}"), kTooLarge);
  EXPECT_EQ(limit(doubled + "cat $x $x }}{{ end }}"), kTooLarge);
  EXPECT_EQ(limit(doubled + "printf \"%[1]s%[1]s%[1]s\" $x }}{{ end }}"), kTooLarge);
  EXPECT_EQ(limit(doubled + "list $x $x | join \"\" }}{{ end }}"), kTooLarge);
  EXPECT_EQ(limit(doubled + "regexReplaceAll \"a\" $x \"aaa\" }}{{ end }}"), kTooLarge);
  EXPECT_EQ(limit(R"({{ $x := list 1 }}{{ range until 40 }}{{ $x = concat $x $x }}{{ end }})"),
            "more than 268435456 bytes of memory are needed");
}

TEST(Run, AMapThatIsHeldManyTimesIsNotWrittenWithoutEnd) {
  const std::string shared = R"({{ $x := dict "a" 1 }}{{ range until 40 }}{{ $x = dict "a" $x "b" $x }}{{ end }})";
  for (std::string_view one :
       {"toYaml $x", "toJson $x", "toPrettyJson $x", "$x", "list $x $x | join \"\"", "toToml $x"}) {
    TestRender test(shared + "{{ " + std::string(one) + " }}");
    test.run();
    EXPECT_EQ(test.error.message, "the text would be longer than 64 MiB") << one;
    EXPECT_EQ(test.error.kind, Error::Kind::Limit) << one;
  }
}

TEST(Run, AMapThatHoldsItselfIsNotWalkedWithoutEnd) {
  const std::string cyclic = R"({{ $x := dict }}{{ $_ := set $x "a" $x }}{{ $_ = set $x "b" $x }})"
                             R"({{ $y := dict }}{{ $_ = set $y "a" $y }}{{ $_ = set $y "b" $y }})";
  for (std::string_view one : {"deepCopy $x", "deepEqual $x $y"}) {
    TestRender test(cyclic + "{{ $_ = " + std::string(one) + " }}");
    test.run();
    EXPECT_EQ(test.error.message, "the maps and lists in the argument have more than 4194304 entries all together")
        << one;
  }
  TestRender merged(cyclic + "{{ $_ = merge $x $y }}");
  merged.run();
  EXPECT_EQ(merged.error.message, "maps lie more than 512 levels inside each other");
  TestRender printed(cyclic + "{{ print $x }}");
  printed.run();
  EXPECT_EQ(printed.error.message, "the text would be longer than 64 MiB");
  TestRender shared(R"({{ $x := dict "c" 1 }}{{ $y := dict "c" 1 }}{{ range until 40 }})"
                    R"({{ $x = dict "a" $x "b" $x }}{{ $y = dict "a" $y "b" $y }}{{ end }}{{ $_ := merge $x $y }})");
  shared.run();
  EXPECT_EQ(shared.error.message, "the maps and lists in the argument have more than 4194304 entries all together");
  // Compared item by item: found not to be there.
  EXPECT_EQ(render(cyclic + "{{ has $x (list $y) }}"), "false");
}

TEST(Run, AnErrorNamesTheFirstInclusions) {
  TestRender test(R"({{ define "x" }}{{ template "x" }}{{ end }}{{ template "x" }})");
  test.run();
  ASSERT_EQ(test.error.notes.size(), 17);
  EXPECT_EQ(test.error.notes[15].message, "called from here");
  EXPECT_EQ(test.error.notes[16].message, "and 99984 more, the first of them here");
}

TEST(Run, AMissingKeyIsAnErrorWhereAsked) {
  TestRender test("{{ .none }}");
  RunOptions strict;
  strict.is_strict = true;
  EXPECT_EQ(test.run(strict),
            "!template: a.yaml:1:3: executing \"a.yaml\" at <.none>: map has no entry for key \"none\"");
}

TEST(Run, RequiredAndFailStopNothingWhereAsked) {
  TestRender test("a{{ fail \"no\" }}b{{ required \"no\" .none }}c{{ required \"no\" 1 }}");
  RunOptions lenient;
  lenient.is_lenient = true;
  EXPECT_EQ(test.run(lenient), "abc1");
}

TEST(Run, MapsAreSharedAndChange) {
  EXPECT_EQ(render("{{ $m := .m }}{{ $_ := set $m \"b\" 2 }}{{ .m.b }}{{ range $k, $v := .m }}{{ $_ := set $.m $k 0 }}"
                   "{{ $_ := unset $.m \"b\" }}{{ $k }}{{ end }}",
                   "m: {a: 1}"),
            "2ab");
}

}  // namespace
}  // namespace pave::lang::gotemplate
