using System.Numerics;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace MiniProgramConsole.Web.Hosting.Demo;

internal static class FlatPicture
{
    public static byte[] Draw(int side, string ground, params IReadOnlyList<(string Colour, Func<Vector2, float> Distance)> shapes)
    {
        using var image = new Image<Rgb24>(side, side, Color.ParseHex(ground));
        foreach (var (colour, distance) in shapes)
        {
            var ink = Color.ParseHex(colour).ToPixel<Rgb24>();
            image.ProcessPixelRows(rows =>
            {
                for (var y = 0; y < side; y++)
                {
                    var row = rows.GetRowSpan(y);
                    for (var x = 0; x < side; x++)
                    {
                        row[x] = Mix(row[x], ink, Math.Clamp(0.5f - distance(new Vector2(x + 0.5f, y + 0.5f)), 0, 1));
                    }
                }
            });
        }

        using var png = new MemoryStream();
        image.Save(png, new PngEncoder { ColorType = PngColorType.Rgb, CompressionLevel = PngCompressionLevel.BestCompression });
        return png.ToArray();
    }

    private static Rgb24 Mix(Rgb24 below, Rgb24 ink, float part) => new(
        (byte)MathF.Round(float.Lerp(below.R, ink.R, part)),
        (byte)MathF.Round(float.Lerp(below.G, ink.G, part)),
        (byte)MathF.Round(float.Lerp(below.B, ink.B, part)));
}
