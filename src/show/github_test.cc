#include "show/github.h"

#include <gtest/gtest.h>

#include "show/sample.h"

namespace pave::show {
namespace {

std::string github(std::vector<judge::Finding> findings, bool show_allowed = false) {
  std::string out;
  write_github(findings, {.files = 1, .objects = 1, .microseconds = 5}, show_allowed, out);
  return out;
}

TEST(Github, WritesACommandForEachFinding) {
  judge::Finding finding = sample_findings()[1];
  finding.location.path = "a:b,c.yaml";
  finding.help = "50%\nof it";
  EXPECT_EQ(
      github({finding}),
      "::error file=a%3Ab%2Cc.yaml,line=7,col=3,title=schema/unknown-field::unknown field \"replcas\"%0A50%25%0Aof it"
      "%0ADeployment shop/cart, spec.replcas\n1 error: 1 object of 1 file checked\n");
}

TEST(Github, CallsAnInfoANotice) {
  EXPECT_TRUE(github({sample_findings()[0]}).starts_with("::notice title=schema/not-checked::no schema for Widget\n"));
}

TEST(Github, GroupsAsTheTextDoes) {
  std::vector<judge::Finding> findings(3, sample_findings()[1]);
  findings[1].object.name = "other";
  findings[2].object.name = "third";
  std::string out = github(findings);
  EXPECT_EQ(out.find("::error"), out.rfind("::error"));
  EXPECT_NE(out.find("%0Asame in 2 more objects: Deployment shop/other, Deployment shop/third\n"), std::string::npos)
      << out;
}

TEST(Github, ALineOfTheInputCanNotBecomeACommand) {
  judge::Finding finding = sample_findings()[0];
  finding.message = "x\n::set-env name=A::b\r\n::error::c";
  std::string out = github({finding});
  EXPECT_EQ(out.find("\n::"), std::string::npos) << out;
}

TEST(Github, ShowsAllowedFindingsAsNotices) {
  EXPECT_EQ(github({sample_findings()[3]}).find("::"), std::string::npos);
  EXPECT_TRUE(github({sample_findings()[3]}, true)
                  .starts_with("::notice file=pod.yaml,line=3,col=1,title=pod-security/baseline::host "
                               "network%0APod%0Aallowed: reads all traffic\n"));
}

}  // namespace
}  // namespace pave::show
