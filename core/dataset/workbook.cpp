#include "dataset/workbook.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <exception>
#include <iterator>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <orcus/format_detection.hpp>
#include <orcus/orcus_ods.hpp>
#include <orcus/orcus_xlsx.hpp>
#include <orcus/spreadsheet/import_interface.hpp>
#include <orcus/zip_archive.hpp>
#include <orcus/zip_archive_stream.hpp>
#include <stdexcept>
#include <utility>

#include "dataset/table_messages.h"

namespace fovea::dataset {

namespace {

namespace ss = orcus::spreadsheet;

constexpr std::uint64_t kLargestContent = 512u << 20;
// As Excel's.
constexpr ss::row_t kMostRows = 1'048'576;
constexpr ss::col_t kMostColumns = 16'384;
/// More cells do not fit into so much XML, unless they are repeated.
constexpr std::size_t kMostCells = 20'000'000;
/// So often all columns together may be repeated, by nothing that is kept: as a million rows up to their
/// ends.
constexpr std::uint64_t kMostRepeated = std::uint64_t{1} << 34;

/// Thrown through the library, which does not catch it. It must be one of the standard's: for others the
/// library (0.17) does not stop the thread that splits OpenDocument into tokens, and waits for it for ever.
struct TooLarge : std::exception {};

/// What is left of what the sheets of a workbook may hold together: few bytes can say it many times, by cells
/// that are repeated or share a long text.
struct Budget {
    std::size_t cells = kMostCells;          ///< that are set, wherever
    std::size_t rows = kMostTableCells;      ///< in rows up to their last text
    std::size_t text = kLargestContent * 2;  ///< bytes

    static void take(std::size_t& left, std::size_t count) {
        if (count > left) throw TooLarge{};
        left -= count;
    }
};

std::string numberText(double value) {
    char buffer[32];
    const auto end = std::to_chars(std::begin(buffer), std::end(buffer), value, std::chars_format::fixed).ptr;
    // Fixed needs up to 300 digits for what nobody writes into a table.
    if (end != std::end(buffer)) return {buffer, end};
    return {buffer, std::to_chars(std::begin(buffer), std::end(buffer), value).ptr};
}

std::string dateText(int year, int month, int day) {
    std::string text = std::to_string(year);
    for (const int part : {month, day}) text += (part < 10 ? "-0" : "-") + std::to_string(part);
    return text;
}

using Origin = std::chrono::year_month_day;
using namespace std::chrono_literals;
constexpr Origin kExcelOrigin = 1899y / 12 / 30;

/// Day `number` from the workbook's origin, with the time of day where there is one; `otherwise` beyond
/// what Excel shows as a date.
std::string dayText(double number, Origin origin, const std::string& otherwise) {
    constexpr double kMost = 2'958'466, kMinutes = 24 * 60;
    constexpr std::size_t kDay = 10;  // letters
    if (!(number >= 1 && number < kMost)) return otherwise;
    double whole = std::floor(number);
    double minutes = std::round((number - whole) * kMinutes);
    if (minutes >= kMinutes) {
        ++whole;
        minutes = 0;
    }
    // Excel has a 29 February 1900, which there was not: before it the origin is a day later.
    const bool early = origin == kExcelOrigin && whole < 60;
    const Origin date = std::chrono::sys_days(origin) + std::chrono::days(int(whole) + (early ? 1 : 0));
    std::string text = dateText(int(date.year()), int(unsigned(date.month())), int(unsigned(date.day())));
    if (minutes > 0)
        for (const int part : {int(minutes) / 60, int(minutes) % 60})
            text +=
                (text.size() > kDay ? ":" : " ") + std::string(part < 10 ? "0" : "") + std::to_string(part);
    return text;
}

/// Whether an Excel format shows a number as a date (ECMA-376, 18.8.30 and 18.8.31): of those that have
/// no text of their own by their number, else by the letters for day, month and year. Times alone and
/// durations are no dates.
bool isDateFormat(std::size_t number, const std::string& code) {
    if (code.empty())
        return (number >= 14 && number <= 17) || number == 22 || (number >= 27 && number <= 31) ||
               number == 36 || (number >= 50 && number <= 54) || number == 57 || number == 58;
    bool day = false, month = false, time = false;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        switch (code[i]) {
            case '"':
                i = std::min(code.find('"', i + 1), code.size());
                break;
            case '[':  // colour, language, condition; or a duration
                if (code.find_first_of("hHmMsS", i) == i + 1) time = true;
                i = std::min(code.find(']', i), code.size());
                break;
            case '\\':
            case '_':
            case '*':
                ++i;
                break;
            case 'd':
            case 'D':
            case 'y':
            case 'Y':
                day = true;
                break;
            case 'm':
            case 'M':
                month = true;  // or a minute
                break;
            case 'h':
            case 'H':
            case 's':
            case 'S':
                time = true;
                break;
            default:
                break;
        }
    }
    return day || (month && !time);
}

/// Which of a workbook's cell formats show dates.
class Styles : public ss::iface::import_styles {
public:
    bool isDate(std::size_t format) const {
        if (format >= m_formats.size()) return false;
        const auto code = m_codes.find(m_formats[format]);
        return isDateFormat(m_formats[format], code == m_codes.end() ? std::string() : code->second);
    }

