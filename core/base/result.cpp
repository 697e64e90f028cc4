#include "base/result.h"

#include <cerrno>
#include <exception>
#include <filesystem>
#include <system_error>

namespace fovea {

Error errorFromCurrentException() {
    try {
        throw;
    } catch (const std::bad_alloc&) {
        return {ErrorCode::outOfMemory, "allocation failed", {}};
    } catch (const std::filesystem::filesystem_error& e) {
        ErrorCode code = ErrorCode::notReadable;
        if (e.code() == std::errc::no_such_file_or_directory) code = ErrorCode::fileNotFound;
        if (e.code() == std::errc::no_space_on_device) code = ErrorCode::diskFull;
        if (e.code() == std::errc::read_only_file_system) code = ErrorCode::notWritable;
        return {code, e.code().message(), e.path1().string()};
    } catch (const std::exception& e) {
        const std::string what = e.what();
        // torch reports exhausted memory through its general exception class, in these words.
        const bool memory = what.find("can't allocate memory") != std::string::npos ||
                            what.find("out of memory") != std::string::npos ||
                            what.find("not enough memory") != std::string::npos;
        // So it does a GPU that was lost, or that a driver gave up.
        const bool device = what.find("CUDA error") != std::string::npos ||
                            what.find("CUDNN_STATUS") != std::string::npos ||
                            what.find("CUBLAS_STATUS") != std::string::npos;
        return {memory   ? ErrorCode::outOfMemory
                : device ? ErrorCode::deviceUnavailable
                         : ErrorCode::internal,
                what.substr(0, what.find('\n')),
                {}};
    } catch (...) {
        return {ErrorCode::internal, "unknown exception", {}};
    }
}

}  // namespace fovea
