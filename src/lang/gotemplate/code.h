#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "lang/function.h"
#include "lang/gotemplate/ast.h"
#include "lang/value.h"

namespace pave::lang::gotemplate {

/// What a compiled template does, step by step. Operands lie on a stack; variables, and values of dot that are to come
/// back, in slots.
enum class Op : std::uint8_t {
  At,           ///< only what every instruction does first: messages name `at` from here on
  Text,         ///< writes `text`
  Push,         ///< pushes `value`
  PushDot,      ///<
  Load,         ///< pushes slot `index`
  LoadMaybe,    ///< the same; the slot may have no value, then the variable of `at` is unknown
  Fields,       ///< follows `count` names from the top of the stack
  DotFields,    ///< the same from dot
  LoadFields,   ///< the same from slot `index`
  Method,       ///< the top must have the method `names[0]`, which takes `count` values
  MethodCheck,  ///< argument `index` of the method, `count` below which its receiver lies, is of its parameter's type
  MethodCall,   ///< calls it with `count` arguments; `has_final`: and with what lies below the receiver
  Check,        ///< the top must have, or be given, the type `param`
  Call,         ///< calls `function` with `count` values; `has_final`: the first of them is its last argument
  OrElse,       ///< `and`, `or`: goes to `index` with the top when its truth is `is_or`, else drops it
  Fail,         ///< ends with the message `text`
  Store,        ///< slot `index` gets the top
  Drop,         ///< drops the top
  Unwrap,       ///< the top is no longer an interface value: nil becomes no value
  Jump,         ///< goes to `index`
  JumpIfFalse,  ///< drops the top, goes to `index` when it wasn't true
  With,      ///< drops the top, which becomes dot when it is true (slot `count` gets the old one), else goes to `index`
  SetDot,    ///< dot is slot `count` again
  Range,     ///< begins loop `count` over the top, goes to `index` when there is nothing to go over
  Next,      ///< the next element of loop `count`, then `index`; or onward after the last
  EndRange,  ///< dot is again what it was before loop `count`
  Print,     ///< writes the top
  FindTemplate,  ///< `text` must be the name of a template
  RunTemplate,   ///< runs it with the top as dot
  Return,
};

struct Instruction {
  Op op;
  bool has_final = false;
  bool is_or = false;
  bool unwraps = false;  ///< Unwrap follows
  Param param = Param::Any;
  std::uint32_t count = 0;
  std::uint32_t index = 0;
  std::uint32_t position = 0;         ///< of the action it belongs to
  const Node* at = nullptr;           ///< what messages name from here on; null: as before
  const Node* on_failure = nullptr;   ///< Call, Fields, MethodCall: what messages name when the function fails
  const BranchNode* range = nullptr;  ///< Range
  union {
    const Value* value;
    const Function* function;
    const std::string_view* names;
    const std::string_view* text;
    const TextNode* literal;
  };
};

/// Where a loop keeps the variables that it sets.
struct LoopSlots {
  static constexpr std::uint32_t kNone = 0xffff'ffff;
  std::uint32_t index = kNone;    ///< the slot that the key or index is put in
  std::uint32_t element = kNone;  ///< the slot that the element is put in
  bool has_two = false;
};

/// A template, ready to run: the body of a text, a `define` or a `block`. Lives in its Program.
struct Template {
  std::string_view name;
  std::string_view parse_name;  ///< of the text that it stands in, for messages
  std::string_view text;        ///< that text
  std::uint32_t first_place = 0;
  bool has_places = false;  ///< its bytes are numbered from first_place on
  bool is_empty = false;    ///< only white space and comments
  std::span<const Instruction> code;
  std::span<const LoopSlots> loops;
  std::uint32_t slots = 0;     ///< slot 0 is `$`
  std::uint32_t operands = 0;  ///< the most that lie on the stack at once
};

// Bits of Value::flags that mean something only while a template runs.
inline constexpr std::uint8_t kBoxed = 0x80;    ///< comes from a field or an element of type interface {}
inline constexpr std::uint8_t kUnknown = 0x40;  ///< of a slot: the variable has not been declared

}  // namespace pave::lang::gotemplate
