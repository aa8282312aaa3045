#include "doc/written_size.h"

#include <gtest/gtest.h>

#include <string>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"

namespace pave::doc {
namespace {

/// The bytes of the value of `a`.
std::string written(std::string text) {
  base::Sources sources;
  base::Arena arena;
  const base::Source& source = sources.add("a.yaml", std::move(text));
  const Node& node = *read(source, arena, {}).documents.front().root->find("a");
  std::string_view behind = source.text.substr(node.origin.place() - source.first_place);
  return std::string(behind.substr(0, written_size(node, behind)));
}

TEST(WrittenSize, TakesAllBytesOfAScalar) {
  EXPECT_EQ(written("a: plain text # no\nb: 1\n"), "plain text");
  EXPECT_EQ(written("a: 'it is'\n"), "'it is'");
  EXPECT_EQ(written("a: \"x\"\nb: 1\n"), "\"x\"");
  EXPECT_EQ(written("a: |\n  one\n  two\nb: 1\n"), "|\n  one\n  two");
  EXPECT_EQ(written("a: |-\n  one\n  two\nb: 1\n"), "|-\n  one\n  two");
  EXPECT_EQ(written("a: |\n  one"), "|\n  one");
  EXPECT_EQ(written("a: ''\n"), "''");
}

}  // namespace
}  // namespace pave::doc
