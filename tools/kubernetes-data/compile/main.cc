// compile_kubernetes_data FOLDER TABLES HEADER: turns data/kubernetes into the C++ tables of the schema catalogue,
// and a header with the symbols of its fields.
//
// In C++, because it then shares the layout of the tables and the hash of names with the code that reads them, and a
// build needs nothing that isn't there anyway. The tables are plain constant arrays: 13,000 short lines that compile in
// a second or two, while a binary blob would need its own notion of layout, alignment and byte order.
#include <cstdio>
#include <exception>
#include <fstream>

#include "tables.h"

namespace {

void write(const char* path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  if (!out.flush()) throw std::runtime_error(std::string(path) + ": can't be written");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: compile_kubernetes_data FOLDER TABLES HEADER\n", stderr);
    return 2;
  }
  try {
    pave::kubernetes_data::Facts facts = pave::kubernetes_data::read_facts(argv[1]);
    pave::kubernetes_data::Tables tables = pave::kubernetes_data::build_tables(facts);
    write(argv[2], pave::kubernetes_data::print_tables(facts, tables));
    write(argv[3], pave::kubernetes_data::print_fields(tables));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
