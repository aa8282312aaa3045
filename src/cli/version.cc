#include <fmt/format.h>

#include <array>

#include "cli/verb.h"
#include "kube/schema/catalog.h"

namespace pave::cli {
namespace {

constexpr std::array kExamples = {Example{"pave version", "`pave " PAVE_VERSION " (Kubernetes 1.33 to 1.37)`"}};

int run_version(const Arguments&, Context& context) {
  context.out.write(fmt::format("pave {} (Kubernetes 1.{} to 1.{})\n", PAVE_VERSION, kube::schema::kOldestMinor,
                                kube::schema::kNewestMinor));
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
