#include "lang/gotemplate/parse.h"

#include <gtest/gtest.h>

#include <string>

namespace pave::lang::gotemplate {
namespace {

/// `line: message`, or how many templates there are.
std::string parsed(std::string_view text) {
  base::Arena arena;
  auto trees = parse("t", text, arena);
  if (!trees) return std::to_string(trees.error().line) + ": " + trees.error().message;
  return std::to_string(trees->size());
}

/// The text of the first action, in Go's one form.
std::string action(std::string_view text) {
  base::Arena arena;
  auto trees = parse("t", text, arena);
  return trees ? source_of(*trees->back().root->nodes[0]) : trees.error().message;
}

TEST(Parse, ExpressionsHaveOneForm) {
  EXPECT_EQ(action("{{ .a.b   |  print  (len .c).d `x` }}"), "{{.a.b | print (len .c).d `x`}}");
  EXPECT_EQ(action("{{$x   := 1_0}}"), "{{$x := 1_0}}");
  EXPECT_EQ(action(R"({{ template "a" . }})"), R"({{template "a" .}})");
}

TEST(Parse, DefinitionsAreTemplatesOfTheirOwn) {
  EXPECT_EQ(parsed(R"(a{{ define "x" }}b{{ end }}{{ block "y" . }}c{{ end }})"), "3");
  EXPECT_EQ(parsed(R"({{ define "x" }}b{{ end }}{{ define "x" }} {{ end }})"), "2");
  EXPECT_EQ(parsed(R"({{ define "x" }}b{{ end }}{{ define "x" }}c{{ end }})"),
            R"(1: template: multiple definition of template "x")");
}

TEST(Parse, MistakesHaveGosWordsAndLines) {
  EXPECT_EQ(parsed("\n{{ if .a }}\n"), "3: unexpected EOF");
  EXPECT_EQ(parsed("{{ end }}"), "1: unexpected {{end}}");
  EXPECT_EQ(parsed("{{ if . }}{{ else }}{{ else }}{{ end }}"), "1: expected end; found {{else}}");
  EXPECT_EQ(parsed("{{ break }}"), "1: {{break}} outside {{range}}");
  EXPECT_EQ(parsed("{{ 1 | 2 }}"), "1: non executable command in pipeline stage 2");
  EXPECT_EQ(parsed("{{ | }}"), R"(1: unexpected "|" in command)");
  EXPECT_EQ(parsed("{{ nope }}"), R"(1: function "nope" not defined)");
  EXPECT_EQ(parsed("{{ $x }}"), R"(1: undefined variable "$x")");
  EXPECT_EQ(parsed("{{ 1.x }}"), R"(1: bad number syntax: "1.x")");
  EXPECT_EQ(parsed("{{ range $a, $b, $c := . }}{{ end }}"), "1: too many declarations in range");
  EXPECT_EQ(parsed("{{ range $a, 1 }}{{ end }}"), "1: range can only initialize variables");
  EXPECT_EQ(parsed("{{ true.x }}"), R"(1: unexpected . after term "true")");
  EXPECT_EQ(parsed("{{ if }}{{ end }}"), "1: missing value for if");
  EXPECT_EQ(parsed("{{ print \n\n\"a }}"), "3: unterminated quoted string in action started at t:1");
  EXPECT_EQ(parsed("{{ \n\n"), "3: unclosed action started at t:1");
}

TEST(Parse, ADefinitionSeesNoVariablesAndLoopsFromOutside) {
  EXPECT_EQ(parsed(R"({{ $x := 1 }}{{ define "a" }}{{ $x }}{{ end }})"), R"(1: undefined variable "$x")");
  EXPECT_EQ(parsed(R"({{ range . }}{{ block "a" . }}{{ break }}{{ end }}{{ end }})"), "1: {{break}} outside {{range}}");
}

std::string repeated(std::string_view text, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

TEST(Parse, ParenthesesHaveALimit) {
  auto nested = [](int depth) { return "{{ " + repeated("(", depth) + "1" + repeated(")", depth) + " }}"; };
  EXPECT_EQ(parsed(nested(kMaxParens)), "1");
  EXPECT_EQ(parsed(nested(kMaxParens + 1)), "1: max expression depth exceeded");
}

TEST(Parse, BlocksHaveALimit) {
  auto nested = [](int depth) { return repeated("{{ if 1 }}", depth) + repeated("{{ end }}", depth); };
  EXPECT_EQ(parsed(nested(kMaxBlocks)), "1");
  EXPECT_EQ(parsed(nested(kMaxBlocks + 1)), "1: too many blocks inside each other");
  auto chain = [](int length) { return "{{ if 1 }}" + repeated("{{ else if 1 }}", length) + "{{ end }}"; };
  EXPECT_EQ(parsed(chain(kMaxBlocks - 1)), "1");
  EXPECT_EQ(parsed(chain(kMaxBlocks + 1)), "1: too many blocks inside each other");
}

}  // namespace
}  // namespace pave::lang::gotemplate
