// Against a repository and a registry that this test serves itself, on a free port of the loopback.
#include "render/helm/repository/find_chart.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <thread>
#include <vector>

#include "base/base64.h"
#include "base/fake_archive.h"
#include "base/sha.h"
#include "render/helm/repository/fake_server.h"
#include "render/helm/repository/registry.h"

namespace pave::render::helm::repository {
namespace {

std::string digest_of(std::string_view bytes) { return base::hexadecimal(base::sha256(bytes)); }

class FindChart : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(testing::TempDir()) / ("pave_find_chart_" + std::to_string(getpid()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    places_ = find_places([this](std::string_view name) { return name == "HOME" ? folder_.string() : ""; });
    chart_ = base::FakeArchive().file("web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.2.0\n").bytes();
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& path, std::string_view text) {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::FILE* file = std::fopen(path.c_str(), "wb");
    ASSERT_NE(file, nullptr);
    std::fwrite(text.data(), 1, text.size(), file);
    std::fclose(file);
  }
  std::string index(const std::string& digest, const std::string& url = "charts/web-1.2.0.tgz") const {
    return "apiVersion: v1\nentries:\n  web:\n  - {version: 1.1.0, urls: [old.tgz]}\n  - {version: 2.0.0-rc.1, urls: "
           "[rc.tgz]}\n"
           "  - version: 1.2.0\n    digest: " +
           digest + "\n    urls: [" + url + "]\n";
  }
  void add_repository(const std::string& more = "") {
    write(places_.repository_config, "repositories:\n- name: shop\n  url: " + server_.url() + "\n" + more);
  }
  /// The path of what was found, or Pave's message.
  std::string find(ChartRequest request) {
    auto found = find_chart(request, places_, base::disk(), open_network);
    if (!found) {
      helm_ = found.error().helm;
      EXPECT_FALSE(found.error().diagnostic.help.empty());
      return found.error().diagnostic.message;
    }
    is_fetched_ = found->is_fetched;
    return found->path;
  }
  std::string bytes_of(const std::string& path) { return base::disk().read(path, 1 << 20).value_or(path); }

  FakeServer server_;
  std::filesystem::path folder_;
  Places places_;
  std::string chart_;
  std::string helm_;
  bool is_fetched_ = false;
};

TEST_F(FindChart, ReadsHelmsOwnFolders) {
  add_repository();
  write(places_.repository_cache + "/shop-index.yaml", index(digest_of(chart_)));
  EXPECT_EQ(find({.reference = "shop/web"}), "the chart web 1.2.0 is not on this machine");
  std::string cached =
      places_.content_cache + "/" + digest_of(chart_).substr(0, 2) + "/" + digest_of(chart_) + ".chart";
  write(cached, chart_);
  EXPECT_EQ(find({.reference = "shop/web"}), cached);
  EXPECT_EQ(find({.reference = "shop/web", .version = "^1.0"}), cached);
  EXPECT_EQ(find({.reference = "web", .repository_url = server_.url() + "/"}), cached);
  EXPECT_EQ(find({.reference = "web", .repository_url = "@shop"}), cached);
  write(cached, "something else");
  EXPECT_EQ(find({.reference = "shop/web"}), "the chart web 1.2.0 is not on this machine");
  write(places_.repository_cache + "/web-1.2.0.tgz", chart_);
  EXPECT_EQ(find({.reference = "shop/web"}), places_.repository_cache + "/web-1.2.0.tgz");
  EXPECT_TRUE(server_.asked().empty());
}

TEST_F(FindChart, SaysWhatIsMissing) {
  add_repository();
  EXPECT_EQ(find({.reference = "nobody/web"}),
            "Helm knows no repository \"nobody\", and there is no folder of that name");
  EXPECT_EQ(helm_, "repo nobody not found");
  EXPECT_EQ(find({.reference = "shop/web"}), "the index of the repository shop can't be read: there is no copy of it");
  write(places_.repository_cache + "/shop-index.yaml", index(digest_of(chart_)));
  EXPECT_EQ(find({.reference = "shop/web", .version = ">=3"}),
            "the repository shop has no chart \"web\" with a version of \">=3\"");
  EXPECT_EQ(find({.reference = "shop/db"}), "the repository shop has no chart \"db\"");
  EXPECT_EQ(helm_, "chart \"db\" matching  not found in shop index. (try 'helm repo update'): no chart name found");
  EXPECT_EQ(find({.reference = "https://example.com/x.tgz"}),
            "the chart https://example.com/x.tgz is not on this machine");
  EXPECT_EQ(find({.reference = "oci://example.com/x", .version = "1.0.0"}),
            "the chart oci://example.com/x is not on this machine");
  EXPECT_TRUE(server_.asked().empty());
}

TEST_F(FindChart, DownloadsOnceAndKeepsIt) {
  add_repository();
  server_.add("/index.yaml", index(digest_of(chart_)));
  server_.add("/charts/web-1.2.0.tgz", chart_);
  std::string path = find({.reference = "shop/web", .may_fetch = true});
  EXPECT_TRUE(is_fetched_);
  EXPECT_EQ(bytes_of(path), chart_);
  EXPECT_TRUE(path.starts_with(places_.pave_cache));
  write(places_.repository_cache + "/shop-index.yaml", index(digest_of(chart_)));
  EXPECT_EQ(find({.reference = "shop/web"}), path);
  EXPECT_FALSE(is_fetched_);
  EXPECT_EQ(server_.asked(), (std::vector<std::string>{"/index.yaml", "/charts/web-1.2.0.tgz"}));
}

TEST_F(FindChart, DownloadsAnAddressAndARepositoryThatHelmDoesNotKnow) {
  server_.add("/x/web-1.2.0.tgz", chart_);
  server_.add("/moved.tgz", "", "Location: /x/web-1.2.0.tgz\r\n", 302);
  EXPECT_EQ(bytes_of(find({.reference = server_.url() + "/moved.tgz", .may_fetch = true})), chart_);
  EXPECT_EQ(bytes_of(find({.reference = server_.url() + "/moved.tgz"})), chart_);
  server_.add("/x/index.yaml", index("", "web-1.2.0.tgz"));
  EXPECT_EQ(bytes_of(find({.reference = "web", .repository_url = server_.url() + "/x", .may_fetch = true})), chart_);
}

TEST_F(FindChart, RefusesWhatIsNotWhatTheIndexNames) {
  add_repository();
  server_.add("/index.yaml", index(digest_of("other")));
  server_.add("/charts/web-1.2.0.tgz", chart_);
  EXPECT_EQ(find({.reference = "shop/web", .may_fetch = true}),
            "the chart web 1.2.0 was downloaded and does not have the digest that the repository's index names");
  server_.add("/loop", "", "Location: /loop\r\n", 302);
  EXPECT_NE(find({.reference = server_.url() + "/loop", .may_fetch = true}).find("can't be downloaded"),
            std::string::npos);
  EXPECT_EQ(server_.asked().size(), static_cast<std::size_t>(2 + kMaxRedirects + 1));
  EXPECT_EQ(find({.reference = server_.url() + "/none.tgz", .may_fetch = true}),
            "the chart " + server_.url() + "/none.tgz can't be downloaded: the server answers 404");
  // Nobody speaks TLS there.
  EXPECT_NE(find({.reference = "https://" + server_.host() + "/x.tgz", .may_fetch = true}).find("can't be downloaded"),
            std::string::npos);
}

TEST_F(FindChart, LimitsWhatAServerCanSend) {
  server_.add("/big", std::string((std::size_t{1} << 20) + 1, 'x'));
  auto network = open_network();
  ASSERT_TRUE(network) << network.error();
  Request request;
  request.url = server_.url() + "/big";
  request.limit = std::size_t{1} << 20;
  auto answer = (*network)->get(request);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error(), "the answer is larger than 1 MiB");
}

TEST_F(FindChart, LoginsGoToTheirOwnServerOnly) {
  add_repository("  username: ann\n  password: hunter2\n");
  FakeServer other;
  std::string login = "ann:hunter2";
  std::string wanted = "Authorization: Basic ";
  base::encode_base64(login, wanted);
  server_.challenge_with("Basic realm=\"x\"");
  other.challenge_with("Basic realm=\"x\"");
  server_.add("/index.yaml", index(digest_of(chart_), other.url() + "/web-1.2.0.tgz"), "", 200, wanted);
  other.add("/web-1.2.0.tgz", chart_, "", 200, wanted);
  EXPECT_EQ(find({.reference = "shop/web", .may_fetch = true}),
            "the chart web 1.2.0 can't be downloaded: the server answers 401");
  add_repository("  username: ann\n  password: hunter2\n  pass_credentials_all: true\n");
  EXPECT_EQ(bytes_of(find({.reference = "shop/web", .may_fetch = true})), chart_);
}

TEST_F(FindChart, FillsWhatAChartDependsOn) {
  std::string root = folder_.string() + "/shop";
  write(root + "/Chart.yaml",
        "apiVersion: v2\nname: shop\nversion: 0.1.0\ndependencies:\n- name: web\n  version: ^1\n  repository: " +
            server_.url() + "\n");
  server_.add("/index.yaml", index(digest_of(chart_)));
  server_.add("/charts/web-1.2.0.tgz", chart_);
  OpenNetwork open = open_network;
  LoadOptions options;
  options.find_dependency = dependency_finder(places_, base::disk(), open, false);
  auto without = load_chart(base::disk(), root, options);
  ASSERT_FALSE(without);
  EXPECT_EQ(without.error().diagnostic.message,
            "the dependency \"web\" is not in charts/, and the index of " + server_.url() + " is not on this machine");
  EXPECT_TRUE(without.error().helm.ends_with("found in Chart.yaml, but missing in charts/ directory: web"));
  options.find_dependency = dependency_finder(places_, base::disk(), open, true);
  auto loaded = load_chart(base::disk(), root, options);
  ASSERT_TRUE(loaded) << loaded.error().helm;
  ASSERT_EQ((*loaded)->root->dependencies.size(), 1U);
  EXPECT_EQ((*loaded)->root->dependencies[0]->metadata.version, "1.2.0");
}

TEST_F(FindChart, FindsAgainWhatItDownloaded) {
  server_.add("/index.yaml", index(digest_of(chart_)));
  server_.add("/charts/web-1.2.0.tgz", chart_);
  ChartRequest request{.reference = "web", .repository_url = server_.url(), .version = "^1"};
  EXPECT_EQ(find(request), "the index of " + server_.url() + " is not on this machine");
  request.may_fetch = true;
  std::string path = find(request);
  EXPECT_EQ(bytes_of(path), chart_);
  request.may_fetch = false;
  EXPECT_EQ(find(request), path);
  EXPECT_EQ(server_.asked().size(), 2U);
}

TEST_F(FindChart, GetsANewIndexWhenHelmsCopyLacksTheVersion) {
  add_repository();
  write(places_.repository_cache + "/shop-index.yaml", "apiVersion: v1\nentries:\n  web:\n  - {version: 1.1.0}\n");
  server_.add("/index.yaml", index(digest_of(chart_)));
  server_.add("/charts/web-1.2.0.tgz", chart_);
  EXPECT_EQ(find({.reference = "shop/web", .version = "1.2.0"}),
            "the repository shop has no chart \"web\" with a version of \"1.2.0\"");
  EXPECT_EQ(bytes_of(find({.reference = "shop/web", .version = "1.2.0", .may_fetch = true})), chart_);
}

TEST_F(FindChart, LoginsOfFlagsGoToTheServerThatIsNamed) {
  FakeServer other;
  std::string wanted = "Authorization: Basic ";
  base::encode_base64("ann:hunter2", wanted);
  server_.challenge_with("Basic realm=\"x\"");
  other.challenge_with("Basic realm=\"x\"");
  server_.add("/index.yaml", index(digest_of(chart_), other.url() + "/web-1.2.0.tgz"), "", 200, wanted);
  other.add("/web-1.2.0.tgz", chart_, "", 200, wanted);
  ChartRequest request{.reference = "web", .repository_url = server_.url(), .may_fetch = true};
  EXPECT_EQ(find(request), "the index of " + server_.url() + " can't be downloaded: the server answers 401");
  request.access.identity = {.user = "ann", .password = "hunter2", .token = {}};
  EXPECT_EQ(find(request), "the chart web 1.2.0 can't be downloaded: the server answers 401");
  request.pass_credentials_all = true;
  EXPECT_EQ(bytes_of(find(request)), chart_);
  request.reference = other.url() + "/web-1.2.0.tgz";
  request.repository_url.clear();
  EXPECT_EQ(bytes_of(find(request)), chart_);
}

TEST_F(FindChart, LoginsInAddressesAreNotShown) {
  std::string address = "http://ann:hunter2@" + server_.host();
  for (bool may_fetch : {false, true}) {
    EXPECT_EQ(find({.reference = "web", .repository_url = address, .may_fetch = may_fetch}).find("hunter2"),
              std::string::npos);
    EXPECT_EQ(helm_.find("hunter2"), std::string::npos);
    EXPECT_EQ(find({.reference = address + "/web-1.0.0.tgz", .may_fetch = may_fetch}).find("hunter2"),
              std::string::npos);
    EXPECT_EQ(helm_.find("hunter2"), std::string::npos);
  }
}

TEST_F(FindChart, FillsTheVersionsOfTheLockAndAsksOnceForAllCharts) {
  for (std::string name : {"one", "two"}) {
    std::string root = folder_.string() + "/" + name;
    std::string dependency = "dependencies:\n- name: web\n  repository: " + server_.url() + "\n  version: ";
    write(root + "/Chart.yaml", "apiVersion: v2\nname: " + name + "\nversion: 0.1.0\n" + dependency + "'>=1.0.0'\n");
    write(root + "/Chart.lock", dependency + "1.2.0\n");
  }
  std::string newer = base::FakeArchive().file("web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 3.0.0\n").bytes();
  server_.add("/index.yaml", index(digest_of(chart_)) + "  - {version: 3.0.0, urls: [web-3.0.0.tgz]}\n");
  server_.add("/charts/web-1.2.0.tgz", chart_);
  server_.add("/web-3.0.0.tgz", newer);
  LoadOptions options;
  options.find_dependency = dependency_finder(places_, base::disk(), open_network, true);
  auto version = [&](const std::string& name) -> std::string {
    auto loaded = load_chart(base::disk(), folder_.string() + "/" + name, options);
    return loaded ? std::string((*loaded)->root->dependencies.at(0)->metadata.version) : loaded.error().helm;
  };
  EXPECT_EQ(version("one"), "1.2.0");
  EXPECT_EQ(version("two"), "1.2.0");
  EXPECT_EQ(server_.asked().size(), 2U);
  // A lock that is out of date does not count.
  std::string dependency = "dependencies:\n- {name: web, repository: '" + server_.url() + "', version: 0.1.0}\n";
  write(folder_.string() + "/two/Chart.lock", dependency);
  EXPECT_EQ(version("two"), "3.0.0");
}

TEST_F(FindChart, ADependencyThatCanNotBeHadIsAskedForOnce) {
  OpenNetwork open = open_network;
  Dependency dependency;
  dependency.name = "web";
  std::string url = server_.url();
  dependency.repository = url;
  auto offline = dependency_finder(places_, base::disk(), open, false);
  auto online = dependency_finder(places_, base::disk(), open, true);
  EXPECT_EQ(offline(dependency).error().code, base::Code::ChartMissingDependency);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] { EXPECT_EQ(online(dependency).error().code, base::Code::ChartNotFetched); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(server_.asked().size(), 1U);
}

/// A registry with `charts/web` in it.
class FindInRegistry : public FindChart {
 protected:
  void SetUp() override {
    FindChart::SetUp();
    manifest_ = R"({"schemaVersion": 2, "layers": [{"mediaType": "application/vnd.cncf.helm.chart.provenance.v1.prov",
      "digest": "sha256:0"}, {"mediaType": "application/vnd.cncf.helm.chart.content.v1.tar+gzip", "digest": "sha256:)" +
                digest_of(chart_) + "\"}]}";
    serve("");
  }
  void serve(const std::string& wanted) {
    server_.add("/v2/charts/web/tags/list", R"({"tags": ["1.0.0", "1.2.0_b1", "2.0.0-rc.1", "latest"]})", "", 200,
                wanted);
    for (std::string name : {std::string("1.2.0_b1"), "sha256:" + digest_of(manifest_)})
      server_.add("/v2/charts/web/manifests/" + name, manifest_, "", 200, wanted);
    server_.add("/v2/charts/web/blobs/sha256:" + digest_of(chart_), chart_, "", 200, wanted);
  }
  std::string get(std::string version, bool may_fetch = true, const std::string& more = "") {
    ChartRequest request;
    request.reference = "oci://" + server_.host() + "/charts/web" + more;
    request.version = std::move(version);
    request.may_fetch = may_fetch;
    request.is_plain_http = true;
    return bytes_of(find(request));
  }

