#include "doc/key_order.h"

#include <gtest/gtest.h>

#include <string>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"

namespace pave::doc {
namespace {

std::string ordered(std::string text) {
  base::Sources sources;
  base::Arena arena;
  Stream stream = read(sources.add("a.yaml", std::move(text)), arena, {});
  std::string out;
  for (const Node* child : natural_key_order(*stream.documents.at(0).root)) (out += child->key()) += ' ';
  return out;
}

// The wanted orders are those of go.yaml.in/yaml/v2.
TEST(KeyOrder, LettersFollowOtherCharacters) {
  EXPECT_EQ(ordered("{b: 1, a: 1, B: 1, A: 1}"), "A B a b ");
  EXPECT_EQ(ordered("{a-1: 1, a.1: 1, a_1: 1, a1: 1, aa: 1, a/1: 1, a: 1}"), "a a-1 a.1 a/1 a_1 a1 aa ");
  EXPECT_EQ(ordered("{kind: 1, apiVersion: 1, metadata: 1, spec: 1, $ref: 1, x-y: 1}"),
            "$ref apiVersion kind metadata spec x-y ");
}

TEST(KeyOrder, DigitsAreNumbers) {
  EXPECT_EQ(ordered("{a10: 1, a9: 1, a1: 1, a: 1}"), "a a1 a9 a10 ");
  EXPECT_EQ(ordered("{a1b10: 1, a1b2: 1, a01b1: 1}"), "a1b2 a1b10 a01b1 ");
  EXPECT_EQ(ordered("{a100: 1, a1000: 1, a99: 1}"), "a99 a100 a1000 ");
}

TEST(KeyOrder, MoreZerosBeforeANumberComeLater) {
  EXPECT_TRUE(natural_less("a0", "a00"));
  EXPECT_TRUE(natural_less("a1", "a01"));
  EXPECT_TRUE(natural_less("a10", "a100"));
}

TEST(KeyOrder, KnowsUnicodesLetters) {
  EXPECT_EQ(ordered("{\u00e9: 1, z: 1, \u4e2d: 1, \u00d7: 1, \u0301: 1, \u2160: 1, \U0001F600: 1, a: 1}"),
            "\u00d7 \u0301 \u2160 \U0001F600 a z \u00e9 \u4e2d ");
  EXPECT_TRUE(natural_less("\u0661", "\u0662"));  // digits
  EXPECT_TRUE(natural_less("\u0662", "a"));
}

TEST(KeyOrder, IsTheSameWhateverTheInputsOrder) {
  EXPECT_EQ(ordered("{v10: 1, v1alpha1: 1, v2: 1}"), ordered("{v2: 1, v10: 1, v1alpha1: 1}"));
}

TEST(KeyOrder, APrefixComesFirst) {
  EXPECT_TRUE(natural_less("", "a"));
  EXPECT_TRUE(natural_less("a", "ab"));
  EXPECT_FALSE(natural_less("a", "a"));
}

}  // namespace
}  // namespace pave::doc
