#include "cli/settings.h"

#include <gtest/gtest.h>

#include "base/fake_files.h"

namespace pave::cli {
namespace {

TEST(Settings, AreThoseOfTheNearestFolderAbove) {
  base::FakeFiles files;
  files.add("/here/pave.yaml", "outside: [{kind: Secret, name: top}]\n");
  files.add("/here/apps/pave.yaml", "outside: [{kind: Secret, name: apps}]\n");
  files.add("/here/apps/shop/a.yaml", "");
  files.add("/here/other/a.yaml", "");
  judge::CheckOptions options;
  options.paths = {"apps/shop"};
  EXPECT_TRUE(load_settings(files, "", options).empty());
  ASSERT_EQ(options.outside.size(), 1U);
  EXPECT_EQ(options.outside[0].name, "apps");
  options.paths = {"other/a.yaml"};
  EXPECT_TRUE(load_settings(files, "", options).empty());
  EXPECT_EQ(options.outside[0].name, "top");
}

TEST(Settings, OfTwoFilesOneMustBeChosen) {
  base::FakeFiles files;
  files.add("a/pave.yaml", "");
  files.add("b/pave.yaml", "");
  judge::CheckOptions options;
  options.paths = {"b", "a"};
  EXPECT_EQ(load_settings(files, "", options),
            (std::vector<std::string>{
                "both a/pave.yaml and b/pave.yaml apply to what is checked; say which with --config FILE"}));
  EXPECT_TRUE(load_settings(files, "b/pave.yaml", options).empty());
  EXPECT_EQ(load_settings(files, "c.yaml", options).size(), 1U);
}

TEST(Settings, AreNotLookedForAboveTheRepository) {
  base::FakeFiles files;
  files.add("/here/pave.yaml", "nonsense: 1\n");
  files.add("/here/repository/.git/HEAD", "");
  files.add("/here/repository/apps/a.yaml", "");
  judge::CheckOptions options;
  options.paths = {"repository/apps"};
  EXPECT_TRUE(load_settings(files, "", options).empty());
}

}  // namespace
}  // namespace pave::cli
