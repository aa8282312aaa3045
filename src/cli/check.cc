#include <array>

#include "base/clock.h"
#include "base/files.h"
#include "cli/check_flags.h"
#include "cli/fetch_flag.h"
#include "cli/flags.h"
#include "cli/say.h"
#include "cli/settings.h"
#include "cli/verb.h"
#include "judge/check.h"

namespace pave::cli {
namespace {

constexpr std::array kExamples = {
    Example{"pave check", "everything below the current folder"},
    Example{"pave check deploy/ --kube-version 1.36", "one folder, as a server of that version would judge it"},
    Example{"helm template ./chart | pave check -", "what another program rendered"},
    Example{"pave check --against deploy/ new-deploy/", "which changes of existing objects the server would refuse"},
    Example{"pave check charts/shop --fetch", "a chart with what it depends on, downloaded when it is not there"},
    Example{"pave check --select schema,api --format sarif", "some rules, for a code scanner"},
};

int run_check(const Arguments& arguments, Context& context) {
  auto command = read_check(arguments);
  if (!command) return fail("pave check", {{command.error()}}, context);
  command->options.find_dependency = dependency_finder(context, arguments.has("--fetch"));
  if (auto errors = load_settings(base::disk(), command->config, command->options); !errors.empty())
    return fail("pave check", errors, context);
  std::uint64_t started = base::monotonic_microseconds();
  judge::CheckResult result = judge::check(base::disk(), command->options);
  if (!result.missing.empty()) return fail("pave check", result.missing, context);
  result.summary.microseconds = base::monotonic_microseconds() - started;
  int code = report_check(*command, std::move(result.findings), result.summary, context);
  return result.failed_to_read ? kFailed : code;
}

}  // namespace

constinit const Verb kCheckVerb = {
    .name = "check",
    .arguments = "[PATH...]",
    .summary = "Judge the manifests in files and folders",
    .details =
        "Reads .yaml, .yml and .json files; a document that is a map with apiVersion and kind is judged. Files that "
        ".gitignore "
        "names are passed over, a named file never is, and - is the standard input. Without PATH the current folder is "
        "checked.",
    .flags = kCheckFlags,
    .examples = kExamples,
    .run = run_check,
};

}  // namespace pave::cli
