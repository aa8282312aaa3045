#include "judge/server/coordination/lease.h"

#include <string>

#include <fmt/format.h>

#include "judge/server/coordination/semantic_version.h"
#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::coordination {
namespace {

using base::Code;

constexpr std::string_view kOldest = "OldestEmulationVersion";

constexpr Rule kLease[] = {
    {f::leaseDurationSeconds, at_least(1)},
    {f::leaseTransitions, at_least(0)},
};

void judge_version(Value version) {
  if (!version.text().empty() && !SemanticVersion::parse(version.text()))
    version.say(Code::ServerBadFormat, fmt::format("{} is not a semantic version", quoted(version.text())),
                "write major, minor and patch, `1.36.0`");
}

void not_older(Value spec) {
  auto binary = SemanticVersion::parse(spec[f::binaryVersion].text());
  auto emulated = SemanticVersion::parse(spec[f::emulationVersion].text());
  if (binary && emulated && *binary < *emulated)
    spec[f::binaryVersion].say(Code::ServerConflict, "binaryVersion is below emulationVersion",
                               "write an emulationVersion that is not above binaryVersion");
}

void judge_strategy(Value spec) {
  Value strategy = spec[f::strategy];
  Value version = spec[f::emulationVersion];
  std::string_view text = strategy.text();
  if (text == kOldest) {
    auto emulated = SemanticVersion::parse(version.text());
    if (!emulated || *emulated == SemanticVersion())
      version.say(Code::ServerRequired, fmt::format("the strategy {} needs an emulationVersion", kOldest),
                  "add \"emulationVersion\"");
  } else if (!text.empty() && (text.find('/') == std::string_view::npos || !kQualifiedName.fits(text))) {
    strategy[f::strategy].say_at(strategy, Code::ServerBadValue, fmt::format("strategy can't be {}", quoted(text)),
                                 fmt::format("write {}, or a name with a domain", kOldest));
  }
}

constexpr Rule kLeaseCandidate[] = {
    {f::leaseName, required()},
    {f::leaseName, immutable()},
    {f::emulationVersion, must(judge_version)},
    {f::binaryVersion, required()},
    {f::binaryVersion, must(judge_version)},
    {kWhole, must(not_older)},
    {f::strategy, required()},
    {kWhole, must(judge_strategy)},
};

}  // namespace

void judge_lease(Value spec) { judge(spec, kLease); }
void judge_lease_candidate(Value spec) { judge(spec, kLeaseCandidate); }

}  // namespace pave::judge::server::coordination
