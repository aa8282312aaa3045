#include "estate/walk.h"

#include <gtest/gtest.h>

#include "base/fake_files.h"

namespace pave::estate {
namespace {

struct WalkTest : testing::Test {
  base::FakeFiles files;

  Walk run(std::vector<std::string> named) { return walk(files, named); }
  /// The paths, named ones with a star, separated by spaces.
  std::string paths(std::vector<std::string> named) {
    std::string out;
    for (const WalkedFile& file : run(std::move(named)).files)
      out += (out.empty() ? "" : " ") + file.path + (file.named ? "*" : "");
    return out;
  }
};

TEST_F(WalkTest, FindsManifestsInTheOrderOfTheirPaths) {
  for (const char* path : {"b.yaml", "a/x.yml", "a/y.json", "a-b/z.yaml", "a.yaml", "readme.md", ".github/ci.yaml"})
    files.add(path, "");
  EXPECT_EQ(paths({"."}), ".github/ci.yaml a-b/z.yaml a.yaml a/x.yml a/y.json b.yaml");
}

TEST_F(WalkTest, PathsBeginAsTheUserWroteThem) {
  files.add("deploy/a.yaml", "");
  files.add("/other/b.yaml", "");
  EXPECT_EQ(paths({"deploy"}), "deploy/a.yaml");
  EXPECT_EQ(paths({"./deploy/"}), "deploy/a.yaml");
  EXPECT_EQ(paths({"../here/deploy"}), "../here/deploy/a.yaml");
  EXPECT_EQ(paths({"/other"}), "/other/b.yaml");
}

TEST_F(WalkTest, ANamedFileIsAlwaysTaken) {
  files.add(".gitignore", "*.txt\nbuild\n");
  files.add("a.txt", "");
  files.add("build/b.yaml", "");
  EXPECT_EQ(paths({"a.txt"}), "a.txt*");
  EXPECT_EQ(paths({"build/b.yaml"}), "build/b.yaml*");
  EXPECT_EQ(paths({"build"}), "build/b.yaml") << "a named folder too, but its files aren't named";
  EXPECT_EQ(paths({"."}), "");
}

TEST_F(WalkTest, NoFileComesTwice) {
  files.add("a/x.yaml", "");
  files.add("a/y.yaml", "");
  EXPECT_EQ(paths({"a", "./a/y.yaml", "a"}), "a/x.yaml a/y.yaml*");
}

TEST_F(WalkTest, MissingPathsAreSaid) {
  files.add("a.yaml", "");
  Walk walk = run({"nowhere", "a.yaml"});
  ASSERT_EQ(walk.missing.size(), 1U);
  EXPECT_EQ(walk.missing[0].path, "nowhere");
  EXPECT_EQ(walk.missing[0].diagnostic.message, "it does not exist");
  EXPECT_EQ(walk.files.size(), 1U);
}

TEST_F(WalkTest, UnreadableFoldersAreSaidAndTheRestIsFound) {
  files.add("a/x.yaml", "");
  files.add("b/y.yaml", "");
  files.forbid("a");
  Walk walk = run({"."});
  ASSERT_EQ(walk.unreadable.size(), 1U);
  EXPECT_EQ(walk.unreadable[0].path, "a");
  EXPECT_EQ(walk.unreadable[0].diagnostic.message, "the folder can't be read: permission denied");
  ASSERT_EQ(walk.files.size(), 1U);
  EXPECT_EQ(walk.files[0].path, "b/y.yaml");
}

TEST_F(WalkTest, IgnoreFilesAreHonouredWhereTheyStand) {
  files.add(".gitignore", "/top.yaml\nsecret*.yaml\nbuild/\n");
  files.add("sub/.gitignore", "!secret-but-kept.yaml\n/only-here.yaml\n");
  for (const char* path :
       {"top.yaml", "sub/top.yaml", "secret.yaml", "sub/secret.yaml", "sub/secret-but-kept.yaml", "build/a.yaml",
        "sub/build/a.yaml", "sub/only-here.yaml", "sub/deep/only-here.yaml", "only-here.yaml"})
    files.add(path, "");
  EXPECT_EQ(paths({"."}), "only-here.yaml sub/deep/only-here.yaml sub/secret-but-kept.yaml sub/top.yaml");
}

TEST_F(WalkTest, NothingInAnIgnoredFolderComesBack) {
  files.add(".gitignore", "build\n!build/keep.yaml\n");
  files.add("build/keep.yaml", "");
  files.add("a.yaml", "");
  EXPECT_EQ(paths({"."}), "a.yaml");
}

TEST_F(WalkTest, RulesFromTheTopOfTheRepositoryReachANamedFolder) {
  files.add(".git/HEAD", "");
  files.add(".git/info/exclude", "private.yaml\n/deploy/prod/excluded.yaml\n");
  files.add(".gitignore", "/deploy/prod/a.yaml\nall.yaml\n");
  files.add("deploy/.gitignore", "/prod/b.yaml\n");
  for (const char* name : {"a.yaml", "b.yaml", "c.yaml", "all.yaml", "private.yaml", "excluded.yaml"})
    files.add(std::string("deploy/prod/") + name, "");
  EXPECT_EQ(paths({"deploy/prod"}), "deploy/prod/c.yaml");
  EXPECT_EQ(paths({"."}), "deploy/prod/c.yaml");
}

TEST_F(WalkTest, AWorktreeSharesTheExcludeFile) {
  files.add("/repo/.git/info/exclude", "private.yaml\n");
  files.add("/repo/.git/worktrees/w/commondir", "../..\n");
  files.add(".git", "gitdir: /repo/.git/worktrees/w\n");
  files.add("private.yaml", "");
  files.add("public.yaml", "");
  EXPECT_EQ(paths({"."}), "public.yaml");
}

TEST_F(WalkTest, GitFoldersAreSkipped) {
  files.add(".git/a.yaml", "");
  files.add("module/.git/b.yaml", "");
  files.add("module/c.yaml", "");
  EXPECT_EQ(paths({"."}), "module/c.yaml");
}

TEST_F(WalkTest, LinksAreNotFollowedOutOfTheTree) {
  files.add("/outside/a.yaml", "");
  files.add("tree/own.yaml", "");
  files.add("tree/template.txt", "");
  files.add("tree/sub/again.yaml", "");
  files.add_link("tree/out.yaml", "/outside/a.yaml");
  files.add_link("tree/out-folder", "/outside");
  files.add_link("tree/twin.yaml", "own.yaml");
  files.add_link("tree/sub/up", "..");
  files.add_link("tree/nowhere.yaml", "gone.yaml");
  files.add_link("tree/text.yaml", "template.txt");
  Walk walk = run({"tree"});
  std::string found;
  for (const WalkedFile& file : walk.files) found += file.path + " ";
  EXPECT_EQ(found, "tree/own.yaml tree/sub/again.yaml tree/text.yaml ");
  EXPECT_EQ(walk.links_left, (std::vector<std::string>{"tree/nowhere.yaml", "tree/out.yaml"}));
}

TEST_F(WalkTest, ANamedLinkIsFollowed) {
  files.add("/outside/a.yaml", "");
  files.add_link("link", "/outside");
  files.add_link("link.yaml", "/outside/a.yaml");
  EXPECT_EQ(paths({"link", "link.yaml"}), "link/a.yaml link.yaml*");
}

TEST_F(WalkTest, FoldersTooDeepAreSaid) {
  std::string path;
  for (int i = 0; i <= kMaxFolderDepth; ++i) path += "d/";
  files.add(path + "a.yaml", "");
  files.add("d/b.yaml", "");
  Walk walk = run({"."});
  ASSERT_EQ(walk.files.size(), 1U);
  ASSERT_EQ(walk.unreadable.size(), 1U);
  EXPECT_EQ(walk.unreadable[0].diagnostic.code, base::Code::SyntaxLimit);
}

}  // namespace
}  // namespace pave::estate
