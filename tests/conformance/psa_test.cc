// Pod Security Standards: each pod of the reference's own fixtures, at its level and at each version it was checked with.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "doc/reader.h"
#include "judge/pod_security/judge.h"
#include "kube/list.h"
#include "kube/schema/catalog.h"
#include "tests/conformance/suite.h"

namespace pave::conformance {
namespace {

using namespace judge::pod_security;

std::string failed_checks(std::uint32_t failed) {
  std::string out;
  for (std::size_t i = 0; i < all_checks().size(); ++i)
    if ((failed >> i & 1U) != 0) out += (out.empty() ? "" : ", ") + std::string(all_checks()[i].id);
  return out.empty() ? "nothing is wrong" : out;
}

void run_case(const doc::Node& test, Judge& judge, base::Arena& arena, Suite& suite) {
  std::string_view name = test.string_at("name");
  std::string_view expect = test.string_at("expect");
  kube::Manifest pod;
  ASSERT_TRUE(kube::unpack(*test.find("pod"), arena, pod)) << name;
  ASSERT_EQ(pod.objects.size(), 1U) << name;
  for (const doc::Node& version : test.find("versions")->children()) {
    std::string text = fmt::format("{}:{}", test.string_at("level"), version.text());
    judge::Sink sink;
    std::uint32_t failed = judge.judge(pod.objects[0], parse_policy(text).value(), base::Severity::Error, sink);
    EXPECT_EQ(failed == 0, sink.remarks().empty());
    for (const judge::Remark& remark : sink.remarks()) EXPECT_TRUE(remark.diagnostic.origin.known()) << name;
    suite.record(fmt::format("{} at {}", name, version.text()), (failed != 0) == (expect == "fail"),
                 failed_checks(failed));
  }
}

TEST(Psa, Verdicts) {
  Suite suite("psa");
  if (!suite.found()) GTEST_SKIP() << suite.missing();
  const doc::Names* names = &kube::schema::Catalog::builtin().names();
  Judge judge(names);
  std::string lines = suite.read("pods.jsonl");
  for (std::string_view rest = lines; !rest.empty();) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    base::Sources sources;
    base::Arena arena;
    doc::Stream stream = doc::read(sources.add("pods.jsonl", std::string(line)), arena, {.names = names});
    ASSERT_EQ(stream.documents.size(), 1U);
    ASSERT_NE(stream.documents[0].root, nullptr);
    run_case(*stream.documents[0].root, judge, arena, suite);
  }
  suite.expect_passed();
}

}  // namespace
}  // namespace pave::conformance
