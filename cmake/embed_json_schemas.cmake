# Writes the meta-schemas of data/json-schema as constant data: cmake -DFOLDER=... -DOUTPUT=... -P embed_json_schemas.cmake
set(urls
  "draft4|http://json-schema.org/draft-04/schema"
  "draft6|http://json-schema.org/draft-06/schema"
  "draft7|http://json-schema.org/draft-07/schema")
foreach(draft 2019-09 2020-12)
  file(GLOB files RELATIVE ${FOLDER}/draft${draft} ${FOLDER}/draft${draft}/*.json)
  list(SORT files)
  foreach(file ${files})
    string(REPLACE ".json" "" name ${file})
    if(name STREQUAL "schema")
      set(place schema)
    else()
      set(place meta/${name})
    endif()
    list(APPEND urls "draft${draft}/${name}|https://json-schema.org/draft/${draft}/${place}")
  endforeach()
endforeach()
set(rows "")
foreach(entry ${urls})
  string(REPLACE "|" ";" entry ${entry})
  list(GET entry 0 file)
  list(GET entry 1 url)
  file(READ ${FOLDER}/${file}.json text)
  string(APPEND rows "    {\"${url}\", R\"SCHEMA(${text})SCHEMA\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Made from data/json-schema by cmake/embed_json_schemas.cmake.
#include \"doc/json_schema/meta_schemas.h\"

namespace pave::doc::json_schema {
namespace {
constexpr MetaSchemaText kTable[] = {
${rows}};
}  // namespace

extern const std::span<const MetaSchemaText> kMetaSchemaTexts;
constinit const std::span<const MetaSchemaText> kMetaSchemaTexts = kTable;

}  // namespace pave::doc::json_schema
")
