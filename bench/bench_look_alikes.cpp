// Precision and recall of the search for look-alikes: bench_look_alikes [--many COUNT] [FOLDER ...]
//
// Plants copies of known kinds among the images below each folder, and among made-up mammograms of
// different women by one device, and prints which are found, and which images are called copies wrongly.
// --many: how long the search takes among so many made-up images.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>
// After cstdio, which it needs.
#include <jpeglib.h>

#include "base/random.h"
#include "dataset/perceptual_hash.h"
#include "dataset/pixel_hash.h"
#include "dataset/union_find.h"
#include "imaging/read_image.h"
#include "imaging/resize.h"
#include "imaging/window_policy.h"
#include "tests/support/mammograms.h"

using namespace fovea;
using dataset::Sample;
using imaging::Pixels;

namespace {

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// As JPEG of this quality, and back.
Pixels recompressed(const Pixels& p, int quality) {
    jpeg_error_mgr errors;
    jpeg_compress_struct out{};
    out.err = jpeg_std_error(&errors);
    jpeg_create_compress(&out);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&out, &bytes, &size);
    out.image_width = JDIMENSION(p.width);
    out.image_height = JDIMENSION(p.height);
    out.input_components = p.channels;
    out.in_color_space = p.channels == 3 ? JCS_RGB : JCS_GRAYSCALE;
    jpeg_set_defaults(&out);
    jpeg_set_quality(&out, quality, TRUE);
    jpeg_start_compress(&out, TRUE);
    const std::size_t stride = std::size_t(p.width) * std::size_t(p.channels);
    while (out.next_scanline < out.image_height) {
        auto* row = const_cast<JSAMPLE*>(&p.data[out.next_scanline * stride]);
        jpeg_write_scanlines(&out, &row, 1);
    }
    jpeg_finish_compress(&out);
    jpeg_destroy_compress(&out);

    jpeg_decompress_struct in{};
    in.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&in);
    jpeg_mem_src(&in, bytes, size);
    jpeg_read_header(&in, TRUE);
    jpeg_start_decompress(&in);
    Pixels result = p;
    while (in.output_scanline < in.output_height) {
        JSAMPLE* row = &result.data[in.output_scanline * stride];
        jpeg_read_scanlines(&in, &row, 1);
    }
    jpeg_finish_decompress(&in);
    jpeg_destroy_decompress(&in);
    std::free(bytes);
    return result;
}

Pixels times(Pixels p, double factor) {
    for (auto& v : p.data) v = std::uint8_t(std::min(v * factor, 255.0));
    return p;
}

using Edit = std::function<Pixels(const Pixels&, Random&)>;
const std::vector<std::pair<const char*, Edit>>& edits() {
    using test::cropped;
    static const std::vector<std::pair<const char*, Edit>> all = {
        {"JPEG 85", [](const Pixels& p, Random&) { return recompressed(p, 85); }},
        {"JPEG 60", [](const Pixels& p, Random&) { return recompressed(p, 60); }},
        {"cropped by 5 % in all",
         [](const Pixels& p, Random&) { return recompressed(cropped(p, 0.025, 0.025, 0.025, 0.025), 85); }},
        {"cropped by 5 % at two sides",
         [](const Pixels& p, Random&) { return recompressed(cropped(p, 0.05, 0.05, 0, 0), 85); }},
        {"cropped by 5 % at each side",
         [](const Pixels& p, Random&) { return recompressed(cropped(p, 0.05, 0.05, 0.05, 0.05), 85); }},
        {"cropped anyhow, up to 5 %",
         [](const Pixels& p, Random& r) {
             const double left = r.uniform(0, 0.05), top = r.uniform(0, 0.05), right = r.uniform(0, 0.05);
             return recompressed(cropped(p, left, top, right, r.uniform(0, 0.05)), 85);
         }},
        {"mirrored", [](const Pixels& p, Random&) { return recompressed(test::mirrored(p), 85); }},
        {"brighter by a fifth", [](const Pixels& p, Random&) { return recompressed(times(p, 1.2), 85); }},
        {"darker by three tenths", [](const Pixels& p, Random&) { return recompressed(times(p, 0.7), 85); }},
        {"reduced to 60 %",
         [](const Pixels& p, Random&) {
             return recompressed(imaging::resize(p, p.width * 3 / 5, p.height * 3 / 5), 85);
         }},
    };
    return all;
}

/// As nearDuplicates(), with equal pixels, too.
dataset::UnionFind groupsOf(const std::vector<Sample>& samples) {
    dataset::UnionFind groups(samples.size());
    std::map<std::string, std::size_t> first;
    for (std::size_t i = 0; i < samples.size(); ++i)
        groups.join(first.try_emplace(samples[i].pixelHash, i).first->second, i);
    for (const auto& group : dataset::nearDuplicates(samples))
        for (const std::size_t i : group) groups.join(group.front(), i);
    return groups;
}

