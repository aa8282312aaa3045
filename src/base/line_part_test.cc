#include "base/line_part.h"

#include <gtest/gtest.h>

#include <string>

namespace pave::base {
namespace {

std::string part(std::string_view line, std::size_t place, std::size_t limit) {
  LinePart out = line_part(line, place, limit);
  return std::to_string(out.begin) + ":" + std::string(out.text);
}

TEST(LinePart, IsAroundThePlace) {
  EXPECT_EQ(part("0123456789", 5, 4), "3:3456");
  EXPECT_EQ(part("0123456789", 0, 4), "0:0123");
  EXPECT_EQ(part("0123456789", 1, 4), "0:0123");
  EXPECT_EQ(part("0123456789", 10, 4), "6:6789") << "no room is wasted at the end";
  EXPECT_EQ(part("0123456789", 9, 10), "0:0123456789");
  EXPECT_EQ(part("", 0, 4), "0:");
}

TEST(LinePart, CutsBetweenCharacters) {
  EXPECT_EQ(part("ééééé", 4, 5), "2:éé");
  EXPECT_EQ(line_part(std::string(100, '\x80'), 50, 20).text.size(), 14U) << "bytes that are no text don't move it far";
}

}  // namespace
}  // namespace pave::base
