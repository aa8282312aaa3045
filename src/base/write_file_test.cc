#include "base/write_file.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/files.h"

namespace pave::base {
namespace {

TEST(WriteFile, MakesFoldersAndReplacesWhatIsThere) {
  std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "pave_write_file";
  std::filesystem::remove_all(folder);
  std::string path = (folder / "a" / "b.yaml").string();
  ASSERT_TRUE(write_file(path, "one"));
  ASSERT_TRUE(write_file(path, "two"));
  EXPECT_EQ(disk().read(path, 100).value(), "two");
  EXPECT_EQ(disk().list((folder / "a").string())->size(), 1U) << "nothing else is left behind";
  EXPECT_FALSE(write_file((folder / "a" / "b.yaml" / "c").string(), "x")) << "below a file";
  EXPECT_FALSE(write_file((folder / "a").string(), "x")) << "a folder";
  EXPECT_EQ(disk().list((folder / "a").string())->size(), 1U);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace pave::base
