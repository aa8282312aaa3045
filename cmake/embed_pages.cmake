# Writes the pages of docs/findings as constant data: cmake -DFOLDER=... -DOUTPUT=... -P embed_pages.cmake
file(GLOB_RECURSE pages RELATIVE ${FOLDER} ${FOLDER}/*.md)
list(SORT pages)
set(rows "")
foreach(page ${pages})
  file(READ ${FOLDER}/${page} text)
  string(REGEX REPLACE "\\.md$" "" id ${page})
  string(APPEND rows "    {\"${id}\", R\"PAGE(${text})PAGE\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Made from docs/findings by cmake/embed_pages.cmake.
#include \"show/pages.h\"

namespace pave::show {
namespace {
constexpr Page kTable[] = {
${rows}};
}  // namespace

extern const std::span<const Page> kPages;
constinit const std::span<const Page> kPages = kTable;

}  // namespace pave::show
")
