// Reads the lines of main.go and compares what our engine makes of each template. An argument is the name of another
// comparison with such lines.
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"
#include "lang/document.h"
#include "lang/gotemplate/program.h"
#include "lang/gotemplate/run.h"

namespace {

namespace base = pave::base;
namespace doc = pave::doc;
namespace lang = pave::lang;
namespace gotemplate = pave::lang::gotemplate;

constexpr int kShown = 20;
constexpr const char* kName = "c/a.yaml";

std::string from_hex(std::string_view hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    out += static_cast<char>(std::strtoul(std::string(hex.substr(i, 2)).c_str(), nullptr, 16));
  return out;
}

/// The text, or `!` and the error.
std::string ask(const std::string& text, const std::string& data) {
  base::Sources sources;
  base::Arena arena;
  doc::Stream stream = doc::read(sources.add("data.json", data), arena, {});
  lang::Value dot = lang::from_document(*stream.documents[0].root, lang::Numbers::Float, arena);
  auto program = gotemplate::Program::compile(sources.add(kName, text), kName);
  if (!program) return "!" + program.error().full;
  gotemplate::TemplateSet set;
  set.add(**program);
  gotemplate::Runner runner(set, arena, {});
  lang::Text out;
  if (auto error = runner.run(kName, dot, out)) return "!" + error->full;
  return std::string(out.bytes());
}

bool is_too_deep(std::string_view answer) { return answer.find("too deep") != std::string_view::npos; }

}  // namespace

int main(int argc, char** argv) {
  const char* name = argc > 1 ? argv[1] : "gotemplate";
  std::string data;
  int passed = 0;
  int failed = 0;
  std::string line;
  while (std::getline(std::cin, line)) {
    std::size_t tab = line.find('\t');
    if (line.starts_with("data\t")) {
      data = from_hex(line.substr(tab + 1));
      continue;
    }
    std::string text = from_hex(line.substr(0, tab));
    std::string_view answer = std::string_view(line).substr(tab + 1);
    std::string wanted = answer.starts_with('!') ? "!" + from_hex(answer.substr(1)) : from_hex(answer);
    if (is_too_deep(wanted)) continue;  // Helm's limit is another one than that of main.go
    std::string given = ask(text, data);
    if (given == wanted) {
      ++passed;
    } else if (++failed <= kShown) {
      std::cout << "--- " << text << "\nwanted: " << wanted << "\ngiven:  " << given << "\n";
    }
  }
  std::cout << "reference " << name << ": " << passed << " passed, " << failed << " failed\n";
  return failed == 0 ? 0 : 1;
}
