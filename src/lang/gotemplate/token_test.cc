#include "lang/gotemplate/token.h"

#include <gtest/gtest.h>

#include <string>

namespace pave::lang::gotemplate {
namespace {

/// The items of a text as messages show them, spaces left out.
std::string items(std::string_view text) {
  Lexer lexer(text);
  std::string out;
  for (;;) {
    Token token = lexer.next();
    if (token.is(TokenKind::Space)) continue;
    if (!out.empty()) out += ' ';
    out += describe(token);
    if (token.is(TokenKind::EndOfText) || token.is(TokenKind::Error)) return out;
  }
}

TEST(Token, TextAndActionsAreApart) { EXPECT_EQ(items("a{{.b}}c"), R"("a" "{{" ".b" "}}" "c" EOF)"); }

TEST(Token, TrimMarkersTakeTheSpaceBesideThem) {
  EXPECT_EQ(items("a \n{{- 1 -}} \n b"), R"("a" "{{" "1" "}}" "b" EOF)");
  EXPECT_EQ(items("a {{-1}}"), R"("a " "{{" "-1" "}}" EOF)");
  EXPECT_EQ(items("  {{- 1}}"), R"("{{" "1" "}}" EOF)");
}

TEST(Token, CommentsAreNoItems) {
  EXPECT_EQ(items("a{{/* b {{ */}}c"), R"("a" "c" EOF)");
  EXPECT_EQ(items("a {{- /* b */ -}} c"), R"("a" "c" EOF)");
  EXPECT_EQ(items("{{/* b"), "unclosed comment");
  EXPECT_EQ(items("{{/* b */ c}}"), "comment ends before closing delimiter");
}

TEST(Token, LinesAreThoseOfTheBeginning) {
  Lexer lexer("\n\n{{ \n.a");
  EXPECT_EQ(lexer.next().line, 1U);
  EXPECT_EQ(lexer.next().line, 3U);
  EXPECT_EQ(lexer.next().line, 3U);
  Token field = lexer.next();
  EXPECT_EQ(field.line, 4U);
  EXPECT_EQ(field.position, 6U);
}

TEST(Token, WordsAreNamedAsSuch) {
  EXPECT_EQ(items("{{if nil . range true x}}"), R"("{{" <if> <nil> <.> <range> "true" "x" "}}" EOF)");
}

TEST(Token, LongItemsAreCut) { EXPECT_EQ(items("a very long text"), R"("a very lon"... EOF)"); }

TEST(Token, MistakesHaveGosWords) {
  EXPECT_EQ(items("{{"), R"("{{" unclosed action)");
  EXPECT_EQ(items("{{ (1 }}"), R"("{{" "(" "1" unclosed left paren)");
  EXPECT_EQ(items("{{ ) }}"), R"("{{" unexpected right paren)");
  EXPECT_EQ(items("{{ \"a\n\" }}"), R"("{{" unterminated quoted string)");
  EXPECT_EQ(items("{{ 'a"), R"("{{" unterminated character constant)");
  EXPECT_EQ(items("{{ `a"), R"("{{" unterminated raw quoted string)");
  EXPECT_EQ(items("{{ 1a }}"), R"("{{" bad number syntax: "1a")");
  EXPECT_EQ(items("{{ : }}"), R"("{{" expected :=)");
  EXPECT_EQ(items("{{ .a+1 }}"), R"("{{" bad character U+002B '+')");
  EXPECT_EQ(items("{{ \x01 }}"), R"("{{" unrecognized character in action: U+0001)");
}

}  // namespace
}  // namespace pave::lang::gotemplate
