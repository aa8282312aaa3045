#include "base/sources.h"

#include <gtest/gtest.h>

#include <string>

namespace pave::base {
namespace {

std::string where(const Sources& sources, Origin origin) {
  Location location = sources.locate(origin);
  return location.path + ":" + std::to_string(location.line) + ":" + std::to_string(location.column) + " [" + location.line_text + "]";
}

TEST(Sources, LinesAndColumnsCountFromOne) {
  Sources sources;
  const Source& a = sources.add("a.yaml", "one\ntwo\n");
  const Source& b = sources.add("b.yaml", "b");
  EXPECT_EQ(where(sources, a.at(0)), "a.yaml:1:1 [one]");
  EXPECT_EQ(where(sources, a.at(3)), "a.yaml:1:4 [one]") << "the line break belongs to its line";
  EXPECT_EQ(where(sources, a.at(5)), "a.yaml:2:2 [two]");
  EXPECT_EQ(where(sources, a.at(8)), "a.yaml:3:1 []") << "the end of a file is a place";
  EXPECT_EQ(where(sources, b.at(0)), "b.yaml:1:1 [b]");
  EXPECT_EQ(sources.find(b.at(1)), &b);
}

TEST(Sources, ColumnsAreCharacters) {
  Sources sources;
  const Source& source = sources.add("ü.yaml", "aé漢x: 1");
  EXPECT_EQ(sources.locate(source.at(6)).column, 4U);
}

TEST(Sources, CarriageReturnsAreNoText) {
  Sources sources;
  const Source& source = sources.add("crlf.yaml", "a: 1\r\nb: 2\r\n");
  EXPECT_EQ(where(sources, source.at(6)), "crlf.yaml:2:1 [b: 2]");
}

TEST(Sources, UnknownOrigin) {
  Sources sources;
  EXPECT_FALSE(sources.locate(Origin()).known());
  EXPECT_FALSE(sources.locate(Origin::at(7)).known()) << "no source at all";
  sources.add("a", "x");
  EXPECT_FALSE(sources.locate(Origin()).known());
  EXPECT_EQ(sources.find(Origin()), nullptr);
}

TEST(Sources, TheSpaceOfNumbersEnds) {
  Sources sources;
  EXPECT_TRUE(sources.fits(1 << 30));
  EXPECT_FALSE(sources.fits(std::size_t{1} << 31));
}

}  // namespace
}  // namespace pave::base
