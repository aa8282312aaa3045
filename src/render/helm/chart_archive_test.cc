#include <gtest/gtest.h>

#include "base/archive.h"
#include "base/fake_archive.h"
#include "base/fake_files.h"
#include "render/helm/load.h"
#include "render/helm/loading.h"

namespace pave::render::helm {
namespace {

constexpr std::string_view kChart = "apiVersion: v2\nname: shop\nversion: 1.2.3\n";

class ChartArchive : public testing::Test {
 protected:
  void SetUp() override {
    if (!base::can_read_archives()) GTEST_SKIP() << "libarchive is not installed";
  }

  /// Names and texts of the files, or Helm's words.
  static std::string read(const base::FakeArchive& archive, HelmVersion version = HelmVersion::V4_3) {
    base::FakeFiles files;
    LoadedChart chart;
    Loading loading{files, version, chart};
    std::string bytes = archive.bytes();
    auto found = read_archive(loading, bytes, "shop.tgz");
    if (!found) return found.error().helm;
    std::string out;
    for (const PackedFile& file : *found) out += file.name + "=" + file.text + " ";
    return out;
  }
  static std::string read(std::string_view name) { return read(base::FakeArchive().file(name, "x")); }

  std::string load(const std::string& path = "shop.tgz") {
    auto loaded = load_chart(files_, path, {});
    if (!loaded) {
      diagnostic_ = loaded.error().diagnostic;
      return loaded.error().helm;
    }
    chart_ = *loaded;
    return "ok";
  }

