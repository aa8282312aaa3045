#include <array>
#include <string>
#include <utility>

#include "base/clock.h"
#include "base/files.h"
#include "cli/fetch_flag.h"
#include "cli/flags.h"
#include "cli/lint_flags.h"
#include "cli/say.h"
#include "cli/verb.h"
#include "judge/lint.h"

namespace pave::cli {
namespace {

constexpr std::array kExamples = {
    Example{"pave lint charts/web", "one chart"},
    Example{"pave lint charts/web -f values-prod.yaml --strict", "with other values; warnings fail, too"},
    Example{"pave lint charts/shop --fetch", "what it depends on is downloaded when it is not there"},
    Example{"pave lint --ignore chart/recommended", "all charts below the current folder, one rule left out"},
};

int run_lint(const Arguments& arguments, Context& context) {
  auto command = read_lint(arguments);
  if (!command) return fail("pave lint", {{command.error()}}, context);
  command->options.find_dependency = dependency_finder(context, arguments.has("--fetch"));
  std::uint64_t started = base::monotonic_microseconds();
  judge::LintResult result = judge::lint(base::disk(), command->options);
  if (!result.missing.empty()) return fail("pave lint", result.missing, context);
  result.summary.microseconds = base::monotonic_microseconds() - started;
  if (command->quiet)
    std::erase_if(result.findings, [](const judge::Finding& one) { return one.severity == base::Severity::Info; });
  return report_check(command->report, std::move(result.findings), result.summary, context);
}

}  // namespace

constinit const Verb kLintVerb = {
    .name = "lint",
    .arguments = "[CHART...]",
    .summary = "Say what is wrong with Helm charts, and more than \"helm lint\" does",
    .details =
        "CHART is the folder of a chart, an archive (.tgz), or a folder with charts in it; without one the current "
        "folder "
        "is looked through. Each chart is rendered with its default values and what is given, and once more with each "
        "ci/NAME-values.yaml.\n"
        "Besides what \"helm lint\" says: values that no template reads, values that nothing declares, numbers that "
        "are "
        "printed in another form than they were written in, lines at a wrong depth, templates that are never rendered, "
        "keys that stand twice. \"pave check\" judges the objects that a chart renders to.",
    .flags = kLintFlags,
    .examples = kExamples,
    .run = run_lint,
};

}  // namespace pave::cli
