#include "judge/reference/sheet.h"

#include <gtest/gtest.h>

namespace pave::judge::reference {
namespace {

TEST(Sheet, NamesThatNothingCanHaveArePassedOver) {
  base::Arena arena;
  Sheet sheet(arena);
  std::string longest(kMaxNameLength, 'a');
  EXPECT_NE(sheet.make(Target::Secret, longest), nullptr);
  EXPECT_EQ(sheet.make(Target::Secret, longest + "a"), nullptr);
  Made* made = sheet.make(Target::Secret, "app-${" + longest);
  ASSERT_NE(made, nullptr);
  EXPECT_EQ(made->name, "app-");
  EXPECT_TRUE(made->is_beginning);
}

TEST(Sheet, TextsOfLabelsAreCutWhereTheyAreKnownToBeTooLong) {
  base::Arena arena;
  Sheet sheet(arena);
  EXPECT_EQ(sheet.keep_short("web"), "web");
  EXPECT_EQ(sheet.keep_short(std::string(100'000, 'a')).size(), kMaxNameLength + 1);
}

}  // namespace
}  // namespace pave::judge::reference
