#include "lang/gotemplate/functions.h"

#include <gtest/gtest.h>

namespace pave::lang::gotemplate {
namespace {

TEST(Functions, EachIsThereOnceAndWhole) {
  std::string_view last;
  for (const Function* one : all_functions()) {
    EXPECT_LT(last, one->name);
    last = one->name;
    EXPECT_NE(one->run, nullptr) << one->name;
    EXPECT_FALSE(one->doc.empty()) << one->name;
    EXPECT_FALSE(one->topic.empty()) << one->name;
    EXPECT_FALSE(one->example.code.empty()) << one->name;
    EXPECT_FALSE(one->is_variadic && one->arguments.empty()) << one->name;
    EXPECT_LE(one->optional, one->arguments.size()) << one->name;
    EXPECT_EQ(find_function(one->name), one);
  }
  EXPECT_EQ(find_function("nope"), nullptr);
}

TEST(Functions, AnEditionLacksWhatIsNewer) {
  EXPECT_NE(find_function("mustToToml"), nullptr);
  EXPECT_EQ(find_function("mustToToml", Edition::Helm41), nullptr);
  EXPECT_NE(find_function("toToml", Edition::Helm41), nullptr);
}

}  // namespace
}  // namespace pave::lang::gotemplate
