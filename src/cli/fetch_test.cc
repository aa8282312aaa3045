// The verbs with --fetch, against a repository and a registry that this test serves itself on the loopback.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/fake_archive.h"
#include "base/sha.h"
#include "cli/run.h"
#include "render/helm/repository/fake_server.h"

namespace pave::cli {
namespace {

constexpr std::string_view kMap =
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Chart.Name }}-{{ .Chart.Version }}\n";

class Fetch : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "pave_fetch_" + std::to_string(getpid());
    std::filesystem::remove_all(folder_);
    places_ = render::helm::repository::find_places(
        [this](std::string_view name) { return name == "HOME" ? folder_ + "/home" : ""; });
    chart_ = archive("1.2.0");
    std::string newer = archive("2.0.0-rc.1");
    server_.add("/index.yaml",
                "apiVersion: v1\nentries:\n  web:\n" + entry("1.2.0", chart_) + entry("2.0.0-rc.1", newer));
    server_.add("/web-1.2.0.tgz", chart_);
    server_.add("/web-2.0.0-rc.1.tgz", newer);
    server_.add_to_registry("charts/web", "1.2.0", chart_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  static std::string archive(const std::string& version) {
    return base::FakeArchive()
        .file("web/Chart.yaml", "apiVersion: v2\nname: web\nversion: " + version + "\n")
        .file("web/templates/map.yaml", kMap)
        .bytes();
  }
  static std::string entry(const std::string& version, const std::string& bytes) {
    return "  - version: " + version + "\n    digest: " + base::hexadecimal(base::sha256(bytes)) + "\n    urls: [web-" +
           version + ".tgz]\n";
  }
  void write(const std::string& path, std::string_view text) {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::FILE* file = std::fopen(path.c_str(), "wb");
    ASSERT_NE(file, nullptr);
    std::fwrite(text.data(), 1, text.size(), file);
    std::fclose(file);
  }
  /// A chart that depends on `web` of that repository; its folder.
  std::string depending(const std::string& repository) {
    write(folder_ + "/shop/Chart.yaml",
          "apiVersion: v2\nname: shop\nversion: 0.1.0\ndependencies:\n- name: web\n  version: 1.x\n  repository: " +
              repository + "\n");
    write(folder_ + "/shop/templates/map.yaml", kMap);
    return folder_ + "/shop";
  }

  /// Runs the program; what it prints stays in out_ and err_.
  int run(std::vector<std::string> words) {
    Output out, err;
    Context context{out, err, {}, places_};
    std::vector<std::string_view> views(words.begin(), words.end());
    int code = cli::run(views, context);
    out_ = out.text();
    err_ = err.text();
    return code;
  }
  bool prints(std::string_view text) const { return out_.find(text) != std::string::npos; }
  bool says(std::string_view text) const { return err_.find(text) != std::string::npos; }

  render::helm::repository::FakeServer server_;
  render::helm::repository::Places places_;
  std::string folder_;
  std::string chart_;
  std::string out_;
  std::string err_;
};

TEST_F(Fetch, TemplateOfARepository) {
  std::vector<std::string> words = {"template", "a", "web", "--repo", server_.url()};
  EXPECT_EQ(run(words), kFindings);
  EXPECT_TRUE(says("error chart/not-fetched: the index of " + server_.url() + " is not on this machine")) << err_;
  EXPECT_TRUE(says("--fetch")) << err_;
  EXPECT_TRUE(server_.asked().empty());

  words.emplace_back("--fetch");
  EXPECT_EQ(run(words), kOk) << err_;
  EXPECT_TRUE(prints("# Source: web/templates/map.yaml\n")) << out_;
  EXPECT_TRUE(prints("name: web-1.2.0\n")) << out_;
  std::string first = out_;
  std::size_t asked = server_.asked().size();
  words.pop_back();
  EXPECT_EQ(run(words), kOk) << err_;
  EXPECT_EQ(out_, first);
  EXPECT_EQ(server_.asked().size(), asked);

  words.insert(words.end(), {"--devel", "--fetch"});
  EXPECT_EQ(run(words), kOk) << err_;
  EXPECT_TRUE(prints("name: web-2.0.0-rc.1\n")) << out_;
  words.insert(words.end(), {"--version", "^1"});
  EXPECT_EQ(run(words), kOk) << err_;
  EXPECT_TRUE(prints("name: web-1.2.0\n")) << out_;
  EXPECT_EQ(run({"template", "a", "shop/web", "--fetch"}), kFindings);
  EXPECT_TRUE(says("Error: repo shop not found\n")) << err_;
  write(folder_ + "/list.yaml", "repositories:\n- {name: shop, url: '" + server_.url() + "'}\n");
  EXPECT_EQ(run({"template", "a", "shop/web", "--fetch", "--repository-config", folder_ + "/list.yaml"}), kOk) << err_;
  EXPECT_EQ(run({"template", "a", server_.url() + "/web-1.2.0.tgz", "--fetch"}), kOk) << err_;
  EXPECT_TRUE(prints("name: web-1.2.0\n")) << out_;
  EXPECT_EQ(run({"template", "a", "web", "--repo", server_.url(), "--fetch", "--insecure-skip-tls-verify"}), kFindings);
  EXPECT_TRUE(says("certificates of servers are always verified")) << err_;
}

