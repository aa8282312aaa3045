#include "judge/file_result.h"

#include <utility>

#include "judge/inputs.h"

namespace pave::judge {

Finding file_finding(base::Diagnostic diagnostic, std::string path) {
  Finding finding{.code = diagnostic.code,
                  .severity = base::facts(diagnostic.code).severity,
                  .message = std::move(diagnostic.message)};
  finding.help = std::move(diagnostic.help);
  finding.location.path = std::move(path);
  return finding;
}

Finding nothing_to_check(std::string path, const Summary& found) {
  std::string message = "no Kubernetes manifest was found";
  if (found.kustomization_files != 0) message += ", only sources that have to be rendered first";
  if (path == kStandardInput) path = kStandardInputName;
  return file_finding({base::Code::SyntaxNothingToCheck,
                       {},
                       std::move(message),
                       "name a file or folder with YAML or JSON documents that have apiVersion and kind",
                       {}},
                      std::move(path));
}

}  // namespace pave::judge
