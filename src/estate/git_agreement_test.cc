#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>

#include "estate/walk.h"

namespace pave::estate {
namespace {

namespace fs = std::filesystem;

/// Rules of every kind, put into the ignore files of a tree at random; the walk must leave out exactly what
/// `git check-ignore` names.
constexpr const char* kRules[] = {
    "a.yaml",     "*.yaml",     "/a.yaml",     "b/",       "/b",       "a/b",        "a/b/",      "**/b",
    "**/b/",      "a/**",       "a/**/c.yaml", "/**/c",    "!a.yaml",  "!b",         "!*.yaml",   "!/b/",
    "[ab].yaml",  "[!ab].yaml", "?.yaml",      "*",        "!*/",      "**",         "a*",        "*b*",
    "c/*",        "c/*/a.yaml", "\\a.yaml",    "# a.yaml", "\\#.yaml", "c.yaml  ",   "d\\ .yaml", "a.yaml\r",
    "[a",         "a\\",        "***/b",       "a/***",    "**a",      "b**/c.yaml", "!c/**",     "[[:alpha:]].yaml",
    "[a-c].yaml", "c/a[.]yaml", "a\\/b",       "/",        "!",        "//b",        "b//",       "/*",
    "!/c",        "*.y*l",      "!b.yaml",     "/a/*.yaml"};
constexpr const char* kNames[] = {"a.yaml", "b.yaml", "c.yaml", "#.yaml", "d .yaml"};
constexpr const char* kFolders[] = {"",     "a/",   "b/",     "c/",    "a/b/", "a/b/c/", "b/c/",
                                    "c/a/", "c/b/", "a/c/b/", "a/bc/", "ab/",  "ab/c/"};

class GitAgreement : public testing::Test {
 protected:
  void SetUp() override {
    if (std::system("git --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "there is no git here";
    std::string pattern = (fs::temp_directory_path() / "pave-walk-XXXXXX").string();
    root_ = mkdtemp(pattern.data());
    ASSERT_EQ(std::system((git() + "init -q").c_str()), 0);
    for (const char* folder : kFolders) {
      fs::create_directories(root_ / folder);
      for (const char* name : kNames) std::ofstream(root_ / folder / name) << "x: 1\n";
    }
  }
  void TearDown() override {
    if (!root_.empty()) fs::remove_all(root_);
  }

  /// git without the user's and the machine's own settings.
  std::string git() const {
    return "cd '" + root_.string() +
           "' && env -u GIT_DIR HOME=/nonexistent XDG_CONFIG_HOME=/nonexistent GIT_CONFIG_NOSYSTEM=1 git ";
  }

  std::set<std::string> all() const {
    std::set<std::string> paths;
    for (const char* folder : kFolders)
      for (const char* name : kNames) paths.insert(std::string(folder) + name);
    return paths;
  }

  std::set<std::string> kept_by_git() const {
    std::set<std::string> kept = all();
    std::string list = (root_ / ".git/list").string();
    {
      std::ofstream out(list);
      for (const std::string& path : kept) out << path << '\n';
    }
    FILE* pipe = popen((git() + "-c core.quotePath=false check-ignore --stdin < .git/list").c_str(), "r");
    char line[256];
    while (std::fgets(line, sizeof line, pipe) != nullptr) {
      std::string path = line;
      path.pop_back();
      EXPECT_EQ(kept.erase(path), 1U) << path;
    }
    pclose(pipe);
    return kept;
  }

  std::set<std::string> kept_by_walk() const {
    std::vector<std::string> named = {root_.string()};
    std::set<std::string> kept;
    for (const WalkedFile& file : walk(base::disk(), named).files)
      kept.insert(file.path.substr(root_.string().size() + 1));
    return kept;
  }

  fs::path root_;
};

TEST_F(GitAgreement, LeavesOutWhatGitIgnores) {
  std::mt19937 random(7);
  auto below = [&random](std::size_t limit) { return random() % limit; };
  for (int round = 0; round < 60; ++round) {
    std::string all_rules;
    for (const char* folder : kFolders) {
      fs::path path = root_ / folder / ".gitignore";
      fs::remove(path);
      if (*folder != '\0' && below(3) != 0) continue;
      std::string rules;
      for (std::size_t count = 1 + below(5); count > 0; --count)
        rules += std::string(kRules[below(std::size(kRules))]) + "\n";
      std::ofstream(path) << rules;
      all_rules += std::string(folder) + ".gitignore:\n" + rules;
    }
    std::ofstream(root_ / ".git/info/exclude") << kRules[below(std::size(kRules))] << "\n";
    std::set<std::string> ours = kept_by_walk();
    std::set<std::string> theirs = kept_by_git();
    std::string differences;
    for (const std::string& path : all())
      if (ours.contains(path) != theirs.contains(path))
        differences += path + (ours.contains(path) ? " is ignored\n" : " is kept\n");
    ASSERT_EQ(differences, "") << "by git, not by the walk, with " << all_rules;
  }
}

}  // namespace
}  // namespace pave::estate
