#include "judge/chart_lint/urls.h"

#include <gtest/gtest.h>

#include <string_view>

namespace pave::judge::chart_lint {
namespace {

TEST(Urls, EMailAddresses) {
  for (std::string_view good :
       {"a@example.com", "a.b+c@mail.example.co", "ü@exämple.com", "12345+name@users.noreply.github.com", "a@b.c"})
    EXPECT_TRUE(is_email(good)) << good;
  for (std::string_view bad : {"a", "a@b", "@example.com", "a b@example.com", "a..b@example.com", "a@example.c0m1",
                               "a@-example.com", "a@example.com, b@example.com"})
    EXPECT_FALSE(is_email(bad)) << bad;
}

TEST(Urls, WebAddresses) {
  for (std::string_view good :
       {"https://example.com", "example.com/path", "http://localhost:80/x", "www.example.com?x=1",
        "https://user:pass@example.com", "http://[::1]:80/", "10.0.0.1:80"})
    EXPECT_TRUE(is_web_address(good)) << good;
  for (std::string_view bad : {"", "abc", "nowhere", ".example.com", "https://", "https://exa mple.com",
                               "mailto:a@b.c d", "https://example.com:port"})
    EXPECT_FALSE(is_web_address(bad)) << bad;
}

TEST(Urls, UrlsHaveASchemeAndMayHaveAnything) {
  EXPECT_TRUE(is_url("https://example.com/a.svg"));
  EXPECT_TRUE(is_url("data:image/png;base64,AAAA"));
  EXPECT_FALSE(is_url("/logo.svg"));
  EXPECT_FALSE(is_url("example.com"));
  EXPECT_FALSE(is_url(""));
  EXPECT_FALSE(is_url("https://%zz"));
  EXPECT_FALSE(is_url("https://#example.com"));
  EXPECT_TRUE(is_url("https://example.com/a#b"));
}

}  // namespace
}  // namespace pave::judge::chart_lint
