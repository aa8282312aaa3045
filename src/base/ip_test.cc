#include "base/ip.h"

#include <gtest/gtest.h>

namespace pave::base {
namespace {

std::string canonical(std::string_view text) {
  auto ip = parse_ip(text);
  return ip ? ip->text() : "-";
}

std::string network(std::string_view text) {
  auto cidr = parse_cidr(text);
  return cidr ? cidr->text() : "-";
}

TEST(Ip, TextsAreThoseOfGo) {
  EXPECT_EQ(canonical("10.1.2.3"), "10.1.2.3");
  EXPECT_EQ(canonical("010.001.002.003"), "10.1.2.3");
  EXPECT_EQ(canonical("::"), "::");
  EXPECT_EQ(canonical("::1"), "::1");
  EXPECT_EQ(canonical("FE80:0:0:0:0:0:0:0abc"), "fe80::abc");
  EXPECT_EQ(canonical("2001:db8:0:1:0:0:0:1"), "2001:db8:0:1::1");
  EXPECT_EQ(canonical("1:0:2:0:3:0:4:0"), "1:0:2:0:3:0:4:0");
  EXPECT_EQ(canonical("1:2:3:4:5:6:0:0"), "1:2:3:4:5:6::");
  EXPECT_EQ(canonical("1::"), "1::");
  EXPECT_EQ(canonical("1:0:0:2:3:0:0:4"), "1::2:3:0:0:4");
  EXPECT_EQ(canonical("::ffff:1.2.3.4"), "1.2.3.4");
  EXPECT_EQ(canonical("64:ff9b::1.2.3.4"), "64:ff9b::102:304");
}

TEST(Ip, RefusesWhatIsNone) {
  for (const char* text : {"",
                           "1",
                           "1.2.3",
                           "1.2.3.4.5",
                           "1.2.3.256",
                           "1.2.3.",
                           ".1.2.3.4",
                           "1.2.3.-4",
                           ":",
                           ":::",
                           "1:2",
                           "1:2:3:4:5:6:7:8:9",
                           "1::2::3",
                           "1:2:3:4:5:6:7::8",
                           "12345::",
                           "g::",
                           "fe80::1%eth0",
                           "1:2:3:4:5:6:7:1.2.3.4",
                           "1.2.3.4:80",
                           "1::2:",
                           " 1.2.3.4",
                           "::1.2.3"})
    EXPECT_FALSE(parse_ip(text)) << text;
}

TEST(Ip, MarksWhatNewerCodeRefuses) {
  EXPECT_TRUE(parse_ip("10.0.0.01")->has_extra_zeros);
  EXPECT_TRUE(parse_ip("::ffff:01.0.0.1")->has_extra_zeros);
  EXPECT_TRUE(parse_ip("00001::")->has_extra_zeros);
  EXPECT_FALSE(parse_ip("0.0.0.0")->has_extra_zeros);
  EXPECT_FALSE(parse_ip("0001::")->has_extra_zeros);
  EXPECT_TRUE(parse_ip("::ffff:1.2.3.4")->is_mapped());
  EXPECT_FALSE(parse_ip("1.2.3.4")->is_mapped());
}

TEST(Ip, SpecialAddresses) {
  EXPECT_TRUE(parse_ip("0.0.0.0")->is_unspecified());
  EXPECT_TRUE(parse_ip("::")->is_unspecified());
  EXPECT_TRUE(parse_ip("127.8.0.1")->is_loopback());
  EXPECT_TRUE(parse_ip("::1")->is_loopback());
  EXPECT_TRUE(parse_ip("169.254.0.1")->is_link_local_unicast());
  EXPECT_TRUE(parse_ip("febf::1")->is_link_local_unicast());
  EXPECT_TRUE(parse_ip("224.0.0.9")->is_link_local_multicast());
  EXPECT_TRUE(parse_ip("ff02::1")->is_link_local_multicast());
  EXPECT_FALSE(parse_ip("224.0.1.9")->is_link_local_multicast());
}

TEST(Cidr, NetworksAreThoseOfGo) {
  EXPECT_EQ(network("10.1.2.3/8"), "10.0.0.0/8");
  EXPECT_EQ(network("10.0.0.0/08"), "10.0.0.0/8");
  EXPECT_EQ(network("0.0.0.0/0"), "0.0.0.0/0");
  EXPECT_EQ(network("2001:DB8::1/33"), "2001:db8::/33");
  EXPECT_EQ(network("::ffff:1.2.3.4/120"), "1.2.3.0/24");
  EXPECT_EQ(network("::ffff:1.2.3.4/64"), "::/64");
  for (const char* text :
       {"10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "10.0.0.0/8/8", "/8", "a/8"})
    EXPECT_EQ(network(text), "-") << text;
}

TEST(Cidr, MarksWhatNewerCodeRefuses) {
  EXPECT_TRUE(parse_cidr("10.0.0.0/08")->has_extra_zeros);
  EXPECT_TRUE(parse_cidr("010.0.0.0/8")->has_extra_zeros);
  EXPECT_TRUE(parse_cidr("10.0.0.1/8")->has_host_bits());
  EXPECT_FALSE(parse_cidr("10.0.0.0/8")->has_host_bits());
}

TEST(Cidr, Contains) {
  EXPECT_TRUE(parse_cidr("10.0.0.0/8")->contains(*parse_ip("10.255.0.1")));
  EXPECT_FALSE(parse_cidr("10.0.0.0/8")->contains(*parse_ip("11.0.0.1")));
  EXPECT_FALSE(parse_cidr("::/0")->contains(*parse_ip("10.0.0.1")));
  EXPECT_TRUE(parse_cidr("10.0.0.0/8")->is_larger_than(*parse_cidr("10.1.0.0/16")));
  EXPECT_FALSE(parse_cidr("10.0.0.0/8")->is_larger_than(*parse_cidr("10.0.0.0/8")));
  EXPECT_FALSE(parse_cidr("10.1.0.0/16")->is_larger_than(*parse_cidr("10.0.0.0/8")));
}

}  // namespace
}  // namespace pave::base
