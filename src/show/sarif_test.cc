#include "show/sarif.h"

#include <gtest/gtest.h>

#include "show/sample.h"

namespace pave::show {
namespace {

std::string sarif(const std::vector<judge::Finding>& findings, bool show_allowed = false) {
  std::string out;
  write_sarif(findings, show_allowed, "1.2.3", out);
  return out;
}

std::size_t occurrences(const std::string& text, std::string_view what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
  return count;
}

TEST(Sarif, HasAllRulesWithTheirPages) {
  std::string out = sarif({});
  EXPECT_EQ(occurrences(out, "\"shortDescription\""), base::all_codes().size());
  EXPECT_NE(out.find("\"id\": \"schema/unknown-field\",\n              \"name\": \"SchemaUnknownField\""),
            std::string::npos)
      << out;
  EXPECT_NE(out.find("\"markdown\": \"# schema/unknown-field\\n"), std::string::npos);
  EXPECT_NE(out.find("\"results\": []"), std::string::npos);
}

TEST(Sarif, SaysWhereAndAboutWhat) {
  std::string out = sarif(sample_findings());
  EXPECT_NE(out.find(R"("physicalLocation": {
                "artifactLocation": {
                  "uri": "apps/my%20cart.yaml",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 7,
                  "startColumn": 3
                }
              },
              "logicalLocations": [
                {
                  "name": "cart",
                  "fullyQualifiedName": "apps/v1/Deployment/shop/cart",
                  "kind": "object"
                },
                {
                  "name": "spec.replcas",
                  "fullyQualifiedName": "apps/v1/Deployment/shop/cart#spec.replcas",
                  "kind": "property"
                }
              ])"),
            std::string::npos)
      << out;
  EXPECT_NE(out.find("\"uri\": \"file:///srv/b.yaml\"\n"), std::string::npos);
  EXPECT_NE(out.find("\"text\": \"first written here\""), std::string::npos);
  EXPECT_EQ(out.find("hunter2"), std::string::npos);
  EXPECT_EQ(out.find("pod-security/baseline\",\n          \"ruleIndex\""), std::string::npos) << "allowed";
}

TEST(Sarif, SuppressesAllowedFindings) {
  std::string out = sarif(sample_findings(), true);
  EXPECT_EQ(occurrences(out, "\"suppressions\""), sample_findings().size()) << "all or none";
  EXPECT_EQ(occurrences(out, "\"justification\": \"reads all traffic\""), 1U);
  EXPECT_EQ(occurrences(sarif(sample_findings()), "\"suppressions\""), 0U);
}

TEST(Sarif, NumbersFindingsThatShareAFingerprint) {
  std::vector<judge::Finding> findings = {sample_findings()[1], sample_findings()[1]};
  findings[1].location.line = 20;
  std::string out = sarif(findings);
  std::string print = "\"paveFinding/v1\": \"";
  std::size_t first = out.find(print);
  std::size_t second = out.find(print, first + 1);
  EXPECT_EQ(out.substr(first + print.size(), 17), out.substr(second + print.size(), 17));
  EXPECT_EQ(out.substr(first + print.size() + 16, 2), ":1");
  EXPECT_EQ(out.substr(second + print.size() + 16, 2), ":2");
}

}  // namespace
}  // namespace pave::show
