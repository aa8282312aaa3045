#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lang/function.h"
#include "lang/gotemplate/ast.h"
#include "lang/value.h"

namespace pave::lang::gotemplate {

/// Go's name of a parameter's type: `string`, `[]interface {}`, `reflect.Value`.
std::string_view type_name(Param param);
/// Whether nil may be given for it (exec.go, canBeNil).
bool can_be_nil(Param param);
/// What it then is: a nil map, a nil slice, null. Needs can_be_nil(param).
Value zero_of(Param param);

/// Makes a value fit a parameter, or says why it doesn't (exec.go, validateType).
std::optional<std::string> fit(Value& value, Param param);

/// The value of a constant (Bool, Number, String, Nil) that stands as an argument, or why it can't stand there
/// (exec.go, evalArg). Its text is that of the node.
struct ConstantArgument {
  Value value;
  std::optional<std::string> refused;
};
ConstantArgument constant_argument(const Node& node, Param param, base::Arena& arena);

/// The value of a constant where any type will do (exec.go, idealConstant).
ConstantArgument constant(const Node& node, base::Arena& arena);

}  // namespace pave::lang::gotemplate
