#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/sources.h"
#include "lang/function.h"
#include "lang/gotemplate/error.h"

namespace pave::lang::gotemplate {

struct Template;  // a compiled body; code.h

/// A template text, parsed and compiled once: its own body and those that it defines. Never changes, so many threads and
/// many sets may use it.
class Program {
 public:
  /// `name` is what the template is called in messages and by `template` and `include`; `source.text` must live as long as
  /// the program. Codes and words of errors are Go's (text/template/parse).
  static std::expected<std::unique_ptr<Program>, Error> compile(const base::Source& source, std::string name,
                                                                Edition edition = Edition::Helm43);
  /// The same for a text whose bytes have no places of their own (what `tpl` is given); it is copied.
  static std::expected<std::unique_ptr<Program>, Error> compile_text(std::string_view text, std::string name,
                                                                     Edition edition = Edition::Helm43);
  ~Program();

  std::string_view name() const;
  /// Its own body first.
  const std::vector<const Template*>& templates() const;

 private:
  Program();
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// The templates that can call each other. A later program's definition of a name wins, unless its body is empty (only
/// white space and comments) and there is one already, as in Go.
class TemplateSet {
 public:
  void add(const Program& program);
  /// Null: there is none.
  const Template* find(std::string_view name) const;

 private:
  std::unordered_map<std::string_view, const Template*> templates_;
};

}  // namespace pave::lang::gotemplate
