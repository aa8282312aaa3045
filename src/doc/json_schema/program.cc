#include "doc/json_schema/program.h"

#include "doc/json_schema/compiler.h"
#include "doc/json_schema/parts.h"
#include "doc/json_schema/run.h"
#include "doc/json_schema/url.h"

namespace pave::doc::json_schema {

Program::Program(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Program::Program(Program&&) noexcept = default;
Program& Program::operator=(Program&&) noexcept = default;
Program::~Program() = default;

std::optional<Violation> Program::validate(const Node& value) const { return run(*parts_->root, value, nullptr); }

std::string location(const Schema& schema) {
  if (schema.document == nullptr) return "urn:mem:metaschema";
  return schema.document->url + "#" + escape_pointer(pointer_to(*schema.document->root, *schema.node));
}

std::expected<std::unique_ptr<Program::Parts>, SchemaError> compile_parts(const Node& schema, std::string_view url,
                                                                          const CompileOptions& options) {
  auto parts = std::make_unique<Program::Parts>();
  Compiler compiler(*parts, options);
  if (!compiler.compile(schema, url)) return std::unexpected(compiler.error());
  return parts;
}

std::expected<Program, SchemaError> compile(const Node& schema, std::string_view url, const CompileOptions& options) {
  auto parts = compile_parts(schema, url, options);
  if (!parts) return std::unexpected(parts.error());
  return Program(std::move(*parts));
}

}  // namespace pave::doc::json_schema
