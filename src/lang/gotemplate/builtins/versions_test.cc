#include "lang/gotemplate/builtins/versions.h"

#include <gtest/gtest.h>

#include "lang/gotemplate/builtins/rendered.h"

namespace pave::lang::gotemplate {
namespace {

TEST(Versions, PartsOfAVersion) {
  auto of = [](std::string_view method) { return result_of(R"((semver "v1.2-rc.1+b"))" + std::string(method)); };
  EXPECT_EQ(of(""), "1.2.0-rc.1+b");
  EXPECT_EQ(of(".Major | typeOf"), "uint64");
  EXPECT_EQ(of(".Patch"), "0");
  EXPECT_EQ(of(".Prerelease"), "rc.1");
  EXPECT_EQ(of(".Metadata"), "b");
  EXPECT_EQ(of(".Original"), "v1.2-rc.1+b");
  EXPECT_EQ(of(" | toJson"), R"("1.2.0-rc.1+b")");
}

TEST(Versions, NextVersions) {
  EXPECT_EQ(result_of(R"((semver "v1.2.3-rc.1").IncPatch)"), "1.2.3");
  EXPECT_EQ(result_of(R"((semver "1.2.3").IncPatch)"), "1.2.4");
  EXPECT_EQ(result_of(R"((semver "1.2.3").IncMinor)"), "1.3.0");
  EXPECT_EQ(result_of(R"((semver "1.2.3").IncMajor | typeOf)"), "semver.Version");
  EXPECT_EQ(result_of(R"((semver "1.2.3").SetPrerelease "a.1")"), "1.2.3-a.1");
  EXPECT_EQ(result_of(R"((semver "1.2.3").SetPrerelease "a..1")"), "!invalid prerelease string");
}

TEST(Versions, Comparison) {
  EXPECT_EQ(result_of(R"((semver "1.2.3").Compare (semver "1.10.0"))"), "-1");
  EXPECT_EQ(result_of(R"((semver "1.2.3").LessThan (semver "1.2.3-a"))"), "false");
  EXPECT_EQ(result_of(R"((semver "1.2.3+a").Equal (semver "1.2.3+b"))"), "true");
  EXPECT_EQ(result_of(R"(semverCompare ">=1.21-0" "v1.31.4-gke.100")"), "true");
  EXPECT_EQ(result_of(R"(semverCompare ">=1" "x")"), "!invalid semantic version");
}

TEST(Versions, ADeepCopyIsEmpty) { EXPECT_EQ(result_of(R"(deepCopy (semver "1.2.3"))"), "0.0.0"); }

}  // namespace
}  // namespace pave::lang::gotemplate
