#include "base/write_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

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

TEST(WriteFile, LeavesPipesAndLinksWhatTheyAre) {
  std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "pave_write_special";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  std::string pipe = (folder / "pipe").string();
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  int reader = open(pipe.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  ASSERT_GE(reader, 0);
  EXPECT_TRUE(write_file(pipe, "text"));
  char got[8] = {};
  EXPECT_EQ(read(reader, got, sizeof(got)), 4);
  close(reader);
  EXPECT_EQ(disk().kind(pipe), FileKind::Pipe);

  std::filesystem::create_symlink("file", folder / "link");
  ASSERT_TRUE(write_file((folder / "file").string(), "old"));
  EXPECT_TRUE(write_file((folder / "link").string(), "new"));
  EXPECT_TRUE(std::filesystem::is_symlink(folder / "link"));
  EXPECT_EQ(disk().read((folder / "file").string(), 100).value(), "new");
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace pave::base
