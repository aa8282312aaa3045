// Reads pods with the verdicts of the reference (see main.go), one JSON object a line, and compares them with ours: which checks
// fail, in which order, for every level and version. A case is one pod at one policy.

#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "doc/reader.h"
#include "judge/pod_security/judge.h"
#include "kube/list.h"
#include "kube/schema/catalog.h"

namespace {

using namespace pave;
using namespace pave::judge::pod_security;

constexpr int kShownFailures = 10;
constexpr std::uint16_t kNewestMinor = 37;

struct Count {
  long passed = 0;
  long failed = 0;
};

std::string expected_reasons(const doc::Node& verdicts, std::string_view policy) {
  std::string out;
  const doc::Node* reasons = verdicts.find(policy);
  if (reasons != nullptr)
    for (const doc::Node& reason : reasons->children()) out += std::string(reason.text()) + "; ";
  return out;
}

std::string our_reasons(std::uint32_t failed) {
  std::string out;
  for (std::size_t i = 0; i < all_checks().size(); ++i)
    if ((failed >> i & 1U) != 0) out += std::string(all_checks()[i].reason) + "; ";
  return out;
}

void compare(const std::string& line, const doc::Names* names, Judge& judge, Count& count) {
  base::Sources sources;
  base::Arena arena;
  doc::Stream stream = doc::read(sources.add("pod.json", line), arena, {.names = names});
  const doc::Node& root = *stream.documents.at(0).root;
  kube::Manifest manifest;
  kube::unpack(*root.find("pod"), arena, manifest);
  auto check = [&](Level level, base::KubeVersion version) {
    Policy policy{level, version};
    judge::Sink sink;
    std::string ours = our_reasons(judge.judge(manifest.objects.at(0), policy, base::Severity::Error, sink));
    std::string theirs = expected_reasons(*root.find("verdicts"), policy.text());
    if (ours == theirs) {
      ++count.passed;
      return;
    }
    if (++count.failed <= kShownFailures)
      fmt::print("{}: we say [{}], the reference [{}] of {}\n", policy.text(), ours, theirs,
                 line.substr(0, line.find("\"verdicts\"")));
  };
  for (Level level : {Level::Privileged, Level::Baseline, Level::Restricted}) {
    for (std::uint16_t minor = 0; minor <= kNewestMinor; ++minor) check(level, {1, minor});
    check(level, kLatest);
  }
}

}  // namespace

int main() {
  const doc::Names* names = &kube::schema::Catalog::builtin().names();
  Judge judge(names);
  Count count;
  for (std::string line; std::getline(std::cin, line);) compare(line, names, judge, count);
  fmt::print("reference pod_security: {} passed, {} failed\n", count.passed, count.failed);
  return count.failed == 0 && count.passed > 0 ? 0 : 1;
}
