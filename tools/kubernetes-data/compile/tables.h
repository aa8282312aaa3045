#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "facts.h"
#include "kube/schema/catalog.h"

namespace pave::kubernetes_data {

/// The catalogue's tables as src/kube/schema/tables.h declares them, but for the strings of KindFacts.
struct Tables {
  std::vector<std::string> names;  ///< sorted; names[0] is empty
  std::vector<std::uint16_t> name_slots;
  std::vector<kube::schema::Shape> shapes;
  std::vector<kube::schema::Type> types;
  std::vector<kube::schema::Field> fields;
  std::vector<std::vector<doc::Symbol>> values;
  std::map<std::string, std::uint16_t>
      type_ids;  ///< by full name; a twin for what isn't validated has a name of its own
  std::vector<std::uint16_t> kind_slots;
};

/// Numbers names, shapes and types. Throws std::runtime_error for a shape that names no type and for tables that
/// outgrow 16 bits.
Tables build_tables(const Facts& facts);

/// The symbols of all fields as a C++ header, kube/schema/fields.h.
std::string print_fields(const Tables& tables);

/// The tables as C++ source.
std::string print_tables(const Facts& facts, const Tables& tables);

}  // namespace pave::kubernetes_data
