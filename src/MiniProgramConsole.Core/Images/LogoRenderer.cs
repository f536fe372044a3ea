using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace MiniProgramConsole.Core.Images;

/// <summary>The original is never served, because its metadata may reveal where and by whom it was taken.</summary>
public sealed class LogoRenderer(DecodingGate gate)
{
    /// <summary>Part of every rendition's address. Increase it when an original renders differently.</summary>
    public const int RecipeVersion = 2;

    // The signature and the header chunk.
    private const int HeaderEnd = 33;

    public static IReadOnlyList<int> Sides { get; } = [96, 192, 512];

    /// <summary>The list's on both kinds of screens; the form's preview shows the larger.</summary>
    private static readonly int[] FirstSides = [96, 192];

    /// <summary>An 8-bit PNG without metadata, turned by EXIF, with its colour profile. Small images keep their size.</summary>
    public Task<byte[]> RenderAsync(byte[] original, int side, CancellationToken cancellationToken) =>
        gate.RunAsync(() => Render(original, side), cancellationToken);

    private static byte[] Render(byte[] original, int side)
    {
        var content = ImageContent.Read(original) ?? throw new InvalidDataException("The logo is not whole.");
        using var image = LogoDecoder.Decode(content) ?? throw new InvalidDataException("The logo does not decode.");
        return Render(image, content, side);
    }

    /// <summary>The renditions that the next pages show.</summary>
    internal static IReadOnlyList<(int Side, byte[] Png)> RenderFirst(Image<Rgba32> decoded, ImageContent content)
    {
        // A logo that is smaller than both sides looks the same at both.
        var bySize = FirstSides.Select(side => Math.Min(decoded.Width, side)).Distinct()
            .ToDictionary(size => size, size => Render(decoded, content, size));
        return [.. FirstSides.Select(side => (side, bySize[Math.Min(decoded.Width, side)]))];
    }

    /// <summary>Turns <paramref name="decoded"/>, but keeps its size for further sides.</summary>
    private static byte[] Render(Image<Rgba32> decoded, ImageContent content, int side)
    {
        var target = Math.Min(decoded.Width, side);
        decoded.Mutate(picture => picture.AutoOrient());
        using var image = decoded.Clone(picture => picture.Resize(target, target, KnownResamplers.CatmullRom));
        return Encode(image, content);
    }

    private static byte[] Encode(Image<Rgba32> image, ImageContent content)
    {
        var encoder = new PngEncoder
        {
            BitDepth = PngBitDepth.Bit8,
            ColorType = (content.IsGrey, IsOpaque(image)) switch
            {
                (true, true) => PngColorType.Grayscale,
                (true, false) => PngColorType.GrayscaleWithAlpha,
                (false, true) => PngColorType.Rgb,
                (false, false) => PngColorType.RgbWithAlpha,
            },
            ChunkFilter = PngChunkFilter.ExcludeAll,
        };
        using var png = new MemoryStream();
        image.Save(png, encoder);
        var bytes = png.GetBuffer().AsSpan(0, (int)png.Length);
        return [.. bytes[..HeaderEnd], .. content.ColourChunks, .. bytes[HeaderEnd..]];
    }

    private static bool IsOpaque(Image<Rgba32> image)
    {
        var isOpaque = true;
        image.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height && isOpaque; y++)
            {
                foreach (var pixel in rows.GetRowSpan(y))
                {
                    isOpaque &= pixel.A == byte.MaxValue;
                }
            }
        });
        return isOpaque;
    }
}
