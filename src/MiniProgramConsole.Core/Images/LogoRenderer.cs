using SkiaSharp;

namespace MiniProgramConsole.Core.Images;

/// <summary>Makes what is served of a logo: never the original, which may hold where and by whom it was taken.</summary>
public sealed class LogoRenderer(DecodingGate gate)
{
    /// <summary>Part of a rendition's address; it changes when the same original comes out differently.</summary>
    public const int RecipeVersion = 1;

    /// <summary>The widths in which logos are served, in pixels.</summary>
    public static IReadOnlyList<int> Sides { get; } = [96, 192, 512];

    /// <summary>
    /// Makes a PNG without metadata, in sRGB, turned as its EXIF orientation says; an image smaller than asked for keeps its size.
    /// </summary>
    /// <param name="original">The bytes of a logo that <see cref="LogoReader"/> accepted.</param>
    /// <param name="side">The width and height wanted, in pixels.</param>
    /// <param name="cancellationToken">Cancels the wait for a place to decode.</param>
    /// <exception cref="InvalidDataException">The original does not decode.</exception>
    public Task<byte[]> RenderAsync(byte[] original, int side, CancellationToken cancellationToken) =>
        gate.RunAsync(() => Render(original, side), cancellationToken);

    private static byte[] Render(byte[] original, int side)
    {
        var bitmap = LogoDecoder.Decode(original, out _, out var origin) ?? throw new InvalidDataException("The logo does not decode.");
        try
        {
            // One step of more than a half would skip pixels.
            while (bitmap.Width >= 2 * side)
            {
                var half = Resize(bitmap, (bitmap.Width + 1) / 2, SKMatrix.Identity, new SKSamplingOptions(SKFilterMode.Linear));
                bitmap.Dispose();
                bitmap = half;
            }

            using var turned = Resize(bitmap, Math.Min(bitmap.Width, side), Turn(origin), new SKSamplingOptions(SKCubicResampler.CatmullRom));
            using var pixels = turned.PeekPixels();
            using var png = pixels?.Encode(SKPngEncoderOptions.Default);
            return png?.ToArray() ?? throw new InvalidDataException("The logo does not encode.");
        }
        finally
        {
            bitmap.Dispose();
        }
    }

    /// <summary>Draws a square bitmap at another size.</summary>
    /// <param name="source">The bitmap.</param>
    /// <param name="side">The new width and height.</param>
    /// <param name="turn">How to turn a square of side 1.</param>
    /// <param name="sampling">How to mix pixels.</param>
    private static SKBitmap Resize(SKBitmap source, int side, SKMatrix turn, SKSamplingOptions sampling)
    {
        var target = new SKBitmap(source.Info.WithSize(side, side));
        using var canvas = new SKCanvas(target);
        using var image = SKImage.FromBitmap(source);
        using var paint = new SKPaint { BlendMode = SKBlendMode.Src };
        canvas.Scale(side);
        canvas.Concat(turn);
        canvas.DrawImage(image, SKRect.Create(1, 1), sampling, paint);
        return target;
    }

    private static SKMatrix Turn(SKEncodedOrigin origin) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, 1, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, 1, 0, -1, 1, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, 1, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, 1, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, 1, -1, 0, 1, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, 1, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
