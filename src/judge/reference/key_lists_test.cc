#include "judge/reference/key_lists.h"

#include <gtest/gtest.h>

#include <string>

namespace pave::judge::reference {
namespace {

TEST(KeyLists, FindsKeysOfShortAndLongLists) {
  std::vector<std::string> names;
  for (int i = 99; i >= 0; --i) names.push_back("key-" + std::to_string(i));
  std::vector<std::string_view> keys(names.begin(), names.end());
  KeyLists lists;
  std::span<const std::string_view> few = std::span(keys).last(3);
  EXPECT_TRUE(lists.has(few, "key-1"));
  EXPECT_FALSE(lists.has(few, "key-3"));
  EXPECT_TRUE(lists.has(keys, "key-99"));
  EXPECT_TRUE(lists.has(keys, "key-0"));
  EXPECT_FALSE(lists.has(keys, "key-100"));
  EXPECT_FALSE(lists.has({}, "key-0"));
}

}  // namespace
}  // namespace pave::judge::reference
