#pragma once

#include <string>
#include <string_view>

#include "lang/value.h"

namespace pave::lang {

class Call;

/// A value with fields and methods of its own, as Go structs have them: the files of a chart, a point in time, a version.
/// Lives in an arena, so it holds only trivially destructible things.
class Object {
 public:
  /// `time.Time`, `*semver.Version`, `engine.files`.
  virtual std::string_view type_name() const = 0;
  /// `struct`, `ptr`, `map`, `slice`.
  virtual std::string_view kind_name() const = 0;
  virtual bool is_true() const { return true; }
  virtual bool has_field(std::string_view) const { return false; }
  /// Needs has_field(name).
  virtual Value field(std::string_view, base::Arena&) const { return {}; }
  virtual bool has_method(std::string_view) const { return false; }
  /// Needs has_method(name). Arguments are those written behind the name; errors go to the call.
  virtual Value call(std::string_view, Call&) const { return {}; }
  /// As a map (keys to values) for `range`, `len`, `index` and the printers of maps; null: it is none.
  virtual Map* as_map(base::Arena&) const { return nullptr; }
  /// As `%v` prints it (its String method, or Go's form of the struct).
  virtual void print(std::string& out) const = 0;
  /// As an action of a template writes it, where that differs: Go's templates print what a pointer leads to, and use the
  /// String method of a pointer where they can make one.
  virtual void print_action(std::string& out) const { print(out); }
  /// As encoding/json writes it, which is also what toYaml starts from.
  virtual void write_json(std::string& out) const = 0;
  /// Why encoding/json refuses it, in the words of Go's error; empty: it doesn't.
  virtual std::string json_problem() const { return {}; }
  /// What reflect.DeepEqual says of two of the same type; `other` has this type_name().
  virtual bool equals(const Object& other) const { return this == &other; }
  /// What copystructure makes of it (`deepCopy`): fields that Go's reflection can't set come out empty.
  virtual const Object* copied(base::Arena&) const { return this; }

 protected:
  ~Object() = default;
};

}  // namespace pave::lang
