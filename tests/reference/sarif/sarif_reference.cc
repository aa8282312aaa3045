// Prints a report with every member that a report can have: `sarif_reference json|sarif`.
#include <cstdio>
#include <string>
#include <string_view>

#include "show/format.h"
#include "show/sample.h"

int main(int argc, char** argv) {
  auto format = pave::show::parse_format(argc == 2 ? std::string_view(argv[1]) : std::string_view());
  if (!format) return 2;
  std::string out;
  pave::show::write_report(*format, pave::show::sample_findings(), {.files = 3, .objects = 4}, {.show_allowed = true},
                           "1.2.3", out);
  return std::fwrite(out.data(), 1, out.size(), stdout) == out.size() ? 0 : 1;
}