    void set_number_format_identifier(std::size_t id) override { m_id = id; }
    void set_number_format_code(std::string_view code) override { m_code = code; }
    std::size_t commit_number_format() override {
        m_codes[m_id] = m_code;
        return m_codes.size() - 1;
    }
    void set_xf_number_format(std::size_t id) override { m_number = id; }
    std::size_t commit_cell_xf() override {
        m_formats.push_back(std::exchange(m_number, 0));
        return m_formats.size() - 1;
    }
    std::size_t commit_cell_style_xf() override {
        m_number = 0;
        return m_styles++;
    }
    std::size_t commit_dxf() override {
        m_number = 0;
        return m_styles++;
    }

    // How it looks is not asked.
    using Colour = ss::color_elem_t;
    void set_font_count(std::size_t) override {}
    void set_font_bold(bool) override {}
    void set_font_italic(bool) override {}
    void set_font_name(std::string_view) override {}
    void set_font_size(double) override {}
    void set_font_underline(ss::underline_t) override {}
    void set_font_underline_width(ss::underline_width_t) override {}
    void set_font_underline_mode(ss::underline_mode_t) override {}
    void set_font_underline_type(ss::underline_type_t) override {}
    void set_font_underline_color(Colour, Colour, Colour, Colour) override {}
    void set_font_color(Colour, Colour, Colour, Colour) override {}
    void set_strikethrough_style(ss::strikethrough_style_t) override {}
    void set_strikethrough_type(ss::strikethrough_type_t) override {}
    void set_strikethrough_width(ss::strikethrough_width_t) override {}
    void set_strikethrough_text(ss::strikethrough_text_t) override {}
    std::size_t commit_font() override { return m_parts++; }
    void set_fill_count(std::size_t) override {}
    void set_fill_pattern_type(ss::fill_pattern_t) override {}
    void set_fill_fg_color(Colour, Colour, Colour, Colour) override {}
    void set_fill_bg_color(Colour, Colour, Colour, Colour) override {}
    std::size_t commit_fill() override { return m_parts++; }
    void set_border_count(std::size_t) override {}
    void set_border_style(ss::border_direction_t, ss::border_style_t) override {}
    void set_border_color(ss::border_direction_t, Colour, Colour, Colour, Colour) override {}
    void set_border_width(ss::border_direction_t, double, orcus::length_unit_t) override {}
    std::size_t commit_border() override { return m_parts++; }
    void set_cell_hidden(bool) override {}
    void set_cell_locked(bool) override {}
    void set_cell_print_content(bool) override {}
    void set_cell_formula_hidden(bool) override {}
    std::size_t commit_cell_protection() override { return m_parts++; }
    void set_number_format_count(std::size_t) override {}
    void set_cell_xf_count(std::size_t) override {}
    void set_cell_style_xf_count(std::size_t) override {}
    void set_dxf_count(std::size_t) override {}
    void set_xf_font(std::size_t) override {}
    void set_xf_fill(std::size_t) override {}
    void set_xf_border(std::size_t) override {}
    void set_xf_protection(std::size_t) override {}
    void set_xf_style_xf(std::size_t) override {}
    void set_xf_apply_alignment(bool) override {}
    void set_xf_horizontal_alignment(ss::hor_alignment_t) override {}
    void set_xf_vertical_alignment(ss::ver_alignment_t) override {}
    void set_cell_style_count(std::size_t) override {}
    void set_cell_style_name(std::string_view) override {}
    void set_cell_style_xf(std::size_t) override {}
    void set_cell_style_builtin(std::size_t) override {}
    void set_cell_style_parent_name(std::string_view) override {}
    std::size_t commit_cell_style() override { return m_parts++; }

private:
    std::map<std::size_t, std::string> m_codes;  ///< by a format's number
    std::vector<std::size_t> m_formats;          ///< of cells, in their order
    std::size_t m_id = 0, m_number = 0, m_styles = 0, m_parts = 0;
    std::string m_code;
};

class Strings : public ss::iface::import_shared_strings {
public:
    std::size_t append(std::string_view s) override {
        m_all.emplace_back(s);
        return m_all.size() - 1;
    }
    std::size_t add(std::string_view s) override { return append(s); }
    void set_segment_font(std::size_t) override {}
    void set_segment_bold(bool) override {}
    void set_segment_italic(bool) override {}
    void set_segment_font_name(std::string_view) override {}
    void set_segment_font_size(double) override {}
    void set_segment_font_color(ss::color_elem_t, ss::color_elem_t, ss::color_elem_t,
                                ss::color_elem_t) override {}
    void append_segment(std::string_view s) override { m_open += s; }
    std::size_t commit_segments() override { return append(std::exchange(m_open, {})); }