TEST_F(Fetch, TemplateOfARegistry) {
  std::string name = "oci://" + server_.host() + "/charts/web";
  EXPECT_EQ(run({"template", "a", name, "--version", "1.2.0", "--plain-http"}), kFindings);
  EXPECT_TRUE(says("error chart/not-fetched: ")) << err_;
  EXPECT_TRUE(server_.asked().empty());
  EXPECT_EQ(run({"template", "a", name, "--version", "~1", "--plain-http", "--fetch"}), kOk) << err_;
  EXPECT_TRUE(prints("name: web-1.2.0\n")) << out_;
  std::size_t asked = server_.asked().size();
  for (std::string more : {"", ":1.2.0"}) {
    EXPECT_EQ(run({"template", "a", name + more, "--version", "1.2.0"}), kOk) << err_;
    EXPECT_TRUE(prints("name: web-1.2.0\n")) << out_;
  }
  EXPECT_EQ(server_.asked().size(), asked);
}

TEST_F(Fetch, TemplateOfAChartThatDependsOnOthers) {
  for (const std::string& repository : {server_.url(), "oci://" + server_.host() + "/charts"}) {
    std::string chart = depending(repository);
    EXPECT_EQ(run({"template", "a", chart}), kFindings);
    EXPECT_TRUE(says("missing in charts/ directory: web")) << err_;
    EXPECT_EQ(run({"template", "a", chart, "--fetch", "--plain-http"}), kOk) << err_;
    EXPECT_TRUE(prints("# Source: shop/charts/web/templates/map.yaml\n")) << out_;
    EXPECT_FALSE(std::filesystem::exists(chart + "/charts"));
  }
}

TEST_F(Fetch, CheckLintAndRender) {
  std::string chart = depending(server_.url());
  EXPECT_EQ(run({"check", chart}), kFindings);
  EXPECT_TRUE(prints("error chart/missing-dependency: the dependency \"web\" is not in charts/")) << out_;
  EXPECT_TRUE(prints("run helm dependency build " + chart + "; or allow Pave to download it with --fetch")) << out_;
  EXPECT_EQ(run({"lint", chart}), kOk) << out_;
  EXPECT_TRUE(prints("warning chart/missing-dependency: ")) << out_;
  EXPECT_EQ(run({"render", chart}), kFindings);
  EXPECT_TRUE(says("error chart/missing-dependency: ")) << err_;
  EXPECT_FALSE(prints("web-1.2.0")) << out_;
  EXPECT_TRUE(server_.asked().empty());

  EXPECT_EQ(run({"render", chart, "--fetch"}), kOk) << err_;
  EXPECT_TRUE(prints("name: web-1.2.0\n")) << out_;
  EXPECT_EQ(server_.asked().size(), 2U);
  // From here on it is on this machine.
  for (std::string verb : {"check", "lint", "render"}) {
    EXPECT_EQ(run({verb, chart}), kOk) << out_ << err_;
    EXPECT_FALSE(prints("missing-dependency")) << out_;
  }
  EXPECT_EQ(run({"check", chart, "--against", chart, "--format", "json"}), kOk) << out_ << err_;
  EXPECT_EQ(server_.asked().size(), 2U);
  EXPECT_EQ(run({"check", chart, "--fetch"}), kOk) << out_;
  EXPECT_EQ(run({"lint", chart, "--fetch"}), kOk) << out_;

  server_.add("/index.yaml", "", "", 503);
  EXPECT_EQ(run({"check", chart, "--fetch"}), kFindings);
  EXPECT_TRUE(prints("error chart/not-fetched: the dependency \"web\" is not in charts/, and the index of " +
                     server_.url() + " can't be downloaded: the server answers 503"))
      << out_;
  EXPECT_EQ(run({"check", chart}), kOk) << out_;
}

}  // namespace
}  // namespace pave::cli