  base::FakeFiles files_;
  base::Diagnostic diagnostic_;
  std::shared_ptr<const LoadedChart> chart_;
};

TEST_F(ChartArchive, TheFirstFolderIsTakenOff) {
  EXPECT_EQ(read(base::FakeArchive()
                     .folder("shop/")
                     .file("shop/Chart.yaml",
                           "\xef\xbb\xbf"
                           "a")
                     .file("other/x/./y", "b")
                     .entry("shop/link", '2', {}, 0, "/etc/passwd")),
            "Chart.yaml=a x/y=b link= ");
  EXPECT_EQ(read("shop\\templates\\a.yaml"), "templates/a.yaml=x ");
}

TEST_F(ChartArchive, NamesThatLeadOutAreRefused) {
  EXPECT_EQ(read("/etc/passwd"), "etc/passwd=x ");  // the first folder has no name
  EXPECT_EQ(read("shop//etc/passwd"), "chart illegally contains absolute paths");
  EXPECT_EQ(read("shop/../../x"), "chart illegally references parent directory");
  EXPECT_EQ(read("shop/..x"), "chart illegally references parent directory");
  EXPECT_EQ(read("shop\\..\\x"), "chart illegally references parent directory");
  EXPECT_EQ(read("shop/c:/x"), "chart contains illegally named files");
  EXPECT_EQ(read("shop"), "chart illegally contains content outside the base directory: \"shop\"");
  EXPECT_EQ(read("shop/."), "chart illegally contains content outside the base directory: \"shop/.\"");
  EXPECT_EQ(read("Chart.yaml/x"), "chart yaml not in base directory");
}

TEST_F(ChartArchive, SizesAreHelms) {
  EXPECT_EQ(read(base::FakeArchive().entry("shop/big", '0', "x", kMaxChartSize + 1)),
            "decompressed chart is larger than the maximum size 104857600");
  std::string six(std::size_t{6} << 20, 'x');
  EXPECT_TRUE(read(base::FakeArchive().file("shop/six", six)).starts_with("six=xxx"));
  EXPECT_EQ(read(base::FakeArchive().file("shop/six", six), HelmVersion::V4_1),
            "decompressed chart file \"shop/six\" is larger than the maximum file size 5242880");
  EXPECT_EQ(
      read(base::FakeArchive().file("shop/six", six).entry("shop/more", '0', "x", kMaxChartSize - six.size() + 1)),
      "decompressed chart is larger than the maximum size 104857600");
  EXPECT_EQ(read(base::FakeArchive()), "no files in chart archive");
}

TEST_F(ChartArchive, AChartIsLoadedFromOne) {
  std::string inner = base::FakeArchive().file("db/Chart.yaml", "name: db\nversion: 1.0.0\n").file("db/x", "").bytes();
  files_.add("shop.tgz", base::FakeArchive()
                             .file("shop/templates/b.yaml", "b")
                             .file("shop/templates/a.yaml", "a")
                             .file("shop/charts/db-1.0.0.tgz", inner)
                             .file("shop/Chart.yaml", kChart)
                             .bytes());
  ASSERT_EQ(load(), "ok");
  const Chart& chart = *chart_->root;
  ASSERT_EQ(chart.templates.size(), 2U);
  EXPECT_EQ(chart.templates[0].name, "templates/b.yaml");  // as they lie
  EXPECT_EQ(chart.templates[0].source->path, "shop.tgz/templates/b.yaml");
  ASSERT_EQ(chart.dependencies.size(), 1U);
  EXPECT_EQ(chart.dependencies[0]->path, "shop.tgz/charts/db-1.0.0.tgz");
  EXPECT_EQ(chart.dependencies[0]->metadata.name, "db");
}

TEST_F(ChartArchive, WhatIsWrongWithOneIsSaidInOurWords) {
  files_.add("shop.tgz", base::FakeArchive().file("shop/../../x", "").bytes());
  EXPECT_EQ(load(), "unable to load chart archive");
  EXPECT_EQ(diagnostic_.message, "the archive has a file \"shop/../../x\" that leads out of the chart");
  files_.add("shop.tgz", base::FakeArchive().file("shop/x", "").bytes());
  EXPECT_EQ(load(), "unable to detect chart version, no Chart.yaml found");
  std::string cut =
      base::FakeArchive().file("shop/Chart.yaml", kChart).file("shop/x", std::string(200'000, 'x')).cut(90'000);
  files_.add("shop.tgz", cut);
  EXPECT_EQ(load(), "unable to load chart archive");
  EXPECT_EQ(diagnostic_.message, "the archive can't be read: it ends too early");
  files_.add("outer/Chart.yaml", std::string(kChart));
  files_.add("outer/charts/a.tgz", cut);
  EXPECT_EQ(load("outer"), "error unpacking subchart a.tgz in shop: unexpected EOF");
  files_.add("outer/charts/a.tgz", base::FakeArchive().file("a/Chart.yaml", "apiVersion: v1\n").bytes());
  EXPECT_EQ(load("outer"), "error unpacking subchart a.tgz in shop: validation: chart.metadata.name is required");
}

TEST_F(ChartArchive, ArchivesInsideEachOtherHaveALimit) {
  std::string inner = "x";
  for (int i = 0; i <= kMaxChartDepth + 1; ++i)
    inner = base::FakeArchive().file("a/Chart.yaml", "name: a\nversion: 1.0.0\n").file("a/charts/a.tgz", inner).bytes();
  files_.add("shop.tgz", inner);
  EXPECT_TRUE(load().ends_with("too many charts inside each other"));
  EXPECT_EQ(diagnostic_.message, "more than 64 charts inside each other");
}

TEST_F(ChartArchive, ArchivesThatEachMayPassAreLimitedTogether) {
  LoadedChart chart;
  Loading loading{files_, HelmVersion::V4_3, chart};
  std::string bytes = base::FakeArchive().file("shop/a", "12345").bytes();
  loading.size = kMaxAllChartsSize - 5;
  EXPECT_TRUE(read_archive(loading, bytes, "shop.tgz").has_value());
  EXPECT_FALSE(read_archive(loading, bytes, "shop.tgz").has_value());
  files_.add("shop/a", "1");
  EXPECT_FALSE(read_folder(loading, "shop").has_value());
}

TEST_F(ChartArchive, AnArchiveOfAnotherNameIsSaidEachTime) {
  files_.add("shop/Chart.yaml", std::string(kChart) +
                                    "dependencies:\n- {name: a, version: 1.x, repository: 'https://x'}\n"
                                    "- {name: b, version: 1.x, repository: 'https://x'}\n");
  files_.add("found.tgz", base::FakeArchive().file("c/Chart.yaml", "name: c\nversion: 1.0.0\n").bytes());
  LoadOptions options{.without_missing = true, .find_dependency = [](const Dependency&) { return "found.tgz"; }};
  auto loaded = load_chart(files_, "shop", options);
  ASSERT_TRUE(loaded) << loaded.error().helm;
  ASSERT_EQ((*loaded)->missing.size(), 2U);
  EXPECT_EQ((*loaded)->missing[0].message, "the dependency is \"a\", and its repository gives \"c\"");
  EXPECT_EQ((*loaded)->missing[1].message, "the dependency is \"b\", and its repository gives \"c\"");
}

}  // namespace
}  // namespace pave::render::helm
