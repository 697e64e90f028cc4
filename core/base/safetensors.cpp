#include "base/safetensors.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>

namespace fovea {

namespace {

struct DTypeRow {
    DType dtype;
    const char* name;
    std::size_t size;
};
constexpr DTypeRow kTypes[] = {{DType::f32, "F32", 4},     {DType::f16, "F16", 2}, {DType::bf16, "BF16", 2},
                               {DType::f64, "F64", 8},     {DType::i64, "I64", 8}, {DType::i32, "I32", 4},
                               {DType::i16, "I16", 2},     {DType::u8, "U8", 1},   {DType::i8, "I8", 1},
                               {DType::boolean, "BOOL", 1}};

const DTypeRow& typeRow(DType dtype) {
    return *std::find_if(std::begin(kTypes), std::end(kTypes),
                         [&](const DTypeRow& r) { return r.dtype == dtype; });
}

// The format's own implementation refuses longer headers.
constexpr std::uint64_t kMaxHeaderBytes = 100'000'000;

/// Watches the header being parsed for what the parser lets pass: a name that
/// stands twice (the last would win), and depth (an object of objects of arrays
/// is all there may be; deeper values are not built).
struct HeaderRules {
    std::string broken;  ///< the rule that was broken first; empty when none was
    std::set<std::string> names[2];

