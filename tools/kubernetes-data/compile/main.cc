// compile_kubernetes_data FOLDER OUT: turns data/kubernetes into the C++ tables of the schema catalogue.
//
// In C++, because it then shares the layout of the tables and the hash of names with the code that reads them, and a
// build needs nothing that isn't there anyway. The tables are plain constant arrays: 13,000 short lines that compile in
// a second or two, while a binary blob would need its own notion of layout, alignment and byte order.
#include <cstdio>
#include <exception>
#include <fstream>

#include "tables.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: compile_kubernetes_data FOLDER OUT\n", stderr);
    return 2;
  }
  try {
    pave::kubernetes_data::Facts facts = pave::kubernetes_data::read_facts(argv[1]);
    std::string text = pave::kubernetes_data::print_tables(facts, pave::kubernetes_data::build_tables(facts));
    std::ofstream out(argv[2], std::ios::binary);
    out << text;
    if (!out.flush()) throw std::runtime_error(std::string(argv[2]) + ": can't be written");
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
