#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/files.h"
#include "base/sources.h"
#include "lang/value.h"

namespace pave::render::helm {

/// The flags that set values; each has its own reading of `key=value`.
enum class SetKind : std::uint8_t {
  Json,     ///< --set-json: values are JSON
  Typed,    ///< --set: true, false, null and integers have their type
  String,   ///< --set-string: all are strings
  File,     ///< --set-file: a value is the path of a file, whose bytes become the string
  Literal,  ///< --set-literal: everything behind the first `=` is the string
};

/// `--set-json`.
std::string_view flag_name(SetKind kind);

inline constexpr std::int64_t kMaxSetIndex = 65536;  ///< the largest index in brackets (Helm's)
inline constexpr int kMaxSetNames = 30;              ///< names behind each other with dots between (Helm's)
inline constexpr int kMaxSetDepth = 500;             ///< names and indexes inside each other; Helm has no limit here

struct SetError {
  std::string helm;  ///< the text of Helm's error; empty for --set-json, where Helm says only that it failed
  base::Diagnostic diagnostic;
};

/// What the flags need beside their text.
struct SetContext {
  base::Arena& arena;        ///< of the values
  base::Sources& sources;    ///< takes the files of --set-file
  const base::Files& files;  ///< for --set-file
};

/// Sets in `into` what the text of one flag says, as helm.sh/helm/v4/pkg/strvals does (ParseInto, ParseIntoString,
/// ParseJSON, ParseIntoFile, ParseLiteralInto); maps and lists that are there are changed in place. Integers of --set are
/// int64, numbers of --set-json float64. The text must live as long as the values. Keys and values have their place in
/// the flag, values of --set-file the beginning of the file. None: all went well; after an error `into` holds what came
/// before it.
std::optional<SetError> parse_set(SetKind kind, const base::Source& flag, lang::Map& into, const SetContext& context);

}  // namespace pave::render::helm
