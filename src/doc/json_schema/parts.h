#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>

#include "base/arena.h"
#include "base/pattern.h"
#include "doc/json_schema/decimal.h"
#include "doc/json_schema/document.h"
#include "doc/json_schema/program.h"
#include "doc/json_schema/schema.h"

namespace pave::doc::json_schema {

/// Everything that a program's schemas refer to.
struct Program::Parts {
  base::Arena arena;
  std::deque<base::Pattern> patterns;
  std::deque<Decimal> numbers;
  std::map<std::string, std::unique_ptr<Document>, std::less<>> documents;
  const Schema* root = nullptr;
};

/// The part of compile() that the meta-schemas need, which live in programs of their own.
std::expected<std::unique_ptr<Program::Parts>, SchemaError> compile_parts(const Node& schema, std::string_view url,
                                                                          const CompileOptions& options);

/// `http://json-schema.org/draft-07/schema#/properties/type`, as the library names a schema.
std::string location(const Schema& schema);

}  // namespace pave::doc::json_schema
