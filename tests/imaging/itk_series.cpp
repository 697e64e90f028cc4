#include "tests/imaging/itk_series.h"

#include <itkGDCMImageIO.h>
#include <itkGDCMSeriesFileNames.h>
#include <itkImage.h>
#include <itkImageSeriesReader.h>

namespace fovea::test {

ItkSeries itkSeries(const std::string& folder) {
    using Image = itk::Image<float, 3>;
    ItkSeries series;
    try {
        const auto names = itk::GDCMSeriesFileNames::New();
        names->SetUseSeriesDetails(false);
        names->SetDirectory(folder);
        const auto reader = itk::ImageSeriesReader<Image>::New();
        reader->SetImageIO(itk::GDCMImageIO::New());
        reader->SetFileNames(names->GetFileNames(names->GetSeriesUIDs().at(0)));
        reader->Update();
        const Image& image = *reader->GetOutput();
        const Image::SizeType size = image.GetLargestPossibleRegion().GetSize();
        for (unsigned axis = 0; axis < 3; ++axis) {
            series.size[axis] = size[axis];
            series.spacingMm[axis] = image.GetSpacing()[axis];
            series.originMm[axis] = image.GetOrigin()[axis];
            for (unsigned p = 0; p < 3; ++p) series.direction[axis][p] = image.GetDirection()[p][axis];
        }
        const float* first = image.GetBufferPointer();
        series.values.assign(first, first + size[0] * size[1] * size[2]);
    } catch (const std::exception& e) {
        series.failed = e.what();
    }
    return series;
}

}  // namespace fovea::test
