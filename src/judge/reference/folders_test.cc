#include "judge/reference/folders.h"

#include <gtest/gtest.h>

namespace pave::judge::reference {
namespace {

Run run_of(std::initializer_list<std::string_view> paths) {
  Run run;
  for (std::string_view path : paths) {
    FileFacts file;
    file.path = path;
    run.files.push_back(file);
  }
  return run;
}

TEST(Folders, FilesAreNearInOneFolderAboveAndBelow) {
  auto run = run_of({"apps/web/a.yaml", "apps/web/b.yaml", "apps/a.yaml", "apps/api/a.yaml", "other/a.yaml"});
  Folders folders(run);
  EXPECT_TRUE(folders.are_near(0, 1));
  EXPECT_TRUE(folders.are_near(0, 2));
  EXPECT_TRUE(folders.are_near(2, 3));
  EXPECT_FALSE(folders.are_near(0, 3));
  EXPECT_FALSE(folders.are_near(0, 4));
  EXPECT_EQ(folders.folder_of(0), folders.folder_of(1));
}

TEST(Folders, MarksSpreadToWhatIsNearAndAround) {
  auto run = run_of({"apps/web/a.yaml", "apps/a.yaml", "apps/api/a.yaml", "other/a.yaml"});
  Folders folders(run);
  folders.mark(0, 1);
  folders.spread();
  EXPECT_EQ(folders.near(0), 1U);
  EXPECT_EQ(folders.near(1), 1U);
  EXPECT_EQ(folders.near(2), 0U);
  EXPECT_EQ(folders.around(2), 1U);
  EXPECT_EQ(folders.around(3), 0U) << "the folder above is above all files";
  EXPECT_EQ(folders.beside(1), 0U);
}

TEST(Folders, AreTheSameHoweverTheyAreNamed) {
  auto run = run_of({"/top/a/x.yaml", "/top/b/x.yaml"});
  Folders folders(run);
  folders.mark(0, 1);
  folders.spread();
  EXPECT_EQ(folders.around(1), 0U);
}

TEST(Folders, AreFoundByTheEndOfTheirPaths) {
  Folders folders(run_of({"repository/apps/prod/a.yaml", "repository/apps/prod-b/a.yaml", "x/apps/prod/b/a.yaml"}));
  EXPECT_TRUE(folders.has_folder("apps/prod"));
  EXPECT_TRUE(folders.has_folder("./apps/prod/"));
  EXPECT_TRUE(folders.has_folder("."));
  EXPECT_FALSE(folders.has_folder("pps/prod"));
  EXPECT_FALSE(folders.has_folder("apps/staging"));
}

}  // namespace
}  // namespace pave::judge::reference
