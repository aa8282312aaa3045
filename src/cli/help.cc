#include "cli/help.h"

#include <fmt/format.h>

#include <algorithm>

namespace pave::cli {
namespace {

constexpr std::size_t kWidth = 100;
constexpr std::string_view kExitCodes =
    "Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, a missing path or an I/O error.\n";

/// Appends the words in lines of kWidth columns; the first line begins where `out` ends, the others behind the indent.
void append_wrapped(std::string_view words, std::size_t indent, std::string& out) {
  std::size_t column = indent;
  bool first = true;
  while (!words.empty()) {
    std::size_t end = std::min(words.find(' '), words.size());
    std::string_view word = words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
    if (!first && column + 1 + word.size() > kWidth) {
      out += '\n';
      out.append(indent, ' ');
      column = indent;
    } else if (!first) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
    first = false;
  }
  out += '\n';
}

/// A row of two columns, the second wrapped.
void append_row(std::string_view left, std::string_view right, std::size_t left_width, std::string& out) {
  out += fmt::format("  {:<{}}  ", left, left_width);
  append_wrapped(right, left_width + 4, out);
}

std::string flag_text(const Flag& flag) {
  std::string letter = flag.letter == '\0' ? "" : fmt::format("-{}, ", flag.letter);
  return fmt::format("{}{}{}{}", letter, flag.name, flag.kind == FlagKind::Switch ? "" : " ", flag.value);
}

void append_flags(const Verb& verb, std::string& out) {
  std::size_t width = 10;
  for (const Flag& flag : verb.flags)
    if (!flag.is_hidden) width = std::max(width, flag_text(flag).size());
  out += "\nFlags:\n";
  for (const Flag& flag : verb.flags)
    if (!flag.is_hidden) append_row(flag_text(flag), flag.help, width, out);
  append_row("-h, --help", "this text", width, out);
}

}  // namespace

std::string program_help() {
  std::string out =
      "Pave reads the repository in which you keep your Kubernetes manifests and says what is wrong, where, and how to "
      "mend it.\n\n";
  out += "Usage: pave VERB [arguments] [flags]\n\nVerbs:\n";
  std::size_t width = 0;
  for (const Verb* verb : all_verbs()) width = std::max(width, verb->name.size());
  for (const Verb* verb : all_verbs()) append_row(verb->name, verb->summary, width, out);
  out += "\n\"pave VERB --help\" tells more, with examples.\n\n";
  out += kExitCodes;
  return out;
}

std::string verb_help(const Verb& verb) {
  std::string out = fmt::format("{}.\n\nUsage: pave {}{}{} [flags]\n", verb.summary, verb.name,
                                verb.arguments.empty() ? "" : " ", verb.arguments);
  for (std::string_view left = verb.details; !left.empty();) {
    std::size_t end = std::min(left.find('\n'), left.size());
    out += '\n';
    append_wrapped(left.substr(0, end), 0, out);
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  append_flags(verb, out);
  std::size_t width = 0;
  for (const Example& example : verb.examples) width = std::max(width, example.command.size());
  out += verb.examples.size() == 1 ? "\nExample:\n" : "\nExamples:\n";
  for (const Example& example : verb.examples) append_row(example.command, example.meaning, width, out);
  return out;
}

}  // namespace pave::cli
