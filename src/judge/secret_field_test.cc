#include <gtest/gtest.h>

#include "judge/secret.h"

namespace pave::judge {
namespace {

TEST(SecretField, IsCalledLikeOne) {
  for (const char* field :
       {"spec.password", "spec.dbPassword", "spec.db_passwords[0]", "spec.authToken", "spec.apiKey", "spec.apikey",
        "spec.API_KEY", "spec.secretAccessKey", "spec.tls.key", "spec.credentials.user", "spec.secret.text", "token"})
    EXPECT_TRUE(may_hold_secret(field)) << field;
  for (const char* field :
       {"", "spec", "spec.passwordRef", "spec.secretName", "spec.tokenExpirationSeconds", "spec.keys", "spec.publicKey",
        "spec.topologyKey", "spec.tokenRef.key", "spec.matchExpressions[0].key", "spec.monkey", "spec.secretary"})
    EXPECT_FALSE(may_hold_secret(field)) << field;
}

TEST(SecretField, IsTheValueOfAnEnvironmentVariable) {
  for (const char* field : {"spec.env", "spec.env[0]", "spec.env[0].value", "spec.extraEnv[1].valeu", "spec.env.NAME",
                            "env[0].value", "spec.envVars[0].value", "spec.env[0].value["})
    EXPECT_TRUE(may_hold_secret(field)) << field;
  for (const char* field : {"spec.env[0].name", "spec.env[0].valueFrom.fieldRef.fieldPath", "spec.environments[0].x"})
    EXPECT_FALSE(may_hold_secret(field)) << field;
}

}  // namespace
}  // namespace pave::judge
