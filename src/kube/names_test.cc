#include "kube/names.h"

#include <gtest/gtest.h>

#include <string>

namespace pave::kube {
namespace {

TEST(Names, Dns1123Label) {
  for (std::string_view text : {"a", "web-1", "0", "1-a"}) EXPECT_TRUE(is_dns1123_label(text)) << text;
  for (std::string_view text : {"", "Web", "a.b", "-a", "a-", "a_b", "\u00e4"})
    EXPECT_FALSE(is_dns1123_label(text)) << text;
  EXPECT_TRUE(is_dns1123_label(std::string(63, 'a')));
  EXPECT_FALSE(is_dns1123_label(std::string(64, 'a')));
}

TEST(Names, Dns1123Subdomain) {
  for (std::string_view text : {"a", "web.example.com", "a.0-b"}) EXPECT_TRUE(is_dns1123_subdomain(text)) << text;
  for (std::string_view text : {"", ".", "a.", ".a", "a..b", "a.B", "a.-b"})
    EXPECT_FALSE(is_dns1123_subdomain(text)) << text;
  EXPECT_TRUE(is_dns1123_subdomain(std::string(253, 'a'))) << "parts have no limit of their own";
  EXPECT_FALSE(is_dns1123_subdomain(std::string(254, 'a')));
}

TEST(Names, Dns1035LabelBeginsWithALetter) {
  EXPECT_TRUE(is_dns1035_label("a1"));
  EXPECT_FALSE(is_dns1035_label("1a"));
  EXPECT_FALSE(is_dns1035_label(""));
}

TEST(Names, QualifiedName) {
  for (std::string_view text : {"app", "App_1.x", "example.com/App", "a/b"})
    EXPECT_TRUE(is_qualified_name(text)) << text;
  for (std::string_view text : {"", "/app", "example.com/", "a/b/c", "Example.com/app", "_a", "a-", "a b"})
    EXPECT_FALSE(is_qualified_name(text)) << text;
  EXPECT_FALSE(is_qualified_name(std::string(64, 'a')));
}

TEST(Names, LabelValue) {
  for (std::string_view text : {"", "a", "A.b_c-d"}) EXPECT_TRUE(is_label_value(text)) << text;
  for (std::string_view text : {"-", "a/b", "a b", "a-"}) EXPECT_FALSE(is_label_value(text)) << text;
}

}  // namespace
}  // namespace pave::kube
