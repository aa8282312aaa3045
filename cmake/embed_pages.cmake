# Writes the pages of docs/findings as constant data: cmake -DFOLDER=... -DOUTPUT=... -P embed_pages.cmake
file(GLOB_RECURSE pages RELATIVE ${FOLDER} ${FOLDER}/*.md)
# Sorted by id: `a/b` comes before `a/b-c`, which it does not with its ending.
list(TRANSFORM pages REPLACE "\\.md$" "")
list(SORT pages)
set(rows "")
foreach(id ${pages})
  file(READ ${FOLDER}/${id}.md text)
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
