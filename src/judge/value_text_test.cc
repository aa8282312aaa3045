#include "judge/value_text.h"

#include <gtest/gtest.h>

namespace pave::judge {
namespace {

TEST(ValueText, LongTextsAreCutBetweenCharacters) {
  EXPECT_EQ(shortened("short"), "short");
  std::string text(kShownBytes - 1, 'a');
  EXPECT_EQ(shortened(text + "\u00fc!"), text + "...") << "the first byte of a character would fit, the second not";
  EXPECT_EQ(shortened(text + "a"), text + "a");
}

TEST(ValueText, StaysOnOneLine) { EXPECT_EQ(quoted("a\nb\tc"), "\"a b c\""); }

TEST(ValueText, NamesTheKindOfANode) {
  doc::Node node;
  node.kind = doc::Kind::Int;
  node.bytes = "8080";
  node.size = 4;
  EXPECT_EQ(found(node, false), "the number 8080");
  EXPECT_EQ(found(node, true), "a number");
  node.kind = doc::Kind::String;
  EXPECT_EQ(found(node, false), "the string \"8080\"");
  EXPECT_EQ(found(doc::Node{}, false), "null");
}

}  // namespace
}  // namespace pave::judge