    std::string_view text(std::size_t index) const {
        return index < m_all.size() ? std::string_view(m_all[index]) : std::string_view();
    }

private:
    std::vector<std::string> m_all;
    std::string m_open;
};

/// Takes cells as they come, wherever they are.
class Cells : public ss::iface::import_sheet,
              public ss::iface::import_formula,
              public ss::iface::import_sheet_properties {
public:
    Cells(std::string name, const Strings& strings, const Styles& styles, const Origin& origin,
          Budget& budget)
        : m_name(std::move(name)), m_strings(strings), m_styles(styles), m_origin(origin), m_budget(budget) {}

    // import_sheet
    ss::iface::import_formula* get_formula() override { return this; }
    ss::iface::import_sheet_properties* get_sheet_properties() override { return this; }
    void set_auto(ss::row_t row, ss::col_t column, std::string_view text) override {
        set(row, column, std::string(text));
    }
    void set_string(ss::row_t row, ss::col_t column, ss::string_id_t index) override {
        // Shared strings may come after the sheets that use them.
        set(row, column, {}, index);
    }
    void set_value(ss::row_t row, ss::col_t column, double value) override {
        set(row, column, numberText(value));
        if (const auto cell = m_cells.find({row, column}); cell != m_cells.end()) cell->second.number = value;
    }
    void set_bool(ss::row_t row, ss::col_t column, bool value) override {
        set(row, column, value ? "TRUE" : "FALSE");
    }
    void set_date_time(ss::row_t row, ss::col_t column, int year, int month, int day, int, int,
                       double) override {
        set(row, column, dateText(year, month, day));
    }
    void set_format(ss::row_t row, ss::col_t column, std::size_t format) override {
        // It comes before the value or behind it.
        m_formatted = {row, column};
        m_format = format;
        if (const auto cell = m_cells.find(m_formatted); cell != m_cells.end()) cell->second.format = format;
    }
    void set_format(ss::row_t, ss::col_t, ss::row_t, ss::col_t, std::size_t) override {}
    void fill_down_cells(ss::row_t row, ss::col_t column, ss::row_t rows) override {
        const auto from = m_cells.find({row, column});
        if (from == m_cells.end()) return;
        const Cell cell = from->second;
        for (ss::row_t i = 1; i <= rows && row + i < kMostRows; ++i) {
            takeFor(cell.text);
            m_cells[{row + i, column}] = cell;
        }
    }
    ss::range_size_t get_sheet_size() const override { return {kMostRows, kMostColumns}; }

    // import_formula: what it comes to is what counts
    void set_position(ss::row_t row, ss::col_t column) override { m_at = {row, column}; }
    void set_formula(ss::formula_grammar_t, std::string_view) override {}
    void set_shared_formula_index(std::size_t) override {}
    void set_result_string(std::string_view value) override {
        set(m_at.first, m_at.second, std::string(value));
    }
    void set_result_value(double value) override { set_value(m_at.first, m_at.second, value); }
    void set_result_bool(bool value) override { set_bool(m_at.first, m_at.second, value); }
    void set_result_empty() override {}
    void commit() override {}

    // import_sheet_properties
    void set_merge_cell_range(const ss::range_t& range) override { m_merged.push_back(range); }
    void set_column_width(ss::col_t, double, orcus::length_unit_t) override {}
    void set_column_hidden(ss::col_t, bool) override {}
    void set_row_height(ss::row_t, double, orcus::length_unit_t) override {}
    void set_row_hidden(ss::row_t, bool) override {}

    /// What stands in a cell that was merged with those below it is of all these rows: a patient with
    /// several images, say. Not of what lies beside it: a title is one.
    void fillMerged() {
        for (const ss::range_t& range : m_merged) {
            const auto from = m_cells.find({range.first.row, range.first.column});
            if (from == m_cells.end()) continue;
            const Cell cell = from->second;
            // Rows with anything in them.
            for (auto row = m_cells.lower_bound({range.first.row + 1, 0});
                 row != m_cells.end() && row->first.first <= range.last.row;) {
                const ss::row_t number = row->first.first;
                takeFor(cell.text);
                m_cells.try_emplace({number, range.first.column}, cell);
                row = m_cells.lower_bound({number + 1, 0});
            }
        }
        m_merged.clear();
    }

    const std::string& name() const { return m_name; }
    Sheet sheet() const {
        takeForRows();
        Sheet sheet{m_name, {}};
        for (const auto& [at, cell] : m_cells) {
            std::string text(textOf(cell));
            if (text.empty()) continue;
            if (cell.number && m_styles.isDate(cell.format)) text = dayText(*cell.number, m_origin, text);
            const int number = int(at.first) + 1;
            if (sheet.rows.empty() || sheet.rows.back().number != number) sheet.rows.push_back({number, {}});
            std::vector<std::string>& cells = sheet.rows.back().cells;
            cells.resize(std::size_t(at.second) + 1);
            cells.back() = std::move(text);
        }
        return sheet;
    }

private:
    static constexpr std::size_t kNoIndex = std::size_t(-1);
    struct Cell {
        std::string text;
        std::size_t index = kNoIndex;  ///< of a shared string
        std::optional<double> number = {};
        std::size_t format = 0;  ///< of those of the workbook; 0 is that of cells without one
    };

    std::string_view textOf(const Cell& cell) const {
        return cell.index == kNoIndex ? std::string_view(cell.text) : m_strings.text(cell.index);
    }

    void takeFor(const std::string& text) {
        Budget::take(m_budget.cells, 1);
        Budget::take(m_budget.text, text.size());
    }
    /// Before they are made: rows have cells up to the last one that holds a text.
    void takeForRows() const {
        for (auto cell = m_cells.begin(); cell != m_cells.end();) {
            const ss::row_t row = cell->first.first;
            std::size_t cells = 0;
            for (; cell != m_cells.end() && cell->first.first == row; ++cell) {
                const std::string_view text = textOf(cell->second);
                Budget::take(m_budget.text, text.size());
                if (!text.empty()) cells = std::size_t(cell->first.second) + 1;
            }
            Budget::take(m_budget.rows, cells);
        }
    }

    void set(ss::row_t row, ss::col_t column, std::string text, std::size_t index = kNoIndex) {
        if (row < 0 || column < 0) return;
        if (row >= kMostRows || column >= kMostColumns) throw TooLarge{};
        takeFor(text);
        const std::pair at(row, column);
        m_cells[at] = {std::move(text), index, {}, at == m_formatted ? m_format : 0};
    }

    std::string m_name;
    const Strings& m_strings;
    const Styles& m_styles;
    const Origin& m_origin;
    Budget& m_budget;
    std::map<std::pair<ss::row_t, ss::col_t>, Cell> m_cells;
    std::vector<ss::range_t> m_merged;
    std::pair<ss::row_t, ss::col_t> m_at, m_formatted{-1, -1};
    std::size_t m_format = 0;
};

class Settings : public ss::iface::import_global_settings {
public:
    explicit Settings(Origin& origin) : m_origin(origin) {}
    void set_origin_date(int year, int month, int day) override {
        m_origin = std::chrono::year(year) / month / day;
    }
    void set_default_formula_grammar(ss::formula_grammar_t grammar) override { m_grammar = grammar; }
    ss::formula_grammar_t get_default_formula_grammar() const override { return m_grammar; }
    void set_character_set(orcus::character_set_t) override {}

private:
    Origin& m_origin;
    ss::formula_grammar_t m_grammar = ss::formula_grammar_t::unknown;
};

/// "B12" to row 11 and column 1; the library asks for it to know where a formula's table is.
class References : public ss::iface::import_reference_resolver {
public:
    ss::src_address_t resolve_address(std::string_view address) override {
        ss::src_address_t at{0, 0, 0};
        ss::col_t column = 0;
        ss::row_t row = 0;
        for (const char c : address) {
            if (c >= 'A' && c <= 'Z' && column < kMostColumns) column = column * 26 + (c - 'A' + 1);
            if (c >= '0' && c <= '9' && row < kMostRows) row = row * 10 + (c - '0');
        }
        at.row = row > 0 ? row - 1 : 0;
        at.column = column > 0 ? column - 1 : 0;
        return at;
    }
    ss::src_range_t resolve_range(std::string_view range) override {
        const std::size_t colon = range.find(':');
        const ss::src_address_t first = resolve_address(range.substr(0, colon));
        return {first, colon == std::string_view::npos ? first : resolve_address(range.substr(colon + 1))};
    }
};

class Workbook : public ss::iface::import_factory {
public:
    /// `formats`: whether numbers may be dates by their format; OpenDocument says which cells are dates.
    explicit Workbook(bool formats) : m_formats(formats) {}
    ss::iface::import_styles* get_styles() override { return m_formats ? &m_styles : nullptr; }
    ss::iface::import_global_settings* get_global_settings() override { return &m_settings; }
    ss::iface::import_shared_strings* get_shared_strings() override { return &m_strings; }
    ss::iface::import_reference_resolver* get_reference_resolver(ss::formula_ref_context_t) override {
        return &m_references;
    }
    ss::iface::import_sheet* append_sheet(ss::sheet_t, std::string_view name) override {
        m_sheets.push_back(
            std::make_unique<Cells>(std::string(name), m_strings, m_styles, m_origin, m_budget));
        return m_sheets.back().get();
    }
    ss::iface::import_sheet* get_sheet(std::string_view name) override {
        for (const auto& sheet : m_sheets)
            if (sheet->name() == name) return sheet.get();
        return nullptr;
    }
    ss::iface::import_sheet* get_sheet(ss::sheet_t index) override {
        return index >= 0 && std::size_t(index) < m_sheets.size() ? m_sheets[std::size_t(index)].get()
                                                                  : nullptr;
    }
    void finalize() override {}

