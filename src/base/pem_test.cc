#include "base/pem.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pave::base {
namespace {

std::vector<std::string> blocks_of(std::string_view text) {
  std::vector<std::string> found;
  for (auto block = next_block(text); block; block = next_block(text))
    found.push_back(std::string(block->type) + (block->has_headers ? "+" : "=") + block->bytes);
  return found;
}

using Blocks = std::vector<std::string>;

TEST(Pem, BlocksComeInTheirOrder) {
  EXPECT_EQ(
      blocks_of("words\n-----BEGIN A-----\nYWJj\n-----END A-----\n-----BEGIN B B-----\r\n eHl6 \r\n-----END B B-----"),
      (Blocks{"A=abc", "B B=xyz"}));
  EXPECT_EQ(blocks_of("-----BEGIN A-----\nk: v\n\nYWJj\n-----END A-----\n"), (Blocks{"A+abc"}));
  EXPECT_EQ(blocks_of("-----BEGIN A-----\n-----END A-----\n"), (Blocks{"A="}));
}

TEST(Pem, BrokenBlocksArePassedOver) {
  EXPECT_EQ(blocks_of("-----BEGIN A-----\n-----BEGIN B-----\nYWJj\n-----END B-----\n"), (Blocks{"B=abc"}));
  EXPECT_EQ(blocks_of("-----BEGIN A-----\n????\n-----END A-----\n-----BEGIN B-----\nYWJj\n-----END B-----\n"),
            (Blocks{"B=abc"}));
  for (const char* text :
       {"", "text", "-----BEGIN A-----\nYWJj\n", "-----BEGIN A-----\nYWJj\n-----END B-----\n",
        " -----BEGIN A-----\nYWJj\n-----END A-----\n", "-----BEGIN A-----\nYWJj\n-----END A-----x\n"})
    EXPECT_EQ(blocks_of(text), Blocks{}) << text;
}

}  // namespace
}  // namespace pave::base
