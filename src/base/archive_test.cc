#include "base/archive.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "base/fake_archive.h"

namespace pave::base {
namespace {

/// `name=text` of every file, `name/` of folders, `name?` of other things, then the fault where there is one.
std::string contents(const std::string& bytes, std::size_t limit = 1 << 20) {
  auto reader = ArchiveReader::open(bytes);
  if (!reader) return std::string(describe(reader.error()));
  std::string out;
  while (true) {
    auto entry = reader->next();
    if (!entry) return out + std::string(describe(entry.error()));
    if (!entry->has_value()) return out;
    out += (*entry)->name;
    if ((*entry)->is_folder) {
      out += ' ';
      continue;
    }
    if (!(*entry)->is_file) out += '?';
    auto text = reader->read(limit);
    if (!text) return out + " " + std::string(describe(text.error()));
    out += "=" + *text + " ";
  }
}

class Archive : public testing::Test {
 protected:
  void SetUp() override {
    if (!can_read_archives()) GTEST_SKIP() << "libarchive is not installed";
  }
};

TEST_F(Archive, FilesFoldersAndOthers) {
  FakeArchive archive;
  archive.folder("a/")
      .file("a/x", "1")
      .file("a/empty", "")
      .entry("a/link", '2', {}, 0, "x")
      .entry("a/hard", '1', {}, 0, "a/x");
  archive.entry("pax_global_header", 'g', "20 comment=abcdefgh\n", 20).file("a/y", "2");
  EXPECT_EQ(contents(archive.bytes()), "a/ a/x=1 a/empty= a/link?= a/hard?= a/y=2 ");
}

TEST_F(Archive, NamesStayAsTheyAre) {
  std::string longer = "a/" + std::string(120, 'n') + "/h\xc3\xa9llo";
  FakeArchive archive;
  archive.file("../up", "")
      .file("/root", "")
      .file("a\\b", "")
      .file("h\xc3\xa9llo", "")
      .file("\xff", "")
      .file(longer, "");
  EXPECT_EQ(contents(archive.bytes()), "../up= /root= a\\b= h\xc3\xa9llo= \xff= " + longer + "= ");
}

TEST_F(Archive, WhatIsNoArchive) {
  EXPECT_EQ(contents(""), "it is not compressed with gzip");
  EXPECT_EQ(contents("abc"), "it is not compressed with gzip");
  EXPECT_EQ(contents("\x1f\x8b\x08"), "its bytes are damaged, or it is no tar archive");
  EXPECT_EQ(contents(stored_gzip(std::string(2000, 'x'))), "its bytes are damaged, or it is no tar archive");
  EXPECT_EQ(contents(stored_gzip(FakeArchive().file("a", "b").bytes())),
            "its bytes are damaged, or it is no tar archive");
  EXPECT_EQ(contents(FakeArchive().bytes()), "");
}

TEST_F(Archive, ATruncatedOneIsSaidToBe) {
  std::string text(200'000, 'x');
  FakeArchive archive;
  archive.file("a", "1").file("b", text);
  EXPECT_EQ(contents(archive.cut(100'000)), "a=1 b it ends too early");
  EXPECT_EQ(contents(FakeArchive().entry("a", '0', "x", 5000).cut(0)), "a it ends too early");
  // Too short to be known as an archive at all.
  EXPECT_EQ(contents(archive.file("c", "").cut(201'000)), "its bytes are damaged, or it is no tar archive");
}

TEST_F(Archive, SizesAreLimited) {
  FakeArchive archive;
  archive.file("a", "12345");
  EXPECT_EQ(contents(archive.bytes(), 5), "a=12345 ");
  EXPECT_EQ(contents(archive.bytes(), 4), "a it unpacks to more than is read");
  EXPECT_EQ(contents(FakeArchive().entry("a", '0', "x", kMaxUnpackedArchive + 1).bytes()),
            "it unpacks to more than is read");
  EXPECT_EQ(contents(FakeArchive().file("a", "x").entry("b", '0', "x", kMaxUnpackedArchive).bytes()),
            "a=x it unpacks to more than is read");
}

TEST_F(Archive, TheNumberOfFilesIsLimited) {
  FakeArchive archive;
  for (std::size_t i = 0; i <= kMaxArchiveEntries; ++i) archive.folder("a/");
  std::string bytes = archive.bytes();
  auto reader = ArchiveReader::open(bytes);
  ASSERT_TRUE(reader.has_value());
  for (std::size_t i = 0; i < kMaxArchiveEntries; ++i) ASSERT_TRUE(reader->next().has_value());
  auto next = reader->next();
  ASSERT_FALSE(next.has_value());
  EXPECT_EQ(next.error(), ArchiveFault::TooManyFiles);
}

TEST_F(Archive, ThreadsReadTheirOwn) {
  std::string bytes = FakeArchive().file("a", "h\xc3\xa9").bytes();
  std::vector<std::string> found(4);
  std::vector<std::thread> threads;
  for (std::string& text : found) threads.emplace_back([&] { text = contents(bytes); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& text : found) EXPECT_EQ(text, "a=h\xc3\xa9 ");
}

}  // namespace
}  // namespace pave::base