    bool operator()(int depth, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
        using Event = nlohmann::json::parse_event_t;
        const auto fail = [&](const std::string& why) { broken = broken.empty() ? why : broken; };
        if (event == Event::object_start && depth < 2) names[depth].clear();
        if ((event == Event::object_start && depth >= 2) || (event == Event::array_start && depth >= 3)) {
            fail("the header is nested too deeply");
            return false;
        }
        if (event == Event::key && depth <= 2) {
            const auto& name = parsed.get_ref<const std::string&>();
            if (!names[depth - 1].insert(name).second) fail("the name " + name + " stands twice");
        }
        return true;
    }
};

}  // namespace

std::size_t dtypeSize(DType dtype) {
    return typeRow(dtype).size;
}
const char* dtypeName(DType dtype) {
    return typeRow(dtype).name;
}

std::int64_t TensorView::elements() const {
    std::int64_t n = 1;
    for (const std::int64_t s : shape) n *= s;
    return n;
}

Result<SafeTensors> SafeTensors::open(const std::string& path) {
    return guarded([&]() -> Result<SafeTensors> {
        const auto corrupt = [&](const std::string& detail) {
            return Error{ErrorCode::corruptFile, detail, path};
        };

        SafeTensors result;
        result.m_path = path;
        FOVEA_TRY(result.m_file, MappedFile::open(path));
        const auto bytes = result.m_file.bytes();
        if (bytes.size() < 8) return corrupt("shorter than the 8 bytes of the header's length");
        std::uint64_t headerLength = 0;
        std::memcpy(&headerLength, bytes.data(), 8);
        if (headerLength > kMaxHeaderBytes || headerLength > bytes.size() - 8)
            return corrupt("the header claims " + std::to_string(headerLength) + " bytes, the file has " +
                           std::to_string(bytes.size()));
        const auto* text = reinterpret_cast<const char*>(bytes.data() + 8);
        // The parser would take a zero byte for the end of its input.
        if (headerLength == 0 || *text != '{' || std::memchr(text, 0, headerLength))
            return corrupt("the header is no JSON object");
        HeaderRules rules;
        const auto header = nlohmann::json::parse(text, text + headerLength, std::ref(rules), false);
        if (!rules.broken.empty()) return corrupt(rules.broken);
        if (!header.is_object()) return corrupt("the header is no JSON object");
        const std::uint64_t dataSize = bytes.size() - 8 - headerLength;
        const std::byte* data = bytes.data() + 8 + headerLength;

        struct Extent {
            std::uint64_t begin, end;
            std::string name;
        };
        std::vector<Extent> extents;
        for (const auto& [name, entry] : header.items()) {
            if (name == "__metadata__") {
                if (!entry.is_object()) return corrupt("__metadata__ is no object");
                for (const auto& [key, value] : entry.items()) {
                    if (!value.is_string()) return corrupt("__metadata__ entry " + key + " is no string");
                    result.m_metadata[key] = value.get<std::string>();
                }
                continue;
            }
            const auto bad = [&corrupt, tensor = name](const std::string& why) {
                return corrupt("tensor " + tensor + ": " + why);
            };
            if (!entry.is_object() || !entry.contains("dtype") || !entry.contains("shape") ||
                !entry.contains("data_offsets") || !entry["dtype"].is_string() ||
                !entry["shape"].is_array() || !entry["data_offsets"].is_array() ||
                entry["data_offsets"].size() != 2)
                return bad("needs dtype, shape and two data_offsets");
            TensorView view;
            const std::string dtype = entry["dtype"];
            const auto* type = std::find_if(std::begin(kTypes), std::end(kTypes),
                                            [&](const DTypeRow& r) { return dtype == r.name; });
            if (type == std::end(kTypes)) return bad("unknown type " + dtype);
            view.dtype = type->dtype;
            std::uint64_t expected = type->size;
            for (const auto& s : entry["shape"]) {
                if (!s.is_number_unsigned()) return bad("a dimension is no natural number");
                const std::uint64_t dimension = s.get<std::uint64_t>();
                if (dimension > INT64_MAX || (dimension != 0 && expected > INT64_MAX / dimension))
                    return bad("larger than any file");
                expected *= dimension;
                view.shape.push_back(static_cast<std::int64_t>(dimension));
            }
            for (const auto& o : entry["data_offsets"])
                if (!o.is_number_unsigned()) return bad("an offset is no natural number");
            const std::uint64_t begin = entry["data_offsets"][0], end = entry["data_offsets"][1];
            if (begin > end || end > dataSize)
                return bad("its data lies outside the file (ends at " + std::to_string(end) + " of " +
                           std::to_string(dataSize) + ")");
            if (end - begin != expected)
                return bad("shape says " + std::to_string(expected) + " bytes, offsets say " +
                           std::to_string(end - begin));
            view.bytes = {data + begin, static_cast<std::size_t>(end - begin)};
            extents.push_back({begin, end, name});
            result.m_tensors[name] = std::move(view);
        }
        std::sort(extents.begin(), extents.end(), [](const Extent& a, const Extent& b) {
            return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
        });
        std::uint64_t position = 0;
        for (const Extent& e : extents) {
            if (e.begin < position) return corrupt("tensor " + e.name + " overlaps another");
            if (e.begin > position) return corrupt("unused bytes before tensor " + e.name);
            position = e.end;
        }
        if (position != dataSize) return corrupt("unused bytes at the end");
        return result;
    });
}

const TensorView* SafeTensors::find(const std::string& name) const {
    const auto it = m_tensors.find(name);
    return it == m_tensors.end() ? nullptr : &it->second;
}

void SafeTensorsWriter::add(const std::string& name, DType dtype, std::vector<std::int64_t> shape,
                            std::span<const std::byte> bytes) {
    m_entries[name] = {dtype, std::move(shape), {bytes.begin(), bytes.end()}};
}

std::vector<std::byte> SafeTensorsWriter::bytes() const {
    nlohmann::ordered_json header;
    if (!m_metadata.empty()) header["__metadata__"] = m_metadata;
    std::uint64_t offset = 0;
    for (const auto& [name, e] : m_entries) {
        header[name] = {{"dtype", dtypeName(e.dtype)},
                        {"shape", e.shape},
                        {"data_offsets", {offset, offset + e.bytes.size()}}};
        offset += e.bytes.size();
    }
    std::string text = header.is_null() ? "{}" : header.dump();
    text.resize((text.size() + 7) / 8 * 8, ' ');  // data starts aligned
    const std::uint64_t length = text.size();
    std::vector<std::byte> out(8 + length + offset);
    std::byte* position = out.data();
    const auto put = [&](const void* source, std::size_t size) {
        if (size > 0) std::memcpy(position, source, size);
        position += size;
    };
    put(&length, 8);
    put(text.data(), text.size());
    for (const auto& [name, e] : m_entries) put(e.bytes.data(), e.bytes.size());
    return out;
}

}  // namespace fovea
