using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;

namespace MiniProgramConsole.Core.Images;

/// <summary>Decodes an image completely or not at all.</summary>
internal static class LogoDecoder
{
    // A picture of 4096 × 4096 has 64 MiB of pixels, and nothing that decoding it takes besides is larger.
    private const int MaxAllocationMegabytes = 80;
    private const int MaxPoolMegabytes = 16;

    private static readonly Configuration Formats = new(new PngConfigurationModule(), new JpegConfigurationModule())
    {
        MaxDegreeOfParallelism = 1,
        MemoryAllocator = MemoryAllocator.Create(new MemoryAllocatorOptions
        {
            AllocationLimitMegabytes = MaxAllocationMegabytes,
            MaximumPoolSizeMegabytes = MaxPoolMegabytes,
        }),
    };

    /// <summary>The pixels in the file's own colours, not yet turned as its EXIF says; null where they do not decode.</summary>
    /// <param name="content">What counts of the file.</param>
    public static Image<Rgba32>? Decode(ImageContent content)
    {
        try
        {
            return Image.Load<Rgba32>(Formats, content.File);
        }
        catch (Exception exception) when (exception is ImageFormatException or NotSupportedException or InvalidMemoryOperationException)
        {
            return null;
        }
    }
}