    std::vector<Sheet> sheets() {
        std::vector<Sheet> all;
        for (const auto& sheet : m_sheets) {
            sheet->fillMerged();
            all.push_back(sheet->sheet());
        }
        return all;
    }

private:
    bool m_formats;
    Origin m_origin = kExcelOrigin;
    Settings m_settings{m_origin};
    Styles m_styles;
    References m_references;
    Strings m_strings;
    Budget m_budget;
    std::vector<std::unique_ptr<Cells>> m_sheets;
};

std::uint32_t little(std::string_view bytes, std::size_t at, int size) {
    std::uint32_t value = 0;
    for (int i = 0; i < size; ++i)
        value |= std::uint32_t(static_cast<unsigned char>(bytes[at + std::size_t(i)])) << (8 * i);
    return value;
}

/// What the entries of a zip archive say that they unpack to, by the central directory
/// (APPNOTE 4.3.12); the library gives each a buffer of that size and fills no more. Wherever one may begin,
/// be it within another: which of them count, the end of the archive says.
std::uint64_t unpackedSize(std::string_view bytes) {
    constexpr std::string_view kEntry = "PK\x01\x02";
    constexpr std::size_t kEntrySize = 46;
    std::uint64_t sum = 0;
    for (std::size_t at = bytes.find(kEntry); at != std::string_view::npos && at + kEntrySize <= bytes.size();
         at = bytes.find(kEntry, at + kEntry.size()))
        sum += little(bytes, at + 24, 4);
    return sum;
}

void putLittle(std::string& bytes, std::uint32_t value, int size) {
    for (int i = 0; i < size; ++i) bytes += char(value >> (8 * i) & 0xff);
}

struct Entry {
    std::string name, content;
};

std::vector<Entry> unpacked(std::string_view bytes) {
    orcus::zip_archive_stream_blob stream(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    orcus::zip_archive archive(&stream);
    archive.load();
    std::vector<Entry> entries;
    std::vector<unsigned char> buffer;
    for (std::size_t i = 0; i < archive.get_file_entry_count(); ++i) {
        const std::string name(archive.get_file_entry_name(i));
        if (name.ends_with('/')) continue;
        if (!archive.read_file_entry(name, buffer)) throw std::runtime_error("it cannot be unpacked");
        entries.push_back({name, {buffer.begin(), buffer.end()}});
    }
    return entries;
}

/// An archive of entries that are stored as they are (APPNOTE 4.3.7, 4.3.12 and 4.3.16).
std::string packed(const std::vector<Entry>& entries) {
    std::string archive, directory;
    for (const Entry& entry : entries) {
        const auto offset = std::uint32_t(archive.size());
        std::string fields;
        putLittle(fields, 0, 4);  // method, time
        putLittle(fields, 0, 2);  // date
        putLittle(fields, 0, 4);  // CRC, which the library does not look at
        putLittle(fields, std::uint32_t(entry.content.size()), 4);
        putLittle(fields, std::uint32_t(entry.content.size()), 4);
        putLittle(fields, std::uint32_t(entry.name.size()), 2);
        putLittle(fields, 0, 2);  // extra field
        archive += "PK\x03\x04";
        putLittle(archive, 20, 4);  // version, flags
        archive += fields + entry.name + entry.content;
        directory += "PK\x01\x02";
        putLittle(directory, 20, 2);
        putLittle(directory, 20, 4);
        directory += fields;
        putLittle(directory, 0, 4);  // comment, disk
        putLittle(directory, 0, 2);  // attributes
        putLittle(directory, 0, 4);
        putLittle(directory, offset, 4);
        directory += entry.name;
    }
    const auto begin = std::uint32_t(archive.size());
    archive += directory + "PK\x05\x06";
    putLittle(archive, 0, 4);
    putLittle(archive, std::uint32_t(entries.size()), 2);
    putLittle(archive, std::uint32_t(entries.size()), 2);
    putLittle(archive, std::uint32_t(directory.size()), 4);
    putLittle(archive, begin, 4);
    putLittle(archive, 0, 2);
    return archive;
}

std::string replaced(const std::string& text, std::string_view what, std::string_view by) {
    std::string result;
    std::size_t done = 0;
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; done = at += what.size())
        result.append(text, done, at - done).append(by);
    return result.append(text, done);
}

/// Where the value of an attribute `formula` (of any namespace) begins, with its quotation mark, whose name
/// begins at `at`; npos where it is another.
std::size_t markOfFormula(std::string_view content, std::size_t at) {
    constexpr std::string_view kName = "formula", kBlanks = " \t\r\n";
    const std::size_t end = content.find_first_of(" \t\r\n=<>\"'/", at);
    if (end == std::string_view::npos || end - at < kName.size()) return std::string_view::npos;
    const std::string_view name = content.substr(at, end - at);
    if (!name.ends_with(kName) || (name.size() > kName.size() && name[name.size() - kName.size() - 1] != ':'))
        return std::string_view::npos;
    const std::size_t sign = content.find_first_not_of(kBlanks, end);
    if (sign == std::string_view::npos || content[sign] != '=') return std::string_view::npos;
    const std::size_t mark = content.find_first_not_of(kBlanks, sign + 1);
    const bool quoted = mark != std::string_view::npos && (content[mark] == '"' || content[mark] == '\'');
    return quoted ? mark : std::string_view::npos;
}

/// Whether OpenDocument repeats columns more often than anything is worth. The library takes what a cell
/// holds once more for each, and keeps its formula even where nothing else is there.
bool repeatsTooOften(std::string_view content) {
    constexpr std::string_view kRepeated = "number-columns-repeated", kFormula = "formula";
    std::uint64_t sum = 0;
    for (std::size_t at = 0; (at = content.find(kRepeated, at)) != std::string_view::npos;) {
        at = std::min(content.find_first_not_of(" \t\r\n=\"'+0", at + kRepeated.size()), content.size());
        std::uint32_t count = 0;
        const auto read = std::from_chars(content.data() + at, content.data() + content.size(), count);
        sum += read.ec == std::errc::result_out_of_range ? kMostRepeated + 1 : count;
        if (sum > kMostRepeated) return true;
    }
    if (sum <= kMostCells) return false;
    // One that plainCells() did not see.
    for (std::size_t at = 0; (at = content.find(kFormula, at)) != std::string_view::npos;
         at += kFormula.size())
        if (markOfFormula(content, at) != std::string_view::npos) return true;
    return false;
}

/// The library (0.17) passes over truth values, shares and amounts of money in OpenDocument, over what is
/// computed, over all lines of a text but the last, and over blanks that have a name. Here truth values
/// become texts, which such cells hold, too ("TRUE", "WAHR" ...), the others numbers; what is computed
/// forgets how; lines become one.
std::string plainCells(std::string content) {
    content = replaced(content, "value-type=\"boolean\"", "value-type=\"string\"");
    content = replaced(content, "value-type=\"percentage\"", "value-type=\"float\"");
    content = replaced(content, "value-type=\"currency\"", "value-type=\"float\"");
    std::string result;
    std::size_t done = 0;
    const auto leaveOut = [&](std::size_t from, std::size_t to, std::string_view instead) {
        result.append(content, done, from - done).append(instead);
        done = to;
    };
    constexpr std::string_view kNextLine = "</text:p><text:p";
    constexpr std::string_view kBlanks[] = {"<text:s/", "<text:s ", "<text:tab", "<text:line-break"};
    for (std::size_t at = 0; at < content.size();) {
        at = content.find_first_of(" \t\r\n<", at);
        if (at == std::string::npos) break;
        // With a namespace: a text may hold the word alone.
        if (const std::size_t open = markOfFormula(content, at + 1);
            open != std::string::npos && content.substr(at, open - at).find(':') != std::string::npos) {
            const std::size_t end = content.find(content[open], open + 1);
            if (end == std::string::npos) break;
            leaveOut(at, end + 1, {});
            at = end + 1;
        } else if (std::ranges::any_of(kBlanks, [&](std::string_view blank) {
                       return content.compare(at, blank.size(), blank) == 0;
                   })) {
            const std::size_t end = content.find('>', at);
            if (end == std::string::npos) break;
            leaveOut(at, end + 1, " ");
            at = end + 1;
        } else if (content.compare(at, kNextLine.size(), kNextLine) == 0) {
            const std::size_t end = content.find('>', at + kNextLine.size());
            if (end == std::string::npos) break;
            if (content[end - 1] != '/') leaveOut(at, end + 1, " ");
            at = end + 1;
        } else {
            ++at;
        }
    }
    return result.append(content, done);
}

/// And over texts that stand in the sheet (inlineStr), as openpyxl and pandas write them: here
/// `<c t="inlineStr"><is><t>text</t></is></c>` becomes `<c t="str"><f>0</f><v>text</v></c>`, a
/// formula and its text. ECMA-376, 18.3.1.4 and 18.18.11.
std::string inlineTexts(const std::string& content) {
    constexpr std::string_view kInline = "inlineStr";
    const std::string_view all = content;
    std::string result;
    std::size_t done = 0;
    for (std::size_t at = 0; (at = content.find('<', at)) != std::string::npos;) {
        const std::size_t inside = content.find('>', at);
        if (inside == std::string::npos) break;
        const std::string_view tag = all.substr(at + 1, inside - at - 1);
        const std::size_t type = tag.find(kInline);
        if (type == std::string_view::npos || tag.ends_with('/')) {
            at = inside;
            continue;
        }
        const std::string name(tag.substr(0, tag.find_first_of(" \t\r\n/")));
        const std::string prefix =
            name.substr(0, name.find(':') == std::string::npos ? 0 : name.find(':') + 1);
        const std::size_t end = content.find("</" + name, inside);
        if (end == std::string::npos) break;
        // Up to the end of the cell: others may have no text.
        const std::string_view cell = all.substr(0, end);
        std::string text;
        const std::string element = "<" + prefix + "t";
        for (std::size_t t = inside; (t = cell.find(element, t)) != std::string_view::npos;) {
            t += element.size();
            if (t < end && cell[t] != '>' && cell[t] != ' ') continue;
            const std::size_t close = cell.find('>', t);
            if (close == std::string_view::npos) break;
            t = std::min(cell.find('<', close), end);
            if (cell[close - 1] != '/') text += cell.substr(close + 1, t - close - 1);
        }
        result.append(content, done, at + 1 + type - done).append("str");
        result.append(tag.substr(type + kInline.size())).append(">");
        // Only beside a formula is it read.
        result += "<" + prefix + "f>0</" + prefix + "f><" + prefix + "v>" + text + "</" + prefix + "v>";
        done = at = end;
    }
    return result.append(content, done);
}

/// Without how Japanese texts are pronounced (`<rPh>`, ECMA-376 18.4.6), which the library takes for the
/// text.
std::string withoutPronunciation(const std::string& content) {
    constexpr std::string_view kRun = "rPh";
    std::string result;
    std::size_t done = 0;
    for (std::size_t at = 0; (at = content.find('<', at)) != std::string::npos;) {
        const std::size_t behind = content.find_first_of(" >/", at + 1);
        if (behind == std::string::npos) break;
        const std::string_view name = std::string_view(content).substr(at + 1, behind - at - 1);
        const bool run =
            name.substr(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1) == kRun;
        if (run) {
            const std::size_t close = content.find("</" + std::string(name) + ">", behind);
            if (close == std::string::npos) break;
            result.append(content, done, at - done);
            done = close + name.size() + 3;
        }
        at = run ? done : behind;
    }
    return result.append(content, done);
}

/// Texts of cells (`t="str"`), and dates as texts (`t="d"`), that the library reads only beside a formula:
/// here they get one. It would be the first in the cell (ECMA-376, 18.3.1.4).
std::string textsBesideFormulas(const std::string& content) {
    constexpr std::string_view kText = " t=\"str\"", kDate = " t=\"d\"";
    std::string result;
    std::size_t done = 0;
    for (std::size_t at = 0; (at = content.find('<', at)) != std::string::npos;) {
        const std::size_t close = content.find('>', at);
        if (close == std::string::npos) break;
        const std::string_view tag = std::string_view(content).substr(at, close - at);
        const std::string_view name = tag.substr(1, tag.find(' ') - 1);
        const std::string prefix(
            name.substr(0, name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1));
        const std::string_view kind = tag.find(kText) != std::string_view::npos ? kText : kDate;
        const std::size_t type = tag.find(kind), inside = std::min(content.find('<', close), content.size());
        const bool computed = content.compare(inside, prefix.size() + 2, "<" + prefix + "f") == 0;
        if (type != std::string_view::npos && !tag.ends_with('/') && !computed) {
            result.append(content, done, at + type - done).append(kText);
            result.append(content, at + type + kind.size(), close + 1 - at - type - kind.size());
            result += "<" + prefix + "f>0</" + prefix + "f>";
            done = close + 1;
        }
        at = close;
    }
    return result.append(content, done);
}

/// Blanks for carriage returns, which Excel writes as `_x000D_` (ECMA-376 22.9.2.19).
void blanksForReturns(std::string& content) {
    constexpr std::string_view kReturn = "_x000D_";
    for (std::size_t at = 0; (at = content.find(kReturn, at)) != std::string::npos; at += kReturn.size())
        std::fill_n(content.begin() + std::ptrdiff_t(at), kReturn.size(), ' ');
}

/// The names of "Strict Open XML" (ISO 29500-1) become the usual ones (29500-4), which alone the library
/// knows.
std::string usualNames(const std::string& content) {
    const std::string strict = "http://purl.oclc.org/ooxml/", usual = "http://schemas.openxmlformats.org/";
    if (content.find(strict) == std::string::npos) return content;
    return replaced(replaced(content, strict + "spreadsheetml/main", usual + "spreadsheetml/2006/main"),
                    strict + "officeDocument/relationships", usual + "officeDocument/2006/relationships");
}

/// And it takes where parts lie for relative always, but openpyxl and pandas write `Target="/xl/worksheets/
/// sheet1.xml"`, from the root of the archive (ECMA-376 part 2, 9.3): here from the folder of the part
/// that the relations `name` belong to, "xl/" of "xl/_rels/workbook.xml.rels".
void relativeTargets(const std::string& name, std::string& content) {
    constexpr std::ptrdiff_t kDeepest = 4;  // each target grows by the way up
    const std::string folder = name.substr(0, name.rfind("_rels/"));
    const auto depth = std::count(folder.begin(), folder.end(), '/');
    if (depth > kDeepest) return;
    std::string up;
    for (std::ptrdiff_t i = 0; i < depth; ++i) up += "../";
    for (const char mark : {'"', '\''}) {
        const std::string start = std::string("Target=") + mark + '/';
        std::string result;
        std::size_t done = 0;
        for (std::size_t at = 0; (at = content.find(start, at)) != std::string::npos;) {
            at += start.size();  // behind the slash
            const bool below = content.compare(at, folder.size(), folder) == 0;
            result.append(content, done, at - 1 - done).append(below ? std::string() : up);
            done = at = below ? at + folder.size() : at;
        }
        content = result.append(content, done);
    }
}

std::string readable(std::string_view bytes) {
    std::vector<Entry> entries = unpacked(bytes);
    for (Entry& entry : entries) {
        if (entry.name.ends_with(".rels")) relativeTargets(entry.name, entry.content);
        if (entry.name == "content.xml") {
            entry.content = plainCells(std::move(entry.content));
            if (repeatsTooOften(entry.content)) throw TooLarge{};
        }
        if (!entry.name.starts_with("xl/") && !entry.name.starts_with("_rels/")) continue;
        entry.content = usualNames(entry.content);
        const bool sheet = entry.name.find("worksheets/") != std::string::npos;
        if (!sheet && !entry.name.ends_with("sharedStrings.xml")) continue;
        entry.content = withoutPronunciation(entry.content);
        blanksForReturns(entry.content);
        if (sheet) entry.content = inlineTexts(textsBesideFormulas(entry.content));
    }
    return packed(entries);
}

}  // namespace

