#include "lang/gotemplate/builtins/conversions.h"

#include <gtest/gtest.h>

#include "lang/gotemplate/builtins/rendered.h"

namespace pave::lang::gotemplate {
namespace {

TEST(Conversions, Numbers) {
  EXPECT_EQ(rendered(R"({{ int "3.0" }} {{ int64 "3" | typeOf }} {{ float64 "1e3" }} {{ atoi "x" }} {{ atoi "12" }})"),
            "3 int64 1000 0 12");
  EXPECT_EQ(rendered(R"({{ toDecimal "0777" }} {{ toDecimal 755 }} {{ toDecimal "9" }} {{ toDecimal nil }})"),
            "511 493 0 0");
}

TEST(Conversions, Types) {
  EXPECT_EQ(rendered(R"({{ typeOf nil }} {{ typeOf (until 1) }} {{ kindOf (semver "1") }} {{ kindOf nil }})"),
            "<nil> []int ptr invalid");
  EXPECT_EQ(rendered(R"({{ typeIs "semver.Version" (semver "1") }} {{ typeIsLike "semver.Version" (semver "1") }})"),
            "false true");
}

TEST(Conversions, DeepEqual) {
  EXPECT_EQ(result_of("deepEqual 1 1.0"), "false");
  EXPECT_EQ(result_of(R"(deepEqual (dict "a" (list 1)) (dict "a" (list 1)))"), "true");
  EXPECT_EQ(result_of("deepEqual (rest list) list"), "false");
  EXPECT_EQ(result_of(R"(deepEqual (semver "1.2") (semver "1.2"))"), "true");
  EXPECT_EQ(result_of(R"(deepEqual (semver "1.2") (semver "1.2.0"))"), "false");
}

}  // namespace
}  // namespace pave::lang::gotemplate
