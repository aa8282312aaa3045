#include "base/files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "base/fake_files.h"

namespace pave::base {
namespace {

namespace fs = std::filesystem;

/// The same tree on the real disk and on the fake one, so that the fake can be believed.
class FilesTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "pave-files-XXXXXX").string();
    root_ = mkdtemp(pattern.data());
    fs::create_directories(root_ / "tree/sub");
    write("tree/b.yaml", "kind: B\n");
    write("tree/a.yaml", "kind: A\n");
    write("tree/empty.yaml", "");
    fs::create_symlink("../a.yaml", root_ / "tree/sub/link.yaml");
    fs::create_symlink("nowhere", root_ / "tree/sub/broken.yaml");
    fs::create_symlink("loop.yaml", root_ / "tree/sub/loop.yaml");
    fake_.add_folder("/here/tree/sub");
    fake_.add("tree/b.yaml", "kind: B\n");
    fake_.add("tree/a.yaml", "kind: A\n");
    fake_.add("tree/empty.yaml", "");
    fake_.add_link("tree/sub/link.yaml", "../a.yaml");
    fake_.add_link("tree/sub/broken.yaml", "nowhere");
    fake_.add_link("tree/sub/loop.yaml", "loop.yaml");
  }
  void TearDown() override { fs::remove_all(root_); }
  void write(const std::string& path, const std::string& text) { std::ofstream(root_ / path) << text; }

  template <typename Check>
  void on_both(Check check) {
    SCOPED_TRACE("real");
    check(disk(), root_.string() + "/");
    SCOPED_TRACE("fake");
    check(fake_, std::string());
  }

  fs::path root_;
  FakeFiles fake_;
};

TEST_F(FilesTest, ReadsWholeFiles) {
  on_both([](const Files& files, const std::string& root) {
    EXPECT_EQ(files.read(root + "tree/a.yaml", 100).value(), "kind: A\n");
    EXPECT_EQ(files.read(root + "tree/a.yaml", 8).value(), "kind: A\n");
    EXPECT_EQ(files.read(root + "tree/sub/link.yaml", 8).value(), "kind: A\n");
    EXPECT_EQ(files.read(root + "tree/empty.yaml", 8).value(), "");
  });
}

TEST_F(FilesTest, SaysWhyAFileCanNotBeRead) {
  on_both([](const Files& files, const std::string& root) {
    EXPECT_EQ(files.read(root + "tree/none.yaml", 8).error().message, "the file can't be read: it does not exist");
    EXPECT_EQ(files.read(root + "tree", 8).error().message, "the file can't be read: it is a folder");
    EXPECT_EQ(files.read(root + "tree/a.yaml", 7).error().message, "the file is larger than 0 MiB");
    EXPECT_EQ(files.read(root + "tree/a.yaml", 7).error().code, Code::SyntaxLimit);
    EXPECT_EQ(files.read(root + "tree/none.yaml", 8).error().code, Code::SyntaxUnreadable);
  });
}

TEST_F(FilesTest, ListsFoldersInOrder) {
  on_both([](const Files& files, const std::string& root) {
    std::vector<FolderEntry> tree = {{"a.yaml", FileKind::Regular},
                                     {"b.yaml", FileKind::Regular},
                                     {"empty.yaml", FileKind::Regular},
                                     {"sub", FileKind::Folder}};
    EXPECT_EQ(files.list(root + "tree").value(), tree);
    std::vector<FolderEntry> sub = {
        {"broken.yaml", FileKind::Link}, {"link.yaml", FileKind::Link}, {"loop.yaml", FileKind::Link}};
    EXPECT_EQ(files.list(root + "tree/sub").value(), sub);
    EXPECT_EQ(files.list(root + "tree/none").error().message, "the folder can't be read: it does not exist");
    EXPECT_EQ(files.list(root + "tree/a.yaml").error().message, "it is not a folder");
  });
}

TEST_F(FilesTest, FollowsLinks) {
  on_both([](const Files& files, const std::string& root) {
    EXPECT_EQ(files.kind(root + "tree"), FileKind::Folder);
    EXPECT_EQ(files.kind(root + "tree/sub/link.yaml"), FileKind::Regular);
    EXPECT_EQ(files.kind(root + "tree/sub/broken.yaml"), FileKind::Missing);
    EXPECT_EQ(files.kind(root + "tree/sub/loop.yaml"), FileKind::Missing);
    EXPECT_EQ(files.real_path(root + "tree/sub/link.yaml"), files.real_path(root + "tree/a.yaml"));
    EXPECT_TRUE(files.real_path(root + "tree/sub/../a.yaml").ends_with("/tree/a.yaml"));
    EXPECT_EQ(files.real_path(root + "tree/none"), "");
  });
}

TEST_F(FilesTest, APipeIsRefusedAtOnce) {
  std::string pipe = (root_ / "pipe.yaml").string();
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(disk().kind(pipe), FileKind::Pipe);
  EXPECT_EQ(disk().read(pipe, 100).error().message, "the file can't be read: it is not a regular file");
}

TEST_F(FilesTest, APipeIsReadToItsEnd) {
  std::string pipe = (root_ / "pipe.yaml").string();
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  std::jthread writer([&pipe] { std::ofstream(pipe) << "a: 1\n"; });
  Expected<std::string> text = disk().read_pipe(pipe, 100);
  ASSERT_TRUE(text.has_value());
  EXPECT_EQ(*text, "a: 1\n");
}

TEST_F(FilesTest, ReadsFilesThatGiveNoSize) {
  Expected<std::string> text = disk().read("/proc/self/status", 1 << 20);
  ASSERT_TRUE(text.has_value());
  EXPECT_TRUE(text->starts_with("Name:"));
}

}  // namespace
}  // namespace pave::base