bool looksLikeWorkbook(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04");
}

Result<std::vector<Sheet>> readWorkbook(std::string_view bytes, const std::string& path) {
    const auto unusable = [&](const MessageKind& why, const std::string& detail = {}) {
        return Error{ErrorCode::unusableTable, detail, path, {why}};
    };
    return guarded([&]() -> Result<std::vector<Sheet>> {
        if (unpackedSize(bytes) > kLargestContent) return unusable(kTableTooLarge);
        std::optional<Workbook> workbook;
        try {
            const auto format =
                orcus::detect(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
            workbook.emplace(format == orcus::format_t::xlsx);
            switch (format) {
                case orcus::format_t::xlsx:
                    orcus::orcus_xlsx(&*workbook).read_stream(readable(bytes));
                    break;
                case orcus::format_t::ods:
                    orcus::orcus_ods(&*workbook).read_stream(readable(bytes));
                    break;
                default:
                    return unusable(kNoWorkbook);
            }
        } catch (const TooLarge&) {
            return unusable(kTableTooLarge);
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const std::exception& e) {
            return unusable(kWorkbookDamaged, e.what());
        }
        try {
            return workbook->sheets();
        } catch (const TooLarge&) {
            return unusable(kTableTooLarge);
        }
    });
}

}  // namespace fovea::dataset
