#include "render/helm/error_text.h"

#include <gtest/gtest.h>

#include "lang/gotemplate/test_render.h"

namespace pave::render::helm {
namespace {

std::string text_of(std::string text, std::string data = "{}") {
  lang::gotemplate::TestRender test(std::move(text), std::move(data));
  test.run();
  return error_text(test.error, "a.yaml");
}

TEST(ErrorText, WhatCannotBeParsed) {
  EXPECT_EQ(text_of("\n{{ if }}"), "parse error at (a.yaml:2): missing value for if");
  // Helm takes what stands behind the last colon.
  EXPECT_EQ(text_of("{{ 1a }}"), "parse error at (a.yaml:1): \"1a\"");
}

TEST(ErrorText, OneLevelAfterAnother) {
  EXPECT_EQ(text_of("{{ .a.b }}"),
            "a.yaml:1:5\n  executing \"a.yaml\" at <.a.b>:\n    nil pointer evaluating interface {}.b");
  EXPECT_EQ(text_of("{{ include \"x\" . }}{{ define \"x\" }}{{ .a.b }}{{ end }}"),
            "a.yaml:1:3\n  executing \"a.yaml\" at <include \"x\" .>:\n    error calling include:\n"
            "a.yaml:1:40\n  executing \"x\" at <.a.b>:\n    nil pointer evaluating interface {}.b");
  EXPECT_EQ(text_of("{{ include \"x\" . }}"),
            "a.yaml:1:3\n  executing \"a.yaml\" at <include \"x\" .>:\n    error calling include:\n"
            "template: no template \"x\" associated with template \"gotpl\"");
}

TEST(ErrorText, WhatFunctionsSayStaysAsGoSaysIt) {
  EXPECT_EQ(text_of("{{ len 1 }}"),
            "template: a.yaml:1:3: executing \"a.yaml\" at <len 1>: error calling len: len of type int");
}

TEST(ErrorText, TheAuthorsOwnWordsAlone) {
  EXPECT_EQ(text_of("\n{{ fail \"no: never\" }}"), "execution error at (a.yaml:2:3): no: never");
  EXPECT_EQ(text_of("{{ include \"x\" . }}{{ define \"x\" }}{{ required \"need it\" .v }}{{ end }}"),
            "execution error at (a.yaml:1:3): need it");
}

}  // namespace
}  // namespace pave::render::helm
