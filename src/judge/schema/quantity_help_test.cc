#include "judge/schema/quantity_help.h"

#include <gtest/gtest.h>

namespace pave::judge::schema {
namespace {

TEST(QuantityHelp, NamesTheSuffixThatWasMeant) {
  EXPECT_EQ(quantity_help("1.5GB"), "did you mean \"1.5G\"?");
  EXPECT_EQ(quantity_help("512MiB"), "did you mean \"512Mi\"?");
  EXPECT_EQ(quantity_help("512mib"), "did you mean \"512Mi\"?");
  EXPECT_EQ(quantity_help("1 Gi"), "did you mean \"1Gi\"?");
  EXPECT_EQ(quantity_help("64K"), "did you mean \"64k\"?");
  EXPECT_EQ(quantity_help("1_000"), "did you mean \"1000\"?");
}

TEST(QuantityHelp, SaysWhatAQuantityIsWhenNothingIsNear) {
  for (const char* text : {"", "lots", "1..5", "1.5 cores", "10%"})
    EXPECT_TRUE(quantity_help(text).starts_with("write a number")) << text;
}

}  // namespace
}  // namespace pave::judge::schema
