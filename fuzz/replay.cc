// Runs a fuzzer's function once over its seeds and over the files and folders named on the command line, so that what a
// fuzzer once found stays a test in every build, without libFuzzer.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::vector<std::filesystem::path> files_of(const std::filesystem::path& path) {
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::is_directory(path)) return {path};
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path))
    if (entry.is_regular_file()) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string> places(arguments + 1, arguments + count);
  if (places.empty()) places.emplace_back(PAVE_CORPUS);
  int passed = 0;
  for (const std::string& place : places) {
    for (const auto& path : files_of(place)) {
      std::ifstream file(path, std::ios::binary);
      if (!file) {
        std::fprintf(stderr, "can't read %s\n", path.c_str());
        return 2;
      }
      std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
      std::fprintf(stderr, "%s\n", path.c_str());  // the last one named is the one that broke
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
      ++passed;
    }
  }
  std::printf("replay: %d passed, 0 failed\n", passed);
  return 0;
}
