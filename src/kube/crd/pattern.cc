#include "kube/crd/pattern.h"

#include <re2/re2.h>

#include <mutex>
#include <optional>

namespace pave::kube::crd {
namespace {

constexpr std::int64_t kMemory = 64 << 20;  // the default of 8 MB refuses repetitions that Go takes

/// Go knows `(?<name>...)` and not `\C`; this version of RE2 has it the other way round. Nothing: Go refuses it.
std::optional<std::string> in_re2(std::string_view text) {
  std::string out;
  bool in_class = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text[i] == '\\' && i + 1 < text.size()) {
      if (text[i + 1] == 'C') return std::nullopt;
      bool literal = text[i + 1] == 'Q';
      std::size_t end = literal ? text.find("\\E", i + 2) : i + 2;
      end = end == std::string_view::npos ? text.size() : literal ? end + 2 : end;
      out += text.substr(i + 1, end - i - 1);
      i = end - 1;
      continue;
    }
    if (in_class) {
      in_class = text[i] != ']';
    } else if (text[i] == '[') {
      in_class = true;
      // A bracket that stands first in a class belongs to it.
      if (i + 1 < text.size() && text[i + 1] == '^') out += text[++i];
      if (i + 1 < text.size() && text[i + 1] == ']') out += text[++i];
    } else if (text.substr(i).starts_with("(?<") && i + 3 < text.size() && text[i + 3] != '=' && text[i + 3] != '!') {
      out += "?P";
      ++i;
    }
  }
  return out;
}

}  // namespace

struct Pattern::Program {
  std::once_flag once;
  std::unique_ptr<re2::RE2> expression;  ///< none: Go refuses the text
};

Pattern::Pattern(std::string_view text) : text_(text), program_(std::make_unique<Program>()) {}
Pattern::~Pattern() = default;

const Pattern::Program& Pattern::program() const {
  std::call_once(program_->once, [this] {
    auto text = in_re2(text_);
    if (!text) return;
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(kMemory);
    program_->expression = std::make_unique<re2::RE2>(*text, options);
  });
  return *program_;
}

std::string Pattern::error() const {
  const Program& compiled = program();
  if (!compiled.expression) return "invalid escape sequence: \\C";
  return compiled.expression->ok() ? std::string() : compiled.expression->error();
}

bool Pattern::matches(std::string_view value) const {
  const Program& compiled = program();
  return compiled.expression && compiled.expression->ok() &&
         re2::RE2::PartialMatch(re2::StringPiece(value.data(), value.size()), *compiled.expression);
}

}  // namespace pave::kube::crd
