#include "judge/server/url.h"

#include <gtest/gtest.h>

namespace pave::judge::server {
namespace {

TEST(Url, IsSplit) {
  auto url = parse_url("https://user:secret@hook.example.com:8443/path?timeout=3#end");
  ASSERT_TRUE(url.has_value());
  EXPECT_EQ(url->scheme, "https");
  EXPECT_EQ(url->host, "hook.example.com:8443");
  EXPECT_EQ(url->query, "timeout=3");
  EXPECT_EQ(url->fragment, "end");
  EXPECT_TRUE(url->has_user);
}

TEST(Url, MayLackEverything) {
  for (const char* text : {"", "x", "/x", "*", "https:///x", "https:x", "mailto:a@b", "//host", "a/b:c"})
    EXPECT_TRUE(parse_url(text).has_value()) << text;
}

TEST(Url, IsRefusedAsGoDoes) {
  for (const char* text :
       {":x", "a:b/c%zz?", "https://h:8x", "https://h:1:2", "https://[::1", "https://[1.2.3.4]", "https://a[::1]",
        "https://h%41", "https://h h", "https://u^@h", "1:x/y", "/%1", "https://h/#%"})
    EXPECT_EQ(parse_url(text).has_value(), std::string_view(text) == "a:b/c%zz?") << text;
}

TEST(Url, TakesAddresses) {
  for (const char* text : {"https://[::1]:443/x", "https://[fe80::1%25eth0]/", "https://10.0.0.1", "https://h:"})
    EXPECT_TRUE(parse_url(text).has_value()) << text;
}

}  // namespace
}  // namespace pave::judge::server
