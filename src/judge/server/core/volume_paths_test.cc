#include "judge/server/core/volume_paths.h"

#include <gtest/gtest.h>

namespace pave::judge::server::core {
namespace {

TEST(VolumePaths, FilesStayBelowAndLeaveTheKubeletItsNames) {
  EXPECT_TRUE(is_file_path(""));
  EXPECT_TRUE(is_file_path("a/b"));
  EXPECT_TRUE(is_file_path("a/..b"));
  EXPECT_FALSE(is_file_path("/a"));
  EXPECT_FALSE(is_file_path("a/../b"));
  EXPECT_FALSE(is_file_path("a/.."));
  EXPECT_FALSE(is_file_path("../a"));
  EXPECT_FALSE(is_file_path("..data"));
}

TEST(VolumePaths, TheRootIsTheRootHoweverItIsWritten) {
  for (const char* path : {"/", "//", "/.", "/a/..", "/../..", "/a/./../"}) EXPECT_TRUE(is_root_path(path)) << path;
  for (const char* path : {"", "a/..", "/a", "/a/../b", "..", "/..a"}) EXPECT_FALSE(is_root_path(path)) << path;
}

}  // namespace
}  // namespace pave::judge::server::core
