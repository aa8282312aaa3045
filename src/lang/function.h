#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "lang/call.h"
#include "lang/value.h"

namespace pave::lang {

/// What Go's compiler says of a parameter: an argument of another type is refused before the function is called, and
/// some are converted (an untyped constant to the number that is wanted).
enum class Param : std::uint8_t {
  Any,      ///< interface {}: everything, null too
  Reflect,  ///< reflect.Value, of the builtins of Go's templates
  String,
  Int,
  Int64,
  Int32,
  Uint32,
  Float64,
  Bool,
  AnyList,     ///< []interface {}
  StringList,  ///< []string
  AnyMap,      ///< map[string]interface {}
  StringMap,
  Bytes,
  Time,  ///< time.Time
};

/// Where a function's result came from; see docs/decisions on the source map.
enum class Treatment : std::uint8_t {
  Same,    ///< it is one of the arguments, or holds them, as they are
  Wrap,    ///< the text of the argument with something around it: the result has the argument's origin
  Parts,   ///< the function itself gives each part of the result its runs or origins
  Opaque,  ///< computed: the origin of the first argument that has one, marked as computed
};

/// Who offers a function.
enum class Group : std::uint8_t {
  Go,  ///< text/template itself
  Sprig,
  Helm,
};

/// The releases of Helm whose functions differ.
enum class Edition : std::uint8_t { Helm41, Helm43 };

/// One parameter as the manual names it.
struct Argument {
  std::string_view name;
  Param param = Param::Any;
};

/// A line of a template and what it gives.
struct Example {
  std::string_view code;
  std::string_view result;
};

/// A function of templates: everything that the engine, `pave explain function` and the manual know of it.
struct Function {
  std::string_view name;
  Group group;
  std::string_view topic;  ///< the heading in the manual: `strings`, `lists`, `dictionaries`
  std::span<const Argument> arguments;
  bool is_variadic = false;   ///< the last argument may be repeated, or left out
  std::uint8_t optional = 0;  ///< of the last arguments, how many may be left out (Go's variadic with its own check)
  Treatment treatment = Treatment::Opaque;
  std::string_view doc;  ///< one or two sentences: what it gives, when it fails
  Example example;
  std::string_view same_as = {};    ///< the function that this is another name of
  Edition since = Edition::Helm41;  ///< the first one that has it
  Value (*run)(Call&) = nullptr;
};

}  // namespace pave::lang
