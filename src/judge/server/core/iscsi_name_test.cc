#include "judge/server/core/iscsi_name.h"

#include <gtest/gtest.h>

namespace pave::judge::server::core {
namespace {

TEST(IscsiName, QualifiedNamesHaveAMonthADomainAndMore) {
  EXPECT_TRUE(is_iscsi_name("iqn.2015-02.example.com:storage.disk1"));
  EXPECT_TRUE(is_iscsi_name("iqn.2015-02.example.com:a:b"));
  EXPECT_FALSE(is_iscsi_name("iqn.2015-02.example.com"));
  EXPECT_FALSE(is_iscsi_name("iqn.2015-02.example.com:"));
  EXPECT_FALSE(is_iscsi_name("iqn.2015-02.example.com:a b"));
  EXPECT_FALSE(is_iscsi_name("iqn.15-02.example.com:a"));
  EXPECT_FALSE(is_iscsi_name("iqn.2015-02.exa_mple:a"));
}

TEST(IscsiName, TheFormIsLookedForBehindThePrefix) { EXPECT_TRUE(is_iscsi_name("iqnx-iqn.2015-02.example:a")); }

TEST(IscsiName, NumbersHaveTheirLength) {
  EXPECT_TRUE(is_iscsi_name("eui.0123456789ABCDEF"));
  EXPECT_TRUE(is_iscsi_name("eui-0123456789ABCDEF"));
  EXPECT_FALSE(is_iscsi_name("eui.0123456789ABCDE"));
  EXPECT_FALSE(is_iscsi_name("eui0123456789ABCDEF"));
  EXPECT_TRUE(is_iscsi_name("naa.0123456789abcdef0123456789abcdef"));
  EXPECT_FALSE(is_iscsi_name("naa.0123456789abcdef"));
  EXPECT_FALSE(is_iscsi_name("disk"));
  EXPECT_FALSE(is_iscsi_name(""));
}

}  // namespace
}  // namespace pave::judge::server::core
