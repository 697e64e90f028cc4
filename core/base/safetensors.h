#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/result.h"

namespace fovea {

/// Element types that Fovea reads and writes.
enum class DType { f32, f16, bf16, f64, i64, i32, i16, u8, i8, boolean };
std::size_t dtypeSize(DType dtype);
const char* dtypeName(DType dtype);  ///< as in the format: "F32", "BF16" ...

/// One tensor inside a mapped file: row-major, little-endian, no copy.
struct TensorView {
    DType dtype = DType::f32;
    std::vector<std::int64_t> shape;
    std::span<const std::byte> bytes;
    std::int64_t elements() const;
};

/// A safetensors file, memory-mapped (format: huggingface/safetensors, README
/// "Format": 8-byte header length, JSON header, data).
///
/// The header is validated whole before anything is handed out: its length, JSON,
/// known types, offsets inside the file, sizes that match shapes, no overlap, no
/// gap. Errors: fileNotFound, corruptFile (detail says which rule, which tensor).
/// Views stay valid as long as the object lives. Immutable, thread-safe.
class SafeTensors {
public:
    static Result<SafeTensors> open(const std::string& path);

    const std::map<std::string, TensorView>& tensors() const { return m_tensors; }
    /// nullptr when there is no such tensor.
    const TensorView* find(const std::string& name) const;
    /// The `__metadata__` strings.
    const std::map<std::string, std::string>& metadata() const { return m_metadata; }
    const std::string& path() const { return m_path; }

private:
    std::string m_path;
    MappedFile m_file;
    std::map<std::string, TensorView> m_tensors;
    std::map<std::string, std::string> m_metadata;
};

/// Puts tensors together and yields the file's bytes (deterministic: by name).
class SafeTensorsWriter {
public:
    /// `bytes` are copied. Their size must match shape and type.
    void add(const std::string& name, DType dtype, std::vector<std::int64_t> shape,
             std::span<const std::byte> bytes);
    void setMetadata(const std::string& key, const std::string& value) { m_metadata[key] = value; }
    std::vector<std::byte> bytes() const;

private:
    struct Entry {
        DType dtype;
        std::vector<std::int64_t> shape;
        std::vector<std::byte> bytes;
    };
    std::map<std::string, Entry> m_entries;
    std::map<std::string, std::string> m_metadata;
};

}  // namespace fovea
