#include "base/go_float.h"

#include <gtest/gtest.h>

#include <limits>

namespace pave::base {
namespace {

std::string text(double value, char verb, int precision = -1, bool is_single = false) {
  std::string out;
  append_go_float(value, verb, precision, is_single, out);
  return out;
}

TEST(GoFloat, WritesTheShortestTextThatReadsBack) {
  EXPECT_EQ(text(0, 'g'), "0");
  EXPECT_EQ(text(-0.0, 'g'), "-0");
  EXPECT_EQ(text(1e6, 'g'), "1e+06");
  EXPECT_EQ(text(100000, 'g'), "100000");
  EXPECT_EQ(text(1.1, 'f'), "1.1");
  EXPECT_EQ(text(1.1F, 'g', -1, true), "1.1");
  EXPECT_EQ(text(1e-7, 'G'), "1E-07");
  EXPECT_EQ(text(0, 'e'), "0e+00");
  EXPECT_EQ(text(5e-324, 'e'), "5e-324");
}

TEST(GoFloat, Rounds) {
  EXPECT_EQ(text(3.14159, 'f', 2), "3.14");
  EXPECT_EQ(text(2.5, 'f', 0), "2");
  EXPECT_EQ(text(0.5, 'f', 0), "0");
  EXPECT_EQ(text(9.99, 'e', 1), "1.0e+01");
  EXPECT_EQ(text(1234.5678, 'g', 3), "1.23e+03");
  EXPECT_EQ(text(100, 'g', 3), "100");
  EXPECT_EQ(text(100, 'g', 2), "1e+02");
  EXPECT_EQ(text(0.1, 'f', 30), "0.100000000000000005551115123126");
}

TEST(GoFloat, WritesBinaryAndHexadecimal) {
  EXPECT_EQ(text(1, 'b'), "4503599627370496p-52");
  EXPECT_EQ(text(1, 'x'), "0x1p+00");
  EXPECT_EQ(text(-3.5, 'X', 3), "-0X1.C00P+01");
  EXPECT_EQ(text(1.999, 'x', 1), "0x1.0p+01");
  EXPECT_EQ(text(0.1F, 'x', -1, true), "0x1.99999ap-04");
}

TEST(GoFloat, NamesWhatIsNoNumber) {
  EXPECT_EQ(text(std::numeric_limits<double>::infinity(), 'f', 2), "+Inf");
  EXPECT_EQ(text(-std::numeric_limits<double>::infinity(), 'g'), "-Inf");
  EXPECT_EQ(text(std::numeric_limits<double>::quiet_NaN(), 'x'), "NaN");
}

}  // namespace
}  // namespace pave::base
