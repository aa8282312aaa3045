#include "judge/hides_field.h"

#include <gtest/gtest.h>

namespace pave::judge {
namespace {

TEST(HidesField, SecretsValuesOfVariablesAndWhatIsNamedLikeOne) {
  EXPECT_TRUE(hides_field("Secret", "stringData.a", "x"));
  EXPECT_TRUE(hides_field("Pod", "spec.containers[0].env[0].value", "x"));
  EXPECT_TRUE(hides_field("ConfigMap", "data.dbPassword", "x"));
  EXPECT_TRUE(hides_field("ConfigMap", "data[db.password]", "x"));
  EXPECT_TRUE(hides_field("ConfigMap", "metadata.annotations[example.com/token]", "x"));
  EXPECT_TRUE(hides_field("ConfigMap", "data.config", "a: 1\n  password: x\n"));
  EXPECT_TRUE(hides_field("Pod", "spec.containers[0].args[0]", "--password=x"));
  EXPECT_FALSE(hides_field("ConfigMap", "data.color", "red"));
  EXPECT_FALSE(hides_field("ConfigMap", "data[color.txt]", "red"));
  EXPECT_FALSE(hides_field("Pod", "spec.containers[0].env[0].name", "PASSWORD"));
}

}  // namespace
}  // namespace pave::judge
