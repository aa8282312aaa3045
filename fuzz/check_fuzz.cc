// Any text as a file, from reading to the reports: whatever is found, JSON and SARIF stay JSON, no control character
// reaches the text, and the report is the same when it is made again.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "base/fake_files.h"
#include "doc/reader.h"
#include "judge/check.h"
#include "show/format.h"

namespace {

using pave::show::Format;

void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

std::string report(const pave::base::Files& files, Format format) {
  pave::judge::CheckOptions options;
  options.paths = {"-"};
  options.threads = 1;
  pave::judge::CheckResult result = pave::judge::check(files, options);
  pave::show::sort_findings(result.findings);
  std::string out;
  pave::show::write_report(format, result.findings, result.summary, {}, "0", out);
  return out;
}

bool is_one_document(std::string text) {
  pave::base::Sources sources;
  pave::base::Arena arena;
  pave::doc::Stream stream = pave::doc::read(sources.add("report", std::move(text)), arena, {});
  return stream.documents.size() == 1 && stream.documents[0].root != nullptr;
}

bool has_control_character(std::string_view text) {
  for (char c : text)
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n') return true;
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pave::base::FakeFiles files;
  files.set_standard_input(std::string(reinterpret_cast<const char*>(data), size));
  demand(is_one_document(report(files, Format::Json)), "the JSON report is JSON");
  demand(is_one_document(report(files, Format::Sarif)), "the SARIF report is JSON");
  std::string text = report(files, Format::Text);
  demand(!has_control_character(text), "the text has no control characters");
  demand(text == report(files, Format::Text), "the same input gives the same report");
  report(files, Format::Github);
  return 0;
}