  std::string manifest_;
};

TEST_F(FindInRegistry, GetsVersionsRangesAndDigests) {
  EXPECT_EQ(get("1.2.0+b1"), chart_);
  EXPECT_EQ(get("1.2.0+b1", false), chart_);
  EXPECT_FALSE(is_fetched_);
  EXPECT_EQ(get(""), chart_);
  EXPECT_EQ(get("~1.2"), chart_);
  EXPECT_EQ(get("", true, "@sha256:" + digest_of(manifest_)), chart_);
  EXPECT_EQ(get("~1.2", false), chart_);
  EXPECT_NE(get(">=1", false).find("is not on this machine"), std::string::npos);
  EXPECT_NE(get(">=5").find("no version is wanted by \">=5\""), std::string::npos);
  EXPECT_NE(get("3.0.0").find("has no charts/web/manifests/3.0.0"), std::string::npos);
}

TEST_F(FindInRegistry, RefusesOtherBytes) {
  server_.add("/v2/charts/web/blobs/sha256:" + digest_of(chart_), "other");
  EXPECT_NE(get("1.2.0+b1").find("the chart does not have the digest of its manifest"), std::string::npos);
  server_.add("/v2/charts/web/manifests/sha256:" + digest_of(manifest_), manifest_ + " ");
  EXPECT_NE(get("", true, "@sha256:" + digest_of(manifest_)).find("the manifest does not have the digest"),
            std::string::npos);
}

TEST_F(FindInRegistry, GetsATokenWithTheLogin) {
  std::string login = "ann:hunter2";
  std::string encoded;
  base::encode_base64(login, encoded);
  serve("Authorization: Bearer t0k3n");
  server_.challenge_with("Bearer realm=\"" + server_.url() +
                         "/token\",service=\"r\",scope=\"repository:charts/web:pull\"");
  server_.add("/token?scope=repository%3Acharts%2Fweb%3Apull&service=r", R"({"token": "t0k3n"})", "", 200,
              "Authorization: Basic " + encoded);
  std::string refused = get("1.2.0+b1");
  EXPECT_NE(refused.find("no token for"), std::string::npos);
  EXPECT_EQ(refused.find("hunter2"), std::string::npos);
  write(places_.registry_config, R"({"auths": {")" + server_.host() + R"(": {"auth": ")" + encoded + R"("}}})");
  EXPECT_EQ(get("1.2.0+b1"), chart_);
  EXPECT_EQ(get("~1.2"), chart_);
}

TEST_F(FindInRegistry, DoesNotSendALoginOverHttpForARegistryWithHttps) {
  RegistryOptions options;
  options.version = "1.0.0";
  options.access.identity = {"ann", "hunter2", ""};
  class Asking final : public Transport {
   public:
    std::expected<Response, std::string> get(const Request& request) override {
      EXPECT_TRUE(request.url.starts_with("https://"));
      EXPECT_TRUE(request.access.identity.user.empty());
      return Response{401, "", "Bearer realm=\"http://elsewhere/token\"", ""};
    }
  } asking;
  auto reference = parse_registry_reference("oci://example.com/web");
  ASSERT_TRUE(reference);
  auto chart = fetch_from_registry(asking, *reference, options);
  ASSERT_FALSE(chart);
  EXPECT_EQ(chart.error(), "example.com sends for a token to an address that is not https");
}

TEST(RegistryReference, IsTakenApart) {
  auto full = parse_registry_reference("oci://host:5000/a/b:1.2.3");
  ASSERT_TRUE(full);
  EXPECT_EQ(full->host + " " + full->repository + " " + full->tag, "host:5000 a/b 1.2.3");
  for (std::string_view wrong :
       {"oci://host", "oci://host/", "oci://host/A", "oci://host/a/../b", "oci://host/a@sha256:1", "oci://u@h/a"})
    EXPECT_FALSE(parse_registry_reference(wrong)) << wrong;
}

TEST(Places, AreThoseOfHelm) {
  std::map<std::string, std::string, std::less<>> variables = {
      {"HOME", "/h"}, {"XDG_CACHE_HOME", "/c"}, {"HELM_CONFIG_HOME", "/k"}};
  Places places = find_places([&](std::string_view name) {
    auto found = variables.find(name);
    return found == variables.end() ? std::string() : found->second;
  });
  EXPECT_EQ(places.repository_config, "/k/repositories.yaml");
  EXPECT_EQ(places.repository_cache, "/c/helm/repository");
  EXPECT_EQ(places.content_cache, "/c/helm/content");
  EXPECT_EQ(places.registry_config, "/k/registry/config.json");
  EXPECT_EQ(places.docker_config, "/h/.docker/config.json");
  EXPECT_EQ(places.pave_cache, "/c/pave");
}

TEST(RequestOf, ADependency) {
  Dependency dependency;
  dependency.name = "db";
  dependency.version = "^1";
  dependency.repository = "oci://host/charts/";
  EXPECT_EQ(request_of(dependency).reference, "oci://host/charts/db");
  dependency.repository = "@shop";
  EXPECT_EQ(request_of(dependency).reference, "db");
  EXPECT_EQ(request_of(dependency).repository_url, "@shop");
  dependency.repository = "file://../db";
  EXPECT_EQ(request_of(dependency).reference, "");
}

}  // namespace
}  // namespace pave::render::helm::repository
