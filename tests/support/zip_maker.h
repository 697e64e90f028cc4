#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace fovea::test {

/// A zip archive of entries that are stored as they are, without checksums: enough for readers
/// of spreadsheets.
inline std::string zipOf(const std::vector<std::pair<std::string, std::string>>& entries) {
    const auto put = [](std::string& bytes, std::uint32_t value, int size) {
        for (int i = 0; i < size; ++i) bytes += char(value >> (8 * i) & 0xff);
    };
    std::string archive, directory;
    for (const auto& [name, content] : entries) {
        const auto offset = std::uint32_t(archive.size());
        const auto size = std::uint32_t(content.size());
        std::string fields;
        for (const auto& [value, bytes] : {std::pair<std::uint32_t, int>{0, 4},
                                           {0, 2},
                                           {0, 4},
                                           {size, 4},
                                           {size, 4},
                                           {std::uint32_t(name.size()), 2},
                                           {0, 2}})
            put(fields, value, bytes);
        archive += "PK\x03\x04";
        put(archive, 20, 4);
        archive += fields + name + content;
        directory += "PK\x01\x02";
        put(directory, 20, 2);
        put(directory, 20, 4);
        directory += fields;
        for (const auto& [value, bytes] : {std::pair<std::uint32_t, int>{0, 4}, {0, 2}, {0, 4}, {offset, 4}})
            put(directory, value, bytes);
        directory += name;
    }
    const auto begin = std::uint32_t(archive.size());
    archive += directory + "PK\x05\x06";
    for (const auto& [value, bytes] : {std::pair<std::uint32_t, int>{0, 4},
                                       {std::uint32_t(entries.size()), 2},
                                       {std::uint32_t(entries.size()), 2},
                                       {std::uint32_t(directory.size()), 4},
                                       {begin, 4},
                                       {0, 2}})
        put(archive, value, bytes);
    return archive;
}

/// An Excel workbook; `sheets`: name and the XML of its rows. `strings`: the shared ones. `formats`: the
/// XML of its styles. `root`: what stands before where the parts lie, "/xl/" as openpyxl writes it. `strict`:
/// by ISO 29500-1, with other names of its XML.
inline std::string xlsxOf(const std::vector<std::pair<std::string, std::string>>& sheets,
                          const std::vector<std::string>& strings = {}, const std::string& formats = {},
                          const std::string& root = {}, bool strict = false) {
    const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                      main = strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
                                    : "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                      relation = strict
                                     ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
                                     : "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                      package = "http://schemas.openxmlformats.org/package/2006/",
                      kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    std::vector<std::pair<std::string, std::string>> entries;
    std::string types =
        head + "<Types xmlns=\"" + package +
        "content-types\"><Default Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override "
        "PartName=\"/xl/workbook.xml\" ContentType=\"" +
        kind + "sheet.main+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" + kind +
        "sharedStrings+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"" + kind + "styles+xml\"/>";
    std::string book = head + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + relation + "\"><sheets>";
    std::string relations = head + "<Relationships xmlns=\"" + package + "relationships\">";
    const std::string relationOpen = "<Relationship Id=\"rId";
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const std::string n = std::to_string(i + 1);
        types += "<Override PartName=\"/xl/worksheets/sheet" + n + ".xml\" ContentType=\"" + kind +
                 "worksheet+xml\"/>";
        book += "<sheet name=\"" + sheets[i].first + "\" sheetId=\"" + n + "\" r:id=\"rId" + n + "\"/>";
        relations += relationOpen + n + "\" Type=\"" + relation + "/worksheet\" Target=\"" + root +
                     "worksheets/sheet" + n + ".xml\"/>";
        entries.emplace_back("xl/worksheets/sheet" + n + ".xml", head + "<worksheet xmlns=\"" + main +
                                                                     "\"><sheetData>" + sheets[i].second +
                                                                     "</sheetData></worksheet>");
    }
    relations += relationOpen + "98\" Type=\"" + relation + "/styles\" Target=\"" + root + "styles.xml\"/>";
    relations += relationOpen + "99\" Type=\"" + relation + "/sharedStrings\" Target=\"" + root +
                 "sharedStrings.xml\"/></Relationships>";
    std::string shared = head + "<sst xmlns=\"" + main + "\">";
    for (const std::string& s : strings) shared += "<si><t>" + s + "</t></si>";
    entries.emplace_back("[Content_Types].xml", types + "</Types>");
    entries.emplace_back("_rels/.rels", head + "<Relationships xmlns=\"" + package + "relationships\">" +
                                            relationOpen + "1\" Type=\"" + relation +
                                            "/officeDocument\" Target=\"" + (root.empty() ? "" : "/") +
                                            "xl/workbook.xml\"/></Relationships>");
    entries.emplace_back("xl/workbook.xml", book + "</sheets></workbook>");
    entries.emplace_back("xl/_rels/workbook.xml.rels", relations);
    entries.emplace_back("xl/sharedStrings.xml", shared + "</sst>");
    entries.emplace_back("xl/styles.xml",
                         head + "<styleSheet xmlns=\"" + main + "\">" + formats + "</styleSheet>");
    return zipOf(entries);
}

/// An OpenDocument spreadsheet; `sheets`: name and the XML of its rows.
inline std::string odsOf(const std::vector<std::pair<std::string, std::string>>& sheets) {
    const std::string names = "urn:oasis:names:tc:opendocument:xmlns:";
    std::string content =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"" + names +
        "office:1.0\" xmlns:table=\"" + names + "table:1.0\" xmlns:text=\"" + names +
        "text:1.0\" office:version=\"1.2\"><office:body><office:spreadsheet>";
    for (const auto& [name, rows] : sheets)
        content += "<table:table table:name=\"" + name + "\">" + rows + "</table:table>";
    return zipOf(
        {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
         {"content.xml", content + "</office:spreadsheet></office:body></office:document-content>"}});
}

}  // namespace fovea::test
