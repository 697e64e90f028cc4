#include "pretraining/formula_sheet.h"

#include "pretraining/formula_images_torch.h"

namespace fovea::pretraining {

Result<void> writeFormulaSheet(const std::string& path, int rows, int columns, int imageSize,
                               std::uint64_t seed, FileLayer& files) {
    return guarded([&]() -> Result<void> {
        const FormulaBatch batch = drawFormulas(rows * columns, imageSize, seed, at::kCPU);
        const at::Tensor sheet = ((tint(batch.images, seed) + 1) * 127.5)
                                     .view({rows, columns, 3, imageSize, imageSize})
                                     .permute({0, 3, 1, 4, 2})
                                     .to(at::kByte)
                                     .contiguous();
        std::string ppm =
            "P6 " + std::to_string(columns * imageSize) + " " + std::to_string(rows * imageSize) + " 255\n";
        ppm.append(reinterpret_cast<const char*>(sheet.data_ptr<std::uint8_t>()), std::size_t(sheet.numel()));
        return files.writeAtomically(path, ppm);
    });
}

}  // namespace fovea::pretraining
