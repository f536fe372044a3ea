using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace MiniProgramConsole.Core.Images;

/// <summary>Makes what is served of a logo: never the original, which may hold where and by whom it was taken.</summary>
public sealed class LogoRenderer(DecodingGate gate)
{
    /// <summary>Part of a rendition's address; it changes when the same original comes out differently.</summary>
    public const int RecipeVersion = 2;

    // The signature and the header chunk.
    private const int HeaderEnd = 33;

    /// <summary>The widths in which logos are served, in pixels.</summary>
    public static IReadOnlyList<int> Sides { get; } = [96, 192, 512];

    /// <summary>
    /// Makes a PNG of 8 bits a channel without metadata, in the colours of the original and with its colour profile, turned as its EXIF
    /// orientation says. Grey stays grey, CMYK becomes RGB. An image smaller than asked for keeps its size.
    /// </summary>
    /// <param name="original">The bytes of a logo that <see cref="LogoReader"/> accepted.</param>
    /// <param name="side">The width and height wanted, in pixels.</param>
    /// <param name="cancellationToken">Cancels the wait for a place to decode.</param>
    /// <exception cref="InvalidDataException">The original does not decode.</exception>
    public Task<byte[]> RenderAsync(byte[] original, int side, CancellationToken cancellationToken) =>
        gate.RunAsync(() => Render(original, side), cancellationToken);

    private static byte[] Render(byte[] original, int side)
    {
        var content = ImageContent.Read(original) ?? throw new InvalidDataException("The logo is not whole.");
        using var image = LogoDecoder.Decode(content) ?? throw new InvalidDataException("The logo does not decode.");
        var target = Math.Min(image.Width, side);
        image.Mutate(picture => picture.AutoOrient().Resize(target, target, KnownResamplers.CatmullRom));
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
