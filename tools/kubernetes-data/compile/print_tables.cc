#include <cctype>
#include <set>

#include "tables.h"

namespace pave::kubernetes_data {
namespace {

std::string c_string(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

template <typename... Parts>
std::string braces(const Parts&... parts) {
  std::string out;
  ((out += (out.empty() ? "{" : ",") + std::to_string(parts)), ...);
  return out + "}";
}

/// An array of constants NAME_data and a span NAME over it, with enough line breaks for a compiler's messages.
class Array {
 public:
  Array(std::string_view type, std::string_view name) : type_(type), name_(name) {}
  void add(const std::string& element) {
    body_ += element;
    body_ += ++count_ % 8 == 0 ? ",\n" : ",";
  }
  std::string data() const { return "static constexpr " + type_ + " " + name_ + "_data[] = {\n" + body_ + "\n};\n"; }
  std::string text() const {
    return data() + "constinit const std::span<const " + type_ + "> " + name_ + "{" + name_ + "_data};\n";
  }

 private:
  std::string type_;
  std::string name_;
  std::string body_;
  std::size_t count_ = 0;
};

std::string names_text(const Tables& tables) {
  Array starts("std::uint32_t", "name_starts");
  std::string bytes = "static constexpr char name_bytes_data[] =\n";
  std::size_t at = 0;
  for (const std::string& name : tables.names) {
    starts.add(std::to_string(at));
    at += name.size();
    bytes += c_string(name) + "\n";
  }
  starts.add(std::to_string(at));
  Array slots("std::uint16_t", "name_slots");
  for (std::uint16_t slot : tables.name_slots) slots.add(std::to_string(slot));
  return starts.data() + bytes + ";\n" + slots.data() +
         "constinit const doc::Names names{name_starts_data, name_bytes_data, name_slots_data};\n";
}

std::string kinds_text(const Facts& facts, const Tables& tables) {
  Array kinds("KindFacts", "kinds");
  Array groups("std::string_view", "groups");
  std::set<std::string> seen;
  for (const auto& [key, kind] : facts.kinds) {
    const auto& [group, name, version] = key;
    if (seen.insert(group).second) groups.add(c_string(group));
    unsigned type = kind.type.empty() ? 0U : tables.type_ids.at(kind.type);
    kinds.add("{" + c_string(group) + "," + c_string(version) + "," + c_string(name) + "," +
              std::to_string(kind.versions) + "," + std::to_string(type) + (kind.namespaced ? ",true," : ",false,") +
              std::to_string(kind.introduced) + "," + std::to_string(kind.deprecated) + "," +
              std::to_string(kind.removed) + "," + c_string(kind.replacement_group) + "," +
              c_string(kind.replacement_version) + "," + c_string(kind.replacement_kind) + "}");
  }
  Array slots("std::uint16_t", "kind_slots");
  for (std::uint16_t slot : tables.kind_slots) slots.add(std::to_string(slot));
  return kinds.text() + groups.text() + slots.text();
}

}  // namespace

namespace {

/// Names that are words of C++ get an underscore.
std::string identifier(const std::string& name) {
  static const std::set<std::string> kWords = {"bool",   "class",     "continue", "default",  "enum",    "export",
                                               "int",    "namespace", "not",      "operator", "private", "protected",
                                               "public", "signed",    "static",   "template", "union",   "volatile"};
  std::string out;
  for (char c : name) out += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  return kWords.contains(out) ? out + '_' : out;
}

}  // namespace

std::string print_fields(const Tables& tables) {
  std::set<doc::Symbol> symbols;
  for (const auto& field : tables.fields) symbols.insert(field.name);
  std::string out =
      "#pragma once\n\n// Written from data/kubernetes by tools/kubernetes-data/compile.\n#include \"doc/names.h\"\n\n"
      "/// The symbol of each field of the built-in kinds: `fields::hostNetwork`; what is a word of C++ has an "
      "underscore "
      "behind it.\nnamespace pave::kube::fields {\n\n";
  for (doc::Symbol symbol : symbols)
    out += "inline constexpr doc::Symbol " + identifier(tables.names[symbol]) + " = " + std::to_string(symbol) + ";\n";
  return out + "\n}  // namespace pave::kube::fields\n";
}

std::string print_tables(const Facts& facts, const Tables& tables) {
  std::string out =
      "// Written from data/kubernetes by tools/kubernetes-data/compile.\n"
      "#include \"kube/schema/tables.h\"\n\nnamespace pave::kube::schema::tables {\n\n";
  out += names_text(tables);

  Array shapes("Shape", "shapes");
  for (const auto& shape : tables.shapes)
    shapes.add("{ShapeKind{" + std::to_string(static_cast<unsigned>(shape.kind)) + "},ListType{" +
               std::to_string(static_cast<unsigned>(shape.list_type)) + "}," + std::to_string(shape.detail) + "," +
               std::to_string(shape.values) + "}");
  Array types("Type", "types");
  for (const auto& type : tables.types) types.add(braces(type.first_field, type.field_count, type.name));
  Array fields("Field", "fields");
  for (const auto& field : tables.fields)
    fields.add("{" + std::to_string(field.name) + "," + std::to_string(field.shape) + "," +
               std::to_string(field.versions) + (field.required ? ",true" : ",false") +
               (field.enforced ? ",true}" : ",false}"));
  Array value_starts("std::uint32_t", "value_starts");
  Array value_symbols("doc::Symbol", "value_symbols");
  std::size_t start = 0;
  for (const auto& symbols : tables.values) {
    value_starts.add(std::to_string(start));
    for (doc::Symbol symbol : symbols) value_symbols.add(std::to_string(symbol));
    start += symbols.size();
  }
  value_starts.add(std::to_string(start));
  for (const Array* array : {&shapes, &types, &fields, &value_starts, &value_symbols}) out += array->text();
  return out + kinds_text(facts, tables) + "\n}  // namespace pave::kube::schema::tables\n";
}

}  // namespace pave::kubernetes_data