Sample sampleOf(const Pixels& p) {
    Sample s;
    s.pixelHash = dataset::pixelHash(p);
    s.perceptualHash = dataset::perceptualHash(p);
    return s;
}

/// `allDiffer`: no two of the pictures show the same, so that any two that are found are wrong. Else
/// those are counted by themselves: a person has to look.
void measure(const std::string& name, const std::vector<Pixels>& pictures, bool allDiffer) {
    std::vector<Sample> samples;
    for (const Pixels& p : pictures) samples.push_back(sampleOf(p));
    dataset::UnionFind among = groupsOf(samples);
    std::vector<std::size_t> origin;
    int foundAmong = 0;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        origin.push_back(allDiffer ? i : among.root(i));
        for (std::size_t j = 0; j < i; ++j) foundAmong += among.root(i) == among.root(j);
    }
    Random random(1);
    std::vector<std::size_t> kind(pictures.size(), edits().size()), of(pictures.size());
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const std::size_t edit = i % edits().size();
        samples.push_back(sampleOf(edits()[edit].second(pictures[i], random)));
        origin.push_back(origin[i]);
        kind.push_back(edit);
        of.push_back(i);
    }
    const auto start = std::chrono::steady_clock::now();
    dataset::UnionFind groups = groupsOf(samples);
    const double seconds = secondsSince(start);
    std::vector<int> found(edits().size()), planted(edits().size());
    int right = 0, wrong = 0, all = 0, allFound = 0;
    for (std::size_t i = pictures.size(); i < samples.size(); ++i) {
        const bool hit = groups.root(i) == groups.root(of[i]);
        ++planted[kind[i]];
        found[kind[i]] += hit;
        ++all;
        allFound += hit;
    }
    for (std::size_t i = 0; i < samples.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (groups.root(i) == groups.root(j)) ++(origin[i] == origin[j] ? right : wrong);
    std::printf(
        "%s: %zu images and as many copies: recall %.3f, precision of pairs %.4f (%d wrong); %d pairs among "
        "the "
        "originals; %.2f s\n",
        name.c_str(), pictures.size(), double(allFound) / std::max(1, all),
        right + wrong > 0 ? double(right) / (right + wrong) : 1.0, wrong, foundAmong, seconds);
    for (std::size_t e = 0; e < edits().size(); ++e)
        std::printf("    %-28s %d of %d\n", edits()[e].first, found[e], planted[e]);
    std::fflush(stdout);
}

std::vector<Pixels> imagesBelow(const std::string& folder) {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<Pixels> pictures;
    for (const std::string& file : files)
        if (const auto image = imaging::readImage(file))
            pictures.push_back(imaging::networkPixels(*image, imaging::WindowPolicy()));
    return pictures;
}

void measureMany(std::size_t count) {
    std::vector<Sample> samples(count);
    for (std::size_t i = 0; i < count; ++i) {
        Random random(i);
        Pixels p{33, 32, 1, std::vector<std::uint8_t>(33 * 32)};
        for (auto& v : p.data) v = std::uint8_t(random.below(256));
        samples[i] = sampleOf(p);
    }
    const auto start = std::chrono::steady_clock::now();
    const auto found = dataset::nearDuplicates(samples);
    std::printf("%zu different images: searched in %.2f s, %zu groups\n", count, secondsSince(start),
                found.size());
}

}  // namespace

int main(int count, char** arguments) {
    std::vector<std::string> folders(arguments + 1, arguments + count);
    if (folders.size() >= 2 && folders[0] == "--many") {
        measureMany(std::size_t(std::atoll(folders[1].c_str())));
        folders.erase(folders.begin(), folders.begin() + 2);
    }
    for (const std::string& folder : folders) measure(folder, imagesBelow(folder), false);
    for (const double contrast : {1.0, 0.6}) {
        std::vector<Pixels> women;
        for (std::uint64_t woman = 0; woman < 300; ++woman)
            women.push_back(test::mirrored(test::mammogram(woman, contrast)));
        char name[80];
        std::snprintf(name, sizeof name, "mammograms of 300 women, contrast %.1f", contrast);
        measure(name, women, true);
    }
    // Neighbouring slices: each a sixth on the way to another one.
    std::vector<Sample> slices;
    for (std::uint64_t stack = 0; stack < 60; ++stack) {
        const Pixels here = test::mammogram(2 * stack), there = test::mammogram(2 * stack + 1);
        for (const double share : {0.0, 1 / 6.0}) {
            Pixels slice = here;
            for (std::size_t i = 0; i < slice.data.size(); ++i)
                slice.data[i] = std::uint8_t(here.data[i] * (1 - share) + there.data[i] * share);
            slices.push_back(sampleOf(slice));
        }
    }
    dataset::UnionFind groups = groupsOf(slices);
    int found = 0, wrong = 0;
    for (std::size_t i = 0; i < slices.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (groups.root(i) == groups.root(j)) ++(i / 2 == j / 2 ? found : wrong);
    std::printf("neighbouring slices: %d of %zu, %d wrong pairs\n", found, slices.size() / 2, wrong);
}
