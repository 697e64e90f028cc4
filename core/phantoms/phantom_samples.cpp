#include "phantoms/phantom_samples.h"

#include <array>
#include <string>

#include "base/random.h"

namespace fovea::phantoms {

namespace {

using dataset::Sample;

constexpr int kViews = 64;
constexpr int kHashBits = 1024;
constexpr double kSetBits = 0.26;   ///< of a perceptual hash
constexpr double kOfTheView = 0.6;  ///< bits that images of one view share

std::string hexadecimal(Random& random, int digits) {
    std::string text;
    for (int i = 0; i < digits; ++i) text += "0123456789abcdef"[random.below(16)];
    return text;
}

using Bits = std::array<bool, kHashBits>;

Bits bits(Random& random) {
    Bits all{};
    for (bool& bit : all) bit = random.uniform() < kSetBits;
    return all;
}

std::string text(const Bits& bits) {
    std::string digits;
    for (std::size_t i = 0; i < bits.size(); i += 4)
        digits += "0123456789abcdef"[bits[i] * 8 + bits[i + 1] * 4 + bits[i + 2] * 2 + bits[i + 3]];
    return digits;
}

std::string perceptualHash(Random& random, const Bits& view, const Bits& mirrored) {
    std::string digits;
    for (const Bits* shared : {&view, &mirrored}) {
        Bits own = bits(random);
        for (std::size_t i = 0; i < own.size(); ++i)
            if (random.uniform() < kOfTheView) own[i] = (*shared)[i];
        digits += text(own);
    }
    return digits;
}

/// Of an image edited a little: some ten bits differ.
std::string edited(std::string hash, Random& random) {
    for (int i = 0; i < 10; ++i) hash[random.below(hash.size())] = "0123456789abcdef"[random.below(16)];
    return hash;
}

}  // namespace

std::vector<Sample> phantomSamples(int count, std::uint64_t seed) {
    Random random(seed);
    std::vector<Bits> views;
    for (int i = 0; i < 2 * kViews; ++i) views.push_back(bits(random));
    std::vector<Sample> samples;
    samples.reserve(std::size_t(count));
    for (int i = 0; i < count; ++i) {
        const int patient = i / 5;
        Sample s;
        s.label = patient % 3 ? "healthy" : "diseased";
        s.patient = "PHANTOM-" + std::to_string(patient);
        s.split = patient % 10 < 7   ? dataset::Split::train
                  : patient % 10 < 8 ? dataset::Split::validation
                                     : dataset::Split::test;
        s.path = "/phantoms/" + s.label + "/" + s.patient + "/" + std::to_string(i) + ".dcm";
        s.format = "DICOM";
        s.width = s.height = 512;
        const std::size_t view = random.below(kViews) * 2;
        s.pixelHash = hexadecimal(random, 64);
        s.perceptualHash = perceptualHash(random, views[view], views[view + 1]);
        if (i % 100 == 99)
            s.perceptualHash = edited(samples[random.below(samples.size())].perceptualHash, random);
        if (i % 1000 == 998) {
            s.pixelHash = samples.back().pixelHash;
            s.perceptualHash = samples.back().perceptualHash;
        }
        const std::string device = std::to_string(random.below(6));
        const std::string uid = "2.25.31415926535897932384626433832795";
        s.facts = {{"PatientID", s.patient},
                   {"PatientName", "Phantom^" + std::to_string(patient)},
                   {"PatientSex", patient % 2 ? "F" : "M"},
                   {"PatientAge", "0" + std::to_string(20 + patient % 70) + "Y"},
                   {"StudyDate", "20240131"},
                   {"Modality", "MR"},
                   {"Manufacturer", "Phantom Devices " + device},
                   {"ManufacturerModelName", "Model " + device},
                   {"StationName", "STATION" + device},
                   {"InstitutionName", "Phantom Hospital"},
                   {"ImageType", "ORIGINAL\\PRIMARY\\AXIAL"},
                   {"SOPClassUID", "1.2.840.10008.5.1.4.1.1.4"},
                   {"SOPInstanceUID", uid + std::to_string(i)},
                   {"StudyInstanceUID", uid + "1" + std::to_string(patient)},
                   {"SeriesInstanceUID", uid + "2" + std::to_string(patient)}};
        samples.push_back(std::move(s));
    }
    return samples;
}

std::vector<Sample> crowdedPhantomSamples(int count, std::uint64_t seed) {
    constexpr int kPlaces = 30;
    std::vector<Sample> samples = phantomSamples(count, seed);
    Random random(mixSeed({seed, 1}));
    const Bits scene = bits(random), mirrored = bits(random);
    for (Sample& s : samples) {
        s.perceptualHash.clear();
        for (Bits own : {scene, mirrored}) {
            for (int i = 0; i < kPlaces; ++i) {
                bool& bit = own[random.below(own.size())];
                bit = !bit;
            }
            s.perceptualHash += text(own);
        }
    }
    return samples;
}

}  // namespace fovea::phantoms
