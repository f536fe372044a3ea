using System.Numerics;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace MiniProgramConsole.Web.Hosting.Demo;

internal static class FlatPicture
{
    public static byte[] Draw(int side, string ground, params IReadOnlyList<(string Colour, Func<Vector2, float> Distance)> shapes)
    {
        var pixels = new byte[side * side * 3];
        foreach (var (colour, distance) in shapes.Prepend((ground, _ => -1)))
        {
            var ink = Convert.FromHexString(colour);
            for (var place = 0; place < side * side; place++)
            {
                var centre = new Vector2(place % side + 0.5f, place / side + 0.5f);
                Mix(pixels.AsSpan(place * 3, 3), ink, Math.Clamp(0.5f - distance(centre), 0, 1));
            }
        }

        using var image = Image.LoadPixelData<Rgb24>(pixels, side, side);
        using var png = new MemoryStream();
        image.Save(png, new PngEncoder { ColorType = PngColorType.Rgb, CompressionLevel = PngCompressionLevel.BestCompression });
        return png.ToArray();
    }

    private static void Mix(Span<byte> pixel, byte[] ink, float part)
    {
        for (var channel = 0; channel < ink.Length; channel++)
        {
            pixel[channel] = (byte)MathF.Round(float.Lerp(pixel[channel], ink[channel], part));
        }
    }
}
