#include <fmt/format.h>

#include <array>

#include "cli/kube_range.h"
#include "cli/verb.h"

namespace pave::cli {
namespace {

constexpr std::string_view kPave = "`pave " PAVE_VERSION " (Kubernetes ";
constexpr std::string_view kEnd = ")`";
constexpr std::array kExamples = {Example{"pave version", Joined<kPave, kKubeRange, kEnd>::kText}};

int run_version(const Arguments&, Context& context) {
  context.out.write(fmt::format("pave {} (Kubernetes {})\n", PAVE_VERSION, kKubeRange));
  return kOk;
}

}  // namespace

constinit const Verb kVersionVerb = {
    .name = "version",
    .arguments = "",
    .summary = "Print the version of Pave and the versions of Kubernetes whose schemas it has",
    .details = "",
    .flags = {},
    .examples = kExamples,
    .run = run_version,
};

}  // namespace pave::cli
