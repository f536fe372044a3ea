using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;

namespace MiniProgramConsole.Core.Images;

internal static class LogoDecoder
{
    // A 4096×4096 picture has 64 MiB of pixels, and no other allocation is larger.
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

    /// <summary>In the file's own colours, not yet turned by EXIF; null if the data doesn't decode.</summary>
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
