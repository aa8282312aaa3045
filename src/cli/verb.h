#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "cli/output.h"
#include "render/helm/repository/places.h"

namespace pave::cli {

class Arguments;

inline constexpr int kOk = 0;
inline constexpr int kFindings = 1;  ///< something at or above --fail-on
inline constexpr int kFailed = 2;    ///< usage, a missing path, an I/O error

/// What the program knows of the world around it. Only main() asks the system.
struct Terminal {
  bool is_terminal = false;  ///< standard output is one that shows colours
  bool no_color = false;     ///< NO_COLOR is set and not empty (https://no-color.org)
  std::size_t width = 100;   ///< columns
};

/// Where a verb reads its surroundings and writes: `out` is the answer, `err` everything that is said about the run.
struct Context {
  Output& out;
  Output& err;
  Terminal terminal;
  render::helm::repository::Places places = {};  ///< where charts of repositories lie
};

enum class FlagKind : std::uint8_t {
  Switch,    ///< takes no value
  Value,     ///< the last one counts
  List,      ///< may be repeated; each value may be several, with commas between them
  Repeated,  ///< may be repeated; each value is one
  Optional,  ///< of drop-in verbs: a value only behind `=`, as in `--wait=legacy`
};

/// Whose rules a command line is read by.
enum class Reading : std::uint8_t {
  Pave,   ///< parse_flags
  PFlag,  ///< parse_pflags: as the programs do that a drop-in verb stands in for
};

/// One flag, a row of a verb's table: what the parser accepts and what --help prints.
struct Flag {
  std::string_view name;  ///< with its dashes: `--select`
  FlagKind kind;
  std::string_view value;  ///< how --help names the value: `RULE,...`; empty for a switch
  std::string_view help;
  std::span<const std::string_view> choices = {};  ///< all allowed values; empty: any
  char letter = '\0';                              ///< `f` for `-f`
  bool is_hidden = false;                          ///< --help does not list it: it is taken and changes nothing
};

struct Example {
  std::string_view command;
  std::string_view meaning;
};

/// One verb of the program: constant data.
struct Verb {
  std::string_view name;
  std::string_view arguments;  ///< how --help names them: `[PATH...]`; empty: takes none
  std::string_view summary;    ///< one line
  std::string_view details;    ///< paragraphs for --help; may be empty
  std::span<const Flag> flags;
  std::span<const Example> examples;
  int (*run)(const Arguments& arguments, Context& context);
  Reading reading = Reading::Pave;
};

/// All verbs, in the order of `pave --help`.
std::span<const Verb* const> all_verbs();

extern const Verb kCheckVerb;
extern const Verb kRenderVerb;
extern const Verb kTemplateVerb;
extern const Verb kLintVerb;
extern const Verb kRulesVerb;
extern const Verb kExplainVerb;
extern const Verb kVersionVerb;

}  // namespace pave::cli
