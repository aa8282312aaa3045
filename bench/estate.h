#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace pave::bench {

/// A file held in memory.
struct File {
  std::string path;
  std::string text;
};

/// All .yaml files below the folder, sorted by path.
std::vector<File> load_estate(const std::string& folder);
std::size_t total_size(const std::vector<File>& files);

/// CPU seconds (user and system) of this process so far.
double cpu_seconds();

}  // namespace pave::bench
