#include "doc/extent.h"

#include <gtest/gtest.h>

#include <string>

#include "base/sources.h"
#include "doc/reader.h"

namespace pave::doc {
namespace {

/// The texts of the children of the node at the pointer's first step, or of the root.
std::vector<std::string> parts(std::string text, std::string_view key = {}) {
  base::Sources sources;
  base::Arena arena;
  const base::Source& source = sources.add("a.yaml", std::move(text));
  Stream stream = read(source, arena, {});
  const Document& document = stream.documents.at(0);
  Extent at{document.root, first_place(*document.root), document.end};
  for (const Extent& child : key.empty() ? std::vector<Extent>() : children_in(at))
    if (child.node->key() == key) at = child;
  std::vector<std::string> out;
  for (const Extent& child : children_in(at))
    out.emplace_back(source.text.substr(child.first, child.end - child.first));
  return out;
}

TEST(Extent, ReachesToTheNextNode) {
  EXPECT_EQ(parts("a: 1\nb:\n  c: 2\n  d: [3]\ne: 4\n"),
            (std::vector<std::string>{"a: 1\n", "b:\n  c: 2\n  d: [3]\n", "e: 4\n"}));
  EXPECT_EQ(parts("b:\n  c: 2  # see\n  d: [3]\ne: 4\n", "b"),
            (std::vector<std::string>{"c: 2  # see\n  ", "d: [3]\n"}));
  EXPECT_EQ(parts("[1, {a: b}]"), (std::vector<std::string>{"1, ", "{a: b}]"}));
}

TEST(Extent, LeavesOutWhatAliasesBring) {
  EXPECT_EQ(parts("a: &x {y: 1}\nb: *x\n", "b").size(), 0U);
  EXPECT_EQ(parts("a: &x {y: 1}\nb:\n  <<: *x\n  z: 2\n", "b"), (std::vector<std::string>{"z: 2\n"}));
}

}  // namespace
}  // namespace pave::doc
